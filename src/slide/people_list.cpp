#include "people_list.h"

#include <algorithm>

#include "model/team.h"
#include "wording/words.h"

namespace accolade::slide {

std::vector<const model::Person*> people_in(const SlideContext& context, const std::string& list) {
    const model::Item* item = context.item();
    if (item == nullptr) return {};
    if (list == "{from}" || list == "{host}") {
        const auto& person = list == "{from}" ? item->from : item->host;
        if (!person || person->name.empty() || person->consent == model::Consent::none) return {};
        return {&*person};
    }
    if (list != "{visitors}") return model::team_of(*item).members;
    std::vector<const model::Person*> visitors;
    for (const auto& visitor : item->visitors) {
        if (visitor.consent != model::Consent::none) visitors.push_back(&visitor);
    }
    return visitors;
}

std::string line_of(const SlideContext& context, const model::Person& person) {
    return wording::person_line(person, context.content.language, context.phrases());
}

}  // namespace accolade::slide
