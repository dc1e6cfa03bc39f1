#include "schedule/show.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>

#include "schedule/ended.h"
#include "schedule/lobby.h"
#include "schedule/stepping.h"

using namespace accolade;
using namespace accolade::test;
using model::Hours;

namespace {

struct Month {
    std::map<std::string, int> shown;
    std::map<Kind, int> kinds;
    int slides = 0, items = 0, same_kind = 0, same_item = 0, idle = 0, outside = 0;
};

bool within(const Hours& hours, const model::LocalTime& local) {
    const int minute = local.hour * 60 + local.minute;
    if (hours.from < hours.until) return minute >= hours.from && minute < hours.until;
    return minute >= hours.from || minute < hours.until;
}

// By the clock on the wall alone, without the rules' own arithmetic.
bool outside(const Item& item, const Rules& rules, WallTime at) {
    if (item.show_from && at < *item.show_from) return true;
    if (item.show_until && at >= *item.show_until) return true;
    if (!item.hours && item.days == 127 && !rules.opening) return false;
    const auto local = rules.zone.local(at);
    const auto weekday = static_cast<std::size_t>(local.weekday);
    if (item.hours && !within(*item.hours, local)) return true;
    if ((item.days >> weekday & 1U) == 0) return true;
    if (!rules.opening) return false;
    return std::ranges::none_of((*rules.opening)[weekday], [&](const Hours& hours) { return within(hours, local); });
}

// Every slide of so many days; each is asked for its window at its beginning and before its end.
Month run(Lobby& lobby, int days) {
    Month month;
    const auto end = lobby.now.wall + std::chrono::hours(24 * days);
    const Item* before = nullptr;
    Showing kept;
    std::uint64_t serial = 0;
    while (lobby.now.wall < end) {
        const auto& slide = lobby.show.current;
        const auto* item = slide.item();
        if (item == nullptr) {
            ++month.idle;
        } else if (slide.serial != serial) {
            ++month.slides;
            for (const auto* on : slide.on_slide()) {
                ++month.shown[on->id];
                ++month.items;
            }
            ++month.kinds[item->kind];
            if (before != nullptr && before->id == item->id) ++month.same_item;
            if (before != nullptr && before->kind == item->kind) ++month.same_kind;
            const auto last = lobby.now.wall + (slide.ends - lobby.now.steady) - 1ms;
            if (outside(*item, lobby.rules, lobby.now.wall) || outside(*item, lobby.rules, last)) ++month.outside;
        }
        serial = slide.serial;
        kept = slide;  // keeps the news of `before` alive
        before = kept.item();
        lobby.next();
    }
    return month;
}

}  // namespace

TEST_CASE("two screens that start at different moments agree after at most one slide") {
    const auto news = mixed(23);
    for (int late = 0; late < 300; late += 7) {
        auto first = lobby(news);
        auto second = lobby(news, in("Europe/Oslo"), kMonday + std::chrono::seconds(late) + 123ms);
        while (first.now.wall + (first.show.current.ends - first.now.steady) <= second.now.wall) first.next();
        first.wait(second.now.wall - first.now.wall);
        // The second's first slide may differ; from its end on both show the same, to the millisecond.
        second.next();
        while (first.now.wall + (first.show.current.ends - first.now.steady) <= second.now.wall) first.next();
        first.wait(second.now.wall - first.now.wall);
        for (int i = 0; i < 30; ++i) {
            CHECK(first.on() == second.on());
            CHECK(first.now.wall == second.now.wall);
            first.next();
            second.next();
        }
    }
}

TEST_CASE("the order comes from the ids: a shuffled feed is the same show") {
    auto backwards = mixed_items(23);
    std::ranges::reverse(backwards);
    auto first = lobby(mixed(23)), second = lobby(news_of(backwards));
    for (int i = 0; i < 100; ++i, first.next(), second.next()) CHECK(first.on() == second.on());
}

