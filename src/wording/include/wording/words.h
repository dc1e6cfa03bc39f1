// Words: what a slide may say about an item, by name: "title", "person.name", "counter.value". The theme's {braces} are
// looked up here; a name without words makes its part vanish. Numbers, dates and relative times are written as the
// item's language and the screen's zone ask. Pure functions of (item, brand, now); any thread.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/item.h"
#include "model/local_time.h"
#include "model/news.h"
#include "wording/phrases.h"

namespace accolade::wording {

using Words = std::map<std::string, std::string, std::less<>>;

struct Locale {
    std::string language;  // BCP 47 of the screen: greetings, clock, and items that name none
    model::Zone zone;
    std::shared_ptr<const Phrases> phrases = nullptr;  // null: those that are built in
};

// Every name that this kind offers to a theme, sorted; the idle slide's where `kind` is "idle"; none for another word.
std::span<const std::string_view> word_names(std::string_view kind);

// A clock that shows less than this has not been set: no date, time or distance is written then.
inline constexpr WallTime kClockIsSet = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);

// Only names that have words are in it. Every kind has a "title", and a "lead" where there is anything more to say,
// so that the story's layout can show them all: a quote's title is the quote and its lead who said it, a welcome's
// title the visitors, an event's lead when and where. A person who agreed to be named only has no photo.
Words words_of(const model::Item& item, const model::Brand& brand, const Locale& locale, WallTime now);

// Of several items that share a slide (model/kind.h): those of the first, and of every card; and of a thank-you how
// many there are this week among the news. REQUIRES that there is one.
Words words_of(std::span<const model::Item* const> items, const model::News& news, const model::Brand& brand,
               const Locale& locale, WallTime now);

// "Offshore Operations, Esbjerg": a person's role, team, company and place, as far as they are known.
std::string person_line(const model::Person& person, std::string_view language, const Phrases& phrases);

// "and 9 more": those of a list for whom there is no room.
std::string and_more(int count, std::string_view language, const Phrases& phrases);

// The idle slide: "greeting", "date", "time", "date_time", "brand.name", "brand.logo", "brand.logo_dark".
Words idle_words(const model::Brand& brand, const Locale& locale, WallTime now);

// The value of a counter at a moment: `value` plus what `per_hour` brought since `as_of`. It stops just before its
// target, and before the next number at which it is celebrated: only a feed or a stream says that these are reached. A
// counter from the future, or from no known moment, stands still.
double counter_value(const model::Counter& counter, WallTime now);

// "871,204", "871 204", "8,71,204" by locale; negative with U+2212.
std::string written(model::Number number, std::string_view language);

}  // namespace accolade::wording
