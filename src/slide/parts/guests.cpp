// Guests, each with their own company (comp 10).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "people_list.h"
#include "typesetting.h"
#include "wording/words.h"

namespace accolade::slide {
namespace {

constexpr float kBelowName = 0.48F, kBelowNames = 0.36F;  // em of the name, to the company: of one guest, of several
constexpr float kBetween = 0.62F;                         // em of the name, to the next guest

// A line, and how far below the one before it it stands.
struct Line {
    LaidText laid;
    float gap = 0;  // px, from what is above
};

struct Lines {
    std::vector<Line> lines;
    float height = 0;  // px
    bool fits = true;
};

// A guest may have nothing but a company: it is welcomed as a guest is.
std::vector<const model::Person*> guests_in(const theme::GuestsPart& part, const SlideContext& context) {
    auto guests = people_in(context, part.list);
    std::erase_if(guests, [](const model::Person* p) { return p->name.empty() && p->company.empty(); });
    return guests;
}

class Setter {
  public:
    Setter(const theme::GuestsPart& part, const SlideContext& context, float width)
        : part_(part), context_(context), width_(width), guests_(guests_in(part, context)) {}

    // The largest size at which all stand in the height; in the smallest as many as do, and how many more there are.
    Lines set(float height) const {
        const theme::TextStyle* look = context_.style(part_.style);
        if (look == nullptr || guests_.empty()) return {};
        const bool one = guests_.size() == 1;
        for (const bool whole_lines : {true, false}) {
            for (std::size_t step = 0; step < look->sizes.size(); ++step) {
                auto lines = at(step, guests_.size(), one && !whole_lines ? kAnyLines : 1);
                if (lines.fits && lines.height <= height + 0.5F) return lines;
            }
        }
        Lines last;
        for (std::size_t shown = guests_.size(); shown > 0; --shown) {
            last = at(look->sizes.size() - 1, shown, kAnyLines);
            if (last.height <= height + 0.5F) break;
        }
        return last;
    }

  private:
    static constexpr std::size_t kAnyLines = 99;

    void add(Lines& lines, const std::string& words, const std::string& style, std::size_t step, float gap,
             std::size_t most_lines) const {
        auto laid = lay(context_, {{words}}, style, {width_, 0}, {.skip_sizes = step});
        if (!laid) return;
        lines.fits = lines.fits && laid->block.fits && !laid->block.cut && laid->block.lines.size() <= most_lines;
        if (lines.lines.empty()) gap = 0;
        lines.height += gap + laid->block.height;
        lines.lines.push_back({std::move(*laid), gap});
    }

    Lines at(std::size_t step, std::size_t shown, std::size_t most_lines) const {
        const theme::TextStyle& look = *context_.style(part_.style);
        const float em = context_.px(look.sizes[step]);
        const std::size_t small = guests_.size() == 1 ? 0 : 1;
        Lines lines;
        for (std::size_t i = 0; i < shown; ++i) {
            const model::Person& guest = *guests_[i];
            const std::string& name = guest.name.empty() ? guest.company : guest.name;
            add(lines, name, part_.style, step, kBetween * em, most_lines);
            // One size for all: the ladder's step, not the first of the rest that fits.
            if (!lines.lines.empty() && lines.lines.back().laid.block.size < em * 0.99F) lines.fits = false;
            const auto line = guest.name.empty() ? std::string() : company_of(guest);
            if (!line.empty())
                add(lines, line, part_.second, small, (guests_.size() == 1 ? kBelowName : kBelowNames) * em, 2);
        }
        if (shown < guests_.size()) {
            const auto rest = wording::and_more(static_cast<int>(guests_.size() - shown), context_.content.language,
                                                context_.phrases());
            add(lines, rest, part_.second, small, kBetween * em, 1);
        }
        return lines;
    }

    // What they do and where they come from.
    std::string company_of(const model::Person& guest) const { return line_of(context_, guest); }

    const theme::GuestsPart& part_;
    const SlideContext& context_;
    float width_;
    std::vector<const model::Person*> guests_;
};

bool shows_guests(const theme::GuestsPart& part, const SlideContext& context) {
    return !guests_in(part, context).empty();
}

float height(const theme::GuestsPart& part, const SlideContext& context, float width) {
    return Setter(part, context, width).set(context.px(part.size)).height;
}

bool draw_guests(const theme::GuestsPart& part, PartContext& context, Rect area) {
    const auto set = Setter(part, context, area.w).set(area.h);
    if (set.lines.empty()) return false;
    if (!set.fits) context.canvas.say_too_long();
    float y = area.y;
    if (part.align == theme::Align::center) y += (area.h - set.height) / 2;
    if (part.align == theme::Align::end) y += area.h - set.height;
    for (std::size_t i = 0; i < set.lines.size(); ++i) {
        const auto& [laid, gap] = set.lines[i];
        y += gap;
        const std::string& enter = context.part.enter.empty() ? laid.look->enter : context.part.enter;
        auto commands = context.on_screen({letters(laid, {area.x, std::round(y)})});
        y += laid.block.height;
        if (enter.empty()) {
            context.canvas.to_ground(std::move(commands));
        } else {
            context.canvas.act(context.part.name + "." + std::to_string(i), context.motion(enter), std::move(commands),
                               static_cast<int>(i));
        }
    }
    return true;
}

}  // namespace

const PartRules<theme::GuestsPart>& rules_of(const theme::GuestsPart&) {
    static constexpr PartRules<theme::GuestsPart> rules{
        .shows = shows_guests,
        .traits = [](const theme::GuestsPart&) { return Traits{.words = true}; },
        .height = height,
        .draw = draw_guests};
    return rules;
}

}  // namespace accolade::slide
