// Four houses that were invented: a hospital, an insurer, a factory and a school, thirty items each (tests/samples).
// What they say is as uneven as what people write; nothing of it is complained of in any theme, on either kind of
// screen.
#include <doctest/doctest.h>

#include <array>
#include <iostream>
#include <set>
#include <sstream>

#include "app/preview.h"
#include "base/json.h"
#include "model/kind.h"
#include "support/process.h"
#include "support/temp_folder.h"

using namespace accolade;

namespace {

constexpr std::array<const char*, 4> kHouses{"hospital", "insurer", "factory", "school"};

std::string feed_of(const std::string& house) {
    return std::string(ACCOLADE_SOURCE_DIR) + "/tests/samples/" + house + ".json";
}

// A morning on which their events are still to come.
Now morning() {
    Now now;
    now.wall = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9));
    return now;
}

// What `check` says of the feed in the theme.
std::string checked(const TempFolder& folder, const std::string& house, const std::string& theme) {
    app::Options options;
    options.command = app::Subcommand::check;
    options.config = folder.write("kiosk.json", R"({ "zone": "Europe/Berlin" })").string();
    options.feed = feed_of(house);
    options.themes = {theme};
    const std::ostringstream said;
    auto* const before = std::cout.rdbuf(said.rdbuf());
    const int code = app::check(options, app::Places{ACCOLADE_SOURCE_DIR}, morning);
    std::cout.rdbuf(before);
    CHECK(code == 0);
    return said.str();
}

}  // namespace

TEST_CASE("the samples are thirty items each, and of every kind") {
    for (const std::string house : kHouses) {
        CAPTURE(house);
        const auto feed = json::parse(TempFolder::read(feed_of(house)), house);
        REQUIRE(feed);
        const auto* items = feed->root.find("items");
        REQUIRE(items != nullptr);
        CHECK(items->items.size() == 30);
        std::set<std::string> kinds;
        for (const auto& item : items->items) kinds.insert(item.find("_accolade")->find("kind")->string);
        CHECK(kinds.size() == model::kind_names().size());
    }
}

TEST_CASE("nothing that the samples say is complained of: the four of them in every theme") {
    const TempFolder folder;
    for (const std::string house : kHouses) {
        for (const std::string theme : {"atelier", "nocturne", "beacon", "meridian", "gala"}) {
            CAPTURE(house);
            CAPTURE(theme);
            const auto said = checked(folder, house, theme);
            CAPTURE(said);
            CHECK(said.starts_with("30 items"));  // and nothing before that line
            CHECK(said.ends_with("0 errors, 0 warnings\n"));
        }
    }
}

TEST_CASE("every slide of the samples can be previewed") {
    const TempFolder folder;
    for (const std::string house : kHouses) {
        CAPTURE(house);
        app::Options options;
        options.command = app::Subcommand::preview;
        options.config = folder.write("kiosk.json", R"({ "zone": "Europe/Berlin" })").string();
        options.feed = feed_of(house);
        options.themes = {"meridian"};
        options.sizes = {{320, 180}, {180, 320}};
        options.out = (folder / house).string();
        const std::ostringstream said;
        auto* const before = std::cout.rdbuf(said.rdbuf());
        const int code = app::preview(options, app::Places{ACCOLADE_SOURCE_DIR}, morning);
        std::cout.rdbuf(before);
        CHECK(code == 0);
        const auto list = json::parse(TempFolder::read(folder / house / "manifest.json"), "manifest.json");
        REQUIRE(list);
        std::set<std::string> shown;
        for (const auto& shot : list->root.items) {
            for (const auto& id : shot.find("items")->items) shown.insert(id.string);
        }
        CHECK(shown.size() == 30);
    }
}
