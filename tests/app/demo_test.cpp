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

namespace {

// The faces and pictures that an item shows.
std::set<std::string> pictures_of(const model::Item& item) {
    std::set<std::string> all{item.image};
    for (const auto& person : item.people) all.insert(person.photo);
    for (const auto& visitor : item.visitors) all.insert(visitor.photo);
    if (item.from) all.insert(item.from->photo);
    if (item.host) all.insert(item.host->photo);
    all.erase("");
    return all;
}

bool share_a_picture(const model::Item& a, const model::Item& b) {
    const auto other = pictures_of(b);
    return std::ranges::any_of(pictures_of(a), [&](const auto& picture) { return other.contains(picture); });
}

}  // namespace

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
        std::vector<model::Item> shown;
        while (now.wall < end) {
            show = schedule::advance(show, news, rules, now);
            REQUIRE(show.current.item() != nullptr);
            seen.push_back(show.current.item()->kind);
            shown.push_back(*show.current.item());
            const auto time = std::max(show.current.ends - now.steady, Milliseconds(1));
            now.wall += time;
            now.steady += time;
        }
        for (std::size_t i = 1; i < seen.size(); ++i) {
            CHECK_MESSAGE(seen[i] != seen[i - 1], model::name_of(seen[i]) << " follows itself, slide " << i);
            CHECK_MESSAGE(!share_a_picture(shown[i], shown[i - 1]),
                          shown[i].id << " shows a picture of " << shown[i - 1].id << ", slide " << i);
        }
        CHECK(std::set<model::Kind>(seen.begin(), seen.end()).size() == model::kind_names().size());
        CHECK(seen.size() > 30);
    }
}
