// StreamPlan: what a stream does next, and how it is, in words: when it is connected anew, how long it may be silent,
// when it is left alone (stream.h has the rules). It is told what happened and when; it touches no network.
//
// Value; one thread. `chance` is in 0..1, for jitter.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "net/http.h"
#include "net/stream.h"

namespace accolade::net {

class StreamPlan {
  public:
    explicit StreamPlan(Now now);

    // What is due at `next`: a new connection where there is none, else the end of our patience with this one.
    bool has_connection() const { return has_connection_; }
    SteadyTime next() const { return next_; }
    const StreamState& state() const { return state_; }

    void connecting(Now now);
    void connected(Now now);         // the server answered as it should
    void heard(Now now);             // bytes came
    void spoke() { failures_ = 0; }  // an event came
    void told_retry(Milliseconds retry) { retry_ = retry; }
    void dropped(std::uint64_t events) { state_.dropped += events; }
    void too_big(std::uint64_t events) { state_.too_big = events; }

    // Why there is no connection any more.
    void silent(Now now, double chance);
    void closed(Now now, double chance);  // by the server, after it had answered
    void failed(const Failure& failure, Now now, double chance);
    void unwanted(const std::string& why, Now now, double chance);

  private:
    void enter(StreamState::Is is, std::string words, Now now);
    void come_back(Now now, double chance, std::optional<Seconds> told = {});
    Milliseconds patience() const;

    StreamState state_;
    bool has_connection_ = false;
    SteadyTime next_;
    Milliseconds retry_{3000};
    int failures_ = 0, refusals_ = 0;  // in a row
    SteadyTime connected_{}, heard_{};
    Milliseconds longest_pause_{0};  // that ended well
    Milliseconds doubt_;             // without a pause to go by
};

}  // namespace accolade::net
