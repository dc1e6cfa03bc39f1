// From feeds to what is on the screen, and to what staff are told of it: of every item that stands in a feed explain
// says what the show does with it.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <set>

#include "app/explain.h"
#include "feed/worker.h"
#include "gather.h"
#include "rules.h"
#include "schedule/emergencies.h"
#include "schedule/rotation.h"
#include "support/process.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;

namespace {

class Chance {
  public:
    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  private:
    std::mt19937 random_{20261129};  // NOLINT(cert-msc51-cpp): the same each time
};

std::string written(WallTime at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(seconds - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

// An item as somebody may write it: right, old, for others, with a rule that nobody understands, with somebody who
// agreed to nothing, or with nothing in it at all.
std::string item(const std::string& id, Chance& chance, WallTime now) {
    const auto hours = [&](int most) { return std::chrono::hours(chance.pick(most)); };
    std::string own = chance.pick(2) == 0 ? R"("kind": "story")" : R"("kind": "kudos")";
    if (chance.pick(8) == 0) own += R"(, "sites": ["annex"])";
    if (chance.pick(8) == 0) own += R"(, "audience": "staff")";
    if (chance.pick(8) == 0) own += R"(, "show_from": ")" + written(now + hours(99) - std::chrono::hours(50)) + "\"";
    if (chance.pick(8) == 0) own += R"(, "show_until": ")" + written(now + hours(99) - std::chrono::hours(50)) + "\"";
    if (chance.pick(10) == 0) own += R"(, "days": ["weekdays"])";
    if (chance.pick(10) == 0) own += R"(, "hours": "whenever")";
    if (chance.pick(6) == 0) own += R"(, "people": [{"name": "Ada Holm"}, {"name": "Ben", "consent": "none"}])";
    std::string text = "{\"id\": \"" + id + "\", \"_accolade\": {" + own + "}";
    if (chance.pick(10) != 0) text += R"(, "title": "Something that went well")";
    if (chance.pick(4) != 0) text += R"(, "date_published": ")" + written(now - hours(24 * 60)) + "\"";
    return text + "}";
}

std::set<std::string> on_screen(const std::shared_ptr<const model::News>& news, const schedule::Rules& rules,
                                WallTime now) {
    std::set<std::string> ids;
    const schedule::Rotation rotation(news, rules, now);
    if (rotation.empty()) return ids;
    auto place = rotation.at(now);
    for (std::size_t i = 0; i < rotation.size(); ++i, place = rotation.after(place))
        for (const auto on : place.items) ids.insert(news->items[on].id);
    return ids;
}

}  // namespace

TEST_CASE("of every item in a feed, whatever its settings, explain says what the show does with it") {
    Chance chance;
    const auto now = machine_clock()().wall;
    const Places places{ACCOLADE_SOURCE_DIR};
    Log quiet([](std::string_view) {}, machine_clock(), false);
    RealDisk disk;
    std::size_t shown = 0, asked = 0;
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        const TempFolder folder;
        Setup setup;
        setup.settings.sites = {"main"};
        setup.demo = false;
        setup.zone = *model::Zone::named("Europe/Oslo");
        std::set<std::string> ids;
        for (const std::string name : {"a", "b"}) {
            std::string items;
            for (int i = 0; i < 13; ++i) {
                const auto id = (i < 2 ? "both " : name + " ") + std::to_string(i);
                items += (items.empty() ? "" : ",\n") + item(id, chance, now);
                ids.insert(id);
            }
            config::FeedSource feed;
            feed.address = folder
                               .write(name + ".json",
                                      R"({"version": "https://jsonfeed.org/version/1.1", "items": [)" + items + "]}")
                               .string();
            if (chance.pick(2) == 0) feed.limit = 1 + chance.pick(12);
            if (chance.pick(2) == 0) feed.newer_than = 1 + chance.pick(60);
            setup.settings.feeds.push_back(feed);
        }
        const auto rules = rules_of(setup.settings, setup.zone);

        Latest<model::News> latest;
        std::set<std::string> on;
        {
            feed::FeedWorker worker(sources_of(setup, places), {"test", disk, machine_clock(), quiet}, folder / "state",
                                    "", latest, [] {});
            REQUIRE(eventually([&] {
                const auto sources = worker.sources();
                return sources.size() == 2 && sources[0].fresh_at && sources[1].fresh_at;
            }));
            CHECK(worker.stop(std::chrono::seconds(5)));
            on = on_screen(latest.get(), rules, now);
        }
        const auto collected = collect(setup, now, places, disk, machine_clock(), quiet, folder / "pictures");
        const auto all = explanations(collected, rules, now);
        for (const auto& id : ids) {
            CAPTURE(id);
            const auto told = std::ranges::find(all, id, &Explanation::id);
            REQUIRE(told != all.end());
            CHECK(told->reasons.empty() == on.contains(id));
            ++asked;
            shown += on.contains(id) ? 1U : 0U;
        }
        CHECK(all.size() == ids.size());
    }
    CHECK(asked == 40 * 24);
    CHECK(shown > 150);
}
