#include "round.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace accolade;
using namespace accolade::schedule;
using namespace std::chrono_literals;

namespace {

std::vector<Entrant> some(std::mt19937& random, int count, int groups) {
    std::vector<Entrant> entrants;
    for (int i = 0; i < count; ++i) {
        Entrant entrant;
        entrant.page = static_cast<std::size_t>(i);
        entrant.group = static_cast<int>(random() % static_cast<unsigned>(groups));
        entrant.hash = hash_of("item-" + std::to_string(random()));
        entrant.share = 1 + static_cast<double>(random() % 10);
        entrant.stays = 10s;
        entrant.lasts = 24h * 365;
        entrants.push_back(entrant);
    }
    return entrants;
}

}  // namespace

TEST_CASE("kinds alternate all around the ring wherever none has more than half of it, and no item follows itself") {
    std::mt19937 random(7);
    int avoidable = 0;
    for (int i = 0; i < 2000; ++i) {
        auto entrants = some(random, 2 + i % 30, 1 + i % 6);
        deal_copies(entrants);
        add_copies_for_short_windows(entrants);
        const auto ring = places_of_round(entrants);
        std::map<int, std::size_t> groups;
        std::map<std::size_t, int> copies;
        for (const auto e : ring) ++groups[entrants[e].group], ++copies[e];
        for (std::size_t e = 0; e < entrants.size(); ++e) CHECK(copies[e] == entrants[e].copies);
        std::size_t most = 0;
        for (const auto& [group, places] : groups) most = std::max(most, places);
        std::size_t same_group = 0, same_item = 0;
        for (std::size_t p = 0; p < ring.size(); ++p) {
            const auto next = ring[(p + 1) % ring.size()];
            same_group += entrants[ring[p]].group == entrants[next].group ? 1U : 0U;
            same_item += ring[p] == next ? 1U : 0U;
        }
        INFO("round ", i, " of ", ring.size());
        if (2 * most <= ring.size()) {
            ++avoidable;
            CHECK(same_group == 0);
        }
        CHECK(same_item == 0);
    }
    CHECK(avoidable > 1000);
}

TEST_CASE("shares become whole places within one in a hundred") {
    std::vector<Entrant> entrants(3);
    entrants[0].share = 1;
    entrants[1].share = 1.5;
    entrants[2].share = 0.75;
    deal_copies(entrants);
    CHECK(entrants[0].copies == 4);
    CHECK(entrants[1].copies == 6);
    CHECK(entrants[2].copies == 3);
}

TEST_CASE("an item that lasts for minutes only gets more places in a round of hours") {
    std::vector<Entrant> entrants(1000);
    for (auto& entrant : entrants) entrant.stays = 10s, entrant.lasts = 24h * 365;
    entrants[7].lasts = 20min;
    deal_copies(entrants);
    add_copies_for_short_windows(entrants);
    CHECK(entrants[7].copies >= 1000 * 10 / 600);
    CHECK(entrants[8].copies == 1);
}
