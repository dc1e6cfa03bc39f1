// The demo feed as it is watched: ten minutes in which no two neighbours are alike.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "feed/feed_parser.h"
#include "model/kind.h"
#include "schedule/show.h"
#include "support/temp_folder.h"

using namespace accolade;

TEST_CASE("ten minutes of the demo: every kind, and none twice in a row, whenever they begin") {
    const std::string file = std::string(ACCOLADE_SOURCE_DIR) + "/assets/demo/feed.json";
    auto parsed = feed::parse_feed(TempFolder::read(file), {file, "demo", "en", {}});
    REQUIRE(parsed.has_value());
    model::News of;
    of.items = std::move(parsed->items);
    const auto news = std::make_shared<const model::News>(std::move(of));
    schedule::Rules rules;
    for (const int hour : {7, 9, 12, 17}) {
        CAPTURE(hour);
        const std::chrono::sys_days day(std::chrono::year(2026) / 11 / 30);
        Now now;
        now.wall = WallTime(day) + std::chrono::hours(hour);
        const WallTime end = now.wall + std::chrono::minutes(10);
        schedule::Show show;
        std::vector<model::Kind> seen;
        while (now.wall < end) {
            show = schedule::advance(show, news, rules, now);
            REQUIRE(show.current.item() != nullptr);
            seen.push_back(show.current.item()->kind);
            const auto time = std::max(show.current.ends - now.steady, Milliseconds(1));
            now.wall += time;
            now.steady += time;
        }
        for (std::size_t i = 1; i < seen.size(); ++i) {
            CHECK_MESSAGE(seen[i] != seen[i - 1], model::name_of(seen[i]) << " follows itself, slide " << i);
        }
        CHECK(std::set<model::Kind>(seen.begin(), seen.end()).size() == model::kind_names().size());
        CHECK(seen.size() > 30);
    }
}
