#include "schedule/ledger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/json.h"

namespace accolade::schedule {

namespace {

constexpr std::array<std::pair<std::string_view, Mark::State>, 3> kStates{
    {{"waiting", Mark::State::waiting}, {"begun", Mark::State::begun}, {"over", Mark::State::over}}};
constexpr std::int64_t kFarthest = 253'402'300'799'999;  // ms from 1970 to the end of 9999: what a date can say
constexpr std::array kCauses{model::Cause::threshold, model::Cause::item, model::Cause::call};

std::string digits(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string digits(WallTime at) {
    return std::to_string(at.time_since_epoch().count());
}

// Down to `most`, those of the least moment first. `moment` says that of each; nothing: it must not be forgotten.
template <class Map, class Moment>
void forget_oldest(Map& map, std::size_t most, WallTime before, Moment moment) {
    std::erase_if(map, [&](const auto& one) { return moment(one.second).value_or(before) < before; });
    if (map.size() <= most) return;
    std::vector<typename Map::iterator> all;
    for (auto it = map.begin(); it != map.end(); ++it)
        if (moment(it->second)) all.push_back(it);
    // A tenth more, so that it is not done with every one that comes.
    const auto gone = std::min(all.size(), map.size() - most + most / 10);
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(gone), {},
                              [&](auto it) { return *moment(it->second); });
    for (std::size_t i = 0; i < gone; ++i) map.erase(all[i]);
}

std::optional<WallTime> time_in(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    if (value == nullptr || !value->integer) return std::nullopt;
    return WallTime(Milliseconds(std::clamp<std::int64_t>(value->whole, -kFarthest, kFarthest)));
}

std::optional<double> number_in(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    if (value == nullptr || !value->is(json::Type::number) || value->overflow) return std::nullopt;
    return value->number;
}

std::string_view text_in(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    return value != nullptr && value->is(json::Type::string) ? std::string_view(value->string) : std::string_view{};
}

bool flag_in(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    return value != nullptr && value->is(json::Type::boolean) && value->boolean;
}

std::optional<Mark> mark_from(const json::Value& value) {
    const auto state = std::ranges::find(kStates, text_in(value, "state"), &decltype(kStates)::value_type::first);
    const auto cause = std::ranges::find(kCauses, text_in(value, "cause"), model::name_of);
    const auto fell = time_in(value, "fell"), at = time_in(value, "at");
    const auto tries = number_in(value, "tries");
    if (state == kStates.end() || cause == kCauses.end() || !fell || !at || !tries) return std::nullopt;
    Mark mark;
    mark.state = state->second;
    mark.cause = *cause;
    mark.item = text_in(value, "item");
    mark.number = number_in(value, "number");
    mark.fell = *fell;
    mark.at = *at;
    mark.tries = static_cast<int>(std::clamp(*tries, 0.0, 100.0));
    mark.earlier = flag_in(value, "earlier");
    mark.takeover = flag_in(value, "takeover");
    return mark;
}

void put(std::string& text, const std::string& key, const Mark& mark) {
    const auto state = std::ranges::find(kStates, mark.state, &decltype(kStates)::value_type::second);
    text += json::literal(key) + ": { \"state\": \"" + std::string(state->first) + "\", \"cause\": \"" +
            std::string(model::name_of(mark.cause)) + "\", \"item\": " + json::literal(mark.item);
    if (mark.number) text += ", \"number\": " + digits(*mark.number);
    text += ", \"fell\": " + digits(mark.fell) + ", \"at\": " + digits(mark.at) +
            ", \"tries\": " + std::to_string(mark.tries);
    if (mark.earlier) text += ", \"earlier\": true";
    if (mark.takeover) text += ", \"takeover\": true";
    text += " }";
}

void put(std::string& text, const std::string& id, const KnownCounter& counter) {
    text += json::literal(id) + ": { \"highest\": " + digits(counter.highest);
    if (counter.shown) text += ", \"shown\": " + digits(*counter.shown);
    text += ", \"seen\": " + digits(counter.seen) + " }";
}

template <class Map>
void put_all(std::string& text, const Map& map) {
    const char* before = "\n    ";
    for (const auto& [key, value] : map) {
        text += before;
        put(text, key, value);
        before = ",\n    ";
    }
}

}  // namespace

void Ledger::bound(WallTime now) {
    forget_oldest(marks, kMost, now - kLongest, [](const Mark& mark) {
        return mark.state == Mark::State::over ? std::optional(mark.at) : std::nullopt;
    });
    forget_oldest(counters, kMost, now - kLongest,
                  [](const KnownCounter& counter) { return std::optional(counter.seen); });
}

std::string text_of(const Ledger& ledger) {
    std::string text = "{\n";
    if (ledger.looked) text += "  \"looked\": " + digits(*ledger.looked) + ",\n";
    text += "  \"counters\": {";
    put_all(text, ledger.counters);
    text += "\n  },\n  \"celebrations\": {";
    put_all(text, ledger.marks);
    return text + "\n  }\n}\n";
}

Result<Ledger> ledger_from(std::string_view text) {
    const auto document = json::parse(text, "celebrations", {.comments = json::Comments::refused});
    if (!document) return std::unexpected(document.error());
    const auto *counters = document->root.find("counters"), *marks = document->root.find("celebrations");
    if (counters == nullptr || marks == nullptr) return failure("is no ledger of celebrations");
    Ledger ledger;
    ledger.looked = time_in(document->root, "looked");
    for (const auto& [id, place, value] : counters->members) {
        const auto highest = number_in(value, "highest");
        const auto seen = time_in(value, "seen");
        if (!highest || !seen) return failure("has a counter that is not whole: " + id);
        ledger.counters[id] = {*highest, number_in(value, "shown"), *seen};
    }
    for (const auto& [key, place, value] : marks->members) {
        auto mark = mark_from(value);
        if (!mark) return failure("has a celebration that is not whole: " + key);
        ledger.marks[key] = std::move(*mark);
    }
    return ledger;
}

}  // namespace accolade::schedule
