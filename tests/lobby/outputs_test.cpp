// Outputs of an X server that are switched off, become another size, or are not there; screens of other depths.
#include "lobby/lobby.h"
#include "support/xvnc.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// A lobby on an X server with a real output, with or without a window manager.
struct OutputLobby {
    TempFolder home;
    Xvnc x{{480, 270}};
    Previews previews;
    std::unique_ptr<Process> manager, show;

    explicit OutputLobby(bool with_manager) {
        home.write("feed.json", feed({thanks(600)}));
        home.write("kiosk.json", R"({ "screen": { "reduced_motion": true }, "feeds": ["feed.json"] })");
        previews = Previews(home / "feed.json");
        if (with_manager) {
            manager = std::make_unique<Process>(std::vector<std::string>{"openbox", "--sm-disable"},
                                                surroundings(home, x.display()), home / "manager");
            std::this_thread::sleep_for(seconds(1));
        }
        auto around = surroundings(home, x.display());
        // SDL 2.26 forgets what it knew of an output that is switched off.
        around.push_back({"ASAN_OPTIONS", "detect_leaks=0"});
        show = std::make_unique<Process>(
            std::vector<std::string>{ACCOLADE_BINARY, "run", "--config", (home / "kiosk.json").string()}, around,
            home / "log");
    }
    bool shows() const {
        return eventually([&] { return previews.recognise(x.screenshot()) == "thanks"; }, seconds(30));
    }
};

// The server has no mode of the previews' size; now its output does.
void give_mode(const Xvnc& x) {
    REQUIRE(x.randr({"--newmode", "lobby", "18", "640", "656", "720", "800", "360", "361", "364", "374"}) == 0);
    REQUIRE(x.randr({"--addmode", "VNC-0", "lobby"}) == 0);
}

}  // namespace

TEST_CASE("an X11 screen that becomes another size is filled again, with a window manager and without") {
    if (lacking({"Xtigervnc", "xrandr", "xwd", "openbox"})) return;
    for (const bool with_manager : {false, true}) {
        for (const auto& words :
             {std::vector<std::string>{"--output", "VNC-0", "--mode", "lobby"}, {"-s", "640x360"}}) {
            CAPTURE(with_manager);
            CAPTURE(words.front());
            OutputLobby lobby(with_manager);
            REQUIRE_MESSAGE(!lobby.x.display().empty(), lobby.x.said());
            give_mode(lobby.x);
            REQUIRE(lobby.show->says("display: x11, 480x270"));
            std::this_thread::sleep_for(seconds(2));  // in the midst of the show
            REQUIRE(lobby.x.randr(words) == 0);
            CHECK(lobby.shows());
            INFO(lobby.show->said());
            CHECK(lobby.show->running());
            lobby.show->signal(SIGTERM);
            CHECK(lobby.show->ends(kAtOnce) == 0);
        }
    }
}

TEST_CASE("an X11 output that is switched off is waited for, and the show is on it again") {
    if (lacking({"Xtigervnc", "xrandr", "xwd", "openbox"})) return;
    for (const bool with_manager : {false, true}) {
        CAPTURE(with_manager);
        OutputLobby lobby(with_manager);
        REQUIRE_MESSAGE(!lobby.x.display().empty(), lobby.x.said());
        give_mode(lobby.x);
        REQUIRE(lobby.show->says("display: x11, 480x270"));
        std::this_thread::sleep_for(seconds(2));
        REQUIRE(lobby.x.randr({"--output", "VNC-0", "--off"}) == 0);
        CHECK(lobby.show->says("there is no display"));
        std::this_thread::sleep_for(seconds(2));
        INFO(lobby.show->said());
        REQUIRE(lobby.show->running());
        REQUIRE(lobby.x.randr({"--output", "VNC-0", "--mode", "lobby"}) == 0);
        CHECK(lobby.shows());

        REQUIRE(lobby.x.randr({"--output", "VNC-0", "--off"}) == 0);
        CHECK(eventually([&] {
            const auto said = lobby.show->said();
            return said.find("there is no display") != said.rfind("there is no display");
        }));
        lobby.show->signal(SIGTERM);  // while there is none
        CHECK(lobby.show->ends(kAtOnce) == 0);
    }
}

TEST_CASE("a display number that is not there: the first one is used, and the log says so") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.home.write("kiosk.json", R"({ "screen": { "reduced_motion": true, "display": 3 }, "feeds": ["feed.json"] })");
    lobby.start();
    CHECK(lobby.shows(previews, "thanks"));
    CHECK(lobby.show->says("there is no display 3; they are numbered from 0, and x11 has 1; the first one is used"));
}

TEST_CASE("screens of 16 and of 30 bits show the show") {
    if (lacking({"Xvfb"})) return;
    TempFolder home;
    home.write("feed.json", feed({thanks(600)}));
    home.write("kiosk.json", R"({ "screen": { "reduced_motion": true }, "feeds": ["feed.json"] })");
    const Previews previews(home / "feed.json");
    for (const int depth : {16, 30}) {
        CAPTURE(depth);
        const Xvfb x(kScreen, depth);
        Process show({ACCOLADE_BINARY, "run", "--config", (home / "kiosk.json").string()},
                     surroundings(home, x.display()), home / "log");
        CHECK(eventually([&] { return previews.recognise(x.screenshot()) == "thanks"; }, seconds(30)));
        INFO(show.said());
        show.signal(SIGTERM);
        CHECK(show.ends(kAtOnce) == 0);
    }
}
