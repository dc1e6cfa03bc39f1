// LiveEvent: one event of a source's live stream, read and checked as docs/feed.md, "Live", says, by the same readers
// as the feed. What cannot be read is complained of and does nothing. Values and a pure function; any thread; time and
// memory linear in the event.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "base/complaint.h"
#include "base/time.h"
#include "feed/report.h"
#include "model/item.h"
#include "net/event_stream.h"

namespace accolade::feed {

struct ItemChanged {
    model::Item item;
};
// Also by an item that cannot be shown, as where somebody in it does not consent: as in a feed, it is off the screen.
struct ItemRemoved {
    std::string id;
};
struct CounterSet {
    std::string id;
    model::Number value;
    std::optional<WallTime> as_of;  // when it was sent, where the event does not say
};
struct Celebrated {
    std::string id;
    std::optional<model::Item> item;  // nothing: one that is known
};
struct RefreshAsked {};
using LiveEvent = std::variant<ItemChanged, ItemRemoved, CounterSet, Celebrated, RefreshAsked>;

struct ReadEvent {
    std::optional<LiveEvent> event;  // nothing: it cannot be read, and an error says why
    std::optional<WallTime> sent;
    Complaints complaints;
};

// `context`: that of the feed which names the stream; its `name` is the event's.
ReadEvent read_event(const net::Event& event, const FeedContext& context);

// How complaints name an event: `https://news.example/live, counter event "1795896556:0"`.
std::string name_of(const std::string& stream, const net::Event& event);

}  // namespace accolade::feed
