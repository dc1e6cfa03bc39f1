#include "numbers_reader.h"

#include <algorithm>
#include <utility>

#include "people_reader.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

using json::Type;
using model::Consent;

constexpr std::size_t kMostFigures = 3, kMostCelebrations = 20;

void read_celebrations(Members& members, model::Counter& counter) {
    const auto* marks = members.any("celebrate_at");
    const auto take = [&](const json::Value& mark) {
        if (!mark.is(Type::number)) {
            members.report().warn(mark.place, members.named("celebrate_at") + " may hold numbers only; " +
                                                  std::string(json::name_of(mark.type)) + " is left out");
        } else if (const auto number = members.number_of(mark, "celebrate_at")) {
            counter.celebrate_at.push_back(number->value);
        }
    };
    if (marks != nullptr && marks->is(Type::number)) {
        take(*marks);
    } else if (marks != nullptr) {
        if (const auto* list = members.list("celebrate_at", kMostCelebrations)) {
            for (std::size_t i = 0; i < std::min(list->items.size(), kMostCelebrations); ++i) take(list->items[i]);
        }
    }
    if (marks == nullptr && counter.target) counter.celebrate_at.push_back(counter.target->value);
}

}  // namespace

void read_figures(Members& outer, model::Item& item) {
    const auto* list = outer.list("figures", kMostFigures);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < std::min(list->items.size(), kMostFigures); ++i) {
        const auto& value = list->items[i];
        const auto inside = "figures " + std::to_string(i + 1);
        if (!value.is(Type::object)) {
            outer.report().warn(value.place,
                                inside + " must be an object with a \"value\" and a \"unit\"; it is left out");
            continue;
        }
        Members members(value, outer.report(), inside);
        const auto number = members.number("value");
        auto unit = members.line("unit");
        members.finish();
        if (number) item.figures.push_back({*number, std::move(unit)});
    }
}

void read_counter(Members& outer, model::Item& item) {
    const auto* value = outer.object("counter");
    if (value == nullptr) return;
    Members members(*value, outer.report(), "counter");
    const auto number = members.number("value");
    model::Counter counter;
    counter.target = members.number("target");
    counter.start = members.number("start");
    counter.previous = members.number("previous");
    counter.previous_as_of = members.instant("previous_as_of");
    counter.unit = members.line("unit");
    counter.as_of = members.instant("as_of");
    if (const auto pace = members.number("per_hour")) counter.per_hour = pace->value;
    read_celebrations(members, counter);
    members.finish();
    if (counter.per_hour != 0 && !counter.as_of) {
        outer.report().warn(value->place,
                            "counter has \"per_hour\" but no \"as_of\" that says when \"value\" was right; "
                            "the number stands still");
        counter.per_hour = 0;
    }
    if (!number) {
        if (members.any("value") == nullptr) {
            outer.report().warn(value->place, "counter has no \"value\"; it is left out");
        }
        return;
    }
    counter.value = *number;
    item.counter = std::move(counter);
}

void read_entries(Members& outer, model::Item& item) {
    const auto most = outer.report().context().caps.people;
    const auto* list = outer.list("entries", most);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < std::min(list->items.size(), most); ++i) {
        const auto& value = list->items[i];
        const auto inside = "entries " + std::to_string(i + 1);
        if (!value.is(Type::object)) {
            outer.report().warn(value.place,
                                inside + " must be an object with a \"name\" and a \"value\"; it is left out");
            continue;
        }
        Members members(value, outer.report(), inside);
        model::Entry entry;
        entry.name = members.line("name");
        const auto number = members.number("value");
        entry.photo = members.picture("photo");
        const auto consent = read_consent(members);
        members.limited_by(kPersonLimits);
        members.finish();
        if (consent == Consent::none || members.held()) continue;  // the others may stand without this one
        if (consent == Consent::name) entry.photo.clear();
        if (entry.name.empty() || !number) {
            outer.report().warn(value.place, inside + " needs a \"name\" and a \"value\"; it is left out");
            continue;
        }
        entry.value = *number;
        item.entries.push_back(std::move(entry));
    }
}

}  // namespace accolade::feed
