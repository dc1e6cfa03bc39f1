#include "wording/words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "honours.h"
#include "phrases.h"
#include "saying.h"
#include "writing.h"

namespace accolade::wording {

namespace {

class Writer {
  public:
    explicit Writer(Words& words) : words_(words) {}
    void put(std::string name, std::string text) {
        if (!text.empty()) words_.insert_or_assign(std::move(name), std::move(text));
    }

  private:
    Words& words_;
};

std::string_view base_of(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

// The item's language; where it names no region and the screen speaks the same language, the screen's.
std::string language_of(const model::Item& item, const Locale& locale) {
    if (item.language.empty() || item.language == base_of(locale.language)) return locale.language;
    return item.language;
}

void put_person(Writer& out, const std::string& name, const model::Person& person, std::string_view language) {
    out.put(name + ".name", person.name);
    out.put(name + ".line", line_of(person, language));
    if (person.consent == model::Consent::full) out.put(name + ".photo", person.photo);
}

void put_people(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    const auto names = names_of(item.people);
    const auto all = joined(names, telling.language);
    out.put("people", all);
    out.put("people.names", all);
    if (!names.empty()) {
        out.put("people.count", written({static_cast<double>(names.size()), 0}, telling.language));
    }
    const auto who = std::ranges::find_if(item.people, [](const auto& p) { return p.consent != model::Consent::none; });
    if (who != item.people.end()) {
        put_person(out, "person", *who, telling.language);
        out.put("person.role", who->role);
        out.put("person.team", who->team);
        out.put("person.place", who->place);
        out.put("person.company", who->company);
    }
    if (item.from && item.from->consent != model::Consent::none) {
        put_person(out, "from", *item.from, telling.language);
        out.put("from.role", item.from->role);
        out.put("from.company", item.from->company);
    }
}

void put_figures(Writer& out, const Telling& telling) {
    const auto& figures = telling.item.figures;
    for (std::size_t i = 0; i < std::min<std::size_t>(figures.size(), 3); ++i) {
        const auto name = "figures." + std::to_string(i);
        const auto value = written(figures[i].value, telling.language);
        out.put(name, with_unit(value, figures[i].unit));
        out.put(name + ".value", value);
        out.put(name + ".unit", figures[i].unit);
    }
}

// How much of the way from the start to the target is done; nothing where there is no way.
std::optional<double> share_of(const model::Counter& counter, double value) {
    if (!counter.target) return std::nullopt;
    const double from = counter.start ? counter.start->value : 0;
    const double way = counter.target->value - from;
    if (way == 0) return std::nullopt;
    const double share = (value - from) / way;
    return std::isfinite(share) ? std::optional(std::max(share, 0.0)) : std::nullopt;
}

void put_counter(Writer& out, const Telling& telling) {
    if (!telling.item.counter) return;
    const auto& counter = *telling.item.counter;
    const auto& language = telling.language;
    const double value = counter_value(counter, telling.now);
    const int decimals = counter.value.decimals;
    out.put("counter.value", counted(counter, telling));
    out.put("counter.unit", counter.unit);
    if (const auto share = share_of(counter, value)) out.put("counter.percent", written_share(*share, language));
    if (const auto& since = counter.previous ? counter.previous : counter.start) {
        const double moved = std::floor((value - since->value) * std::pow(10.0, decimals) + 1e-6);
        if (moved != 0) {
            out.put("counter.delta", written_change({moved / std::pow(10.0, decimals), decimals}, language));
        }
    }
    if (counter.target) {
        const auto target = written(*counter.target, language);
        out.put("counter.target", target);
        out.put("counter.goal", goal_phrase(target, language));
        const double left = std::ceil(std::abs(counter.target->value - value) * std::pow(10.0, decimals) - 1e-6);
        const bool there = left <= 0 || share_of(counter, value).value_or(0) >= 1;
        if (!there) out.put("counter.left", written({left / std::pow(10.0, decimals), decimals}, language));
    }
}

void put_when(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    const auto& language = telling.language;
    if (item.starts) {
        const auto local = local_of(*item.starts, telling.zone);
        out.put("starts.day", written({static_cast<double>(local.date.day), 0}, language));
        out.put("starts.month", written_time(local, "LLLL", language));
        out.put("starts.weekday", written_time(local, "cccc", language));
        out.put("starts.date", written_time(local, "EEEEdMMMM", language));
        out.put("starts.time",
                item.starts->all_day ? std::string(all_day_phrase(language)) : written_time(local, "Hm", language));
    }
    if (item.ends) {
        const auto local = local_of(*item.ends, telling.zone);
        out.put("ends.date", written_time(local, "EEEEdMMMM", language));
        if (!item.ends->all_day) out.put("ends.time", written_time(local, "Hm", language));
    }
    out.put("place", item.place);
    out.put("relative", distance_to_start(telling));
    out.put("when", when_and_where(telling));
}

void put_entries(Writer& out, const Telling& telling) {
    const auto& entries = telling.item.entries;
    std::size_t rank = 1;
    for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 7); ++i) {
        // Who has as much shares the rank: 1, 1, 3.
        if (i > 0 && entries[i].value.value != entries[i - 1].value.value) rank = i + 1;
        const auto name = "entries." + std::to_string(i);
        out.put(name + ".name", entries[i].name);
        out.put(name + ".value", written(entries[i].value, telling.language));
        out.put(name + ".rank", written({static_cast<double>(rank), 0}, telling.language));
        out.put(name + ".photo", entries[i].photo);
    }
    out.put("unit", telling.item.unit);
}

std::string_view name_of(model::Severity severity) {
    switch (severity) {
        case model::Severity::info:
            return "info";
        case model::Severity::warning:
            return "warning";
        case model::Severity::emergency:
            return "emergency";
    }
    return "info";
}

void put_honour(Writer& out, const Telling& telling) {
    out.put("honour", honour_of(telling));
    out.put("winner", winner_of(telling));
    out.put("members", members_of(telling));
    out.put("reason", reason_of(telling.item));
}

void put_kind(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    const auto& language = telling.language;
    switch (item.kind) {
        case model::Kind::story:
            break;
        case model::Kind::quote:
            out.put("quote", quotation(item));
            if (item.rating)
                out.put("rating", written({*item.rating, std::floor(*item.rating) == *item.rating ? 0 : 1}, language));
            break;
        case model::Kind::milestone:
            put_counter(out, telling);
            break;
        case model::Kind::award:
            out.put("period", period_of(telling));
            out.put("period.short", short_period_of(telling));
            put_honour(out, telling);
            break;
        case model::Kind::kudos:
            out.put("value", item.value);
            break;
        case model::Kind::incentive:
            out.put("prize", item.prize);
            [[fallthrough]];
        case model::Kind::event:
        case model::Kind::session:
            put_when(out, telling);
            break;
        case model::Kind::learning:
            out.put("credential", item.credential);
            out.put("issuer", item.issuer);
            out.put("course", course_of(telling));
            out.put("issued", issued_of(telling));
            put_honour(out, telling);
            if (item.earned) {
                out.put("earned", written_time(local_of(*item.earned, telling.zone), "yMMMMd", language));
            }
            break;
        case model::Kind::social:
            out.put("network", item.network);
            out.put("handle", item.handle);
            if (item.likes) out.put("likes", written(*item.likes, language));
            break;
        case model::Kind::newsletter:
            out.put("issue", item.issue);
            for (std::size_t i = 0; i < std::min<std::size_t>(item.teasers.size(), 2); ++i) {
                out.put("teasers." + std::to_string(i), item.teasers[i]);
            }
            break;
        case model::Kind::leaderboard:
            put_entries(out, telling);
            break;
        case model::Kind::welcome:
            out.put("visitors.names", joined(names_of(item.visitors), language));
            if (item.host && item.host->consent != model::Consent::none) {
                out.put("host.name", item.host->name);
                if (item.host->consent == model::Consent::full) out.put("host.photo", item.host->photo);
            }
            break;
        case model::Kind::notice:
            out.put("severity", std::string(name_of(item.severity)));
            break;
    }
}

Greeting greeting_at(int hour) {
    if (hour >= 5 && hour < 12) return Greeting::morning;
    return hour >= 12 && hour < 18 ? Greeting::afternoon : Greeting::evening;
}

}  // namespace

