// Hanging: the threads that do not come to an end with what they do: told to staff once, for as long as it lasts, and
// in the log once more when they go on. A thread that waits for something to do is none of them (os/heartbeat.h).
// Resource; the main thread. REQUIRES that the log outlives it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/status.h"
#include "os/log.h"

namespace accolade::app {

class Hanging {
  public:
    static constexpr Milliseconds kHangs{20'000};

    struct Thread {
        std::string name;
        Milliseconds busy{0};        // for so long at one thing; 0: it rests
        std::string_view meanwhile;  // what that means for the screen; of static memory
    };

    explicit Hanging(Log& log) : log_(log) {}

    // Those that hang now, each since when.
    const std::vector<model::Trouble>& look(const std::vector<Thread>& threads, WallTime now);

  private:
    Log& log_;
    std::vector<model::Trouble> hanging_;
};

}  // namespace accolade::app
