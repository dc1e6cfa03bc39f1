#include "raster/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "raster/blend.h"
#include "raster/coverage.h"
#include "raster/ink.h"

namespace accolade::raster {

namespace {

using CoverageCurve = std::array<std::uint8_t, 256>;

// Light on dark is thinned: its half-covered edges glow (screen-design.md 2.2).
constexpr float thinning = 1.2F;

CoverageCurve thinned() {
    CoverageCurve curve{};
    for (std::size_t i = 0; i < curve.size(); ++i)
        curve[i] = static_cast<std::uint8_t>(std::lround(std::pow(static_cast<float>(i) / 255.0F, thinning) * 255.0F));
    return curve;
}

class Canvas {
  public:
    Canvas(PixelRect bounds, text::Fonts& fonts) : bounds_(bounds), fonts_(fonts), bitmap_(bounds.w, bounds.h) {
        row_.resize(static_cast<std::size_t>(bounds.w));
    }

    void operator()(const scene::Fill& fill) {
        const Ink ink(fill.paint);
        const auto area = fill.clip ? intersection(*fill.clip, bounds_) : bounds_;
        if (area.empty()) return;
        if (const auto color = ink.solid()) {
            coverage_.of(fill.path, area, [&](int x, int y, int length, std::uint8_t cover) {
                const auto pixel = cover == 255 ? *color : faded(*color, cover);
                auto* to = at(x, y);
                if (pixel >> 24U == 255U) {
                    std::fill_n(to, length, pixel);
                } else {
                    for (int i = 0; i < length; ++i) to[i] = laid_over(to[i], pixel);
                }
            });
            return;
        }
        coverage_.of(fill.path, area, [&](int x, int y, int length, std::uint8_t cover) {
            ink.pixels(x, y, length, row_.data());
            over(at(x, y), row_.data(), length, cover);
        });
    }

    void operator()(const scene::Letters& letters) {
        if (letters.tints.empty()) return;
        for (const auto& line : letters.block.lines) {
            for (const auto& glyph : line.glyphs) {
                const auto tint = std::min(static_cast<std::size_t>(std::max(0, glyph.tint)), letters.tints.size() - 1);
                // The origin goes to the nearest quarter pixel across and the nearest whole one down.
                const int quarters = static_cast<int>(std::floor((letters.at.x + glyph.x) * 4 + 0.5F));
                const int y = static_cast<int>(std::floor(letters.at.y + glyph.y + 0.5F));
                const auto& picture = fonts_.picture(glyph.face, glyph.index, glyph.size, quarters & 3);
                stamp(picture, (quarters >> 2) + picture.left, y + picture.top, letters.tints[tint], letters.on_dark);
            }
        }
    }

    Bitmap finish(bool opaque) && {
        // Believed only when true: an opaque picture is copied, not blended, and its alpha is never looked at again.
        bitmap_.opaque = opaque && std::all_of(bitmap_.pixels.begin(), bitmap_.pixels.end(),
                                               [](std::uint32_t pixel) { return pixel >> 24U == 255U; });
        return std::move(bitmap_);
    }

  private:
    std::uint32_t* at(int x, int y) { return bitmap_.row(y - bounds_.y) + (x - bounds_.x); }

    void stamp(const text::GlyphPicture& glyph, int left, int top, Color tint, bool on_dark) {
        const auto seen = intersection({left, top, glyph.width, glyph.height}, bounds_);
        if (seen.empty()) return;
        const auto color = premultiplied(tint);
        for (int y = seen.y; y < seen.bottom(); ++y) {
            const auto from = static_cast<std::size_t>(y - top) * static_cast<std::size_t>(glyph.width) +
                              static_cast<std::size_t>(seen.x - left);
            auto* to = at(seen.x, y);
            if (!glyph.color.empty()) {
                over(to, glyph.color.data() + from, seen.w, tint.a);
                continue;
            }
            for (int i = 0; i < seen.w; ++i) {
                const auto cover = glyph.coverage[from + static_cast<std::size_t>(i)];
                if (cover != 0) to[i] = laid_over(to[i], faded(color, on_dark ? thinned_[cover] : cover));
            }
        }
    }

    PixelRect bounds_;
    text::Fonts& fonts_;
    Bitmap bitmap_;
    Coverage coverage_;
    CoverageCurve thinned_ = thinned();
    std::vector<std::uint32_t> row_;
};

}  // namespace

Bitmap draw(const scene::Drawing& drawing, text::Fonts& fonts) {
    if (drawing.bounds.empty()) return {};
    Canvas canvas(drawing.bounds, fonts);
    for (const auto& command : drawing.commands) std::visit(canvas, command);
    return std::move(canvas).finish(drawing.opaque);
}

Mask mask_of(const Path& path, PixelRect area) {
    Mask mask{area, {}};
    if (area.empty()) return mask;
    mask.coverage.resize(static_cast<std::size_t>(area.w) * static_cast<std::size_t>(area.h));
    Coverage().of(path, area, [&](int x, int y, int length, std::uint8_t cover) {
        const auto from = static_cast<std::size_t>(y - area.y) * static_cast<std::size_t>(area.w) +
                          static_cast<std::size_t>(x - area.x);
        std::memset(mask.coverage.data() + from, cover, static_cast<std::size_t>(length));
    });
    return mask;
}

}  // namespace accolade::raster
