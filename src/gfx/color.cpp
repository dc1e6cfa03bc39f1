#include "gfx/color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/ascii.h"

namespace accolade {

namespace {

struct Linear {
    double r = 0, g = 0, b = 0;
};

double linear_of(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t channel_of(double light) {
    const double l = std::clamp(light, 0.0, 1.0);
    const double c = l <= 0.0031308 ? 12.92 * l : 1.055 * std::pow(l, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

// Björn Ottosson, "A perceptual color space for image processing" (2020), matrices of 2021-01-25.
Linear linear_of(double l, double c, double hue) {
    const double h = hue * std::numbers::pi / 180, a = c * std::cos(h), b = c * std::sin(h);
    const double x = l + 0.3963377774 * a + 0.2158037573 * b;
    const double y = l - 0.1055613458 * a - 0.0638541728 * b;
    const double z = l - 0.0894841775 * a - 1.2914855480 * b;
    const double x3 = x * x * x, y3 = y * y * y, z3 = z * z * z;
    return {4.0767416621 * x3 - 3.3077115913 * y3 + 0.2309699292 * z3,
            -1.2684380046 * x3 + 2.6097574011 * y3 - 0.3413193965 * z3,
            -0.0041960863 * x3 - 0.7034186147 * y3 + 1.7076147010 * z3};
}

bool in_srgb(const Linear& light) {
    const auto fits = [](double v) { return v >= -0.0001 && v <= 1.0001; };
    return fits(light.r) && fits(light.g) && fits(light.b);
}

// APCA's own estimate of what a screen shows: a plain power, and black lifted (APCA 0.1.9, "soft clamp").
double screen_light(Color color) {
    const auto power = [](std::uint8_t channel) { return std::pow(channel / 255.0, 2.4); };
    const double y = 0.2126729 * power(color.r) + 0.7151522 * power(color.g) + 0.0721750 * power(color.b);
    return y > 0.022 ? y : y + std::pow(0.022 - y, 1.414);
}

}  // namespace

Result<Color> parse_color(std::string_view text) {
    const auto wrong = [&] {
        return failure("\"" + std::string(text.substr(0, 40)) +
                       "\" is not a colour; write \"#RRGGBB\", for example \"#2457D6\" (\"#RGB\" and \"#RRGGBBAA\" are "
                       "understood too)");
    };
    const std::size_t digits = text.empty() ? 0 : text.size() - 1;
    if (text.empty() || text[0] != '#' || (digits != 3 && digits != 6 && digits != 8)) return wrong();
    std::array<int, 8> d{};
    for (std::size_t i = 0; i < digits; ++i) {
        d.at(i) = ascii::hex_digit(text[i + 1]);
        if (d.at(i) < 0) return wrong();
    }
    const auto byte = [](int high, int low) { return static_cast<std::uint8_t>(high * 16 + low); };
    if (digits == 3) return Color{byte(d[0], d[0]), byte(d[1], d[1]), byte(d[2], d[2])};
    Color color{byte(d[0], d[1]), byte(d[2], d[3]), byte(d[4], d[5])};
    if (digits == 8) color.a = byte(d[6], d[7]);
    return color;
}

std::string to_string(Color color) {
    std::string text = "#";
    const auto add = [&](std::uint8_t channel) {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        text += kDigits[channel / 16U];
        text += kDigits[channel % 16U];
    };
    add(color.r), add(color.g), add(color.b);
    if (color.a != 255) add(color.a);
    return text;
}

Color with_alpha(Color color, float alpha) {
    color.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * std::clamp(alpha, 0.0F, 1.0F)));
    return color;
}

Color mixed(Color a, Color b, float t) {
    t = std::clamp(t, 0.0F, 1.0F);
    const auto mix = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * t));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

float to_linear(std::uint8_t channel) {
    return static_cast<float>(linear_of(channel));
}

std::uint8_t from_linear(float light) {
    return channel_of(static_cast<double>(light));
}

float luminance(Color color) {
    return static_cast<float>(0.2126 * linear_of(color.r) + 0.7152 * linear_of(color.g) + 0.0722 * linear_of(color.b));
}

float contrast(Color text, Color ground) {
    const float a = luminance(text), b = luminance(ground);
    return (std::max(a, b) + 0.05F) / (std::min(a, b) + 0.05F);
}

// Andrew Somers, APCA-W3 0.1.9 (0.98G-4g constants).
float apca(Color text, Color ground) {
    const double ink = screen_light(text), paper = screen_light(ground);
    if (std::abs(paper - ink) < 0.0005) return 0;
    double lc = 0;
    if (paper > ink) {
        const double s = (std::pow(paper, 0.56) - std::pow(ink, 0.57)) * 1.14;
        lc = s < 0.1 ? 0 : s - 0.027;
    } else {
        const double s = (std::pow(paper, 0.65) - std::pow(ink, 0.62)) * 1.14;
        lc = s > -0.1 ? 0 : s + 0.027;
    }
    return static_cast<float>(lc * 100);
}

Oklch to_oklch(Color color) {
    const double r = linear_of(color.r), g = linear_of(color.g), b = linear_of(color.b);
    const double x = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double y = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double z = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double l = 0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z;
    const double a = 1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z;
    const double c = 0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z;
    double hue = std::atan2(c, a) * 180 / std::numbers::pi;
    if (hue < 0) hue += 360;
    return {static_cast<float>(l), static_cast<float>(std::hypot(a, c)), static_cast<float>(hue)};
}

Color from_oklch(Oklch color) {
    const double l = std::clamp(static_cast<double>(color.l), 0.0, 1.0), h = static_cast<double>(color.h);
    if (l <= 0) return {0, 0, 0};
    if (l >= 1) return {255, 255, 255};
    double fits = 0, chroma = std::max(0.0, static_cast<double>(color.c));
    Linear light = linear_of(l, chroma, h);
    if (!in_srgb(light)) {
        for (int i = 0; i < 30; ++i) {
            const double middle = (fits + chroma) / 2;
            (in_srgb(linear_of(l, middle, h)) ? fits : chroma) = middle;
        }
        light = linear_of(l, fits, h);
    }
    return {channel_of(light.r), channel_of(light.g), channel_of(light.b)};
}

}  // namespace accolade
