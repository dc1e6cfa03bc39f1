#include "app/explain.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "schedule/emergencies.h"
#include "schedule/lobby.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;

namespace {

Explanation of(const Item& item, const Rules& rules, WallTime at = kMonday) {
    return explanations(news_of({item}), rules, at).at(0);
}

std::string reasons(const Item& item, const Rules& rules, WallTime at = kMonday) {
    std::string all;
    for (const auto& reason : of(item, rules, at).reasons) all += reason + "\n";
    return all;
}

// What is over at some time.
template <class Pick>
void announce(Item& item, WallTime at, Pick& pick) {
    constexpr Kind kAnnounced[]{Kind::event, Kind::session, Kind::welcome, Kind::incentive};
    item.kind = kAnnounced[pick(4)];
    const auto moment = [&] {
        const bool all_day = pick(2) == 0;
        const auto when = at + std::chrono::minutes(pick(6000) - 3000);
        return model::Moment{all_day ? std::chrono::floor<std::chrono::days>(when) : when, all_day};
    };
    if (pick(3) != 0) item.starts = moment();
    if (pick(2) == 0) item.ends = moment();
}

void refuse(Item& item, int as) {
    model::Person person;
    person.name = "Ada Holm";
    person.consent = model::Consent::none;
    if (as == 0) item.people.push_back(person);
    if (as == 1) item.visitors.push_back(person);
    if (as == 2) item.from = person;
    if (as == 3) item.host = person;
}

}  // namespace

TEST_CASE("each rule that keeps an item off is told in words, with the member or setting that says so") {
    auto rules = in("Europe/Oslo");
    rules.sites = {"main"};
    auto item = item_of("x");
    CHECK(reasons(item, rules).empty());

    item.sites = {"annex"};
    CHECK(reasons(item, rules) == "only for site \"annex\"; this screen is \"main\"\n");
    item.sites = {"Main"};
    CHECK(reasons(item, rules) == "only for site \"Main\"; this screen is \"main\"; they differ in case alone\n");
    item.sites = {"mian"};
    CHECK(reasons(item, rules) == "only for site \"mian\"; this screen is \"main\"; is one of them misspelt?\n");
    rules.sites = {};
    CHECK(reasons(item, rules) == "only for site \"mian\"; this screen has no \"site\"\n");

    item = item_of("x");
    item.audience = model::Audience::staff;
    item.show_from = utc(2027, 1, 1, 7);
    CHECK(reasons(item, rules) ==
          "for staff (\"audience\": \"staff\"); this screen's \"audience\" is \"public\"\n"
          "from 2027-01-01 08:00 (\"show_from\")\n");

    item = item_of("x", Kind::social);
    rules.shares[Kind::social] = 0;
    model::Person person;
    person.name = "Ada Holm";
    person.consent = model::Consent::none;
    item.people.push_back(person);
    CHECK(reasons(item, rules) ==
          "a person on it agreed to no display (\"consent\": \"none\")\n"
          "kind \"social\" has share 0 in the settings (\"kinds\")\n");

    item = item_of("x");
    item.show_until = utc(2026, 11, 1);
    CHECK(reasons(item, rules) == "until 2026-11-01 01:00 (\"show_until\")\n");
    CHECK_FALSE(of(item, rules).next);
    item = item_of("x");
    item.days = model::tuesday;
    CHECK(reasons(item, rules) == "only on its days and hours (\"days\", \"hours\"), next from 2026-11-24 00:00\n");
    CHECK(of(item, rules).next == utc(2026, 11, 23, 23));
}

TEST_CASE("a closed screen and an emergency are told, and the emergency itself is shown") {
    auto rules = in("Europe/Oslo");
    rules.opening.emplace();
    for (auto& day : *rules.opening) day.push_back({12 * 60, 18 * 60});
    CHECK(reasons(item_of("x"), rules) == "this screen is closed until 2026-11-23 12:00 (\"opening_hours\")\n");
    CHECK(of(item_of("x"), rules).next == utc(2026, 11, 23, 11));
    auto fire = item_of("fire", Kind::notice);
    fire.severity = model::Severity::emergency;
    const auto both = explanations(news_of({item_of("x"), fire}), rules, kMonday);
    CHECK(both.at(1).reasons.empty());
    CHECK(both.at(0).reasons.at(0) == "the emergency \"fire\" has the screen until it ends or leaves the feed");
}

TEST_CASE("an item that is shown says when it comes next, and how often") {
    const auto rules = in("Europe/Oslo");
    const auto news = news_of(mixed_items(12));
    const Rotation rotation(news, rules, kMonday);
    for (const auto& one : explanations(news, rules, kMonday)) {
        REQUIRE(one.next);
        const auto place = rotation.at(*one.next);
        CHECK(std::ranges::any_of(place.items, [&](auto i) { return news->items[i].id == one.id; }));
        CHECK(one.times_a_day > 100);
    }
}

