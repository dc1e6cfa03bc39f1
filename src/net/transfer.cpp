#include "transfer.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "failures.h"
#include "net/url.h"

namespace accolade::net {
namespace {

constexpr std::size_t kHeaderBytes = 256U << 10U;  // of all headers of a hop
constexpr long kKeptSeconds = 10 * 60;             // then a name may have another address
constexpr unsigned kLostAfter = 30'000;            // ms in which nothing that was sent was confirmed

std::string size_in_words(std::size_t bytes) {
    return bytes >= (1U << 20U) ? std::to_string(bytes >> 20U) + " MiB" : std::to_string(bytes) + " bytes";
}

curl_slist* header_lines(const Hop& hop) {
    curl_slist* list = nullptr;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(list, line.c_str());
        if (longer != nullptr) list = longer;
    };
    add("Accept: " + hop.accept);
    if (hop.stream) add("Cache-Control: no-cache");
    if (!hop.etag.empty()) add("If-None-Match: " + hop.etag);
    if (!hop.last_modified.empty()) add("If-Modified-Since: " + hop.last_modified);
    if (!hop.last_event_id.empty()) add("Last-Event-ID: " + hop.last_event_id);
    if (!hop.credentials.token.empty()) add("Authorization: Bearer " + hop.credentials.token);
    for (const auto& line : hop.credentials.headers) add(line);
    return list;
}

}  // namespace

bool printable(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Transfer::Transfer(Hop hop, const Caller& caller, Sink sink)
    : hop_(std::move(hop)),
      sink_(std::move(sink)),
      proxy_(hop_.look_up ? "" : caller.proxies.of(hop_.url)),
      easy_(curl_easy_init()) {
    if (easy_) set_up(caller);
}

void Transfer::set_up(const Caller& caller) {
    CURL* easy = easy_.get();
    headers_.reset(header_lines(hop_));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, said_.data());
    curl_easy_setopt(easy, CURLOPT_URL, hop_.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);     // exchange.cpp follows them, hop by hop
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy_.c_str());  // "": none, whatever the environment says
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // never join the resolver's thread
    curl_easy_setopt(easy, CURLOPT_USERAGENT, caller.agent.c_str());
    // libcurl looks into the system's folder of authorities as well, whatever file it is given.
    if (!caller.authorities.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, caller.authorities.c_str());
    const auto& [token, lines, certificate, key] = hop_.credentials;
    if (!certificate.empty()) {
        curl_easy_setopt(easy, CURLOPT_SSLCERT, certificate.c_str());
        curl_easy_setopt(easy, CURLOPT_SSLKEY, key.empty() ? certificate.c_str() : key.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    share_connections();
    set_limits();
}

void Transfer::share_connections() {
    CURL* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    if (hop_.may_wait) curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, kKeptSeconds);
    if (hop_.look_up) curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    if (!hop_.stream) return;
    // A connection that died in silence must not be taken for the next attempt, nor for anything else.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 30L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 10L);
}

void Transfer::set_limits() {
    CURL* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(hop_.connect.count()));
    if (hop_.stream) return;
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(hop_.whole.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 32L);  // bytes a second
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(hop_.stall.count()));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(hop_.max_bytes));
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* user) {
    return static_cast<Transfer*>(user)->take_header({data, size}) ? size : 0;
}

bool Transfer::take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > kHeaderBytes) return false;
    // An empty line ends them; those of a 1xx are not the answer's, and after the body trailers may follow.
    if (answered_ || (line != "\r\n" && line != "\n") || status() < 200) return true;
    answered_ = true;
    enough_ = !sink_.headers(*this);
    return !enough_;
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* user) {
    return static_cast<Transfer*>(user)->take_body({data, size}) ? size : 0;
}

bool Transfer::take_body(std::string_view bytes) {
    const bool wanted = status() == 200;
    if (!wanted || !hop_.stream) {
        // Decoded bytes are counted: chunked bodies and gzip bombs end here.
        too_big_ = bytes.size() > hop_.max_bytes - body_bytes_;
        if (too_big_) return false;
        body_bytes_ += bytes.size();
    }
    if (!wanted) return true;
    enough_ = !sink_.body(bytes);
    return !enough_;
}

curl_socket_t Transfer::on_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    const auto reach = reach_of(address->addr);
    if (transfer.hop_.look_up) {
        transfer.nearest_ = std::max(transfer.nearest_, reach);
        return CURL_SOCKET_BAD;
    }
    // A proxy is this machine's own, and may be anywhere; what is asked of it was judged before.
    if (transfer.proxy_.empty() && reach > transfer.hop_.reach) {
        transfer.too_near_ = true;
        return CURL_SOCKET_BAD;
    }
    transfer.dialled_ = true;
    const int made = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    // A kept connection to a machine that is gone ends by this, and is not taken again and again.
    if (made >= 0) setsockopt(made, IPPROTO_TCP, TCP_USER_TIMEOUT, &kLostAfter, sizeof kLostAfter);
    return made;
}

