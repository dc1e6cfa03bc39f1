// Client: the one way to the network. One thread with one libcurl multi; connections are kept, HTTP/2 where a server
// speaks it, so that many pictures of one host cost few handshakes. http and https only, also after redirects;
// certificates are always checked; no netrc, no cookies, no switch that weakens any of it. What a server does to us is
// bounded: size (decoded bytes), time, redirects, header values. Proxies are taken from the environment, as curl(1)
// does; what should go through one never goes directly. A connection that is kept serves only those whose `reach`
// allows its server.
//
// Requests wait for their turn in lanes, each with its own limits for a server and in all, so that a feed never waits
// behind pictures. Streams wait for nobody.
//
// Leaving: `cancel` and `stop` end a transfer within about 100 ms, whatever the network does. Name look-ups run on
// libcurl's own resolver threads, which nobody waits for (CURLOPT_QUICK_EXIT; without it one perform call was seen to
// block for 8 s with silent name servers). After `stop` said false, end the process without destroying this
// (std::_Exit), because a destructor waits as long as it takes.
//
// Resource; every member may be called from any thread, also from what it calls. What it calls is called on its thread
// and must return soon; nothing is called once `stop` was called. REQUIRES that the program ignores SIGPIPE: OpenSSL
// writes with write(2).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "net/http.h"
#include "net/stream.h"

namespace accolade::net {

class Client {
  public:
    using Id = std::uint64_t;
    using Piece = std::function<bool(std::string_view bytes)>;  // false: enough
    using Then = std::function<void(Fetched fetched)>;

    // `agent`: "accolade/0.1.0". `hurry`: how many times as fast the clock runs; streams wait by it. `authorities`: a
    // file of authorities that are trusted beside the system's.
    explicit Client(std::string agent, Clock clock = machine_clock(), int hurry = 1, std::string authorities = {});
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // The answer, whole or not at all.
    Id start(Request request, Then then);
    // The bytes of a good answer as they come, decoded, and then the answer without them, or why it did not end well.
    Id start(Request request, Piece piece, Then then);
    // `then` is told that it was cancelled, unless its end came before.
    void cancel(Id id);

    std::unique_ptr<Stream> listen(StreamRequest request, OnEvent on_event, OnState on_state);

    // How long its thread has been busy with one turn; 0 while it waits.
    Milliseconds busy(SteadyTime now) const;

    // True once its thread has ended.
    bool stop(Milliseconds longest);

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace accolade::net
