// Flood: how many events a stream may bring in a second. Value; one thread.
#pragma once

#include <cstddef>

#include "base/time.h"

namespace accolade::net {

class Flood {
  public:
    static constexpr int kEvents = 2000;
    static constexpr std::size_t kBytes = 4U << 20U;

    // False: it is one too many.
    bool admits(std::size_t bytes, SteadyTime now) {
        if (now - second_ >= Seconds(1)) {
            second_ = now;
            events_ = 0;
            bytes_ = 0;
        }
        if (events_ >= kEvents || bytes_ + bytes > kBytes) return false;
        ++events_;
        bytes_ += bytes;
        return true;
    }

  private:
    SteadyTime second_{};  // when it began
    int events_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace accolade::net
