#include <chrono>

#include "feed/sample.h"

using namespace accolade;
using namespace accolade::feed;
using namespace accolade::feed::sample;
using model::Kind;

namespace {

// The items that a feed with one such person shows.
std::size_t shown_with(std::string_view person) {
    return parsed(feed_of("\"_accolade\": {\"people\": [" + std::string(person) + "]}")).items.size();
}

}  // namespace

TEST_CASE("every member of every kind finds its place") {
    const auto [item, complaints] =
        extended(R"("kind": "event", "people": [{"name": "Ada", "role": "R", "team": "T", "place": "P",
        "photo": "ada.jpg", "focus": [0.5, 0.2], "consent": "full"}], "from": {"name": "Bo", "company": "C"}, "visitors": ["Kim", {"company": "Acme"}],
        "host": {"name": "Liv"}, "period": "2026-Q4", "starts": "2026-12-01", "ends": "2026-12-02", "place": "Roof", "value": "Helping out",
        "credential": "CISSP", "issuer": "ISC2", "earned": "2026-11-01", "network": "Mastodon", "handle": "@a", "likes": 12, "issue": 42,
        "teasers": ["one", "two"], "prize": "A bike", "entries": [{"name": "A", "value": 9.5, "photo": "a.jpg"}], "unit": "km",
        "severity": "warning", "rating": 4.5, "show_from": "2026-11-01T00:00:00Z", "show_until": "2026-12-01T00:00:00Z", "days": ["mon", "fri"],
        "hours": "22:00-06:00", "sites": ["oslo"], "audience": "staff", "weight": 3, "seconds": 12, "celebrate": true,
        "figures": [{"value": 98.5, "unit": "%"}],
        "counter": {"value": 5, "target": 10, "start": 1, "unit": "u", "previous": 4, "celebrate_at": [7, 10]})");
    for (const auto& complaint : complaints) CHECK(complaint.what.starts_with("an event does not show \""));
    CHECK(item.kind == Kind::event);
    CHECK(item.people.at(0) == model::Person{"Ada", "R", "T", "P", "", "https://news.nordhavn.example/lobby/ada.jpg",
                                             model::Focus{0.5F, 0.2F}, model::Consent::full});
    CHECK(item.from->company == "C");
    REQUIRE(item.visitors.size() == 2);
    CHECK(item.visitors[0].name == "Kim");
    CHECK(item.visitors[1].company == "Acme");
    CHECK(item.host->name == "Liv");
    CHECK(item.period == "2026-Q4");
    CHECK(item.starts->all_day);
    CHECK(item.ends->at - item.starts->at == std::chrono::hours(24));
    CHECK(item.place == "Roof");
    CHECK(item.value == "Helping out");
    CHECK(item.credential == "CISSP");
    CHECK(item.issuer == "ISC2");
    CHECK(item.earned->all_day);
    CHECK(item.network == "Mastodon");
    CHECK(item.handle == "@a");
    CHECK(item.likes == model::Number{12, 0});
    CHECK(item.issue == "42");
    CHECK(item.teasers == std::vector<std::string>{"one", "two"});
    CHECK(item.prize == "A bike");
    CHECK(item.entries == std::vector<model::Entry>{{"A", {9.5, 1}, "https://news.nordhavn.example/lobby/a.jpg"}});
    CHECK(item.unit == "km");
    CHECK(item.severity == model::Severity::warning);
    CHECK(item.rating == 4.5);
    CHECK(item.show_until > item.show_from);
    CHECK(item.days == (model::monday | model::friday));
    CHECK(item.hours == model::Hours{1320, 360});
    CHECK(item.sites == std::vector<std::string>{"oslo"});
    CHECK(item.audience == model::Audience::staff);
    CHECK(item.weight == 3);
    CHECK(item.seconds == Seconds(12));
    CHECK(item.celebrate);
    CHECK(item.figures == std::vector<model::Figure>{{{98.5, 1}, "%"}});
    CHECK(item.counter == model::Counter{{5, 0},
                                         model::Number{10, 0},
                                         model::Number{1, 0},
                                         model::Number{4, 0},
                                         "u",
                                         std::nullopt,
                                         std::nullopt,
                                         0,
                                         {7, 10}});
}

