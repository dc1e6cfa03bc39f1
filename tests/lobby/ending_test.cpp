// The end of a show that something holds: a server, a disk, a display.
#include "lobby/lobby.h"
#include "support/raw_server.h"

using namespace accolade;
using namespace accolade::test;

namespace {

using Clock = std::chrono::steady_clock;

bool is_on(const Lobby& lobby) {
    return ask(lobby, {"status"}).words.find("On        \"thanks\"") != std::string::npos;
}

// It is asked to end.
Clock::duration ends_in(const Lobby& lobby) {
    const auto asked = Clock::now();
    lobby.show->signal(SIGTERM);
    const auto code = lobby.show->ends(kAtOnce);
    INFO(lobby.show->said());
    CHECK(code.value_or(-1) == 0);
    return Clock::now() - asked;
}

// The best of three, as a machine under load may be late.
template <class Ends>
void within_a_second(Ends ends) {
    auto took = ends();
    for (int i = 0; i < 2 && took > seconds(1); ++i) took = std::min(took, ends());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(took <= seconds(1));
#endif
}

}  // namespace

TEST_CASE("a show ends within a second of SIGTERM, also while its feed stalls and its disk does not answer") {
    if (lacking({"Xvfb"})) return;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which must be loaded before anything else
    const RawServer server([](const std::string&, const Client& client) {
        client.send("HTTP/1.1 200 OK\r\nContent-Type: application/feed+json\r\nContent-Length: 9999\r\n\r\n{ \"vers");
        client.wait_for_goodbye();
    });
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    lobby.settings(R"("feeds": ["feed.json", "http://127.0.0.1:)" + std::to_string(server.port()) + R"(/feed.json"])");
    within_a_second([&] {
        std::filesystem::remove(lobby.home / "slow");
        auto around = surroundings(lobby.home, lobby.screen.display());
        around.push_back({"LD_PRELOAD", ACCOLADE_SLOW_DISK});
        around.push_back({"SLOW_DISK", (lobby.home / "slow").string()});
        lobby.show = std::make_unique<Process>(
            std::vector<std::string>{ACCOLADE_BINARY, "run", "--config", (lobby.home / "kiosk.json").string()}, around,
            lobby.home / "log");
        REQUIRE(eventually([&] { return is_on(lobby); }));
        lobby.home.write("slow", "");
        return ends_in(lobby);
    });
#endif
}

TEST_CASE("a show ends within a second of SIGTERM, also while its display hangs") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(600)}));
    lobby.settings(R"("feeds": ["feed.json"])");
    within_a_second([&] {
        lobby.start();
        REQUIRE(eventually([&] { return is_on(lobby); }));
        lobby.screen.signal(SIGSTOP);
        const auto took = ends_in(lobby);
        lobby.screen.signal(SIGCONT);
        return took;
    });
}
