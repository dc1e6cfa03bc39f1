#include "base/time.h"

#include <utility>

namespace accolade {

Clock machine_clock() {
    return [] {
        return Now{std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()),
                   std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now())};
    };
}

Clock hurried(Clock clock, int times) {
    if (times == 1) return clock;
    const Now start = clock();
    return [clock = std::move(clock), start, times] {
        const Now now = clock();
        return Now{start.wall + (now.wall - start.wall) * times, start.steady + (now.steady - start.steady) * times};
    };
}

Milliseconds slept(Milliseconds time, int times) {
    return time > Milliseconds(0) ? (time + Milliseconds(times - 1)) / times : time;
}

}  // namespace accolade
