#include "app/setup.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/themes.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::app;

namespace {

struct House {
    TempFolder folder;
    Places places{ACCOLADE_SOURCE_DIR};
    RealDisk disk;

    ReadSetup with(std::string_view config) {
        Options options;
        options.config = folder.write("kiosk.json", config).string();
        return read_setup(options, places, disk);
    }
};

bool complains(const ReadSetup& read, const std::string& where, const std::string& what) {
    return std::any_of(read.complaints.begin(), read.complaints.end(), [&](const Complaint& one) {
        return one.where.ends_with(where) && one.what.find(what) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("without settings there are the house's theme and the demo") {
    House house;
    const auto read = read_setup({}, house.places, house.disk);
    REQUIRE(read.setup);
    CHECK(read.complaints.empty());
    CHECK(read.setup->theme.name == "Atelier");
    const auto sources = sources_of(*read.setup, house.places);
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].address == house.places.demo().string());
}

TEST_CASE("a mistake in the settings is named by line and column, and what stands can be shown meanwhile") {
    House house;
    const auto read = house.with("{\n  \"feeds\": [\"thanks.json\"],\n  \"them\": \"nocturne\"\n}\n");
    CHECK_FALSE(read.setup);
    CHECK(complains(read, "kiosk.json:3:3", "did you mean \"theme\"?"));
    REQUIRE(read.standing);
    REQUIRE(read.standing->settings.feeds.size() == 1);
    CHECK(read.standing->settings.feeds[0].address == (house.folder / "thanks.json").string());
    CHECK(read.standing->files.front() == std::filesystem::canonical(house.folder / "kiosk.json"));
}

TEST_CASE("settings that cannot be understood show no demo: visitors would take it for the house") {
    House house;
    for (const auto* text : {"", "no settings at all", R"({ "feed": ["thanks.json"] })"}) {
        CAPTURE(text);
        const auto read = house.with(text);
        REQUIRE(read.standing);
        CHECK(sources_of(*read.standing, house.places).empty());
    }
    CHECK(sources_of(*house.with("{}").setup, house.places).size() == 1);
}

TEST_CASE("a damaged base theme stops no show: what is built into the program stands in") {
    House house;
    const TempFolder share;
    std::filesystem::copy(ACCOLADE_SOURCE_DIR "/themes", share / "themes", std::filesystem::copy_options::recursive);
    std::filesystem::create_directory(share / "assets");
    std::filesystem::create_directory_symlink(ACCOLADE_SOURCE_DIR "/assets/fonts", share / "assets/fonts");
    house.places.share = share.path();
    SUBCASE("a file of it is cut off") {
        share.write("themes/base/slides/story.json", "{ \"slide\": \"sto");
    }
    SUBCASE("it is gone") {
        std::filesystem::remove_all(share / "themes/base");
    }
    SUBCASE("all themes are gone") {
        std::filesystem::remove_all(share / "themes");
    }
    const auto read = house.with(R"({ "theme": "nocturne", "brand": { "color": "#00796B" } })");
    CHECK_FALSE(read.setup);
    CHECK(any_error(read.complaints));
    REQUIRE(read.standing);
    CHECK(read.standing->theme.name == "Base");
    CHECK_FALSE(read.standing->theme.slides_for("story").empty());
    CHECK_FALSE(read.standing->theme.slides_for("idle").empty());
    CHECK(read.standing->theme.colors.at("accent") == *parse_color("#00796B"));
}

TEST_CASE("what is built into the program is the base theme that lies beside it") {
    House house;
    const auto beside = read_theme_named("base", {}, house.places, house.disk);
    REQUIRE(beside.theme);
    const TempFolder nothing;
    auto built_in = standing_theme({}, {nothing.path()}, house.disk);
    built_in.folder = beside.theme->folder;
    built_in.fonts = beside.theme->fonts;
    for (std::size_t i = 0; i < built_in.slides.size(); ++i) built_in.slides[i].file = beside.theme->slides[i].file;
    CHECK(built_in == *beside.theme);
}

TEST_CASE("fonts that did not come along are a complaint, and the theme is shown in the system's") {
    House house;
    const TempFolder share;
    std::filesystem::copy(ACCOLADE_SOURCE_DIR "/themes", share / "themes", std::filesystem::copy_options::recursive);
    house.places.share = share.path();
    const auto read = house.with(R"({ "theme": "nocturne" })");
    CHECK(complains(read, "assets/fonts", "install the program again"));
    REQUIRE(read.setup);
    CHECK(read.setup->theme.name == "Nocturne");
}

TEST_CASE("settings that are cut off, or empty, are not taken") {
    House house;
    for (const auto* text : {"", "{", "{\"theme\": \"noctu", "{\"site\": \"a\","}) {
        CAPTURE(text);
        CHECK_FALSE(house.with(text).setup);
    }
}

TEST_CASE("settings and a state folder that everyone may change are named, with what to do, and used all the same") {
    namespace fs = std::filesystem;
    House house;
    const auto* const settings = R"({ "state_folder": "state", "name": "Reception" })";
    const auto state = house.folder / "state";
    fs::create_directory(state);
    const std::string open = " can be changed by everyone on this computer; run: chmod o-w ";
    CHECK_FALSE(complains(house.with(settings), "", open));
    for (const auto& path : {state, house.folder / "kiosk.json"})
        fs::permissions(path, fs::perms::others_write, fs::perm_options::add);
    const auto read = house.with(settings);
    REQUIRE(read.setup);
    CHECK(read.setup->settings.name == "Reception");
    CHECK(complains(read, "kiosk.json", "the settings file" + open));
    CHECK(complains(read, "state", "the state folder" + open + state.string()));
}

TEST_CASE("a theme that is not there is named beside those that are; the house's stands in") {
    House house;
    const auto read = house.with(R"({ "theme": "noctrune" })");
    CHECK_FALSE(read.setup);
    CHECK(complains(read, "kiosk.json:1:12", "there is no theme \"noctrune\"; did you mean \"nocturne\"?"));
    CHECK(complains(read, "", "There are atelier, base, beacon, gala, meridian, nocturne, or the path"));
    REQUIRE(read.standing);
    CHECK(read.standing->theme.name == "Atelier");
    CHECK(std::find(read.standing->files.begin(), read.standing->files.end(), house.places.themes() / "noctrune") !=
          read.standing->files.end());
}

TEST_CASE("a mistake on the command line leaves nothing to show") {
    House house;
    Options options;
    options.themes = {"noctrune"};
    CHECK_FALSE(read_setup(options, house.places, house.disk).standing);
    options.themes.clear();
    options.feed = (house.folder / "missing.json").string();
    const auto read = read_setup(options, house.places, house.disk);
    CHECK_FALSE(read.setup);
    CHECK_FALSE(read.standing);
    CHECK(complains(read, "missing.json", "no such file or folder"));
    options.feed = "ftp://intranet/feed.json";
    CHECK(complains(read_setup(options, house.places, house.disk), "feed.json", "\"ftp://\" is not supported"));
}

TEST_CASE("a logo that is no picture is refused") {
    House house;
    house.folder.write("logo.png", "<html>no picture</html>");
    auto read = house.with(R"({ "brand": { "logo": "logo.png" } })");
    CHECK_FALSE(read.setup);
    CHECK(complains(read, "kiosk.json:1:22", "logo.png"));
    read = house.with(R"({ "brand": { "logo": "nowhere.png" } })");
    CHECK_FALSE(read.setup);
}

TEST_CASE("an unknown zone is named, and the machine's stands in") {
    House house;
    const auto read = house.with(R"({ "zone": "Europe/Olso" })");
    CHECK_FALSE(read.setup);
    CHECK(complains(read, "kiosk.json:1:11", "Europe/Oslo"));
    CHECK(read.standing);
}

TEST_CASE("the command line goes before the settings") {
    House house;
    house.folder.write("feed.json", "{}");
    Options options;
    options.config =
        house.folder.write("kiosk.json", R"({ "theme": "atelier", "feeds": ["a.json"], "screen": { "rotation": 90 } })")
            .string();
    options.themes = {"nocturne"};
    options.feed = (house.folder / "feed.json").string();
    options.rotation = 0;
    const auto read = read_setup(options, house.places, house.disk);
    REQUIRE(read.setup);
    CHECK(read.setup->theme.name == "Nocturne");
    REQUIRE(read.setup->settings.feeds.size() == 1);
    CHECK(read.setup->settings.feeds[0].address == *options.feed);
    CHECK(read.setup->settings.screen.rotation == 0);
}

TEST_CASE("what is kept lies where the settings say, else where systemd, the desktop or the home say") {
    const Variable state("STATE_DIRECTORY", nullptr), xdg("XDG_STATE_HOME", nullptr), home("HOME", "/home/ada");
    CHECK(state_folder({}) == "/home/ada/.local/state/accolade");
    const Variable desktop("XDG_STATE_HOME", "/x");
    CHECK(state_folder({}) == "/x/accolade");
    const Variable systemd("STATE_DIRECTORY", "/var/lib/accolade");
    CHECK(state_folder({}) == "/var/lib/accolade");
    config::Settings settings;
    settings.state_folder = "/srv/state";
    CHECK(state_folder(settings) == "/srv/state");
}
