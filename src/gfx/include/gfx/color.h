// Colour: sRGB with straight alpha, and the measures of contrast the design asks for. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace accolade {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Color&) const = default;
};

// "#RGB", "#RRGGBB" or "#RRGGBBAA".
Result<Color> parse_color(std::string_view text);
std::string to_string(Color color);  // "#RRGGBB", or "#RRGGBBAA" where it is not opaque

Color with_alpha(Color color, float alpha);  // alpha 0..1 times the colour's own
Color mixed(Color a, Color b, float t);      // in sRGB, as the comps do

// sRGB <-> linear light, IEC 61966-2-1.
float to_linear(std::uint8_t channel);
std::uint8_t from_linear(float light);

float luminance(Color color);              // relative luminance, WCAG 2.2
float contrast(Color text, Color ground);  // WCAG 2.2 ratio, 1..21
float apca(Color text, Color ground);      // APCA 0.1.9 Lc, signed; positive for dark on light

// OKLCH (Ottosson 2020): lightness 0..1, chroma, hue in degrees.
struct Oklch {
    float l = 0, c = 0, h = 0;
};
Oklch to_oklch(Color color);
// Into sRGB; a colour outside it loses chroma (bisection), never lightness or hue.
Color from_oklch(Oklch color);

}  // namespace accolade
