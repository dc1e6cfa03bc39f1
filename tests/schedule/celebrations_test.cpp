#include "schedule/celebrations.h"

#include <doctest/doctest.h>

#include "schedule/party.h"

using namespace accolade;
using namespace accolade::test;
using model::Cause;
using model::Hours;

namespace {

Rules with_hours(int from, int until) {
    auto rules = in("Europe/Oslo");
    OpeningHours week;
    week.fill({Hours{from * 60, until * 60}});
    rules.opening = week;
    return rules;
}

}  // namespace

TEST_CASE("a counter that reaches a number is celebrated once, whatever it does after") {
    Party party({counting("passengers", 990'000, {900'000, 1'000'000})});
    CHECK(party.takeovers.empty());  // 900,000 is long ago
    party.count("passengers", 1'000'004);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].key == "passengers@1000000");
    CHECK(party.takeovers[0].item == "passengers");
    CHECK(party.takeovers[0].cause == Cause::threshold);
    CHECK(party.takeovers[0].number == 1'000'000);
    CHECK_FALSE(party.takeovers[0].earlier);
    for (const double value : {999'998.0, 1'000'001.0, 980'000.0, 1'200'000.0}) {
        party.count("passengers", value);
        party.run(4min);
    }
    party.restart(2h);
    party.run(10min);
    CHECK(party.takeovers.size() == 1);
    CHECK(party.banners.empty());
}

TEST_CASE("of several numbers reached at once the highest is celebrated, and the others are done with") {
    Party party({counting("homes", 10, {20, 30, 40, 50})});
    party.count("homes", 45);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].number == 40);
    party.count("homes", 5);
    party.run(1min);
    party.count("homes", 46);
    party.run(5min);
    CHECK(party.takeovers.size() == 1);
    party.count("homes", 50);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 2);
    CHECK(party.takeovers[1].number == 50);
}

TEST_CASE("what a screen first hears of is celebrated only where the feed says that it is of the last day") {
    auto fell = counting("fell", 100, {100});
    fell.counter->previous = model::Number{95, 0};
    auto today = fell, last_week = fell;
    today.id = "today";
    today.counter->as_of = kMonday - 5h;
    last_week.id = "last-week";
    last_week.counter->as_of = kMonday - 170h;
    auto stood = today;
    stood.id = "stood";
    stood.counter->previous = model::Number{100, 0};
    const Party party({fell, today, last_week, stood, festive("dateless"), festive("old", kMonday - 30h),
                       festive("fresh", kMonday - 3h)});
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].key == "today@100");
    CHECK(party.takeovers[0].earlier);
    REQUIRE(party.banners.size() == 1);  // the other, within three minutes
    CHECK(party.banners[0].celebration.key == "fresh!");
    CHECK(party.banners[0].celebration.earlier);
    CHECK(party.banners[0].others.empty());
}

TEST_CASE("an item that asks for it is celebrated when it first arrives, and not when it is corrected") {
    Party party;
    party.put(festive("storm-crew", kMonday - 2h));
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].key == "storm-crew!");
    CHECK(party.takeovers[0].cause == Cause::item);
    CHECK_FALSE(party.takeovers[0].earlier);  // it is new here
    auto corrected = festive("storm-crew", kMonday);
    corrected.title = "The storm crew";
    party.put(corrected);
    party.run(4min);
    party.drop("storm-crew");
    party.run(4min);
    party.put(corrected);
    party.run(4min);
    party.put(festive("of-last-week", kMonday - 100h));
    party.run(4min);
    CHECK(party.takeovers.size() == 1);
    CHECK(party.banners.empty());
}

TEST_CASE("an item that may be shown from a moment on is celebrated then, and as new") {
    Party party;
    auto item = festive("at-noon", kMonday - 1h);
    item.show_from = kMonday + 3h;
    party.put(item);
    party.run(2h + 54min, 1s);
    CHECK(party.takeovers.empty());
    party.run(2min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK_FALSE(party.takeovers[0].earlier);
}

TEST_CASE("a call is celebrated at once, and once however often it comes") {
    Party party;
    party.now.wall += 3'456ms;
    party.call("event-7", "item-1", party.now.wall - 20ms);
    party.turn();
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].key == "event-7");
    CHECK(party.takeovers[0].cause == Cause::call);
    CHECK(party.takeovers[0].sent == party.now.wall - 20ms);
    CHECK(party.takeovers[0].starts <= party.now.wall);
    CHECK(party.now.wall - party.takeovers[0].starts < 100ms);
    CHECK(party.takeovers[0].starts.time_since_epoch() % 100ms == 0ms);
    CHECK(party.celebrating());
    CHECK(party.on() == "item-1");
    party.call("event-7", "item-1");
    party.run(5min);
    party.next.calls.clear();
    party.publish();
    party.run(1min);
    party.call("event-7", "item-1");
    party.run(5min);
    CHECK(party.takeovers.size() == 1);
    CHECK(party.banners.empty());
}

