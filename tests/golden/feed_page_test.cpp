// docs/feed.md shows each kind with its JSON and with its picture: the picture is what Atelier makes of that JSON.
// `./test --update-goldens` draws them anew, after the examples or the slides have changed.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "golden/gallery.h"
#include "golden/holding.h"
#include "model/kind.h"

using namespace accolade;
using namespace accolade::test;

namespace {

namespace fs = std::filesystem;

const fs::path kDocs = fs::path(ACCOLADE_SOURCE_DIR) / "docs";

// The section of each kind, by name: from "### story:" to the next heading.
std::map<std::string, std::string> sections(const std::string& page) {
    std::map<std::string, std::string> out;
    for (const auto& kind : model::kind_names()) {
        const auto begin = page.find("\n### " + std::string(kind) + ":");
        if (begin == std::string::npos) continue;
        out[std::string(kind)] = page.substr(begin, page.find("\n##", begin + 4) - begin);
    }
    return out;
}

std::string example_in(const std::string& section) {
    const std::string open = "```json\n";
    const auto begin = section.find(open);
    if (begin == std::string::npos) return {};
    return section.substr(begin + open.size(), section.find("```", begin + open.size()) - begin - open.size());
}

std::string id_in(const std::string& example) {
    const std::string key = "\"id\": \"";
    const auto begin = example.find(key) + key.size();
    return example.substr(begin, example.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("the page for feed authors shows each kind as it looks") {
    RealDisk disk;
    const auto page = disk.read(kDocs / "feed.md", 1U << 20U);
    REQUIRE(page.has_value());
    const auto kinds = sections(*page);
    CHECK(kinds.size() == model::kind_names().size());

    const TempFolder folder;
    const fs::path pictures = fs::path(ACCOLADE_SOURCE_DIR) / "assets/demo/pictures";
    fs::create_directories(folder / "pictures");
    fs::create_directories(folder / "people");
    fs::copy_file(fs::path(ACCOLADE_SOURCE_DIR) / "tests/golden/feed/sea.png", folder / "pictures/turbines.jpg");
    fs::copy_file(pictures / "p2.jpg", folder / "people/ada.jpg");
    std::string items;
    for (const auto& [kind, section] : kinds) items += (items.empty() ? "" : ",\n") + example_in(section);
    folder.write("feed.json",
                 R"({ "version": "https://jsonfeed.org/version/1.1", "language": "en",
                     "_accolade": { "brand": { "name": "Nordhavn", "logo": "accolade:mark" } }, "items": [)" +
                     items + "] }");
    const auto config = folder.write("kiosk.json", R"({ "feeds": ["feed.json"], "zone": "Europe/Oslo" })");
    Gallery gallery(config.string());
    for (const auto& [kind, section] : kinds) {
        const std::string name = "kind-" + kind + ".png";
        CHECK_MESSAGE(section.find("](pictures/" + name + ")") != std::string::npos,
                      "docs/feed.md does not show " << name << " below \"" << kind << "\"");
        // Drawn larger, as a code has no place on a slide as small as that.
        const auto* item = gallery.item(id_in(example_in(section)));
        const Bitmap actual = test::reduced(gallery.draw(gallery.theme("atelier"), item, {1280, 720}), 2);
        const auto golden = read_picture(kDocs / "pictures" / name);
        if (!asked("ACCOLADE_UPDATE_GOLDENS")) {
            REQUIRE_MESSAGE(golden.has_value(), name << ": ./test --update-goldens draws it");
            hold_to(*golden, actual, name);
        } else if (!golden || !difference(*golden, actual).tolerable()) {
            write_picture(kDocs / "pictures" / name, actual);
            MESSAGE("drawn anew: " << name);
        }
    }
}