TEST_CASE("an item says nothing it was not told") {
    const auto [item, complaints] = extended("");
    CHECK(complaints.empty());
    model::Item plain;
    plain.id = "x";
    plain.source = "news";
    plain.language = "en";
    plain.summary = "s";  // the sample's own
    CHECK(item == plain);
}

TEST_CASE("every kind is known by its name, and an unknown one is a story") {
    for (const auto name : model::kind_names()) {
        const std::string needs = name == "anniversary"   ? R"(, "years": 5)"
                                  : name == "milestone"   ? R"(, "counter": {"value": 1})"
                                  : name == "leaderboard" ? R"(, "entries": [{"name": "a", "value": 1}])"
                                                          : "";
        const auto found = extended("\"kind\": \"" + std::string(name) + "\"" + needs);
        CHECK(model::name_of(found.item.kind) == name);
        CHECK(all(found.complaints) == "");
    }
    const auto wrong = extended(R"("kind": "kudo")");
    CHECK(wrong.item.kind == Kind::story);
    CHECK(complains(wrong.complaints, "\"kind\" is \"kudo\"; did you mean \"kudos\"? it may be \"story\", "));
    CHECK(complains(wrong.complaints, "the item is shown as a story"));
}

TEST_CASE("what a kind does not show is told, with the kind that does") {
    const auto story = extended(R"("place": "Quay 4", "issue": "No. 4", "people": [{"name": "Ada"}])");
    CHECK(complains(story.complaints, R"(a story does not show "place"; a kind that does is "event")"));
    CHECK(complains(story.complaints, R"(a story does not show "issue"; a kind that does is "newsletter")"));
    CHECK(story.complaints.size() == 2);
    const auto award = extended(R"("kind": "award", "ends": "2031-12-18", "period": "2031-11")");
    CHECK(complains(award.complaints, R"(an award does not show "ends"; when it is shown is said by "show_until")"));
    CHECK(all(extended(R"("kind": "notice", "place": "Quay 4")").complaints) == "");
    CHECK(extended(R"("kind": "evnt", "place": "Quay 4")").complaints.size() == 1);
}

TEST_CASE("a kind that lacks what it is made of is a story") {
    const auto bare = extended(R"("kind": "milestone")");
    CHECK(bare.item.kind == Kind::story);
    CHECK(complains(bare.complaints, "a milestone needs a \"counter\""));
    CHECK(extended(R"("kind": "leaderboard", "entries": [])").item.kind == Kind::story);
}

TEST_CASE("who did not consent is not shown, and without a photo where only the name was given") {
    CHECK(shown_with(R"({"name": "Ada"})") == 1);
    CHECK(shown_with(R"({"name": "Ada", "consent": "none"})") == 0);
    CHECK(shown_with(R"({"name": "Bo"}, {"name": "Ada", "consent": "none"})") == 0);
    CHECK(parsed(feed_of(R"("_accolade": {"people": [{"name": "Ada", "consent": "none"}]})")).complaints.empty());
    CHECK(parsed(feed_of(R"("_accolade": {"from": {"name": "Ada", "consent": "none"}})")).items.empty());
    const auto named = extended(R"("people": [{"name": "Ada", "photo": "ada.jpg", "consent": "name"}])");
    CHECK(named.item.people.at(0).photo.empty());
    CHECK(named.complaints.empty());
}

TEST_CASE("a consent or an audience that cannot be understood is the stricter one, and an error") {
    for (const auto* consent : {"\"no\"", "\"nein\"", "false", "\"None\""}) {
        const auto feed = parsed(
            feed_of("\"_accolade\": {\"people\": [{\"name\": \"Ada\", \"consent\": " + std::string(consent) + "}]}"));
        CHECK(feed.items.empty());
        REQUIRE(feed.complaints.size() == 1);
        CHECK(feed.complaints[0].severity == Severity::error);
        CHECK(complains(feed.complaints, "not shown until this is corrected"));
    }
    const auto odd = extended(R"("audience": "intern")");
    CHECK(odd.item.audience == model::Audience::staff);
    CHECK(any_error(odd.complaints));
    CHECK(extended(R"("entries": [{"name": "A", "value": 2, "consent": "none"}, {"name": "B", "value": 1}])")
              .item.entries.at(0)
              .name == "B");
}

