#include "announcements.h"

#include <algorithm>
#include <string>
#include <utility>

#include "timing.h"
#include "writing.h"

namespace accolade::wording {
namespace {

constexpr std::size_t kLongestAddress = 32;  // characters that somebody would type

void put(Words& words, std::string name, std::string text) {
    if (!text.empty()) words.insert_or_assign(std::move(name), std::move(text));
}

// A phrase that ends or begins with what is written apart from it: "until {date}" is "until".
std::string without_argument(const Telling& telling, std::string_view key, std::string_view argument) {
    auto phrase = telling.say(key, {{argument, std::string_view()}});
    while (phrase.ends_with(' ')) phrase.pop_back();
    return phrase.substr(std::min(phrase.find_first_not_of(' '), phrase.size()));
}

std::string unit_of(const Cell& cell, const Telling& telling) {
    const auto said = [&](std::string_view key) { return telling.say(key, {{"n", static_cast<double>(cell.value)}}); };
    switch (cell.unit) {
        case Unit::days:
            return said("event.days");
        case Unit::hours:
            return said("event.hours");
        case Unit::minutes:
            return said("event.minutes");
        case Unit::seconds:
            return said("event.seconds");
    }
    return {};
}

// What is left until it begins, in cells, and whether it has begun.
void put_countdown(Words& words, const Telling& telling) {
    put(words, "soon", soon_of(telling));
    const auto begin = counts_down_to(telling.item);
    if (!begin || !telling.clock_is_set()) return;
    const auto countdown = countdown_to(*begin, telling.now).value_or(Countdown{});
    for (std::size_t i = 0; i < countdown.cells.size(); ++i) {
        const auto& cell = countdown.cells[i];
        const auto name = "countdown." + std::to_string(i);
        put(words, name + ".value", written_cell(cell.value, telling.language));
        put(words, name + ".unit", unit_of(cell, telling));
        if (countdown.last)
            put(words, "countdown.last", written({static_cast<double>(cell.value), 0}, telling.language));
    }
    if (goes_on(telling)) put(words, "now", telling.say("event.now"));
}

void put_days(Words& words, const Telling& telling) {
    if (telling.item.ends) {
        const auto local = local_of(*telling.item.ends, telling.zone);
        put(words, "ends.day", written_day(local, telling.language));
        put(words, "ends.month", written_time(local, "LLLL", telling.language));
        put(words, "ends.month.short", written_time(local, "LLL", telling.language));
        put(words, "until", without_argument(telling, "incentive.until", "date"));
    }
    put(words, "days", days_of(telling));
    if (of_several_days(telling)) put(words, "span", days_of(telling));
    put(words, "leaf", leaf_of(telling));
    put(words, "hours", hours_of(telling));
}

// A prize comes first; what to do for it is the item's title, or what it says; what else it says follows.
void put_prize(Words& words, const Telling& telling) {
    const auto& item = telling.item;
    if (item.kind != model::Kind::incentive) return;
    const auto& said = item.summary.empty() ? item.body : item.summary;
    const bool titled = !item.prize.empty() && !item.title.empty() && item.title != item.prize;
    put(words, "prize", item.prize.empty() ? headline(telling, words) : item.prize);
    put(words, "task", titled ? item.title : said);
    put(words, "note", titled ? said : item.summary.empty() ? std::string() : item.body);
}

// An issue as it lies on the table: its name, which it is, and of which month.
void put_issue(Words& words, const Telling& telling, const std::string& house) {
    const auto& item = telling.item;
    put(words, "masthead", item.from ? item.from->name : house);
    if (!item.published || !telling.clock_is_set()) return;
    put(words, "issue.month", written_time(telling.zone.local(*item.published), "LLL", telling.language));
}

std::string kicker_of(const Telling& telling) {
    switch (telling.item.kind) {
        case model::Kind::incentive:
            return telling.say("incentive.win");
        case model::Kind::newsletter:
            return telling.say("newsletter.new");
        default:
            return telling.say("kind." + std::string(model::name_of(telling.item.kind)));
    }
}

}  // namespace

std::string short_address(std::string_view address) {
    if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
    if (address.starts_with("www.")) address.remove_prefix(4);
    address = address.substr(0, address.find_first_of("?#"));
    while (address.ends_with('/')) address.remove_suffix(1);
    if (address.size() > kLongestAddress) address = address.substr(0, address.find('/'));
    return std::string(address);
}

void announce(Words& words, const Telling& telling) {
    const auto& item = telling.item;
    put(words, "kicker", kicker_of(telling));
    put(words, "about", item.summary.empty() ? item.body : item.summary);
    put(words, "address", short_address(item.url));
    if (!item.url.empty()) put(words, "read_at", without_argument(telling, "newsletter.read", "address"));
    put_days(words, telling);
    put_countdown(words, telling);
    put_prize(words, telling);
    const auto house = words.find("brand.name");
    put_issue(words, telling, house == words.end() ? std::string() : house->second);
}

}  // namespace accolade::wording
