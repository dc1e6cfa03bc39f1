#include "feed/feed_parser.h"

#include "base/json.h"
#include "feed/sample.h"
#include "live_event.h"

using namespace accolade;
using namespace accolade::feed;
using namespace accolade::feed::sample;
using model::Kind;

namespace {

WallTime at(std::int64_t seconds) {
    return WallTime(Seconds(seconds));
}

constexpr std::string_view kExample = R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Nordhavn recognition",
  "language": "en",
  "_accolade": { "brand": { "name": "Nordhavn", "logo": "brand/mark.svg" },
                 "live": "https://news.nordhavn.example/live" },
  "items": [
    { "id": "storm-crew",
      "title": "Twelve turbines, back on the grid before the storm",
      "content_text": "When the Horns Reef export cable failed, the night crew rerouted power through a line that had never been used.",
      "image": "pictures/turbines.jpg",
      "date_published": "2026-11-20T08:00:00+01:00",
      "_accolade": { "kind": "story", "focus": [0.7, 0.4],
        "people": [{ "name": "Horns Reef night crew", "team": "Offshore Operations", "place": "Esbjerg" }],
        "figures": [{ "value": 36, "unit": "hours" }] } },
    { "id": "homes",
      "title": "Homes powered by our wind",
      "_accolade": { "kind": "milestone",
        "counter": { "value": 871204, "target": 1000000, "per_hour": 94, "as_of": "2026-11-23T14:00:00+01:00" } } },
    { "id": "lighthouse-hotel",
      "content_text": "They answered at two in the morning, and stayed on the line until the lights were back.",
      "_accolade": { "kind": "quote",
        "from": { "name": "Marta Lindqvist", "role": "Manager", "company": "Lighthouse Hotel" } } }
  ]
})";

}  // namespace

TEST_CASE("the example of the feed's page is read whole, without complaints") {
    const auto feed = parsed(kExample);
    CHECK(all(feed.complaints) == "");
    CHECK(feed.title == "Nordhavn recognition");
    CHECK(feed.brand == model::Brand{"Nordhavn", "https://news.nordhavn.example/lobby/brand/mark.svg"});
    CHECK(feed.live == "https://news.nordhavn.example/live");
    REQUIRE(feed.items.size() == 3);

    const auto& storm = feed.items[0];
    CHECK(storm.id == "storm-crew");
    CHECK(storm.source == "news");
    CHECK(storm.kind == Kind::story);
    CHECK(storm.language == "en");
    CHECK(storm.title == "Twelve turbines, back on the grid before the storm");
    CHECK(storm.body.starts_with("When the Horns Reef"));
    CHECK(storm.image == "https://news.nordhavn.example/lobby/pictures/turbines.jpg");
    CHECK(storm.published == at(1795158000));
    CHECK(storm.focus == model::Focus{0.7F, 0.4F});
    REQUIRE(storm.people.size() == 1);
    CHECK(storm.people[0].team == "Offshore Operations");
    CHECK(storm.people[0].place == "Esbjerg");
    CHECK(storm.figures == std::vector<model::Figure>{{{36, 0}, "hours"}});

    const auto& homes = feed.items[1];
    CHECK(homes.kind == Kind::milestone);
    REQUIRE(homes.counter);
    CHECK(homes.counter->value == model::Number{871204, 0});
    CHECK(homes.counter->target == model::Number{1000000, 0});
    CHECK(homes.counter->per_hour == 94);
    CHECK(homes.counter->as_of == at(1795438800));
    CHECK(homes.counter->celebrate_at == std::vector<double>{1000000});

    const auto& hotel = feed.items[2];
    CHECK(hotel.title.empty());
    CHECK(hotel.body.starts_with("They answered"));
    REQUIRE(hotel.from);
    CHECK(hotel.from->company == "Lighthouse Hotel");
}

