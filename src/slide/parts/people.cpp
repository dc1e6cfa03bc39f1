// A byline: faces, a name and a line below it.
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "people_list.h"
#include "pictures.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr std::size_t kMostFaces = 3;

// Of a byline, the entry that stands for a team is one of them.
std::vector<const model::Person*> listed(const theme::PeoplePart& part, const SlideContext& context) {
    if (part.list != "{people}") return people_in(context, part.list);
    std::vector<const model::Person*> people;
    if (context.item() == nullptr) return people;
    for (const auto& person : context.item()->people) people.push_back(&person);
    return people;
}

bool shows_people(const theme::PeoplePart& part, const SlideContext& context) {
    return !listed(part, context).empty() && context.words(part.name).has_value();
}

float height(const theme::PeoplePart& part, const SlideContext& context, float) {
    return context.px(part.size);
}

// Those whose photos there are; without any, the first of all.
std::vector<const model::Person*> faces_of(const theme::PeoplePart& part, const SlideContext& context) {
    const auto people = listed(part, context);
    std::vector<const model::Person*> faces;
    for (const auto* person : people) {
        if (has_photo(context, *person) && faces.size() < kMostFaces) faces.push_back(person);
    }
    if (faces.empty()) faces.push_back(people.front());
    return faces;
}

// The name and the line below it, set beside the faces.
struct Named {
    std::optional<LaidText> name, line;
    float height = 0, gap = 0;
};

Named names_of(const theme::PeoplePart& part, const SlideContext& context, float width, float room_height) {
    // The first of the people is named; where several are to be named and none stands for all, the list is.
    const auto people = listed(part, context);
    const bool any_face =
        std::any_of(people.begin(), people.end(), [&](const auto* p) { return has_photo(context, *p); });
    const bool team = people.size() > 1 && people.front()->photo.empty() && any_face;
    const bool one = people.size() == 1 || team;
    const auto name = context.words(one ? part.name : part.names);
    const auto line = one ? context.words(part.line) : std::nullopt;
    Named named;
    if (name) named.name = lay(context, {{*name}}, part.style, {width, 0});
    if (line) named.line = lay(context, {{*line}}, part.second, {width, 0});
    auto& [first, second, height, gap] = named;
    height = first ? first->block.height : 0;
    if (first && second) {
        const float room = room_height - height - second->block.height;
        gap = first->look->leading * first->block.size - second->block.cap_height;
        // What the script needs more, as far as there is room; a name on two lines may leave none for what its owner
        // does.
        gap = std::max(gap, std::min(room, gap + first->block.margin + second->block.margin));
        if (gap > room + 0.5F) {
            second.reset();
        } else {
            height += gap + second->block.height;
        }
    } else if (second) {
        height += second->block.height;
    }
    return named;
}

bool draw_people(const theme::PeoplePart& part, PartContext& context, Rect area) {
    area = context.beside(part.clear, area, area.y, area.bottom());
    const auto faces = faces_of(part, context);
    const float size = context.px(part.size), overlap = context.px(1.7F);
    const bool several = faces.size() > 1;
    const float y = area.y + (area.h - size) / 2 + size / 2;
    float x = area.x - (several ? context.px(0.5F) : 0);
    std::vector<Command> commands;
    for (const auto* person : faces) {
        auto drawn = face_of(context, part.face, *person, {x + size / 2, y}, size, several ? Ring::around : Ring::none);
        std::move(drawn.begin(), drawn.end(), std::back_inserter(commands));
        x += size - overlap;
    }
    x += overlap + context.px(2.4F);
    const Named named = names_of(part, context, area.right() - x, std::max(area.h, size));
    float top = y - named.height / 2;
    if (named.name) {
        if (!named.name->block.fits) context.canvas.say_too_long();
        commands.emplace_back(letters(*named.name, {x, std::round(top)}));
        top += named.name->block.height + named.gap;
    }
    if (named.line) commands.emplace_back(letters(*named.line, {x, std::round(top)}));
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::PeoplePart>& rules_of(const theme::PeoplePart&) {
    static constexpr PartRules<theme::PeoplePart> rules{
        .shows = shows_people,
        .traits = [](const theme::PeoplePart&) { return Traits{.solid = true}; },
        .height = height,
        .draw = draw_people};
    return rules;
}

}  // namespace accolade::slide
