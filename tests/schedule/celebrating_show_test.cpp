#include <doctest/doctest.h>

#include <algorithm>

#include "schedule/ended.h"
#include "schedule/lobby.h"
#include "schedule/stepping.h"

using namespace accolade;
using namespace accolade::test;
using model::Ended;
using model::Hours;
using model::Reason;

namespace {

model::Celebration of(const std::string& id, WallTime starts, model::Cause cause = model::Cause::call) {
    model::Celebration celebration;
    celebration.key = "key of " + id;
    celebration.item = id;
    celebration.cause = cause;
    celebration.starts = starts;
    return celebration;
}

Item slow(const std::string& id, int seconds = 40) {
    auto item = item_of(id);
    item.seconds = std::chrono::seconds(seconds);
    return item;
}

// On its first slide, which has most of its time left.
struct Evening : Lobby {
    explicit Evening(std::vector<Item> items = {slow("a"), slow("b"), slow("c")}, Rules rules_ = in("Europe/Oslo"))
        : Lobby(lobby(news_of(std::move(items)), std::move(rules_))) {
        next();
        wait(2s);
    }
    std::string other() const { return on() == "a" ? "b" : "a"; }
    void celebrate(const std::string& id, model::Cause cause = model::Cause::call) {
        show = advance(show, news, rules, now, of(id, now.wall - 40ms, cause));
    }
};

}  // namespace

