// What the people of the house do: edit files while the show runs, start it twice, lean on the keyboard.
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

std::uint32_t corner(const Lobby& lobby) {
    return lobby.screen.screenshot().row(2)[2] & 0xFFFFFFU;
}

}  // namespace

TEST_CASE("a good edit is on the screen at once, and a bad one never") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    std::filesystem::copy(ACCOLADE_SOURCE_DIR "/themes/atelier", lobby.home / "theme",
                          std::filesystem::copy_options::recursive);
    const auto theme = TempFolder::read(lobby.home / "theme/theme.json");
    const auto config = lobby.settings(R"("feeds": ["feed.json"], "theme": "./theme")");
    lobby.start();
    const auto before = lobby.calm();
    INFO(lobby.show->said());

    lobby.home.write("theme/theme.json", replaced(theme, "\"bg\": \"#F6F0E4\"", "\"bg\": \"#F6F0"));
    CHECK(lobby.show->says("theme.json:"));
    CHECK(lobby.show->says("the previous ones stay in use"));
    CHECK(lobby.screen.screenshot().pixels == before.pixels);

    lobby.home.write("theme/theme.json", replaced(theme, "\"bg\": \"#F6F0E4\"", "\"bg\": \"#D8F0E4\""));
    CHECK(eventually([&] { return corner(lobby) == 0xD8F0E4U; }));

    // Settings that are only half written are not taken; once they are whole, they are.
    const auto whole = replaced(TempFolder::read(config), "\"./theme\"", "\"nocturne\"");
    const auto green = lobby.calm();
    const auto complaints = lobby.show->said().size();
    lobby.home.write("kiosk.json", whole.substr(0, whole.size() / 2));
    CHECK(eventually([&] { return lobby.show->said().find("kiosk.json:", complaints) != std::string::npos; }));
    CHECK(lobby.screen.screenshot().pixels == green.pixels);
    lobby.home.write("kiosk.json", whole);
    CHECK(eventually([&] { return corner(lobby) != 0xD8F0E4U; }));
    CHECK(lobby.show->running());
}

TEST_CASE("a show that starts with broken settings shows what stands, and takes them once they are mended") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"], "theme": "noctrune")");
    lobby.start();
    CHECK(lobby.shows(previews, "thanks"));
    INFO(lobby.show->said());
    CHECK(lobby.show->said().find("error: there is no theme \"noctrune\"") != std::string::npos);
    lobby.settings(R"("feeds": ["feed.json"], "theme": "nocturne")");
    CHECK(eventually([&] { return lobby.on(previews) != "thanks"; }));
}

TEST_CASE(
    "settings that were broken while the screen was off cost nothing: it shows what it showed, and never the demo") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    const Previews previews(lobby.home / "feed.json");
    const auto config = lobby.settings(R"("feeds": ["feed.json"])");
    const auto good = TempFolder::read(config);

    // The first time with broken ones: nothing is known, so the house is shown.
    lobby.home.write("kiosk.json", "{ \"feeds\": [\"fee");
    lobby.start();
    CHECK(lobby.shows(previews, "idle"));
    lobby.home.write("kiosk.json", good);
    CHECK(lobby.shows(previews, "thanks"));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(seconds(3)) == 0);

    for (const std::string broken : {"", "{ \"feeds\": [\"fee", "not settings at all"}) {
        CAPTURE(broken);
        lobby.home.write("kiosk.json", broken);
        lobby.start();
        CHECK(lobby.shows(previews, "thanks"));
        CHECK(lobby.show->says("starting with the last valid settings"));
        lobby.show->signal(SIGTERM);
        CHECK(lobby.show->ends(seconds(3)) == 0);
    }
}

