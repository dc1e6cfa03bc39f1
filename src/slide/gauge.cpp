#include "slide/gauge.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace accolade::slide {
namespace {

constexpr int kTicks = 120;
constexpr int kPieces = 48;       // of the line on its way
constexpr float kUnseen = 0.25F;  // px
constexpr float kPi = std::numbers::pi_v<float>;

// Angles are from the vertical, clockwise; the arc's centre lies below the screen.
struct Horizon {
    Point center;
    float radius, reach;  // reach: the angle at either edge

    explicit Horizon(const GaugeSpec& spec)
        : center{spec.area.center().x, spec.peak + spec.radius},
          radius(spec.radius),
          // The first and the last tick stand a little inside the edges (comp 02: 36.6 degrees of 37.97).
          reach(std::asin(std::min(0.98F, (spec.area.w / 2 - 2.8F * spec.unit) / spec.radius))) {}

    float angle(float fraction) const { return -reach + 2 * reach * fraction; }
    Point at(float angle, float r) const { return {center.x + r * std::sin(angle), center.y - r * std::cos(angle)}; }
};

Color ramp_at(const std::vector<Color>& ramp, float t) {
    if (ramp.empty()) return {};
    if (ramp.size() == 1) return ramp.front();
    // The middle colour stands at 55 %, as in the comp.
    const auto last = static_cast<float>(ramp.size() - 1);
    if (ramp.size() == 3)
        return t < 0.55F ? mixed(ramp[0], ramp[1], t / 0.55F) : mixed(ramp[1], ramp[2], (t - 0.55F) / 0.45F);
    const float place = std::clamp(t, 0.0F, 1.0F) * last;
    const auto i = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
    return mixed(ramp[i], ramp[i + 1], place - static_cast<float>(i));
}

// Lit ticks reach farther in than those to come: not by their colour alone are they told apart.
std::vector<Fill> ring_gauge(const GaugeSpec& spec, float shown) {
    constexpr int kRingTicks = 100;
    constexpr float kGap = 0.62F * kPi / 180, kTurn = 2 * kPi / kRingTicks;  // kGap: free at either side of a tick
    const float outer = std::min(spec.area.w, spec.area.h) / 2;
    std::vector<Fill> fills;
    for (int i = 0; i < kRingTicks; ++i) {
        const float f = static_cast<float>(i) / kRingTicks, from = kTurn * static_cast<float>(i) - kPi / 2;
        const bool lit = f < spec.fraction * shown;
        fills.push_back(
            {ring_sector(spec.area.center(), outer, outer * (lit ? 0.819F : 0.898F), from + kGap, from + kTurn - kGap),
             lit ? ramp_at(spec.ramp, f / spec.fraction) : spec.unlit});
    }
    return fills;
}

Path arc_band(const Horizon& h, float from, float to, float width) {
    return ring_sector(h.center, h.radius + width / 2, h.radius - width / 2, from - kPi / 2, to - kPi / 2);
}

}  // namespace

std::vector<Fill> gauge_ground(const GaugeSpec& spec, const GaugeGround& ground) {
    const Horizon h(spec);
    std::vector<Fill> fills;
    const auto veil = [](Color color, float alpha) { return with_alpha(color, alpha); };
    if (ground.halo.a > 0) {
        const float reach = std::min(h.radius * 340 / 1560, 31.5F * spec.unit), outer = h.radius + reach;
        const auto above = [&](float part) { return (h.radius + reach * part) / outer; };
        RadialGradient halo{h.center,
                            outer,
                            {{above(0), veil(ground.halo, 0.30F)},
                             {above(0.218F), veil(ground.halo, 0.13F)},
                             {above(0.609F), veil(ground.halo, 0.035F)},
                             {1, veil(ground.halo, 0)}}};
        fills.push_back({rectangle(spec.area), halo});
    }
    if (ground.glow.a > 0) {
        const Point marker = h.at(h.angle(spec.fraction), h.radius);
        const Color mid = spec.ramp.size() > 1 ? spec.ramp[spec.ramp.size() / 2] : ground.glow;
        const Color far = spec.ramp.empty() ? ground.glow : spec.ramp.front();
        RadialGradient glow{{marker.x, marker.y - 1.5F * spec.unit},
                            76 * spec.unit,
                            {{0, veil(ground.glow, 0.62F)},
                             {0.10F, veil(mixed(ground.glow, mid, 0.3F), 0.40F)},
                             {0.28F, veil(mid, 0.20F)},
                             {0.55F, veil(far, 0.085F)},
                             {1, veil(far, 0)}}};
        fills.push_back({rectangle(spec.area), glow});
    }
    if (!ground.planet.empty()) {
        LinearGradient planet{{0, spec.peak - 3.7F * spec.unit}, {0, spec.area.bottom()}, {}};
        for (std::size_t i = 0; i < ground.planet.size(); ++i) {
            planet.stops.push_back(
                {static_cast<float>(i) / static_cast<float>(std::max<std::size_t>(1, ground.planet.size() - 1)),
                 ground.planet[i]});
        }
        fills.push_back({disc(h.center, h.radius), planet});
    }
    return fills;
}

