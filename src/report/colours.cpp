#include "report/page.h"

namespace accolade::report {
namespace {

constexpr float kReadable = 4.5F;  // of small words, WCAG 2.2

Color named(const theme::Theme& theme, const char* name, Color otherwise) {
    const auto found = theme.colors.find(name);
    return found == theme.colors.end() ? otherwise : found->second;
}

// Darker in steps until it can be read on the paper.
Color readable(Color color, Color paper) {
    auto lch = to_oklch(color);
    while (contrast(color, paper) < kReadable && lch.l > 0.05F) {
        lch.l -= 0.03F;
        color = from_oklch(lch);
    }
    return color;
}

}  // namespace

Colours colours_of(const theme::Theme& theme) {
    const Color white{255, 255, 255}, dark{28, 28, 34};
    const auto ground = named(theme, "bg", white);
    const bool light = luminance(ground) > 0.6F;
    Colours colours;
    colours.sheet = light ? mixed(ground, white, 0.72F) : white;
    colours.around = light ? mixed(ground, dark, 0.06F) : Color{233, 233, 236};
    colours.ink = light ? named(theme, "ink", dark) : dark;
    colours.ink2 = readable(light ? named(theme, "ink2", dark) : mixed(dark, white, 0.35F), colours.sheet);
    colours.accent = readable(named(theme, "accent", dark), colours.sheet);
    colours.panel = mixed(colours.sheet, colours.accent, 0.07F);
    colours.line = mixed(colours.sheet, colours.ink, 0.16F);
    colours.soft = mixed(colours.sheet, colours.ink, 0.07F);
    const auto deep = named(theme, "deep", colours.ink2);
    colours.bar = contrast(deep, colours.sheet) > 2 ? deep : colours.ink2;
    return colours;
}

}  // namespace accolade::report
