#include "motion/easing.h"

#include <algorithm>

namespace accolade::motion {
namespace {

using theme::Curve;

struct Bezier {
    float x1, y1, x2, y2;
};

Bezier bezier_of(Curve curve) {
    switch (curve) {
        case Curve::linear:
            return {0, 0, 1, 1};
        case Curve::enter:
            return {0.16F, 1, 0.3F, 1};
        case Curve::exit:
            return {0.7F, 0, 0.84F, 0};
        case Curve::move:
            return {0.65F, 0, 0.35F, 1};
        case Curve::soft:
            return {0.37F, 0, 0.63F, 1};
        case Curve::pop:
            return {0.34F, 1.56F, 0.64F, 1};
        case Curve::count:
            return {0.12F, 0.8F, 0.2F, 1};
        case Curve::roll:
            return {0.3F, 0.9F, 0.25F, 1};
    }
    return {0, 0, 1, 1};
}

float cubic(float a, float b, float t) {
    const float u = 1 - t;
    return 3 * u * u * t * a + 3 * u * t * t * b + t * t * t;
}

}  // namespace

float eased(Curve curve, float t) {
    if (t <= 0) return 0;
    if (t >= 1) return 1;
    const Bezier b = bezier_of(curve);
    float low = 0, high = 1;
    for (int i = 0; i < 24; ++i) {
        const float middle = (low + high) / 2;
        (cubic(b.x1, b.x2, middle) < t ? low : high) = middle;
    }
    return cubic(b.y1, b.y2, (low + high) / 2);
}

float part_of(Milliseconds since, Milliseconds begin, Milliseconds length) {
    if (length.count() <= 0) return since >= begin ? 1.0F : 0.0F;
    return std::clamp(static_cast<float>((since - begin).count()) / static_cast<float>(length.count()), 0.0F, 1.0F);
}

}  // namespace accolade::motion
