#include "failures.h"

#include "net/url.h"

namespace accolade::net {

std::string_view name_of(Fault fault) {
    switch (fault) {
        case Fault::bad_request:
            return "bad request";
        case Fault::name:
            return "name";
        case Fault::no_answer:
            return "no answer";
        case Fault::refused:
            return "refused";
        case Fault::slow:
            return "slow";
        case Fault::cut_short:
            return "cut short";
        case Fault::too_big:
            return "too big";
        case Fault::redirects:
            return "redirects";
        case Fault::unsafe_redirect:
            return "unsafe redirect";
        case Fault::not_allowed:
            return "not allowed";
        case Fault::auth:
            return "token";
        case Fault::gone:
            return "not found";
        case Fault::busy:
            return "busy";
        case Fault::status:
            return "status";
        case Fault::certificate:
            return "certificate";
        case Fault::nonsense:
            return "not HTTP";
        case Fault::cancelled:
            return "cancelled";
    }
    return "";
}

Failure failed(Fault fault, std::string what, const std::string& url) {
    return {fault, {std::move(what), shown(url)}, std::nullopt};
}

Failure too_near(const std::string& url) {
    return failed(
        Fault::not_allowed,
        "address not allowed: " + host_of(url) + " is inside a network that the feed which names it is outside of",
        url);
}

namespace {

Failure in_words(long status, const std::string& url, Secret secret) {
    const std::string number = " (" + std::to_string(status) + ")";
    if (secret == Secret::sent && (status == 401 || status == 403))
        return failed(Fault::auth, "token refused" + number, url);
    if (status == 401) return failed(Fault::auth, "the server wants a token or a password" + number, url);
    if (status == 403) return failed(Fault::auth, "the server does not let this screen in" + number, url);
    if (status == 407) return failed(Fault::auth, "the proxy wants a password" + number, url);
    if (status == 404 || status == 410) return failed(Fault::gone, "not found" + number, url);
    if (status == 429 || status == 503) return failed(Fault::busy, "the server asks to wait" + number, url);
    return failed(Fault::status, (status >= 500 ? "the server has an error" : "unexpected answer") + number, url);
}

}  // namespace

Failure failure_of_status(long status, const std::string& url, Secret secret) {
    auto failure = in_words(status, url, secret);
    failure.status = static_cast<int>(status);
    return failure;
}

}  // namespace accolade::net
