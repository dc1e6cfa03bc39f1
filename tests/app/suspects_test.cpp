// Items on whose slides the show crashed.
#include "app/suspects.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "model/fingerprint.h"
#include "support/fake_disk.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

const WallTime kMorning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;

model::Item item_of(const std::string& id, const std::string& title = "Back on the grid") {
    model::Item item;
    item.id = id;
    item.source = "https://user:secret@news.example/feed.json";
    item.title = title;
    return item;
}

std::shared_ptr<const model::News> news_of(const std::vector<model::Item>& items) {
    auto news = std::make_shared<model::News>();
    for (const auto& item : items) news->items.push_back(item);
    return news;
}

// A folder, and the shows that begin in it one after the other.
struct World {
    FakeDisk disk;
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};

    Suspects suspects(const std::string& version = "1") { return {disk, log, "/state", version}; }
    // One that crashed while this was on.
    std::vector<std::string> crash(const model::Item& item, WallTime now = kMorning, const char* what = "on") {
        return suspects().count(words(item, what), now);
    }
    static std::string words(const model::Item& item, const char* what = "on") {
        return std::string(what) + " " + model::fingerprint_of(item) + " " + json::literal(item.id) + "\n";
    }
    bool holds(const model::Item& item, WallTime now = kMorning) { return suspects().held(item, now).has_value(); }
};

}  // namespace

TEST_CASE("an item on which the show crashed twice is held back until it is another, and one crash is none") {
    World world;
    const auto bad = item_of("a \"b\"\nc"), good = item_of("good");
    CHECK(world.crash(bad) == std::vector<std::string>{bad.id});
    CHECK_FALSE(world.holds(bad));
    CHECK(world.said.find(R"(was on; if that happens again, the item is held back)") != std::string::npos);
    world.crash(bad, kMorning + 1min);
    CHECK(world.holds(bad));
    CHECK_FALSE(world.holds(good));
    CHECK_FALSE(world.holds(item_of(bad.id, "Back on the grid before the storm")));

    auto suspects = world.suspects();
    const auto all = news_of({bad, good});
    const auto rest = suspects.without_held(all, kMorning);
    REQUIRE(rest->items.size() == 1);
    CHECK(rest->items[0].id == "good");
    CHECK(suspects.without_held(all, kMorning) == rest);
    REQUIRE(suspects.troubles().size() == 1);
    CHECK(suspects.troubles()[0].complaint.where.starts_with("https://news.example/feed.json, item \"a "));
    CHECK(suspects.troubles()[0].complaint.what == held_back());
    CHECK(suspects.troubles()[0].since == kMorning + 1min);
    CHECK(world.said.find("it is held back until it is changed in its feed") != std::string::npos);
    CHECK(world.said.find("secret") == std::string::npos);

    const auto corrected = news_of({item_of(bad.id, "Corrected"), good});
    CHECK(suspects.without_held(corrected, kMorning) == corrected);
    CHECK(suspects.troubles().empty());
    CHECK(world.said.find("has changed, and is shown again") != std::string::npos);
}

TEST_CASE("where nothing was noted nobody is blamed, and nothing is written") {
    World world;
    CHECK(world.suspects().count("", kMorning).empty());
    CHECK(world.suspects().count("on\nnonsense\non x\non x 7\n", kMorning).empty());
    CHECK(world.disk.writes == 0);
    world.disk.put("/state/suspects", "accolade suspects 1 1\nno number at all\n2\n\n");
    CHECK_FALSE(world.holds(item_of("a")));
}

TEST_CASE("a crash while the next slide was made is the next one's, and neither comes first after it") {
    World world;
    const auto on = item_of("on"), made = item_of("made");
    const auto words = World::words(on) + World::words(made, "made");
    CHECK(world.suspects().count(words, kMorning) == std::vector<std::string>{"on", "made"});
    world.suspects().count(words, kMorning);
    CHECK(world.holds(made));
    CHECK_FALSE(world.holds(on));
}

TEST_CASE("a correction that crashes too is held back at once, and its next one is tried ever later") {
    World world;
    const auto version = [](int number) { return item_of("a", "Version " + std::to_string(number)); };
    auto now = kMorning;
    for (const int number : {1, 2}) world.crash(version(number), now);
    CHECK(world.holds(version(2), now));
    CHECK_FALSE(world.holds(version(3), now));  // a correction at once
    for (const auto wait : {1h, 2h, 4h, 8h, 16h, 24h, 24h}) {
        world.crash(version(3), now);
        CHECK(world.holds(version(4), now));
        CHECK(world.holds(version(4), now + wait - 1s));
        CHECK_FALSE(world.holds(version(4), now + wait));
        CHECK(world.holds(version(3), now + wait));
        now += wait;
    }
}

TEST_CASE("what was on and did no harm is forgiven, what left the news is forgotten, another version tries anew") {
    World world;
    const auto news = news_of({item_of("a"), item_of("b")});
    for (const auto& item : news->items) world.crash(item);
    auto suspects = world.suspects();
    schedule::Showing showing;
    showing.news = news;
    showing.items = {0};
    suspects.forgive(showing);
    world.crash(item_of("a"));
    CHECK_FALSE(world.holds(item_of("a")));
    world.crash(item_of("b"));
    CHECK(world.holds(item_of("b")));
    CHECK_FALSE(world.suspects("2").held(item_of("b"), kMorning));

    auto later = world.suspects();
    later.without_held(news_of({}), kMorning);
    later.forget_withdrawn();  // they may still come
    CHECK(world.holds(item_of("b")));
    later.without_held(news_of({item_of("a")}), kMorning);
    later.forget_withdrawn();
    CHECK_FALSE(world.holds(item_of("b")));
    later.without_held(news_of({item_of("c")}), kMorning);
    later.forget_withdrawn();
    CHECK(world.disk.files.empty());
}

TEST_CASE("a disk that cannot be written costs the memory of it, and is said") {
    World world;
    world.disk.full = true;
    auto suspects = world.suspects();
    for (int i = 0; i < 2; ++i) suspects.count(World::words(item_of("a")), kMorning);
    CHECK(suspects.held(item_of("a"), kMorning));
    CHECK(world.said.find("is forgotten with the next start") != std::string::npos);
}
