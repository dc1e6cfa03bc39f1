#include "app/forgetting.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::app;

namespace {

model::Item item(const std::string& id, const std::string& title) {
    model::Item one;
    one.id = id;
    one.title = title;
    return one;
}

model::Person person(const std::string& name) {
    model::Person one;
    one.name = name;
    return one;
}

}  // namespace

TEST_CASE("an item names whoever is in it: honoured, visiting, quoted, host, on a leaderboard, or in its words") {
    model::Items items;
    items.push_back(item("words", "Thank you, Ada Holm"));
    auto one = item("honoured", "x");
    one.people.push_back(person("Ada Holm"));
    items.push_back(one);
    one = item("visitor", "x");
    one.visitors.push_back(person("Ada Holm"));
    items.push_back(one);
    one = item("from", "x");
    one.from = person("Ada Holm");
    items.push_back(one);
    one = item("host", "x");
    one.host = person("Ada Holm");
    items.push_back(one);
    one = item("entry", "x");
    one.entries.push_back({"Ada Holm", {}, ""});
    items.push_back(one);
    items.push_back(item("nobody", "Ada"));
    CHECK(naming(items, "Ada Holm") ==
          std::vector<std::string>{"words", "honoured", "visitor", "from", "host", "entry"});
}

TEST_CASE("who forgets somebody is told what that came to, and what of them is left") {
    const std::filesystem::path journal("/var/lib/kiosk/journal.sqlite");
    const auto done = answer_of("Ada Holm", journal, {2, 14, 312, false, ""}, {});
    REQUIRE(done);
    CHECK(done->code == 0);
    CHECK(
        done->bytes ==
        "\"Ada Holm\" is erased from /var/lib/kiosk/journal.sqlite, and the titles and ids of 14 items with it, which "
        "had been on 312 times; that they were shown, and in which team, stays without a name\n");
    model::Items news;
    for (int i = 1; i <= 12; ++i) news.push_back(item("thanks " + std::to_string(i), "Ada Holm"));
    const auto left = answer_of("Ada Holm", journal, {1, 1, 1, true, ""}, news);
    REQUIRE(left);
    CHECK(left->bytes.find("and the titles and ids of 1 item with it, which had been on 1 time;") != std::string::npos);
    CHECK(left->bytes.find("the damaged journal that was kept beside it is deleted") != std::string::npos);
    CHECK(left->bytes.find("still named in the news: \"thanks 1\", ") != std::string::npos);
    CHECK(left->bytes.find("\"thanks 10\" and 2 more; take this out of the feed") != std::string::npos);

    const auto nobody = answer_of("Ada Hom", journal, {0, 0, 0, false, "Ada Holm"}, {});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().what ==
          "nobody called \"Ada Hom\" is in /var/lib/kiosk/journal.sqlite; did you mean \"Ada Holm\"?");
    const auto elsewhere = answer_of("Ada Holm", journal, {0, 0, 0, true, ""}, news);
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().what.find("is deleted") != std::string::npos);
    CHECK(elsewhere.error().what.find("still named in the news") != std::string::npos);
    CHECK_FALSE(elsewhere.error().what.ends_with('\n'));
}
