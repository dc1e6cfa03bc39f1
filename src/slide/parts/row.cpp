// Texts one after another on one baseline (comps 17 and 18).
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kPitch = 1.5F;  // of a line's cap height, at least, from the line before

struct Member {
    const theme::Part* part;
    const theme::TextPart* text;
    text::Text words;
};

// Where a member has come to stand.
struct Place {
    const Member* member;
    LaidText laid;
    float x = 0;
    std::size_t line = 0;
};

struct Layout {
    std::vector<Place> places;
    std::vector<float> widths, baselines;  // of the lines; baselines from that of the first
    float cap_height = 0;                  // of the first line
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

// What begins a new line does not begin with the comma that joined it to the line before.
text::Text without_comma(text::Text words) {
    constexpr std::array<std::string_view, 4> kJoins{",", "、", "،", " "};
    if (words.empty()) return words;
    std::string_view first = words.front().words;
    for (bool found = true; found;) {
        found = false;
        for (const auto join : kJoins) {
            if (!first.starts_with(join)) continue;
            first.remove_prefix(join.size());
            found = true;
        }
    }
    words.front().words = std::string(first);
    return words;
}

// How large the members are tried: how many of their sizes are too large, and how much smaller than the smallest.
struct Try {
    std::size_t step = 0;
    float shrink = 1;
};

Layout set(const theme::RowPart& part, const SlideContext& context, const std::vector<Member>& members, float width,
           const Try& attempt) {
    Layout layout;
    float x = 0;
    for (const Member& member : members) {
        const auto laid_as = [&](const text::Text& words) {
            return lay(context, words, member.text->style, {width, 0},
                       {.part = member.text,
                        .align = theme::Align::start,
                        .skip_sizes = attempt.step,
                        .shrink = attempt.shrink});
        };
        auto laid = laid_as(member.words);
        if (!laid) continue;
        float wide = width_of(*laid, context.turned, part.gap);
        const bool first = layout.widths.empty();
        if (!first) x = layout.widths.back() + context.px(part.gap);
        if (!first && x + wide > width) {
            x = 0;
            laid = laid_as(without_comma(member.words));
            if (!laid) continue;
            wide = width_of(*laid, context.turned, part.gap);
        }
        if (first || x == 0) {
            const float pitch = std::max(context.px(part.leading), kPitch * laid->block.cap_height);
            layout.baselines.push_back(first ? 0 : layout.baselines.back() + pitch);
            layout.widths.push_back(0);
        }
        layout.widths.back() = x + wide;
        const std::size_t line = layout.widths.size() - 1;
        if (line == 0) layout.cap_height = std::max(layout.cap_height, laid->block.cap_height);
        layout.places.push_back({&member, std::move(*laid), x, line});
    }
    return layout;
}

bool whole(const Layout& layout) {
    return std::all_of(layout.places.begin(), layout.places.end(), [](const Place& place) {
        return place.laid.block.lines.size() == 1 && place.laid.block.fits && !place.laid.block.cut;
    });
}

// The largest sizes in which all stand on one line; else the smallest in which each of them does, or smaller.
Layout set(const theme::RowPart& part, const SlideContext& context, float width, const std::vector<Member>& members) {
    std::size_t steps = 1;
    for (const Member& member : members) steps = std::max(steps, context.style(member.text->style)->sizes.size());
    Layout layout;
    for (std::size_t step = 0; step < steps; ++step) {
        layout = set(part, context, members, width, {step, 1});
        if (layout.widths.size() <= 1 && whole(layout)) return layout;
    }
    for (std::size_t i = 1; i < kShrinks.size() && !whole(layout); ++i)
        layout = set(part, context, members, width, {steps, kShrinks[i]});
    return layout;
}

float height_of(const Layout& layout) {
    if (layout.places.empty()) return 0;
    return layout.cap_height + layout.baselines.back();
}

bool shows_row(const theme::RowPart& part, const SlideContext& context) {
    return !members_of(part, context).empty();
}

float height(const theme::RowPart& part, const SlideContext& context, float width) {
    return height_of(set(part, context, width, members_of(part, context)));
}

bool draw_row(const theme::RowPart& part, PartContext& context, Rect area) {
    const auto members = members_of(part, context);
    const Layout layout = set(part, context, area.w, members);
    if (layout.places.empty()) return false;
    const float whole = height_of(layout);
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
