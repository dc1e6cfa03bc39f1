#include "net/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "failures.h"
#include "net/url.h"
#include "retry_after.h"
#include "transfer.h"

namespace accolade::net {
namespace {

constexpr int kMaxRedirects = 5;

// Nothing is escaped here: an address with a blank or a control character is a mistake or an attack.
bool may_be_asked_for(const std::string& url) {
    return printable(url) && url.find(' ') == std::string::npos && web_url(url).has_value();
}

std::optional<Failure> refused_before_asking(const Request& request) {
    if (!may_be_asked_for(request.url)) {
        return failed(Fault::bad_request,
                      "not a usable address; it must be http or https, without spaces and without a user name (a "
                      "secret belongs in the token file)",
                      request.url);
    }
    if (!printable(request.token)) {
        return failed(Fault::bad_request, "the token has a line end or control character in it", request.url);
    }
    if (!printable(request.etag) || !printable(request.last_modified) || !printable(request.accept)) {
        return failed(Fault::bad_request, "a header value has a control character in it", request.url);
    }
    return std::nullopt;
}

bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_safe_redirect(const std::string& from, const std::string& to) {
    if (!may_be_asked_for(to)) return false;
    return scheme_of(to) == "https" || scheme_of(from) != "https";
}

// What came when no further hop is to be made.
Fetched answer_of(const Request& request, Transfer& transfer, const std::string& url, Reach nearest) {
    const auto status = transfer.status();
    const auto wait = retry_after(transfer.header("Retry-After"), transfer.header("Date"));
    const bool conditional = !request.etag.empty() || !request.last_modified.empty();
    if (status != 200 && !(status == 304 && conditional)) {
        auto failure = failure_of_status(status, url);
        failure.retry_after = wait;
        return std::unexpected(std::move(failure));
    }
    return Answer{static_cast<int>(status),
                  transfer.take_body(),
                  transfer.header("ETag"),
                  transfer.header("Last-Modified"),
                  transfer.header("Content-Type"),
                  url,
                  wait,
                  nearest};
}

Fetched fetch(const Request& request, const std::stop_token& stop, const std::string& agent) {
    // Thread-safe once, and never undone: threads of a resolver may outlive main.
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    assert(ready);
    (void)ready;

    if (auto refused = refused_before_asking(request)) return std::unexpected(std::move(*refused));
    std::string url = *web_url(request.url);
    const auto home = origin_of(url);
    bool with_token = true;
    Reach reach = request.reach, nearest = Reach::everyone;
    for (int hops = 0;; ++hops) {
        Transfer transfer(request, url, with_token, reach, agent);
        const auto code = transfer.run(stop);
        if (!code) return std::unexpected(failed(Fault::cancelled, "cancelled", url));
        if (*code != CURLE_OK) return std::unexpected(transfer.failure_of(*code));

        const Reach here = transfer.server_reach();
        nearest = std::max(nearest, here);
        if (!is_redirect(transfer.status())) return answer_of(request, transfer, url, nearest);

        if (hops == kMaxRedirects)
            return std::unexpected(
                failed(Fault::redirects, "more than " + std::to_string(kMaxRedirects) + " redirects", request.url));
        const auto target = transfer.redirect_target();
        if (!is_safe_redirect(url, target))
            return std::unexpected(
                failed(Fault::unsafe_redirect, "redirected to an address that is not safe to follow", url));
        url = *web_url(target);
        if (origin_of(url) != home) with_token = false;  // and it is not given back later
        reach = std::min(reach, here);
    }
}

}  // namespace

Fetch http(std::string agent) {
    return [agent = std::move(agent)](const Request& request, const std::stop_token& stop) {
        return fetch(request, stop, agent);
    };
}

}  // namespace accolade::net
