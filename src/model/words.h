// Words: what a slide may say about an item, by name: "title", "person.name", "counter.value". The theme's {braces} are
// looked up here; a name without words makes its part vanish. Numbers, dates and relative times are written as the
// item's language and the screen's zone ask. Pure functions of (item, brand, now); any thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/item.h"
#include "model/local_time.h"
#include "model/news.h"

namespace accolade::model {

using Words = std::map<std::string, std::string, std::less<>>;

struct Locale {
    std::string language;  // BCP 47 of the screen: greetings, clock, and items that name none
    Zone zone;
};

// Every name that this kind offers to a theme, sorted; the idle slide's where `kind` is "idle".
std::span<const std::string_view> word_names(std::string_view kind);

// Only names that have words are in it.
Words words_of(const Item& item, const Brand& brand, const Locale& locale, WallTime now);

// The idle slide: "greeting", "date", "time", "brand.name".
Words idle_words(const Brand& brand, const Locale& locale, WallTime now);

// The value of a counter at a moment: `value` plus what `per_hour` brought since `as_of`, never beyond the target.
double counter_value(const Counter& counter, WallTime now);

// "871,204", "871 204", "8,71,204" by locale.
std::string written(Number number, std::string_view language);

}  // namespace accolade::model
