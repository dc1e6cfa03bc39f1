// The page of docs/languages.md, held to its picture. The faces are those of Debian 12's fonts-noto-core, -cjk and
// -color-emoji, whatever else is installed; on another release the page is still drawn, but not compared.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "golden/holding.h"
#include "raster/canvas.h"
#include "support/languages.h"
#include "support/temp_folder.h"
#include "text/fonts.h"

using namespace accolade;
using namespace accolade::test;

namespace {

bool debian_12() {
    std::ifstream release("/etc/os-release");
    for (std::string line; std::getline(release, line);) {
        if (line == "VERSION_ID=\"12\"") return true;
    }
    return false;
}

// The fonts of the packages that the tests install, and none that somebody may have beside them: fonts-noto-extra has
// weights that would be nearer.
void only_fonts_of_the_test_packages(const std::filesystem::path& folder) {
    const auto file = folder / "fonts.conf";
    std::ofstream(file) << R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <dir>/usr/share/fonts</dir><cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir>
        <selectfont><rejectfont><glob>*.?t?</glob></rejectfont><acceptfont>
        <glob>*/noto/*-Regular.ttf</glob><glob>*/noto/*-Bold.ttf</glob>
        <glob>*/noto/*CJK-Regular.ttc</glob><glob>*/noto/*CJK-Bold.ttc</glob><glob>*/noto/NotoColorEmoji.ttf</glob>
        </acceptfont></selectfont></fontconfig>)";
    setenv("FONTCONFIG_FILE", file.c_str(), 1);
}

}  // namespace

TEST_CASE("names in forty languages look as they did") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    const TempFolder settings;
    only_fonts_of_the_test_packages(settings.path());
    auto opened = text::Fonts::open(folder, text::SystemFonts::use);
    REQUIRE(opened);
    text::Fonts& fonts = **opened;
    const auto missing = fonts.set({{"祝ᐃ\U0001F389", 0}}, {}, {}, "").missing;  // the first time fonts are looked for
    unsetenv("FONTCONFIG_FILE");
    if (!debian_12() || missing > 0) {
        MESSAGE("skipped: the picture was made with the Noto fonts of Debian 12");
        return;
    }
    text::Style words, label;
    words.faces = {folder + "InterDisplay-SemiBold.otf"};
    words.sizes = {32};
    words.tracking = -0.01F;
    label.faces = {folder + "Inter-Regular.otf"};
    label.sizes = {19};
    scene::Drawing page{
        {0, 0, 1920, 1080}, {scene::Fill{rectangle({0, 0, 1920, 1080}), Color{255, 255, 255, 255}}}, true};
    constexpr int kRows = 20;
    int row = 0;
    for (const auto& sample : kLanguages) {
        const float x = row < kRows ? 60.0F : 1010.0F, y = 44 + static_cast<float>(row % kRows) * 51;
        page.commands.emplace_back(
            scene::Letters{fonts.set({{sample.name, 0}}, label, {}, "en"), {x, y + 9}, {Color{110, 110, 110, 255}}});
        page.commands.emplace_back(scene::Letters{
            fonts.set({{sample.words, 0}}, words, {640, 0}, sample.language), {x + 200, y}, {Color{20, 20, 20, 255}}});
        ++row;
    }
    const Bitmap actual = raster::draw(page, fonts);
    const std::filesystem::path picture = ACCOLADE_SOURCE_DIR "/docs/pictures/languages.png";
    if (asked("ACCOLADE_UPDATE_GOLDENS")) return write_picture(picture, actual);
    const auto golden = read_picture(picture);
    REQUIRE(golden.has_value());
    hold_to(*golden, actual, "languages.png");
}
