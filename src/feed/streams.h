// Streams: listens to the live stream of every source whose feed names one (live.h), and remembers until somebody asks
// that what it said is to be merged. What is complained of goes into the log, a few lines a minute of each source.
//
// Resource; one thread; owned by Intake. Time comes from outside.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "live.h"
#include "model/local_time.h"
#include "net/event_stream.h"
#include "net/stream.h"
#include "os/log.h"
#include "source_state.h"

namespace accolade::feed {

class Streams {
  public:
    // Listens to this stream of a source instead of any before; nothing: to none. Empty: nobody listens.
    using Listen = std::function<void(std::size_t source, const std::optional<net::StreamRequest>& request)>;

    // What streams said that was not merged.
    struct Said {
        bool something = false;
        bool items = false;              // and other items, not numbers and calls alone
        std::optional<WallTime> pushed;  // when the first of it was sent, or else came
    };

    Streams(Log& log, Listen listen, model::Zone zone);

    // Every source is listened to as it is to be now, and an end is made of what has waited too long.
    void follow(std::vector<SourceState>& sources, Now now);
    // `stream`: its address, since one may still speak after another has taken its place. `at`: when it came.
    void heard(SourceState& source, const std::string& stream, const net::Event& event, Now at);
    void changed(SourceState& source, const std::string& stream, const net::StreamState& state, Now now);
    // The source was looked at, and what it says now is true.
    void confirm(SourceState& source, Now now);

    const Said& said() const { return said_; }
    Said take_said() { return std::exchange(said_, {}); }

  private:
    void take_effect(SourceState& source, const Effect& effect, Now now);
    void say(SourceState& source, Level level, const std::string& line, Now now);
    void say_held_back(SourceState& source, Now now);

    Log& log_;
    Listen listen_;
    model::Zone zone_;
    Said said_;
};

}  // namespace accolade::feed
