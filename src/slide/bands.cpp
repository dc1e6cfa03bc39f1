#include "bands.h"

#include <algorithm>

namespace accolade::slide {
namespace {

constexpr int kYearsABand = 5, kMost = 8, kAtFullWidth = 5;

}  // namespace

int band_count(int years) {
    return std::clamp(years / kYearsABand, 1, kMost);
}

std::vector<Path> bands(const BandSpec& spec) {
    const int count = band_count(spec.years);
    const float width =
        count <= kAtFullWidth ? spec.width : spec.width * static_cast<float>(kAtFullWidth) / static_cast<float>(count);
    // The centre stands where five bands reach the area's left and upper edge.
    const float reach = spec.inner + spec.width * kAtFullWidth;
    const Point center{spec.area.x + reach, spec.area.y + reach};
    std::vector<Path> paths;
    for (int i = count; i >= 1; --i) {
        const float radius = spec.inner + width * static_cast<float>(i);
        const Rect all{center.x - radius, center.y - radius, spec.area.right() - center.x + radius,
                       spec.area.bottom() - center.y + radius};
        paths.push_back(spec.corner == BandCorner::round ? rounded(all, {radius, 0, 0, 0}) : rectangle(all));
    }
    return paths;
}

}  // namespace accolade::slide
