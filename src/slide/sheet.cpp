#include "sheet.h"

#include <cmath>

namespace accolade::slide {
namespace {

constexpr int kStops = 12;

// How dark the shadow is, from inside (-1) to outside (1) of its edge: the integral of a Gaussian.
float falloff(float t) {
    return 0.5F * std::erfc(t * 1.8F);
}

std::vector<Stop> stops_of(Color color) {
    std::vector<Stop> stops;
    for (int i = 0; i <= kStops; ++i) {
        const float at = static_cast<float>(i) / kStops;
        stops.push_back({at, with_alpha(color, i == kStops ? 0 : falloff(at * 2 - 1))});
    }
    return stops;
}

}  // namespace

std::vector<Fill> soft_shadow(Rect of, float spread, Color color) {
    const Rect inner = inset(of, spread), outer = inset(of, -spread);
    const auto stops = stops_of(color);
    std::vector<Fill> fills;
    fills.push_back({rectangle(inner), with_alpha(color, falloff(-1)), {}});
    const auto side = [&](Rect area, Point from, Point to) {
        fills.push_back({rectangle(area), LinearGradient{from, to, stops}, {}});
    };
    const auto corner = [&](Point center, float x, float y) {
        fills.push_back({rectangle({x, y, 2 * spread, 2 * spread}), RadialGradient{center, 2 * spread, stops}, {}});
    };
    side({inner.x, outer.y, inner.w, 2 * spread}, {0, inner.y}, {0, outer.y});
    side({inner.x, inner.bottom(), inner.w, 2 * spread}, {0, inner.bottom()}, {0, outer.bottom()});
    side({outer.x, inner.y, 2 * spread, inner.h}, {inner.x, 0}, {outer.x, 0});
    side({inner.right(), inner.y, 2 * spread, inner.h}, {inner.right(), 0}, {outer.right(), 0});
    corner({inner.x, inner.y}, outer.x, outer.y);
    corner({inner.right(), inner.y}, inner.right(), outer.y);
    corner({inner.right(), inner.bottom()}, inner.right(), inner.bottom());
    corner({inner.x, inner.bottom()}, outer.x, inner.bottom());
    return fills;
}

std::vector<Fill> pages_below(const SheetSpec& spec) {
    const auto shifted = [&](float u) {
        const float by = std::round(u * spec.unit);
        return Rect{spec.cover.x + by, spec.cover.y + by, spec.cover.w, spec.cover.h};
    };
    std::vector<Fill> fills;
    if (spec.shadow.a > 0) {
        const Rect cover = spec.cover;
        fills = soft_shadow({std::round(cover.x), std::round(cover.y + 2 * spec.unit), cover.w, cover.h},
                            std::round(6.4F * spec.unit), spec.shadow);
    }
    for (const auto& [edge, page] : {std::pair{1.2F, 1.05F}, {0.6F, 0.45F}}) {
        fills.push_back({rectangle(shifted(edge)), spec.edge, {}});
        fills.push_back({rectangle(shifted(page)), spec.paper, {}});
    }
    return fills;
}

}  // namespace accolade::slide