TEST_CASE("an id whose person did not consent is not shown by its double either") {
    const auto feed = parsed(R"({"version": "https://jsonfeed.org/version/1.1", "items": [
        {"id": "a", "_accolade": {"people": [{"name": "Ada", "consent": "none"}]}}, {"id": "a", "title": "Ada"}]})");
    CHECK(feed.items.empty());
}

TEST_CASE("numbers no screen can show are left out, and others stay") {
    const auto [item, complaints] =
        extended(R"("figures": [{"value": 1e309}, {"value": "36"}, {"value": 98.50, "unit": "%"}],
        "counter": {"value": 1e400, "target": 10}, "likes": 1e308, "rating": 7, "weight": 40, "seconds": 1)");
    CHECK(item.figures == std::vector<model::Figure>{{{98.5, 2}, "%"}});
    CHECK_FALSE(item.counter);
    CHECK_FALSE(item.likes);
    CHECK(item.rating == 5);
    CHECK(item.weight == 10);
    CHECK(item.seconds == Seconds(5));
    CHECK(complains(complaints, "figures 1, \"value\" is \"1e309\", too large to be shown"));
    CHECK(complains(complaints, "figures 2, \"value\" must be a number, not a text"));
    CHECK(complains(complaints, "\"weight\" is 40; it must be between 1 and 10, so 10 is used"));
    CHECK(complains(complaints, "\"seconds\" is 1; it must be between 5 and 3600, so 5 is used"));
    CHECK_FALSE(any_error(complaints));
}

TEST_CASE("odd numbers are numbers") {
    const auto counter = [](std::string_view value) {
        return extended("\"kind\": \"milestone\", \"counter\": {\"value\": " + std::string(value) + "}")
            .item.counter.value()
            .value;
    };
    CHECK(counter("-0") == model::Number{0, 0});
    CHECK(counter("-5") == model::Number{-5, 0});
    CHECK(counter("0.5") == model::Number{0.5, 1});
    CHECK(counter("1.25e1") == model::Number{12.5, 1});
    CHECK(counter("1e3") == model::Number{1000, 0});
    CHECK(counter("0.333333333333333333333333333333").decimals == 6);
}

TEST_CASE("lists are no longer than a slide can show") {
    const auto [item, complaints] =
        extended(R"("figures": [{"value": 1}, {"value": 2}, {"value": 3}, {"value": 4}], "teasers": ["a", "b", "c"])");
    CHECK(item.figures.size() == 3);
    CHECK(item.teasers.size() == 2);
    CHECK(complains(complaints, "\"figures\" has more than 3"));
    CHECK(complains(complaints, "\"teasers\" has more than 2"));
}

TEST_CASE("a counter that ticks says since when") {
    const auto still = extended(R"("kind": "milestone", "counter": {"value": 1, "per_hour": 5})");
    CHECK(still.item.counter->per_hour == 0);
    CHECK(complains(still.complaints, "no \"as_of\""));
    CHECK(extended(R"("counter": {"value": 1, "target": 9, "celebrate_at": 5})").item.counter->celebrate_at ==
          std::vector<double>{5});
    CHECK(extended(R"("counter": {"value": 1, "target": 9, "celebrate_at": []})").item.counter->celebrate_at.empty());
    CHECK(complains(extended(R"("counter": {"target": 9})").complaints, "counter has no \"value\""));
}

TEST_CASE("who calls people by another name is told theirs") {
    CHECK(complains(extended(R"("person": {"name": "Ada"})").complaints,
                    "\"person\" is not a known member; did you mean \"people\"?"));
    CHECK(complains(extended(R"("winner": "Ada")").complaints, "did you mean \"people\"?"));
}

