// LatencyMeter: how long it takes from the sending of a live event to its first frame, of the last thousand. Value; one
// thread.
#pragma once

#include <cstddef>
#include <vector>

#include "base/time.h"
#include "model/status.h"

namespace accolade::app {

class LatencyMeter {
  public:
    // Nothing is taken for a delay that was no event's: one that was sent in the future (another clock) took no time,
    // and one of more than kLongest was not on its way.
    static constexpr Milliseconds kLongest{60'000};

    void took(Milliseconds time);
    const model::Latency& latency() const { return latency_; }

  private:
    std::vector<Milliseconds> last_;
    std::size_t next_ = 0;
    model::Latency latency_;
};

}  // namespace accolade::app
