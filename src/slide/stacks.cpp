// How the members of a stack share its area: the ladder of smaller sizes and of what may leave (screen-design.md 4.3),
// what short words get, and how words make room for what stands beside them.
#include <algorithm>
#include <cmath>

#include "builder.h"
#include "stack.h"

namespace accolade::slide {
namespace {

struct Member {
    const theme::Part* part;
    std::optional<text::Text> words;
    float gap;
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

}  // namespace

Rect Builder::beside(const theme::Part& part, Rect area, float top, float bottom) const {
    const theme::Part* other = part.clear.empty() ? nullptr : design_.part(part.clear);
    const auto there = areas_.find(part.clear);
    if (other == nullptr || there == areas_.end() || !present(*other)) return area;
    const Rect obstacle = inset(there->second, -px(1.5F));
    if (bottom < obstacle.y || top > obstacle.bottom() || area.right() < obstacle.x || area.x > obstacle.right())
        return area;
    if (obstacle.center().x > area.center().x) {
        area.w = std::max(area.w * 0.3F, obstacle.x - area.x);
    } else {
        const float right = area.right();
        area.w = std::max(area.w * 0.3F, right - obstacle.right());
        area.x = right - area.w;
    }
    return area;
}

// Short words would be lost on a wall: what fits on one line in a larger size is set in it.
bool Builder::lay_short(LaidText& laid, const text::Text& words, text::Box box) const {
    if (laid.look->short_sizes.empty()) return false;
    text::Style large = laid.style;
    large.sizes.clear();
    for (const float size : laid.look->short_sizes) large.sizes.push_back(px(size));
    large.lines = large.last_lines = 1;
    laid.block = stage_.fonts->set(words, large, box, content_.language);
    if (laid.block.lines.size() != 1 || !laid.block.fits) return false;
    // Scripts that reach far below their line would reach into what stands under it.
    if (laid.block.ink.bottom() > laid.block.height + 0.32F * laid.block.size) return false;
    laid.style = large;
    return true;
}

void Builder::put_stack(const theme::Part& part, Rect area) {
    std::vector<Member> members;
    std::size_t most_sizes = 1;
    for (std::size_t i = 0; i < part.stack.size(); ++i) {
        const theme::Part* p = design_.part(part.stack[i]);
        if (p == nullptr) continue;
        if (!present(*p)) {
            p = p->instead.empty() ? nullptr : design_.part(p->instead);
            if (p == nullptr || !present(*p)) continue;
        }
        const float gap = part.gaps.empty() ? 0 : part.gaps[std::min(i == 0 ? 0 : i - 1, part.gaps.size() - 1)];
        Member member{p, std::nullopt, px(gap)};
        if (p->what == theme::What::text) {
            const auto look = stage_.theme->text.find(p->style);
            if (look == stage_.theme->text.end()) continue;
            member.words = words_of(*p, look->second);
            if (!member.words) continue;
            most_sizes = std::max(most_sizes, look->second.sizes.size());
        }
        members.push_back(std::move(member));
    }
    if (members.empty()) return;
    const auto rungs = ladder(part.drop.size(), most_sizes);
    for (const Rung& rung : rungs) {
        std::vector<Row> rows;
        for (const Member& member : members) {
            const auto gone = part.drop.begin() + static_cast<std::ptrdiff_t>(rung.dropped);
            if (std::find(part.drop.begin(), gone, member.part->name) == gone) rows.push_back({&member, {}, area.w});
        }
        const auto set = [&](Row& row) {
            const Member& m = *row.member;
            if (m.words) row.laid = lay(*m.words, m.part->style, {row.width, 0}, m.part, rung.step, {}, rung.shrink);
        };
        const auto heights = [&] {
            std::vector<slide::StackItem> items;
            float above = 0;  // what the script of the row above has below its last line
            for (const Row& row : rows) {
                const Member& m = *row.member;
                const float margin = row.laid ? row.laid->block.margin : 0;
                items.push_back(
                    {row.laid ? row.laid->block.height : height_of(*m.part, row.width), m.gap + above + margin});
                above = margin;
            }
            return items;
        };
        std::for_each(rows.begin(), rows.end(), set);
        std::erase_if(rows, [](const Row& row) { return row.member->words && !row.laid; });
        // What stands beside makes lines shorter, and shorter lines reach farther down: twice is enough.
        float left = area.x;
        for (int round = 0; round < 2 && !part.clear.empty(); ++round) {
            const auto items = heights();
            const auto tops = slide::flow(items, within_margins(rows, area), part.align);
            float narrowest = area.w;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const Rect room = beside(part, area, tops[i], tops[i] + items[i].height);
                if (room.w >= rows[i].width) continue;
                rows[i].width = room.w;
                narrowest = std::min(narrowest, room.w);
                left = std::max(left, room.x);
                set(rows[i]);
            }
            // The edge that all lines share must stay one edge.
            if (narrowest < area.w && left > area.x) {
                for (Row& row : rows) {
                    if (row.width == narrowest) continue;
                    row.width = narrowest;
                    set(row);
                }
            }
        }
        const auto items = heights();
        const Rect room = within_margins(rows, area);
        const bool fits =
            slide::height_of(items) <= room.h + 0.5F &&
            std::all_of(rows.begin(), rows.end(), [](const Row& row) { return !row.laid || row.laid->block.fits; });
        if (!fits && &rung != &rungs.back()) continue;
        if (!fits || rung.shrink < 1) slide_.fits = false;
        const auto tops = slide::flow(items, room, part.align);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Rect own{left, tops[i], rows[i].width, items[i].height};
            if (const auto& laid = rows[i].laid) {
                put_laid(*rows[i].member->part, *laid, own, std::round(tops[i]));
            } else {
                put(*rows[i].member->part, {own.x - stage_.shift.x, own.y - stage_.shift.y, own.w, own.h});
            }
        }
        return;
    }
}

}  // namespace accolade::slide
