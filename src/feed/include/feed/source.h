// Source: one configured feed: an http(s) address, a file, or a folder (every *.json in it, in the order of their
// names). What it last brought, and how to see that nothing has changed. Values; any thread, except where a Disk is
// given.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
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

    // What else its server may want to see, each read at each fetch; empty: nothing.
    std::string credential{};     // the name of a systemd credential that holds a bearer token
    std::string password_file{};  // holds "name:password", for Basic authentication
    std::string headers_file{};   // holds header lines: "X-Api-Key: …"
    std::string certificate{};    // of a client, in PEM
    std::string key{};            // of that certificate; empty: in the same file

    std::size_t limit = 0;            // only so many items, the newest; 0: all
    std::chrono::days newer_than{0};  // only items that were published within so many days; 0: all

    bool operator==(const SourceSettings&) const = default;
};

inline constexpr std::size_t kFeedBytes = 8U << 20U;
inline constexpr const char* kAccept = "application/feed+json, application/json;q=0.9, */*;q=0.5";
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
    std::optional<FileInfo> folder{};  // that they lie in, where a folder is the source
};
Result<Look> look_at(Disk& disk, const std::string& address, const std::vector<FileInfo>& before);

// The request for a web source. The error says why its credentials cannot be had, never what they are.
Result<net::Request> request_for(Disk& disk, const SourceSettings& settings, const Validators& have);

// Why an answer is no feed at all: a web page, from a portal that wants a password, or nothing. Empty if it may be one,
// whatever type the server says it has. What is quoted has no secret in it.
std::string not_a_feed(const net::Answer& answer, const net::Credentials& credentials);

}  // namespace accolade::feed
