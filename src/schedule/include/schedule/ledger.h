// Ledger: what a screen remembers of its celebrations, so that each is shown once: those that wait, began and were
// seen, by key, and of every counter how high it has been and what this screen showed of it last. A value and its text;
// where the text lies on disk is the app's affair. Any thread.
//
// A celebration has three marks. `waiting` is set when it is learned: from then on it is not lost, whatever ends the
// program. `begun` is set with its first frame, and counts: so one that was cut before its number landed is begun once
// more, and one that brings the program down does so twice and not all day. `over` is set when its number has landed
// (kLanded), or when there is nothing more to show of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "model/celebration.h"

namespace accolade::schedule {

inline constexpr Milliseconds kLanded{2'500};  // after the beginning of a celebration: its number has come to rest
inline constexpr int kMostTries = 2;

struct Mark {
    enum class State : std::uint8_t { waiting, begun, over };

    State state = State::waiting;
    model::Cause cause = model::Cause::item;
    std::string item;              // id
    std::optional<double> number;  // that fell
    WallTime fell{};               // when it was to be celebrated, as far as is known
    WallTime at{};                 // of the state
    int tries = 0;                 // how often it began
    bool earlier = false;          // it fell before this screen first heard of its item
    bool takeover = false;         // it had the screen to itself

    bool operator==(const Mark&) const = default;
};

struct KnownCounter {
    double highest = 0;           // confirmed by a feed or a stream
    std::optional<double> shown;  // by this screen, last
    WallTime seen{};              // in the news
    bool operator==(const KnownCounter&) const = default;
};

struct Ledger {
    static constexpr std::size_t kMost = 5'000;  // of marks, and of counters
    static constexpr Milliseconds kLongest = std::chrono::hours(24 * 400);

    std::optional<WallTime> looked;  // at the news, last; nothing: never
    std::map<std::string, Mark, std::less<>> marks;
    std::map<std::string, KnownCounter, std::less<>> counters;  // by id of the item

    // Forgets what is too old, and then the oldest of what is too much; never what is still to be shown.
    void bound(WallTime now);
    bool operator==(const Ledger&) const = default;
};

// JSON.
std::string text_of(const Ledger& ledger);
Result<Ledger> ledger_from(std::string_view text);

}  // namespace accolade::schedule
