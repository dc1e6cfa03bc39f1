// Gauge: the way to a target, drawn as a horizon: a large arc with 120 ticks that light up as far as the number has
// come, a marker and its percentage (screen-design.md 4.2, comp 02); or as a ring of 100 ticks (comp 12). Pure; any
// thread; px.
#pragma once

#include <string>
#include <vector>

#include "gfx/color.h"
#include "gfx/frame.h"
#include "gfx/geometry.h"

namespace accolade::slide {

struct GaugeSpec {
    bool ring = false;              // as large as the area takes, with neither arc nor marker
    Rect area;                      // the whole width the arc spans
    float unit = 10.8F;             // px of 1 u
    float radius = 1560;            // px
    float peak = 730;               // y of the arc's top, px
    float fraction = 0;             // 0..1
    std::vector<Color> ramp;        // the lit ticks, from the left; of a ring from the top, clockwise
    Color unlit, rest, marker_ink;  // ticks to come, the line to come, the marker's eye
    bool operator==(const GaugeSpec&) const = default;
};

// What the arc stands on: the planet below it and the glow round the marker; for the ground, since it does not move.
struct GaugeGround {
    std::vector<Color> planet;  // from its edge down
    Color halo;                 // along the edge
    Color glow;                 // round the marker
};
std::vector<Fill> gauge_ground(const GaugeSpec& spec, const GaugeGround& ground);

// Ticks, arc and marker at a moment of its entrance: `shown` 0..1 of the way to `fraction`.
std::vector<Fill> gauge(const GaugeSpec& spec, float shown);

// Whether it looks the same as the other: nothing differs but how far the number has come, and that by less than
// anybody sees. A target that is reached is never the same.
bool gauge_stands(const GaugeSpec& before, const GaugeSpec& after);

// Where the percentage stands: its centre. Inside the arc, or above it where words stand inside.
enum class LabelSide { inside, above };
// `label`: how large it is, px, so that it touches no tick.
Point gauge_label(const GaugeSpec& spec, LabelSide side, Size label = {});

}  // namespace accolade::slide
