#include "accolade_reader.h"

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "clean_text.h"
#include "dates.h"
#include "members.h"
#include "model/kind.h"
#include "numbers_reader.h"
#include "people_reader.h"
#include "rules_reader.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

constexpr std::array<std::pair<std::string_view, model::Severity>, 3> kSeverities{
    {{"info", model::Severity::info},
     {"warning", model::Severity::warning},
     {"emergency", model::Severity::emergency}}};

constexpr std::size_t kMostTeasers = 2;

std::string with_article(std::string_view name) {
    return (std::string_view("aeiou").find(name.front()) == std::string_view::npos ? "a " : "an ") + std::string(name);
}

void read_kind(Members& members, model::Item& item) {
    static const auto kKinds = [] {
        std::vector<std::pair<std::string_view, model::Kind>> kinds;
        for (const auto& row : model::kinds()) kinds.emplace_back(row.name, row.kind);
        return kinds;
    }();
    item.kind =
        members.one_of<model::Kind>("kind", kKinds, "the item is shown as a story").value_or(model::Kind::story);
}

void read_since(Members& members, model::Item& item) {
    const auto* value = members.any("since");
    if (value == nullptr) return;
    const bool year = (value->is(json::Type::number) || value->is(json::Type::string)) && value->string.size() == 4 &&
                      is_period(value->string);
    const auto day = value->is(json::Type::string) ? moment_of(value->string) : std::nullopt;
    if (year || (day && day->all_day)) {
        item.since = value->string;
    } else {
        members.report().warn(value->place,
                              "\"since\" must be a year, as in 2001, or a day, as in \"2001-04-01\"; it is left out");
    }
}

void read_facts(Members& members, model::Item& item) {
    item.period = members.line("period");
    if (!item.period.empty() && !is_period(item.period)) {
        members.report().warn(
            members.any("period")->place,
            "\"period\" is \"" + shown(item.period) + "\"; write \"2026-11\", \"2026-Q4\" or \"2026\"; it is left out");
        item.period.clear();
    }
    item.starts = members.moment("starts");
    item.ends = members.moment("ends");
    if (item.starts && item.ends && item.ends->at < item.starts->at) {
        members.report().warn(members.any("ends")->place, "\"ends\" is before \"starts\"; it is left out");
        item.ends.reset();
    }
    item.place = members.line("place");
    item.value = members.line("value");
    item.credential = members.line("credential");
    item.issuer = members.line("issuer");
    item.earned = members.moment("earned");
    item.network = members.line("network");
    item.handle = members.line("handle");
    item.likes = members.number("likes");
    if (item.likes && item.likes->value < 0) {
        members.report().warn(members.any("likes")->place, "\"likes\" is below 0; it is left out");
        item.likes.reset();
    }
    const auto* issue = members.any("issue");
    item.issue = issue != nullptr && issue->is(json::Type::number) ? shown(issue->string) : members.line("issue");
    item.teasers = members.lines("teasers", kMostTeasers);
    item.prize = members.line("prize");
    item.unit = members.line("unit");
    item.severity =
        members.one_of<model::Severity>("severity", kSeverities, "\"info\" is used").value_or(model::Severity::info);
    item.rating = members.clamped("rating", 0, 5);
    if (const auto years = members.clamped("years", 1, 100)) item.years = static_cast<int>(std::lround(*years));
    read_since(members, item);
}

// What an item announces ends its showing: a moment that should say when, and is not understood, is a limit that is
// not.
void check_end(Members& members, const model::Item& item) {
    const auto over = model::row_of(item.kind).over;
    if (over == model::Over::never || item.ends || (over == model::Over::at_end_or_start && item.starts)) return;
    for (const auto* key : {"ends", "starts"}) {
        const auto* value = members.any(key);
        if (value == nullptr || (value->is(json::Type::string) && ascii::trimmed(value->string).empty())) continue;
        members.hold_back(value->place, "without " + members.named(key) + " the screen cannot tell when this is over");
        return;
    }
}

// "all" of a group.
void read_focus(Members& members, model::Item& item) {
    const auto* value = members.any("focus");
    item.whole_image = value != nullptr && value->is(json::Type::string) && value->string == "all";
    if (!item.whole_image) item.focus = members.focus("focus");
}

// A kind that lacks what it is made of is shown as a story, which needs nothing.
void check_kind(Members& members, model::Item& item) {
    const auto& row = model::row_of(item.kind);
    if (row.has == nullptr || row.has(item)) return;
    members.report().warn(members.any("kind")->place, with_article(row.name) + " needs " +
                                                          (row.needs.ends_with('s') ? "" : "a ") + "\"" +
                                                          std::string(row.needs) + "\"; the item is shown as a story");
    item.kind = model::Kind::story;
}

// What another kind is made of, and this one does not show. Who writes an end means an end. An item that has become a
// story has its complaint already.
void tell_unused(Members& members, const model::Item& item) {
    const auto& own = model::row_of(item.kind);
    if (const auto* kind = members.any("kind"); kind != nullptr && kind->string != own.name) return;
    std::set<std::string_view> told(own.members.begin(), own.members.end());
    for (const auto& row : model::kinds()) {
        for (const auto name : row.members) {
            const auto* value = members.any(name);
            if (value == nullptr || !told.insert(name).second || (name == "counter" && item.celebrate)) continue;
            const auto* meant = name == "starts" ? "show_from" : name == "ends" ? "show_until" : nullptr;
            members.report().warn(value->place,
                                  with_article(own.name) + " does not show \"" + std::string(name) + "\"; " +
                                      (meant != nullptr ? "when it is shown is said by \"" + std::string(meant) + "\""
                                                        : "a kind that does is \"" + std::string(row.name) + "\""));
        }
    }
}

}  // namespace

std::span<const std::string_view> accolade_members() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names{"kind",      "people", "from",    "focus",     "figures",
                                            "celebrate", "weight", "seconds", "show_from", "show_until",
                                            "days",      "hours",  "sites",   "audience"};
        for (const auto& row : model::kinds()) names.insert(names.end(), row.members.begin(), row.members.end());
        return names;
    }();
    return kNames;
}

bool read_accolade(const json::Value& extension, Report& report, model::Item& item) {
    Members members(extension, report);
    People people(members);
    read_kind(members, item);
    item.people = people.several("people");
    item.from = people.one("from");
    item.visitors = people.several("visitors");
    item.host = people.one("host");
    read_focus(members, item);
    read_figures(members, item);
    read_counter(members, item);
    read_entries(members, item);
    read_facts(members, item);
    read_rules(members, item);
    check_end(members, item);
    members.limited_by(kItemLimits);
    static constexpr std::array<std::string_view, 9> kBeside{
        "id", "title", "content_text", "content_html", "summary", "image", "url", "date_published", "language"};
    members.finish({kBeside, "move it out of \"_accolade\", beside \"id\""});
    if (!people.consented() || members.held()) return false;
    check_kind(members, item);
    tell_unused(members, item);
    return true;
}

}  // namespace accolade::feed
