// Status: how the show is at one moment, for whoever asks: staff, systemd, tests. Published whole once a turn of the
// loop, and never changed again. Value; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/complaint.h"
#include "base/time.h"
#include "gfx/geometry.h"
#include "model/source_status.h"

namespace accolade::model {

// Why a slide is on.
enum class Reason {
    rotation,         // its place in the round has come
    emergency,        // it takes the screen while it lasts
    celebration,      // it interrupts the show, once
    by_hand,          // somebody stepped back to it
    nothing_to_show,  // the idle slide: no item may be shown now
    closed,           // the idle slide, outside opening hours
};

std::string_view name_of(Reason reason);

struct OnScreen {
    std::string item, kind;  // "idle" and "idle" for the idle slide
    WallTime since{};
    std::optional<WallTime> until;  // nothing: paused
    Reason why = Reason::rotation;
    bool operator==(const OnScreen&) const = default;
};

struct Display {
    std::string driver;  // "x11", "KMSDRM", "wayland"
    PixelSize size;
    bool operator==(const Display&) const = default;
};

// From the sending of a live event to its first frame, of those since the start.
struct Latency {
    std::uint64_t events = 0;
    Milliseconds half{0};    // as long as this or less took half of them
    Milliseconds nearly{0};  // 95 of 100
    bool operator==(const Latency&) const = default;
};

// A problem that lasts; `what` of the complaint says what to do.
struct Trouble {
    Complaint complaint;
    WallTime since{};
    bool operator==(const Trouble&) const = default;
};

struct Status {
    std::string version;
    WallTime started{};
    std::optional<Display> display;  // nothing: waiting for one
    std::optional<OnScreen> on;      // nothing: not yet anything
    std::string next;                // the item that will follow, as far as is known; empty: not yet
    std::optional<WallTime> opens;   // while it is closed: when it opens again, as far as is known
    std::size_t items = 0;           // in the news
    std::vector<SourceStatus> sources;
    bool paused = false;
    std::string effects;              // "full", "less", "least", "reduced"
    std::uint64_t slides = 0;         // that have been on
    std::uint64_t frames = 0;         // shown
    std::uint64_t missed_frames = 0;  // of entrances: due, and not shown in time
    std::uint64_t celebrations = 0;   // that were shown
    Latency latency;
    std::vector<Trouble> troubles;
    bool operator==(const Status&) const = default;
};

}  // namespace accolade::model
