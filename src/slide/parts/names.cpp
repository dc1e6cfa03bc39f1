// The names of a team in columns; who does not fit is counted (comp 25).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "people_list.h"
#include "typesetting.h"
#include "wording/words.h"

namespace accolade::slide {
namespace {

constexpr float kHang = 2;         // u
constexpr std::size_t kMost = 12;  // names; a list of more is not read

// What stands in the columns: names, from the top of each.
struct Columns {
    std::vector<LaidText> entries;
    std::vector<std::size_t> column, row;  // of each entry
    std::size_t columns = 1, rows = 1;
    float pitch = 0;  // from baseline to baseline, px
    bool fits = false;
};

// The first `shown` names, and how many more there are.
std::vector<std::string> entries_of(const SlideContext& context, const std::vector<const model::Person*>& people,
                                    std::size_t shown) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < std::min(shown, people.size()); ++i) entries.push_back(people[i]->name);
    if (shown < people.size())
        entries.push_back(
            wording::and_more(static_cast<int>(people.size() - shown), context.content.language, context.phrases()));
    return entries;
}

void hang(TextBlock& block, TextLine& line, float by) {
    line.left += by;
    for (auto& glyph : line.glyphs) glyph.x += by;
    if (by < 0) block.ink.x += by;
    block.ink.w += std::fabs(by);
}

// Gives each entry its place, a row for each of its lines, in as few rows as hold them all.
void deal_out(Columns& out) {
    std::size_t lines = 0, longest = 1;
    for (const auto& entry : out.entries) {
        lines += entry.block.lines.size();
        longest = std::max(longest, entry.block.lines.size());
    }
    out.rows = std::max(longest, (lines + out.columns - 1) / out.columns);
    const auto place_all = [&out] {
        out.column.clear();
        out.row.clear();
        std::size_t column = 0, row = 0;
        for (const auto& entry : out.entries) {
            if (row + entry.block.lines.size() > out.rows) {
                ++column;
                row = 0;
            }
            out.column.push_back(column);
            out.row.push_back(row);
            row += entry.block.lines.size();
        }
        return column < out.columns;
    };
    while (!place_all()) ++out.rows;
}

std::optional<Columns> set(const theme::NamesPart& part, const SlideContext& context, Rect area,
                           const std::vector<std::string>& names, std::size_t columns, std::size_t step,
                           std::size_t most_lines) {
    Columns out;
    out.columns = columns;
    const float gap = context.px(part.gap);
    const float width = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float below = 0, cap = 0;
    bool whole = true;
    for (const auto& name : names) {
        auto laid = lay(context, {{name}}, part.style, {most_lines > 1 ? width - context.px(kHang) : width, 0},
                        {.align = theme::Align::start, .skip_sizes = step});
        if (!laid) return std::nullopt;
        // One size for all: the first that fits is not asked for, the one of this step is.
        if (!out.entries.empty() && laid->block.size != out.entries.front().block.size) whole = false;
        whole = whole && laid->block.fits && !laid->block.cut && laid->block.lines.size() <= most_lines;
        out.pitch = std::max(out.pitch, laid->look->leading * laid->block.size);
        below = std::max(below, laid->block.margin);
        cap = std::max(cap, laid->block.cap_height);
        // The second line of a long name hangs, or it would be read as a name of its own.
        const float by = context.px(context.turned ? -kHang : kHang);
        for (std::size_t i = 1; i < laid->block.lines.size(); ++i) hang(laid->block, laid->block.lines[i], by);
        out.entries.push_back(std::move(*laid));
    }
    out.pitch += 2 * below;
    deal_out(out);
    out.fits = whole && cap + static_cast<float>(out.rows - 1) * out.pitch <= area.h + 0.5F;
    return out;
}

// Fewest columns first, then smaller, then long names on two lines; then fewer names. Nothing if there is no style.
std::optional<Columns> columns_for(const theme::NamesPart& part, const SlideContext& context, Rect area) {
    const auto people = people_in(context, part.list);
    const theme::TextStyle* look = context.style(part.style);
    if (look == nullptr || people.empty()) return std::nullopt;
    const auto most = static_cast<std::size_t>(part.columns);
    std::optional<Columns> last;
    for (std::size_t shown = std::min(kMost, people.size()); shown >= 1; --shown) {
        const auto names = entries_of(context, people, shown);
        for (const std::size_t lines : {1U, 2U}) {
            for (std::size_t step = 0; step < look->sizes.size(); ++step) {
                for (std::size_t columns = 1; columns <= most; ++columns) {
                    last = set(part, context, area, names, columns, step, lines);
                    if (!last || last->fits) return last;
                }
            }
        }
    }
    return last;
}

bool shows_names(const theme::NamesPart& part, const SlideContext& context) {
    return !people_in(context, part.list).empty();
}

float height(const theme::NamesPart& part, const SlideContext& context, float width) {
    const auto laid = columns_for(part, context, {0, 0, width, context.px(1000)});
    if (!laid || laid->entries.empty()) return 0;
    return laid->entries.front().block.cap_height + static_cast<float>(laid->rows - 1) * laid->pitch;
}

bool draw_names(const theme::NamesPart& part, PartContext& context, Rect area) {
    const auto laid = columns_for(part, context, area);
    if (!laid || laid->entries.empty()) return false;
    if (!laid->fits) context.canvas.say_too_long();
    const float whole = laid->entries.front().block.cap_height + static_cast<float>(laid->rows - 1) * laid->pitch;
    float top = area.y;
    if (part.align == theme::Align::center) top += (area.h - whole) / 2;
    if (part.align == theme::Align::end) top += area.h - whole;
    const float gap = context.px(part.gap);
    const float width = (area.w + gap) / static_cast<float>(laid->columns);
    std::vector<Command> commands;
    for (std::size_t i = 0; i < laid->entries.size(); ++i) {
        const Point at{area.x + static_cast<float>(laid->column[i]) * width,
                       std::round(top + static_cast<float>(laid->row[i]) * laid->pitch)};
        commands.emplace_back(letters(laid->entries[i], at));
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::NamesPart>& rules_of(const theme::NamesPart&) {
    static constexpr PartRules<theme::NamesPart> rules{
        .shows = shows_names,
        .traits = [](const theme::NamesPart&) { return Traits{.words = true}; },
        .height = height,
        .draw = draw_names};
    return rules;
}

}  // namespace accolade::slide