TEST_CASE("the time on the way is that of a celebration that began when it was heard of, not of one that waited") {
    Party party;
    party.call("event-1", "item-1", party.now.wall - 20ms);
    party.turn();
    party.run(2min + 58s);
    party.call("event-2", "item-2", party.now.wall - 20ms);
    party.run(1s, 100ms);
    party.call("event-3", "item-0", party.now.wall - 20ms);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 2);
    CHECK(party.takeovers[0].sent);
    CHECK_FALSE(party.takeovers[1].sent);
}

TEST_CASE("a call for an item that is not there yet waits for it, as long as it may be told") {
    Party party;
    party.call("event-1", "to-come");
    party.run(1min);
    CHECK(party.takeovers.empty());
    party.put(item_of("to-come"));
    party.turn();
    REQUIRE(party.takeovers.size() == 1);
    CHECK_FALSE(party.takeovers[0].earlier);
    party.call("event-2", "too-late");
    party.run(25h, 30s);
    party.put(item_of("too-late"));
    party.run(1min);
    CHECK(party.takeovers.size() == 1);
}

TEST_CASE("what a fetch brought begins with the next whole ten seconds, as on the screens beside it") {
    Party first({counting("homes", 10, {20})}), second({counting("homes", 10, {20})});
    for (auto* party : {&first, &second}) {
        party->now.wall = WallTime(std::chrono::floor<std::chrono::minutes>(party->now.wall)) + 1min;
        party->turn();
    }
    first.run(1'300ms, 100ms);
    second.run(5'750ms, 50ms);
    first.count("homes", 21);
    second.count("homes", 21);
    first.run(20s, 16ms);
    second.run(20s, 17ms);
    REQUIRE(first.takeovers.size() == 1);
    REQUIRE(second.takeovers.size() == 1);
    CHECK(first.takeovers[0] == second.takeovers[0]);
    CHECK(first.takeovers[0].starts.time_since_epoch() % 10s == 0ms);
}

TEST_CASE("a counter that a stream moved begins at once") {
    Party party({counting("homes", 10, {20})});
    party.now.wall += 4'321ms;
    party.count("homes", 20, party.now.wall - 12ms);
    party.turn();
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].sent == party.now.wall - 12ms);
    CHECK(party.celebrating());
}

TEST_CASE("the count begins at what this screen showed last") {
    Party party({counting("homes", 10, {20, 30})});
    party.celebrations.showed("homes", 14);
    party.count("homes", 22);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].from == 14);
    party.celebrations.showed("homes", 22);
    party.restart(1min);
    party.run(4min);
    party.count("homes", 30);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 2);
    CHECK(party.takeovers[1].from == 22);
}

TEST_CASE("there is one takeover in three minutes, twelve in an hour, and the others are banners") {
    Party party;
    for (int i = 0; i < 240; ++i) {
        const auto id = "person-" + std::to_string(i);
        party.put(festive(id));
        party.call("call-" + id, id);  // says the same again
        party.run(30s);
    }
    CHECK(party.takeovers.size() == 24);
    CHECK(party.takeovers.size() + party.banners.size() == 240);
    for (std::size_t i = 1; i < party.takeovers.size(); ++i)
        CHECK(party.takeovers[i].starts - party.takeovers[i - 1].starts >= 3min);
    for (const auto& banner : party.banners) CHECK(banner.others.empty());
}

