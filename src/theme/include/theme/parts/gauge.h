// The way to a target: ticks that light up as far as the number has come, on an arc with a marker and its percentage,
// or as a ring.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class Gauge { horizon, ring };
inline constexpr std::array<Choice<Gauge>, 2> kGauges{{{"horizon", Gauge::horizon}, {"ring", Gauge::ring}}};

struct GaugePart {
    static constexpr std::string_view kKey = "gauge";
    Gauge gauge = Gauge::horizon;
    std::string label = "{counter.percent}";
    std::string style{};                       // of the label; none without it
    float radius = 144.4F;                     // u, of the arc
    float peak = 0;                            // u from the area's top to the top of the arc
    std::vector<Ink> inks{{"accent", {}, 1}};  // ticks from the left
    Ink line{"line", {}, 1};                   // ticks to come
    Ink rest{"line", {}, 1};                   // the arc to come
    Ink eye{"accent_ink", {}, 1};              // of the marker
    std::optional<Fill> fill{};                // below the arc
    // A theme need not have these two: they are then not drawn.
    Ink halo{"halo", {0, 0, 0, 0}, 1};  // along the arc
    Ink glow{"glow", {0, 0, 0, 0}, 1};  // round the marker
    bool operator==(const GaugePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.choice(kKey, gauge, kGauges);
        k.words("label", label);
        k.style("style", style);
        k.number("radius", 0, 2000, radius);
        k.number("peak", -500, 500, peak);
        k.colors("inks", inks, 1);
        k.color("line", line);
        k.color("rest", rest);
        k.color("eye", eye);
        k.fill("fill", fill);
        k.color("halo", halo);
        k.color("glow", glow);
    }
};

}  // namespace accolade::theme
