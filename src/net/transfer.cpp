#include "transfer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "failures.h"
#include "net/url.h"

namespace accolade::net {
namespace {

struct MultiEnd {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using Multi = std::unique_ptr<CURLM, MultiEnd>;

std::string size_in_words(std::size_t bytes) {
    return bytes >= (1U << 20U) ? std::to_string(bytes >> 20U) + " MiB" : std::to_string(bytes) + " bytes";
}

curl_slist* header_lines(const Request& request, bool with_token) {
    curl_slist* list = nullptr;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(list, line.c_str());
        if (longer != nullptr) list = longer;
    };
    add("Accept: " + request.accept);
    if (!request.etag.empty()) add("If-None-Match: " + request.etag);
    if (!request.last_modified.empty()) add("If-Modified-Since: " + request.last_modified);
    if (with_token && !request.token.empty()) add("Authorization: Bearer " + request.token);
    return list;
}

}  // namespace

bool printable(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Transfer::Transfer(const Request& request, std::string url, bool with_token, Reach reach, std::string agent)
    : request_(request), url_(std::move(url)), agent_(std::move(agent)), reach_(reach), easy_(curl_easy_init()) {
    if (easy_) set_up(with_token);
}

void Transfer::set_up(bool with_token) {
    CURL* easy = easy_.get();
    headers_.reset(header_lines(request_, with_token));
    curl_easy_setopt(easy, CURLOPT_URL, url_.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);  // http.cpp follows them, hop by hop
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // never join the resolver's thread
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request_.connect.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(request_.whole.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 32L);  // bytes a second
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request_.stall.count()));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.max_bytes));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, agent_.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    // Decoded bytes are counted: chunked bodies and gzip bombs end here.
    if (size > transfer.request_.max_bytes - transfer.body_.size()) {
        transfer.too_big_ = true;
        return 0;
    }
    transfer.body_.append(data, size);
    return size;
}

curl_socket_t Transfer::on_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (reach_of(address->addr) > transfer.reach_) {
        transfer.too_near_ = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::optional<CURLcode> Transfer::run(const std::stop_token& stop) {
    const Multi multi(curl_multi_init());
    if (!easy_ || !multi || curl_multi_add_handle(multi.get(), easy_.get()) != CURLM_OK) return CURLE_OUT_OF_MEMORY;
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
    curl_multi_remove_handle(multi.get(), easy_.get());
    return code;
}

long Transfer::status() const {
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::string Transfer::header(const char* name) const {
    curl_header* header = nullptr;
    if (curl_easy_header(easy_.get(), name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return {};
    const std::string value = header->value;
    return value.size() <= 1024 && printable(value) ? value : std::string{};
}

std::string Transfer::redirect_target() const {
    char* target = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &target);
    return target != nullptr ? target : "";
}

Reach Transfer::server_reach() const {
    char* ip = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_PRIMARY_IP, &ip);
    return reach_of(std::string(ip != nullptr ? ip : ""));
}

Failure Transfer::failure_of(CURLcode code) const {
    if (too_big_ || code == CURLE_FILESIZE_EXCEEDED) {
        return failed(Fault::too_big, "too big (limit " + size_in_words(request_.max_bytes) + ")", url_);
    }
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return failed(Fault::name, "name not found: " + host_of(url_), url_);
        case CURLE_COULDNT_RESOLVE_PROXY:
            return failed(Fault::name, "the proxy's name is not found", url_);
        case CURLE_COULDNT_CONNECT:
            if (too_near_) {
                return failed(
                    Fault::not_allowed,
                    "address not allowed: " + host_of(url_) + " is nearer to this screen than the feed that names it",
                    url_);
            }
            return failed(Fault::refused, "connection refused by " + server_of(url_), url_);
        case CURLE_OPERATION_TIMEDOUT:
            return timed_out();
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return failed(Fault::cut_short, "the connection ended before the answer did", url_);
        case CURLE_PEER_FAILED_VERIFICATION:
            return certificate_refused();
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
            return failed(Fault::certificate, "no secure connection (TLS) can be made", url_);
        case CURLE_OUT_OF_MEMORY:
            return failed(Fault::nonsense, "out of memory", url_);
        default:
            return failed(Fault::nonsense, "the server's answer is not HTTP", url_);
    }
}

Failure Transfer::timed_out() const {
    double connected = 0, named = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_CONNECT_TIME, &connected);
    curl_easy_getinfo(easy_.get(), CURLINFO_NAMELOOKUP_TIME, &named);
    if (named <= 0) return failed(Fault::no_answer, "the name server does not answer", url_);
    if (connected <= 0) return failed(Fault::no_answer, "no answer from " + server_of(url_), url_);
    return failed(Fault::slow, "the answer takes too long", url_);
}

Failure Transfer::certificate_refused() const {
    constexpr long kNotYetValid = 9, kExpired = 10;  // X509_V_ERR_…, openssl verify(1)
    long why = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_SSL_VERIFYRESULT, &why);
    if (why == kExpired)
        return failed(Fault::certificate, "the certificate has expired, or this computer's clock is wrong", url_);
    if (why == kNotYetValid) {
        return failed(Fault::certificate, "the certificate is not valid yet, or this computer's clock is wrong", url_);
    }
    if (why == 0) return failed(Fault::certificate, "the certificate is for another name than " + host_of(url_), url_);
    return failed(Fault::certificate,
                  "certificate of an unknown authority; add a company's own to the system's certificates "
                  "(update-ca-certificates)",
                  url_);
}

}  // namespace accolade::net
