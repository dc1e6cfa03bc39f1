#include "raster/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "coverage.h"
#include "ink.h"
#include "raster/blend.h"

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

// Calls each(picture, left, top, glyph) for the glyphs, with the pixel their picture begins at.
template <class Each>
void each_glyph(const Letters& letters, text::Fonts& fonts, Each each) {
    for (const auto& line : letters.block.lines) {
        for (const auto& glyph : line.glyphs) {
            // The origin goes to the nearest quarter pixel across and the nearest whole one down.
            const int quarters = static_cast<int>(std::floor((letters.at.x + glyph.x) * 4 + 0.5F));
            const int y = static_cast<int>(std::floor(letters.at.y + glyph.y + 0.5F));
            const auto& picture = fonts.picture(glyph.face, glyph.index, glyph.size, quarters & 3);
            each(picture, (quarters >> 2) + picture.left, y + picture.top, glyph);
        }
    }
}

// The one opaque colour that the command lays over all of the part, if it does.
std::optional<std::uint32_t> color_all_over(const Command& command, PixelRect part) {
    const auto* fill = std::get_if<Fill>(&command);
    if (fill == nullptr || (fill->clip && intersection(*fill->clip, part) != part)) return std::nullopt;
    const auto* color = std::get_if<Color>(&fill->paint);
    const auto box = whole_pixels(fill->path);
    if (color == nullptr || color->a != 255 || !box || intersection(*box, part) != part) return std::nullopt;
    return premultiplied(*color);
}

// No pixel outside it is touched; all of `bounds` where the path says nothing sane.
PixelRect reach_of(const Fill& fill, PixelRect bounds) {
    constexpr float sane = 100'000;
    if (fill.path.points.empty()) return {};
    const auto box = accolade::bounds(fill.path);
    const bool known = std::abs(box.x) < sane && std::abs(box.y) < sane && box.w < sane && box.h < sane;
    PixelRect touched = bounds;
    if (known) {
        const auto near = covering(box);
        touched = intersection({near.x - 1, near.y - 1, near.w + 2, near.h + 2}, bounds);
    }
    return fill.clip ? intersection(touched, *fill.clip) : touched;
}

// What drawing needs beside the pixels, and is expensive to make.
struct Tools {
    explicit Tools(text::Fonts& all) : fonts(all) {}

    // A tint at every coverage, premultiplied.
    struct Shades {
        Color tint;
        bool on_dark = false;
        std::array<std::uint32_t, 256> at{};
    };

    const Shades& shades_of(Color tint, bool on_dark) {
        if (shades && shades->tint == tint && shades->on_dark == on_dark) return *shades;
        shades = Shades{tint, on_dark, {}};
        const auto color = premultiplied(tint);
        const auto curve = on_dark ? thinned() : CoverageCurve{};
        for (std::uint32_t i = 0; i < 256; ++i) shades->at[i] = faded(color, on_dark ? curve[i] : i);
        return *shades;
    }

    const Ink& ink_of(const Paint& paint) {
        if (!ink || !(ink->paint == paint)) ink.emplace(paint);
        return ink->ink;
    }

    std::uint32_t* room(int length) {
        if (row.size() < static_cast<std::size_t>(length)) row.resize(static_cast<std::size_t>(length));
        return row.data();
    }

    text::Fonts& fonts;
    Coverage coverage;
    std::optional<Shades> shades;  // of the last letters
    // Of the last fill: many pieces of one thing have the same paint, and a gradient's ramp is expensive to make.
    struct OwnInk {
        explicit OwnInk(Paint from) : paint(std::move(from)), ink(paint) {}
        Paint paint;
        Ink ink;
    };
    std::optional<OwnInk> ink;
    std::vector<std::uint32_t> row;
};

// Lays commands over the pixels of `bounds`; the target's first pixel is the bounds' top left.
class Canvas {
  public:
    Canvas(PixelRect bounds, const Target& target, Tools& tools) : bounds_(bounds), target_(target), tools_(tools) {}

    void operator()(const Fill& fill) {
        const Ink& ink = tools_.ink_of(fill.paint);
        const auto area = fill.clip ? intersection(*fill.clip, bounds_) : bounds_;
        if (area.empty()) return;
        if (const auto color = ink.solid()) {
            tools_.coverage.of(fill.path, area, [&](int x, int y, int length, std::uint8_t cover) {
                const auto pixel = cover == 255 ? *color : faded(*color, cover);
                auto* to = at(x, y);
                if (pixel >> 24U == 255U) {
                    std::fill_n(to, length, pixel);
                } else if (length == 1) {
                    *to = laid_over(*to, pixel);
                } else {
                    auto* row = tools_.room(length);
                    std::fill_n(row, length, pixel);
                    over(to, row, length);
                }
            });
            return;
        }
        tools_.coverage.of(fill.path, area, [&](int x, int y, int length, std::uint8_t cover) {
            auto* row = tools_.room(length);
            ink.pixels(x, y, length, row);
            over(at(x, y), row, length, cover);
        });
    }