TEST_CASE("typing errors are found, wherever they stand") {
    const auto found = extended(
        R"("knid": "story", "people": [{"nmae": "Ada", "name": "Ada"}], "counter": {"value": 1, "traget": 2}, "wholly": 1, "_mine": 1)");
    CHECK(complains(found.complaints, "\"knid\" is not a known member; did you mean \"kind\"?"));
    CHECK(complains(found.complaints, "people 1, \"nmae\" is not a known member; did you mean \"name\"?"));
    CHECK(complains(found.complaints, "counter, \"traget\" is not a known member; did you mean \"target\"?"));
    CHECK(complains(found.complaints, "\"wholly\" is not a known member; it is ignored"));
    CHECK_FALSE(complains(found.complaints, "_mine"));
    CHECK(one(R"("_other": {})").complaints.empty());
    const auto feed = parsed(
        R"({"version": "https://jsonfeed.org/version/1.1", "_accolade": {"brnad": {}, "brand": {"nam": 1}}, "items": []})");
    CHECK(complains(feed.complaints, "_accolade, \"brnad\" is not a known member; did you mean \"brand\"?"));
    CHECK(complains(feed.complaints, "brand, \"nam\" is not a known member; did you mean \"name\"?"));
}

TEST_CASE("pictures that lead elsewhere are refused, and the item stays") {
    for (const auto* address :
         {"/etc/passwd", "../secret.jpg", "%2e%2e/secret.jpg", "file:///etc/passwd", "data:image/png;base64,AA"}) {
        CAPTURE(address);
        const auto found = one("\"image\": \"" + std::string(address) + "\"", kFile);
        CHECK(found.item.image.empty());
        CHECK(any_error(found.complaints));
        CHECK(complains(found.complaints, "\"image\" is \""));
    }
    CHECK(one(R"("image": "file:///etc/passwd")").item.image.empty());
    CHECK(one(R"("image": "pictures/a.jpg")", kFile).item.image == "/srv/lobby/pictures/a.jpg");
    CHECK(one(R"("image": "../x.jpg", "banner_image": "b.jpg")", kFile).item.image == "/srv/lobby/b.jpg");
    CHECK(complains(extended(R"("people": [{"name": "A", "photo": "../../a.jpg"}])", kFile).complaints,
                    "people 1, \"photo\""));
}

TEST_CASE("what is wrong and limits nothing is left out") {
    const auto [item, complaints] =
        extended(R"("starts": "2026-12-02", "ends": "2026-12-01", "period": "November", "focus": [7, 0])");
    CHECK_FALSE(item.ends);
    CHECK(item.period.empty());
    CHECK_FALSE(item.focus);
    CHECK(complaints.size() == 6);  // and a story shows none of the three
    CHECK(complains(complaints, "\"ends\" is before \"starts\""));
    CHECK(complains(complaints, "\"focus\" must be two numbers between 0 and 1"));
}

TEST_CASE("a rule of when, where and for whom that is not understood holds its item back, and says so") {
    for (const std::string_view rule : {R"("days": ["weekdays"])",
                                        R"("days": ["mon", "freitag"])",
                                        R"("days": 1)",
                                        R"("days": [1, 5])",
                                        R"("days": {"mon": true})",
                                        R"("hours": "9am-5pm")",
                                        R"("hours": "9 to 5")",
                                        R"("hours": {})",
                                        R"("hours": ["08:00-12:00", "13:00-17:00"])",
                                        R"("hours": 9)",
                                        R"("show_until": "2026-12-24T12:00:00")",
                                        R"("show_until": "24.12.2026")",
                                        R"("show_until": "2026-02-30")",
                                        R"("show_until": 1798761600)",
                                        R"("show_until": "Thu, 24 Dec 2026 12:00:00 +0000")",
                                        R"("show_until": "tomorrow")",
                                        R"("show_from": "2026-12-24T12")",
                                        R"("show_from": "2026-12")",
                                        R"("show_from": true)",
                                        R"("sites": {})",
                                        R"("sites": [1, 2])",
                                        R"("sites": ["oslo", null])",
                                        R"("sites": 5)",
                                        R"("site": "oslo")",
                                        R"("Sites": ["oslo"])",
                                        R"("sits": ["oslo"])",
                                        R"("screens": ["oslo"])",
                                        R"("screen": "oslo")",
                                        R"("day": "mon")",
                                        R"("weekdays": true)",
                                        R"("hour": "08:00-18:00")",
                                        R"("houers": "08:00-18:00")",
                                        R"("showUntil": "2026-12-24")",
                                        R"("show-until": "2026-12-24")",
                                        R"("show_untill": "2026-12-24")",
                                        R"("show_til": "2026-12-24")",
                                        R"("until": "2026-12-24")",
                                        R"("expires": "2026-12-24")",
                                        R"("expires_at": "2026-12-24")",
                                        R"("expiry": "2026-12-24")",
                                        R"("valid_until": "2026-12-24")",
                                        R"("embargo": "2026-12-24")",
                                        R"("not_before": "2026-12-24")",
                                        R"("show_form": "2026-12-24")",
                                        R"("audiences": ["staff"])",
                                        R"("audiance": "staff")",
                                        R"("visibility": "staff")",
                                        R"("consent": "none")",
                                        R"("kind": "event", "starts": "next friday")",
                                        R"("kind": "event", "starts": "2026-12-01T18:00")",
                                        R"("kind": "session", "ends": "late")",
                                        R"("kind": "incentive", "ends": "2026-12-18T24")"}) {
        CAPTURE(rule);
        const auto feed = parsed(feed_of("\"_accolade\": {" + std::string(rule) + "}"));
        CHECK(feed.items.empty());
        CHECK(complains(feed.complaints, "the item is not shown until this is corrected"));
        CHECK(any_error(feed.complaints));
    }
    // In the wrong place they would limit nothing either.
    for (const std::string_view rule :
         {R"("show_until": "2026-12-24")", R"("sites": ["oslo"])", R"("days": ["mon"])", R"("hours": "08:00-18:00")",
          R"("audience": "staff")", R"("expires": "2026-12-24")", R"("showUntil": "2026-12-24")",
          R"("site": "oslo")"}) {
        CAPTURE(rule);
        const auto feed = parsed(feed_of(rule));
        CHECK(feed.items.empty());
        CHECK(complains(feed.complaints, "the item is not shown until this is corrected"));
        const auto whole = parsed(R"({"version": "https://jsonfeed.org/version/1.1", "_accolade": {)" +
                                  std::string(rule) + R"(}, "items": [{"id": "x", "title": "T"}]})");
        CHECK(whole.items.empty());
        CHECK(complains(whole.complaints, "not shown until this is corrected"));
    }
    for (const std::string_view person :
         {R"({"name": "Ada", "Consent": "none"})", R"({"name": "Ada", "concent": "none"})",
          R"({"name": "Ada", "opt_out": true})"}) {
        CAPTURE(person);
        CHECK(shown_with(person) == 0);
    }
    CHECK(complains(parsed(feed_of(R"("_accolade": {"days": ["weekdays"]})")).complaints,
                    "\"days\" has \"weekdays\"; write days as"));
    CHECK(complains(parsed(feed_of(R"("_accolade": {"hours": "9 to 5"})")).complaints,
                    "\"hours\" is \"9 to 5\"; write \"08:00-18:00\""));
    CHECK(complains(parsed(feed_of(R"("_accolade": {"site": "oslo"})")).complaints,
                    "\"site\" is not a known member; did you mean \"sites\"?"));
    CHECK(complains(parsed(feed_of(R"("expires": "2026-12-24")")).complaints,
                    R"(did you mean "show_until" in "_accolade"?)"));
}

TEST_CASE("a rule that says nothing limits nothing") {
    const auto [item, complaints] = extended(
        R"("days": [], "hours": "", "show_until": "", "show_from": null, "sites": [], "kind": "event", "starts": "")");
    CHECK(all(complaints) == "");
    CHECK(item.days == 127);
    CHECK_FALSE(item.hours);
    CHECK_FALSE(item.show_until);
    CHECK(item.sites.empty());
    CHECK(extended(R"("site": null)").item.id == "x");
    CHECK(one(R"("content": "x", "location": "Oslo")").item.id == "x");
    CHECK(extended(R"("people": [{"name": "Ada", "site": "Esbjerg"}])").item.people.size() == 1);
}

TEST_CASE("a whole day is the screen's own: shown from its beginning, and until its end") {
    auto oslo = kWeb;
    oslo.zone = model::Zone::named("Europe/Oslo").value();
    const auto item = extended(R"("show_from": "2026-12-24", "show_until": "2026-12-24")", oslo).item;
    using namespace std::chrono;
    CHECK(item.show_from == WallTime(sys_days(2026y / 12 / 23)) + hours(23));
    CHECK(item.show_until == WallTime(sys_days(2026y / 12 / 24)) + hours(23));
    CHECK(extended(R"("show_until": " 2026-12-24T12:00Z ")", oslo).item.show_until ==
          WallTime(sys_days(2026y / 12 / 24)) + hours(12));
}

TEST_CASE("times without a zone are the screen's own where the feed says so") {
    auto oslo = kWeb;
    oslo.zone = model::Zone::named("Europe/Oslo").value();
    const auto feed = [&](std::string_view times) {
        return parsed(R"({"version": "https://jsonfeed.org/version/1.1", "_accolade": {"times": )" +
                          std::string(times) +
                          R"(}, "items": [{"id": "x", "title": "T", "date_published": "2026-11-20T08:00:00",
            "_accolade": {"kind": "event", "starts": "2026-12-24T12:00", "show_until": "2026-12-24T18:30:00"}}]})",
                      oslo);
    };
    using namespace std::chrono;
    const auto local = feed(R"("local")");
    CHECK(all(local.complaints) == "");
    REQUIRE(local.items.size() == 1);
    CHECK(local.items[0].published == WallTime(sys_days(2026y / 11 / 20)) + hours(7));
    CHECK(local.items[0].starts == model::Moment{WallTime(sys_days(2026y / 12 / 24)) + hours(11), false});
    CHECK(local.items[0].show_until == WallTime(sys_days(2026y / 12 / 24)) + hours(17) + minutes(30));
    for (const auto* other : {R"("Local")", R"("utc")", "true", "null"}) {
        CAPTURE(other);
        CHECK(feed(other).items.empty());
    }
    CHECK(complains(feed(R"("Local")").complaints, R"("times" is "Local"; did you mean "local"?)"));
}

