// The process of a show: killed at any moment, started twice, hung.
#include "lobby/lobby.h"
#include "support/listener.h"

using namespace accolade;
using namespace accolade::test;

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

TEST_CASE("a show that is killed at any moment is back within five seconds") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"])");
    auto quickest = Clock::duration::max();
    for (const int moment : {20, 150, 400, 900, 1700, 3100}) {  // ms
        lobby.start();
        std::this_thread::sleep_for(std::chrono::milliseconds(moment));
        lobby.show->signal(SIGKILL);
        CHECK(lobby.show->ends(kAtOnce) == 128 + SIGKILL);
        const auto from = Clock::now();
        lobby.start();
        CHECK(lobby.shows(previews, "thanks"));
        INFO(lobby.show->said());
        CHECK(lobby.show->running());
        quickest = std::min(quickest, Clock::now() - from);
        lobby.show->signal(SIGKILL);
        lobby.show->ends(kAtOnce);
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(quickest <= seconds(3));  // systemd starts it again after two
#endif
}

TEST_CASE("of two shows on one state folder the second ends at once, and a killed one is in nobody's way") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    const Previews previews(lobby.home / "feed.json");
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start();
    REQUIRE(lobby.shows(previews, "thanks"));
    Process second({ACCOLADE_BINARY, "run", "--config", (lobby.home / "kiosk.json").string()},
                   surroundings(lobby.home, lobby.screen.display()), lobby.home / "second");
    CHECK(second.ends(kAtOnce) == 1);
    CHECK(second.says("already running (process " + std::to_string(lobby.show->id()) + ")"));
    CHECK(lobby.show->running());
    lobby.show->signal(SIGKILL);
    lobby.show->ends(kAtOnce);
    lobby.start();
    CHECK(lobby.shows(previews, "thanks"));
    INFO(lobby.show->said());
    CHECK(lobby.show->running());
}

TEST_CASE("a loop that hangs in its display no longer feeds the watchdog, and one that goes on does") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(5), quote(5)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    const Listener systemd(lobby.home / "notify");
    auto environment = surroundings(lobby.home, lobby.screen.display());
    environment.emplace_back("NOTIFY_SOCKET", (lobby.home / "notify").string());
    environment.emplace_back("WATCHDOG_USEC", "1000000");
    Process show({ACCOLADE_BINARY, "run", "--config", (lobby.home / "kiosk.json").string()}, environment,
                 lobby.home / "log");
    CHECK(systemd.hears("READY=1", seconds(20)));
    CHECK(systemd.hears("WATCHDOG=1", seconds(20)));
    lobby.screen.signal(SIGSTOP);
    std::this_thread::sleep_for(seconds(9));  // a slide is over, and the next one cannot be shown
    systemd.forget();
    CHECK_FALSE(systemd.hears("WATCHDOG=1", seconds(4)));
    lobby.screen.signal(SIGCONT);
    CHECK(systemd.hears("WATCHDOG=1", seconds(20)));
    CHECK(show.running());
}
