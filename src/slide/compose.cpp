#include "compose.h"

#include <algorithm>

#include "grid.h"
#include "mirror.h"
#include "parts.h"
#include "scrims.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

Slide begun(const Content& content, const Stage& stage, const theme::SlideLayout& layout, bool from_right) {
    Slide slide;
    slide.id = content.id;
    slide.kind = content.kind;
    slide.size = stage.size;
    slide.name = layout.name;
    slide.from_right = from_right;
    slide.bg = theme::resolve({"bg", {}, 1}, *stage.theme, layout.colors);
    return slide;
}

class Composer {
  public:
    Composer(const Content& content, const Stage& stage, const theme::SlideLayout& layout)
        : from_right_(read_from_right(content)),
          context_{content, stage, layout, areas_, stage.size.unit(), from_right_, from_right_},
          canvas_(begun(content, stage, layout, from_right_)) {}

    Slide compose() {
        put_ground();
        const auto& layout = context_.layout;
        const PixelSize size = context_.stage.size;
        const auto areas = slide::place(size.portrait() ? layout.portrait : layout.landscape, size);
        std::vector<Rect> grid;
        for (const auto& area : areas) {
            areas_.try_emplace(area.name, area.rect);
            grid.push_back(from_right_ ? mirrored(area.rect, context_.width()) : area.rect);
        }
        canvas_.has_grid(std::move(grid));
        for (const auto& area : areas) {
            if (const theme::Part* part = layout.part(area.name)) put(*part, area.rect, context_.stage.shift);
        }
        put_movers();
        for (const auto& [part, area] : fillers_) draw_part(*part, area, context_.turned);
        fit_scrims(context_, canvas_);
        return canvas_.finish();
    }

  private:
    using Placed = std::vector<std::pair<const theme::Part*, Rect>>;

    void put_ground() {
        const PixelSize size = context_.stage.size;
        const Rect screen{0, 0, static_cast<float>(size.w), static_cast<float>(size.h)};
        canvas_.to_ground({Fill{rectangle(screen), Paint{context_.color({"bg", {}, 1})}}});
        std::vector<Command> ground{Fill{rectangle(screen), context_.paint(context_.layout.ground, screen)}};
        canvas_.to_ground(context_.turned ? mirrored(std::move(ground), screen.w) : std::move(ground));
    }

    // The first of the part and of what takes its place that has something to show.
    void put(const theme::Part& part, Rect area, Point shift) {
        for (const theme::Part* candidate : with_instead(context_.layout, part)) {
            if (shows(*candidate, context_) && place(*candidate, area, shift)) return;
        }
    }

    // False if nothing could be drawn after all. `shift`: against burn-in, px; what is bled to the edge stays.
    bool place(const theme::Part& part, Rect area, Point shift) {
        const Traits traits = traits_of(part);
        const Arrangement corners = context_.stage.corners;
        if (!traits.bleeds) area = {area.x + shift.x, area.y + shift.y, area.w, area.h};
        if (traits.corner != InCorner::stays && corners == Arrangement::bare) return true;
        if (traits.corner == InCorner::fills) {
            fillers_.emplace_back(&part, area);
            return true;
        }
        if (traits.corner == InCorner::moves && corners == Arrangement::opposite) {
            movers_.emplace_back(&part, area);
            return true;
        }
        return draw_part(part, area, context_.turned);
    }

    bool draw_part(const theme::Part& part, Rect area, bool turned) {
        const SlideContext& c = context_;
        PartContext context{{c.content, c.stage, c.layout, c.areas, c.unit, c.from_right, turned},
                            part,
                            canvas_,
                            [this](const theme::Part& member, Rect there) { put(member, there, {}); }};
        const auto before = canvas_.mark();
        if (!draw(context, area)) return false;
        if (theme::as<theme::TextPart>(part) == nullptr)  // words say it as they are put, also those of a stack
            canvas_.is_part(part.name, key_of(part), turned ? mirrored(area, c.width()) : area, before);
        return true;
    }

    // Brand and clock in the opposite corners. All of them go there, or none does: where one is not free they stay,
    // rather than crowd anything (screen-design.md 1.6).
    void put_movers() {
        const auto before = canvas_.mark();
        for (const auto& [part, area] : movers_) draw_part(*part, area, !from_right_);
        const auto moved = canvas_.since(before);
        const bool free = std::all_of(moved.begin(), moved.end(), [&](const Command& command) {
            const Rect there = bounds_of(command);
            return !canvas_.words_in(inset(there, -context_.px(2)), before) &&
                   same_ground(there, mirrored(there, context_.width()));
        });
        if (free) return;
        canvas_.take_back(before);
        for (const auto& [part, area] : movers_) draw_part(*part, area, from_right_);
    }

    // Nothing stands behind the one that does not stand behind the other.
    bool same_ground(Rect a, Rect b) const {
        return std::all_of(areas_.begin(), areas_.end(), [&](const auto& area) {
            const theme::Part* part = context_.layout.part(area.first);
            if (part == nullptr || !traits_of(*part).solid) return true;
            const Rect there = from_right_ ? mirrored(area.second, context_.width()) : area.second;
            return meet(there, a) == meet(there, b);
        });
    }

    Areas areas_;
    bool from_right_;
    SlideContext context_;
    Canvas canvas_;
    Placed movers_;   // what stands in the opposite corner where that is free
    Placed fillers_;  // what takes the room that words left
};

}  // namespace

Slide compose(const Content& content, const Stage& stage, const theme::SlideLayout& layout) {
    return Composer(content, stage, layout).compose();
}

}  // namespace accolade::slide
