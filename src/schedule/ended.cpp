#include "schedule/ended.h"

#include <string>

#include "model/team.h"

namespace accolade::schedule {
namespace {

constexpr std::size_t kAbout = 160;  // bytes of what is remembered of an item's words

std::string about(const model::Item& item) {
    const auto& words = !item.title.empty() ? item.title : !item.summary.empty() ? item.summary : item.body;
    if (words.size() <= kAbout) return words;
    auto end = kAbout;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return words.substr(0, end) + "…";
}

model::Told told(const model::Item& item) {
    model::Told told{item.id, item.source, item.kind, about(item), {}};
    const auto team = model::team_of(item);
    for (const auto* person : team.members)
        if (!person->name.empty())
            told.people.push_back({person->name, person->team.empty() ? team.name : person->team});
    return told;
}

model::Shown shown(const Showing& showing, model::Ended why, const Now& now) {
    const auto& item = *showing.item();
    model::Shown shown{item.id, item.source, item.kind, {}, showing.since, now.wall, now.steady >= showing.ends, why};
    for (const auto i : showing.items) {
        const auto& on = showing.news->items[i];
        for (const auto& person : on.people) shown.people.push_back(person.name);
        if (showing.index != i) shown.others.push_back(on.id);
        shown.told.push_back(told(on));
    }
    shown.celebrated = showing.celebration.has_value();
    shown.rehearsed = showing.rehearsal();
    return shown;
}

}  // namespace

std::optional<model::Shown> ended(const Show& before, const Show& after, const Now& now) {
    const auto& showing = before.current;
    if (showing.serial == 0 || showing.serial == after.current.serial || showing.idle()) return std::nullopt;
    return shown(showing, after.previous_ended, now);
}

std::optional<model::Shown> ended_by_quitting(const Show& show, const Now& now) {
    if (show.current.serial == 0 || show.current.idle()) return std::nullopt;
    return shown(show.current, model::Ended::quit, now);
}

}  // namespace accolade::schedule
