// An emergency in the lobby: on the real screen, with the real program.
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

std::string fire(const std::string& rest = "") {
    return item("fire",
                R"("title": "Fire alarm: leave the building now", "content_text": "Assemble at the east gate.",
        "_accolade": { "kind": "notice", "severity": "emergency")" +
                    rest);
}

// Opening hours that are not now.
std::string closed() {
    const auto now = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()).time_since_epoch();
    const auto later = std::to_string((now.count() + 6) % 24);
    return R"("zone": "UTC", "opening_hours": ")" + later + ":00-" + later + ":30\"";
}

}  // namespace

TEST_CASE("an emergency interrupts a slide that has just begun, stays, and makes way when it leaves the feed") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60), quote(60), fire()}));
    const Previews previews(lobby.home / "feed.json");
    lobby.home.write("feed.json", feed({thanks(60), quote(60)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start();
    REQUIRE(eventually([&] { return !lobby.on(previews).empty(); }));
    INFO(lobby.show->said());
    lobby.home.write("feed.json", feed({thanks(60), quote(60), fire()}));
    CHECK(lobby.shows(previews, "fire", seconds(10)));
    std::this_thread::sleep_for(seconds(8));  // longer than a slide of five seconds
    CHECK(lobby.on(previews) == "fire");
    lobby.home.write("feed.json", feed({thanks(60), quote(60)}));
    CHECK(eventually(
        [&] {
            const auto on = lobby.on(previews);
            return on == "thanks" || on == "quote";
        },
        seconds(10)));
}

TEST_CASE("an emergency is on a dark screen outside opening hours, also first thing after a restart") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(60), fire()}));
    const Previews previews(lobby.home / "feed.json");
    lobby.home.write("feed.json", feed({thanks(60)}));
    lobby.settings(R"("feeds": ["feed.json"], "when_closed": "dark", )" + closed());
    lobby.start();
    const auto black = [&] {
        const auto screen = lobby.screen.screenshot();
        return std::all_of(screen.pixels.begin(), screen.pixels.end(), [](auto p) { return (p & 0xFFFFFFU) == 0; });
    };
    CHECK(eventually([&] { return lobby.show->said().find("640x360") != std::string::npos && black(); }));
    lobby.home.write("feed.json", feed({thanks(60), fire()}));
    CHECK(lobby.shows(previews, "fire", seconds(10)));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    lobby.start();
    CHECK(lobby.shows(previews, "fire", seconds(10)));
    lobby.home.write("feed.json", feed({thanks(60)}));
    CHECK(eventually(black, seconds(10)));
    CHECK(lobby.show->running());
}
