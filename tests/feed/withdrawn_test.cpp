#include "withdrawn.h"

#include "feed/sample.h"
#include "intake_world.h"

using namespace accolade;
using namespace accolade::feed;
using namespace accolade::feed::sample;

namespace {

constexpr Seconds kWritesApart{15 * 60};  // of what takes nothing back

// A screen whose feed is read as it is on a real one.
struct Screen : test_world::World {
    Screen() { reader = parse_feed; }

    void see_items(const std::string& items, const std::string& more = "") {
        web[test_world::kFeed] =
            test_world::page(R"({"version": "https://jsonfeed.org/version/1.1", "title": "x ] , \" }", )" + more +
                             "\"items\": [" + items + "]}");
        if (intake) return later(kWritesApart);
        start(test_world::kFeed);
        turn();
    }
    // The files of the state in which these words stand.
    std::size_t files_with(std::string_view words) const {
        std::size_t count = 0;
        for (const auto& [path, file] : disk.files)
            if (path.starts_with("/state/") && file.bytes.find(words) != std::string::npos) ++count;
        return count;
    }
};

std::string person(const std::string& id, const std::string& name, const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Thanks", "_accolade": {"people": [{"name": ")" + name + "\"" + more +
           "}]}}";
}

}  // namespace

TEST_CASE("a document keeps the elements it is told to, whatever stands in their texts") {
    const std::string bytes =
        "{\"a\": [\"items\", {\"items\": [1]}], \"items\" : [ {\"t\": \"],}\\\"\"} , 2,[3, 4] ]\n, \"z\": 1}";
    CHECK(with_only(bytes, {0, 1, 2}) == bytes);
    CHECK(with_only(bytes, {1}) == "{\"a\": [\"items\", {\"items\": [1]}], \"items\" : [ 2]\n, \"z\": 1}");
    CHECK(with_only(bytes, {0, 2}) ==
          "{\"a\": [\"items\", {\"items\": [1]}], \"items\" : [ {\"t\": \"],}\\\"\"} ,[3, 4] ]\n, \"z\": 1}");
    CHECK(with_only(bytes, {}) == "{\"a\": [\"items\", {\"items\": [1]}], \"items\" : [ ]\n, \"z\": 1}");
    CHECK(with_only("\xEF\xBB\xBF{\"items\":[]}", {}) == "\xEF\xBB\xBF{\"items\":[]}");
    for (const auto* other : {"", "[]", "{}", "{\"items\": 5}", "\xFF\xFE{", "{\"a", "{\"items\": [1"}) {
        CAPTURE(other);
        (void)with_only(other, {0});
    }
    CHECK(with_only("{\"items\": 5}", {}) == "");
}

TEST_CASE("who is withdrawn is in no file of the state once the feed is confirmed, and not after a restart") {
    for (const auto& after :
         {person("b", "Bo"),                                  // the item has left
          person("a", "Somebody") + "," + person("b", "Bo"),  // the person has left the item
          person("a", "Ada Holm", R"(, "consent": "none")") + "," + person("b", "Bo"),
          person("a", "Ada Holm", R"(, "consent": "no")") + "," + person("b", "Bo"),
          person("a", "Ada Holm").replace(person("a", "Ada Holm").size() - 2, 1, R"(, "days": ["never"]})") + "," +
              person("b", "Bo")}) {
        CAPTURE(after);
        Screen screen;
        screen.see_items(person("a", "Ada Holm"));
        screen.see_items(person("a", "Ada Holm") + "," + person("b", "Bo"));
        screen.see_items(person("a", "Ada Holm") + "," + person("b", "Bo") + "," + person("c", "Cy"));
        CHECK(screen.files_with("Ada Holm") == 3);
        screen.see_items(after + "," + person("c", "Cy"));
        CHECK(screen.files_with("Ada Holm") == 0);
        CHECK(screen.files_with("Bo") == 1);
        for (const auto& item : screen.news.items) CHECK(item.people.at(0).name != "Ada Holm");
        screen.web.clear();
        screen.start(test_world::kFeed);  // from what is on the disk
        CHECK(screen.ids().find("b c") != std::string::npos);
        for (const auto& item : screen.news.items) CHECK(item.people.at(0).name != "Ada Holm");
    }
}

TEST_CASE("an item whose time is over is on the disk no longer, and those before it neither") {
    Screen screen;
    screen.see_items(person("b", "Bo"));
    const std::string item =  // the world begins at 08:00 and is at 08:15 now
        R"({"id": "a", "title": "Ada Holm", "_accolade": {"show_until": "2027-01-15T08:16:30Z"}})";
    screen.see_items(item + "," + person("b", "Bo"));
    CHECK(screen.files_with("Ada Holm") == 1);
    screen.later(Seconds(60));
    screen.later(Seconds(60));
    CHECK(screen.files_with("Ada Holm") == 0);
    CHECK(screen.files_with("Bo") == 1);
    const auto writes = screen.disk.writes;
    screen.later(Seconds(60));
    screen.later(Seconds(60));
    CHECK(screen.disk.writes == writes);
}

