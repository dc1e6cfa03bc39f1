#include "accolade_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "clean_text.h"
#include "dates.h"
#include "members.h"
#include "model/kind.h"

namespace accolade::feed {

namespace {

using json::Type;
using model::Consent;

constexpr std::array<std::pair<std::string_view, Consent>, 3> kConsents{
    {{"full", Consent::full}, {"name", Consent::name}, {"none", Consent::none}}};
constexpr std::array<std::pair<std::string_view, model::Audience>, 2> kAudiences{
    {{"public", model::Audience::everyone}, {"staff", model::Audience::staff}}};
constexpr std::array<std::pair<std::string_view, model::Severity>, 3> kSeverities{
    {{"info", model::Severity::info},
     {"warning", model::Severity::warning},
     {"emergency", model::Severity::emergency}}};

constexpr std::size_t kMostFigures = 3, kMostTeasers = 2, kMostCelebrations = 20;
constexpr double kShortestSeconds = 5, kLongestSeconds = 3600;

// Where we cannot tell what somebody consented to, it is nothing.
Consent read_consent(Members& members) {
    if (members.any("consent") == nullptr) return Consent::full;
    return members.one_of<Consent>("consent", kConsents, "the item is not shown until this is put right", true)
        .value_or(Consent::none);
}

std::string with_article(std::string_view name) {
    return (std::string_view("aeiou").find(name.front()) == std::string_view::npos ? "a " : "an ") + std::string(name);
}

class Reader {
  public:
    Reader(const json::Value& extension, Report& report, model::Item& item)
        : members_(extension, report), report_(report), item_(item) {}

    bool read() {
        read_kind();
        item_.people = people("people");
        item_.from = one_person("from");
        item_.visitors = people("visitors");
        item_.host = one_person("host");
        item_.focus = members_.focus("focus");
        read_figures();
        read_counter();
        read_entries();
        read_facts();
        read_rules();
        members_.finish();
        check_kind();
        return consented_;
    }

  private:
    void read_kind() {
        static const auto kKinds = [] {
            std::vector<std::pair<std::string_view, model::Kind>> kinds;
            for (const auto& row : model::kinds()) kinds.emplace_back(row.name, row.kind);
            return kinds;
        }();
        item_.kind =
            members_.one_of<model::Kind>("kind", kKinds, "the item is shown as a story").value_or(model::Kind::story);
    }

    std::optional<model::Person> person(const json::Value& value, const std::string& inside) {
        model::Person person;
        if (value.is(Type::string)) {
            person.name = one_line(value.string);
            return person.name.empty() ? std::nullopt : std::optional(person);
        }
        if (!value.is(Type::object)) {
            report_.warn(value.place, inside + " must be an object with a \"name\", not " +
                                          std::string(json::name_of(value.type)) + "; it is left out");
            return std::nullopt;
        }
        Members members(value, report_, inside);
        person.name = members.line("name");
        person.role = members.line("role");
        person.team = members.line("team");
        person.place = members.line("place");
        person.company = members.line("company");
        person.focus = members.focus("focus");
        person.consent = read_consent(members);
        if (person.consent == Consent::none) consented_ = false;
        // Asked for in any case, so that a wrong address is found; kept only with consent.
        auto photo = members.picture("photo");
        if (person.consent == Consent::full) person.photo = std::move(photo);
        members.finish();
        if (person.name.empty() && person.team.empty() && person.company.empty()) {
            report_.warn(value.place, inside + " has no \"name\"; it is left out");
            return std::nullopt;
        }
        return person;
    }

    std::optional<model::Person> one_person(std::string_view key) {
        const auto* value = members_.any(key);
        return value == nullptr ? std::nullopt : person(*value, "\"" + std::string(key) + "\"");
    }

    std::vector<model::Person> people(std::string_view key) {
        std::vector<model::Person> result;
        const auto* value = members_.any(key);
        if (value == nullptr) return result;
        if (value->is(Type::object) || value->is(Type::string)) {  // one person, without the list around
            if (auto one = person(*value, "\"" + std::string(key) + "\"")) result.push_back(std::move(*one));
            return result;
        }
        const auto most = report_.context().caps.people;
        const auto* list = members_.list(key, most);
        if (list == nullptr) return result;
        // All are read: consent counts for those beyond the cap, too.
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            auto one = person(list->items[i], std::string(key) + " " + std::to_string(i + 1));
            if (one && result.size() < most) result.push_back(std::move(*one));
        }
        return result;
    }

    void read_figures() {
        const auto* list = members_.list("figures", kMostFigures);
        if (list == nullptr) return;
        for (std::size_t i = 0; i < std::min(list->items.size(), kMostFigures); ++i) {
            const auto& value = list->items[i];
            const auto inside = "figures " + std::to_string(i + 1);
            if (!value.is(Type::object)) {
                report_.warn(value.place,
                             inside + " must be an object with a \"value\" and a \"unit\"; it is left out");
                continue;
            }
            Members members(value, report_, inside);
            const auto number = members.number("value");
            auto unit = members.line("unit");
            members.finish();
            if (number) item_.figures.push_back({*number, std::move(unit)});
        }
    }

    void read_counter() {
        const auto* value = members_.object("counter");
        if (value == nullptr) return;
        Members members(*value, report_, "counter");
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
            report_.warn(value->place,
                         "counter has \"per_hour\" but no \"as_of\" that says when \"value\" was right; "
                         "it stands still");
            counter.per_hour = 0;
        }
        if (!number) {
            if (members.any("value") == nullptr) {
                report_.warn(value->place, "counter has no \"value\"; it is left out");
            }
            return;
        }
        counter.value = *number;
        item_.counter = std::move(counter);
    }

