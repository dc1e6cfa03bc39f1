#include "palette.h"

#include <algorithm>
#include <cmath>

namespace accolade::theme {
namespace {

constexpr Color kWhite{255, 255, 255, 255};
constexpr float kSeen = 1.2F;  // contrast by which a field is told from the ground

struct Seed {
    Oklch color;
    float tint = 1;  // how much of a neutral's chroma is kept: a grey brand has grey neutrals
    float accent_chroma = 0;
    bool grey = false;
};

Seed read_seed(Color color) {
    Seed seed;
    seed.color = to_oklch(color);
    seed.grey = seed.color.c < 0.02F;
    if (seed.grey) seed.color.h = 262;
    seed.tint = seed.grey ? 0.4F : 1.0F;
    return seed;
}

Color made(float l, float c, float h) {
    return from_oklch({l, c, h});
}

// The hue that is farthest from the brand's, among four that go with anything; two of them only if they win by far.
float spark_hue(float hue) {
    constexpr float kHues[] = {80, 32, 175, 300};
    float best = 80, distance = -1;
    for (const float candidate : kHues) {
        float d = std::fabs(std::remainder(candidate - hue, 360.0F));
        if (candidate == 175 || candidate == 300) d -= 25;
        if (d > distance) {
            distance = d;
            best = candidate;
        }
    }
    return best;
}

Color spark(float hue) {
    const float h = spark_hue(hue);
    return h == 32 ? made(0.73F, 0.165F, h) : made(0.815F, 0.135F, h);
}

// For small words: in its own hue, as much lighter as they need to be read.
Color lighter_until_read(Color color, Color ground) {
    Oklch ink = to_oklch(color);
    while (std::fabs(apca(from_oklch(ink), ground)) < 61 && ink.l < 0.97F) ink.l += 0.005F;
    return from_oklch(ink);
}

Color accent_on(const Seed& seed, Color ground, Mode mode) {
    if (mode == Mode::light) {
        const float c = seed.grey ? std::min(seed.color.c, 0.012F) : std::min(seed.color.c, 0.21F);
        for (float l = std::clamp(seed.color.l, 0.36F, 0.62F); l > 0.1F; l -= 0.005F) {
            const Color color = made(l, c, seed.color.h);
            if (contrast(color, ground) >= 4.5F && std::fabs(apca(color, ground)) >= 60 &&
                contrast(kWhite, color) >= 4.5F) {
                return color;
            }
        }
        return made(0.2F, c, seed.color.h);
    }
    const float c = seed.grey ? 0.012F : std::clamp(seed.color.c, 0.09F, 0.16F);
    for (float l = std::max(seed.color.l, 0.70F); l < 0.99F; l += 0.005F) {
        const Color color = made(l, c, seed.color.h);
        if (std::fabs(apca(color, ground)) >= 64) return color;  // also on a ground with some light in it
    }
    return made(0.97F, c, seed.color.h);
}

void add_accents(Colors& colors, const Seed& seed, Mode mode) {
    const float c = seed.color.c, h = seed.color.h;
    colors["accent"] = accent_on(seed, colors.at("bg"), mode);
    if (mode == Mode::light) {
        colors["accent_ink"] = kWhite;
        colors["deep"] = made(0.30F, std::min(c, 0.125F), h);
        colors["soft"] = made(0.918F, std::min(0.25F * c, 0.035F), h);
        colors["mid"] = made(0.845F, std::min(0.45F * c, 0.078F), h);
    } else {
        const float accent_chroma = to_oklch(colors["accent"]).c;
        colors["accent_ink"] = made(0.20F, std::min(0.4F * accent_chroma, 0.05F), h);
        colors["deep"] = made(0.34F, std::min(c, 0.11F), h);
        colors["soft"] = made(0.30F, std::min(0.4F * c, 0.05F), h);
        colors["mid"] = made(0.55F, std::min(0.8F * c, 0.13F), h);
    }
    colors["spark"] = spark(h);
    // The inverted field of quotes: always dark, whatever the mode.
    const Color field = made(std::min(to_oklch(colors["deep"]).l, 0.32F), std::min(c, 0.11F), h);
    colors["field"] = field;
    colors["field_ink"] = made(0.97F, std::min(0.2F * c, 0.012F), h);
    colors["field_ink2"] = made(0.88F, std::min(0.3F * c, 0.025F), h);
    colors["field_accent"] = lighter_until_read(colors["spark"], field);
    colors["field_spot"] = colors["spark"];
    colors["field_shape"] = mixed(field, kWhite, 0.08F);
    colors["mark1"] = colors["accent"];
    colors["mark2"] = mode == Mode::light ? colors["deep"] : colors["mid"];
    colors["mark3"] = mode == Mode::light ? colors["bg"] : colors["ink"];
    // The milestone's ticks, from where it began to where it has come.
    colors["gauge1"] = mode == Mode::light ? colors["deep"] : colors["mid"];
    colors["gauge2"] = colors["gauge3"] = colors["accent"];
}

// A light brand turns olive as text: the untouched colour is kept as a field with ink on it, where it can be told from
// the ground. A white or a black one has no colour to give: ink is the accent.
void keep_seed(Colors& colors, const Seed& seed, Color color) {
    const Color bg = colors.at("bg");
    if (seed.color.l > 0.75F && contrast(color, bg) >= kSeen) {
        colors["brand"] = color;
        colors["brand_ink"] = contrast(colors.at("ink"), color) > contrast(bg, color) ? colors.at("ink") : bg;
    }
    if (seed.grey && (seed.color.l > 0.95F || seed.color.l < 0.15F)) {
        // In the dark a little less of it, which glows, and is told from words.
        const bool dark = luminance(bg) < 0.18F;
        const Color ink = dark ? mixed(bg, colors.at("ink"), 0.82F) : colors.at("ink");
        for (const char* name : {"accent", "gauge2", "gauge3", "mark1"}) colors[name] = ink;
        colors["accent_ink"] = bg;
    }
}

}  // namespace

Colors palette_from(Color color, Mode mode) {
    const Seed seed = read_seed(color);
    const float h = seed.color.h;
    const auto neutral = [&](float l, float c) { return made(l, c * seed.tint, h); };
    Colors colors;
    if (mode == Mode::light) {
        colors["bg"] = neutral(0.972F, 0.006F);
        colors["surface"] = kWhite;
        colors["surface2"] = neutral(0.928F, 0.018F);
        colors["line"] = neutral(0.85F, 0.028F);
        colors["gauge_rest"] = neutral(0.75F, 0.05F);
        colors["ink"] = neutral(0.235F, 0.036F);
        colors["ink2"] = neutral(0.465F, 0.042F);
    } else {
        colors["bg"] = neutral(0.172F, 0.028F);
        colors["surface"] = neutral(0.222F, 0.036F);
        colors["surface2"] = neutral(0.280F, 0.044F);
        colors["line"] = neutral(0.385F, 0.055F);
        colors["gauge_rest"] = neutral(0.51F, 0.06F);
        colors["ink"] = neutral(0.962F, 0.010F);
        colors["ink2"] = neutral(0.85F, 0.028F);
    }
    add_accents(colors, seed, mode);
    keep_seed(colors, seed, color);
    return colors;
}

Colors branded(Colors theme, Color color) {
    const Mode mode = luminance(theme.at("bg")) < 0.18F ? Mode::dark : Mode::light;
    const Seed seed = read_seed(color);
    add_accents(theme, seed, mode);
    for (const char* name : {"brand", "brand_ink"}) theme.erase(name);
    keep_seed(theme, seed, color);
    return theme;
}

}  // namespace accolade::theme