TEST_CASE("a blog's feed needs no extension: every item is a story of its author") {
    const auto feed = parsed(
        feed_of(R"("content_html": "<p>Hello, <em>world</em>!</p><p>Again.</p>", "url": "../post", "tags": ["a", "b"],
        "author": {"name": "Ada", "avatar": "ada.jpg"}, "language": "pt_BR", "attachments": [{"url": "a.mp4", "mime_type": "video/mp4"},
        {"url": "b.png", "mime_type": "image/png"}], "banner_image": "c.png", "summary": "S", "date_modified": "2026-11-20T08:00:00Z")"));
    REQUIRE(feed.complaints.size() == 1);
    CHECK(complains(feed.complaints, "info: a clip (\"video/...\") is read, but not shown yet"));
    const auto& item = feed.items.at(0);
    CHECK(item.kind == Kind::story);
    CHECK(item.body == "Hello, world!\nAgain.");
    CHECK(item.url == "https://news.nordhavn.example/post");
    CHECK(item.tags == std::vector<std::string>{"a", "b"});
    CHECK(item.language == "pt-BR");
    CHECK(item.clip == "https://news.nordhavn.example/lobby/a.mp4");
    CHECK(item.image == "https://news.nordhavn.example/lobby/b.png");
    CHECK(item.summary == "S");
    CHECK(item.modified.has_value());
    REQUIRE(item.people.size() == 1);
    CHECK(item.people[0].name == "Ada");
    CHECK(item.people[0].photo == "https://news.nordhavn.example/lobby/ada.jpg");
}

TEST_CASE("authors are recognised only where the extension names nobody") {
    CHECK(one(R"("authors": [{"name": "Ada"}], "author": {"name": "Old"})").item.people.at(0).name == "Ada");
    CHECK(one(R"("authors": [{"name": "Ada"}], "_accolade": {"people": [{"name": "Bo"}]})").item.people.at(0).name ==
          "Bo");
    CHECK(one(R"("authors": [{"name": "Ada"}], "_accolade": {"people": []})").item.people.empty());
}

TEST_CASE("the language is the item's, else the feed's, else the screen's") {
    CHECK(one("", kFile).item.language == "nb");
    CHECK(one(R"("language": "de")", kFile).item.language == "de");
    const auto wrong = one(R"("language": "Deutsch, bitte")", kFile);
    CHECK(wrong.item.language == "nb");
    CHECK(complains(wrong.complaints, "not a language tag"));
}

TEST_CASE("what cannot be a feed is refused in words that say what came") {
    CHECK(refusal("\n<!DOCTYPE html><html>\n<body>Please log in\x1B[31m") ==
          "https://news.nordhavn.example/lobby/feed.json: got a web page, not a feed; it begins: <!DOCTYPE html><html> "
          "<body>Please "
          "log in?[31m");
    CHECK(refusal("<?xml version=\"1.0\"?><rss>").find("got XML (RSS or Atom?)") != std::string::npos);
    CHECK(refusal("").find("empty document") != std::string::npos);
    CHECK(refusal("Not found").find("not JSON; it begins: Not found") != std::string::npos);
    CHECK(refusal("[]").find("expected an object") != std::string::npos);
    CHECK(refusal("{\"version\": \"https://jsonfeed.org/version/1.1\"}").find("no list \"items\"") !=
          std::string::npos);
    CHECK(refusal("{\"status\": \"ok\"}").find("no \"version\" and no list \"items\"") != std::string::npos);
    CHECK(refusal("{\"version\": \"2\", \"items\": {}}").find("the version \"2\" and no list") != std::string::npos);
    CHECK(refusal("{\"items\": [],}").find("feed.json:1:13: the last comma") != std::string::npos);
    CHECK(refusal("{\"items\": [").find("never closed") != std::string::npos);
    CHECK(refusal(std::string("\xFF\xFE{\0}\0", 6)).find("UTF-8") != std::string::npos);
    CHECK(refusal("{\"items\":" + std::string(100'000, '[')).find("nested too deep") != std::string::npos);
    FeedContext small = kWeb;
    small.caps.bytes = 1U << 20U;
    CHECK(refusal(std::string(2U << 20U, ' '), small).find("larger than 1 MiB") != std::string::npos);
}

TEST_CASE("a password in the feed's address is in no complaint") {
    FeedContext secret = kWeb;
    secret.address = "https://user:hunter2@a.example/feed.json?token=hunter2";
    CHECK(refusal("<html>", secret).find("hunter2") == std::string::npos);
    CHECK(all(one(R"("title": 5)", secret).complaints).find("hunter2") == std::string::npos);
}

TEST_CASE("a version we do not know is read if it has items, with a complaint") {
    for (const auto* version :
         {"https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1.2"}) {
        CHECK(parsed("{\"version\": \"" + std::string(version) + "\", \"items\": []}").complaints.empty());
    }
    for (const auto* start : {"{\"version\": \"2\",", "{\"version\": \"1.0\",", "{\"version\": 1,", "{"}) {
        const auto feed = parsed(std::string(start) + " \"items\": [{\"id\": \"a\", \"title\": \"A\"}]}");
        CHECK(feed.items.size() == 1);
        REQUIRE(feed.complaints.size() == 1);
        CHECK(feed.complaints[0].severity == Severity::warning);
        CHECK(complains(feed.complaints, "it is read anyway"));
    }
}

TEST_CASE("a feed without items is empty and well") {
    const auto feed = parsed("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}");
    CHECK(feed.items.empty());
    CHECK(feed.complaints.empty());
}

TEST_CASE("good items are shown and bad ones are not, each with the reason") {
    const auto feed = parsed(R"({"version": "https://jsonfeed.org/version/1.1", "items": [
{"id": "good", "title": "A"}, {}, {"id": " "}, {"id": null}, {"id": {}}, "text", 5, null,
{"id": 42, "title": "A"}, {"id": 12345678901234567890, "title": "A"}, {"id": "odd", "title": 7, "summary": "s", "image": ["x"], "_accolade": "story"}]})");
    std::vector<std::string> ids;
    for (const auto& item : feed.items) ids.push_back(item.id);
    CHECK(ids == std::vector<std::string>{"good", "42", "12345678901234567890", "odd"});
    CHECK(std::ranges::count(feed.complaints, Severity::error, &Complaint::severity) == 7);
    CHECK(to_string(feed.complaints[0]) ==
          "https://news.nordhavn.example/lobby/feed.json, item 2, line 2: error: the item has no \"id\"; give it one "
          "that no other item has "
          "and that never changes; it is not shown");
    CHECK(complains(feed.complaints,
                    "item 11 (\"odd\"), line 3: warning: \"title\" must be a text, not a number; it is left out"));
    CHECK(complains(feed.complaints, "\"image\" must be a text, not a list"));
    CHECK(complains(feed.complaints, "\"_accolade\" must be an object, not a text"));
    CHECK(feed.items.back().kind == Kind::story);
}

TEST_CASE("of items with one id the first is shown, with one complaint") {
    const auto feed = parsed(
        R"({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "title": "1"}, {"id": "a", "title": "2"},
        {"id": "a"}, {"id": 7, "title": "7"}, {"id": "7"}]})");
    REQUIRE(feed.items.size() == 2);
    CHECK(feed.items[0].title == "1");
    REQUIRE(feed.complaints.size() == 2);
    CHECK(complains(feed.complaints, "2 items share the id \"7\""));
    CHECK(complains(feed.complaints, "3 items share the id \"a\"; the first is shown"));
}

TEST_CASE("of too many items the newest are shown, in the feed's order") {
    std::string items;
    for (int i = 0; i < 20; ++i) {
        items += (i > 0 ? "," : "") + std::string("{\"title\": \"T\", \"id\": ") + std::to_string(i);
        if (i != 3) items += ", \"date_published\": \"20" + std::to_string(10 + (i * 7) % 20) + "-01-01T00:00:00Z\"";
        items += "}";
    }
    FeedContext few = kWeb;
    few.caps.items = 4;
    const auto feed = parsed("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [" + items + "]}", few);
    REQUIRE(feed.items.size() == 4);  // 2029, 2028, 2027, 2026: items 17, 14, 11, 8
    CHECK(feed.items[0].id == "8");
    CHECK(feed.items[3].id == "17");
    CHECK(complains(feed.complaints, "the feed has 20 items; the newest 4 are shown"));
}

TEST_CASE("many thousand items and a title of megabytes do no harm") {
    std::string items;
    for (int i = 0; i < 12'000; ++i)
        items += (i > 0 ? ",{\"id\":" : "{\"id\":") + std::to_string(i) + R"(,"title":5,"summary":"s"})";
    const auto feed = parsed("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + items + "]}");
    CHECK(feed.items.size() == 5000);
    CHECK(feed.complaints.size() <= 201);
    CHECK(complains(feed.complaints, "more complaints"));

    const auto long_title = one("\"title\": \"" + std::string(1'000'000, 'x') + "\"");
    CHECK(long_title.item.title.size() == 1999 + 3);
    CHECK(complains(long_title.complaints, "\"title\" is longer than 2000 characters; the rest is cut off"));
}

TEST_CASE("bad bytes and lone surrogates cost a letter, not the item") {
    const auto bad = one("\"title\": \"caf\xE9 \xED\xA0\x80 \\ud800!\"");
    CHECK(bad.item.title == "caf\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD!");
    CHECK(complains(bad.complaints, "line 3: warning: some bytes are not UTF-8"));
    CHECK(parsed("\xEF\xBB\xBF" + feed_of("")).complaints.empty());
}

TEST_CASE("markup, escapes and bidi tricks in plain texts are letters") {
    const auto item =
        one(R"("title": "<script>alert(1)</script> {{7*7}} \u001b[31mred\u0000\nERROR: forged", "content_text": "a\u0007\n\n\n\nb")")
            .item;
    CHECK(item.title == "<script>alert(1)</script> {{7*7}} [31mred ERROR: forged");
    CHECK(item.body == "a\n\nb");
    const auto forged =
        parsed(feed_of(R"("title": 5)").replace(feed_of("").find("\"x\""), 3, "\"a\\nERROR: forged\\u001b\""));
    for (const auto& complaint : forged.complaints) CHECK(to_string(complaint).find('\n') == std::string::npos);
}

TEST_CASE("dates that are not certain are left out, and the item stays") {
    const auto bad =
        one(R"("date_published": "Fri, 31 May 2019 12:17:58 -0700", "date_modified": "2026-11-20T08:00:00")");
    CHECK_FALSE(bad.item.published);
    CHECK_FALSE(bad.item.modified);
    CHECK(complains(
        bad.complaints,
        "item 1 (\"x\"), line 3: warning: \"date_published\" is \"Fri, 31 May 2019 12:17:58 -0700\"; write date, time "
        "and zone as in \"2026-11-20T08:00:00+01:00\"; it is left out"));
    CHECK(bad.complaints.size() == 2);
}

TEST_CASE("feeds from the wild load without false alarms") {
    if (!std::filesystem::exists(kTestdata / "feeds")) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(kTestdata / "feeds")) {
        CAPTURE(entry.path().filename().string());
        const auto feed = parsed(read(entry.path()));
        CHECK(feed.items.size() +
                  static_cast<std::size_t>(std::ranges::count(feed.complaints, Severity::error, &Complaint::severity)) >
              0);
        for (const auto& complaint : feed.complaints) {
            if (complaint.severity == Severity::error) CHECK(complaint.what.find("has no \"id\"") != std::string::npos);
        }
    }
}

TEST_CASE("no document of the JSON test suite does harm") {
    if (!std::filesystem::exists(kTestdata / "json")) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto* folder : {"test_parsing", "test_transform"}) {
        for (const auto& entry : std::filesystem::directory_iterator(kTestdata / "json" / folder)) {
            const auto bytes = read(entry.path());
            (void)parse_feed(bytes, kWeb);
            for (const auto* type : {"item", "counter", "celebrate"}) (void)read_event({type, bytes, ""}, kFile);
            // As a member of an item, where every reader meets it.
            for (const auto* member : {"title", "image", "date_published", "_accolade", "attachments", "authors"}) {
                (void)parse_feed(feed_of("\"" + std::string(member) + "\": " + bytes), kFile);
            }
        }
    }
}

