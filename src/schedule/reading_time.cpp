#include "schedule/reading_time.h"

#include <algorithm>
#include <cmath>

#include "model/kind.h"

#include "base/utf8.h"

namespace accolade::schedule {

namespace {

enum class Script { alphabet, thai, hangul, han, kana, unread };

// Code point ranges of Unicode 15 that hold what a lobby's text is made of; what stands in none is read like Latin.
Script script_of(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (in(0x300, 0x36f) || in(0x200b, 0x200f) || in(0x202a, 0x202e) || in(0x2060, 0x2069) || in(0xfe00, 0xfe0f) ||
        c < 0x20 || c == 0xfeff) {
        return Script::unread;
    }
    if (in(0xe00, 0xeff)) return Script::thai;  // and Lao
    if (in(0x1100, 0x11ff) || in(0x3130, 0x318f) || in(0xac00, 0xd7ff) || in(0xa960, 0xa97f)) return Script::hangul;
    if (in(0x3040, 0x30ff) || in(0x31f0, 0x31ff) || in(0xff66, 0xff9f)) return Script::kana;
    if (in(0x2e80, 0x2fff) || in(0x3000, 0x303f) || in(0x3400, 0x4dbf) || in(0x4e00, 0x9fff) || in(0xf900, 0xfaff) ||
        in(0xff00, 0xff65) || in(0x20000, 0x3ffff)) {
        return Script::han;
    }
    return Script::alphabet;
}

double characters_per_second(Script script, bool japanese) {
    switch (script) {
        case Script::thai:
            return 11;
        case Script::hangul:
            return 8;
        case Script::han:
            return japanese ? 3 : 6;
        case Script::kana:
            return 3;
        default:
            return 12;
    }
}

bool has_kana(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode_utf8(text, at);
        if (script_of(next.code) == Script::kana) return true;
        at += next.length;
    }
    return false;
}

bool pictured(const model::Person& person) {
    return !person.photo.empty() && person.consent == model::Consent::full;
}

}  // namespace

double seconds_to_read(std::string_view text, double limit) {
    const bool japanese = has_kana(text);
    double seconds = 0, shown = 0;
    bool spaced = true;  // of the script before a space: CJK is counted without its spaces
    for (std::size_t at = 0; at < text.size() && shown < limit;) {
        const auto next = decode_utf8(text, at);
        at += next.length;
        const auto script = script_of(next.code);
        if (script == Script::unread || (next.code == U' ' && !spaced)) continue;
        const bool wide = script == Script::han || script == Script::kana || script == Script::hangul;
        shown += wide ? 2.5 : 1;
        seconds += 1 / characters_per_second(script, japanese);
        spaced = !wide;
    }
    return seconds;
}

namespace {

constexpr double kLeast = 8, kMost = 24;     // seconds
constexpr double kAround = 1.2 + 1.5 + 0.6;  // seconds: to enter, to be found, to leave

// Seconds for what an item says and shows.
double seconds_for(const model::Item& item) {
    constexpr double kPhoto = 2, kChart = 1.5;
    constexpr double kHeadline = 80, kName = 60;  // characters: the hard limits of 1.4

    double seconds = 0;
    const auto& lead = item.summary.empty() ? item.body : item.summary;
    seconds += seconds_to_read(item.title, kHeadline);
    seconds += seconds_to_read(lead, model::row_of(item.kind).letters_read);
    const auto read_name = [&](const model::Person& person) {
        seconds += seconds_to_read(person.name, kName) + seconds_to_read(person.role, kName);
    };
    std::ranges::for_each(item.people.begin(),
                          item.people.begin() + std::min<std::ptrdiff_t>(3, std::ssize(item.people)), read_name);
    std::ranges::for_each(item.visitors.begin(),
                          item.visitors.begin() + std::min<std::ptrdiff_t>(3, std::ssize(item.visitors)), read_name);
    if (item.from) read_name(*item.from);

    const bool photo =
        !item.image.empty() || std::ranges::any_of(item.people, pictured) || (item.from && pictured(*item.from));
    if (photo) seconds += kPhoto;
    if (item.counter) seconds += kChart;
    if (!item.entries.empty()) seconds += kChart;
    seconds += kChart * static_cast<double>(std::min<std::size_t>(item.figures.size(), 1));
    return seconds;
}

Milliseconds tenths(double seconds) {
    return Milliseconds(std::llround(seconds * 10) * 100);  // they are plenty
}

}  // namespace

Milliseconds reading_time(const model::Item& item) {
    if (item.seconds) return std::max<Milliseconds>(*item.seconds, kShortest);
    return tenths(std::clamp(kAround + seconds_for(item), kLeast, kMost));
}

Milliseconds reading_time(std::span<const model::Item* const> items) {
    if (items.size() == 1) return reading_time(*items.front());
    double seconds = kAround;
    Milliseconds longest{0};
    for (const auto* item : items) {
        seconds += item->seconds ? static_cast<double>(item->seconds->count()) - kAround : seconds_for(*item);
        longest = std::max(longest, reading_time(*item));
    }
    return std::max(longest, tenths(std::clamp(seconds, kLeast, kMost)));
}

}  // namespace accolade::schedule
