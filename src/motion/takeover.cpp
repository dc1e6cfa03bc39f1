#include "motion/takeover.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "entrance.h"
#include "motion/celebration.h"
#include "roll.h"

namespace accolade::motion {
namespace {

constexpr float kHaze = 0.3F;
constexpr float kClear = 3;  // u round the words that near pieces keep off
constexpr float kCornerMargin = 5;

std::size_t most_of(Effects effects) {
    switch (effects) {
        case Effects::full:
        case Effects::reduced:
            return 350;
        case Effects::less:
            return 200;
        case Effects::least:
            return 120;
    }
    return 120;
}

std::vector<Burst> bursts_for(std::size_t most) {
    const float share = static_cast<float>(most) / 350;
    const auto pieces = [&](int of) { return static_cast<int>(std::lround(static_cast<float>(of) * share)); };
    const Milliseconds at_once{60}, rain{5'500};
    return {{Milliseconds(600), pieces(90), Cannon::left, 42, 82, at_once},
            {Milliseconds(600), pieces(90), Cannon::right, 42, 82, at_once},
            {Milliseconds(1'400), pieces(60), Cannon::left, 62, 86, at_once},
            {Milliseconds(1'400), pieces(60), Cannon::right, 62, 86, at_once},
            {kLanding, pieces(40), Cannon::top, 4, 62, at_once},
            {Milliseconds(3'000), pieces(138), Cannon::rain, 0, 0, rain}};
}

Rect in_units(Rect r, float unit) {
    return {r.x / unit, r.y / unit, r.w / unit, r.h / unit};
}

Rect rect_of(const PixelRect& r) {
    return {static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.w), static_cast<float>(r.h)};
}

bool counts(const slide::Actor& actor) {
    return std::holds_alternative<slide::Counting>(actor.change);
}

// Where the number stood on the slide that breaks off, if that told of the same item; else the middle of the forms.
Point center_of(const slide::Slide* before, const slide::Slide& slide) {
    if (before != nullptr && before->id == slide.id) {
        const auto number = std::ranges::find_if(before->actors, counts);
        if (number != before->actors.end()) return rect_of(number->drawing->bounds).center();
    }
    if (!slide.discs.empty()) return slide.discs.back().center;
    return {static_cast<float>(slide.size.w) / 2, static_cast<float>(slide.size.h) / 2};
}

// The corner of the screen that the brand is nearest to.
Point corner_of(const slide::Slide* before, const slide::Slide& slide) {
    const auto w = static_cast<float>(slide.size.w), h = static_cast<float>(slide.size.h);
    Point brand{slide.from_right ? w : 0, 0};
    if (before != nullptr) {
        const auto part = std::ranges::find(before->parts, "brand", &slide::PlacedPart::what);
        if (part != before->parts.end()) brand = part->area.center();
    }
    const float in = kCornerMargin * slide.size.unit();
    return {brand.x < w / 2 ? in : w - in, brand.y < h / 2 ? in : h - in};
}

}  // namespace

std::uint32_t seed_of(std::string_view key) {
    std::uint32_t hash = 2'166'136'261U;  // FNV-1a
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
}

DrawingPtr veil_over(PixelSize size) {
    const Rect all{0, 0, static_cast<float>(size.w), static_cast<float>(size.h)};
    return std::make_shared<const Drawing>(
        Drawing{{0, 0, size.w, size.h}, {Fill{rectangle(all), Color{0, 0, 0, 255}}}, true, false});
}

Takeover takeover_of(const slide::Slide* before, const slide::Slide& slide, Effects effects, std::uint32_t seed,
                     text::Fonts& fonts) {
    Takeover made;
    made.center = center_of(before, slide);
    made.corner = corner_of(before, slide);
    made.veil = veil_over(slide.size);
    for (const auto& actor : slide.actors) {
        if (auto roll = roll_of(actor, start_of(actor), kLanding, fonts))
            made.roll = std::make_shared<const Roll>(std::move(*roll));
    }
    if (!slide.confetti) return made;
    const float unit = slide.size.unit();
    auto& spec = made.spec;
    spec.size = slide.size;
    spec.colors = slide.confetti->colors;
    spec.ground = slide.confetti->shade;
    spec.seed = seed;
    spec.most = most_of(effects);
    spec.bursts = bursts_for(spec.most);
    spec.haze = kHaze;
    for (const auto& actor : slide.actors)
        spec.avoided.push_back(inset(in_units(rect_of(actor.drawing->bounds), unit), -kClear));
    made.pieces = shower(spec);
    return made;
}

}  // namespace accolade::motion
