#include "facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "honours.h"
#include "quotation.h"
#include "teasers.h"
#include "thanks.h"
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

void put_person(Writer& out, const std::string& name, const model::Person& person, const Telling& telling) {
    out.put(name + ".name", person.name);
    out.put(name + ".line", line_of(person, telling));
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
        put_person(out, "person", *who, telling);
        out.put("person.role", who->role);
        out.put("person.team", who->team);
        out.put("person.place", who->place);
        out.put("person.company", who->company);
    }
    if (item.from && item.from->consent != model::Consent::none) {
        put_person(out, "from", *item.from, telling);
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

// How much of the way from the start to the target is done; nothing if there is no way.
std::optional<double> share_of(const model::Counter& counter, double value) {
    if (!counter.target) return std::nullopt;
    const double from = counter.start ? counter.start->value : 0;
    const double way = counter.target->value - from;
    if (way == 0) return std::nullopt;
    const double share = (value - from) / way;
    return std::isfinite(share) ? std::optional(std::max(share, 0.0)) : std::nullopt;
}

// Nearer to the target is good, whichever way it lies; without one more is.
bool is_gain(const model::Counter& counter, double from, double moved) {
    const bool down = counter.target && counter.target->value < (counter.start ? counter.start->value : from);
    return down ? moved < 0 : moved > 0;
}

// "3 May"; with its year where that is not this one.
std::string date_of(WallTime at, const Telling& telling) {
    const auto local = telling.zone.local(at);
    const bool this_year = telling.clock_is_set() && local.date.year == telling.zone.local(telling.now).date.year;
    return written_time(local, this_year ? "dMMMM" : "yMMMMd", telling.language);
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
    bool gained = false, changed = false;
    if (const auto& since = counter.previous ? counter.previous : counter.start) {
        const double moved = std::floor((value - since->value) * std::pow(10.0, decimals) + 1e-6);
        if (moved != 0) {
            const auto change = written_change({moved / std::pow(10.0, decimals), decimals}, language);
            gained = is_gain(counter, since->value, moved);
            changed = true;
            out.put("counter.delta", change);
            out.put(gained ? "counter.gain" : "counter.loss", change);
        }
        if (counter.previous && counter.previous_as_of) {
            out.put("counter.since",
                    telling.say("milestone.since", {{"date", date_of(*counter.previous_as_of, telling)}}));
        }
    }
    if (counter.target) {
        const auto target = written(*counter.target, language);
        // Of what: said with the change, where there is one; of a share the sign is part of the number.
        const bool unsaid = !changed || counter.unit == "%";
        const auto goal =
            telling.say("milestone.goal", {{"target", unsaid ? with_unit(target, counter.unit) : target}});
        out.put("counter.target", target);
        out.put("counter.goal", goal);
        // The goal, where a gain comes first; else it stands in the gain's place already.
        if (gained) out.put("counter.goal_beside_delta", goal);
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
        out.put("starts.day", written_day(local, language));
        out.put("starts.month", written_time(local, "LLLL", language));
        out.put("starts.weekday", written_time(local, "cccc", language));
        out.put("starts.date", written_time(local, "EEEEdMMMM", language));
        out.put("starts.time",
                item.starts->all_day ? telling.say("event.all_day") : written_time(local, "Hm", language));
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
    out.put("entries.leaders", leaders(telling));
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

// How grave it is, in words that only this grade has, so that each can have a slide of its own; until when it holds,
// and since when it is there: a time where that is today.
void put_notice(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    const std::string severity(name_of(item.severity));
    out.put("severity", severity);
    out.put("severity." + severity, telling.say("notice." + severity));
    const auto is_today = [&](WallTime at) {
        return telling.clock_is_set() && telling.zone.local(at).date == telling.zone.local(telling.now).date;
    };
    const auto time_of = [&](WallTime at) { return written_time(telling.zone.local(at), "Hm", telling.language); };
    if (item.show_until) {
        const bool today = is_today(*item.show_until);
        out.put("notice.until", today ? telling.say("event.until", {{"time", time_of(*item.show_until)}})
                                      : telling.say("incentive.until", {{"date", date_of(*item.show_until, telling)}}));
    }
    if (!item.place.empty()) out.put("place.label", telling.say("notice.place"));
    if (item.published) {
        out.put("published.label", telling.say("notice.since"));
        out.put("published.time",
                is_today(*item.published) ? time_of(*item.published) : date_of(*item.published, telling));
    }
}

// What one kind or a few say of themselves. Whatever stands in an item is told; the kind's row chooses.
void put_own(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    const auto& language = telling.language;
    out.put("quote", quotation(item));
    if (item.rating) {
        out.put("rating", written({*item.rating, std::floor(*item.rating) == *item.rating ? 0 : 1}, language));
    }
    out.put("period", period_of(telling));
    out.put("period.short", period_of(telling, PeriodForm::on_a_medal));
    out.put("reason", item.summary.empty() ? item.body : item.summary);
    out.put("honour", honour_of(telling));
    out.put("winner", winner_of(telling));
    out.put("members", members_of(telling));
    out.put("graduate", graduate_of(telling));
    out.put("course", course_of(telling));
    out.put("issued", issued_of(telling));
    out.put("value", item.value);
    out.put("prize", item.prize);
    out.put("credential", item.credential);
    out.put("issuer", item.issuer);
    if (item.earned) out.put("earned", written_time(local_of(*item.earned, telling.zone), "yMMMMd", language));
    out.put("to", thanked(telling));
    out.put("from", thanks_of(telling));
    out.put("message", message_of(telling));
    out.put("subject", subject_of(telling));
    const auto author = author_of(telling);
    out.put("author", author.name);
    out.put("author.line", author.line);
    out.put("posted", author.posted);
    out.put("network", item.network);
    out.put("handle", item.handle);
    if (item.likes) out.put("likes", written(*item.likes, language));
    out.put("issue", item.issue);
    const auto teasers = teasers_of(item.teasers);
    for (std::size_t i = 0; i < std::min<std::size_t>(teasers.size(), 2); ++i) {
        const auto name = "teasers." + std::to_string(i);
        out.put(name, item.teasers[i]);
        out.put(name + ".page", teasers[i].page);
        out.put(name + ".text", teasers[i].text);
    }
    out.put("years", years_of(telling));
    out.put("years.number", years_number_of(telling));
    out.put("years.unit", years_unit_of(telling));
    out.put("since", since_of(telling));
    out.put("since.after", since_after_line(telling));
    out.put("severity", std::string(name_of(item.severity)));
}

void put_visitors(Writer& out, const Telling& telling) {
    const auto& item = telling.item;
    out.put("visitors.names", joined(names_of(item.visitors), telling.language));
    const auto company =
        std::ranges::find_if(item.visitors, [](const auto& visitor) { return !visitor.company.empty(); });
    if (company != item.visitors.end()) out.put("visitors.company", company->company);
    if (item.host && item.host->consent != model::Consent::none) {
        out.put("host.name", item.host->name);
        const std::array<std::string, 2> line{telling.say("welcome.host"), line_of(*item.host, telling)};
        out.put("host.line", with_commas(std::array<std::string_view, 2>{line[0], line[1]}, telling));
        if (item.host->consent == model::Consent::full) out.put("host.photo", item.host->photo);
    }
}

}  // namespace

Words facts_of(const Telling& telling) {
    const auto& item = telling.item;
    Words words;
    Writer out(words);
    out.put("title", item.title);
    out.put("said", item.summary.empty() ? item.body : item.summary);
    out.put("body", item.body);
    out.put("summary", item.summary);
    out.put("image", item.image);
    if (item.whole_image) out.put("image.whole", item.image);
    out.put("url", item.url);
    put_people(out, telling);
    put_figures(out, telling);
    put_counter(out, telling);
    put_when(out, telling);
    put_entries(out, telling);
    put_visitors(out, telling);
    put_notice(out, telling);
    put_own(out, telling);
    return words;
}

}  // namespace accolade::wording