TEST_CASE("a flood is a takeover and a banner that counts the others") {
    Party party(mixed_items(100));
    for (int i = 0; i < 10'000; ++i)
        party.next.calls.push_back({"call-" + std::to_string(i), "item-" + std::to_string(i % 50), party.now.wall, {}});
    party.publish();
    party.run(10min);
    CHECK(party.takeovers.size() == 1);
    REQUIRE(party.banners.size() == 1);
    CHECK(party.banners[0].others.size() == 48);
    party.publish();
    party.run(10min);
    CHECK(party.takeovers.size() + party.banners.size() == 2);
    CHECK(party.celebrations.ledger().marks.size() <= Ledger::kMost);
}

TEST_CASE("of several for one item the newest is shown, and a number before anything else") {
    Party party({counting("homes", 10, {20, 30})});
    party.call("first", "item-0");
    party.turn();
    party.count("homes", 20);
    party.call("second", "homes");
    party.turn();
    party.count("homes", 31);
    party.run(20s);
    REQUIRE(party.banners.size() == 1);
    CHECK(party.banners[0].celebration.key == "homes@30");
    CHECK(party.takeovers.size() == 1);
}

TEST_CASE("in quiet hours, or where the settings ask for it, celebrations are banners") {
    for (const bool quiet : {false, true}) {
        Party party;
        if (quiet) {
            OpeningHours week;
            week.fill({Hours{9 * 60, 12 * 60}});  // it is ten
            party.rules.quiet = week;
        } else {
            party.rules.takeovers = false;
        }
        party.call("now", "item-1");
        party.run(5min);
        CHECK(party.takeovers.empty());
        REQUIRE(party.banners.size() == 1);
        CHECK(party.banners[0].celebration.key == "now");
        if (!quiet) continue;
        party.run(2h, 1s);
        party.call("later", "item-1");
        party.turn();
        CHECK(party.takeovers.size() == 1);
    }
}

TEST_CASE("outside opening hours a celebration waits, is told as earlier, and after a day not at all") {
    Party party;
    party.rules = with_hours(7, 19);
    party.run(10h, 1s);  // until eight in the evening
    party.call("evening", "item-1");
    party.run(10h, 1s);
    CHECK(party.takeovers.empty());
    CHECK(party.banners.empty());
    party.run(1h + 5min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].earlier);
    CHECK(party.takeovers[0].key == "evening");

    Party weekend;
    weekend.rules = with_hours(7, 19);
    for (const int day : {5, 6}) (*weekend.rules.opening)[static_cast<std::size_t>(day)].clear();
    weekend.run(4 * 24h + 10h, 10s);  // Friday, eight in the evening
    weekend.call("friday", "item-1");
    weekend.run(60h, 10s);
    CHECK(weekend.takeovers.empty());
    CHECK(weekend.banners.empty());
}

TEST_CASE("an item that may not be shown is not celebrated") {
    Party party;
    auto refused = festive("refused");
    refused.people.push_back({});
    refused.people.back().consent = model::Consent::none;
    auto elsewhere = festive("elsewhere");
    elsewhere.sites = {"tromso"};
    auto staff = counting("staff", 10, {20});
    staff.audience = model::Audience::staff;
    auto over = festive("over");
    over.show_until = kMonday;
    for (const auto& item : {refused, elsewhere, staff, over}) party.put(item);
    party.call("call", "refused");
    party.run(1min);
    party.count("staff", 25);
    party.run(10min);
    CHECK(party.takeovers.empty());
    CHECK(party.banners.empty());
    refused.people.back().consent = model::Consent::full;
    party.put(refused);
    party.run(1min);
    CHECK(party.takeovers.size() == 1);  // the call is still there, or the item is new: once
    CHECK(party.banners.empty());
}

TEST_CASE("what came while the screen was off is told as earlier, and after a day not at all") {
    for (const auto& [off, told, earlier] :
         {std::tuple(5min, true, false), std::tuple(180min, true, true), std::tuple(1'600min, false, false)}) {
        CAPTURE(off.count());
        Party party({counting("homes", 10, {20})});
        party.count("homes", 25);
        party.put(festive("new"));
        party.restart(off);
        party.run(10min);
        REQUIRE(party.takeovers.size() == (told ? 1 : 0));
        REQUIRE(party.banners.size() == (told ? 1 : 0));
        if (told) {
            CHECK(party.takeovers[0].earlier == earlier);
            CHECK(party.takeovers[0].key == "homes@20");
            CHECK(party.banners[0].celebration.key == "new!");
        }
    }
}

TEST_CASE("where the feed says when it was, that counts, and the feed may come late") {
    Party party({counting("homes", 10, {20, 30})});
    auto item = party.item("homes");
    party.restart(60h);
    party.heard = false;
    party.run(20min);
    item.counter->value.value = 20;
    item.counter->as_of = party.now.wall - 2h;
    party.put(item);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].earlier);
    party.heard = true;
    party.run(5min);
    item.counter->value.value = 30;  // as of two hours ago, and yet new to a screen that is on
    party.put(item);
    party.run(1min);
    REQUIRE(party.takeovers.size() == 2);
    CHECK_FALSE(party.takeovers[1].earlier);
}

TEST_CASE("a machine that slept was off") {
    Party party;
    party.now.wall += 5h;  // and the steady clock stood
    party.put(festive("new", party.now.wall - 2h));
    party.run(1min);
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.takeovers[0].earlier);
}

