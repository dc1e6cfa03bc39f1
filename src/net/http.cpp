#include "net/http.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <ctime>
#include <memory>

#include "base/ascii.h"

namespace accolade::net {
namespace {

constexpr int kMaxRedirects = 5;

struct EasyEnd {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiEnd {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListEnd {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct UrlEnd {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Easy = std::unique_ptr<CURL, EasyEnd>;
using Multi = std::unique_ptr<CURLM, MultiEnd>;
using List = std::unique_ptr<curl_slist, ListEnd>;
using Url = std::unique_ptr<CURLU, UrlEnd>;

bool printable(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
    std::string result = text;
    curl_free(text);
    return result;
}

// An address that may be asked for: http or https, a host, no user, no control characters or spaces.
Url parsed(const std::string& text) {
    if (!printable(text) || text.find(' ') != std::string::npos) return nullptr;
    Url url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return nullptr;
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return nullptr;
    return url;
}

Failure failed(Fault fault, std::string what, const std::string& url) {
    return {fault, {std::move(what), shown(url)}, std::nullopt};
}

std::string mebibytes(std::size_t bytes) {
    return bytes >= (1U << 20U) ? std::to_string(bytes >> 20U) + " MiB" : std::to_string(bytes) + " bytes";
}

// What the callbacks of one hop write into.
struct Hop {
    const Request* request = nullptr;
    Reach reach = Reach::machine;
    std::string bytes;
    bool too_big = false;
    bool too_near = false;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& hop = *static_cast<Hop*>(user);
    if (size > hop.request->max_bytes - hop.bytes.size()) {  // decoded bytes: chunked bodies and gzip bombs end here
        hop.too_big = true;
        return 0;
    }
    hop.bytes.append(data, size);
    return size;
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& hop = *static_cast<Hop*>(user);
    if (reach_of(address->addr) > hop.reach) {
        hop.too_near = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string header_of(CURL* easy, const char* name) {
    curl_header* header = nullptr;
    if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return {};
    const std::string value = header->value;
    return value.size() <= 1024 && printable(value) ? value : std::string{};
}

List headers_of(const Request& request, bool with_token) {
    List list;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) return;
        (void)list.release();
        list.reset(longer);
    };
    add("Accept: " + request.accept);
    if (!request.etag.empty()) add("If-None-Match: " + request.etag);
    if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
    if (with_token && !request.token.empty()) add("Authorization: Bearer " + request.token);
    return list;
}

Failure failure_of(CURLcode code, CURL* easy, const Hop& hop, const std::string& url) {
    if (hop.too_big || code == CURLE_FILESIZE_EXCEEDED) {
        return failed(Fault::too_big, "too big (limit " + mebibytes(hop.request->max_bytes) + ")", url);
    }
    const Url parts = parsed(url);
    const std::string host = parts ? part_of(parts.get(), CURLUPART_HOST) : "";
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return failed(Fault::name, "name not found: " + host, url);
        case CURLE_COULDNT_RESOLVE_PROXY:
            return failed(Fault::name, "the proxy's name is not found", url);
        case CURLE_COULDNT_CONNECT: {
            if (hop.too_near) {
                return failed(Fault::not_allowed,
                              "address not allowed: " + host + " is nearer to this screen than what named it", url);
            }
            return failed(Fault::refused, "server refuses", url);
        }
        case CURLE_OPERATION_TIMEDOUT: {
            double connected = 0, named = 0;
            curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME, &connected);
            curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME, &named);
            if (named <= 0) return failed(Fault::no_answer, "name server silent", url);
            if (connected <= 0) return failed(Fault::no_answer, "no answer", url);
            return failed(Fault::slow, "too slow", url);
        }
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return failed(Fault::cut_short, "cut short", url);
        case CURLE_PEER_FAILED_VERIFICATION: {
            long why = 0;
            curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &why);  // X509_V_ERR_…, openssl verify(1)
            if (why == 10)
                return failed(Fault::certificate, "certificate expired, or this machine's clock is wrong", url);
            if (why == 9) {
                return failed(Fault::certificate, "certificate not yet valid, or this machine's clock is wrong", url);
            }
            if (why == 0) return failed(Fault::certificate, "certificate is for another name than " + host, url);
            return failed(Fault::certificate,
                          "certificate of an unknown authority; a company's own belongs into the system's certificates "
                          "(update-ca-certificates)",
                          url);
        }
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
            return failed(Fault::certificate, "no secure connection", url);
        default:
            return failed(Fault::nonsense, "server talks nonsense", url);
    }
}

Failure failure_of_status(long status, const std::string& url) {
    const std::string number = " (" + std::to_string(status) + ")";
    if (status == 401 || status == 403) return failed(Fault::auth, "token refused" + number, url);
    if (status == 404 || status == 410) return failed(Fault::gone, "it is gone" + number, url);
    if (status == 429 || status == 503) return failed(Fault::busy, "server asks us to wait" + number, url);
    return failed(Fault::status, "server fails" + number, url);
}

void set_up(CURL* easy, const Request& request, const std::string& url, const std::string& agent, curl_slist* headers,
            Hop& hop) {
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);  // by hand, below
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // never join the resolver's thread
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(request.whole.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 32L);  // bytes a second
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall.count()));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.max_bytes));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, agent.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &hop);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &hop);
}