Words words_of(const model::Item& item, const model::Brand& brand, const Locale& locale, WallTime now) {
    Words words;
    Writer out(words);
    const Telling telling{item, locale.zone, language_of(item, locale), now};
    const auto title = headline(telling);
    out.put("title", title);
    out.put("lead", lead(telling, title));
    out.put("body", item.body);
    out.put("summary", item.summary);
    out.put("image", item.image);
    out.put("url", item.url);
    out.put("kind", std::string(phrase_of(item.kind, telling.language)));
    out.put("brand.name", brand.name);
    out.put("brand.logo", brand.logo);
    if (telling.clock_is_set()) {
        // The clock and today's date are the screen's own, whatever the item speaks.
        const auto local = locale.zone.local(now);
        out.put("clock", written_time(local, "Hm", locale.language));
        out.put("date", written_time(local, "EEEEdMMMM", locale.language));
    }
    put_people(out, telling);
    put_figures(out, telling);
    put_kind(out, telling);
    return words;
}

Words idle_words(const model::Brand& brand, const Locale& locale, WallTime now) {
    Words words;
    Writer out(words);
    out.put("brand.name", brand.name);
    out.put("brand.logo", brand.logo);
    if (now < kClockIsSet) {
        out.put("greeting", std::string(phrase_of(Greeting::none, locale.language)));
        return words;
    }
    const auto local = locale.zone.local(now);
    const auto date = written_time(local, "EEEEdMMMM", locale.language);
    const auto time = written_time(local, "Hm", locale.language);
    out.put("greeting", std::string(phrase_of(greeting_at(local.hour), locale.language)));
    out.put("date", date);
    out.put("time", time);
    out.put("date_time", date + std::string(comma_of(locale.language)) + time);
    return words;
}

double counter_value(const model::Counter& counter, WallTime now) {
    const double value = counter.value.value;
    if (!counter.as_of || now <= *counter.as_of || counter.per_hour == 0) return value;
    const double hours = std::chrono::duration<double, std::ratio<3600>>(now - *counter.as_of).count();
    const double moved = value + counter.per_hour * hours;
    if (!std::isfinite(moved)) return value;
    if (!counter.target) return moved;
    const double target = counter.target->value;
    if (value <= target) return std::min(moved, target);
    return std::max(moved, target);
}

}  // namespace accolade::wording
