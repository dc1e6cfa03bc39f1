// Any text as a date, hours, days or a period: nothing, or something within the years that are shown.
#include "dates.h"

#include <cstdlib>

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const void* bytes = data;
    const std::string_view text(static_cast<const char*>(bytes), size);
    using namespace std::chrono;
    const WallTime earliest = sys_days(year(1899) / 12 / 30), latest = sys_days(year(10000) / 1 / 2);
    if (const auto instant = feed::instant_of(text); instant && (*instant < earliest || *instant > latest))
        std::abort();
    feed::moment_of(text);
    if (const auto days = feed::days_of(text); days && (*days == 0 || *days > 127)) std::abort();
    feed::hours_of(text);
    feed::is_period(text);
    return 0;
}
