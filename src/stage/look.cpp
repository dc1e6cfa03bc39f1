#include "stage/look.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace accolade::stage {

float small_text_factor(double diagonal_inches, double viewing_distance_m) {
    constexpr double kArc = 16.0 / 60 * std::numbers::pi / 180;  // 16 minutes: the floor for what must be read
    constexpr double kCapHeight = 0.72;                          // em
    const double unit_mm = diagonal_inches * 25.4 * 9 / std::hypot(16, 9) / 100;
    const double size = viewing_distance_m * 1000 * std::tan(kArc) / kCapHeight / unit_mm;
    return static_cast<float>(std::clamp(size / 4.0, 1.0, 1.35));
}

}  // namespace accolade::stage
