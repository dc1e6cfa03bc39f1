// Status: how the show is at one moment, for whoever asks: staff, systemd, tests. Published whole once a turn of the
// loop, and never changed again. Value; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
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
    static constexpr std::array<int, 9> kBounds{5, 10, 25, 50, 100, 250, 500, 1000, 5000};  // ms

    std::uint64_t events = 0;
    Milliseconds half{0};    // as long as this or less took half of them
    Milliseconds nearly{0};  // 95 of 100
    Milliseconds sum{0};
    std::array<std::uint64_t, kBounds.size()> within{};  // how many took as long as each bound, or less
    bool operator==(const Latency&) const = default;
};

// A problem that lasts; `what` of the complaint says what to do.
struct Trouble {
    Complaint complaint;
    WallTime since{};
    std::string held{};  // the id of the item that is held back for it; empty: none is
    bool operator==(const Trouble&) const = default;
};

// How the show before this one on the same state folder ended.
enum class LastEnd {
    unknown,   // there was none, or the state folder cannot be written
    stopped,   // as it should
    killed,    // from outside, or the watchdog did
    crashed,   // by an error of its own
    power_cut  // the machine went down under it
};

std::string_view name_of(LastEnd end);

struct LastRun {
    LastEnd end = LastEnd::unknown;
    std::optional<WallTime> seen;  // when it was last known to run
    std::uint64_t starts = 1;      // of this state folder, with this one
    std::uint64_t unclean = 0;     // ends of it that were not as they should be
    bool operator==(const LastRun&) const = default;
};

// The screen's own power, where the settings have it sleep while it is closed.
enum class Panel { left_alone, on, asleep };

struct Status {
    std::string version;
    std::string name;  // of the screen; may be empty
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
    LastRun last;
    Panel panel = Panel::left_alone;
    std::uint64_t late_turns = 0;                           // times the show stood still for a second or more
    Milliseconds longest_gap{0};                            // the longest that it stood still when something was due
    std::map<std::string, std::uint64_t> picture_failures;  // that could not be decoded, by their reason
    std::uint64_t journal_bytes = 0;                        // on disk
    bool operator==(const Status&) const = default;
};

}  // namespace accolade::model
