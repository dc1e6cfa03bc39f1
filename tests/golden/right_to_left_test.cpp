// Slides that are read from the right, held by pictures. `./test --update-goldens` draws them anew. The letters are
// those of Debian 12; elsewhere the slides are still drawn, but not compared.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "golden/gallery.h"
#include "golden/holding.h"
#include "golden/noto.h"

using namespace accolade;
using namespace accolade::test;

TEST_CASE("slides that are read from the right look as they did") {
    Gallery gallery("kiosk-right.json", text::SystemFonts::use);
    if (!noto_of_debian_12(gallery.fonts())) {
        MESSAGE("skipped: the pictures were made with the Noto fonts that ./test installs on Debian 12");
        return;
    }
    constexpr PixelSize kLandscape{640, 360}, kPortrait{360, 640};
    struct Shot {
        std::string theme, item;
        PixelSize size;
    };
    for (const Shot& shot : std::vector<Shot>{{"atelier", "story", kLandscape},
                                              {"base", "story", kPortrait},
                                              {"nocturne", "story", kLandscape},
                                              {"base", "story-plain", kLandscape},
                                              {"atelier", "quote", kLandscape},
                                              {"base", "quote-portrait", kLandscape},
                                              {"nocturne", "quote-portrait", kPortrait},
                                              {"nocturne", "milestone", kLandscape},
                                              {"atelier", "urdu", kLandscape},
                                              {"atelier", "idle", kLandscape}}) {
        const auto name = shot.theme + "-" + shot.item + "-" + std::to_string(shot.size.w) + "x" +
                          std::to_string(shot.size.h) + ".png";
        const Bitmap actual = gallery.draw(gallery.theme(shot.theme), gallery.item(shot.item), shot.size);
        const auto picture = std::filesystem::path(ACCOLADE_SOURCE_DIR) / "tests/golden/right" / name;
        const auto golden = read_picture(picture);
        if (!asked("ACCOLADE_UPDATE_GOLDENS")) {
            REQUIRE_MESSAGE(golden.has_value(), name << ": ./test --update-goldens draws it");
            hold_to(*golden, actual, "right-" + name);
        } else if (!golden || !difference(*golden, actual).tolerable()) {
            write_picture(picture, actual);
            MESSAGE("drawn anew: " << name);
        }
    }
    CHECK(gallery.fonts().missing().empty());
}