TEST_CASE("naughty strings are shown as they are") {
    if (!std::filesystem::exists(kTestdata / "text/blns.json")) {
        MESSAGE("skipped: no testdata");
        return;
    }
    const auto strings = json::parse(read(kTestdata / "text/blns.json"), "blns");
    REQUIRE(strings);
    CHECK(strings->root.items.size() > 400);
    const auto escaped = [](std::string_view text) {
        std::string result;
        for (const char c : text) {
            constexpr std::string_view kHex = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20) {
                result += std::string("\\u00") + kHex[byte / 16U] + kHex[byte % 16U];
            } else {
                if (c == '"' || c == '\\') result += '\\';
                result += c;
            }
        }
        return result;
    };
    for (const auto& naughty : strings->root.items) {
        const auto text = escaped(naughty.string);
        const auto found = one("\"title\": \"" + text + "\", \"content_html\": \"" + text + "\", \"url\": \"" + text +
                                   "\", \"image\": \"" + text + "\"",
                               kFile);
        CHECK(found.item.title.find('\n') == std::string::npos);
        if (std::ranges::all_of(naughty.string, [](char c) { return c > ' ' && c < 0x7F; }))
            CHECK(found.item.title == naughty.string);
        if (!found.item.image.empty())
            CHECK((found.item.image.starts_with("/srv/lobby/") || found.item.image.starts_with("http")));
        for (const auto& complaint : found.complaints) CHECK(to_string(complaint).find('\n') == std::string::npos);
    }
}

