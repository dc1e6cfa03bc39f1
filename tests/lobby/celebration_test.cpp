// Celebrations on a real screen: a number that falls is celebrated once, whatever is done to the program.
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

const std::string kCelebrates = "celebrates \"homes\": 1,000,000";

std::string counting(long value) {
    return item("homes",
                R"("title": "Homes powered by our wind", "_accolade": { "kind": "milestone", "counter": { "value": )" +
                    std::to_string(value) + R"(, "target": 1000000, "unit": "homes" })",
                60);
}

std::size_t times(const std::string& said, const std::string& words) {
    std::size_t count = 0;
    for (auto at = said.find(words); at != std::string::npos; at = said.find(words, at + 1)) ++count;
    return count;
}

std::string ledger(const Lobby& lobby) {
    return TempFolder::read(lobby.home / "state/celebrations");
}

// Whole or not at all, as files should be changed.
void put(const Lobby& lobby, const std::vector<std::string>& items) {
    lobby.home.write("new", feed(items));
    std::filesystem::rename(lobby.home / "new", lobby.home / "feed.json");
}

}  // namespace

TEST_CASE("a number that falls in the feed is celebrated once, also after the program was killed") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    put(lobby, {thanks(60), counting(999'990)});
    lobby.settings(R"("feeds": [{ "address": "feed.json", "every": 5 }], "state_folder": "state")");
    lobby.start();
    INFO(lobby.show->said());
    REQUIRE(eventually([&] { return ledger(lobby).find("\"highest\": 999990") != std::string::npos; }, seconds(30)));
    std::this_thread::sleep_for(seconds(7));  // until it knows that this is how things are
    CHECK(times(lobby.show->said(), "celebrates") == 0);
    const auto before = lobby.still();

    put(lobby, {thanks(60), counting(1'000'004)});
    REQUIRE(eventually([&] { return times(lobby.show->said(), kCelebrates) == 1; }, seconds(30)));
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }, seconds(5)));
    REQUIRE(eventually([&] { return ledger(lobby).find("\"state\": \"over\"") != std::string::npos; }, seconds(10)));
    lobby.show->signal(SIGKILL);
    (void)lobby.show->ends(kAtOnce);

    lobby.start();
    std::this_thread::sleep_for(seconds(12));
    put(lobby, {thanks(60), counting(999'000)});
    std::this_thread::sleep_for(seconds(8));
    put(lobby, {thanks(60), counting(1'000'100)});
    std::this_thread::sleep_for(seconds(17));
    INFO(lobby.show->said());
    CHECK(lobby.show->running());
    CHECK(times(lobby.show->said(), "celebrates") == 1);  // in both lives
}

TEST_CASE("a rehearsal is asked for from outside, by a key too, and is not remembered") {
    if (lacking({"Xvfb", "xdotool"})) return;
    Lobby lobby;
    put(lobby, {thanks(60), counting(999'990)});
    lobby.settings(R"("feeds": ["feed.json"], "state_folder": "state")");
    lobby.start({"--windowed=640x360"});
    REQUIRE(eventually([&] { return ledger(lobby).find("\"homes\"") != std::string::npos; }, seconds(30)));
    const auto surrounded = surroundings(lobby.home, lobby.screen.display());
    Process asked({ACCOLADE_BINARY, "rehearse", "thanks", "--state", (lobby.home / "state").string()}, surrounded,
                  lobby.home / "asked");
    CHECK(asked.ends() == 0);
    CHECK(lobby.show->says("rehearses the celebration of \"thanks\""));
    Process hands(
        {"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowfocus", "--sync", "key", "Right"},
        surrounded, lobby.home / "hands");
    CHECK(hands.ends() == 0);  // enough of that
    Process more(
        {"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowfocus", "--sync", "key", "c"},
        surrounded, lobby.home / "hands");
    CHECK(more.ends() == 0);
    CHECK(lobby.show->says("rehearses the celebration of \"homes\""));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    CHECK(times(lobby.show->said(), "celebrates") == 0);
    CHECK(ledger(lobby).find("thanks") == std::string::npos);
    CHECK(ledger(lobby).find("\"state\"") == std::string::npos);
}
