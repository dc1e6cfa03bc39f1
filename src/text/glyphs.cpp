#include "glyphs.h"

#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace accolade::text {
namespace {

constexpr float largest = 4'000;  // em; more than any screen needs

GlyphPicture outline_picture(FT_Face face, std::uint32_t glyph, float size, int quarter) {
    GlyphPicture out;
    if (FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(size * 64)), 72, 72) != 0) return out;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return out;
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return out;
    FT_Outline_Translate(&face->glyph->outline, quarter * 16, 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return out;
    const auto& bitmap = face->glyph->bitmap;
    out.left = face->glyph->bitmap_left;
    out.top = -face->glyph->bitmap_top;
    out.width = static_cast<int>(bitmap.width);
    out.height = static_cast<int>(bitmap.rows);
    out.coverage.resize(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned int y = 0; y < bitmap.rows; ++y)
        std::copy_n(bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch, bitmap.width,
                    out.coverage.begin() + static_cast<std::ptrdiff_t>(y) * out.width);
    return out;
}

// The strike to scale from: the smallest that is not smaller, else the largest.
int strike_for(FT_Face face, float size) {
    int best = -1;
    float best_ppem = 0;
    for (int i = 0; i < face->num_fixed_sizes; ++i) {
        const float ppem = static_cast<float>(face->available_sizes[i].y_ppem) / 64.0F;
        const bool better = best < 0 || (best_ppem < size ? ppem > best_ppem : ppem >= size && ppem < best_ppem);
        if (better) best = i, best_ppem = ppem;
    }
    return best;
}

GlyphPicture color_picture(FT_Face face, std::uint32_t glyph, float size, int quarter) {
    const int strike = strike_for(face, size);
    if (strike < 0 || FT_Select_Size(face, strike) != 0) return {};
    if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return {};
    const auto& bitmap = face->glyph->bitmap;
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return {};
    const float ppem = static_cast<float>(face->available_sizes[strike].y_ppem) / 64.0F;
    std::vector<std::uint32_t> pixels;
    pixels.reserve(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned int y = 0; y < bitmap.rows; ++y) {
        const unsigned char* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        for (unsigned int x = 0; x < bitmap.width; ++x, row += 4)
            pixels.push_back(std::uint32_t{row[3]} << 24U | std::uint32_t{row[2]} << 16U | std::uint32_t{row[1]} << 8U |
                             row[0]);
    }
    const float factor = size / ppem;
    const float x = static_cast<float>(face->glyph->bitmap_left) * factor + static_cast<float>(quarter) / 4;
    const float y = -static_cast<float>(face->glyph->bitmap_top) * factor;
    auto out = scaled(pixels, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), factor, x - std::floor(x),
                      y - std::floor(y));
    out.left = static_cast<int>(std::floor(x));
    out.top = static_cast<int>(std::floor(y));
    return out;
}

// How much of each source pixel a target pixel takes, along one axis.
struct Tap {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Tap> taps(int source, int target, float factor, float offset) {
    std::vector<Tap> out;
    for (int t = 0; t < target; ++t) {
        Tap tap;
        const float low = (static_cast<float>(t) - offset) / factor,
                    high = (static_cast<float>(t + 1) - offset) / factor;
        if (factor < 1) {  // the area under the pixel
            tap.first = std::max(0, static_cast<int>(std::floor(low)));
            const int last = std::min(source - 1, static_cast<int>(std::ceil(high)) - 1);
            for (int s = tap.first; s <= last; ++s)
                tap.weights.push_back(
                    std::max(0.0F, std::min(high, static_cast<float>(s + 1)) - std::max(low, static_cast<float>(s))) *
                    factor);
        } else {  // between two neighbours, outside of which is nothing
            const float at = (low + high) / 2 - 0.5F;
            const int left = static_cast<int>(std::floor(at));
            const float right_part = at - static_cast<float>(left);
            tap.first = std::max(0, left);
            if (left >= 0 && left < source) tap.weights.push_back(1 - right_part);
            if (left + 1 >= 0 && left + 1 < source) tap.weights.push_back(right_part);
        }
        if (tap.first >= source) tap.weights.clear();
        out.push_back(std::move(tap));
    }
    return out;
}

}  // namespace

GlyphPicture scaled(const std::vector<std::uint32_t>& pixels, int width, int height, float factor, float x, float y) {
    GlyphPicture out;
    out.width = static_cast<int>(std::ceil(static_cast<float>(width) * factor + x));
    out.height = static_cast<int>(std::ceil(static_cast<float>(height) * factor + y));
    if (out.width <= 0 || out.height <= 0 || out.width > 8'000 || out.height > 8'000) return {};
    const auto columns = taps(width, out.width, factor, x), rows = taps(height, out.height, factor, y);
    using Pixel = std::array<float, 4>;
    std::vector<Pixel> narrow(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(height), Pixel{});
    for (int sy = 0; sy < height; ++sy)
        for (int tx = 0; tx < out.width; ++tx) {
            const auto& tap = columns[static_cast<std::size_t>(tx)];
            auto& sum = narrow[static_cast<std::size_t>(sy) * static_cast<std::size_t>(out.width) +
                               static_cast<std::size_t>(tx)];
            for (std::size_t w = 0; w < tap.weights.size(); ++w) {
                const auto p = pixels[static_cast<std::size_t>(sy * width + tap.first) + w];
                for (unsigned int c = 0; c < 4; ++c) sum[c] += tap.weights[w] * static_cast<float>(p >> (8 * c) & 255U);
            }
        }
    out.color.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (int ty = 0; ty < out.height; ++ty)
        for (int tx = 0; tx < out.width; ++tx) {
            const auto& tap = rows[static_cast<std::size_t>(ty)];
            Pixel sum{};
            for (std::size_t w = 0; w < tap.weights.size(); ++w) {
                const auto& p = narrow[(static_cast<std::size_t>(tap.first) + w) * static_cast<std::size_t>(out.width) +
                                       static_cast<std::size_t>(tx)];
                for (std::size_t c = 0; c < 4; ++c) sum[c] += tap.weights[w] * p[c];
            }
            std::uint32_t pixel = 0;
            const auto alpha = static_cast<std::uint32_t>(std::clamp(sum[3] + 0.5F, 0.0F, 255.0F));
            for (unsigned int c = 0; c < 3; ++c)
                pixel |= std::min(alpha, static_cast<std::uint32_t>(std::clamp(sum[c] + 0.5F, 0.0F, 255.0F)))
                         << (8 * c);
            out.color[static_cast<std::size_t>(ty) * static_cast<std::size_t>(out.width) +
                      static_cast<std::size_t>(tx)] = pixel | alpha << 24U;
        }
    return out;
}

const GlyphPicture& Glyphs::picture(Face& face, FaceId id, std::uint32_t glyph, float size, int quarter) {
    size = std::clamp(size, 1.0F, largest);
    quarter &= 3;
    const auto key = std::uint64_t{id} << 44U | static_cast<std::uint64_t>(glyph & 0xFFFFU) << 28U |
                     static_cast<std::uint64_t>(std::lround(size * 64)) << 2U | static_cast<std::uint64_t>(quarter);
    if (const auto* known = pictures_.find(key)) return *known;
    auto picture = face.color() ? color_picture(face.ft(), glyph, size, quarter) : GlyphPicture{};
    if (picture.color.empty()) picture = outline_picture(face.ft(), glyph, size, quarter);
    const auto bytes = sizeof(picture) + 80 + picture.coverage.size() + picture.color.size() * 4;  // with its place
    return pictures_.put(key, std::move(picture), bytes);
}

}  // namespace accolade::text