TEST_CASE("a celebration interrupts the slide at once, and that goes on for what it had left") {
    Evening here;
    const auto before = here.show;
    const auto id = here.on();
    const auto left = here.show.current.ends - here.now.steady;
    here.celebrate(here.other());
    const auto& on = here.show.current;
    CHECK(on.why == Reason::celebration);
    CHECK(here.on() != id);
    REQUIRE(on.celebration);
    CHECK(on.serial == before.current.serial + 1);
    CHECK(on.progress.count == 0);
    CHECK(on.ends - here.now.steady == kCelebration - 40ms);
    const auto cut = ended(before, here.show, here.now);
    REQUIRE(cut);
    CHECK(cut->item == id);
    CHECK(cut->why == Ended::interrupted);
    CHECK_FALSE(cut->whole);
    CHECK(upcoming(here.show, here.news, here.rules, here.now).showing.item()->id == id);

    const auto celebrating = here.show;
    here.wait(11'900ms);
    CHECK(here.show.current.serial == celebrating.current.serial);
    here.wait(60ms);
    CHECK(here.on() == id);
    CHECK(here.show.current.why == Reason::rotation);
    CHECK_FALSE(here.show.current.celebration);
    CHECK(here.show.current.serial == celebrating.current.serial + 1);
    CHECK(here.show.current.ends - here.now.steady == left);
    const auto told = ended(celebrating, here.show, here.now);
    REQUIRE(told);
    CHECK(told->why == Ended::time);
    CHECK(told->whole);
    CHECK_FALSE(here.show.interrupted);
    here.next();
    CHECK(here.on() != id);
}

TEST_CASE("a slide that had less than five seconds left makes way for the rotation") {
    Evening here;
    const auto id = here.on();
    here.wait(here.show.current.ends - here.now.steady - 4s);
    REQUIRE(here.on() == id);
    here.celebrate(here.other());
    here.wait(kCelebration);
    CHECK(here.on() != id);
    CHECK(here.show.current.why == Reason::rotation);
}

TEST_CASE("a slide that was withdrawn meanwhile, or may no longer be shown, does not come back") {
    for (const bool withdrawn : {true, false}) {
        Evening here;
        const auto id = here.on();
        here.celebrate(here.other());
        std::vector<Item> items(here.news->items.begin(), here.news->items.end());
        if (withdrawn) {
            std::erase_if(items, [&](const Item& item) { return item.id == id; });
        } else {
            std::ranges::find(items, id, &Item::id)->show_until = here.now.wall + 14s;
        }
        here.news = news_of(items);
        here.wait(1s);
        CHECK(here.show.current.celebration);
        here.wait(11s);
        CHECK_FALSE(here.show.current.celebration);
        CHECK(here.on() != id);
    }
}

TEST_CASE("an item that is withdrawn ends its celebration at once, and one that is corrected goes on with it") {
    Evening here;
    const auto id = here.on(), other = here.other();
    here.celebrate(other);
    std::vector<Item> items(here.news->items.begin(), here.news->items.end());
    std::ranges::find(items, other, &Item::id)->title = "corrected";
    here.news = news_of(items);
    here.wait(1s);
    CHECK(here.show.current.celebration);
    CHECK(here.show.current.item()->title == "corrected");
    std::erase_if(items, [&](const Item& item) { return item.id == other; });
    here.news = news_of(items);
    here.wait(1ms);
    CHECK_FALSE(here.show.current.celebration);
    CHECK(here.show.previous_ended == Ended::withdrawn);
    CHECK(here.on() == id);
}

TEST_CASE("an item that is not there is not celebrated") {
    Evening here;
    const auto serial = here.show.current.serial;
    here.celebrate("nobody");
    CHECK(here.show.current.serial == serial);
    CHECK_FALSE(here.show.current.celebration);
}

TEST_CASE("a celebration comes and goes in a show that is paused, and then the slide stands again") {
    Evening here;
    const auto id = here.on();
    here.show.paused = true;
    here.wait(10min);
    CHECK(here.on() == id);
    here.celebrate(here.other());
    CHECK(here.show.current.celebration);
    CHECK(lasts(here.show, here.now) <= kCelebration);
    here.wait(kCelebration);
    CHECK(here.on() == id);
    CHECK(here.show.paused);
    here.wait(10min);
    CHECK(here.on() == id);
}

TEST_CASE("by hand a celebration ends, forwards and backwards") {
    for (const bool forwards : {true, false}) {
        Evening here;
        const auto id = here.on();
        here.celebrate(here.other());
        here.wait(3s);
        const auto before = here.show;
        here.show = (forwards ? step_on : step_back)(here.show, here.news, here.rules, here.now);
        CHECK_FALSE(here.show.current.celebration);
        CHECK(here.on() == id);
        CHECK(here.show.previous_ended == Ended::skipped);
        CHECK(here.show.ahead == before.ahead);
        const auto serial = here.show.current.serial;
        here.show = step_back(here.show, here.news, here.rules, here.now);
        CHECK(here.show.current.serial == serial);  // there is no way back into a celebration
    }
}

TEST_CASE("an emergency goes before a celebration, and the rotation follows it") {
    auto fire = item_of("fire", Kind::notice);
    fire.severity = model::Severity::emergency;
    Evening here;
    here.celebrate(here.other());
    std::vector<Item> items(here.news->items.begin(), here.news->items.end());
    items.push_back(fire);
    here.news = news_of(items);
    here.wait(1s);
    CHECK(here.on() == "fire");
    CHECK(here.show.previous_ended == Ended::interrupted);
    here.celebrate("a");
    CHECK(here.on() == "fire");
    items.pop_back();
    here.news = news_of(items);
    here.wait(1s);
    CHECK(here.show.current.why == Reason::rotation);

    Evening both;  // in one turn
    std::vector<Item> together(both.news->items.begin(), both.news->items.end());
    together.push_back(fire);
    both.news = news_of(together);
    both.celebrate("a");
    CHECK(both.on() == "fire");
}

TEST_CASE("a celebration ends with the opening hours, and a rehearsal does not ask for them") {
    auto rules = in("Europe/Oslo");
    OpeningHours week;
    week[0] = {Hours{9 * 60, 10 * 60 + 1}};  // until a minute after it is now
    rules.opening = week;
    Evening here({slow("a", 5), slow("b", 5), slow("c", 5)}, rules);
    here.wait(here.now.wall < kMonday + 55s ? kMonday + 55s - here.now.wall : 0ms);
    here.celebrate(here.other());
    CHECK(here.show.current.celebration);
    here.next();
    CHECK(here.now.wall == kMonday + 60s);
    CHECK(here.show.current.closed);
    here.celebrate("a");
    CHECK(here.show.current.closed);
    here.celebrate("a", model::Cause::rehearsal);
    CHECK(here.show.current.celebration);
    here.news = news_of({slow("a"), slow("b")});
    here.wait(6s);
    CHECK(here.show.current.celebration);
    here.next();
    CHECK(here.show.current.closed);
}

TEST_CASE("a rehearsal makes way for a celebration, and what both interrupted goes on") {
    Evening here;
    const auto id = here.on();
    here.celebrate(here.other(), model::Cause::rehearsal);
    here.wait(4s);
    here.celebrate("c");
    CHECK_FALSE(here.show.current.rehearsal());
    CHECK(here.on() == "c");
    here.wait(kCelebration);
    CHECK(here.on() == id);
}

TEST_CASE("the house slide is celebrated over, and comes back") {
    auto hidden = item_of("hidden");
    hidden.weight = 1;
    auto rules = in("Europe/Oslo");
    auto here = lobby(news_of({}), rules);
    here.wait(2s);
    REQUIRE(here.show.current.idle());
    hidden.show_until = here.now.wall + 13s;
    here.news = news_of({hidden});
    here.show = advance(here.show, here.news, here.rules, here.now, of("hidden", here.now.wall));
    CHECK(here.show.current.celebration);
    CHECK(here.show.previous_ended == Ended::time);
    here.wait(13s);
    CHECK(here.show.current.idle());
}