TEST_CASE("while the clock is not set nothing is learned and nothing begins") {
    Party party({counting("homes", 10, {20})});
    const auto right = party.now.wall;
    party.now.wall = utc(1970, 1, 1);
    party.count("homes", 25);
    party.run(1min);
    CHECK(party.takeovers.empty());
    party.now.wall = right + 1min;
    party.run(1min);
    CHECK(party.takeovers.size() == 1);
}

TEST_CASE("a celebration waits until an emergency is over, and one that it cut short comes again") {
    Party party;
    auto fire = item_of("fire", Kind::notice);
    fire.severity = model::Severity::emergency;
    party.put(fire);
    party.call("call", "item-1");
    party.run(1min);
    CHECK(party.on() == "fire");
    party.drop("fire");
    party.run(1s);
    CHECK(party.takeovers.size() == 1);
    CHECK(party.celebrating());
    party.put(fire);  // before its number landed
    party.run(30s);
    CHECK(party.on() == "fire");
    party.drop("fire");
    party.run(4s);
    CHECK(party.takeovers.size() == 2);
    CHECK(party.takeovers[0].key == party.takeovers[1].key);
    party.put(fire);  // and after
    party.run(30s);
    party.drop("fire");
    party.run(10min);
    CHECK(party.takeovers.size() == 2);
}

TEST_CASE("an item that is withdrawn while it is celebrated leaves at once, and its banner too") {
    Party party;
    party.put(festive("new"));
    party.call("call", "new");
    party.run(12s);
    REQUIRE(party.celebrating());
    party.drop("new");
    party.turn();
    CHECK_FALSE(party.celebrating());
    CHECK(party.on() != "new");
    party.run(5min);
    party.rules.takeovers = false;
    party.put(festive("newer"));
    party.run(12s);
    REQUIRE(party.celebrations.banner());
    party.drop("newer");
    party.turn();
    CHECK_FALSE(party.celebrations.banner());
    CHECK(party.celebrations.banner_cut());
    party.turn();
    CHECK_FALSE(party.celebrations.banner_cut());
    party.put(festive("newest"));
    party.run(12s);
    REQUIRE(party.celebrations.banner());
    while (party.celebrations.banner()) party.run(200ms);
    CHECK_FALSE(party.celebrations.banner_cut());  // it had its time
}

TEST_CASE("one that was cut before its number landed is shown again after a restart, and no third time") {
    Party party;
    party.call("call", "item-1");
    party.turn();
    REQUIRE(party.celebrating());
    party.run(1s);
    party.restart(30s);
    party.run(15s);
    REQUIRE(party.takeovers.size() == 2);
    CHECK(party.takeovers[1].key == "call");
    CHECK_FALSE(party.takeovers[1].earlier);
    party.restart(30s);  // it may be what brings the program down
    party.run(10min);
    CHECK(party.takeovers.size() == 2);

    Party other;
    other.call("call", "item-1");
    other.turn();
    other.run(3s);
    other.restart(30s);
    other.run(10min);
    CHECK(other.takeovers.size() == 1);
}

TEST_CASE("a rehearsal is of what is asked for, and nothing is remembered of it") {
    Party party({counting("homes", 10, {20, 30}), festive("crew")});
    party.run(10min);
    const auto shown = party.takeovers.size();
    const auto rehearse = [&](const std::string& id) {
        return party.celebrations.rehearsal(id, party.show, *party.news, party.rules, party.now);
    };
    const auto before = party.celebrations.ledger();
    const auto homes = rehearse("homes");
    REQUIRE(homes);
    CHECK(homes->cause == Cause::rehearsal);
    CHECK(homes->number == 20);
    CHECK_FALSE(rehearse("nobody"));
    while (party.on() == "homes" || party.on() == "crew") party.run(1s);
    CHECK(rehearse("")->item == "homes");
    party.show = advance(party.show, party.news, party.rules, party.now, homes);
    party.celebrations.begin(*homes, party.now);
    CHECK(party.celebrating());
    party.run(6s);
    CHECK(party.celebrating());
    party.run(7s);
    CHECK_FALSE(party.celebrating());
    CHECK(party.celebrations.ledger().marks == before.marks);
    party.count("homes", 20);
    party.run(1min);
    CHECK(party.takeovers.size() == shown + 1);
}

TEST_CASE("somebody looks again when a celebration is to begin, lands or ends") {
    Party party;
    CHECK_FALSE(party.celebrations.wakes(party.now));
    party.run(1s);
    party.put(festive("new"));
    party.turn();
    const auto wakes = party.celebrations.wakes(party.now);
    REQUIRE(wakes);
    CHECK((party.now.wall + (*wakes - party.now.steady)).time_since_epoch() % 10s == 0ms);
    party.run(*wakes - party.now.steady);
    CHECK(party.celebrating());
    CHECK(party.celebrations.wakes(party.now) == party.now.steady + kLanded);
}