    void operator()(const Letters& letters) {
        if (letters.tints.empty()) return;
        each_glyph(letters, tools_.fonts, [&](const text::GlyphPicture& picture, int x, int y, const Glyph& glyph) {
            const auto tint = std::min(static_cast<std::size_t>(std::max(0, glyph.tint)), letters.tints.size() - 1);
            stamp(picture, x, y, tools_.shades_of(letters.tints[tint], letters.on_dark));
        });
    }

  private:
    std::uint32_t* at(int x, int y) { return target_.row(y - bounds_.y) + (x - bounds_.x); }

    void stamp(const text::GlyphPicture& glyph, int left, int top, const Tools::Shades& shades) {
        const auto seen = intersection({left, top, glyph.width, glyph.height}, bounds_);
        if (seen.empty()) return;
        for (int y = seen.y; y < seen.bottom(); ++y) {
            const auto from = static_cast<std::size_t>(y - top) * static_cast<std::size_t>(glyph.width) +
                              static_cast<std::size_t>(seen.x - left);
            auto* to = at(seen.x, y);
            if (!glyph.color.empty()) {
                over(to, glyph.color.data() + from, seen.w, shades.tint.a);
                continue;
            }
            const auto* coverage = glyph.coverage.data() + from;
            for (int i = 0; i < seen.w; ++i) {
                if (coverage[i] == 0) continue;
                const auto pixel = shades.at[coverage[i]];
                to[i] = to[i] == 0 || pixel >> 24U == 255U ? pixel : laid_over(to[i], pixel);
            }
        }
    }

    PixelRect bounds_;
    Target target_;
    Tools& tools_;
};

// Believed only when true: an opaque picture is copied, not blended, and its alpha is never looked at again.
bool opaque_all_over(const Bitmap& bitmap) {
    for (int y = 0; y < bitmap.height; ++y) {
        const auto* row = bitmap.row(y);
        const auto all = std::accumulate(row, row + bitmap.width, ~0U, std::bit_and<>());
        if (all >> 24U != 255U) return false;
    }
    return true;
}

}  // namespace

Bitmap draw(const Drawing& drawing, text::Fonts& fonts) {
    return draw(drawing, fonts, drawing.bounds);
}

Bitmap draw(const Drawing& drawing, text::Fonts& fonts, PixelRect part) {
    if (part.empty()) return {};
    const auto ground = drawing.commands.empty() ? std::nullopt : color_all_over(drawing.commands.front(), part);
    Bitmap bitmap(part.w, part.h, ground.value_or(0));
    Tools tools(fonts);
    Canvas canvas(part, {bitmap.row(0), part.w, part.h, part.w}, tools);
    for (std::size_t i = ground ? 1 : 0; i < drawing.commands.size(); ++i) std::visit(canvas, drawing.commands[i]);
    bitmap.opaque = drawing.opaque && opaque_all_over(bitmap);
    return bitmap;
}

std::vector<PixelRect> reaches(const Drawing& drawing, text::Fonts& fonts) {
    std::vector<PixelRect> all;
    all.reserve(drawing.commands.size());
    for (const auto& command : drawing.commands) {
        if (const auto* fill = std::get_if<Fill>(&command)) {
            all.push_back(reach_of(*fill, drawing.bounds));
            continue;
        }
        PixelRect letters;
        each_glyph(std::get<Letters>(command), fonts,
                   [&](const text::GlyphPicture& picture, int x, int y, const Glyph&) {
                       letters = united(letters, {x, y, picture.width, picture.height});
                   });
        all.push_back(intersection(letters, drawing.bounds));
    }
    return all;
}

PixelRect reach(const Drawing& drawing, text::Fonts& fonts) {
    PixelRect all{drawing.bounds.x, drawing.bounds.y, 0, 0};
    for (const auto& one : reaches(drawing, fonts)) all = united(all, one);
    return all;
}

struct Sketcher::Kit : Tools {
    using Tools::Tools;
};

Sketcher::Sketcher(text::Fonts& fonts) : kit_(std::make_unique<Kit>(fonts)) {}

Sketcher::~Sketcher() = default;

void Sketcher::draw(const Drawing& drawing, const std::vector<PixelRect>& reaches, const Target& target,
                    PixelRect part) {
    for (std::size_t i = 0; i < drawing.commands.size(); ++i) {
        const auto here = intersection(reaches[i], part);
        if (here.empty()) continue;
        Canvas canvas(here, {target.row(here.y) + here.x, here.w, here.h, target.stride}, *kit_);
        std::visit(canvas, drawing.commands[i]);
    }
}

}  // namespace accolade::raster