TEST_CASE("outside its hours a screen is dark where the house wants it so, and otherwise greets") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(5), quote(5)}));
    const Previews previews(lobby.home / "feed.json");
    const auto now = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()).time_since_epoch();
    const auto later = std::to_string((now.count() + 6) % 24);
    const auto closed =
        R"("feeds": ["feed.json"], "zone": "UTC", "opening_hours": ")" + later + ":00-" + later + ":30\"";
    const auto black = [&] {
        const auto screen = lobby.screen.screenshot();
        return std::all_of(screen.pixels.begin(), screen.pixels.end(), [](auto p) { return (p & 0xFFFFFFU) == 0; });
    };
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start();
    CHECK(lobby.shows(previews, "thanks"));
    lobby.settings(closed + R"(, "when_closed": "dark")");
    CHECK(eventually(black));
    lobby.settings(closed);
    CHECK(lobby.shows(previews, "idle"));
    CHECK(lobby.show->running());
}

TEST_CASE("a damaged installation still shows the news: without its themes, and without its fonts") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"])");
    const TempFolder share;
    std::filesystem::create_directory(share / "themes");
    const auto config = (lobby.home / "kiosk.json").string();
    auto environment = surroundings(lobby.home, lobby.screen.display());
    environment.emplace_back("ACCOLADE_SHARE", share.path().string());
    lobby.show = std::make_unique<Process>(std::vector<std::string>{ACCOLADE_BINARY, "run", "--config", config},
                                           environment, lobby.home / "log");
    CHECK(lobby.show->says("the fonts that come with the program are missing"));
    CHECK(lobby.show->says("there is no theme"));
    const auto before = lobby.still();
    CHECK(lobby.show->running());

    // Mended while it runs: its themes first, as the fonts are looked for at the start alone.
    std::filesystem::copy(ACCOLADE_SOURCE_DIR "/themes", share / "themes", std::filesystem::copy_options::recursive);
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }));
    CHECK(lobby.show->running());
}

TEST_CASE("a full screen has no keys and no mouse, and no second show beside it") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(3600), quote(3600)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start();
    const auto before = lobby.calm();

    Process second({ACCOLADE_BINARY, "--config", (lobby.home / "kiosk.json").string()},
                   surroundings(lobby.home, lobby.screen.display()), lobby.home / "second");
    CHECK(second.ends(kAtOnce) == 1);
    CHECK(second.said().find("already running (process " + std::to_string(lobby.show->id()) + ")") !=
          std::string::npos);

    if (lacking({"xdotool"})) return;
    Process hands({"xdotool", "mousemove", "100",   "100", "click",  "1",         "key", "Escape", "key",   "q", "key",
                   "space",   "key",       "Right", "key", "alt+F4", "mousemove", "300", "200",    "click", "3"},
                  surroundings(lobby.home, lobby.screen.display()), lobby.home / "hands");
    CHECK(hands.ends() == 0);
    lobby.still();
    CHECK(lobby.show->running());
    CHECK(lobby.screen.screenshot().pixels == before.pixels);
}

TEST_CASE("a logo and a photo that are replaced under their own names are on the screen") {
    if (lacking({"Xvfb"})) return;
    constexpr std::uint32_t blue = 0xFF0000FFU, red = 0xFFFF0000U;
    Lobby lobby;
    lobby.home.write("logo.png", picture(blue, blue));
    lobby.home.write("feed.json", feed({}));
    lobby.settings(R"("feeds": ["feed.json"], "brand": { "logo": "logo.png" })");
    const auto much = [&](std::uint32_t colour) {
        const auto screen = lobby.screen.screenshot();
        return std::ranges::count_if(screen.pixels, [&](auto p) { return ((p ^ colour) & 0xFFFFFFU) == 0; }) >= 100;
    };
    lobby.start();
    CHECK(eventually([&] { return much(blue); }));
    lobby.home.write("logo.png", picture(red, red));
    CHECK(eventually([&] { return much(red) && !much(blue); }));

    lobby.home.write("sea.png", picture(blue, blue));
    lobby.home.write("feed.json", feed({story(5)}));
    CHECK(eventually([&] { return much(blue); }));
    lobby.home.write("logo.png", picture(blue, blue));
    lobby.home.write("sea.png", picture(red, red));
    lobby.home.write("feed.json", feed({story(6)}));
    CHECK(eventually([&] { return much(red); }));
}

