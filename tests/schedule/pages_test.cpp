#include "schedule/pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "schedule/ended.h"
#include "schedule/lobby.h"
#include "schedule/reading_time.h"

using namespace accolade;
using namespace accolade::test;
using model::Hours;

namespace {

model::Person named(std::string name) {
    model::Person person;
    person.name = std::move(name);
    return person;
}

Item thanks(const std::string& id, int weight = 1) {
    auto item = item_of(id, Kind::kudos, weight);
    item.title.clear();
    item.body = "Thank you for " + id;
    item.people = {named("Ada Holm")};
    return item;
}

Item course(const std::string& id, const std::string& credential, int people = 1) {
    auto item = item_of(id, Kind::learning);
    item.title.clear();
    item.credential = credential;
    for (int i = 0; i < people; ++i) item.people.push_back(named(id + " " + std::to_string(i)));
    return item;
}

// The ids on each page, sorted, because hashes order them.
std::set<std::set<std::string>> pages(std::vector<Item> items) {
    const model::Items all(std::move(items));
    std::set<std::set<std::string>> pages;
    for (const auto& page : pages_of(all)) {
        std::set<std::string> ids;
        for (const auto i : page) ids.insert(all[i].id);
        pages.insert(ids);
    }
    return pages;
}

std::set<std::string> on(const Lobby& lobby) {
    std::set<std::string> ids;
    for (const auto* item : lobby.show.current.on_slide()) ids.insert(item->id);
    return ids;
}

using Ids = std::set<std::set<std::string>>;

}  // namespace

TEST_CASE("up to four thank-yous share a slide, the newest together") {
    std::vector<Item> items;
    for (int i = 0; i < 6; ++i) {
        items.push_back(thanks(std::to_string(i)));
        items.back().published = kMonday - std::chrono::hours(i);
    }
    items.insert(items.begin() + 2, item_of("story"));
    CHECK(pages(items) == Ids{{"0", "1", "2", "3"}, {"4", "5"}, {"story"}});
    std::ranges::reverse(items);
    CHECK(pages(items) == Ids{{"0", "1", "2", "3"}, {"4", "5"}, {"story"}});
    CHECK(pages({thanks("alone")}) == Ids{{"alone"}});
}

TEST_CASE("a thank-you has a slide of its own where a card is too small for it") {
    auto longer = thanks("long");
    longer.body = std::string(101, 'x');
    auto wide = thanks("wide");
    for (int i = 0; i < 51; ++i) wide.body += "謝";
    auto headed = thanks("headed");
    headed.title = "A quiet hero";
    auto nobody = thanks("nobody");
    nobody.people.clear();
    CHECK(pages({thanks("a"), longer, wide, headed, nobody, thanks("b")}) ==
          Ids{{"a", "b"}, {"long"}, {"wide"}, {"headed"}, {"nobody"}});
}

TEST_CASE("those that share a slide come equally often and are read in one language") {
    auto german = thanks("de");
    german.language = "de";
    CHECK(pages({thanks("a"), thanks("b", 3), german, thanks("c"), thanks("d", 3)}) ==
          Ids{{"a", "c"}, {"b", "d"}, {"de"}});
}

TEST_CASE("people of one course share a slide, up to six") {
    CHECK(pages({course("a", "Rope access"), course("b", "First aid"), course("c", "Rope access"), course("d", "")}) ==
          Ids{{"a", "c"}, {"b"}, {"d"}});
    const auto many =
        pages({course("a", "Rope access", 3), course("b", "Rope access", 2), course("c", "Rope access", 2)});
    CHECK(many.size() == 2);
}

TEST_CASE("each keeps its weight, on whatever slide it is") {
    std::vector<Item> items;
    std::map<std::string, double> shares;
    double sum = 0;
    for (int i = 0; i < 24; ++i) {
        const auto id = "item-" + std::to_string(i);
        items.push_back(i % 2 == 0 ? thanks(id, 1 + i % 3) : item_of(id, Kind::story, 1 + i % 3));
        shares[id] = items.back().weight;
        sum += items.back().weight;
    }
    auto here = lobby(news_of(items));
    std::map<std::string, int> shown;
    int all = 0;
    for (const auto end = here.now.wall + 48h; here.now.wall < end; here.next()) {
        for (const auto& id : on(here)) ++shown[id], ++all;
    }
    for (const auto& [id, share] : shares) {
        INFO(id);
        CHECK(shown[id] / static_cast<double>(all) == doctest::Approx(share / sum).epsilon(0.05));
    }
}

TEST_CASE("one whose hours end within the day keeps them, and takes no other with it") {
    auto lunch = thanks("lunch");
    lunch.hours = Hours{11 * 60, 12 * 60};
    auto here = lobby(news_of({thanks("a"), lunch, thanks("b"), item_of("story")}));
    int seen = 0;
    for (const auto end = here.now.wall + 24h; here.now.wall < end; here.next()) {
        const auto ids = on(here);
        const auto hour = here.rules.zone.local(here.now.wall).hour;
        if (ids.contains("lunch")) {
            ++seen;
            CHECK(hour == 11);
            CHECK(ids.size() == 1);
        }
        CHECK(ids.contains("a") == ids.contains("b"));
    }
    CHECK(seen > 10);
}

TEST_CASE("one that is withdrawn leaves the others on, and the last one the screen") {
    auto here = lobby(news_of({thanks("a"), thanks("b"), thanks("c")}));
    CHECK(on(here) == std::set<std::string>{"a", "b", "c"});
    const auto serial = here.show.current.serial;
    const auto ends = here.show.current.ends;
    here.news = news_of({thanks("c"), thanks("a")});
    here.wait(1s);
    CHECK(on(here) == std::set<std::string>{"a", "c"});
    CHECK(here.show.current.serial == serial);
    CHECK(here.show.current.ends == ends);
    CHECK(here.show.current.item()->id == here.on());
    // Who no longer agrees is as one who is gone.
    auto refused = thanks("a");
    refused.people.front().consent = model::Consent::none;
    here.news = news_of({thanks("c"), refused});
    here.wait(1s);
    CHECK(on(here) == std::set<std::string>{"c"});
    here.news = news_of({});
    here.wait(1s);
    CHECK(here.show.current.idle());
    CHECK(here.show.current.items.empty());
    CHECK(here.show.previous_ended == model::Ended::withdrawn);
}

TEST_CASE("what is said of a shared slide names all that were on it") {
    auto here = lobby(news_of({thanks("a"), thanks("b"), item_of("story")}));
    while (on(here).size() != 2) here.next();
    const auto before = here.show;
    here.next();
    const auto said = ended(before, here.show, here.now);
    REQUIRE(said);
    REQUIRE(said->others.size() == 1);
    CHECK(std::set<std::string>{said->item, said->others.front()} == std::set<std::string>{"a", "b"});
    CHECK(said->people.size() == 2);
}

TEST_CASE("a shared slide stays as long as all of it takes to read") {
    const auto first = thanks("staying late so that the whole team could go home"),
               second = thanks("the notes and the cake");
    const Item* both[]{&first, &second};
    const Item* one[]{&first};
    CHECK(reading_time(one) == reading_time(first));
    CHECK(reading_time(both) > reading_time(first));
    CHECK(reading_time(both) <= 24s);
    auto slow = thanks("c");
    slow.seconds = 40s;
    const Item* asked[]{&first, &slow};
    CHECK(reading_time(asked) == 40s);
}
