#include "palette.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace accolade;

namespace {

Color color(const std::string& hex) {
    return *parse_color(hex);
}

bool near(Color a, Color b, int most) {
    return std::abs(a.r - b.r) <= most && std::abs(a.g - b.g) <= most && std::abs(a.b - b.b) <= most;
}

constexpr const char* kSeeds[] = {"#2457D6", "#E4002B", "#00796B", "#FFCC00", "#5B6770", "#000000",
                                  "#FFFFFF", "#7FFF00", "#808080", "#FF00FF", "#00205B", "#F58220"};

}  // namespace

TEST_CASE("a brand colour gives the palette of the design's table") {
    // screen-design.md 3.2: light bg, ink, ink2, accent, deep, mid, spark
    const char* table[][8] = {{"#2457D6", "#F4F6FA", "#151E2F", "#4D5A71", "#2457D6", "#0B266B", "#B3CCFF", "#F0B851"},
                              {"#E4002B", "#FAF4F4", "#2D1716", "#6F504E", "#D72533", "#5C000B", "#FBB9B4", "#47DFBD"},
                              {"#00796B", "#F2F7F6", "#06241F", "#3E615B", "#00796B", "#00362F", "#AFD6CE", "#FE7B63"},
                              {"#FFCC00", "#F7F6F1", "#251D08", "#62593E", "#896C00", "#3A2C00", "#E0CB91", "#CDB2FF"},
                              {"#5B6770", "#F2F6F9", "#0D202D", "#445D6F", "#5B6770", "#252F37", "#C7CDD2", "#F0B851"}};
    const char* names[] = {"bg", "ink", "ink2", "accent", "deep", "mid", "spark"};
    for (const auto& row : table) {
        const auto palette = theme::palette_from(color(row[0]), theme::Mode::light);
        for (int i = 0; i < 7; ++i) {
            CAPTURE(row[0]);
            CAPTURE(names[i]);
            CAPTURE(to_string(palette.at(names[i])));
            CAPTURE(row[i + 1]);
            CHECK(near(palette.at(names[i]), color(row[i + 1]), 2));
        }
    }
}

TEST_CASE("words can be read whatever the brand colour, by day and by night") {
    for (const char* seed : kSeeds) {
        for (const auto mode : {theme::Mode::light, theme::Mode::dark}) {
            CAPTURE(seed);
            CAPTURE((mode == theme::Mode::dark));
            const auto p = theme::palette_from(color(seed), mode);
            CHECK(contrast(p.at("ink"), p.at("bg")) >= 14.5F);
            CHECK(contrast(p.at("ink2"), p.at("bg")) >= 6);
            CHECK(contrast(p.at("ink2"), p.at("surface2")) >= 5.5F);
            CHECK(contrast(p.at("accent"), p.at("bg")) >= 4.5F);
            CHECK(std::fabs(apca(p.at("accent"), p.at("bg"))) >= 60);
            CHECK(contrast(p.at("accent_ink"), p.at("accent")) >= 4.5F);
            CHECK(contrast(p.at("field_ink"), p.at("field")) >= 7);
            CHECK(contrast(p.at("field_ink2"), p.at("field")) >= 4.5F);
            CHECK(contrast(p.at("field_accent"), p.at("field")) >= 4.5F);
            CHECK(std::fabs(apca(p.at("field_accent"), p.at("field"))) >= 60);
            // The milestone's ticks: those that are lit stand out from those to come, and these can be seen.
            for (const char* lit : {"gauge1", "gauge2", "gauge3"}) CHECK(contrast(p.at(lit), p.at("bg")) >= 3);
            CHECK(contrast(p.at("gauge_rest"), p.at("bg")) >= 1.9F);
        }
    }
}

TEST_CASE("a light brand keeps its own colour as a field, and an olive one for words") {
    const auto p = theme::palette_from(color("#FFCC00"), theme::Mode::light);
    CHECK(p.at("brand") == color("#FFCC00"));
    CHECK(contrast(p.at("accent"), p.at("bg")) >= 4.5F);
}

TEST_CASE("a light brand is a field that can be told from the ground, with words that can be read on it") {
    for (const char* seed : kSeeds) {
        for (const auto mode : {theme::Mode::light, theme::Mode::dark}) {
            CAPTURE(seed);
            const auto p = theme::palette_from(color(seed), mode);
            const auto field = p.find("brand");
            if (field == p.end()) continue;  // then it is the accent
            CHECK(field->second == color(seed));
            CHECK(contrast(field->second, p.at("bg")) >= 1.2F);
            CHECK(contrast(p.at("brand_ink"), field->second) >= 7);
        }
    }
    CHECK(theme::palette_from(color("#FFCC00"), theme::Mode::light).contains("brand"));
    CHECK_FALSE(theme::palette_from(color("#FFFFFF"), theme::Mode::light).contains("brand"));
    CHECK_FALSE(theme::palette_from(color("#2457D6"), theme::Mode::light).contains("brand"));
}

TEST_CASE("a black or a white brand has ink for its accent") {
    for (const char* seed : {"#000000", "#FFFFFF"}) {
        const auto p = theme::palette_from(color(seed), theme::Mode::light);
        CHECK(p.at("accent") == p.at("ink"));
    }
}

TEST_CASE("a brand laid over a theme leaves its ground and its inks alone") {
    auto theme = theme::palette_from(color("#FFB37C"), theme::Mode::dark);
    theme["bg"] = color("#0C0F1D");
    theme["planet1"] = color("#1A1D3C");
    const auto branded = theme::branded(theme, color("#00796B"));
    for (const char* name : {"bg", "surface", "surface2", "line", "ink", "ink2", "planet1"})
        CHECK(branded.at(name) == theme.at(name));
    CHECK(branded.at("accent") != theme.at("accent"));
    CHECK(branded.at("gauge3") == branded.at("accent"));
    CHECK(std::fabs(apca(branded.at("accent"), branded.at("bg"))) >= 60);
    CHECK(contrast(branded.at("accent_ink"), branded.at("accent")) >= 4.5F);
}