TEST_CASE("in a month every item gets its share by weight and by kind, and kinds alternate") {
    auto rules = in("Europe/Oslo");
    rules.shares = {{Kind::story, 1.5}, {Kind::quote, 0.5}};
    std::vector<Item> items;
    std::map<std::string, double> shares;
    double sum = 0;
    static constexpr Kind kinds[]{Kind::story, Kind::milestone, Kind::quote, Kind::award, Kind::kudos};
    for (int i = 0; i < 40; ++i) {
        items.push_back(item_of("item-" + std::to_string(i), kinds[i % 5], 1 + i % 3));
        const double share = items.back().weight * (i % 5 == 0 ? 1.5 : i % 5 == 2 ? 0.5 : 1);
        shares[items.back().id] = share;
        sum += share;
    }
    auto month_lobby = lobby(news_of(items), rules);
    const auto month = run(month_lobby, 30);
    CHECK(month.slides > 100'000);
    for (const auto& [id, share] : shares) {
        INFO(id);
        CHECK(month.shown.at(id) / static_cast<double>(month.items) == doctest::Approx(share / sum).epsilon(0.03));
    }
    CHECK(month.same_item == 0);
    CHECK(month.same_kind * 1000 < month.slides);  // only where a midnight comes between
    CHECK(month.idle == 0);
}

TEST_CASE("windows hold for a month over both changes of the clocks, in three zones") {
    struct Case {
        const char* zone;
        WallTime from;
    };
    for (const auto& [zone, from] :
         {Case{"Europe/Oslo", utc(2026, 3, 15)}, Case{"Europe/Oslo", utc(2026, 10, 10)},
          Case{"America/New_York", utc(2026, 2, 25)}, Case{"America/New_York", utc(2026, 10, 20)},
          Case{"Australia/Lord_Howe", utc(2026, 3, 25)}, Case{"Australia/Lord_Howe", utc(2026, 9, 20)},
          Case{"Asia/Kolkata", utc(2026, 3, 15)}}) {
        auto items = mixed_items(20);
        items[0].hours = Hours{8 * 60, 8 * 60 + 30};
        items[1].hours = Hours{22 * 60, 2 * 60 + 30};
        items[2].days = model::saturday | model::sunday;
        items[3].show_from = from + 100h;
        items[3].show_until = from + 101h;
        items[4].days = model::monday;
        items[4].hours = Hours{12 * 60, 13 * 60};
        items[5].hours = Hours{1 * 60, 3 * 60 + 30};  // holds the hour that comes twice, in each zone
        auto rules = in(zone);
        auto here = lobby(news_of(items), rules, from);
        const auto month = run(here, 30);
        INFO(std::string(zone));
        CHECK(month.outside == 0);
        CHECK(month.same_item == 0);
        CHECK(month.idle == 0);
        for (const auto& item : items) CHECK(month.shown.count(item.id) == 1);
        CHECK(month.shown.at(items[0].id) >= 29 * 5);
        CHECK(month.shown.at(items[4].id) >= 4);
    }
}

TEST_CASE("an item whose hour is shorter than the round comes up in it every day") {
    auto items = mixed_items(600);  // more than two hours
    items[7].hours = Hours{11 * 60, 11 * 60 + 20};
    items[8].hours = Hours{9 * 60, 10 * 60};
    items[9].hours = Hours{9 * 60 + 30, 10 * 60};
    auto here = lobby(news_of(items));
    std::map<std::string, std::set<int>> days;
    const auto end = here.now.wall + 24h * 30;
    for (; here.now.wall < end; here.next()) days[here.on()].insert(here.rules.zone.local(here.now.wall).date.day);
    CHECK(days[items[7].id].size() == 30);
    CHECK(days[items[8].id].size() == 30);
    CHECK(days[items[9].id].size() == 30);
}

TEST_CASE("opening hours never starve an item, however long the round is") {
    auto rules = in("Europe/Oslo");
    OpeningHours week;
    for (std::size_t day = 0; day < 5; ++day) week[day] = {Hours{8 * 60, 18 * 60}};
    rules.opening = week;
    // Rounds of 4, 12, 16, 24 and 28 hours: the worst are those that divide a day.
    for (const int count : {720, 2160, 2880, 4320, 5040}) {
        auto items = mixed_items(count);
        for (auto& item : items) item.seconds = 20s;
        auto here = lobby(news_of(std::move(items)), rules);
        const auto month = run(here, 42);
        INFO(count);
        CHECK(month.outside == 0);
        CHECK(month.shown.size() == static_cast<std::size_t>(count));
        CHECK(here.show.current.closed == !opening(rules, Calendar(rules.zone, here.now.wall)).open);
    }
}

TEST_CASE("a step of the clock neither cuts nor stretches the slide that is on") {
    for (const auto step : {Milliseconds(1h), Milliseconds(-1h), Milliseconds(-24h * 3653), Milliseconds(3s)}) {
        const auto news = mixed(12);
        auto here = lobby(news);
        here.next();
        const auto on = here.on();
        const auto ends = here.show.current.ends;
        here.wait(2s);
        here.now.wall += step;
        here.turn();
        CHECK(here.on() == on);
        CHECK(here.show.current.ends == ends);
        here.wait(ends - here.now.steady - 1ms);
        CHECK(here.on() == on);
        here.wait(1ms);
        CHECK(here.on() != on);
        // From then on it goes by the new time, as a screen that always had it.
        here.next();
        auto other = lobby(news, here.rules, here.now.wall - 10min);
        while (other.now.wall + (other.show.current.ends - other.now.steady) <= here.now.wall) other.next();
        other.wait(here.now.wall - other.now.wall);
        CHECK(other.on() == here.on());
    }
}

TEST_CASE("an item of five seconds is not passed over when the loop comes a little late") {
    std::vector<Item> items{item_of("a"), item_of("b"), item_of("c")};
    for (auto& item : items) item.seconds = 5s;
    auto here = lobby(news_of(items));
    std::map<std::string, int> shown;
    for (int i = 0; i < 300; ++i) {
        here.wait(here.show.current.ends - here.now.steady + 40ms);
        ++shown[here.on()];
    }
    CHECK(shown["a"] == 100);
    CHECK(shown["b"] == 100);
    CHECK(shown["c"] == 100);
}

TEST_CASE("with nothing to show the idle slide is on, and news end it at once") {
    auto here = lobby(news_of({}));
    CHECK(here.show.current.idle());
    CHECK(!here.show.current.closed);
    const auto serial = here.show.current.serial;
    for (int i = 0; i < 10; ++i) here.next();
    CHECK(here.show.current.serial == serial);
    here.news = news_of({item_of("a")});
    here.wait(1ms);
    CHECK(here.on() == "a");
    REQUIRE(here.show.previous.has_value());
    CHECK(here.show.previous->idle());
    // Withdrawn: it leaves at once, and the lobby is idle again.
    here.news = news_of({});
    here.wait(1s);
    CHECK(here.show.current.idle());
    REQUIRE(here.show.previous.has_value());
    CHECK(here.show.previous->item()->id == "a");
    CHECK(here.show.previous_ended == model::Ended::withdrawn);
}

TEST_CASE("outside opening hours the screen is idle and says so, and opens to the second") {
    auto rules = in("Europe/Oslo");
    OpeningHours week;
    week[0] = {Hours{8 * 60, 18 * 60}};
    rules.opening = week;
    auto here = lobby(mixed(5), rules, utc(2026, 11, 23, 6, 59));
    CHECK(here.show.current.closed);
    while (here.show.current.idle()) here.next();
    CHECK(here.now.wall == utc(2026, 11, 23, 7));
    while (!here.show.current.idle()) here.next();
    CHECK(here.now.wall <= utc(2026, 11, 23, 17));
    CHECK(here.now.wall > utc(2026, 11, 23, 17) - 5s);
    here.wait(10s);
    CHECK(here.show.current.closed);
}

TEST_CASE("a single item stays on, two take turns, and one with much weight does not follow itself") {
    auto alone = lobby(news_of({item_of("a")}));
    for (int i = 0; i < 5; ++i, alone.next()) CHECK(alone.on() == "a");
    auto two = lobby(news_of({item_of("a", Kind::story, 10), item_of("b")}));
    for (int i = 0; i < 20; ++i) {
        const auto before = two.on();
        two.next();
        CHECK(two.on() != before);
    }
    auto many = lobby(news_of({item_of("a", Kind::story, 10), item_of("b"), item_of("c"), item_of("d")}));
    for (int i = 0; i < 50; ++i) {
        const auto before = many.on();
        many.next();
        CHECK(many.on() != before);
    }
}

TEST_CASE(
    "however the news change, no slide stands longer than its own time and five seconds, and screens agree again") {
    std::vector<Item> two{item_of("a"), item_of("b")};
    two[0].seconds = Seconds(24);
    two[1].seconds = Seconds(12);
    auto three = two;
    three.push_back(item_of("c", Kind::quote));
    three.back().seconds = Seconds(17);
    for (int moment = 0; moment < 120; ++moment) {
        auto here = lobby(news_of(three));
        while (here.now.wall < kMonday + std::chrono::seconds(moment)) here.wait(1s);
        here.news = news_of(two);
        here.turn();
        auto beside = lobby(here.news, here.rules, here.now.wall);
        const auto soon = here.now.wall + 10min;
        while (here.now.wall < soon) {
            here.next();
            const auto& slide = here.show.current;
            CHECK(slide.ends - slide.began <= *slide.item()->seconds + 5s);
        }
        while (beside.now.wall < here.now.wall) beside.next();
        here.wait(beside.now.wall - here.now.wall);
        for (int i = 0; i < 3; ++i, here.next(), beside.next()) CHECK(here.on() == beside.on());
    }
}

TEST_CASE("what comes next can be prepared") {
    auto here = lobby(mixed(17));
    for (int i = 0; i < 50; ++i) {
        here.wait(1s);
        const auto next = upcoming(here.show, here.news, here.rules, here.now).showing;
        REQUIRE(next.item() != nullptr);
        const auto id = next.item()->id;
        const auto ends = next.ends;
        here.next();
        CHECK(here.on() == id);
        CHECK(here.show.current.ends == ends);
        CHECK(here.show.current.serial == next.serial);
    }
}

TEST_CASE("news that came while a slide stood are in its successor's rotation, which need not be made again") {
    auto here = lobby(mixed(17));
    here.wait(1s);
    here.news = mixed(30);
    const auto coming = upcoming(here.show, here.news, here.rules, here.now);
    CHECK(coming.rotation->news() == here.news);
    here.show.rotation = coming.rotation;
    here.next();
    CHECK(here.show.rotation == coming.rotation);
    CHECK(here.on() == coming.showing.item()->id);
}

TEST_CASE("the dashes count as many items as there are, at most seven") {
    CHECK(lobby(news_of({item_of("a")})).show.current.progress.count == 0);
    CHECK(lobby(mixed(3)).show.current.progress.count == 3);
    auto here = lobby(mixed(30));
    for (int i = 0; i < 40; ++i, here.next()) {
        CHECK(here.show.current.progress.count == 7);
        CHECK(here.show.current.progress.position < 7);
    }
}

TEST_CASE("before the clock is set everything that is permitted is shown") {
    auto items = mixed_items(6);
    items[0].show_until = utc(2020, 1, 1);
    items[1].show_from = utc(2026, 1, 1);
    items[2].hours = Hours{3 * 60, 3 * 60 + 1};
    auto here = lobby(news_of(items), in("Europe/Oslo"), utc(1970, 1, 1, 12));
    std::set<std::string> shown;
    for (int i = 0; i < 12; ++i, here.next()) shown.insert(here.on());
    CHECK(shown.size() == 6);
}

TEST_CASE("an item that is withdrawn, or that new rules do not allow, leaves at once; the others stay") {
    auto here = lobby(mixed(5));
    here.wait(1s);
    const auto on = here.on();
    auto fewer = mixed_items(5);
    std::erase_if(fewer, [&](const Item& item) { return item.id != on; });
    SUBCASE("withdrawn") {
        here.news = news_of({item_of("b")});
        here.wait(1ms);
        CHECK(here.on() == "b");
        CHECK(here.show.previous_ended == model::Ended::withdrawn);
    }
    SUBCASE("another site's now") {
        fewer.front().sites = {"elsewhere"};
        here.news = news_of(fewer);
        here.wait(1ms);
        CHECK(here.show.current.idle());
        CHECK(here.show.previous_ended == model::Ended::withdrawn);
    }
    SUBCASE("its kind is switched off") {
        here.rules.shares[here.show.current.item()->kind] = 0;
        here.wait(1ms);
        CHECK(here.on() != on);
        CHECK(here.show.previous_ended == model::Ended::withdrawn);
    }
    SUBCASE("the house has closed") {
        here.rules.opening = OpeningHours{};
        here.wait(1ms);
        CHECK(here.show.current.closed);
        CHECK(here.show.previous_ended == model::Ended::closed);
    }
    SUBCASE("others are withdrawn") {
        const auto ends = here.show.current.ends;
        here.news = news_of(fewer);
        here.wait(1ms);
        CHECK(here.on() == on);
        CHECK(here.show.current.ends == ends);
    }
}

TEST_CASE("a correction of the item that is on is on at once, and costs it no time") {
    auto here = lobby(mixed(5));
    here.wait(1s);
    const auto on = here.on();
    const auto ends = here.show.current.ends;
    const auto serial = here.show.current.serial;
    auto corrected = mixed_items(5);
    std::ranges::reverse(corrected);
    for (auto& item : corrected) item.title = "corrected";
    here.news = news_of(corrected);
    here.wait(1ms);
    CHECK(here.on() == on);
    CHECK(here.show.current.item()->title == "corrected");
    CHECK(here.show.current.ends == ends);
    CHECK(here.show.current.serial == serial);
}

TEST_CASE("of every slide is said once when it ended, and why") {
    auto here = lobby(mixed(5));
    const auto begins = here.now.wall;
    const auto first = here.on();
    auto before = here.show;
    here.wait(1s);
    CHECK_FALSE(ended(before, here.show, here.now));
    before = here.show;
    here.next();
    auto shown = ended(before, here.show, here.now);
    REQUIRE(shown);
    model::Shown expected{first, "", before.current.item()->kind, {}, begins, here.now.wall, true, model::Ended::time};
    expected.told = {{first, "", before.current.item()->kind, before.current.item()->title, {}}};
    CHECK(*shown == expected);

    here.wait(1s);
    before = here.show;
    here.show = step_on(here.show, here.news, here.rules, here.now);
    shown = ended(before, here.show, here.now);
    REQUIRE(shown);
    CHECK(shown->why == model::Ended::skipped);
    CHECK_FALSE(shown->whole);

    before = here.show;
    here.news = news_of({});
    here.wait(1s);
    shown = ended(before, here.show, here.now);
    REQUIRE(shown);
    CHECK(shown->why == model::Ended::withdrawn);
    CHECK_FALSE(shown->whole);
    CHECK_FALSE(ended_by_quitting(here.show, here.now));  // the idle slide is nobody's

    auto person = item_of("a");
    person.people = {{"Ada Holm", {}, {}, {}, {}, {}, {}, {}}, {"Mei-Lin Tan", {}, {}, {}, {}, {}, {}, {}}};
    person.source = "feed.json";
    here.news = news_of({person});
    here.wait(1s);
    shown = ended_by_quitting(here.show, here.now);
    REQUIRE(shown);
    CHECK(shown->why == model::Ended::quit);
    CHECK(shown->people == std::vector<std::string>{"Ada Holm", "Mei-Lin Tan"});
    CHECK(shown->source == "feed.json");
}

TEST_CASE("by hand a show steps on, back and stands still, and goes on by itself") {
    auto here = lobby(mixed(5));
    const auto first = here.on();
    here.show.paused = true;
    here.wait(1h);
    CHECK(here.on() == first);
    here.show = step_on(here.show, here.news, here.rules, here.now);
    const auto second = here.on();
    CHECK(second != first);
    CHECK(here.show.paused);
    here.show = step_back(here.show, here.news, here.rules, here.now);
    CHECK(here.on() == first);
    CHECK(here.show.current.why == model::Reason::by_hand);
    here.show.paused = false;
    here.next();
    CHECK(here.on() != first);

    // Not to what is no longer in the news.
    const auto on = here.on();
    auto news = mixed_items(5);
    std::erase_if(news, [&](const Item& item) { return item.id != on; });
    here.news = news_of(news);
    here.wait(1ms);
    here.show = step_back(here.show, here.news, here.rules, here.now);
    CHECK(here.on() == on);
}

TEST_CASE("a show that crashed goes on behind what was on, and one that has nothing else begins with that") {
    Lobby lobby{in("UTC"), mixed(5)};
    lobby.turn();
    const auto crashed_on = lobby.on();
    lobby.wait(2s);
    lobby.next();
    const auto follows = lobby.on();

    Lobby again{in("UTC"), news_of({})};
    again.wait(4s);
    again.show.not_first = {crashed_on};
    again.turn();
    CHECK(again.on() == "(idle)");  // news take a moment
    again.news = mixed(5);
    again.turn();
    CHECK(again.on() == follows);
    CHECK(again.show.not_first.empty());
    std::set<std::string> seen;
    for (int i = 0; i < 10; ++i) {
        again.next();
        seen.insert(again.on());
    }
    CHECK(seen.contains(crashed_on));  // in its turn

    Lobby alone{in("UTC"), news_of({item_of("only")})};
    alone.show.not_first = {"only"};
    alone.turn();
    CHECK(alone.on() == "only");
}
