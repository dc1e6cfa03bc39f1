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
constexpr std::size_t kOneColumn = 4;                     // guests; more of them stand in two, where there is room
constexpr std::size_t kSmaller = 3;                       // steps of size that a name may lose to stay on one line
constexpr float kTwoColumns = 72, kColumnGap = 4;         // u

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
        : part_(part), context_(context), width_(width), guests_(guests_in(part, context)) {
        if (guests_.size() > kOneColumn && width >= context.px(kTwoColumns)) {
            columns_ = 2;
            width_ = (width - context.px(kColumnGap)) / 2;
        }
    }

    float pitch() const { return width_ + context_.px(kColumnGap); }  // from column to column

    // Each column, in the largest size at which all stand in the height; in the smallest as many as do, and how many
    // more there are.
    std::vector<Lines> set(float height) const {
        const theme::TextStyle* look = context_.style(part_.style);
        if (look == nullptr || guests_.empty()) return {};
        const auto fit = [height](const Lines& lines) { return lines.fits && lines.height <= height + 0.5F; };
        const auto first_step = [&](std::size_t most_lines) {
            std::size_t step = 0;
            while (step < look->sizes.size() && !std::ranges::all_of(at(step, guests_.size(), most_lines), fit)) ++step;
            return step;
        };
        // A name on one line, unless that would make it much smaller than two lines do.
        const auto one_line = first_step(1), any_lines = first_step(kAnyLines);
        if (one_line < look->sizes.size() && one_line <= any_lines + kSmaller) return at(one_line, guests_.size(), 1);
        if (any_lines < look->sizes.size()) return at(any_lines, guests_.size(), kAnyLines);
        std::vector<Lines> last;
        for (std::size_t shown = guests_.size(); shown > 0; --shown) {
            last = at(look->sizes.size() - 1, shown, kAnyLines);
            if (std::ranges::all_of(last, [height](const Lines& l) { return l.height <= height + 0.5F; })) break;
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

    void add_guest(Lines& lines, const model::Person& guest, std::size_t step, std::size_t most_lines) const {
        const float em = context_.px(context_.style(part_.style)->sizes[step]);
        const bool one = guests_.size() == 1;
        add(lines, guest.name.empty() ? guest.company : guest.name, part_.style, step, kBetween * em, most_lines);
        // One size for all: the ladder's step, not the first of the rest that fits.
        if (!lines.lines.empty() && lines.lines.back().laid.block.size < em * 0.99F) lines.fits = false;
        const auto line = guest.name.empty() ? std::string() : line_of(context_, guest);
        if (!line.empty()) add(lines, line, part_.second, one ? 0 : 1, (one ? kBelowName : kBelowNames) * em, 2);
    }

    std::vector<Lines> at(std::size_t step, std::size_t shown, std::size_t most_lines) const {
        std::vector<Lines> columns(columns_);
        const std::size_t rows = (shown + columns_ - 1) / columns_;
        for (std::size_t i = 0; i < shown; ++i) add_guest(columns[i / rows], *guests_[i], step, most_lines);
        if (shown < guests_.size()) {
            const auto rest = wording::and_more(static_cast<int>(guests_.size() - shown), context_.content.language,
                                                context_.phrases());
            const float em = context_.px(context_.style(part_.style)->sizes[step]);
            add(columns.back(), rest, part_.second, 1, kBetween * em, 1);
        }
        return columns;
    }

    const theme::GuestsPart& part_;
    const SlideContext& context_;
    float width_;
    std::size_t columns_ = 1;
    std::vector<const model::Person*> guests_;
};

float height_of(const std::vector<Lines>& columns) {
    float height = 0;
    for (const auto& lines : columns) height = std::max(height, lines.height);
    return height;
}

bool shows_guests(const theme::GuestsPart& part, const SlideContext& context) {
    return !guests_in(part, context).empty();
}

float height(const theme::GuestsPart& part, const SlideContext& context, float width) {
    return height_of(Setter(part, context, width).set(context.px(part.size)));
}

void put_line(PartContext& context, const LaidText& laid, Point at, std::size_t i) {
    const std::string& enter = context.part.enter.empty() ? laid.look->enter : context.part.enter;
    auto commands = context.on_screen({letters(laid, at)});
    if (enter.empty()) {
        context.canvas.to_ground(std::move(commands));
    } else {
        context.canvas.act(context.part.name + "." + std::to_string(i), context.motion(enter), std::move(commands),
                           static_cast<int>(i));
    }
}

bool draw_guests(const theme::GuestsPart& part, PartContext& context, Rect area) {
    const Setter setter(part, context, area.w);
    const auto columns = setter.set(area.h);
    if (columns.empty()) return false;
    float top = area.y, x = area.x;
    if (part.align == theme::Align::center) top += (area.h - height_of(columns)) / 2;
    if (part.align == theme::Align::end) top += area.h - height_of(columns);
    std::size_t i = 0;
    for (const auto& column : columns) {
        if (!column.fits) context.canvas.say_too_long();
        float y = top;
        for (const auto& [laid, gap] : column.lines) {
            y += gap;
            put_line(context, laid, {x, std::round(y)}, i++);
            y += laid.block.height;
        }
        x += setter.pitch();
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
