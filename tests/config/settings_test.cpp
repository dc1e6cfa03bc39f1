#include "config/settings_reader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "model/kind.h"

using namespace accolade;
using namespace accolade::config;
using namespace std::chrono_literals;

namespace {

Read read(std::string_view text) {
    return read_settings(text, "kiosk.json", "/etc/accolade");
}

std::vector<std::string> said(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& complaint : read(text).complaints) lines.push_back(to_string(complaint));
    return lines;
}

}  // namespace

TEST_CASE("a file that says nothing asks for the defaults") {
    CHECK(read("{}").settings == Settings{});
    CHECK(read("{}").complaints.empty());
    CHECK(read(R"({"brand": {}, "screen": {"display": null}, "site": "", "theme": "", "feeds": []})").settings ==
          Settings{});
}

TEST_CASE("every key is heard") {
    const auto [t, none, places] = read(R"({
        "$schema": "x",
        "feeds": ["https://a.example/feed.json",
                  {"address": "HTTP://b.example", "every": 300, "name": "B"},
                  {"address": "https://c.example/", "token_file": "c.token"},
                  {"address": "https://d.example/", "token_credential": "d", "headers_file": "d.headers",
                   "certificate": "d.pem", "certificate_key": "d.key", "limit": 20, "newer_than": 30},
                  {"address": "https://e.example/", "password_file": "e.password"},
                  "thanks/../news", "/srv/feed.json"],
        "theme": "gala",
        "brand": {"name": "Nordhavn", "color": "#2457D6", "logo": "mark.png"},
        "screen": {"display": 1, "rotation": 90, "diagonal_inches": 32.5, "viewing_distance_m": 2,
                   "reduced_motion": true, "effects": "least"},
        "site": "esbjerg", "audience": "staff", "zone": "Europe/Copenhagen", "language": "da-DK",
        "kinds": {"story": 2, "kudos": 0.5, "notice": 0},
        "opening_hours": {"mon-fri": "07:00-19:00", "sat": ["10:00-12:00", "13:00-14:00"]},
        "when_closed": "dark", "ca_file": "ours.pem", "state_folder": "/var/lib/accolade",
        "celebrations": {"takeover": false, "quiet_hours": {"mon-fri": "12:00-13:00"}, "sound": true,
                         "sound_hours": "09:00-17:00"}
    })");
    CHECK(none == Complaints{});
    REQUIRE(t.feeds.size() == 7);
    CHECK(t.feeds[0] == FeedSource{"https://a.example/feed.json", 60s, "", ""});
    CHECK(t.feeds[1] == FeedSource{"http://b.example", 300s, "", "B"});
    CHECK(t.feeds[2] == FeedSource{"https://c.example/", 60s, "/etc/accolade/c.token", ""});
    CHECK(t.feeds[5] == FeedSource{"/etc/accolade/news", 60s, "", ""});
    CHECK(t.feeds[6] == FeedSource{"/srv/feed.json", 60s, "", ""});
    CHECK(t.feeds[3] == FeedSource{"https://d.example/", 60s, "", "", "d", "", "/etc/accolade/d.headers",
                                   "/etc/accolade/d.pem", "/etc/accolade/d.key", 20, 30});
    CHECK(t.feeds[4].password_file == "/etc/accolade/e.password");
    CHECK(t.ca_file == "/etc/accolade/ours.pem");
    CHECK(t.theme == "gala");
    CHECK(t.brand == Brand{"Nordhavn", Color{0x24, 0x57, 0xD6}, "/etc/accolade/mark.png"});
    CHECK(t.screen == ScreenSettings{1, 90, 32.5, 2, true, Effects::least});
    CHECK(t.sites == std::vector<std::string>{"esbjerg"});
    CHECK(t.audience == Audience::staff);
    CHECK(t.zone == "Europe/Copenhagen");
    CHECK(t.language == "da-DK");
    CHECK(t.kinds == decltype(t.kinds){{model::Kind::story, 2}, {model::Kind::kudos, 0.5}, {model::Kind::notice, 0}});
    CHECK(t.opening_hours.days[4] == std::vector{Hours{7 * 60, 19 * 60}});
    CHECK(t.opening_hours.days[5] == std::vector{Hours{10 * 60, 12 * 60}, Hours{13 * 60, 14 * 60}});
    CHECK(t.opening_hours.days[6].empty());
    CHECK(t.when_closed == WhenClosed::dark);
    CHECK(t.state_folder == "/var/lib/accolade");
    CHECK_FALSE(t.celebrations.takeover);
    CHECK(t.celebrations.quiet.days[4] == std::vector{Hours{12 * 60, 13 * 60}});
    CHECK(t.celebrations.quiet.days[5].empty());
    CHECK(t.celebrations.sound);
    CHECK(t.celebrations.audible.days[6] == std::vector{Hours{9 * 60, 17 * 60}});
}

