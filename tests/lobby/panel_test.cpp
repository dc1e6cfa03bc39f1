// A screen whose panel should sleep while it is closed, on an X server that has no way to tell a panel anything: it
// stays dark, and staff are told why. (On the bare screen ./test --kms looks at the connector.)
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

TEST_CASE("where a panel cannot be sent to sleep the screen is dark while it is closed, and staff are told") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(5), quote(5)}));
    const auto now = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()).time_since_epoch();
    const auto later = std::to_string((now.count() + 6) % 24);
    lobby.settings(R"("feeds": ["feed.json"], "zone": "UTC", "when_closed": "off", "opening_hours": ")" + later +
                   ":00-" + later + ":30\"");
    lobby.start();
    CHECK(lobby.show->says("the panel is sent to sleep"));
    CHECK(lobby.show->says("it has no DPMS"));
    const auto black = [&] {
        const auto screen = lobby.screen.screenshot();
        return std::all_of(screen.pixels.begin(), screen.pixels.end(), [](auto p) { return (p & 0xFFFFFFU) == 0; });
    };
    CHECK(eventually(black));
    Answer status;
    CHECK(eventually(
        [&] {
            status = ask(lobby, {"status"});
            return status.words.find("it stays on and dark while it is closed") != std::string::npos;
        },
        seconds(40)));
    INFO(status.words);
    CHECK(status.words.find("closed until ") != std::string::npos);
    CHECK(status.code == 0);  // a warning: nobody needs to come

    // Somebody wants to know which screen this is: it is woken, and sleeps again.
    CHECK(ask(lobby, {"identify"}).code == 0);
    CHECK(eventually([&] { return !black(); }));
    CHECK(lobby.show->says("the panel is woken"));
    CHECK(lobby.show->running());
}

TEST_CASE("a show in a window leaves the panel of whoever sits before it alone") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(5)}));
    const auto now = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()).time_since_epoch();
    const auto later = std::to_string((now.count() + 6) % 24);
    lobby.settings(R"("feeds": ["feed.json"], "zone": "UTC", "when_closed": "off", "opening_hours": ")" + later +
                   ":00-" + later + ":30\"");
    lobby.start({"--windowed=640x360"});
    CHECK(eventually([&] { return ask(lobby, {"status"}).words.find("closed until") != std::string::npos; }));
    CHECK(lobby.show->said().find("panel") == std::string::npos);
}
