// StreamRun: one stream at work: its connection, made anew as its plan says, its parser, and whom it tells (stream.h).
//
// Resource; one thread, the client's. REQUIRES that the Multi outlives it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "flood.h"
#include "multi.h"
#include "net/event_stream.h"
#include "net/stream.h"
#include "stream_plan.h"

namespace accolade::net {

class StreamRun {
  public:
    struct Seams {
        Multi& multi;
        Caller caller;
        std::function<double()> chance;  // 0..1
    };

    StreamRun(StreamRequest request, OnEvent on_event, OnState on_state, Seams seams, Now now);
    ~StreamRun();
    StreamRun(const StreamRun&) = delete;
    StreamRun& operator=(const StreamRun&) = delete;

    // Before the network's turn, whose events are told as of this time.
    void before(Now now) { now_ = now; }
    // After it: does what is due, and says when something is.
    SteadyTime after(Now now);

  private:
    void connect();
    bool begins(const Answer& answer);
    bool hear(std::string_view bytes);
    void tell(Event event);
    void ended(const Fetched& fetched);
    void drop_connection();
    void tell_state();

    StreamRequest request_;
    OnEvent on_event_;
    OnState on_state_;
    Seams seams_;
    Now now_;
    EventParser parser_;
    StreamPlan plan_;
    Flood flood_;
    std::string unwanted_;      // why the answer that came is no stream
    bool without_end_ = false;  // an event that was too big did not end
    StreamState told_;
    SteadyTime counts_told_{};
    std::unique_ptr<Exchange> exchange_;
};

}  // namespace accolade::net