TEST_CASE("a theme with a slash is a folder beside the file") {
    CHECK(read(R"({"theme": "./ours"})").settings.theme == "/etc/accolade/ours");
    CHECK(read(R"({"theme": "ours"})").settings.theme == "ours");
}

TEST_CASE("a mistyped key is named with its place and the key that was meant") {
    CHECK(said("{\n  \"them\": \"gala\"\n}") ==
          std::vector<std::string>{"kiosk.json:2:3: error: unknown key \"them\"; did you mean \"theme\"?"});
    CHECK(said("{\"screen\": {\"rotatoin\": 90}}") ==
          std::vector<std::string>{"kiosk.json:1:13: error: unknown key \"rotatoin\"; did you mean \"rotation\"?"});
    CHECK(said("{\"kinds\": {\"storry\": 1}}") ==
          std::vector<std::string>{"kiosk.json:1:12: error: there is no kind \"storry\"; did you mean \"story\"?"});
}

TEST_CASE("everything that is wrong is said at once, and what is right still counts") {
    const auto [settings, complaints, places] = read(R"({
        "theme": 7,
        "screen": {"rotation": 45, "display": -1, "effects": "ful"},
        "audience": "stuff",
        "brand": {"color": "blue"},
        "zone": "Europe Oslo", "language": "english please",
        "kinds": {"story": 11, "quote": "often"},
        "feeds": ["ftp://old.example/feed", {"every": 3}, 5, "https://good.example/"],
        "site": "oslo"
    })");
    CHECK(complaints.size() == 14);
    CHECK(std::ranges::all_of(complaints, [](const auto& c) { return c.severity == Severity::error; }));
    CHECK(settings.sites == std::vector<std::string>{"oslo"});
    REQUIRE(settings.feeds.size() == 1);
    CHECK(settings.feeds[0].address == "https://good.example/");
    CHECK(settings.screen == ScreenSettings{});
}

TEST_CASE("an address is refused for what it cannot be") {
    for (const auto* address : {"", "ftp://x/y", "https://", "https:///feed", "https://a b/", "https://me:secret@x/",
                                "file:///srv/x", "x\\ny"}) {
        CAPTURE(address);
        const auto [settings, complaints, places] = read("{\"feeds\": [\"" + std::string(address) + "\"]}");
        CHECK(complaints.size() == 1);
        CHECK(settings.feeds.empty());
        for (const auto& complaint : complaints) CHECK(complaint.what.find("secret") == std::string::npos);
    }
}

TEST_CASE("what a feed's server wants to see is named once, and where it belongs") {
    const auto told = [](const std::string& more) {
        const auto lines = said("{\"feeds\": [{\"address\": \"https://a.example/\", " + more + "}]}");
        REQUIRE(lines.size() == 1);
        return lines[0];
    };
    CHECK(told(R"("token_credential": "../x")").ends_with("a path belongs in \"token_file\""));
    CHECK(told(R"("token_credential": "x", "token_file": "y")").find("in \"token_file\" already") != std::string::npos);
    CHECK(told(R"("password_file": "x", "token_file": "y")").find("not both") != std::string::npos);
    CHECK(told(R"("certificate_key": "x")").find("name that in \"certificate\"") != std::string::npos);
    CHECK(told(R"("limit": 0)").find("\"limit\"") != std::string::npos);
    CHECK(told(R"("newer_than": "week")").find("\"newer_than\"") != std::string::npos);
    CHECK(said(R"({"feeds": [{"address": "http://a.example/", "password_file": "x"}]})")
              .at(0)
              .find("anyone on the way could read the password") != std::string::npos);
    CHECK(said(R"({"feeds": [{"address": "a.json", "certificate": "x"}]})").at(0).find("a file needs no certificate") !=
          std::string::npos);
}

TEST_CASE("what works but is unwise is a warning") {
    for (const auto* feed :
         {R"({"address": "https://a.example/", "every": 5})", R"({"address": "http://a.example/", "token_file": "t"})",
          R"({"address": "news.json", "token_file": "t"})", R"("https://b.example/", "https://b.example/")"}) {
        CAPTURE(feed);
        const auto [settings, complaints, places] = read("{\"feeds\": [" + std::string(feed) + "]}");
        REQUIRE(complaints.size() == 1);
        CHECK(complaints[0].severity == Severity::warning);
        CHECK(settings.feeds.size() == 1);
    }
    CHECK(said(R"({"feeds": [{"address": "news.json", "every": 5}]})").empty());
}

TEST_CASE("a text that is no JSON costs nothing but one complaint with its place") {
    const auto [settings, complaints, places] = read("{\n  \"theme\": \"gala\",\n");
    CHECK(settings == Settings{});
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].where.starts_with("kiosk.json:"));
    CHECK(any_error(complaints));
    CHECK(any_error(read("[]").complaints));
}

