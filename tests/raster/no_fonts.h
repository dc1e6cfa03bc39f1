// Fonts for tests that draw no letters: a Canvas and a Painter ask for some.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <utility>

#include "text/fonts.h"

namespace accolade::test {

inline std::unique_ptr<text::Fonts> no_fonts_needed() {
    auto fonts = text::Fonts::open(ACCOLADE_SOURCE_DIR "/assets/fonts", text::SystemFonts::ignore);
    REQUIRE(fonts);
    return std::move(*fonts);
}

}  // namespace accolade::test
