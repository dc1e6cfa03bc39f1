// Every kind of item in five states, held by pictures: short, long, in Japanese, in Arabic, and bare: with nothing but
// what it needs, so without a photo. `./test --update-goldens` draws them anew. The letters are those of Debian 12;
// elsewhere the slides are still drawn, but not compared.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "golden/gallery.h"
#include "golden/holding.h"
#include "golden/noto.h"
#include "model/kind.h"

using namespace accolade;
using namespace accolade::test;

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(ACCOLADE_SOURCE_DIR) / "tests/golden/variants";

}  // namespace

TEST_CASE("every kind looks as it did: short, long, in Japanese, in Arabic, and bare") {
    Gallery gallery("kiosk-variants.json", text::SystemFonts::use);
    const bool compared = noto_of_debian_12(gallery.fonts());
    if (!compared)
        MESSAGE("not compared: the pictures were made with the Noto fonts that ./test installs on Debian 12");
    std::set<std::string> names;
    for (const auto& kind : model::kind_names()) {
        for (const std::string state : {"short", "long", "japanese", "arabic", "bare"}) {
            const auto* item = gallery.item(std::string(kind) + "." + state);
            REQUIRE(item != nullptr);
            for (const PixelSize size : {PixelSize{400, 225}, PixelSize{225, 400}}) {
                if (size.portrait() && state != "long") continue;
                const Bitmap actual = gallery.draw(gallery.theme("meridian"), item, size);
                if (!compared) continue;
                const auto name = item->id + "-" + std::to_string(size.w) + "x" + std::to_string(size.h) + ".png";
                names.insert(name);
                const auto golden = read_picture(kFolder / name);
                if (!asked("ACCOLADE_UPDATE_GOLDENS")) {
                    REQUIRE_MESSAGE(golden.has_value(), name << ": ./test --update-goldens draws it");
                    hold_to(*golden, actual, "variants-" + name);
                } else if (!golden || !difference(*golden, actual).tolerable()) {
                    write_picture(kFolder / name, actual);
                    MESSAGE("drawn anew: " << name);
                }
            }
        }
    }
    if (!compared) return;
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        if (names.contains(entry.path().filename().string())) continue;
        if (asked("ACCOLADE_UPDATE_GOLDENS"))
            fs::remove(entry.path());
        else
            FAIL_CHECK(entry.path().string() << " is drawn by no test: remove it, or run ./test --update-goldens");
    }
}