TEST_CASE("in a window the arrows change the slide, and Esc ends") {
    if (lacking({"Xvfb", "xdotool"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(3600), quote(3600)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start({"--windowed=640x360"});
    REQUIRE(eventually([&] { return !lobby.on(previews).empty(); }));
    const auto first = lobby.on(previews);
    const auto press = [&](const std::string& key) {
        Process hands(
            {"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowfocus", "--sync", "key", key},
            surroundings(lobby.home, lobby.screen.display()), lobby.home / "hands");
        hands.ends();  // with whatever, if its window is gone before it is
    };
    press("Right");
    CHECK(lobby.shows(previews, first == "thanks" ? "quote" : "thanks", seconds(10)));
    press("Escape");
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE(
    "an empty feed is a greeting and no error, and a state folder that cannot be written costs a line in the log") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("file", "not a folder");
    lobby.home.write("feed.json", feed({}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"], "state_folder": "file/state")");
    lobby.start();
    CHECK(lobby.shows(previews, "idle"));
    const auto said = lobby.show->said();
    INFO(said);
    const auto line = said.find("the state folder cannot be written");
    CHECK(line != std::string::npos);
    CHECK(said.find("the state folder cannot be written", line + 1) == std::string::npos);
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE("in a window the key i inspects the slide that is on, and a second one leaves it as it was") {
    if (lacking({"Xvfb", "xdotool"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start({"--windowed=640x360"});
    lobby.still();
    early_in_a_minute();
    const auto before = lobby.still();
    INFO(lobby.show->said());
    const auto press_i = [&] {
        Process hands(
            {"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowfocus", "--sync", "key", "i"},
            surroundings(lobby.home, lobby.screen.display()), lobby.home / "hands");
        CHECK(hands.ends() == 0);
    };
    press_i();
    REQUIRE(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }));
    const auto inspected = lobby.still();
    const auto touched = [&](const Bitmap& now) {
        long count = 0;
        for (std::size_t i = 0; i < now.pixels.size(); ++i) count += now.pixels[i] != before.pixels[i] ? 1 : 0;
        return count;
    };
    CHECK(touched(inspected) > 5000);                                            // outlines, names and the panel
    CHECK(touched(inspected) < static_cast<long>(inspected.pixels.size()) / 2);  // and the slide is seen below
    CHECK(inspected.row(340)[12] == 0xFF101218U);                                // the panel, in its corner

    press_i();
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels == before.pixels; }));
    CHECK(lobby.show->said().find("inspector") == std::string::npos);
    CHECK(lobby.show->running());
}

TEST_CASE("without the fonts that come with the program a slide is inspected by its outlines, and a line says so") {
    if (lacking({"Xvfb", "xdotool"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    const TempFolder share;
    std::filesystem::create_directory(share / "assets");
    std::filesystem::copy(ACCOLADE_SOURCE_DIR "/themes", share / "themes", std::filesystem::copy_options::recursive);
    auto environment = surroundings(lobby.home, lobby.screen.display());
    environment.emplace_back("ACCOLADE_SHARE", share.path().string());
    lobby.show =
        std::make_unique<Process>(std::vector<std::string>{ACCOLADE_BINARY, "run", "--config",
                                                           (lobby.home / "kiosk.json").string(), "--windowed=640x360"},
                                  environment, lobby.home / "log");
    const auto before = lobby.still();
    Process hands(
        {"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowfocus", "--sync", "key", "i"},
        surroundings(lobby.home, lobby.screen.display()), lobby.home / "hands");
    CHECK(hands.ends() == 0);
    CHECK(lobby.show->says("outlines are shown without names"));
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }));
    CHECK(lobby.show->running());
}
