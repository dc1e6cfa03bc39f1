// HTTP: one request, answered whole or not at all. http and https only, also after redirects; certificates are always
// checked; no netrc, no cookies, no switch that weakens any of it. What a server does to us is bounded: size (decoded
// bytes), time, redirects, header values. Proxies are taken from the environment, as curl(1) does.
//
// Cancelling: when the stop_token fires, a transfer ends within about 100 ms, whatever the network does. Name look-ups
// run on libcurl's own resolver thread, which nobody waits for (CURLOPT_QUICK_EXIT; without it one perform call was
// seen to block for 8 s with silent name servers). `fetch` may be called from any number of threads. REQUIRES that the
// program ignores SIGPIPE: OpenSSL writes with write(2).
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "net/reach.h"

namespace accolade::net {

struct Request {
    std::string url;
    std::string etag, last_modified;  // validators of what we have; empty: send it all
    std::string token;                // bearer token; for the origin of `url` alone, never after a redirect elsewhere
    std::string accept = "*/*";
    std::size_t max_bytes = 8U << 20U;  // decoded
    Seconds connect{10}, stall{30}, whole{120};
    Reach reach = Reach::machine;  // how near the address may be

    bool operator==(const Request&) const = default;
};

struct Answer {
    int status = 200;  // 200, or 304 where a validator was sent
    std::string bytes;
    std::string etag, last_modified, content_type;
    std::string url;  // after redirects
    std::optional<Seconds> retry_after;
    Reach reach = Reach::everyone;  // where the answer came from: the nearest hop

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

struct Failure {
    Fault fault = Fault::nonsense;
    Error error;  // never holds the token, nor the address's query
    std::optional<Seconds> retry_after;

    bool operator==(const Failure&) const = default;
};

using Fetched = std::expected<Answer, Failure>;
using Fetch = std::function<Fetched(const Request&, std::stop_token)>;  // the seam; callable from any thread

// The real one. `agent`: "accolade/0.1.0".
Fetch http(std::string agent);

}  // namespace accolade::net
