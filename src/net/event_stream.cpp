#include "net/event_stream.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace accolade::net {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr Milliseconds kForEver{1'000'000'000'000};  // what is longer counts as this

// As a decoder of the Encoding standard reads it. Line by line is the same as all at once: no line end is within a
// well-formed sequence.
std::string decoded(std::string_view bytes) {
    if (!broken_utf8(bytes)) return std::string(bytes);
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto next = decode_utf8(bytes, at);
        if (next.valid) {
            text.append(bytes, at, next.length);
        } else {
            append_utf8(text, kReplacementCharacter);
        }
        at += next.length;
    }
    return text;
}

std::optional<Milliseconds> digits(std::string_view value) {
    if (value.empty() || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    long long number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} ? std::min(Milliseconds(number), kForEver) : kForEver;
}

}  // namespace

std::vector<Event> EventParser::read(std::string_view bytes) {
    std::vector<Event> events;
    while (!bytes.empty()) {
        if (std::exchange(after_return_, false) && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            continue;
        }
        const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        if (line_.size() + end > kLongestLine) leave_out_line();
        if (!line_left_out_) line_.append(bytes, 0, end);
        if (event_left_out_) skipped_ += end + 1;
        if (end == bytes.size()) break;
        after_return_ = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        read_line(events);
    }
    return events;
}

void EventParser::restart() {
    line_.clear();
    line_left_out_ = begun_ = after_return_ = false;
    forget_event();
}

std::optional<Milliseconds> EventParser::take_retry() {
    return std::exchange(retry_, std::nullopt);
}

void EventParser::read_line(std::vector<Event>& events) {
    std::string_view line = line_;
    if (!std::exchange(begun_, true) && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (std::exchange(line_left_out_, false)) {
        // Its event is left out already.
    } else if (line.empty()) {
        end_event(events);
    } else if (const auto colon = line.find(':'); colon != 0) {
        const auto name = line.substr(0, colon);
        auto value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        read_field(name, value);
    }
    line_.clear();
}

void EventParser::read_field(std::string_view name, std::string_view value) {
    if (name == "data") {
        if (event_left_out_) return;
        data_ += decoded(value);
        data_ += '\n';
        if (data_.size() > kLargestEvent) leave_out_event();
    } else if (name == "event") {
        type_ = decoded(value);
    } else if (name == "id") {
        if (value.find('\0') == std::string_view::npos) id_ = decoded(value);
    } else if (name == "retry") {
        if (const auto time = digits(value)) retry_ = time;
    }
}

void EventParser::end_event(std::vector<Event>& events) {
    // Of an event that was left out too, so that it is not sent again and again.
    if (id_) last_id_ = std::move(*id_);
    if (event_left_out_) {
        ++too_big_;
    } else if (!data_.empty()) {
        data_.pop_back();
        events.push_back({type_.empty() ? "message" : std::move(type_), std::move(data_), last_id_});
    }
    forget_event();
}

void EventParser::forget_event() {
    type_.clear();
    data_.clear();
    id_.reset();
    event_left_out_ = false;
    skipped_ = 0;
}

void EventParser::leave_out_line() {
    line_left_out_ = true;
    line_.clear();
    leave_out_event();
}

void EventParser::leave_out_event() {
    event_left_out_ = true;
    data_.clear();
}

}  // namespace accolade::net
