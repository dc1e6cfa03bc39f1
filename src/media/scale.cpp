#include "scale.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "gfx/color.h"

namespace accolade::media {
namespace {

// 0.5 / kSteps of light is less than half a step of sRGB even next to black.
constexpr int kSteps = 16384;

const std::array<float, 256>& to_light() {
    static const auto table = [] {
        std::array<float, 256> t{};
        for (unsigned i = 0; i < 256; ++i) t[i] = to_linear(static_cast<std::uint8_t>(i));
        return t;
    }();
    return table;
}

const std::array<std::uint8_t, kSteps + 1>& from_light() {
    static const auto table = [] {
        std::array<std::uint8_t, kSteps + 1> t{};
        for (std::size_t i = 0; i <= kSteps; ++i) t[i] = from_linear(static_cast<float>(i) / kSteps);
        return t;
    }();
    return table;
}

double hamming(double x) {
    x = std::abs(x);
    if (x >= 1) return 0;
    if (x < 1e-9) return 1;
    const double px = std::numbers::pi * x;
    return std::sin(px) / px * (0.54 + 0.46 * std::cos(px));
}

double mitchell(double x) {
    x = std::abs(x);
    if (x >= 2) return 0;
    if (x >= 1) return ((-7.0 / 3 * x + 12) * x - 20) * x / 6 + 16.0 / 9;
    return (7 * x - 12) * x * x / 6 + 8.0 / 9;
}

// The source pixels of one result pixel: `count` from `first` on, their weights from `weight` on.
struct Taps {
    int first = 0, count = 0;
    std::size_t weight = 0;
    int last() const { return first + count - 1; }
};

struct Filter {
    std::vector<Taps> taps;
    std::vector<float> weights;
};

Filter filter_of(int source, float from, float length, int size) {
    const double ratio = static_cast<double>(length) / size;
    // A ratio that is 1 but for the last bit of a float must not blur.
    const bool smaller = ratio > 1 - 1e-4;
    const double stretch = std::max(ratio, 1.0), support = (smaller ? 1.0 : 2.0) * stretch;
    Filter filter;
    filter.taps.reserve(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        const double center = from + (i + 0.5) * ratio;
        const auto edge = [&](double x) { return std::clamp(static_cast<int>(std::floor(x)), 0, source - 1); };
        Taps taps{edge(center - support + 0.5), 0, filter.weights.size()};
        double sum = 0;
        std::vector<double> weights;
        for (int j = taps.first; j <= edge(center + support - 0.5); ++j) {
            const double x = (j + 0.5 - center) / stretch;
            weights.push_back(smaller ? hamming(x) : mitchell(x));
            sum += weights.back();
        }
        if (weights.empty() || sum < 1e-6) {
            taps.first = edge(center);
            weights.assign(1, sum = 1.0);
        }
        taps.count = static_cast<int>(weights.size());
        for (const double weight : weights) filter.weights.push_back(static_cast<float>(weight / sum));
        filter.taps.push_back(taps);
    }
    return filter;
}

void add(Light& to, const Light& light, float weight) {
    to.r += weight * light.r;
    to.g += weight * light.g;
    to.b += weight * light.b;
    to.a += weight * light.a;
}

std::uint32_t packed(std::uint32_t a, std::uint32_t r, std::uint32_t g, std::uint32_t b) {
    return a << 24U | r << 16U | g << 8U | b;
}

std::uint32_t srgb(float light) {
    return from_light()[static_cast<std::size_t>(std::clamp(light, 0.0F, 1.0F) * kSteps + 0.5F)];
}

// The result is premultiplied in sRGB, as it is blended in sRGB; so the colour is parted from alpha while it is light.
std::uint32_t pixel_of(const Light& light, bool opaque) {
    if (opaque) return packed(255, srgb(light.r), srgb(light.g), srgb(light.b));
    const float alpha = std::clamp(light.a, 0.0F, 1.0F);
    const auto a = static_cast<std::uint32_t>(alpha * 255 + 0.5F);
    if (a == 0) return 0;
    const auto channel = [&](float c) { return (srgb(c / alpha) * a + 127) / 255; };
    return packed(a, channel(light.r), channel(light.g), channel(light.b));
}

// How many result rows are unfinished at once, at most.
std::size_t rows_at_once(const std::vector<Taps>& taps) {
    std::size_t most = 1, next = 0;
    for (std::size_t i = 0; i < taps.size(); ++i) {
        while (next < taps.size() && taps[next].first <= taps[i].last()) ++next;
        most = std::max(most, next - i);
    }
    return most;
}

}  // namespace

ToLight::ToLight() : table_(&to_light()) {}

Bitmap scaled(const Source& source, Rect part, PixelSize size) {
    assert(!part.empty() && size.w > 0 && size.h > 0);
    const auto across = filter_of(source.size.w, part.x, part.w, size.w);
    const auto down = filter_of(source.size.h, part.y, part.h, size.h);
    const auto width = static_cast<std::size_t>(size.w);

    const int left = across.taps.front().first;
    std::vector<Light> read(static_cast<std::size_t>(across.taps.back().last() - left + 1)), narrow(width);
    const std::size_t ring = rows_at_once(down.taps);
    std::vector<Light> sums(ring * width);
    const auto sum_of = [&](std::size_t row) { return std::span(sums).subspan(row % ring * width, width); };

    Bitmap result(size.w, size.h);
    std::size_t done = 0;  // rows of the result
    for (int y = down.taps.front().first; done < down.taps.size(); ++y) {
        source.read(left, y, read);
        for (std::size_t x = 0; x < width; ++x) {
            const Taps& taps = across.taps[x];
            const Light* from = read.data() + (taps.first - left);
            const float* weight = across.weights.data() + taps.weight;
            Light sum;
            for (int i = 0; i < taps.count; ++i) add(sum, from[i], weight[i]);
            narrow[x] = sum;
        }
        for (std::size_t row = done; row < down.taps.size() && down.taps[row].first <= y; ++row) {
            const Taps& taps = down.taps[row];
            const float weight = down.weights[taps.weight + static_cast<std::size_t>(y - taps.first)];
            const auto sum = sum_of(row);
            for (std::size_t x = 0; x < width; ++x) add(sum[x], narrow[x], weight);
        }
        for (; done < down.taps.size() && down.taps[done].last() <= y; ++done) {
            const auto sum = sum_of(done);
            std::ranges::transform(sum, result.row(static_cast<int>(done)),
                                   [&](const Light& light) { return pixel_of(light, source.opaque); });
            std::ranges::fill(sum, Light{});
        }
    }
    result.opaque =
        source.opaque || std::ranges::all_of(result.pixels, [](std::uint32_t pixel) { return pixel >> 24U == 255; });
    return result;
}

Bitmap upright(Bitmap stored, int orientation) {
    if (orientation <= 1 || orientation > 8) return stored;
    const bool turned = orientation >= 5;
    Bitmap result(turned ? stored.height : stored.width, turned ? stored.width : stored.height);
    result.opaque = stored.opaque;
    const int right = stored.width - 1, bottom = stored.height - 1;
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            PixelSize at;  // in `stored`
            switch (orientation) {
                case 2:
                    at = {right - x, y};
                    break;
                case 3:
                    at = {right - x, bottom - y};
                    break;
                case 4:
                    at = {x, bottom - y};
                    break;
                case 5:
                    at = {y, x};
                    break;
                case 6:
                    at = {y, bottom - x};
                    break;
                case 7:
                    at = {right - y, bottom - x};
                    break;
                default:
                    at = {right - y, x};
                    break;
            }
            result.row(y)[x] = stored.row(at.h)[at.w];
        }
    }
    return result;
}

}  // namespace accolade::media
