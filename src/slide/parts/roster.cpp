// People as rows on rules: a face, a name, and where they are (comp 14).
#include <algorithm>
#include <cmath>
#include <span>

#include "parts.h"
#include "people_list.h"
#include "pictures.h"
#include "typesetting.h"
#include "wording/words.h"

namespace accolade::slide {
namespace {

constexpr float kSecondColumn = 72;                // u: in less there is no room for one
constexpr float kColumnGap = 4, kFaceGap = 2.8F;   // u
constexpr Framing kFraming{{0.5F, 0.58F}, 1.48F};  // a face with some air above it (comp 14)
constexpr float kTallest = 1.4F;                   // of the height that a row is to have: a few of them share the area
constexpr float kPlaceShare = 0.5F;                // of a row's width, for the place beside the name
constexpr float kNarrowPlaceShare = 0.36F;         // the same where two columns stand beside each other
constexpr float kTwoLines = 10.4F;                 // u: a lower row has no room for the place below the name

// How the rows lie in the area.
struct Plan {
    std::size_t columns = 1, rows = 1;
    std::size_t shown = 0;  // people; those after them are counted in the last row
    float height = 0;       // of a row, px
};

Plan plan_of(const theme::RosterPart& part, const SlideContext& context, Rect area, std::size_t people) {
    Plan plan;
    const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>((area.h + 1) / context.px(part.least)));
    if (people > fit && area.w >= context.px(kSecondColumn)) plan.columns = 2;
    const std::size_t room = fit * plan.columns;
    plan.shown = people <= room ? people : room - 1;
    const std::size_t entries = std::min(people, room);
    plan.rows = (entries + plan.columns - 1) / plan.columns;
    plan.height = std::floor(std::min(kTallest * context.px(part.height), area.h / static_cast<float>(plan.rows)));
    return plan;
}

// What is written in a row: the place stands at its end; below the name where the row is a narrow one.
struct Written {
    std::optional<LaidText> name, place;
    bool below = false;
};

float face_size(const theme::RosterPart& part, float height) {
    return std::round(height * part.size / part.height);
}

// `step`: which of the name's sizes; past the last of them, smaller until it fits.
Written written_in(const theme::RosterPart& part, const SlideContext& context, const model::Person& person, Size row,
                   bool narrow, std::size_t step) {
    Written out;
    out.below = narrow && row.h >= context.px(kTwoLines);
    const float width = row.w - face_size(part, row.h) - context.px(kFaceGap);
    const std::string line = line_of(context, person);
    if (!line.empty() && !part.second.empty()) {
        const text::Box box{out.below ? width : row.w * (narrow ? kNarrowPlaceShare : kPlaceShare), 0};
        out.place =
            lay(context, {{line}}, part.second, box, {.align = out.below ? theme::Align::start : theme::Align::end});
    }
    const bool beside = out.place && !out.below;
    const text::Box room{beside ? width - out.place->block.width - context.px(kFaceGap) : width, 0};
    out.name = lay(context, {{person.name}}, part.style, room, {.skip_sizes = step});
    if (out.name && !out.name->block.fits) out.name = lay_anyhow(context, {{person.name}}, part.style, room);
    return out;
}

// All names in one size: the largest in which the longest has the room.
std::size_t step_for(const theme::RosterPart& part, const SlideContext& context,
                     std::span<const model::Person* const> people, Size row, bool narrow) {
    const theme::TextStyle* look = context.style(part.style);
    const std::size_t sizes = look == nullptr ? 1 : look->sizes.size();
    const auto all_fit = [&](std::size_t step) {
        return std::ranges::all_of(people, [&](const model::Person* person) {
            const auto written = written_in(part, context, *person, row, narrow, step);
            return !written.name || written.name->block.size > context.px(look->sizes[step]) * 0.99F;
        });
    };
    std::size_t step = 0;
    while (step + 1 < sizes && !all_fit(step)) ++step;
    return step;
}

std::vector<Command> row_of(const theme::RosterPart& part, PartContext& context, const model::Person& person, Rect row,
                            bool narrow, std::size_t step) {
    const float size = face_size(part, row.h);
    const float y = row.y + row.h / 2;
    auto commands = face_of(context, part.face, person, {row.x + size / 2, y}, size, Ring::none, kFraming);
    const float left = row.x + size + context.px(kFaceGap);
    const auto [name, place, below] = written_in(part, context, person, {row.w, row.h}, narrow, step);
    if (!name) return commands;
    if (!name->block.fits) context.canvas.say_too_long();
    float top = y - name->block.height / 2;
    if (place && below) {
        const float gap = place->block.size * 0.75F + place->block.margin;
        top = y - (name->block.height + gap + place->block.height) / 2;
        commands.emplace_back(letters(*place, {left, std::round(top + name->block.height + gap)}));
    } else if (place) {
        commands.emplace_back(
            letters(*place, {row.right() - place->block.room, std::round(y - place->block.height / 2)}));
    }
    commands.emplace_back(letters(*name, {left, std::round(top)}));
    return commands;
}

bool shows_roster(const theme::RosterPart& part, const SlideContext& context) {
    return !people_in(context, part.list).empty();
}

float height(const theme::RosterPart& part, const SlideContext& context, float) {
    return context.px(part.height) * static_cast<float>(people_in(context, part.list).size());
}

bool draw_roster(const theme::RosterPart& part, PartContext& context, Rect area) {
    const auto people = people_in(context, part.list);
    const Plan plan = plan_of(part, context, area, people.size());
    const float gap = context.px(kColumnGap), rule = std::max(1.0F, std::round(context.px(0.185F)));
    const float width = (area.w - gap * static_cast<float>(plan.columns - 1)) / static_cast<float>(plan.columns);
    const theme::Motion motion = context.motion(context.part.enter);
    const auto put = [&](std::vector<Command> commands, std::size_t i) {
        commands = context.on_screen(std::move(commands));
        if (context.part.enter.empty()) return context.canvas.to_ground(std::move(commands));
        context.canvas.act(context.part.name + "." + std::to_string(i), motion, std::move(commands),
                           static_cast<int>(i));
    };
    const std::size_t entries = plan.shown + (plan.shown < people.size() ? 1 : 0);
    const bool narrow = plan.columns > 1;
    const std::size_t step = step_for(part, context, std::span(people).first(plan.shown), {width, plan.height}, narrow);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t column = i / plan.rows;
        const Rect row{std::round(area.x + static_cast<float>(column) * (width + gap)),
                       area.y + static_cast<float>(i % plan.rows) * plan.height, std::round(width), plan.height};
        std::vector<Command> commands{Fill{rectangle({row.x, row.y, row.w, rule}), context.color(part.line)}};
        // The last of a column stands on a rule as well.
        if (i % plan.rows == plan.rows - 1 || i == entries - 1)
            commands.emplace_back(Fill{rectangle({row.x, row.bottom(), row.w, rule}), context.color(part.line)});
        if (i < plan.shown) {
            auto drawn = row_of(part, context, *people[i], row, narrow, step);
            std::move(drawn.begin(), drawn.end(), std::back_inserter(commands));
        } else {
            const std::string rest = wording::and_more(static_cast<int>(people.size() - plan.shown),
                                                       context.content.language, context.phrases());
            if (const auto more = lay_anyhow(context, {{rest}}, part.style, {row.w, 0}))
                commands.emplace_back(letters(*more, {row.x, std::round(row.y + (row.h - more->block.height) / 2)}));
        }
        put(std::move(commands), i);
    }
    return true;
}

}  // namespace

const PartRules<theme::RosterPart>& rules_of(const theme::RosterPart&) {
    static constexpr PartRules<theme::RosterPart> rules{
        .shows = shows_roster,
        .traits = [](const theme::RosterPart&) { return Traits{.solid = true}; },
        .height = height,
        .draw = draw_roster};
    return rules;
}

}  // namespace accolade::slide