// Runs one transfer; nothing where it was cancelled.
std::optional<CURLcode> run(CURL* easy, const std::stop_token& stop) {
    const Multi multi(curl_multi_init());
    if (!multi || curl_multi_add_handle(multi.get(), easy) != CURLM_OK) return CURLE_FAILED_INIT;
    std::optional<CURLcode> code;
    {
        const std::stop_callback wake(stop, [&multi] { curl_multi_wakeup(multi.get()); });
        int running = 1;
        while (!stop.stop_requested()) {
            if (curl_multi_perform(multi.get(), &running) != CURLM_OK) {
                code = CURLE_FAILED_INIT;
                break;
            }
            if (running == 0) {
                int left = 0;
                const CURLMsg* message = curl_multi_info_read(multi.get(), &left);
                code = message != nullptr ? message->data.result : CURLE_FAILED_INIT;
                break;
            }
            curl_multi_poll(multi.get(), nullptr, 0, 1000, nullptr);
        }
    }
    curl_multi_remove_handle(multi.get(), easy);
    return code;
}

bool redirects(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Fetched fetch(const Request& request, const std::stop_token& stop, const std::string& agent) {
    // Thread-safe once, and never undone: threads of a resolver may outlive main.
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    assert(ready);
    (void)ready;

    if (!parsed(request.url)) {
        return std::unexpected(failed(Fault::bad_request,
                                      "no address that can be asked for: http or https, no spaces, no user in it (a "
                                      "secret belongs into the token file)",
                                      request.url));
    }
    if (!printable(request.token)) {
        return std::unexpected(
            failed(Fault::bad_request, "the token has a line end or control character in it", request.url));
    }
    if (!printable(request.etag) || !printable(request.last_modified) || !printable(request.accept)) {
        return std::unexpected(failed(Fault::bad_request, "a header value has a control character in it", request.url));
    }

    std::string url = request.url;
    bool with_token = true;
    Reach reach = request.reach, nearest = Reach::everyone;
    for (int hops = 0;; ++hops) {
        Hop hop{&request, reach, {}, false, false};
        const List headers = headers_of(request, with_token);
        const Easy easy(curl_easy_init());
        if (!easy) return std::unexpected(failed(Fault::nonsense, "out of memory", url));
        set_up(easy.get(), request, url, agent, headers.get(), hop);

        const auto code = run(easy.get(), stop);
        if (!code) return std::unexpected(failed(Fault::cancelled, "cancelled", url));
        if (*code != CURLE_OK) return std::unexpected(failure_of(*code, easy.get(), hop, url));

        char* ip = nullptr;
        curl_easy_getinfo(easy.get(), CURLINFO_PRIMARY_IP, &ip);
        const Reach here = reach_of(std::string(ip != nullptr ? ip : ""));
        nearest = std::max(nearest, here);
        long status = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);

        if (redirects(status)) {
            if (hops == kMaxRedirects)
                return std::unexpected(failed(Fault::redirects, "redirects too often", request.url));
            char* target = nullptr;
            curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &target);
            std::string next = target != nullptr ? target : "";
            if (!parsed(next) || (origin_of(url).starts_with("https:") && !origin_of(next).starts_with("https:"))) {
                return std::unexpected(failed(Fault::unsafe_redirect, "unsafe redirect", url));
            }
            if (origin_of(next) != origin_of(request.url)) with_token = false;  // and not given back later
            reach = std::min(reach, here);
            url = std::move(next);
            continue;
        }

        const auto wait = retry_after(header_of(easy.get(), "Retry-After"), header_of(easy.get(), "Date"));
        const bool conditional = !request.etag.empty() || !request.last_modified.empty();
        if (status != 200 && !(status == 304 && conditional)) {
            auto failure = failure_of_status(status, url);
            failure.retry_after = wait;
            return std::unexpected(std::move(failure));
        }
        return Answer{static_cast<int>(status),
                      std::move(hop.bytes),
                      header_of(easy.get(), "ETag"),
                      header_of(easy.get(), "Last-Modified"),
                      header_of(easy.get(), "Content-Type"),
                      url,
                      wait,
                      nearest};
    }
}

}  // namespace

Fetch http(std::string agent) {
    return [agent = std::move(agent)](const Request& request, const std::stop_token& stop) {
        return fetch(request, stop, agent);
    };
}

std::string shown(std::string_view url) {
    std::string text(url.substr(0, url.find_first_of("?#")));
    const auto scheme = text.find("://");
    if (scheme != std::string::npos) {
        const auto host = scheme + 3;
        const auto end = std::min(text.find('/', host), text.size());
        const auto at = text.rfind('@', end);
        if (at != std::string::npos && at > host) text.erase(host, at + 1 - host);
    }
    if (url.find('?') != std::string_view::npos) text += "?…";
    return text;
}

std::string origin_of(const std::string& url) {
    const Url parts = parsed(url);
    if (!parts) return {};
    return ascii::lower(part_of(parts.get(), CURLUPART_SCHEME) + "://" + part_of(parts.get(), CURLUPART_HOST) + ":" +
                        part_of(parts.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT));
}

std::string absolute(const std::string& url, const std::string& base) {
    const Url parts = parsed(base);
    if (!parts || !printable(url)) return {};
    if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return {};
    auto text = part_of(parts.get(), CURLUPART_URL);
    return parsed(text) ? text : std::string{};
}

std::optional<Seconds> retry_after(const std::string& value, const std::string& date) {
    constexpr Seconds kLeast{1}, kMost{6 * 3600};
    if (value.empty()) return std::nullopt;
    if (value.find_first_not_of("-0123456789") == std::string::npos) {
        long long seconds = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (error == std::errc::result_out_of_range) return value.front() == '-' ? kLeast : kMost;
        if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
        return std::clamp(Seconds(seconds), kLeast, kMost);
    }
    const std::time_t until = curl_getdate(value.c_str(), nullptr), then = curl_getdate(date.c_str(), nullptr);
    if (until == -1 || then == -1) return std::nullopt;
    return std::clamp(Seconds(until - then), kLeast, kMost);
}

}  // namespace accolade::net
