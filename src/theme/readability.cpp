#include "theme/readability.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace accolade::theme {
namespace {

std::string rounded(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

// What the words of a part stand on, where that is one colour.
std::optional<Color> ground_of(const Theme& theme, const SlideLayout& slide) {
    const auto* ink = std::get_if<Ink>(&slide.ground);
    if (ink != nullptr) return resolve(*ink, theme, slide.colors);
    // A gradient: its middle, which is what words meet most.
    const auto* linear = std::get_if<LinearFill>(&slide.ground);
    if (linear == nullptr || linear->stops.empty()) return std::nullopt;
    return resolve(linear->stops[linear->stops.size() / 2].ink, theme, slide.colors);
}

// Some colours are made for words on another one, wherever that lies on the slide: on the accent, on the
// brand, on the field.
std::optional<Color> own_ground_of(const Theme& theme, const SlideLayout& slide, const Ink& ink) {
    if (ink.name == "accent_ink") return resolve({"accent", {}, 1}, theme, slide.colors);
    if (ink.name == "brand_ink") return resolve({"brand", {}, 1}, theme, slide.colors);
    if (ink.name.starts_with("field_ink")) return resolve({"field", {}, 1}, theme, slide.colors);
    return std::nullopt;
}

void check_contrast(const Theme& theme, const SlideLayout& slide, const std::string& style_name,
                    Complaints& complaints) {
    const auto style = theme.text.find(style_name);
    if (style == theme.text.end()) return;
    auto ground = own_ground_of(theme, slide, style->second.color);
    if (!ground) ground = ground_of(theme, slide);
    if (!ground) return;
    const Color ink = resolve(style->second.color, theme, slide.colors);
    const bool large = style->second.sizes.back() >= 8;
    const float ratio = contrast(ink, *ground), lc = std::fabs(apca(ink, *ground));
    const float least_ratio = large ? 3.0F : 4.5F, least_lc = large ? 45.0F : 60.0F;
    if (ratio >= least_ratio && lc >= least_lc) return;
    complaints.push_back({Severity::warning, slide.file,
                          "style \"" + style_name + "\" (" + to_string(ink) + " on " + to_string(*ground) +
                              ") is hard to read: contrast " + rounded(ratio) + ":1 and Lc " + rounded(lc) +
                              ", wanted " + rounded(least_ratio) + ":1 and Lc " + rounded(least_lc) +
                              "; take a darker or a lighter colour"});
}

std::vector<std::string> styles_on_ground(const Part& part) {
    return std::visit(
        [](const auto& content) -> std::vector<std::string> {
            if constexpr (requires { content.styles_on_ground(); }) return content.styles_on_ground();
            return {};
        },
        part.content);
}

}  // namespace

double minutes_of_arc(double size_u, const Seen& seen) {
    const double unit_mm = seen.diagonal_inches * 25.4 * 9 / std::hypot(16, 9) / 100;
    return std::atan(size_u * kCapital * unit_mm / (seen.distance_m * 1000)) * 180 / std::numbers::pi * 60;
}

Complaints readability(const Theme& theme, const Seen& seen) {
    Complaints complaints;
    for (const SlideLayout& slide : theme.slides) {
        for (const Part& part : slide.parts) {
            for (const auto& name : styles_on_ground(part)) {
                if (!name.empty()) check_contrast(theme, slide, name, complaints);
            }
        }
    }
    for (const auto& [name, style] : theme.text) {
        const double size = style.sizes.back() * (style.sizes.back() < 6.2F ? seen.small_text : 1);
        const double minutes = minutes_of_arc(size, seen);
        if (minutes >= 10) continue;
        complaints.push_back({Severity::warning, theme.folder + "/theme.json",
                              "style \"" + name + "\" may be as small as " + rounded(size) + " u: " + rounded(minutes) +
                                  " minutes of arc at " + rounded(seen.distance_m) +
                                  " m, where 10 is the least that can be read"});
    }
    return complaints;
}

}  // namespace accolade::theme