TEST_CASE("opening hours are those of each day, from Monday on") {
    const auto hours =
        read(R"({"opening_hours": {"mon-thu": "07:00-19:00", "fri": "7:00 - 02:00"}})").settings.opening_hours;
    using Day = std::vector<Hours>;
    for (const std::size_t day : {0, 1, 2, 3}) CHECK(hours.days.at(day) == Day{{7 * 60, 19 * 60}});
    CHECK(hours.days.at(4) == Day{{7 * 60, 2 * 60}});  // until Saturday
    CHECK(hours.days.at(5).empty());
    CHECK(hours.days.at(6).empty());
    const auto every = read(R"({"opening_hours": "08:00-17:00"})").settings.opening_hours;
    for (const auto& day : every.days) CHECK(day == Day{{8 * 60, 17 * 60}});
    for (const auto& day : OpeningHours::always().days) CHECK(day == Day{{0, 24 * 60}});
    CHECK(read(R"({"opening_hours": {"sat-mon": "08:00-17:00"}})").settings.opening_hours.days[6].size() == 1);
    CHECK(read(R"({"opening_hours": {"tue,thu": "08:00-17:00"}})").settings.opening_hours.days[3].size() == 1);
}

TEST_CASE("hours nobody can keep are complained of, and the screen stays on") {
    for (const auto* hours :
         {R"("7-19")", R"("25:00-26:00")", R"("07:60-08:00")", R"("08:00-08:00")", R"("24:00-08:00")", R"(8)", "{}",
          "[]", R"({"mon": 8})", R"({"monday": "08:00-17:00"})", R"({"": "08:00-17:00"})",
          R"({"mon-fri": "08:00-17:00", "fri": "08:00-12:00"})", R"({"mon-": "08:00-17:00"})"}) {
        CAPTURE(hours);
        const auto [settings, complaints, places] = read("{\"opening_hours\": " + std::string(hours) + "}");
        CHECK(complaints.size() == 1);
        CHECK(settings == Settings{});
        for (const std::string key : {"quiet_hours", "sound_hours"}) {
            const auto also = read("{\"celebrations\": {\"" + key + "\": " + hours + "}}");
            CHECK(also.complaints.size() == 1);
            CHECK(also.settings == Settings{});
        }
    }
    CHECK(read(R"({"celebrations": {"quiet_hours": ""}})").complaints.empty());
    CHECK(
        said(R"({"celebrations": {"quiet_hours": {}}})") ==
        std::vector<std::string>{"kiosk.json:1:34: error: no day has hours; name some, or leave \"quiet_hours\" out"});
    CHECK(said(R"({"opening_hours": {"monday": "08:00-17:00"}})") ==
          std::vector<std::string>{"kiosk.json:1:20: error: \"monday\" is not a day; did you mean \"mon\"?"});
}

TEST_CASE("a screen may have a name, several sites, a rhythm that is meant to be kept, and a panel that sleeps") {
    const auto [t, none, places] = read(R"({
        "name": "Reception", "site": ["esbjerg", "", "esbjerg-2"], "when_closed": "off",
        "cadence": {"award": "monthly", "kudos": "weekly", "anniversary": "quarterly", "learning": "yearly"},
        "metrics_file": "accolade.prom"
    })");
    CHECK(none == Complaints{});
    CHECK(t.name == "Reception");
    CHECK(t.sites == std::vector<std::string>{"esbjerg", "esbjerg-2"});
    CHECK(t.when_closed == WhenClosed::off);
    CHECK(t.cadence == decltype(t.cadence){{model::Kind::award, Cadence::monthly},
                                           {model::Kind::kudos, Cadence::weekly},
                                           {model::Kind::learning, Cadence::yearly},
                                           {model::Kind::anniversary, Cadence::quarterly}});
    CHECK(t.metrics_file == "/etc/accolade/accolade.prom");
    CHECK(said(R"({"cadence": {"awrad": "monthly"}})").at(0).find("did you mean \"award\"?") != std::string::npos);
    CHECK(said(R"({"cadence": {"award": "daily"}})").at(0).find("monthly") != std::string::npos);
    CHECK(said(R"({"site": 7})").at(0).find("a list of texts") != std::string::npos);
}
