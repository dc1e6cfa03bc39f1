// Transfer: one hop of a request, without redirects: libcurl is set up, run until it ends or is cancelled, and asked
// what came. Used by http.cpp.
//
// Resource; one thread, the one that made it.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "net/http.h"
#include "net/reach.h"

namespace accolade::net {

// May stand in a header: no control character, so that none can be forged.
bool printable(std::string_view text);

class Transfer {
  public:
    // `reach`: how near the server may be. REQUIRES that the request outlives it.
    Transfer(const Request& request, std::string url, bool with_token, Reach reach, std::string agent);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    // Nothing where it was cancelled.
    std::optional<CURLcode> run(const std::stop_token& stop);

    long status() const;
    std::string header(const char* name) const;  // empty where there is none, or none that may be kept
    std::string redirect_target() const;
    Reach server_reach() const;
    std::string take_body() { return std::move(body_); }

    // Why `run` did not end well.
    Failure failure_of(CURLcode code) const;

  private:
    static std::size_t on_body(char* data, std::size_t, std::size_t size, void* user);
    static curl_socket_t on_socket(void* user, curlsocktype purpose, curl_sockaddr* address);
    Failure timed_out() const;
    Failure certificate_refused() const;
    void set_up(bool with_token);

    struct EasyEnd {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct ListEnd {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    const Request& request_;
    std::string url_;
    std::string agent_;
    Reach reach_;
    std::string body_;
    bool too_big_ = false;
    bool too_near_ = false;
    std::unique_ptr<curl_slist, ListEnd> headers_;
    std::unique_ptr<CURL, EasyEnd> easy_;
};

}  // namespace accolade::net
