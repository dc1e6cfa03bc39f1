// The look of a theme that ships, in English.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <utility>

#include "os/disk.h"
#include "stage/look.h"
#include "theme/theme_reader.h"
#include "wording/celebration.h"
#include "wording/words.h"

namespace accolade::test {

inline stage::Look look_of(const char* theme) {
    RealDisk disk;
    const std::filesystem::path root = ACCOLADE_SOURCE_DIR;
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = root / "themes/base";
    sources.fonts = root / "assets/fonts";
    sources.kinds.assign(wording::slide_kinds().begin(), wording::slide_kinds().end());
    sources.words = wording::word_names;
    auto read = theme::read_theme(root / "themes" / theme, sources);
    REQUIRE(read.theme);
    stage::Look look;
    look.theme = std::make_shared<const theme::Theme>(std::move(*read.theme));
    look.locale.language = "en";
    return look;
}

}  // namespace accolade::test
