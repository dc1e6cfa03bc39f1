#include "raster/ink.h"

#include <algorithm>
#include <cmath>

#include "raster/blend.h"

namespace accolade::raster {

namespace {

constexpr int ramp_steps = 1024;

// 0 <= noise < 1, evenly spread in both directions. http://extremelearning.com.au, "R2", in whole numbers.
float noise(int x, int y) {
    const auto n = static_cast<std::uint32_t>(x) * 0xC13FA9A9U + static_cast<std::uint32_t>(y) * 0x91E10DA5U;
    return static_cast<float>(n >> 8U) * 0x1p-24F;
}

std::array<float, 4> levels(Color c) {
    const float a = static_cast<float>(c.a) / 255.0F;
    return {static_cast<float>(c.b) * a, static_cast<float>(c.g) * a, static_cast<float>(c.r) * a,
            static_cast<float>(c.a)};
}

std::array<float, 4> colour_at(const std::vector<scene::Stop>& stops, float t) {
    if (stops.empty()) return {};
    if (t <= stops.front().at) return levels(stops.front().color);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (t > stops[i].at) continue;
        const auto before = levels(stops[i - 1].color), after = levels(stops[i].color);
        const float gap = stops[i].at - stops[i - 1].at;
        const float part = gap > 0 ? (t - stops[i - 1].at) / gap : 1.0F;
        std::array<float, 4> mix{};
        for (std::size_t c = 0; c < 4; ++c) mix[c] = before[c] + (after[c] - before[c]) * part;
        return mix;
    }
    return levels(stops.back().color);
}

}  // namespace

std::uint32_t premultiplied(Color color) {
    const auto part = [&](std::uint8_t c) { return divided_by_255(static_cast<std::uint32_t>(c) * color.a); };
    return static_cast<std::uint32_t>(color.a) << 24U | part(color.r) << 16U | part(color.g) << 8U | part(color.b);
}

Ink::Ink(const scene::Paint& paint) : paint_(paint) {
    const std::vector<scene::Stop>* stops = nullptr;
    if (const auto* color = std::get_if<Color>(&paint)) solid_ = premultiplied(*color);
    if (const auto* line = std::get_if<scene::LinearGradient>(&paint)) stops = &line->stops;
    if (const auto* round = std::get_if<scene::RadialGradient>(&paint)) stops = &round->stops;
    if (stops == nullptr) return;
    if (stops->empty()) {
        solid_ = 0;
        return;
    }
    if (stops->size() == 1) {
        solid_ = premultiplied(stops->front().color);
        return;
    }
    ramp_.reserve(ramp_steps);
    for (int i = 0; i < ramp_steps; ++i)
        ramp_.push_back(colour_at(*stops, static_cast<float>(i) / static_cast<float>(ramp_steps - 1)));
}

std::uint32_t Ink::at(float t, int x, int y) const {
    // `t` clamped this way round, NaN (a gradient of no length) becomes the first step.
    const float place = std::min(std::max(0.0F, t), 1.0F) * static_cast<float>(ramp_steps - 1) + 0.5F;
    const auto& step = ramp_[static_cast<std::size_t>(place)];
    const float n = noise(x, y);
    const auto level = [n](float v) { return static_cast<std::uint32_t>(v + n); };
    // One noise for all: a colour channel never comes out above its alpha.
    return level(step[3]) << 24U | level(step[2]) << 16U | level(step[1]) << 8U | level(step[0]);
}

void Ink::pixels(int x, int y, int length, std::uint32_t* out) const {
    if (solid_) {
        std::fill_n(out, length, *solid_);
    } else if (std::holds_alternative<scene::LinearGradient>(paint_)) {
        linear(x, y, length, out);
    } else if (std::holds_alternative<scene::RadialGradient>(paint_)) {
        radial(x, y, length, out);
    } else {
        picture(x, y, length, out);
    }
}

void Ink::linear(int x, int y, int length, std::uint32_t* out) const {
    const auto& g = std::get<scene::LinearGradient>(paint_);
    const float dx = g.to.x - g.from.x, dy = g.to.y - g.from.y;
    const float squared = dx * dx + dy * dy;
    const float step = squared > 0 ? dx / squared : 0;
    const float down = squared > 0 ? (static_cast<float>(y) + 0.5F - g.from.y) * dy / squared : 0;
    for (int i = 0; i < length; ++i) out[i] = at((static_cast<float>(x + i) + 0.5F - g.from.x) * step + down, x + i, y);
}

void Ink::radial(int x, int y, int length, std::uint32_t* out) const {
    const auto& g = std::get<scene::RadialGradient>(paint_);
    const float scale = g.radius > 0 ? 1 / g.radius : 0;
    const float dy = static_cast<float>(y) + 0.5F - g.center.y;
    for (int i = 0; i < length; ++i) {
        const float dx = static_cast<float>(x + i) + 0.5F - g.center.x;
        out[i] = at(std::sqrt(dx * dx + dy * dy) * scale, x + i, y);
    }
}

void Ink::picture(int x, int y, int length, std::uint32_t* out) const {
    const auto& paint = std::get<scene::PicturePaint>(paint_);
    std::fill_n(out, length, 0U);
    if (!paint.picture) return;
    const auto& bitmap = *paint.picture;
    const int row = y - paint.y;
    if (row < 0 || row >= bitmap.height) return;
    const int first = std::max(x, paint.x), last = std::min(x + length, paint.x + bitmap.width);
    if (first >= last) return;
    std::copy_n(bitmap.row(row) + (first - paint.x), last - first, out + (first - x));
}

}  // namespace accolade::raster
