#include "base/time.h"

namespace accolade {

Clock machine_clock() {
    return [] {
        return Now{std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()),
                   std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now())};
    };
}

}  // namespace accolade
