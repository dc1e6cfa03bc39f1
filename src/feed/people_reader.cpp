#include "people_reader.h"

#include <array>
#include <utility>

#include "clean_text.h"
#include "html_text.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

using json::Type;
using model::Consent;

constexpr std::array<std::pair<std::string_view, Consent>, 3> kConsents{
    {{"full", Consent::full}, {"name", Consent::name}, {"none", Consent::none}}};

}  // namespace

Consent read_consent(Members& members) {
    if (members.any("consent") == nullptr) return Consent::full;
    return members.one_of<Consent>("consent", kConsents, "the item is not shown until this is corrected", true)
        .value_or(Consent::none);
}

std::optional<model::Person> People::taken(const json::Value& value, const std::string& inside) {
    auto& report = members_->report();
    model::Person person;
    if (value.is(Type::string)) {
        person.name = one_line(without_entities(value.string));
        return person.name.empty() ? std::nullopt : std::optional(person);
    }
    if (!value.is(Type::object)) {
        report.warn(value.place, inside + " must be an object with a \"name\", not " +
                                     std::string(json::name_of(value.type)) + "; it is left out");
        return std::nullopt;
    }
    Members members(value, report, inside);
    person.name = members.line("name");
    person.role = members.line("role");
    person.team = members.line("team");
    person.place = members.line("place");
    person.company = members.line("company");
    person.focus = members.focus("focus");
    person.consent = read_consent(members);
    if (person.consent == Consent::none) {
        consented_ = false;
        report.refused(person.name);
    }
    // Asked for in any case, so that a wrong address is found; kept only with consent.
    auto photo = members.picture("photo");
    if (person.consent == Consent::full) person.photo = std::move(photo);
    members.limited_by(kPersonLimits);
    members.finish();
    if (members.held()) consented_ = false;
    if (person.name.empty() && person.team.empty() && person.company.empty()) {
        report.warn(value.place, inside + " has no \"name\"; it is left out");
        return std::nullopt;
    }
    return person;
}

std::optional<model::Person> People::one(std::string_view key) {
    const auto* value = members_->any(key);
    if (value == nullptr) return std::nullopt;
    return taken(*value, "\"" + std::string(key) + "\"");
}

std::vector<model::Person> People::several(std::string_view key) {
    std::vector<model::Person> result;
    const auto* value = members_->any(key);
    if (value == nullptr) return result;
    if (value->is(Type::object) || value->is(Type::string)) {  // one person, without the list around
        if (auto one = taken(*value, "\"" + std::string(key) + "\"")) result.push_back(std::move(*one));
        return result;
    }
    const auto most = members_->report().context().caps.people;
    const auto* list = members_->list(key, most);
    if (list == nullptr) return result;
    // All are read: consent counts for those beyond the cap, too.
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        auto one = taken(list->items[i], std::string(key) + " " + std::to_string(i + 1));
        if (one && result.size() < most) result.push_back(std::move(*one));
    }
    return result;
}

}  // namespace accolade::feed
