#include "wording/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "announcements.h"
#include "facts.h"
#include "model/kind.h"
#include "saying.h"
#include "thanks.h"
#include "writing.h"

namespace accolade::wording {

namespace {

void put(Words& words, const char* name, std::string text) {
    if (!text.empty()) words.insert_or_assign(name, std::move(text));
}

std::string_view base_of(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

std::string language_of(const model::Item& item, const Locale& locale) {
    if (item.language.empty() || item.language == base_of(locale.language)) return locale.language;
    return item.language;
}

std::string_view greeting_at(int hour) {
    if (hour >= 5 && hour < 12) return "greeting.morning";
    return hour >= 12 && hour < 18 ? "greeting.afternoon" : "greeting.evening";
}

const Phrases& phrases_of(const Locale& locale) {
    return locale.phrases ? *locale.phrases : Phrases::standard();
}

}  // namespace

Telling telling_of(const model::Item& item, const Locale& locale, WallTime now) {
    return {item, locale.zone, language_of(item, locale), now, phrases_of(locale)};
}

Words words_of(const model::Item& item, const model::Brand& brand, const Locale& locale, WallTime now) {
    const auto telling = telling_of(item, locale, now);
    auto words = facts_of(telling);
    if (item.kind == model::Kind::kudos) put_card(words, 0, telling);
    const auto title = headline(telling, words);
    auto second = lead(telling, words, title);
    put(words, "title", title);
    put(words, "lead", std::move(second));
    put(words, "kind", telling.say("kind." + std::string(name_of(item.kind))));
    put(words, "brand.name", brand.name);
    put(words, "brand.logo", brand.logo);
    put(words, "brand.logo_dark", brand.logo_dark);
    announce(words, telling);
    // A picture alone: the headline says what kind it is, and nothing above it says so again.
    for (const auto* name : {"kind", "kicker"}) {
        if (const auto found = words.find(name); found != words.end() && found->second == title) words.erase(found);
    }
    if (telling.clock_is_set()) {
        // The clock and today's date are the screen's own, whatever the item speaks.
        const auto local = locale.zone.local(now);
        put(words, "clock", written_time(local, "Hm", locale.language));
        put(words, "date", written_time(local, "EEEEdMMMM", locale.language));
    }
    const auto offered = word_names(model::name_of(item.kind));
    std::erase_if(words, [&](const auto& word) { return !std::ranges::binary_search(offered, word.first); });
    return words;
}

Words words_of(std::span<const model::Item* const> items, const model::News& news, const model::Brand& brand,
               const Locale& locale, WallTime now) {
    const auto& first = *items.front();
    auto words = words_of(first, brand, locale, now);
    if (first.kind != model::Kind::kudos) return words;
    for (std::size_t i = 1; i < items.size(); ++i) put_card(words, i, telling_of(*items[i], locale, now));
    put_week(words, news, telling_of(first, locale, now));
    return words;
}

Words idle_words(const model::Brand& brand, const Locale& locale, WallTime now) {
    Words words;
    put(words, "brand.name", brand.name);
    put(words, "brand.logo", brand.logo);
    put(words, "brand.logo_dark", brand.logo_dark);
    const auto say = [&](std::string_view key) { return phrases_of(locale).say(key, locale.language); };
    if (now < kClockIsSet) {
        put(words, "greeting", say("greeting.welcome"));
        return words;
    }
    const auto local = locale.zone.local(now);
    const auto date = written_time(local, "EEEEdMMMM", locale.language);
    const auto time = written_time(local, "Hm", locale.language);
    put(words, "greeting", say(greeting_at(local.hour)));
    put(words, "date", date);
    put(words, "time", time);
    put(words, "date_time", date + say("list.comma") + time);
    return words;
}

namespace {

// As far as a counter may tick unconfirmed: one step before the next number that would be celebrated, or is its target.
std::optional<double> limit_of(const model::Counter& counter) {
    const double value = counter.value.value;
    const bool falls = counter.per_hour < 0;
    std::optional<double> next;
    const auto lies_ahead = [&](double number) {
        if (falls ? number < value : number > value)
            next = falls ? std::max(next.value_or(number), number) : std::min(next.value_or(number), number);
    };
    if (counter.target) lies_ahead(counter.target->value);
    if (!falls) std::ranges::for_each(counter.celebrate_at, lies_ahead);
    if (!next) return std::nullopt;
    const double step = std::pow(10.0, -counter.value.decimals);
    return falls ? std::min(value, *next + step) : std::max(value, *next - step);
}

}  // namespace

double counter_value(const model::Counter& counter, WallTime now) {
    const double value = counter.value.value;
    if (!counter.as_of || now <= *counter.as_of || counter.per_hour == 0) return value;
    if (counter.target && counter.target->value == value) return value;  // it is there
    const double hours = std::chrono::duration<double, std::ratio<3600>>(now - *counter.as_of).count();
    const double moved = value + counter.per_hour * hours;
    if (!std::isfinite(moved)) return value;
    const auto limit = limit_of(counter);
    if (!limit) return moved;
    return counter.per_hour < 0 ? std::max(moved, *limit) : std::min(moved, *limit);
}

}  // namespace accolade::wording
