// Stream: follows one address of Server-Sent Events for as long as it lives, whatever becomes of the connection. It has
// a connection of its own, with the manners of every request (client.h), and tells each event the moment it is parsed.
//
// It comes back by itself: after `retry` of the stream (1 s to 5 min; 3 s where it says none), twice as long after each
// failure in a row, with jitter; with Last-Event-ID, unless that has control characters or more than 1,024 bytes. A
// stream without a sign of life for twice the longest pause it has had (45 s at least) is silent, and connected anew. A
// server that does not want us (204, another type, 4xx) is left alone for 15 minutes, then longer, up to four hours:
// unlike a browser, a screen must not give up for ever.
//
// A flood costs little: above 2,000 events or 4 MiB a second, and where the listener has no room, events are dropped
// and counted. The feed has what they said, so whoever sees `dropped` grow should read that.
//
// Resource: ends when it is destroyed, from any thread. REQUIRES that its client outlives it. Both functions are called
// on the client's thread and must return soon; one that is under way while this is destroyed may end a little later.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "base/time.h"
#include "net/event_stream.h"
#include "net/http.h"
#include "net/reach.h"

namespace accolade::net {

struct StreamRequest {
    std::string url;
    Credentials credentials;
    std::string last_id;           // of the last event that was heard in an earlier life; empty: whatever comes
    Reach reach = Reach::machine;  // how near the address may be

    bool operator==(const StreamRequest&) const = default;
};

struct StreamState {
    enum class Is : std::uint8_t { connecting, connected, silent, waiting, off };
    Is is = Is::connecting;
    std::string words = "connecting";  // "connected", "silent: no sign of life for 45 s", "off: HTTP 204"; no secrets
    WallTime since{};                  // when it became so
    std::uint64_t dropped = 0;         // events in a flood, since the beginning
    std::uint64_t too_big = 0;         // events above their limit, since the beginning

    bool operator==(const StreamState&) const = default;
};

using OnEvent = std::function<bool(Event event)>;               // false: there is no room, and it is dropped
using OnState = std::function<void(const StreamState& state)>;  // whenever it changed; counts at most once a second

class Stream {
  public:
    explicit Stream(std::function<void()> end) : end_(std::move(end)) {}
    ~Stream() { end_(); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

  private:
    std::function<void()> end_;
};

}  // namespace accolade::net
