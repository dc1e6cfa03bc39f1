// Transfer: one hop of an exchange, without redirects: a libcurl handle that is set up, run by a multi, and asked what
// came.
//
// Resource; one thread.
#pragma once

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "net/http.h"
#include "net/reach.h"
#include "proxies.h"

namespace accolade::net {

// May stand in a header: no control character, so that none can be forged.
bool printable(std::string_view text);

// Who asks, in every hop.
struct Caller {
    std::string agent;        // "accolade/0.1.0"
    std::string authorities;  // a file of authorities that are trusted beside the system's; empty: none
    Proxies proxies;
};

// What is asked of a server in one hop. A stream has a connection of its own and no end: neither the time nor the size
// of its answer is limited here.
struct Hop {
    std::string url;
    std::string accept, etag, last_modified, last_event_id;
    Credentials credentials;
    Reach reach = Reach::machine;  // how near the server may be
    std::size_t max_bytes = 0;     // of a stream: of an answer that is none
    Seconds connect{10}, stall{30}, whole{120};
    bool stream = false;
    bool look_up = false;   // only which addresses the name has: nothing is connected to, and it ends in failure
    bool may_wait = false;  // for a connection that is being made, in the hope that HTTP/2 lets it be shared
};

class Transfer {
  public:
    // `headers`: those of an answer are there; false ends it. `body`: decoded bytes of an answer with status 200; false
    // ends it. What ends so is told as CURLE_WRITE_ERROR.
    struct Sink {
        std::function<bool(Transfer& transfer)> headers;
        std::function<bool(std::string_view bytes)> body;
    };

    Transfer(Hop hop, const Caller& caller, Sink sink);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle() const { return easy_.get(); }  // null: out of memory

    const std::string& url() const { return hop_.url; }
    long status() const;                         // 0: none came
    std::string header(const char* name) const;  // empty where there is none, or none that may be kept
    std::string redirect_target() const;
    // Through a proxy, as far as the name tells.
    Reach server_reach() const;
    bool through_proxy() const { return !proxy_.empty(); }
    bool only_looked_up() const { return hop_.look_up; }
    Reach nearest_looked_up() const { return nearest_; }  // of the addresses that were found; everyone: none

    // Why it did not end well.
    Failure failure_of(CURLcode code) const;

  private:
    static std::size_t on_header(char* data, std::size_t, std::size_t size, void* user);
    static std::size_t on_body(char* data, std::size_t, std::size_t size, void* user);
    static curl_socket_t on_socket(void* user, curlsocktype purpose, curl_sockaddr* address);
    static int on_request(void* user, char* server, char* own, int server_port, int own_port);
    bool take_header(std::string_view line);
    bool take_body(std::string_view bytes);
    void set_up(const Caller& caller);
    void share_connections();
    void set_limits();
    long refused_by_proxy() const;
    Failure timed_out() const;
    Failure certificate_refused() const;

    struct EasyEnd {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct ListEnd {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    Hop hop_;
    Sink sink_;
    std::string proxy_;  // empty: none
    Reach nearest_ = Reach::everyone;
    std::size_t header_bytes_ = 0, body_bytes_ = 0;
    bool answered_ = false;  // its headers are there
    bool dialled_ = false;   // a connection of its own was begun
    bool too_big_ = false, too_near_ = false, enough_ = false;
    std::array<char, CURL_ERROR_SIZE> said_{};  // by libcurl, of what went wrong
    std::unique_ptr<curl_slist, ListEnd> headers_;
    std::unique_ptr<CURL, EasyEnd> easy_;
};

}  // namespace accolade::net
