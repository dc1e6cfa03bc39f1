// Whatever the network, the feed and the power do in a day: every celebration is shown, and shown once.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

#include "schedule/party.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// Pieces of one day's truth, told in every wrong way, to a screen that is ended at any moment and started again with
// the ledger of any write since the last one that is known to be on disk.
struct Day {
    std::mt19937 random;
    Party party;
    Ledger on_disk;
    std::uint64_t written = 0;
    struct Expected {
        std::string item;
        WallTime at;
    };
    std::map<std::string, Expected> expected;    // by key
    std::vector<Expected> told;                  // of which item, and when
    std::map<std::string, int> seen, cut_short;  // whole enough, and ended before its number landed
    std::map<std::string, double> truth;
    std::vector<model::Call> said;  // by the stream, ever
    int restarts = 0;

    explicit Day(unsigned seed) : random(seed), party({counting("homes", 0, thresholds()), counting("trees", 0, {})}) {
        truth = {{"homes", 0}, {"trees", 0}};
        save();
    }
    static std::vector<double> thresholds() {
        std::vector<double> all;
        for (int n = 100; n <= 4'000; n += 100) all.push_back(n);
        return all;
    }
    int upto(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); }
    void save() { on_disk = party.celebrations.ledger(), written = party.celebrations.marked(); }

    void turn(Milliseconds by) {
        party.now.wall += by;
        party.now.steady += by;
        const auto takeovers = party.takeovers.size(), banners = party.banners.size();
        party.turn();
        // What begins is on disk before it is seen; anything else is written when the disk finds time.
        if (party.celebrations.marked() != written && (takeovers != party.takeovers.size() || upto(3) == 0)) save();
        if (takeovers != party.takeovers.size()) {
            ++seen[party.takeovers.back().key];
            told.push_back({party.takeovers.back().item, party.now.wall});
        }
        if (banners != party.banners.size()) {
            told.push_back({party.banners.back().celebration.item, party.now.wall});
            ++seen[party.banners.back().celebration.key];
            for (const auto& key : party.banners.back().others) ++seen[key];
            save();
        }
    }
    void run(Milliseconds time) {
        for (Milliseconds by = 250ms; time > 0ms; time -= by) turn(by);
    }
    // The power fails: what was not yet on disk is lost, and one that had not landed is to come again.
    void restart() {
        ++restarts;
        for (const auto& [key, mark] : on_disk.marks) {
            if (mark.state == Mark::State::begun && mark.tries == 1) ++cut_short[key];
        }
        const auto ledger = on_disk;
        party.restart(std::chrono::seconds(1 + upto(300)));
        party.celebrations = Celebrations(*ledger_from(text_of(ledger)));
        written = party.celebrations.marked();
    }
    void grow() {
        auto& value = truth["homes"];
        const auto before = value;
        value += upto(60);
        for (const auto n : thresholds()) {
            if (before < n && n <= value) expected[key_of("homes", n)] = {"homes", party.now.wall};
        }
        party.count("homes", value, upto(2) == 0 ? std::optional(party.now.wall) : std::nullopt);
    }
    void call() {
        const auto id = "item-" + std::to_string(upto(3));
        said.push_back({"event-" + std::to_string(said.size()), id, party.now.wall, party.now.wall - 15ms});
        expected[said.back().key] = {id, party.now.wall};
        party.next.calls.push_back(said.back());
        party.publish();
    }
    // Old news, again: a stream that reconnects, a cache that lags.
    void stutter() {
        switch (upto(4)) {
            case 0:
                party.count("homes", std::max(0.0, truth["homes"] - upto(150)));
                turn(250ms);
                party.count("homes", truth["homes"]);
                break;
            case 1:
                if (!said.empty()) party.next.calls.push_back(said[static_cast<std::size_t>(upto(int(said.size())))]);
                std::ranges::shuffle(party.next.calls, random);
                party.publish();
                break;
            case 2:
                party.next.calls.clear();
                party.publish();
                break;
            default:
                party.publish();
        }
    }
    void live() {
        for (int i = 0; i < 400; ++i) {
            const auto what = upto(20);
            if (what < 8) grow();
            if (what == 8) call();
            if (what >= 9 && what < 16) stutter();
            turn(250ms);  // it is heard, and the ledger written, before anything else
            save();
            if (what == 16) restart();
            run(std::chrono::seconds(upto(90)));
        }
        run(30min);
    }
};

}  // namespace

TEST_CASE("in a day of faults every celebration is shown once") {
    int celebrations = 0, restarts = 0, merged = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Day day(seed);
        day.live();
        CAPTURE(seed);
        for (const auto& [key, times] : day.seen) {
            CAPTURE(key);
            CHECK(day.expected.contains(key));
            CHECK(times <= (day.cut_short.contains(key) ? 2 : 1));  // shown again at worst
        }
        // Itself, or else a newer one of its item, or one of minutes before that said the same.
        for (const auto& [key, expected] : day.expected) {
            CAPTURE(key);
            const auto& marks = day.party.celebrations.ledger().marks;
            if (const auto mark = marks.find(key); mark != marks.end()) CHECK(mark->second.state == Mark::State::over);
            if (day.seen.contains(key)) continue;
            ++merged;
            CHECK(std::ranges::any_of(day.told, [&](const auto& told) {
                return told.item == expected.item && told.at > expected.at - 3min && told.at < expected.at + 10min;
            }));
        }
        for (std::size_t i = 1; i < day.party.takeovers.size(); ++i) {
            const auto &a = day.party.takeovers[i - 1], &b = day.party.takeovers[i];
            if (!day.cut_short.contains(a.key)) CHECK(b.starts - a.starts >= 3min - kLanded);
        }
        celebrations += static_cast<int>(day.seen.size());
        restarts += day.restarts;
    }
    CHECK(celebrations > 300);
    CHECK(restarts > 100);
    CHECK(merged < celebrations / 5);
}