TEST_CASE("wrong types cost a member each, never the item") {
    const auto found = extended(
        R"("people": 5, "from": [], "figures": {}, "counter": [], "entries": "x", "weight": "2",
        "celebrate": "yes", "starts": 5, "severity": 1, "visitors": [5, [], {}], "teasers": [1, "ok"], "focus": "x", "issue": [], "host": true)");
    CHECK(found.item.teasers == std::vector<std::string>{"ok"});
    CHECK(found.item.weight == 1);
    CHECK_FALSE(found.item.celebrate);
    CHECK(found.complaints.size() == 24);  // eight of them are no business of a story
    CHECK(complains(found.complaints, "\"celebrate\" must be true or false, not a text"));
    CHECK(complains(found.complaints, "visitors 3 has no \"name\""));
}

TEST_CASE("an anniversary has its years, and needs them") {
    const auto good = extended(R"("kind": "anniversary", "years": 25, "since": "2001")");
    CHECK(good.item.kind == Kind::anniversary);
    CHECK(good.item.years == 25);
    CHECK(good.item.since == "2001");
    CHECK(extended(R"("kind": "anniversary", "years": 1, "since": 2025)").item.since == "2025");
    CHECK(extended(R"("kind": "anniversary", "years": 1, "since": "2025-04-01")").item.since == "2025-04-01");
    const auto bare = extended(R"("kind": "anniversary", "since": "spring")");
    CHECK(bare.item.kind == Kind::story);
    CHECK(complains(bare.complaints, "an anniversary needs \"years\"; the item is shown as a story"));
    CHECK(complains(bare.complaints,
                    "\"since\" must be a year, as in 2001, or a day, as in \"2001-04-01\"; it is left out"));
}