TEST_CASE("a power cut between what takes back and its removal from earlier feeds is made good at the next start") {
    Screen screen;
    screen.see_items(person("a", "Ada Holm"));
    screen.see_items(person("a", "Ada Holm") + "," + person("b", "Bo"));
    const auto before = screen.disk.files;
    screen.see_items(person("b", "Bo"));
    for (const auto& [path, file] : before)
        if (!screen.disk.files.contains(path)) screen.disk.files[path] = file;
    CHECK(screen.files_with("Ada Holm") > 0);
    screen.start(test_world::kFeed);
    screen.turn();
    CHECK(screen.files_with("Ada Holm") == 0);
    CHECK(screen.files_with("Bo") == 1);
}

TEST_CASE("numbers and dates that change take nothing back: three generations are kept") {
    Screen screen;
    for (const auto* value : {"1", "2", "3", "4"}) {
        screen.see_items(person("a", "Ada Holm") +
                         R"(, {"id": "n", "title": "Homes", "_accolade": {"counter": {"value": )" + value + "}}}");
    }
    CHECK(screen.files_with("Ada Holm") == 3);
}

TEST_CASE("the address of a picture that was withdrawn is on the disk no longer") {
    Screen screen;
    screen.web["https://news.example/ada-holm.png"] = test_world::page("PICTURE ada");
    screen.see_items(R"({"id": "a", "image": "ada-holm.png"})");
    screen.see_items(R"({"id": "a", "image": "ada-holm.png"},)" + person("b", "Bo"));
    CHECK(screen.files_with("ada-holm.png") > 0);
    CHECK(screen.files_with("PICTURE ada") == 1);
    screen.see_items(person("b", "Bo"));
    screen.later(Seconds(60));
    screen.later(Seconds(60));
    CHECK(screen.files_with("ada-holm.png") == 0);
    CHECK(screen.files_with("PICTURE ada") == 0);
}

TEST_CASE("the picture of an item whose time is over is on the disk no longer, though the feed still has the item") {
    Screen screen;
    screen.web["https://news.example/ada-holm.png"] = test_world::page("PICTURE ada");
    screen.web["https://news.example/crew.png"] = test_world::page("PICTURE crew");
    const auto until = [](const std::string& id, const std::string& picture) {
        return R"({"id": ")" + id + R"(", "image": ")" + picture +
               R"(", "_accolade": {"show_until": "2027-01-15T08:01:30Z"}},)";
    };
    screen.see_items(until("a", "ada-holm.png") + until("c", "crew.png") + R"({"id": "d", "image": "crew.png"})");
    CHECK(screen.files_with("PICTURE ada") == 1);
    CHECK(screen.news.pictures.size() == 2);
    screen.later(Seconds(90));
    screen.later(Seconds(2));
    CHECK(screen.ids() == "a c d");  // who shows them knows
    CHECK(screen.news.pictures.size() == 1);
    CHECK(screen.news.pictures.contains("https://news.example/crew.png"));  // another item shows it
    screen.later(Seconds(61));
    CHECK(screen.files_with("PICTURE ada") == 0);
    CHECK(screen.files_with("ada-holm.png") == 0);
    CHECK(screen.files_with("PICTURE crew") == 1);
    screen.asked.clear();
    screen.intake->refetch();
    screen.turn();
    for (const auto& request : screen.asked) CHECK(request.url.find("ada-holm") == std::string::npos);
    screen.web.clear();
    screen.start(test_world::kFeed);  // from what is on the disk
    CHECK(screen.ids() == "d");
}

TEST_CASE("a feed that went back in time is followed once it was seen so twice, a minute apart") {
    const auto dated = [](const char* date, const char* title) {
        return std::string(R"({"id": "a", "title": ")") + title + R"(", "date_modified": ")" + date + "\"}," +
               person("b", "Bo");
    };
    const auto counted = [](const char* date) {
        return std::string(R"({"id": "a", "title": "new", "_accolade": {"counter": {"value": 5, "as_of": ")") + date +
               "\"}}}";
    };
    Screen screen;
    screen.see_items(dated("2026-11-20T08:00:00Z", "new"));
    const auto now = [&] { return screen.news.items[0].title; };
    screen.see_items(dated("2026-11-19T08:00:00Z", "old"));
    CHECK(now() == "new");
    CHECK(screen.lines.back().find(
              "went back in time: item \"a\" was of 2026-11-20 08:00 and is of 2026-11-19 08:00") != std::string::npos);
    CHECK(screen.files_with("old") == 0);
    SUBCASE("another copy of it, for a moment") {
        screen.see_items(dated("2026-11-20T08:00:00Z", "new"));
        screen.see_items(dated("2026-11-19T08:00:00Z", "old"));
        CHECK(now() == "new");
    }
    SUBCASE("it stays so") {
        screen.later(Seconds(61));
        CHECK(now() == "old");
    }
    SUBCASE("what is withdrawn at the same time waits for the minute, and a newer one for nothing") {
        screen.see_items(dated("2026-11-21T08:00:00Z", "newer"));
        CHECK(now() == "newer");
        screen.see_items(person("b", "Bo"));
        CHECK(screen.ids() == "b");
    }
    SUBCASE("a number that was right earlier") {
        screen.see_items(counted("2026-11-21T08:00:00Z"));
        screen.see_items(counted("2026-11-20T08:00:00Z"));
        CHECK(screen.lines.back().find("went back in time") != std::string::npos);
    }
}
