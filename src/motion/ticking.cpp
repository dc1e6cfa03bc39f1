#include "motion/ticking.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "motion/motion.h"

namespace accolade::motion {
namespace {

constexpr Milliseconds kRoll{450}, kNextPlace{80};  // of a counter
constexpr Milliseconds kCellRoll{350};              // of a countdown
constexpr float kWay = 0.95F;                       // em: a figure above or below the one that is seen

bool rolls(const slide::Actor& actor) {
    return std::holds_alternative<slide::Rolling>(actor.change);
}

const Letters* number_of(const slide::Actor& actor) {
    if (!std::holds_alternative<slide::Counting>(actor.change) && !rolls(actor)) return nullptr;
    if (actor.drawing == nullptr || actor.drawing->commands.size() != 1) return nullptr;
    const auto* letters = std::get_if<Letters>(&actor.drawing->commands.front());
    return letters != nullptr && letters->block.lines.size() == 1 ? letters : nullptr;
}

const std::vector<Glyph>& figures_of(const Letters& letters) {
    return letters.block.lines.front().glyphs;
}

// Figures side by side, counted from the units; null if the one number has fewer.
struct Pair {
    const Glyph *before = nullptr, *after = nullptr;
    bool same() const {
        return before != nullptr && after != nullptr && before->index == after->index && before->face == after->face;
    }
};

std::vector<Pair> pairs_of(const Tick::Number& number) {
    const auto &old = figures_of(number.before), &fresh = figures_of(number.after);
    std::vector<Pair> pairs(std::max(old.size(), fresh.size()));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i < old.size()) pairs[i].before = &old[old.size() - 1 - i];
        if (i < fresh.size()) pairs[i].after = &fresh[fresh.size() - 1 - i];
    }
    return pairs;
}

// One figure alone, where it is on its way and as strong as it is there.
Letters alone(const Letters& number, Glyph figure, float x, float down, float alpha) {
    Letters out = number;
    figure.x = x;
    figure.y += down;
    out.block.lines.front().glyphs = {figure};
    for (Color& tint : out.tints) tint = with_alpha(tint, alpha);
    return out;
}

Milliseconds length_of(const Tick::Number& number) {
    const auto pairs = pairs_of(number);
    const auto changed = std::count_if(pairs.begin(), pairs.end(), [](const Pair& pair) { return !pair.same(); });
    return number.roll + number.next_place * static_cast<int>(std::max<std::ptrdiff_t>(changed - 1, 0));
}

// The number on its way, drawn for one frame.
Drawing drawing_at(const Tick::Number& number, Milliseconds since, PixelSize size) {
    const auto part = [&](int place) {
        return eased(theme::Curve::roll, static_cast<float>((since - number.next_place * place).count()) /
                                             static_cast<float>(number.roll.count()));
    };
    const Letters &old = number.before, &fresh = number.after;
    const float way = kWay * fresh.block.size, shift = old.at.x - fresh.at.x;
    std::vector<Command> commands;
    int place = 0;
    for (const Pair& pair : pairs_of(number)) {
        const float e = part(place);
        const auto x_of = [&] {  // a figure's own width moves those before it
            const float from = pair.before != nullptr ? pair.before->x + shift : pair.after->x;
            const float to = pair.after != nullptr ? pair.after->x : from;
            return from + (to - from) * e;
        };
        if (pair.same()) {
            commands.emplace_back(alone(fresh, *pair.after, x_of(), 0, 1));
            continue;
        }
        if (pair.before != nullptr) commands.emplace_back(alone(fresh, *pair.before, x_of(), -way * e, 1 - e));
        if (pair.after != nullptr) commands.emplace_back(alone(fresh, *pair.after, x_of(), way * (1 - e), e));
        ++place;
    }
    const auto ink = [](const Letters& letters) {
        const Rect r = letters.block.ink;
        return inset({letters.at.x + r.x, letters.at.y + r.y, r.w, r.h}, -1);
    };
    const Rect window = united(ink(old), ink(fresh));
    return {intersection(covering(window), {0, 0, size.w, size.h}), std::move(commands), false, true};
}

}  // namespace

std::optional<Tick> tick_between(const slide::Slide& before, const slide::Slide& after) {
    Tick tick;
    for (std::size_t i = 0; i < std::min(before.actors.size(), after.actors.size()); ++i) {
        const auto &one = before.actors[i], &other = after.actors[i];
        const auto *old = number_of(one), *fresh = number_of(other);
        if (old == nullptr || fresh == nullptr || one.name != other.name) continue;
        if (old->block.size != fresh->block.size || *old == *fresh) continue;
        tick.numbers.push_back(rolls(other) ? Tick::Number{i, *old, *fresh, kCellRoll, {}}
                                            : Tick::Number{i, *old, *fresh, kRoll, kNextPlace});
    }
    return tick.numbers.empty() ? std::nullopt : std::optional(std::move(tick));
}

Milliseconds length_of(const Tick& tick) {
    Milliseconds longest{0};
    for (const auto& number : tick.numbers) longest = std::max(longest, length_of(number));
    return longest;
}

Frame ticking(const slide::Slide& slide, const Tick& tick, Milliseconds since) {
    Frame frame = at_rest(slide);
    for (const auto& number : tick.numbers) {
        if (since >= length_of(number)) continue;
        frame.layers[number.actor + 1].drawing = std::make_shared<const Drawing>(drawing_at(number, since, slide.size));
    }
    return frame;
}

}  // namespace accolade::motion
