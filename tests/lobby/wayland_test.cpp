// The show under a Wayland compositor.
#include "lobby/lobby.h"
#include "support/weston.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// A lobby whose display is a compositor's.
struct WaylandLobby {
    TempFolder home;
    Weston weston;
    Previews previews;
    std::unique_ptr<Process> show;

    explicit WaylandLobby(PixelSize output) : weston(kScreen, output) {
        home.write("feed.json", feed({thanks(600)}));
        home.write("kiosk.json", R"({ "screen": { "reduced_motion": true }, "feeds": ["feed.json"] })");
        previews = Previews(home / "feed.json");
        auto environment = surroundings(home, "");
        for (auto& variable : weston.surroundings()) environment.push_back(std::move(variable));
        // What Mesa leaks has no name left to forgive it by, since Mesa is unloaded at the end; the show under X11 is
        // held to leaks.
        const char* asan = std::getenv("ASAN_OPTIONS");
        environment.emplace_back("ASAN_OPTIONS", (asan == nullptr ? "" : asan + std::string(":")) + "detect_leaks=0");
        show = std::make_unique<Process>(
            std::vector<std::string>{ACCOLADE_BINARY, "run", "--config", (home / "kiosk.json").string()}, environment,
            home / "log");
    }
    bool shows() const {
        return eventually([&] { return previews.recognise(weston.screenshot()) == "thanks"; }, seconds(30));
    }
};

// How often a process was woken, all its threads together.
long wakes(const Process& process) {
    const std::string name = "\nvoluntary_ctxt_switches:";
    long sum = 0;
    for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(process.id()) + "/task")) {
        const auto text = TempFolder::read(thread.path() / "status");
        if (const auto at = text.find(name); at != std::string::npos)
            sum += std::strtol(text.c_str() + at + name.size(), nullptr, 10);
    }
    return sum;
}

}  // namespace

TEST_CASE("under Wayland a slide fills the screen, without a cursor, and nobody is woken while it is still") {
    if (lacking({"weston", "Xvfb", "xdotool"})) return;
    WaylandLobby lobby(kScreen);
    REQUIRE_MESSAGE(lobby.weston.ready(), lobby.weston.said());
    INFO(lobby.show->said());
    REQUIRE(lobby.shows());
    CHECK(lobby.show->says("display: wayland, 640x360"));

    // Against burn-in everything moves by a hair with the minute; that is not what is looked at here.
    eventually([] { return std::time(nullptr) % 60 < 45; }, seconds(30));
    lobby.weston.point_at(100, 100);
    std::this_thread::sleep_for(seconds(2));
    const auto before = lobby.weston.screenshot();
    const auto woken = wakes(*lobby.show);
    lobby.weston.point_at(320, 180);
    std::this_thread::sleep_for(seconds(5));
    CHECK(lobby.weston.screenshot().pixels == before.pixels);
    CHECK(wakes(*lobby.show) - woken < 100);

    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE("a Wayland screen that becomes another size is filled again") {
    if (lacking({"weston", "Xvfb", "xdotool"})) return;
    WaylandLobby lobby({480, 270});
    REQUIRE_MESSAGE(lobby.weston.ready(), lobby.weston.said());
    INFO(lobby.show->said());
    REQUIRE(lobby.show->says("display: wayland, 480x270"));
    std::this_thread::sleep_for(seconds(4));  // the monitor is changed in the midst of the show
    lobby.weston.resize(kScreen);
    CHECK(lobby.shows());
    CHECK(lobby.show->running());
}

TEST_CASE("a show whose compositor dies waits for another, and ends when it is asked to") {
    if (lacking({"weston", "Xvfb", "xdotool"})) return;
    WaylandLobby lobby(kScreen);
    REQUIRE_MESSAGE(lobby.weston.ready(), lobby.weston.said());
    INFO(lobby.show->said());
    REQUIRE(lobby.shows());
    lobby.weston.die();
    CHECK(lobby.show->says("there is no display"));
    CHECK(lobby.show->running());
    lobby.weston.start();
    REQUIRE_MESSAGE(lobby.weston.ready(), lobby.weston.said());
    CHECK(lobby.shows());

    lobby.weston.die();
    CHECK(eventually([&] {
        const auto said = lobby.show->said();
        return said.find("there is no display") != said.rfind("there is no display");
    }));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}