TEST_CASE("what was fetched is told with its celebration, and not before") {
    Party party({counting("homes", 10, {20})});
    const auto told = [&](const std::string& id) -> std::optional<double> {
        const auto news = party.celebrations.told(party.news, party.now);
        const auto found = std::ranges::find(news->items, id, &Item::id);
        if (found == news->items.end()) return std::nullopt;
        return found->counter ? found->counter->value.value : 0;
    };
    party.count("homes", 25);
    for (int i = 0; i < 100 && party.takeovers.empty(); ++i) {
        CHECK((i == 0 || told("homes") == 10));
        party.run(200ms);
    }
    REQUIRE(party.takeovers.size() == 1);
    CHECK(party.show.current.item()->counter->value.value == 25);
    CHECK(told("homes") == 25);
    CHECK(party.celebrations.told(party.news, party.now) == party.news);

    party.run(5min);
    party.put(festive("storm-crew"));
    party.run(1s);
    REQUIRE(party.takeovers.size() == 1);
    CHECK_FALSE(told("storm-crew"));
    CHECK(told("homes") == 25);
    party.run(10s);
    CHECK(party.takeovers.size() == 2);
    CHECK(told("storm-crew"));
}

TEST_CASE("what cannot be celebrated yet is told all the same, and what a stream says at once") {
    Party party({counting("homes", 10, {20, 30})});
    const auto told = [&] {
        const auto news = party.celebrations.told(party.news, party.now);
        return std::ranges::find(news->items, "homes", &Item::id)->counter->value.value;
    };
    party.rules = with_hours(22, 23);
    party.count("homes", 25);
    party.run(9s);
    CHECK(told() == 10);
    CHECK(*party.celebrations.wakes(party.now) <= party.now.steady + 2s);
    party.run(2s);
    CHECK(told() == 25);
    CHECK(party.takeovers.empty());
    party.rules = in("Europe/Oslo");
    party.run(5min);
    CHECK(party.takeovers.size() == 1);
    party.count("homes", 35, party.now.wall);
    party.turn();
    CHECK(party.takeovers.size() == 2);
    CHECK(told() == 35);
}

TEST_CASE("a takeover that has waited lets a banner finish, and one that has just come replaces it") {
    const auto up_to_a_banner = [](Party& party) {
        party.call("e1", "item-0");
        party.run(178s);
        REQUIRE(party.takeovers.size() == 1);
        party.call("e2", "item-1");
        party.run(1s);
        REQUIRE(party.banners.size() == 1);
    };
    Party waits;
    up_to_a_banner(waits);
    waits.call("e3", "item-2");
    waits.run(6s);  // by now there is room
    CHECK(waits.takeovers.size() == 1);
    CHECK(waits.celebrations.banner());
    waits.run(2s);
    CHECK(waits.takeovers.size() == 2);
    CHECK(waits.banners.size() == 1);

    Party comes;
    up_to_a_banner(comes);
    comes.run(5s);
    comes.call("e3", "item-2");
    comes.turn();
    CHECK(comes.takeovers.size() == 2);
    comes.run(1min);
    CHECK(comes.banners.size() == 1);  // it had been read
}

TEST_CASE("a banner leaves at once when its item is withdrawn, corrected, or not for this screen any more") {
    Party party;
    party.rules.takeovers = false;
    party.put(festive("third"));
    for (int i = 0; i < 100 && !party.celebrations.banner(); ++i) party.run(200ms);
    REQUIRE(party.celebrations.banner());
    const auto id = party.celebrations.banner()->celebration.item;
    SUBCASE("nothing about it changes") {
        party.put(item_of("another"));
        party.turn();
        CHECK(party.celebrations.banner());
        return;
    }
    SUBCASE("withdrawn") {
        party.drop(id);
    }
    SUBCASE("corrected") {
        auto item = party.item(id);
        item.title = "Somebody else";
        party.put(item);
    }
    SUBCASE("for staff") {
        auto item = party.item(id);
        item.audience = model::Audience::staff;
        party.put(item);
    }
    SUBCASE("over") {
        auto item = party.item(id);
        item.show_until = party.now.wall - 1s;
        party.put(item);
    }
    party.turn();
    CHECK_FALSE(party.celebrations.banner());
    CHECK(party.celebrations.banner_cut());
}