// Asked before every request, also where the connection was opened for another one that might reach further.
int Transfer::on_request(void* user, char* server, char*, int, int) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.proxy_.empty()) return CURL_PREREQFUNC_OK;
    const std::string ip = server != nullptr ? server : "";
    transfer.too_near_ = (ip.empty() ? Reach::machine : reach_of(ip)) > transfer.hop_.reach;
    return transfer.too_near_ ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
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
    if (!proxy_.empty()) return reach_of_name(host_of(hop_.url));
    char* ip = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_PRIMARY_IP, &ip);
    return reach_of(std::string(ip != nullptr ? ip : ""));
}

Failure Transfer::failure_of(CURLcode code) const {
    if (too_big_ || code == CURLE_FILESIZE_EXCEEDED) {
        return failed(Fault::too_big, "too big (limit " + size_in_words(hop_.max_bytes) + ")", hop_.url);
    }
    if (enough_) return failed(Fault::cancelled, "cancelled", hop_.url);
    if (too_near_ && (code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK)) return too_near(hop_.url);
    if (const auto refused = refused_by_proxy(); refused != 0) {
        if (refused == 407) return failure_of_status(refused, hop_.url, Secret::none);
        return failed(Fault::refused,
                      "the proxy does not connect to " + server_of(hop_.url) + " (" + std::to_string(refused) + ")",
                      hop_.url);
    }
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return failed(Fault::name, "name not found: " + host_of(hop_.url), hop_.url);
        case CURLE_COULDNT_RESOLVE_PROXY:
            return failed(Fault::name, "the proxy's name is not found", hop_.url);
        case CURLE_COULDNT_CONNECT:
            if (!proxy_.empty()) return failed(Fault::refused, "connection refused by the proxy", hop_.url);
            return failed(Fault::refused, "connection refused by " + server_of(hop_.url), hop_.url);
        case CURLE_OPERATION_TIMEDOUT:
            return timed_out();
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return failed(Fault::cut_short, "the connection ended before the answer did", hop_.url);
        case CURLE_PEER_FAILED_VERIFICATION:
            return certificate_refused();
        case CURLE_SSL_CERTPROBLEM:
            return failed(Fault::certificate,
                          "the client's certificate or its key cannot be used; they must be files in PEM, and the key "
                          "without a password",
                          hop_.url);
        case CURLE_SSL_CACERT_BADFILE:
            return failed(Fault::certificate, "\"ca_file\" cannot be read, or is not a file in PEM", hop_.url);
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
            return failed(Fault::certificate, "no secure connection (TLS) can be made", hop_.url);
        case CURLE_OUT_OF_MEMORY:
            return failed(Fault::nonsense, "out of memory", hop_.url);
        default:
            return failed(Fault::nonsense, "the server's answer is not HTTP", hop_.url);
    }
}

// What it answered to CONNECT; 0: it was not asked, or did not mind.
long Transfer::refused_by_proxy() const {
    long answered = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_HTTP_CONNECTCODE, &answered);
    return answered >= 300 ? answered : 0;
}

Failure Transfer::timed_out() const {
    double connected = 0, named = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_CONNECT_TIME, &connected);
    curl_easy_getinfo(easy_.get(), CURLINFO_NAMELOOKUP_TIME, &named);
    // One that was not dialled for was there already. (CURLINFO_NUM_CONNECTS counts only those that came about.)
    if (answered_ || (!dialled_ && named > 0)) return failed(Fault::slow, "the answer takes too long", hop_.url);
    if (named <= 0) return failed(Fault::no_answer, "the name server does not answer", hop_.url);
    if (connected <= 0) return failed(Fault::no_answer, "no answer from " + server_of(hop_.url), hop_.url);
    return failed(Fault::slow, "the answer takes too long", hop_.url);
}

Failure Transfer::certificate_refused() const {
    constexpr long kNotYetValid = 9, kExpired = 10, kOtherName = 62, kOtherAddress = 64;  // openssl verify(1)
    long why = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_SSL_VERIFYRESULT, &why);
    if (why == kExpired)
        return failed(Fault::certificate, "the certificate has expired, or this computer's clock is wrong", hop_.url);
    if (why == kNotYetValid) {
        return failed(Fault::certificate, "the certificate is not valid yet, or this computer's clock is wrong",
                      hop_.url);
    }
    // libcurl compares names by itself. What OpenSSL's result is then differs from release to release: what libcurl
    // says of it does not.
    const std::string_view said(said_.data());
    if (why == kOtherName || why == kOtherAddress || said.find("subject name") != std::string_view::npos ||
        said.find("subjectAltName") != std::string_view::npos)
        return failed(Fault::certificate, "the certificate is for another name than " + host_of(hop_.url), hop_.url);
    return failed(Fault::certificate,
                  "certificate of an unknown authority; name a company's own in \"ca_file\", or add it to the system's "
                  "certificates (update-ca-certificates)",
                  hop_.url);
}

}  // namespace accolade::net
