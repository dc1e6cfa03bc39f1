#include "wording/countdown.h"

#include <algorithm>
#include <chrono>

namespace accolade::wording {
namespace {

constexpr Seconds kLast{10};
constexpr std::chrono::minutes kHour{60}, kDay{24 * 60};

int count(std::chrono::minutes minutes) {
    return static_cast<int>(minutes.count());
}

}  // namespace

std::optional<Countdown> countdown_to(WallTime begin, WallTime now) {
    const auto left = begin - now;
    if (left <= Milliseconds(0)) return std::nullopt;
    if (const auto whole = std::chrono::ceil<Seconds>(left); whole < kHour) {
        const auto seconds = static_cast<int>(whole.count());
        if (seconds <= kLast.count()) return Countdown{{{seconds, Unit::seconds}}, true};
        return Countdown{{{seconds / 60, Unit::minutes}, {seconds % 60, Unit::seconds}}, false};
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(left);
    if (minutes <= 2 * kDay)
        return Countdown{{{count(minutes) / 60, Unit::hours}, {count(minutes) % 60, Unit::minutes}}, false};
    return Countdown{{{count(minutes) / count(kDay), Unit::days},
                      {count(minutes) % count(kDay) / 60, Unit::hours},
                      {count(minutes) % 60, Unit::minutes}},
                     false};
}

std::optional<WallTime> countdown_changes(WallTime begin, WallTime now) {
    const auto left = begin - now;
    if (left <= Milliseconds(0)) return std::nullopt;
    if (left <= kHour) return begin - (std::chrono::ceil<Seconds>(left) - Seconds(1));
    return begin - (std::chrono::ceil<std::chrono::minutes>(left) - std::chrono::minutes(1));
}

std::optional<WallTime> counts_down_to(const model::Item& item) {
    if (item.kind != model::Kind::event && item.kind != model::Kind::session) return std::nullopt;
    if (!item.starts || item.starts->all_day) return std::nullopt;
    return item.starts->at;
}

}  // namespace accolade::wording
