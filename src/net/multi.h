// Multi: runs exchanges side by side on libcurl's multi, with its connections, and waits for the network.
//
// Resource; one thread, the one that calls `turn`; `wake` may be called from any.
#pragma once

#include <curl/curl.h>

#include <functional>
#include <map>
#include <memory>

#include "base/time.h"
#include "exchange.h"
#include "net/http.h"

namespace accolade::net {

class Multi {
  public:
    using Ended = std::function<void(Fetched fetched)>;

    Multi();
    ~Multi();
    Multi(const Multi&) = delete;
    Multi& operator=(const Multi&) = delete;

    // `ended` is told once, by `turn` or here. REQUIRES that the exchange stays until then, or until `leave`; it may be
    // destroyed by `ended`.
    void begin(Exchange& exchange, Ended ended);
    // Ends it without a word; of one that does not run too. Not while a sink is called.
    void leave(Exchange& exchange);

    // Everything that can be done without waiting.
    void turn();
    // Until the network has something for us, or `wake`, or so long.
    void wait(Milliseconds longest);
    void wake();

  private:
    struct Running {
        Exchange* exchange = nullptr;
        Ended ended;
    };
    struct MultiEnd {
        void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
    };
    void run(CURL* handle, Running running);
    void hop_ended(CURL* handle, CURLcode code);

    std::unique_ptr<CURLM, MultiEnd> multi_;
    std::map<CURL*, Running> running_;
};

}  // namespace accolade::net
