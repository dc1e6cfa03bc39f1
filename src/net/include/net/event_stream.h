// Event stream: the bytes of Server-Sent Events read as events, as the WHATWG's HTML standard says (9.2.6,
// "Interpreting an event stream"). Bytes may be cut anywhere. What a sender does to us is bounded: a line or an event
// above its limit costs itself alone, is counted, and reading goes on with the next event; memory stays below the two
// limits together.
//
// Value; one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace accolade::net {

struct Event {
    std::string type;  // "message" where the stream names none
    std::string data;  // UTF-8; what was broken is U+FFFD
    std::string id;    // the last one that the stream named, perhaps with an earlier event; may be empty

    bool operator==(const Event&) const = default;
};

class EventParser {
  public:
    static constexpr std::size_t kLongestLine = 256U << 10U, kLargestEvent = 1U << 20U;  // bytes

    // `last_id`: what the stream before this one ended with.
    explicit EventParser(std::string last_id = {}) : last_id_(std::move(last_id)) {}

    // The events that these bytes complete.
    std::vector<Event> read(std::string_view bytes);
    // A new connection follows: what is incomplete is forgotten; the id stays.
    void restart();

    // What a new connection tells the server it has had; without one that no event has confirmed.
    const std::string& last_id() const { return last_id_; }
    // How long to wait before a new connection, where the stream said so since this was asked last.
    std::optional<Milliseconds> take_retry();
    // Events that were too big, since the beginning.
    std::uint64_t too_big() const { return too_big_; }
    // Bytes of the event that is being left out for its size; 0 where none is.
    std::size_t skipped() const { return skipped_; }

  private:
    void read_line(std::vector<Event>& events);
    void read_field(std::string_view name, std::string_view value);
    void end_event(std::vector<Event>& events);
    void forget_event();
    void leave_out_line();
    void leave_out_event();

    std::string line_;  // without its end, so far
    std::string type_, data_, last_id_;
    std::optional<std::string> id_;  // of the event that is being read
    std::optional<Milliseconds> retry_;
    std::uint64_t too_big_ = 0;
    std::size_t skipped_ = 0;
    bool line_left_out_ = false, event_left_out_ = false;
    bool begun_ = false;         // the first line was read: no byte order mark follows
    bool after_return_ = false;  // a line feed that follows belongs to the line end before it
};

}  // namespace accolade::net
