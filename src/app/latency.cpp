#include "app/latency.h"

#include <algorithm>

namespace accolade::app {
namespace {

constexpr std::size_t kMost = 1'000;

// The least time within which so many hundredths of them lie.
Milliseconds time_within(const std::vector<Milliseconds>& sorted, std::size_t hundredths) {
    return sorted[(sorted.size() * hundredths + 99) / 100 - 1];
}

}  // namespace

void LatencyMeter::took(Milliseconds time) {
    if (time > kLongest) return;
    time = std::max(time, Milliseconds(0));
    if (last_.size() < kMost) {
        last_.push_back(time);
    } else {
        last_[next_++ % kMost] = time;
    }
    auto sorted = last_;
    std::ranges::sort(sorted);
    ++latency_.events;
    latency_.half = time_within(sorted, 50);
    latency_.nearly = time_within(sorted, 95);
    latency_.sum += time;
    for (std::size_t i = 0; i < latency_.within.size(); ++i)
        if (time <= Milliseconds(model::Latency::kBounds[i])) ++latency_.within[i];
}

}  // namespace accolade::app
