// What somebody should see to.
#include "app/standing.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::app;
using namespace std::chrono_literals;

TEST_CASE("what stands on keeps its beginning, what is over goes, and what comes again begins anew") {
    const auto trouble = [](const char* what, WallTime since) {
        return model::Trouble{{Severity::warning, "kiosk.json", what}, since};
    };
    const WallTime morning{9h};
    Standing standing;
    standing.follow({trouble("one", morning)});
    standing.follow({trouble("two", morning + 1h), trouble("one", morning + 1h)});
    CHECK(standing.all() == std::vector{trouble("two", morning + 1h), trouble("one", morning)});
    standing.follow({trouble("two", morning + 2h)});
    CHECK(standing.all() == std::vector{trouble("two", morning + 1h)});
    standing.follow({trouble("one", morning + 3h)});
    CHECK(standing.all() == std::vector{trouble("one", morning + 3h)});
}
