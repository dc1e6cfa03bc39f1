// Texts one after another on one baseline (comps 17 and 18).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

struct Member {
    const theme::Part* part;
    const theme::TextPart* text;
    text::Text words;
};

// Where a member has come to stand.
struct Place {
    const Member* member;
    LaidText laid;
    float x = 0, width = 0;
    std::size_t line = 0;
};

struct Layout {
    std::vector<Place> places;
    std::vector<float> widths;  // of the lines
    float cap_height = 0;       // of the first line
};

std::vector<Member> members_of(const theme::RowPart& part, const SlideContext& context) {
    std::vector<Member> members;
    for (const auto& name : part.parts) {
        const theme::Part* named = context.layout.part(name);
        const auto* text = named == nullptr ? nullptr : theme::as<theme::TextPart>(*named);
        const theme::TextStyle* look = text == nullptr ? nullptr : context.style(text->style);
        if (look == nullptr) continue;
        if (auto words = words_of(context, *text, *look)) members.push_back({named, text, std::move(*words)});
    }
    return members;
}

// Of its ink, from which the gap is measured; without a gap, all that its line takes, as within a text.
float width_of(const LaidText& laid, bool turned, float gap) {
    const float ink = turned ? laid.block.room - laid.block.ink.x : laid.block.ink.right();
    return gap > 0 ? ink : std::max(ink, laid.block.width);
}

Layout set(const theme::RowPart& part, const SlideContext& context, const std::vector<Member>& members, float width,
           std::size_t step) {
    Layout layout;
    float x = 0;
    for (const Member& member : members) {
        auto laid = lay(context, member.words, member.text->style, {width, 0},
                        {.part = member.text, .align = theme::Align::start, .skip_sizes = step});
        if (!laid) continue;
        Place place{&member, std::move(*laid)};
        place.width = width_of(place.laid, context.turned, part.gap);
        if (!layout.widths.empty()) {
            x = layout.widths.back() + context.px(part.gap);
            if (x + place.width > width) x = 0;
        }
        if (layout.widths.empty() || x == 0) layout.widths.push_back(0);
        place.x = x;
        place.line = layout.widths.size() - 1;
        layout.widths.back() = x + place.width;
        if (place.line == 0) layout.cap_height = std::max(layout.cap_height, place.laid.block.cap_height);
        layout.places.push_back(std::move(place));
    }
    return layout;
}

// The largest sizes in which all stand on one line; the smallest where none are.
Layout set(const theme::RowPart& part, const SlideContext& context, float width, const std::vector<Member>& members) {
    std::size_t steps = 1;
    for (const Member& member : members) steps = std::max(steps, context.style(member.text->style)->sizes.size());
    Layout layout;
    for (std::size_t step = 0; step < steps; ++step) {
        layout = set(part, context, members, width, step);
        const bool one_line = std::all_of(layout.places.begin(), layout.places.end(),
                                          [](const Place& p) { return p.laid.block.lines.size() == 1; });
        if (layout.widths.size() <= 1 && one_line) break;
    }
    return layout;
}

float height_of(const theme::RowPart& part, const SlideContext& context, const Layout& layout) {
    if (layout.places.empty()) return 0;
    return layout.cap_height + static_cast<float>(layout.widths.size() - 1) * context.px(part.leading);
}

bool shows_row(const theme::RowPart& part, const SlideContext& context) {
    return !members_of(part, context).empty();
}

float height(const theme::RowPart& part, const SlideContext& context, float width) {
    return height_of(part, context, set(part, context, width, members_of(part, context)));
}

bool draw_row(const theme::RowPart& part, PartContext& context, Rect area) {
    const auto members = members_of(part, context);
    const Layout layout = set(part, context, area.w, members);
    if (layout.places.empty()) return false;
    const float whole = height_of(part, context, layout);
    float top = area.y;
    if (part.align == theme::Align::center) top += (area.h - whole) / 2;
    if (part.align == theme::Align::end) top += area.h - whole;
    for (const Place& place : layout.places) {
        float left = area.x;
        if (part.across == theme::Align::center) left += (area.w - layout.widths[place.line]) / 2;
        if (part.across == theme::Align::end) left += area.w - layout.widths[place.line];
        const float baseline =
            std::round(top + layout.cap_height) + std::round(static_cast<float>(place.line) * context.px(part.leading));
        if (!place.laid.block.fits) context.canvas.say_too_long();
        PartContext inner{context, *place.member->part, context.canvas, context.place};
        put_words(*place.member->text, inner, place.laid, {left + place.x, 0, area.w, 0},
                  baseline - place.laid.block.height);
    }
    return true;
}

}  // namespace

const PartRules<theme::RowPart>& rules_of(const theme::RowPart&) {
    static constexpr PartRules<theme::RowPart> rules{
        .shows = shows_row,
        .traits = [](const theme::RowPart&) { return Traits{.words = true}; },
        .height = height,
        .draw = draw_row};
    return rules;
}

}  // namespace accolade::slide
