#include "contrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace accolade::slide {
namespace {

constexpr float kUneven = 5;             // Lc between the percentiles
constexpr float kWorstTwentieth = 0.9F;  // of what is wanted, where only one pixel in twenty is that bad

// The darkest and the lightest that stand behind the letters, but for one pixel in twenty each.
std::optional<std::array<Color, 2>> ground_behind(const Letters& letters, const ColorAt& behind, PixelRect where) {
    std::vector<Color> seen;
    for (const auto& line : letters.block.lines) {
        const float baseline = letters.at.y + line.baseline;
        const PixelRect area = intersection(covering({letters.at.x + line.left, baseline - letters.block.cap_height,
                                                      line.width, letters.block.cap_height}),
                                            where);
        const int step = std::max(1, std::min(area.w, area.h) / 12);
        for (int y = area.y; y < area.bottom(); y += step)
            for (int x = area.x; x < area.right(); x += step) seen.push_back(behind(x, y));
    }
    if (seen.empty()) return std::nullopt;
    const auto nth = [&](std::size_t percent) {
        const auto at = seen.begin() + static_cast<std::ptrdiff_t>((seen.size() - 1) * percent / 100);
        std::nth_element(seen.begin(), at, seen.end(), [](Color a, Color b) { return luminance(a) < luminance(b); });
        return *at;
    };
    return std::array{nth(5), nth(95)};
}

}  // namespace

Color opaque_of(std::uint32_t pixel) {
    return {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
            static_cast<std::uint8_t>(pixel), 255};
}

std::optional<Contrast> contrast_of(const Letters& letters, const ColorAt& seen, PixelRect where, bool large,
                                    bool on_picture) {
    const auto grounds = ground_behind(letters, seen, where);
    if (!grounds) return std::nullopt;
    std::optional<Contrast> worst;
    float best = 0;
    for (std::size_t tint = 0; tint < letters.tints.size(); ++tint) {
        const bool used = std::ranges::any_of(letters.block.lines, [&](const TextLine& line) {
            return std::ranges::any_of(line.glyphs,
                                       [&](const Glyph& glyph) { return glyph.tint == static_cast<int>(tint); });
        });
        if (!used) continue;
        for (const Color ground : *grounds) {
            Color ink = letters.tints[tint];
            ink = mixed(ground, {ink.r, ink.g, ink.b, 255}, static_cast<float>(ink.a) / 255);
            Contrast one{ink, ground, contrast(ink, ground), std::fabs(apca(ink, ground))};
            if (!worst || one.lc < worst->lc) worst = one;
            best = std::max(best, one.lc);
        }
    }
    if (!worst) return std::nullopt;
    if (large) worst->least_ratio = 3, worst->least_lc = 45;
    worst->on_picture = on_picture;
    worst->uneven = on_picture || best - worst->lc > kUneven;
    if (worst->uneven) worst->least_ratio *= kWorstTwentieth, worst->least_lc *= kWorstTwentieth;
    return worst;
}

}  // namespace accolade::slide