TEST_CASE("an item with nothing to show is refused") {
    for (const auto* members : {"", R"("_accolade": {"kind": "quote", "rating": 5})", R"("tags": ["news"])",
                                R"("title": " ", "_accolade": {"kind": "award", "people": [{"name": ""}]})"}) {
        CAPTURE(members);
        const auto feed = parsed(bare_feed_of(members));
        CHECK(feed.items.empty());
        CHECK(complains(feed.complaints,
                        "item 1 (\"x\"), line 2: error: the item has nothing to show and is not shown; give it a "
                        "\"title\" or a text"));
    }
    CHECK(parsed(bare_feed_of(R"("_accolade": {"people": [{"name": "Ada"}]})")).items.size() == 1);
    CHECK(parsed(bare_feed_of(R"("_accolade": {"kind": "event", "starts": "2026-12-01"})")).items.size() == 1);
    CHECK(parsed(bare_feed_of(R"("image": "crew.jpg")")).items.size() == 1);
}

TEST_CASE("a member on the wrong level, or mistyped, is complained of everywhere") {
    const auto high = one(R"("kind": "quote", "titel": "A", "acolade": {}, "_acolade": {}, "_blue_shed": {})");
    CHECK(complains(high.complaints, "\"kind\" has no effect here; move it into \"_accolade\""));
    CHECK(complains(high.complaints, "\"titel\" is not a known member; did you mean \"title\"? It is ignored"));
    CHECK(complains(high.complaints, "\"acolade\" is not a known member; did you mean \"_accolade\"?"));
    CHECK(complains(high.complaints, "\"_acolade\" is not a known member; did you mean \"_accolade\"?"));
    CHECK(high.complaints.size() == 4);
    CHECK(complains(extended(R"("title": "A")").complaints,
                    "\"title\" has no effect here; move it out of \"_accolade\", beside \"id\""));
    CHECK(complains(one(R"("cms_reference_number": 5)").complaints,
                    "info: \"cms_reference_number\" is not a known member; it is ignored"));
    CHECK(complains(parsed(R"({"version": "https://jsonfeed.org/version/1.1", "brand": {}, "items": []})").complaints,
                    "\"brand\" has no effect here; move it into \"_accolade\""));
    const auto standard = one(
        R"("external_url": "https://a.example", "content_html": "x", "banner_image": "a.jpg", "author": {"name": "A",
        "url": "https://a.example"}, "authors": [], "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg",
        "title": "A", "size_in_bytes": 5, "duration_in_seconds": 5}], "tags": [], "language": "en")");
    CHECK(all(standard.complaints) == "");
}