TEST_CASE("every example of the page for feed authors is read without complaints") {
    const auto page = read(std::filesystem::path(ACCOLADE_SOURCE_DIR) / "docs/feed.md");
    int examples = 0;
    for (auto at = page.find("```json\n"); at != std::string::npos; at = page.find("```json\n", at)) {
        at += 8;
        const auto example = page.substr(at, page.find("```", at) - at);
        CAPTURE(example);
        if (example.find("\"items\"") != std::string::npos) {
            const auto feed = parsed(example);
            CHECK(all(feed.complaints) == "");
            CHECK_FALSE(feed.items.empty());
        } else {
            const auto item = read_event({"item", example, ""}, kWeb);
            CHECK(all(item.complaints) == "");
            REQUIRE(item.event);
            CHECK(std::holds_alternative<ItemChanged>(*item.event));
        }
        ++examples;
    }
    CHECK(examples >= 16);
}

TEST_CASE("who agreed to no display is named with the item that is kept back, for those who remember names") {
    const auto feed = parse_feed(R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": "a", "title": "A", "_accolade": {"kind": "kudos", "people": [{"name": "Ada"}, {"name": "Ben", "consent": "none"}]}},
        {"id": "b", "title": "B", "_accolade": {"kind": "quote", "from": {"name": "Cleo", "consent": "name"}}},
        {"id": "c", "title": "C", "_accolade": {"kind": "welcome", "host": {"team": "Hull", "consent": "nobody"}}}]})",
                                 {"https://news.example/feed.json", "news", "en", {}});
    REQUIRE(feed);
    CHECK(feed->items.size() == 1);
    CHECK(feed->refusals == std::vector<model::Refusal>{{"a", "Ben"}, {"c", ""}});
}
