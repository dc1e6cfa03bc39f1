// Source: one configured feed: an http(s) address, a file, or a folder (every *.json in it, in the order of their
// names). What it last brought, and how to see that nothing has changed. Values; any thread, except where a Disk is
// given.
#pragma once

#include <string>
#include <vector>

#include "base/complaint.h"
#include "base/result.h"
#include "base/time.h"
#include "model/item.h"
#include "model/news.h"
#include "net/http.h"
#include "os/disk.h"

namespace accolade::feed {

struct SourceSettings {
    std::string address;     // "https://…", a file or a folder
    Seconds every{60};       // between two looks
    std::string token_file;  // holds a bearer token; empty: none. Read at each fetch, so that it can be renewed
    std::string name{};      // for operators; empty: its address

    bool operator==(const SourceSettings&) const = default;
};

inline constexpr std::size_t kFeedBytes = 8U << 20U;
inline constexpr std::size_t kFolderFiles = 200;

// One feed document, and where it lies: what its pictures' addresses are relative to.
struct Document {
    std::string address;
    std::string bytes;

    bool operator==(const Document&) const = default;
};

struct Validators {
    std::string etag, last_modified;

    bool operator==(const Validators&) const = default;
};

// The path of a file or folder source: without "file://".
std::string path_of(const std::string& address);

std::string digest_of(const std::vector<Document>& documents);

// Files as they were when last looked at. Equal stamps: nothing is read.
struct Look {
    std::vector<FileInfo> stamps;     // names with the folder
    std::vector<Document> documents;  // empty if `same`
    Complaints complaints;            // files of a folder that could not be read
    bool same = false;
};
Result<Look> look_at(Disk& disk, const std::string& address, const std::vector<FileInfo>& before);

// The request for a web source. The error says why the token cannot be had, never what it is.
Result<net::Request> request_for(Disk& disk, const SourceSettings& settings, const Validators& have);

// Why an answer is no feed at all: a web page, from a portal that wants a password, or nothing. Empty if it may be
// one.
std::string not_a_feed(const net::Answer& answer);

}  // namespace accolade::feed
