// The process of a show: killed at any moment, started twice, hung.
#include "lobby/lobby.h"
#include "support/listener.h"

using namespace accolade;
using namespace accolade::test;

namespace {

using Clock = std::chrono::steady_clock;

// The item that is on, as the show says it.
std::string on(const Lobby& lobby) {
    const auto said = ask(lobby, {"status", "--json"});
    const auto status = json::parse(said.words, "status");
    const auto* on = status ? status->root.find("on") : nullptr;
    const auto* item = on != nullptr ? on->find("item") : nullptr;
    return item != nullptr ? item->string : "";
}

bool comes(const Lobby& lobby, const std::string& item) {
    return eventually([&] { return on(lobby) == item; });
}

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

TEST_CASE("an item on whose slide the show crashed twice is held back, and shown again once it is corrected") {
    if (lacking({"Xvfb"})) return;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr int kCrash = SIGABRT;  // the others are the sanitizer's
#else
    constexpr int kCrash = SIGSEGV;
#endif
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600), quote(600)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    const auto crash = [&] {
        lobby.show->signal(kCrash);
        CHECK(lobby.show->ends(kAtOnce) == 128 + kCrash);
    };
    lobby.start();
    std::string bad;
    REQUIRE(eventually([&] {
        bad = on(lobby);
        return bad == "thanks" || bad == "quote";
    }));
    const std::string good = bad == "thanks" ? "quote" : "thanks";
    const auto named = "item \"" + bad + "\"";
    crash();

    lobby.start();
    CHECK(comes(lobby, good));  // behind what was on
    CHECK(lobby.show->said().find("the show crashed while the slide of " + named + " was on") != std::string::npos);
    ask(lobby, {"next"});
    CHECK(comes(lobby, bad));  // once more
    crash();

    lobby.start();
    CHECK(comes(lobby, good));
    CHECK(lobby.show->said().find("feed.json, " + named + ": warning: the show crashed twice") != std::string::npos);
    const auto status = ask(lobby, {"status"});
    INFO(status.words);
    CHECK(status.words.find("Items     1, from 1 feed") != std::string::npos);
    CHECK(status.words.find(named + ": warning: the show crashed twice on its slide") != std::string::npos);
    ask(lobby, {"next"});
    CHECK(on(lobby) == good);
    const auto why = ask(lobby, {"explain", "--config", (lobby.home / "kiosk.json").string()});
    INFO(why.words);
    CHECK(why.words.find(bad + " (") != std::string::npos);
    CHECK(why.words.find("not shown\n  the show crashed twice on its slide") != std::string::npos);
    CHECK(why.words.find(good + " (" + (good == "quote" ? "quote" : "kudos") + "): shown") != std::string::npos);

    lobby.home.write("feed.json", feed({thanks(601), quote(601)}));
    CHECK(lobby.show->says(named + " has changed, and is shown again"));
    ask(lobby, {"next"});
    CHECK(comes(lobby, bad));
    CHECK(ask(lobby, {"status"}).words.find("Trouble") == std::string::npos);
}
