#include "roll.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "motion/easing.h"
#include "wording/words.h"

namespace accolade::motion {
namespace {

constexpr Milliseconds kNextPlace{80}, kRoll{1'100};  // begins so much later than the one before it; rolls so long
constexpr Milliseconds kSettle{300};                  // the cells take their figures' own widths
// em: a figure above or below the one that is seen. So near that the one pales where the other comes: a number that
// went through its window would flash.
constexpr float kWay = 0.3F;

const Letters* letters_of(const Drawing& drawing) {
    if (drawing.commands.size() != 1) return nullptr;
    const auto* letters = std::get_if<Letters>(&drawing.commands.front());
    return letters != nullptr && letters->block.lines.size() == 1 ? letters : nullptr;
}

// The figures of a number from the units; a number too large to be told exactly has none.
std::vector<int> figures_of(double value, int decimals) {
    const double whole = std::round(std::fabs(value) * std::pow(10.0, decimals));
    std::vector<int> figures;
    if (!std::isfinite(whole) || whole > 9e15) return figures;
    auto rest = static_cast<long long>(whole);
    do {
        figures.push_back(static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest > 0 || static_cast<int>(figures.size()) <= decimals);
    return figures;
}

// The ten figures, each alone in a cell. False where one of them is no single glyph.
bool set_figures(Roll& roll, const slide::Counting& counting, text::Fonts& fonts) {
    text::Style style = counting.style;
    style.figures = text::Figures::tabular;
    style.align = text::Align::left;
    for (std::size_t figure = 0; figure < roll.figures.size(); ++figure) {
        const auto words = wording::written({static_cast<double>(figure), 0}, counting.language);
        const auto block = fonts.set({{words}}, style, counting.box, counting.language);
        if (block.lines.size() != 1 || block.lines.front().glyphs.size() != 1) return false;
        roll.figures[figure] = block.lines.front().glyphs.front();
        roll.figures[figure].x -= block.lines.front().left;
    }
    return true;
}

// By the shortest way up; once more round where the number passes the figure on its way.
int steps_of(int from, int to, const slide::Counting& counting, std::size_t place) {
    if (from < 0) return to + 1;
    const int shortest = (to - from + 10) % 10;
    const double way = (counting.to - counting.from) * std::pow(10.0, counting.decimals - static_cast<double>(place));
    return shortest < 5 && way >= 10 ? shortest + 10 : shortest;
}

// In equal cells it may be wider than its area.
slide::Counting with_room(slide::Counting counting) {
    const float more = counting.box.width;
    counting.box.width += more;
    if (counting.style.align == text::Align::center) counting.at.x -= more / 2;
    if (counting.style.align == text::Align::right) counting.at.x -= more;
    return counting;
}

int figure_of(const Roll& roll, const Glyph& glyph) {
    const auto same = [&](const Glyph& one) { return one.index == glyph.index && one.face == glyph.face; };
    const auto found = std::ranges::find_if(roll.figures, same);
    return found == roll.figures.end() ? -1 : static_cast<int>(found - roll.figures.begin());
}

// One glyph alone, where it is on its way and as strong as it is there.
void add(std::vector<Command>& commands, const Letters& number, Glyph glyph, float x, float down, float alpha) {
    if (alpha <= 0.01F) return;
    Letters out = number;
    glyph.x = x;
    glyph.y += down;
    out.block.lines.front().glyphs = {glyph};
    for (Color& tint : out.tints) tint = with_alpha(tint, alpha);
    commands.emplace_back(std::move(out));
}

}  // namespace

std::optional<Roll> roll_of(const slide::Actor& actor, Milliseconds begins, Milliseconds ends, text::Fonts& fonts) {
    const auto* counting = std::get_if<slide::Counting>(&actor.change);
    const auto* settled = actor.drawing ? letters_of(*actor.drawing) : nullptr;
    if (counting == nullptr || settled == nullptr) return std::nullopt;
    const auto cells = slide::counting_at(with_room(*counting), counting->to, 0, fonts, actor.drawing->bounds);
    const auto* in_cells = letters_of(*cells);
    Roll roll{{}, *settled, {}, {}, {}, begins, ends};
    if (in_cells == nullptr || !set_figures(roll, *counting, fonts)) return std::nullopt;
    roll.cells = *in_cells;
    const auto& glyphs = roll.cells.block.lines.front().glyphs;
    if (glyphs.size() != settled->block.lines.front().glyphs.size()) return std::nullopt;
    const auto to = figures_of(counting->to, counting->decimals), from = figures_of(counting->from, counting->decimals);
    roll.moves.assign(glyphs.size(), false);
    for (std::size_t i = glyphs.size(); i-- > 0;) {
        const int figure = figure_of(roll, glyphs[i]);
        if (figure < 0) continue;
        const auto place = roll.places.size();
        if (place >= to.size() || to[place] != figure) return std::nullopt;
        Roll::Place one{i, place < from.size() ? from[place] : -1, 0, {}};
        one.steps = steps_of(one.from, figure, *counting, place);
        roll.moves[i] = true;
        roll.places.push_back(one);
    }
    if (roll.places.empty()) return std::nullopt;
    const int last = static_cast<int>(roll.places.size()) - 1;
    for (int i = 0; i <= last; ++i) roll.places[static_cast<std::size_t>(i)].lands = ends - kNextPlace * (last - i);
    return roll;
}

Rect window_of(const Roll& roll) {
    const auto ink = [](const Letters& letters) {
        const Rect r = letters.block.ink;
        return inset({letters.at.x + r.x, letters.at.y + r.y, r.w, r.h}, -1);
    };
    const Rect all = united(ink(roll.cells), ink(roll.settled));
    return inset(all, -kWay * roll.cells.block.size);
}

Drawing rolling(const Roll& roll, Milliseconds since, PixelSize size) {
    const auto& glyphs = roll.cells.block.lines.front().glyphs;
    const auto& goals = roll.settled.block.lines.front().glyphs;
    const float settled = eased(theme::Curve::soft, part_of(since, roll.ends - kSettle, kSettle));
    const float way = kWay * roll.cells.block.size, shift = roll.settled.at.x - roll.cells.at.x;
    const auto x_of = [&](std::size_t i) { return glyphs[i].x + (goals[i].x + shift - glyphs[i].x) * settled; };
    std::vector<Command> commands;
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        if (!roll.moves[i]) add(commands, roll.cells, goals[i], x_of(i), 0, 1);
    for (const auto& place : roll.places) {
        const auto& there = glyphs[place.glyph];
        const int to = figure_of(roll, there);
        const float cell = x_of(place.glyph) - roll.figures[static_cast<std::size_t>(to)].x;
        const float e = eased(theme::Curve::roll, part_of(since, std::max(roll.begins, place.lands - kRoll), kRoll));
        const float gone = e * static_cast<float>(place.steps);
        const int step = std::min(static_cast<int>(gone), place.steps);
        const float part = gone - static_cast<float>(step);
        const auto put = [&](int at, float down, float alpha) {
            const int figure = to - (place.steps - at);
            if (place.from < 0 && at == 0) return;  // it comes out of nothing
            Glyph glyph = roll.figures[static_cast<std::size_t>(((figure % 10) + 10) % 10)];
            const float x = cell + glyph.x;
            glyph.y = there.y;
            if (at == place.steps && settled > 0) glyph.index = goals[place.glyph].index;
            add(commands, roll.cells, glyph, x, down, alpha);
        };
        put(step, -way * part, 1 - part);
        if (part > 0) put(step + 1, way * (1 - part), part);
    }
    return {intersection(covering(window_of(roll)), {0, 0, size.w, size.h}), std::move(commands), false, true};
}

}  // namespace accolade::motion
