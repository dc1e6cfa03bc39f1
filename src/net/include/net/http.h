// HTTP: what is asked, and what came: an answer, or why there is none. The promises are the client's (client.h).
// Values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "net/reach.h"

namespace accolade::net {

// Requests of one lane never wait for those of another.
enum class Lane : std::uint8_t { feeds, pictures };

// What a server wants to see before it answers; for the origin of an address alone, never after a redirect elsewhere.
struct Credentials {
    std::string token;                 // sent as "Authorization: Bearer …"
    std::vector<std::string> headers;  // whole lines: "X-Api-Key: …"
    std::string certificate, key;      // files in PEM; no key: it is in the certificate's file

    bool operator==(const Credentials&) const = default;
};

struct Request {
    std::string url;
    std::string etag, last_modified;  // validators of what we have; empty: send it all
    Credentials credentials;
    std::string accept = "*/*";
    std::size_t max_bytes = 8U << 20U;  // decoded
    Seconds connect{10}, stall{30}, whole{120};
    Reach reach = Reach::machine;  // how near the address may be
    Lane lane = Lane::feeds;

    bool operator==(const Request&) const = default;
};

struct Answer {
    int status = 200;  // 200, or 304 where a validator was sent
    std::string bytes;
    std::string etag, last_modified, content_type;
    std::string url;  // after redirects
    std::optional<Seconds> retry_after;
    Reach reach = Reach::everyone;  // where the answer came from: the nearest hop
    bool through_proxy = false;     // and its name alone tells from where

    bool operator==(const Answer&) const = default;
};

enum class Fault {
    bad_request,  // we were asked for something that cannot be asked for
    name,         // name not found
    no_answer,    // nobody answers, or the name server does not
    refused,      // connection refused
    slow,         // too slow
    cut_short,    // ended before its end
    too_big,
    redirects,        // more than five
    unsafe_redirect,  // to another scheme, or from https to http
    not_allowed,      // the address is nearer than the one that named it may reach
    auth,             // 401, 403
    gone,             // 404, 410
    busy,             // 429, 503
    status,           // any other status
    certificate,      // TLS: expired, unknown, wrong name
    nonsense,         // no HTTP, bad encoding, headers without end
    cancelled,
};

std::string_view name_of(Fault fault);  // in a few plain words

struct Failure {
    Fault fault = Fault::nonsense;
    Error error;  // never holds the token, nor the address's query
    std::optional<Seconds> retry_after;
    int status = 0;  // of the answer; 0 where none came

    bool operator==(const Failure&) const = default;
};

using Fetched = std::expected<Answer, Failure>;
}  // namespace accolade::net
