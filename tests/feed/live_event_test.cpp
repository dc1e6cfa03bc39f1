#include "live_event.h"

#include <doctest/doctest.h>

#include "feed/sample.h"

namespace accolade::feed {
namespace {

using sample::all;
using sample::complains;
using sample::kWeb;

ReadEvent read(const std::string& type, const std::string& data, const std::string& id = "7") {
    const net::Event event{type, data, id};
    auto context = kWeb;
    context.name = name_of("https://news.nordhavn.example/live?key=secret", event);
    return read_event(event, context);
}

}  // namespace

TEST_CASE("one item of the live stream is read like one of the feed") {
    const auto live =
        read("item",
             R"({"id": "live-1", "title": "Hello", "_accolade": {"kind": "kudos", "celebrate": true, "wieght": 2}})");
    REQUIRE(live.event);
    CHECK(std::get<ItemChanged>(*live.event).item.celebrate);
    CHECK(complains(
        live.complaints,
        "live item (\"live-1\"), line 1: warning: \"wieght\" is not a known member; did you mean \"weight\"?"));
    CHECK_FALSE(read("item", "[]").event);
    CHECK_FALSE(read("item", "{").event);
}

TEST_CASE("an item of the stream has the feed's own ground: its language, its source, what its pictures lie beside") {
    const auto live = read("item", R"({"id": "a", "title": "A", "image": "pictures/a.jpg"})");
    const auto& item = std::get<ItemChanged>(*live.event).item;
    CHECK(item.image == "https://news.nordhavn.example/lobby/pictures/a.jpg");
    CHECK(item.source == "news");
    CHECK(item.language == "en");
    CHECK(all(live.complaints) == "");
}

TEST_CASE("each event is read, with when it was sent") {
    const auto counter = read("counter", R"({"id": "homes", "value": 871204.50, "as_of": "2026-11-23T15:00:00+01:00",
                                             "sent": "2026-11-23T14:00:00.250Z"})");
    const auto& set = std::get<CounterSet>(*counter.event);
    CHECK(set.id == "homes");
    CHECK(set.value == model::Number{871204.5, 2});
    CHECK(*counter.sent - *set.as_of == Milliseconds(250));
    CHECK(std::get<ItemRemoved>(*read("remove", R"({"id": 12})").event).id == "12");
    CHECK(std::holds_alternative<RefreshAsked>(*read("refresh", "{}").event));
    const auto named = read("celebrate", R"({"id": "homes", "sent": "2026-11-23T14:00:00Z"})");
    CHECK(std::get<Celebrated>(*named.event).id == "homes");
    CHECK_FALSE(std::get<Celebrated>(*named.event).item);
    CHECK(named.sent);
    const auto whole = read("celebrate", R"({"id": "b", "title": "B", "sent": "2026-11-23T14:00:00Z"})");
    CHECK(std::get<Celebrated>(*whole.event).item->title == "B");
    CHECK(whole.sent);
    for (const auto* one : {&counter, &named, &whole}) CHECK(all(one->complaints) == "");
}

TEST_CASE("whom an event would show without their consent, it takes off") {
    const auto* nobody = R"({"id": "a", "title": "A", "_accolade": {"people": [{"name": "Ada", "consent": "none"}]}})";
    CHECK(std::get<ItemRemoved>(*read("item", nobody).event).id == "a");
    CHECK(std::get<ItemRemoved>(*read("celebrate", nobody).event).id == "a");
    // As in the feed, what cannot be shown is not.
    const auto empty = read("item", R"({"id": "a"})");
    CHECK(std::get<ItemRemoved>(*empty.event).id == "a");
    CHECK(complains(empty.complaints, "the item has nothing to show and is not shown"));
}

TEST_CASE("what cannot be read is said, with the stream's address and the event's id, and without secrets") {
    const auto said = [](const ReadEvent& read) {
        CHECK_FALSE(read.event);
        return all(read.complaints);
    };
    CHECK(said(read("counter", R"({"id": "homes", "value": "many"})")) ==
          "https://news.nordhavn.example/live?…, counter event \"7\", line 1: warning: \"value\" must be a number, not "
          "a text; it is left out\n"
          "https://news.nordhavn.example/live?…, counter event \"7\", line 1: error: the event has no \"value\" that "
          "can be shown; it is ignored\n");
    CHECK(said(read("remove", "{}")).find("no \"id\"") != std::string::npos);
    CHECK(said(read("celebrate", "{}")).find("no \"id\"") != std::string::npos);
    CHECK(said(read("counter", "{\"id\": \"homes\"")).find("; the event is ignored") != std::string::npos);
    CHECK(said(read("counter", "5")).find("must be an object ({ ... }), not a number") != std::string::npos);
    CHECK(said(read("message", "{}")).find("\"message\" is not a known event") != std::string::npos);
    CHECK(said(read("item", R"({"title": "A"})")).find("the item has no \"id\"") != std::string::npos);
    CHECK(said(read("item", R"({"id": "a" /* why */})")).find("the event is ignored") != std::string::npos);
    const auto mistyped = read("counter", R"({"id": "homes", "value": 1, "asof": "2026-11-23T14:00:00Z"})");
    CHECK(mistyped.event);
    CHECK(complains(mistyped.complaints, "did you mean \"as_of\"?"));
    CHECK(read("remove", R"({"id": "a"})", "").complaints.empty());
    CHECK(name_of("https://a.example/live", {"item", "", ""}) == "https://a.example/live, item event");
}

}  // namespace accolade::feed