TEST_CASE("what is read and not shown yet is said, once") {
    const auto feed = parsed(R"({"version": "https://jsonfeed.org/version/1.1",
        "_accolade": {"live": "https://a.example/live"}, "items": [
        {"id": "a", "title": "A", "_accolade": {"celebrate": true, "counter": {"value": 1, "celebrate_at": [2]}}},
        {"id": "b", "title": "B", "_accolade": {"celebrate": true}},
        {"id": "c", "title": "C", "_accolade": {"celebrate": false}},
        {"id": "d", "title": "D", "attachments": [{"url": "d.mp4", "mime_type": "video/mp4"}]}]})");
    CHECK(
        all(feed.complaints) ==
        "https://news.nordhavn.example/lobby/feed.json, item 4 (\"d\"), line 6: info: a clip (\"video/...\") is read, "
        "but not shown yet\n");
}

TEST_CASE("entities that a program left in a title or a name are characters") {
    const auto found = one(R"("title": "Smith &amp; Sons &#8211; caf&eacute; &quot;L&#39;eau&quot;",
        "content_text": "1 &amp; 2", "_accolade": {"people": ["Ren&eacute;", {"name": "Zo&euml;"}]})");
    CHECK(found.item.title == "Smith & Sons \u2013 caf\u00E9 \"L'eau\"");
    CHECK(found.item.body == "1 &amp; 2");
    CHECK(found.item.people.at(0).name == "Ren\u00E9");
    CHECK(found.item.people.at(1).name == "Zo\u00EB");
    CHECK(found.complaints.empty());
    for (const auto* nothing : {"&#0;", "&#xD800;", "&#x110000;", "&#7;"})
        CHECK(one("\"title\": \"a" + std::string(nothing) + "b\"").item.title == "ab");
    for (const auto* plain :
         {"R&D", "AT&T; and more", "&", "&;", "&unknown;", "write &amp; as &lt;b&gt;", "a < b &amp; c"}) {
        CHECK(one("\"title\": \"" + std::string(plain) + "\"").item.title == plain);
    }
}
