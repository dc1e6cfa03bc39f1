// Killed at moments that nobody chose, while its feed changes all the time: after each start a show has what it had.
#include <map>
#include <random>
#include <set>

#include "journal/entry.h"
#include "schedule/ledger.h"
#include "world.h"

using namespace accolade;
using namespace accolade::test;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// One person's story, which takes back the one before, with a picture; and a number that passes a round one often.
std::string document(int version) {
    std::string marks;
    const int value = 3 * version;
    for (int at = std::max(10, value / 10 * 10 - 80); at <= value + 80; at += 10)
        marks += (marks.empty() ? "" : ", ") + std::to_string(at);
    const auto v = std::to_string(version);
    return feed({item("news-" + v, "\"title\": \"Back on the grid, " + v + "\", \"image\": \"pic-" + v +
                                       ".png\", \"_accolade\": { \"kind\": \"story\", \"people\": [{ \"name\": "
                                       "\"Person " +
                                       v + "\" }]"),
                 item("homes",
                      "\"title\": \"Homes\", \"_accolade\": { \"kind\": \"milestone\", \"counter\": { "
                      "\"value\": " +
                          std::to_string(value) + ", \"unit\": \"homes\", \"celebrate_at\": [" + marks + "] }")});
}

// The numbers that a life's log says were celebrated.
std::vector<double> celebrated(const std::string& said) {
    const std::string words = "celebrates \"homes\": ";
    std::vector<double> numbers;
    for (auto at = said.find(words); at != std::string::npos; at = said.find(words, at + 1)) {
        std::string digits;
        for (auto c = at + words.size(); c < said.size() && (std::isdigit(said[c]) != 0 || said[c] == ','); ++c)
            if (said[c] != ',') digits += said[c];
        numbers.push_back(std::stod(digits));
    }
    return numbers;
}

// Those that are over, by what a screen remembers.
std::set<double> over(const std::filesystem::path& file) {
    const auto text = TempFolder::read(file);
    std::set<double> numbers;
    if (text.empty()) return numbers;
    const auto ledger = schedule::ledger_from(text.substr(text.find('\n') + 1));
    REQUIRE(ledger);
    for (const auto& [key, mark] : ledger->marks)
        if (mark.state == schedule::Mark::State::over && mark.number) numbers.insert(*mark.number);
    return numbers;
}

void kill_at_random(unsigned seed, int lives) {
    std::mt19937 random(seed);
    const auto upto = [&random](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    std::mt19937 changes(seed + 1);  // the server's thread
    ChangingFeed web(document, [&changes](int version, int) {
        return version + (version == 0 ? 1 : std::uniform_int_distribution<int>(0, 1)(changes));
    });
    Lobby lobby;
    lobby.settings(R"("feeds": [{ "address": ")" + web.url() + R"(", "every": 5 }], "state_folder": "state")");
    const auto state = lobby.home / "state";

    int early = 0, offline = 0;
    auto start = milliseconds(500);  // as long as the last one took until something was on
    std::map<double, int> times;
    for (int life = 0; life < lives; ++life) {
        CAPTURE(life);
        const int had = web.taken_in();
        const auto seen = over(state / "celebrations");
        const auto said_before = lobby.show ? lobby.show->said().size() : 0;
        web.go(had == 0);
        const auto began = Clock::now();
        // Some while they start; the others once something was on.
        auto moment = life % 3 == 2 ? began + start * upto(1'500) / 1'000 : began + seconds(30);
        // The faster one so that the journal, which is written every ten minutes, is caught at it.
        lobby.start({"--hurry", life % 2 == 0 ? "300" : "30"});
        bool looked = false;
        int newest = had;
        while (Clock::now() < moment) {
            std::this_thread::sleep_for(milliseconds(5));
            const auto number = number_in(item_on(lobby.home.path(), state), "news-");
            if (!number) continue;
            CHECK(*number >= newest);
            newest = std::max(newest, *number);
            if (std::exchange(looked, true)) continue;
            start = std::chrono::duration_cast<milliseconds>(Clock::now() - began);
            if (life % 3 != 2) moment = Clock::now() + milliseconds(upto(life % 2 == 0 ? 4'000 : 2'000));
            if (had > 0) ++offline;
            web.go(true);
        }
        if (!looked) ++early;
        REQUIRE_MESSAGE(lobby.show->running(), lobby.show->said().substr(said_before));
        lobby.show->signal(SIGKILL);
        REQUIRE(lobby.show->ends(kAtOnce) == 128 + SIGKILL);
        web.show_is_gone();
        for (const auto number : celebrated(lobby.show->said().substr(said_before))) {
            CAPTURE(number);
            CHECK_FALSE(seen.contains(number));
            CHECK(++times[number] <= schedule::kMostTries);
        }
    }
    // And what it wrote is whole.
    web.go(false);
    lobby.start({"--hurry", "30"});
    CHECK(eventually([&] { return number_in(item_on(lobby.home.path(), state), "news-") >= web.taken_in(); }));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    const auto said = lobby.show->said();
    CHECK_MESSAGE(said.find("damaged") == std::string::npos, said);
    const auto journal = journal::read_journal(state / journal::kFile);
    REQUIRE(journal);
    CHECK(journal->size() > static_cast<std::size_t>(lives / 10));
    const auto celebrations = over(state / "celebrations").size();
    MESSAGE(lives << " lives: " << early << " ended before anything was on, " << offline
                  << " showed what they had without the server; " << web.version() << " versions, " << celebrations
                  << " celebrations over, " << journal->size() << " rows of the journal");
    CHECK(offline > lives / 3);
    CHECK(celebrations >= static_cast<std::size_t>(lives / 20));
}

}  // namespace

TEST_CASE("killed at a few random moments, a show has what it had, or newer") {
    if (lacking({"Xvfb"})) return;
    kill_at_random(1, 4);
}

TEST_CASE("killed at 200 random moments, a show has what it had, or newer, and celebrates nothing twice" *
          doctest::skip()) {
    if (lacking({"Xvfb"})) return;
    kill_at_random(20261129, 200);
}