TEST_CASE(
    "what is not in the news is told as well: what a feed's settings leave out, who agreed to nothing, what was "
    "refused") {
    const auto rules = in("Europe/Oslo");
    feed::Collected collected;
    collected.news.items.push_back(item_of("here"));
    collected.left_out = {{"old", Kind::award, feed::Because::too_old, 30, utc(2026, 10, 1, 7)},
                          {"many", Kind::kudos, feed::Because::too_many, 20, {}},
                          {"here", Kind::story, feed::Because::too_many, 20, {}}};  // another feed has it too
    collected.news.refusals = {{"ada", "Ada Holm"}};
    collected.complaints = {{Severity::error, "feed.json, item 3 (\"party\"), line 8", "\"days\" is not understood"},
                            {Severity::error, "feed.json, item 3 (\"party\"), line 9", "\"hours\" is not understood"},
                            {Severity::warning, "feed.json, item 1 (\"here\"), line 2", "\"tittle\" is unknown"},
                            {Severity::error, "feed.json", "one more thing"}};
    std::string all;
    for (const auto& one : explanations(collected, rules, kMonday)) {
        all += one.id + " " + one.kind + "\n";
        for (const auto& reason : one.reasons) all += "  " + reason + "\n";
    }
    CHECK(all ==
          "here story\n"
          "old award\n"
          "  older than its feed's items may be (\"newer_than\": 30): it is of 2026-10-01 09:00\n"
          "many kudos\n"
          "  its feed has so many newer items (\"limit\": 20)\n"
          "ada \n"
          "  a person on it agreed to no display (\"consent\": \"none\")\n"
          "party \n"
          "  feed.json, item 3 (\"party\"), line 8: error: \"days\" is not understood\n"
          "  feed.json, item 3 (\"party\"), line 9: error: \"hours\" is not understood\n");
}

TEST_CASE("explain never disagrees with what the show does") {
    std::mt19937 random(20261128);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const char* zones[]{"Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"};
    int shown = 0;
    for (int round = 0; round < 1000; ++round) {
        auto rules = in(zones[pick(4)]);
        rules.sites = pick(2) == 0 ? std::vector<std::string>{"main"} : std::vector<std::string>{};
        rules.staff = pick(2) == 0;
        if (pick(4) == 0) rules.shares[Kind::kudos] = 0;
        if (pick(4) == 0) rules.shares[Kind::event] = pick(2) == 0 ? 0 : 2.5;
        rules.takeovers = pick(2) == 0;  // neither this nor quiet hours keep an item off
        if (pick(4) == 0) {
            rules.quiet.emplace();
            for (auto& day : *rules.quiet) day.push_back({pick(1440), pick(1440)});
        }
        if (pick(3) == 0) {
            rules.opening.emplace();
            for (auto& day : *rules.opening)
                if (pick(3) != 0) day.push_back({pick(1440), pick(1440)});
        }
        const bool clock_is_set = pick(20) != 0;
        const auto at =
            clock_is_set ? utc(2026, 1, 1) + std::chrono::minutes(pick(500'000)) : WallTime(std::chrono::hours(5));
        auto items = mixed_items(1 + pick(6));
        for (auto& item : items) {
            if (pick(3) == 0) item.sites = {pick(2) == 0 ? "main" : "annex"};
            if (pick(4) == 0) item.audience = model::Audience::staff;
            if (pick(3) == 0) item.show_from = at + std::chrono::minutes(pick(4000) - 2000);
            if (pick(3) == 0) item.show_until = at + std::chrono::minutes(pick(4000) - 2000);
            if (pick(4) == 0) item.days = static_cast<std::uint8_t>(pick(128));
            if (pick(4) == 0) item.hours = model::Hours{pick(1440), pick(1440)};
            if (pick(3) == 0) announce(item, at, pick);
            if (pick(12) == 0) refuse(item, pick(4));
            if (pick(30) == 0) {
                item.kind = Kind::notice;
                item.severity = model::Severity::emergency;
            }
        }
        const auto news = news_of(items);
        const Emergencies emergencies(news, rules, at);
        const Rotation rotation(news, rules, at);
        std::set<std::size_t> on;
        if (!emergencies.items().empty()) {
            on.insert(emergencies.items().begin(), emergencies.items().end());
        } else if (!rotation.closed() && !rotation.empty()) {
            auto place = rotation.at(at);
            for (std::size_t i = 0; i < rotation.size(); ++i, place = rotation.after(place))
                on.insert(place.items.begin(), place.items.end());
        }
        const auto all = explanations(news, rules, at);
        const auto show = advance({}, news, rules, {at, SteadyTime{}});
        CHECK(show.current.idle() == on.empty());
        for (const auto i : show.current.items) CHECK(all.at(i).reasons.empty());
        for (std::size_t i = 0; i < all.size(); ++i) {
            CAPTURE(round);
            CAPTURE(all[i].id);
            CHECK(all[i].reasons.empty() == on.contains(i));
            if (on.contains(i)) ++shown;
            if (on.contains(i) && emergencies.items().empty()) {
                if (!all[i].next) continue;  // its time ends before its turn comes
                const auto place = Rotation(news, rules, *all[i].next).at(*all[i].next);
                CHECK(std::ranges::find(place.items, i) != place.items.end());
                CHECK(opening(rules, Calendar(rules.zone, *all[i].next)).open);
            }
            // What comes later really comes then, where no emergency has the screen.
            if (on.contains(i) || !all[i].next || !emergencies.items().empty()) continue;
            CHECK(*all[i].next > at);
            CHECK(may_show(news->items[i], rules, *all[i].next));
            CHECK(opening(rules, Calendar(rules.zone, *all[i].next)).open);
            CHECK_FALSE((may_show(news->items[i], rules, *all[i].next - Milliseconds(1)) &&
                         opening(rules, Calendar(rules.zone, *all[i].next - Milliseconds(1))).open));
        }
    }
    CHECK(shown > 500);
}
