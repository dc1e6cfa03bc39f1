#include "gfx/color.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace accolade;

namespace {

constexpr Color kBlack{0, 0, 0}, kWhite{255, 255, 255};

bool near(Color a, Color b) {
    return std::abs(a.r - b.r) <= 1 && std::abs(a.g - b.g) <= 1 && std::abs(a.b - b.b) <= 1;
}

}  // namespace

TEST_CASE("colours are written as designers write them") {
    CHECK(parse_color("#2457D6") == Color{0x24, 0x57, 0xD6});
    CHECK(parse_color("#fa0") == Color{0xFF, 0xAA, 0x00});
    CHECK(parse_color("#11223380") == Color{0x11, 0x22, 0x33, 0x80});
    for (const auto* wrong : {"", "#", "2457D6", "#2457D", "#GGHHII", "#2457D6F", "blue"})
        CHECK_FALSE(parse_color(wrong));
    CHECK(to_string(Color{0x24, 0x57, 0xD6}) == "#2457D6");
    CHECK(to_string(Color{1, 2, 3, 4}) == "#01020304");
}

TEST_CASE("WCAG contrast is 21 for black on white and 1 for a colour on itself") {
    CHECK(contrast(kBlack, kWhite) == doctest::Approx(21));
    CHECK(contrast(kWhite, kBlack) == doctest::Approx(21));
    CHECK(contrast({0x77, 0x77, 0x77}, kWhite) == doctest::Approx(4.48).epsilon(0.001));
    CHECK(contrast({9, 99, 199}, {9, 99, 199}) == doctest::Approx(1));
}

TEST_CASE("APCA agrees with its published check values") {
    CHECK(apca(kBlack, kWhite) == doctest::Approx(106.04).epsilon(0.0001));
    CHECK(apca(kWhite, kBlack) == doctest::Approx(-107.88).epsilon(0.0001));
    CHECK(apca({0x88, 0x88, 0x88}, kWhite) == doctest::Approx(63.056).epsilon(0.0001));
    CHECK(apca(kWhite, {0x88, 0x88, 0x88}) == doctest::Approx(-68.541).epsilon(0.0001));
    CHECK(apca({0x11, 0x22, 0x33}, {0xDD, 0xEE, 0xFF}) == doctest::Approx(91.668).epsilon(0.0001));
    CHECK(apca(kBlack, kBlack) == 0);
}

TEST_CASE("a colour survives the way to OKLCH and back") {
    for (int r = 0; r < 256; r += 51) {
        for (int g = 0; g < 256; g += 51) {
            for (int b = 0; b < 256; b += 51) {
                const Color color{static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                                  static_cast<std::uint8_t>(b)};
                CHECK(near(from_oklch(to_oklch(color)), color));
            }
        }
    }
    const auto red = to_oklch({255, 0, 0});
    CHECK(red.l == doctest::Approx(0.62796).epsilon(0.001));
    CHECK(red.c == doctest::Approx(0.25768).epsilon(0.001));
    CHECK(red.h == doctest::Approx(29.234).epsilon(0.001));
}

TEST_CASE("a colour that no screen shows loses chroma, not lightness") {
    const auto hue = to_oklch({0x24, 0x57, 0xD6}).h;
    CHECK(near(from_oklch({.972F, .006F, hue}), *parse_color("#F4F6FA")));
    CHECK(near(from_oklch({.845F, .078F, hue}), *parse_color("#B3CCFF")));
    CHECK(near(from_oklch({.30F, .125F, hue}), *parse_color("#0B266B")));
    const auto muted = to_oklch(from_oklch({.85F, .4F, hue}));
    CHECK(muted.l == doctest::Approx(.85).epsilon(0.01));
    CHECK(muted.c < .2F);
    CHECK(from_oklch({1.2F, .1F, 0}) == kWhite);
    CHECK(from_oklch({0, .1F, 0}) == kBlack);
}

TEST_CASE("colours mix and fade") {
    CHECK(mixed(kBlack, kWhite, 0.5F) == Color{128, 128, 128});
    CHECK(mixed(kBlack, kWhite, 2) == kWhite);
    CHECK(with_alpha(kBlack, 0.5F).a == 128);
    for (int c = 0; c < 256; ++c) CHECK(from_linear(to_linear(static_cast<std::uint8_t>(c))) == c);
}