    static void read_celebrations(Members& members, model::Counter& counter) {
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

    void read_entries() {
        const auto most = report_.context().caps.people;
        const auto* list = members_.list("entries", most);
        if (list == nullptr) return;
        for (std::size_t i = 0; i < std::min(list->items.size(), most); ++i) {
            const auto& value = list->items[i];
            const auto inside = "entries " + std::to_string(i + 1);
            if (!value.is(Type::object)) {
                report_.warn(value.place,
                             inside + " must be an object with a \"name\" and a \"value\"; it is left out");
                continue;
            }
            Members members(value, report_, inside);
            model::Entry entry;
            entry.name = members.line("name");
            const auto number = members.number("value");
            entry.photo = members.picture("photo");
            const auto consent = read_consent(members);
            members.finish();
            if (consent == Consent::none) continue;  // the others may stand without this one
            if (consent == Consent::name) entry.photo.clear();
            if (entry.name.empty() || !number) {
                report_.warn(value.place, inside + " needs a \"name\" and a \"value\"; it is left out");
                continue;
            }
            entry.value = *number;
            item_.entries.push_back(std::move(entry));
        }
    }

    void read_facts() {
        item_.period = members_.line("period");
        if (!item_.period.empty() && !is_period(item_.period)) {
            report_.warn(members_.any("period")->place,
                         "\"period\" is \"" + shown(item_.period) +
                             "\"; write \"2026-11\", \"2026-Q4\" or \"2026\"; it is left out");
            item_.period.clear();
        }
        item_.starts = members_.moment("starts");
        item_.ends = members_.moment("ends");
        if (item_.starts && item_.ends && item_.ends->at < item_.starts->at) {
            report_.warn(members_.any("ends")->place, "\"ends\" is before \"starts\"; it is left out");
            item_.ends.reset();
        }
        item_.place = members_.line("place");
        item_.value = members_.line("value");
        item_.credential = members_.line("credential");
        item_.issuer = members_.line("issuer");
        item_.earned = members_.moment("earned");
        item_.network = members_.line("network");
        item_.handle = members_.line("handle");
        item_.likes = members_.number("likes");
        if (item_.likes && item_.likes->value < 0) item_.likes.reset();
        const auto* issue = members_.any("issue");
        item_.issue = issue != nullptr && issue->is(Type::number) ? shown(issue->string) : members_.line("issue");
        item_.teasers = members_.lines("teasers", kMostTeasers);
        item_.prize = members_.line("prize");
        item_.unit = members_.line("unit");
        item_.severity = members_.one_of<model::Severity>("severity", kSeverities, "\"info\" is taken")
                             .value_or(model::Severity::info);
        item_.rating = members_.clamped("rating", 0, 5);
        if (const auto years = members_.clamped("years", 1, 100)) item_.years = static_cast<int>(std::lround(*years));
        read_since();
    }

    void read_since() {
        const auto* value = members_.any("since");
        if (value == nullptr) return;
        const bool year = (value->is(Type::number) || value->is(Type::string)) && value->string.size() == 4 &&
                          is_period(value->string);
        const auto day = value->is(Type::string) ? moment_of(value->string) : std::nullopt;
        if (year || (day && day->all_day)) {
            item_.since = value->string;
        } else {
            report_.warn(value->place, "\"since\" must be a year, as in 2001; it is left out");
        }
    }

    void read_rules() {
        item_.show_from = members_.instant("show_from");
        item_.show_until = members_.instant("show_until");
        read_days();
        if (const auto text = members_.line("hours"); !text.empty()) {
            item_.hours = hours_of(text);
            if (!item_.hours) {
                report_.warn(members_.any("hours")->place,
                             "\"hours\" is \"" + shown(text) + "\"; write \"08:00-18:00\"; it is left out");
            }
        }
        item_.sites = members_.lines("sites", 200);
        if (members_.any("audience") != nullptr) {
            item_.audience = members_
                                 .one_of<model::Audience>("audience", kAudiences,
                                                          "it is taken for \"staff\" until this is put right", true)
                                 .value_or(model::Audience::staff);
        }
        if (const auto weight = members_.clamped("weight", 1, 10))
            item_.weight = static_cast<int>(std::lround(*weight));
        if (const auto seconds = members_.clamped("seconds", kShortestSeconds, kLongestSeconds)) {
            item_.seconds = Seconds(std::lround(*seconds));
        }
        item_.celebrate = members_.flag("celebrate");
    }

    void read_days() {
        const auto names = members_.lines("days", 20);
        std::uint8_t days = 0;
        for (const auto& name : names) {
            if (const auto named = days_of(name)) {
                days = static_cast<std::uint8_t>(days | *named);
            } else {
                report_.warn(members_.any("days")->place,
                             "\"days\" has \"" + shown(name) + "\"; write days as \"mon\", \"sun\" or \"mon-fri\"");
            }
        }
        if (days != 0) item_.days = days;
    }

    // A kind that lacks what it is made of is shown as a story, which needs nothing.
    void check_kind() {
        const auto& row = model::row_of(item_.kind);
        if (row.has == nullptr || row.has(item_) || !consented_) return;
        report_.warn(place(), with_article(row.name) + " needs " + (row.needs.ends_with('s') ? "" : "a ") + "\"" +
                                  std::string(row.needs) + "\"; the item is shown as a story");
        item_.kind = model::Kind::story;
    }

    json::Place place() { return members_.any("kind")->place; }

    Members members_;
    Report& report_;
    model::Item& item_;
    bool consented_ = true;
};

}  // namespace

bool read_accolade(const json::Value& extension, Report& report, model::Item& item) {
    return Reader(extension, report, item).read();
}

}  // namespace accolade::feed
