// How the members of a stack share its area: the ladder of smaller sizes and of what may leave (screen-design.md 4.3),
// and how words make room for what stands beside them.
#include "stack.h"

#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

struct Member {
    const theme::Part* part;
    const theme::TextPart* text;  // null if it is no text
    std::optional<text::Text> words;
    float gap;  // px, to the member above
};

// A member as it stands in one try.
struct Row {
    const Member* member;
    std::optional<LaidText> laid;
    float width = 0;
};

// One try: how many members have left, which of the sizes, and how much smaller than the smallest.
struct Rung {
    std::size_t dropped = 0, step = 0;
    float shrink = 1;
};

std::vector<Rung> ladder(std::size_t drops, std::size_t sizes) {
    std::vector<Rung> rungs;
    for (std::size_t dropped = 0; dropped <= drops; ++dropped) {
        for (std::size_t step = 0; step < sizes; ++step) rungs.push_back({dropped, step, 1});
    }
    for (std::size_t i = 1; i < kShrinks.size(); ++i) rungs.push_back({drops, sizes, kShrinks[i]});
    return rungs;
}

// The area without what the first row's script has above its cap top, and the last one's below its baseline.
Rect within_margins(const std::vector<Row>& rows, Rect area) {
    if (rows.empty()) return area;
    const auto margin = [](const Row& row) { return row.laid ? row.laid->block.margin : 0; };
    const float top = margin(rows.front()), bottom = margin(rows.back());
    return {area.x, area.y + top, area.w, area.h - top - bottom};
}

// The members that have something to show, or what takes their place.
std::vector<Member> members_of(const theme::StackPart& part, const SlideContext& context) {
    std::vector<Member> members;
    for (std::size_t i = 0; i < part.parts.size(); ++i) {
        const theme::Part* named = context.layout.part(part.parts[i]);
        if (named == nullptr) continue;
        const auto candidates = with_instead(context.layout, *named);
        const auto shown = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const theme::Part* p) { return shows(*p, context); });
        if (shown == candidates.end()) continue;
        const float gap = part.gaps.empty() ? 0 : part.gaps[std::min(i == 0 ? 0 : i - 1, part.gaps.size() - 1)];
        Member member{*shown, theme::as<theme::TextPart>(**shown), std::nullopt, context.px(gap)};
        if (member.text != nullptr) {
            const theme::TextStyle* look = context.style(member.text->style);
            if (look != nullptr) member.words = words_of(context, *member.text, *look);
            if (!member.words) continue;
        }
        members.push_back(std::move(member));
    }
    return members;
}

// One rung of the ladder: the rows that are left, as wide as there is room for beside them.
class Try {
  public:
    Try(const theme::StackPart& part, const SlideContext& context, Rect area, const std::vector<Member>& members,
        const Rung& rung)
        : part_(part), context_(context), area_(area), rung_(rung), left_(area.x) {
        const auto gone = part.drop.begin() + static_cast<std::ptrdiff_t>(rung.dropped);
        for (const Member& member : members) {
            if (std::find(part.drop.begin(), gone, member.part->name) == gone) rows_.push_back({&member, {}, area.w});
        }
        for (Row& row : rows_) set(row);
        std::erase_if(rows_, [](const Row& row) { return row.member->words && !row.laid; });
        if (!part.clear.empty()) make_room();
    }

    bool fits() const {
        return slide::height_of(items()) <= within_margins(rows_, area_).h + 0.5F &&
               std::all_of(rows_.begin(), rows_.end(),
                           [](const Row& row) { return !row.laid || row.laid->block.fits; });
    }

    void draw(PartContext& context) const {
        const auto all = items();
        const auto tops = slide::flow(all, within_margins(rows_, area_), part_.align);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Member& member = *rows_[i].member;
            const Rect own{left_, tops[i], rows_[i].width, all[i].height};
            if (const auto& laid = rows_[i].laid) {
                PartContext inner{context_, *member.part, context.canvas, context.place};
                put_words(*member.text, inner, *laid, own, std::round(tops[i]));
            } else {
                context.place(*member.part, own);
            }
        }
    }

  private:
    void set(Row& row) const {
        const Member& m = *row.member;
        if (m.words)
            row.laid = lay(context_, *m.words, m.text->style, {row.width, 0},
                           {.part = m.text, .skip_sizes = rung_.step, .shrink = rung_.shrink});
    }

    std::vector<StackItem> items() const {
        std::vector<StackItem> items;
        float above = 0;  // what the script of the row above has below its last line
        for (const Row& row : rows_) {
            const Member& m = *row.member;
            const float margin = row.laid ? row.laid->block.margin : 0;
            items.push_back({row.laid ? row.laid->block.height : slide::height_of(*m.part, context_, row.width),
                             m.gap + above + margin});
            above = margin;
        }
        return items;
    }

    // What stands beside makes lines shorter, and shorter lines reach farther down: twice is enough.
    void make_room() {
        for (int round = 0; round < 2; ++round) {
            const auto all = items();
            const auto tops = slide::flow(all, within_margins(rows_, area_), part_.align);
            float narrowest = area_.w;
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                const Rect room = context_.beside(part_.clear, area_, tops[i], tops[i] + all[i].height);
                if (room.w >= rows_[i].width) continue;
                rows_[i].width = room.w;
                narrowest = std::min(narrowest, room.w);
                left_ = std::max(left_, room.x);
                set(rows_[i]);
            }
            // The edge that all lines share must stay one edge.
            if (narrowest < area_.w && left_ > area_.x) {
                for (Row& row : rows_) {
                    if (row.width == narrowest) continue;
                    row.width = narrowest;
                    set(row);
                }
            }
        }
    }

    const theme::StackPart& part_;
    const SlideContext& context_;
    Rect area_;
    Rung rung_;
    float left_;  // where all rows begin
    std::vector<Row> rows_;
};

bool draw_stack(const theme::StackPart& part, PartContext& context, Rect area) {
    const auto members = members_of(part, context);
    // A rule without what it stands above is nothing.
    if (std::ranges::all_of(members, [](const Member& m) { return theme::as<theme::ShapePart>(*m.part) != nullptr; }))
        return false;
    std::size_t most_sizes = 1;
    for (const Member& member : members) {
        if (member.text != nullptr) most_sizes = std::max(most_sizes, context.style(member.text->style)->sizes.size());
    }
    const auto rungs = ladder(part.drop.size(), most_sizes);
    for (const Rung& rung : rungs) {
        const Try attempt(part, context, area, members, rung);
        const bool fits = attempt.fits();
        if (!fits && &rung != &rungs.back()) continue;
        if (!fits || rung.shrink < 1) context.canvas.say_too_long();
        for (std::size_t i = 0; i < rung.dropped; ++i) {
            const bool has_words = std::any_of(members.begin(), members.end(), [&](const Member& member) {
                return member.part->name == part.drop[i] && member.words;
            });
            if (has_words) context.canvas.say_shortened(part.drop[i]);
        }
        attempt.draw(context);
        return true;
    }
    return false;
}

}  // namespace

const PartRules<theme::StackPart>& rules_of(const theme::StackPart&) {
    static constexpr PartRules<theme::StackPart> rules{
        .traits = [](const theme::StackPart&) { return Traits{.words = true}; }, .draw = draw_stack};
    return rules;
}

}  // namespace accolade::slide
