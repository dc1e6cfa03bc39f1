// Live: what a source's stream said since its feed was fetched, laid over the contents of the feed. The feed is the
// truth: a fetch that was begun after an event came makes an end of what the event said; the feed has it by then, or it
// was not so. Until then what came last is shown, whatever the feed of before says.
//
// An event about an item that nobody knows asks for a fetch and waits, five minutes at most. What was called to be
// celebrated stays for five minutes at least, with an item that only the stream brought, so that a screen that is busy
// loses none; but what the feed has and then takes back is gone at once, and so is what `remove` names.
//
// A stream that says everything twice, or again after a reconnection, says nothing new. What it makes us keep is
// bounded; what is beyond asks for a fetch.
//
// Values and pure functions; any thread; an event costs a look-up, laying over is linear in the items.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/complaint.h"
#include "base/time.h"
#include "contents.h"
#include "live_event.h"
#include "model/celebration.h"
#include "model/item.h"
#include "model/items.h"

namespace accolade::feed {

inline constexpr Milliseconds kLiveWindow{5 * 60 * 1000};
inline constexpr std::size_t kLiveItems = 1000, kLiveCalls = 100, kLiveWaiting = 100, kLiveSeen = 2000;

// When an event came, and from where.
struct Heard {
    Now at{};
    std::optional<WallTime> sent;  // never later than it came: clocks differ
    std::string name;              // for complaints
    std::string key;               // what its call is remembered by

    bool operator==(const Heard&) const = default;
};

// What came last about one item.
struct LiveItem {
    std::uint64_t rank = 0;                // items that the feed does not have are in the order in which they came
    std::optional<SteadyTime> changed_at;  // nothing: the feed's item stands
    std::optional<model::Item> item;       // of `changed_at`; nothing: removed
    std::optional<SteadyTime> counted_at;  // nothing: the item's own number stands
    model::Number value;                   // of `counted_at`
    std::optional<WallTime> as_of;

    bool operator==(const LiveItem&) const = default;
};

struct LiveCall {
    model::Call call;
    SteadyTime heard{};
    std::optional<model::Item> item;  // that only the stream has brought

    bool operator==(const LiveCall&) const = default;
};

struct Waiting {
    std::string id;                     // of the item
    std::optional<CounterSet> counter;  // nothing: its celebration
    Heard heard;
};

struct Live {
    std::map<std::string, LiveItem> items;  // by id
    std::vector<LiveCall> calls;            // as they came
    std::deque<Waiting> waiting;
    std::uint64_t next_rank = 0;

    // What came with an id of its own: so that a replay is known.
    std::string last_id;
    std::size_t last_mark = 0;
    std::unordered_set<std::size_t> seen;
    std::deque<std::size_t> seen_in_order;

    bool silent() const { return items.empty() && calls.empty(); }  // the contents are the feed's
};

// Whether this came before; notes it.
bool replayed(Live& live, const net::Event& event);
// By what its call is remembered: the same wherever and how often it comes.
std::string key_of(const net::Event& event, const std::string& item);

struct Effect {
    bool changed = false;            // what is shown
    bool items = false;              // which items, and so which pictures
    bool fetch = false;              // the feed is to be fetched, now
    std::optional<WallTime> pushed;  // when the first event that changed it was sent, or else came
    Complaints complaints;
};
Effect hear(Live& live, const Contents& feed, LiveEvent event, Heard heard);

// The feed was fetched, with these contents; `begun` is when it was asked for.
Effect confirm(Live& live, const Contents& feed, SteadyTime begun, SteadyTime now);

// Makes an end of what has waited too long.
Complaints expire(Live& live, SteadyTime now);

// What is shown: the feed's contents, and over them what the stream said.
model::Items overlaid(const Contents& feed, const Live& live);

}  // namespace accolade::feed
