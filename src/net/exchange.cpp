#include "exchange.h"

#include <algorithm>
#include <utility>

#include "failures.h"
#include "net/url.h"
#include "retry_after.h"

namespace accolade::net {
namespace {

constexpr int kMaxRedirects = 5;
constexpr Seconds kLookUp{3};
constexpr std::size_t kNoStream = 64U << 10U;  // bytes of an answer that is not wanted

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
    if (!printable(request.credentials.token)) {
        return failed(Fault::bad_request, "the token has a line end or control character in it", request.url);
    }
    if (!std::ranges::all_of(request.credentials.headers, printable)) {
        return failed(Fault::bad_request, "a line of the headers file has a control character in it", request.url);
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

}  // namespace

Exchange::Exchange(Request request, std::optional<StreamStart> stream, Caller caller, Sink sink)
    : request_(std::move(request)),
      stream_(std::move(stream)),
      caller_(std::move(caller)),
      sink_(std::move(sink)),
      reach_(request_.reach) {}

std::optional<Failure> Exchange::begin() {
    if (auto refused = refused_before_asking(request_)) return refused;
    auto url = *web_url(request_.url);
    home_ = origin_of(url);
    return go(std::move(url));
}

std::optional<Failure> Exchange::go(std::string url, Name name) {
    Hop hop;
    // A proxy's socket says nothing of the server: that is looked for here first. What has no address here, as in a
    // house where only the proxy can look outside, is judged by its name alone.
    if (reach_ != Reach::machine && !caller_.proxies.of(url).empty()) {
        const auto host = host_of(url);
        if (reach_of_name(host) > reach_) return too_near(url);
        hop.look_up = name == Name::unknown && !is_address(host);
    }
    hop.url = std::move(url);
    hop.accept = request_.accept;
    hop.etag = request_.etag;
    hop.last_modified = request_.last_modified;
    if (with_credentials_) hop.credentials = request_.credentials;
    if (stream_) hop.last_event_id = stream_->last_event_id;
    hop.stream = stream_.has_value();
    hop.may_wait = !stream_ && request_.lane == Lane::pictures;
    hop.max_bytes = stream_ ? kNoStream : request_.max_bytes;
    hop.reach = reach_;
    hop.connect = hop.look_up ? std::min(request_.connect, kLookUp) : request_.connect;
    hop.stall = request_.stall;
    hop.whole = request_.whole;
    transfer_ = std::make_unique<Transfer>(
        std::move(hop), caller_,
        Transfer::Sink{[this](Transfer&) { return !is_answer() || !sink_.begins || sink_.begins(answer()); },
                       sink_.piece});
    if (transfer_->handle() == nullptr) return transfer_->failure_of(CURLE_OUT_OF_MEMORY);
    return std::nullopt;
}

std::optional<Fetched> Exchange::looked_up() {
    auto url = transfer_->url();
    if (transfer_->nearest_looked_up() > reach_) return std::unexpected(too_near(url));
    if (auto failure = go(std::move(url), Name::looked_up)) return std::unexpected(std::move(*failure));
    return std::nullopt;
}

std::optional<Fetched> Exchange::ended(CURLcode code) {
    if (transfer_->only_looked_up()) return looked_up();
    // What is wrong with the rest of an answer that is no stream is of no interest.
    const bool no_stream = stream_ && transfer_->status() != 0 && transfer_->status() != 200;
    if (code != CURLE_OK && !no_stream) return std::unexpected(transfer_->failure_of(code));
    if (is_redirect(transfer_->status())) return redirected();
    if (!is_answer()) return std::unexpected(failure());
    return answer();
}

std::optional<Fetched> Exchange::redirected() {
    const Reach here = transfer_->server_reach();
    nearest_ = std::max(nearest_, here);
    if (redirects_++ == kMaxRedirects) {
        return std::unexpected(
            failed(Fault::redirects, "more than " + std::to_string(kMaxRedirects) + " redirects", request_.url));
    }
    const auto target = transfer_->redirect_target();
    if (!is_safe_redirect(transfer_->url(), target)) {
        return std::unexpected(
            failed(Fault::unsafe_redirect, "redirected to an address that is not safe to follow", transfer_->url()));
    }
    auto url = *web_url(target);
    if (origin_of(url) != home_) with_credentials_ = false;  // and it is not given back later
    reach_ = std::min(reach_, here);
    if (auto failure = go(std::move(url))) return std::unexpected(std::move(*failure));
    return std::nullopt;
}

bool Exchange::is_answer() const {
    const bool conditional = !request_.etag.empty() || !request_.last_modified.empty();
    return transfer_->status() == 200 || (transfer_->status() == 304 && conditional);
}

Answer Exchange::answer() const {
    return {static_cast<int>(transfer_->status()),
            {},
            transfer_->header("ETag"),
            transfer_->header("Last-Modified"),
            transfer_->header("Content-Type"),
            transfer_->url(),
            retry_after(transfer_->header("Retry-After"), transfer_->header("Date")),
            std::max(nearest_, transfer_->server_reach()),
            transfer_->through_proxy()};
}

Failure Exchange::failure() const {
    const auto secret = with_credentials_ && request_.credentials != Credentials{} ? Secret::sent : Secret::none;
    auto failure = failure_of_status(transfer_->status(), transfer_->url(), secret);
    failure.retry_after = retry_after(transfer_->header("Retry-After"), transfer_->header("Date"));
    return failure;
}

}  // namespace accolade::net
