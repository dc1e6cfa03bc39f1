#include "ink.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "raster/blend.h"

namespace accolade::raster {

namespace {

constexpr int ramp_steps = 1024;
constexpr float last_step = ramp_steps - 1;

// 0..255, evenly spread in both directions. http://extremelearning.com.au, "R2", in whole numbers.
std::uint32_t noise(int x, int y) {
    return (static_cast<std::uint32_t>(x) * 0xC13FA9A9U + static_cast<std::uint32_t>(y) * 0x91E10DA5U) >> 24U;
}

// One noise for all: a colour channel never comes out above its alpha.
std::uint32_t rounded_with_noise(std::uint64_t step, int x, int y) {
    const auto sum = step + noise(x, y) * 0x0001'0001'0001'0001U;
    const auto wide = sum >> 8U & 0x00FF'00FF'00FF'00FFU;
    const auto pairs = (wide | wide >> 8U) & 0x0000'FFFF'0000'FFFFU;
    return static_cast<std::uint32_t>(pairs | pairs >> 16U);
}

std::array<float, 4> levels(Color c) {
    const float a = static_cast<float>(c.a) / 255.0F;
    return {static_cast<float>(c.b) * a, static_cast<float>(c.g) * a, static_cast<float>(c.r) * a,
            static_cast<float>(c.a)};
}

std::array<float, 4> colour_at(const std::vector<Stop>& stops, float t) {
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

Ink::Ink(const Paint& paint) : paint_(paint) {
    const std::vector<Stop>* stops = nullptr;
    if (const auto* color = std::get_if<Color>(&paint)) solid_ = premultiplied(*color);
    if (const auto* line = std::get_if<LinearGradient>(&paint)) stops = &line->stops;
    if (const auto* round = std::get_if<RadialGradient>(&paint)) stops = &round->stops;
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
    for (int i = 0; i < ramp_steps; ++i) {
        const auto color = colour_at(*stops, static_cast<float>(i) / last_step);
        Step step = 0;
        for (unsigned c = 0; c < 4; ++c) step |= static_cast<Step>(std::lround(color[c] * 256)) << (16 * c);
        ramp_.push_back(step);
    }
}

void Ink::pixels(int x, int y, int length, std::uint32_t* out) const {
    if (solid_) {
        std::fill_n(out, length, *solid_);
    } else if (std::holds_alternative<LinearGradient>(paint_)) {
        linear(x, y, length, out);
    } else if (std::holds_alternative<RadialGradient>(paint_)) {
        radial(x, y, length, out);
    } else {
        picture(x, y, length, out);
    }
}

void Ink::linear(int x, int y, int length, std::uint32_t* out) const {
    const auto& g = std::get<LinearGradient>(paint_);
    const double dx = g.to.x - g.from.x, dy = g.to.y - g.from.y, squared = dx * dx + dy * dy;
    const double scale = squared > 0 ? ramp_steps * 65536.0 / squared : 0;  // no length (or NaN): the first colour
    // In 1/65536 of a step, from column 0, so that a pixel is the same whatever row it is asked for in.
    // This way round, NaN becomes the lowest: the first colour.
    const auto fixed = [](double v) { return static_cast<std::int64_t>(v > -1e14 ? std::min(v, 1e14) : -1e14); };
    const auto step = fixed(dx * scale);
    auto place = fixed(((0.5 - g.from.x) * dx + (y + 0.5 - g.from.y) * dy) * scale) + step * x;
    for (int i = 0; i < length; ++i, place += step) {
        const auto index = std::clamp<std::int64_t>(place >> 16, 0, ramp_steps - 1);
        out[i] = rounded_with_noise(ramp_[static_cast<std::size_t>(index)], x + i, y);
    }
}

void Ink::radial(int x, int y, int length, std::uint32_t* out) const {
    const auto& g = std::get<RadialGradient>(paint_);
    const float scale = g.radius > 0 ? ramp_steps / g.radius : 0;
    const float dy = static_cast<float>(y) + 0.5F - g.center.y;
    for (int i = 0; i < length; ++i) {
        const float dx = static_cast<float>(x + i) + 0.5F - g.center.x;
        // This way round, NaN becomes the first step.
        const float place = std::min(std::max(0.0F, std::sqrt(dx * dx + dy * dy) * scale), last_step);
        out[i] = rounded_with_noise(ramp_[static_cast<std::size_t>(place)], x + i, y);
    }
}

void Ink::picture(int x, int y, int length, std::uint32_t* out) const {
    const auto& paint = std::get<PicturePaint>(paint_);
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
