// Celebration: the moment for which a screen breaks off: a number that fell, an item that asks for it, or a call that
// came by the live stream. What celebrates is decided in `schedule`; how it looks is `slide`'s and `motion`'s. Values;
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace accolade::model {

// What a `celebrate` event of a live stream asks for; its item is in the news.
struct Call {
    std::string key;               // the same for one that comes again
    std::string item;              // id
    WallTime heard{};              // when it came
    std::optional<WallTime> sent;  // when it was sent, where the event says so
    bool operator==(const Call&) const = default;
};

enum class Cause : std::uint8_t {
    threshold,  // a counter reached a number of its `celebrate_at`
    item,       // the item says `celebrate`
    call,       // the stream did
    rehearsal,  // somebody wants to see it, on this screen alone
};

std::string_view name_of(Cause cause);

struct Celebration {
    std::string key;   // what a screen remembers it by, so that it is shown once
    std::string item;  // id
    Cause cause = Cause::item;
    std::optional<double> number;  // the number that fell
    std::optional<double> from;    // where its count-up begins: what this screen showed last
    // Its frames are a function of the time since this moment of the wall clock, so that screens agree on them.
    WallTime starts{};
    bool earlier = false;          // it fell while this screen was off, within the last day
    std::optional<WallTime> sent;  // when the news of it were sent, or else came: for the latency
    bool operator==(const Celebration&) const = default;
};

}  // namespace accolade::model