std::vector<Fill> gauge(const GaugeSpec& spec, float shown) {
    if (spec.ring) return ring_gauge(spec, shown);
    const Horizon h(spec);
    const float reached = spec.fraction * shown;
    const float edge = 0.9F * std::min(1.0F, h.reach / 0.639F) + 0.2F;  // beyond either side of the screen
    std::vector<Fill> fills;
    for (int i = 0; i <= kTicks; ++i) {
        const float f = static_cast<float>(i) / kTicks;
        const bool major = i % 12 == 0;
        const bool lit = shown > 0 && f <= reached;
        const Color color = lit ? ramp_at(spec.ramp, spec.fraction > 0 ? f / spec.fraction : 0) : spec.unlit;
        const float a = h.angle(f);
        fills.push_back(
            {capsule(h.at(a, h.radius + 1.48F * spec.unit), h.at(a, h.radius + (major ? 4.63F : 3.33F) * spec.unit),
                     (major ? 0.556F : 0.37F) * spec.unit),
             color});
    }
    fills.push_back({arc_band(h, -edge, edge, 0.28F * spec.unit), spec.rest});
    const float end = h.angle(reached);
    const float left = h.at(-edge, h.radius).x;
    LinearGradient along{{std::max(left, spec.area.x), 0}, {h.at(h.angle(spec.fraction), h.radius).x, 0}, {}};
    for (int i = 0; i <= 8; ++i) {
        const float t = static_cast<float>(i) / 8;
        along.stops.push_back({t, ramp_at(spec.ramp, t)});
    }
    if (shown >= 1) {
        fills.push_back({arc_band(h, -edge, end, 0.65F * spec.unit), along});
    } else {
        // On its way the line is made of pieces, of which from frame to frame only the last differs. They overlap by a
        // little, so that no seam is seen.
        const float last = h.angle(spec.fraction), step = (last + edge) / kPieces, lap = 0.1F * spec.unit / h.radius;
        for (int i = 0; i < kPieces; ++i) {
            const float from = -edge + step * static_cast<float>(i), to = std::min(from + step, end);
            const bool there = to > from;
            fills.push_back(there ? Fill{arc_band(h, from - lap, to, 0.65F * spec.unit), along} : Fill{});
        }
    }
    if (shown > 0) {
        const Point marker = h.at(end, h.radius);
        const Color last = ramp_at(spec.ramp, 1);
        fills.push_back({disc(marker, 4.26F * spec.unit), with_alpha(last, 0.16F)});
        fills.push_back({disc(marker, 2.5F * spec.unit), last});
        fills.push_back({disc(marker, 1.02F * spec.unit), spec.marker_ink});
    }
    return fills;
}

bool gauge_stands(const GaugeSpec& before, const GaugeSpec& after) {
    auto moved = before;
    moved.fraction = after.fraction;
    if (moved != after || (after.fraction >= 1 && before.fraction < 1)) return false;
    const float way = after.ring ? kPi * std::min(after.area.w, after.area.h) : 2 * Horizon(after).reach * after.radius;
    return std::fabs(after.fraction - before.fraction) * way < kUnseen;
}

Point gauge_label(const GaugeSpec& spec, LabelSide side, Size label) {
    const Horizon h(spec);
    if (side == LabelSide::above) {
        // Where the arc falls, the label's lower corner is what comes nearest to the ticks.
        const float angle = h.angle(spec.fraction), leaning = std::fabs(std::sin(angle));
        const float corner = (label.w * leaning + label.h * std::cos(angle)) / 2;
        Point p = h.at(angle, h.radius + std::max(7.6F * spec.unit, 5.6F * spec.unit + corner));
        const float room = std::max(label.w / 2 + spec.unit, 6.4F * spec.unit);
        p.x = std::clamp(p.x, spec.area.x + room, spec.area.right() - room);
        // Where the screen's edge holds it back, the arc comes nearer from below: it stands higher then.
        const float ticks = h.radius + 5.3F * spec.unit;
        const float nearest = std::clamp(h.center.x, p.x - label.w / 2, p.x + label.w / 2) - h.center.x;
        const float top = h.center.y - std::sqrt(std::max(0.0F, ticks * ticks - nearest * nearest));
        p.y = std::min(p.y, top - label.h / 2);
        return p;
    }
    const float inner = h.radius - 9.07F * spec.unit;
    // Near either end it follows the marker no farther than where the words below and the edge have their place.
    const float lowest = std::min(spec.area.bottom() - 8.3F * spec.unit, spec.peak + h.radius * 0.166F);
    const float most = std::acos(std::clamp((h.center.y - lowest) / inner, 0.0F, 1.0F));
    Point p = h.at(std::clamp(h.angle(spec.fraction), -most, most), inner);
    p.x = std::clamp(p.x - 0.74F * spec.unit, spec.area.x + 14 * spec.unit, spec.area.right() - 14 * spec.unit);
    return p;
}

}  // namespace accolade::slide
