#include "wording/celebration.h"

#include <algorithm>
#include <array>
#include <utility>

#include "honours.h"
#include "model/kind.h"
#include "model/team.h"
#include "saying.h"
#include "writing.h"

namespace accolade::wording {
namespace {

// The only one who is celebrated; null where there are several, or none.
const model::Person* person_of(const model::Item& item) {
    const auto team = model::team_of(item);
    return team.members.size() == 1 ? team.members.front() : nullptr;
}

// "Earlier today" where it fell while the screen was off, unless that was on another day.
std::string when_it_fell(const Telling& telling, const model::Celebration& celebration) {
    const auto at = celebration.sent.value_or(telling.now);
    const auto day = [&](WallTime moment) { return telling.zone.local(moment).date; };
    const bool today = !telling.clock_is_set() || day(at) == day(telling.now);
    return standing_alone(telling.say(today ? "celebration.earlier" : "celebration.yesterday"), telling.language);
}

// Who is to be thanked for a number: a person with their line, the team, or everybody by name.
std::string who_of(const Telling& telling) {
    if (const auto* person = person_of(telling.item)) {
        const auto line = line_of(*person, telling);
        return with_commas(std::array<std::string_view, 2>{person->name, line}, telling);
    }
    const auto team = model::team_of(telling.item);
    return team.name.empty() ? members_of(telling) : team.name;
}

// What happened to whom is celebrated: its title, what was awarded, or what comes second on its slide.
std::string what_of(const Telling& telling, const Words& words, std::string_view name) {
    auto honour = honour_of(telling);
    if (honour != name) return honour;
    const auto lead = words.find("lead");
    return lead == words.end() || lead->second == name ? std::string() : lead->second;
}

// Below a number: whom it is owed to, and what the item says of it (comp 07), where that is short enough to be read
// from afar.
std::string thanks_of(const model::Item& item, const std::string& who) {
    constexpr std::size_t kLongest = 110;  // characters
    const auto& said = item.body;
    const auto named = [&](const model::Person& person) { return said.contains(person.name); };
    const auto both = who.empty() || (!item.people.empty() && std::ranges::all_of(item.people, named))
                          ? said
                          : who + (said.empty() ? "" : " – " + said);
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return std::ranges::count_if(both, begins) <= static_cast<std::ptrdiff_t>(kLongest) ? both : who;
}

}  // namespace

std::span<const std::string_view> slide_kinds() {
    static const auto kKinds = [] {
        std::vector<std::string_view> kinds(model::kind_names().begin(), model::kind_names().end());
        for (const auto* more : {"idle", "celebration", "banner"}) kinds.emplace_back(more);
        return kinds;
    }();
    return kKinds;
}

std::optional<model::Number> celebrated_number(const model::Item& item, const model::Celebration& celebration,
                                               WallTime now) {
    const int decimals = item.counter ? item.counter->value.decimals : 0;
    if (celebration.number) return model::Number{*celebration.number, decimals};
    if (!item.counter) return std::nullopt;
    return model::Number{counter_value(*item.counter, now), decimals};
}

Words celebration_words(const model::Item& item, const model::Celebration& celebration, const model::Brand& brand,
                        const Locale& locale, WallTime now) {
    Words words = words_of(item, brand, locale, now);
    const Telling telling = telling_of(item, locale, now);
    const auto put = [&](const char* name, std::string text) {
        if (!text.empty()) words.insert_or_assign(name, std::move(text));
    };
    const auto number = celebrated_number(item, celebration, now);
    const auto* person = person_of(item);
    const auto who = who_of(telling);
    const auto kicker = item.years ? years_of(telling) : telling.say("celebration.congratulations");
    if (celebration.earlier) {
        put("celebration.kicker", when_it_fell(telling, celebration));
    } else {
        put("celebration.kicker", number ? telling.say("celebration.together") : kicker);
    }
    if (number) {
        const auto written_number = written(*number, telling.language);
        put("celebration.number", written_number);
        put("celebration.figure", written_number);
        put("celebration.what", item.title.empty() ? item.counter ? item.counter->unit : std::string() : item.title);
        put("celebration.news", words.contains("celebration.what") ? words["celebration.what"] : words["title"]);
        put("celebration.who", thanks_of(item, who));
    } else {
        const auto team = winner_of(telling);
        const auto name = person != nullptr ? person->name : team.empty() ? words["title"] : team;
        const auto what = what_of(telling, words, name);
        put("celebration.name", name);
        put("celebration.what", what);
        if (person != nullptr) {
            put("celebration.person", name);
        } else if (name != who) {
            put("celebration.who", who);
        }
        // A banner tells the years first, then whose they are.
        put("celebration.figure", years_number_of(telling));
        put("celebration.news", item.years && !years_unit_of(telling).empty() ? years_unit_of(telling) : what);
        if (!words.contains("celebration.news")) put("celebration.news", name);
        if (words["celebration.news"] != name) put("celebration.from", person != nullptr ? who : name);
    }
    if (number) put("celebration.from", who);
    // The first of several is not the one.
    if (person == nullptr) words.erase("person.photo");
    const auto offered = word_names("celebration");
    std::erase_if(words, [&](const auto& word) {
        return word.second.empty() || !std::ranges::binary_search(offered, word.first);
    });
    return words;
}

}  // namespace accolade::wording
