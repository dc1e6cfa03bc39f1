#include "pixels.h"

#include <algorithm>
#include <vector>

namespace accolade::media {

Pixels blank(PixelSize size, Pixels::Order order) {
    Pixels pixels{size, order, 0, nullptr, nullptr};
    pixels.pitch = pixels.step() * static_cast<std::size_t>(size.w);
    const auto memory = std::make_shared<std::vector<std::uint8_t>>(pixels.pitch * static_cast<std::size_t>(size.h));
    pixels.first = memory->data();
    pixels.owner = memory;
    return pixels;
}

void straighten(const Pixels& pixels) {
    for (int y = 0; y < pixels.size.h; ++y) {
        auto* at = pixels.row(y);
        for (int x = 0; x < pixels.size.w; ++x, at += 4) {
            const unsigned alpha = at[3];
            if (alpha == 0 || alpha == 255) continue;
            for (int i = 0; i < 3; ++i)
                at[i] = static_cast<std::uint8_t>(std::min(255U, (at[i] * 255U + alpha / 2) / alpha));
        }
    }
}

Source source_of(const Pixels& pixels) {
    Source source{pixels.size, pixels.order == Pixels::Order::rgb, {}};
    if (source.opaque) {
        source.read = [pixels](int x, int y, std::span<Light> row) {
            const ToLight light_of;
            const auto* at = pixels.row(y) + std::size_t{3} * static_cast<std::size_t>(x);
            for (auto& light : row) {
                light = light_of(at[0], at[1], at[2]);
                at += 3;
            }
        };
        return source;
    }
    const bool blue_first = pixels.order == Pixels::Order::bgra;
    source.read = [pixels, blue_first](int x, int y, std::span<Light> row) {
        const ToLight light_of;
        const std::size_t red = blue_first ? 2 : 0, blue = 2 - red;
        const auto* at = pixels.row(y) + std::size_t{4} * static_cast<std::size_t>(x);
        for (auto& light : row) {
            light = light_of(at[red], at[1], at[blue], at[3]);
            at += 4;
        }
    };
    return source;
}

}  // namespace accolade::media
