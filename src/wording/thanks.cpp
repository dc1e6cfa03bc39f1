#include "thanks.h"

#include <algorithm>
#include <array>

#include "model/kind.h"
#include "wording/words.h"
#include "writing.h"

namespace accolade::wording {

namespace {

constexpr std::size_t kMostThanked = 4;  // by name; of more, three and "and 5 more"

std::string_view said_of(const model::Item& item) {
    return item.summary.empty() ? item.body : item.summary;
}

const std::string& group_of(const model::Person& person) {
    for (const auto* group : {&person.team, &person.company, &person.role}) {
        if (!group->empty()) return *group;
    }
    return person.place;
}

// Null if nobody may be named.
const model::Person* named(const std::optional<model::Person>& person) {
    return person && !person->name.empty() && person->consent != model::Consent::none ? &*person : nullptr;
}

std::string thanks_from(std::string_view name, const Telling& telling) {
    return name.empty() ? std::string() : telling.say("kudos.from", {{"name", name}});
}

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace

std::string thanked(const Telling& telling) {
    auto all = names_of(telling.item.people);
    std::string names;
    if (all.size() > kMostThanked) {
        for (std::size_t i = 0; i + 1 < kMostThanked; ++i) names += (i > 0 ? telling.say("list.comma") : "") + all[i];
        names += " " + and_more(static_cast<int>(all.size() + 1 - kMostThanked), telling.language, telling.phrases);
    } else {
        names = joined(all, telling.language);
    }
    return names.empty() ? std::string() : telling.say("kudos.to", {{"name", names}});
}

std::string thanks_of(const Telling& telling) {
    const auto* from = named(telling.item.from);
    return from != nullptr ? thanks_from(from->name, telling) : std::string();
}

std::string message_of(const Telling& telling) {
    const auto said = said_of(telling.item);
    const bool titled = telling.item.kind != model::Kind::welcome;  // the guests stand for it there
    return said.empty() && titled ? telling.item.title : std::string(said);
}

std::string subject_of(const Telling& telling) {
    const auto& item = telling.item;
    const bool below = item.kind == model::Kind::welcome ? !item.visitors.empty() : !said_of(item).empty();
    const bool headed = !item.title.empty() && below;
    return headed ? item.title : telling.say("kind." + std::string(model::name_of(item.kind)));
}

Author author_of(const Telling& telling) {
    const auto& item = telling.item;
    Author author;
    std::vector<std::string_view> known{item.handle, item.network};
    std::erase_if(known, [](std::string_view text) { return text.empty(); });
    std::size_t taken = 0;
    const auto take = [&] { return taken < known.size() ? std::string(known[taken++]) : std::string(); };
    const auto* by = named(item.from);
    author.name = by != nullptr ? by->name : take();
    if (item.from) author.line = line_of(*item.from, telling);
    if (author.line.empty()) author.line = take();
    author.posted = with_commas({known.begin() + static_cast<std::ptrdiff_t>(taken), known.end()}, telling);
    return author;
}

void put_card(Words& words, std::size_t place, const Telling& telling) {
    const auto& item = telling.item;
    const auto put = [&](std::string_view name, std::string text) {
        if (!text.empty())
            words.insert_or_assign("kudos." + std::to_string(place) + "." + std::string(name), std::move(text));
    };
    put("name", joined(names_of(item.people), telling.language));
    put("to", thanked(telling));
    put("text", message_of(telling));
    put("value", item.value);
    if (const auto* from = named(item.from)) {
        const std::array<std::string_view, 2> who{from->name, group_of(*from)};
        put("from", thanks_from(with_commas(who, telling), telling));
    }
    const bool pictured = !item.people.empty() && item.people.front().consent == model::Consent::full;
    if (pictured) put("photo", item.people.front().photo);
}

void put_week(Words& words, const model::News& news, const Telling& telling) {
    if (!telling.clock_is_set()) return;
    const auto today = telling.zone.local(telling.now).date;
    const auto monday = telling.zone.instant(model::next_day(today, -model::weekday(today)), 0);
    const auto count = std::ranges::count_if(news.items, [&](const model::Item& item) {
        return item.kind == model::Kind::kudos && item.published && *item.published >= monday &&
               *item.published <= telling.now;
    });
    if (count < 2) return;
    const auto phrase = telling.say("kudos.this_week", {{"n", static_cast<double>(count)}});
    const auto number = written({static_cast<double>(count), 0}, telling.language);
    const bool first = phrase.starts_with(number + " ");
    const auto week = first ? std::string(trimmed(phrase.substr(number.size()))) : phrase;
    words.insert_or_assign("kudos.week", week);
    if (!first) return;
    words.insert_or_assign("kudos.count", number);
    words.insert_or_assign("kudos.unit", week);
}

}  // namespace accolade::wording
