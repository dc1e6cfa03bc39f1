#include "control/status_text.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "control/oslo.h"

using namespace accolade;
using namespace accolade::control;
using accolade::test::oslo;

namespace {

WallTime at(int hour, int minute) {
    return oslo().instant({2026, 11, 23}, hour * 60 + minute);
}

model::Status showing() {
    model::Status status;
    status.version = "0.2";
    status.started = at(7, 0);
    status.display = model::Display{"x11", {1920, 1080}};
    status.on = model::OnScreen{"storm-crew", "story", at(14, 31), at(14, 32) + Seconds(12), model::Reason::rotation};
    status.next = "passengers";
    status.items = 24;
    status.effects = "full";
    status.frames = 1200;
    model::SourceStatus feed;
    feed.name = "https://news.example/feed.json";
    feed.items = 24;
    feed.fresh_at = at(14, 31);
    feed.next_try = at(14, 33);
    status.sources.push_back(feed);
    return status;
}

Machine machine() {
    Machine machine;
    machine.process = 123;
    machine.state_folder = "/var/lib/kiosk";
    machine.memory = 81'000'000;
    return machine;
}

std::string text(const model::Status& status) {
    return status_text(status, machine(), oslo(), at(14, 32));
}

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("staff read what is on, what comes next, and how feeds and display do") {
    const auto said = text(showing());
    CHECK(says(said, "On        \"storm-crew\" (story) since 14:31, for 12 s more; then \"passengers\"\n"));
    CHECK(says(said, "Feed      https://news.example/feed.json: 24 items, heard of at 14:31; asked next at 14:33\n"));
    CHECK(says(said, "Display   x11, 1920 × 1080, effects full; 1200 frames shown, 0 late\n"));
    CHECK(says(said, "accolade 0.2, process 123, since 07:00, 0 slides, 81 MB of memory"));
    CHECK(says(said, "/var/lib/kiosk"));
}

TEST_CASE("a feed that fails says since when, why, and when it is asked again") {
    auto status = showing();
    status.sources[0].failing_since = at(14, 2);
    status.sources[0].trouble = "nobody answers";
    CHECK(says(text(status), "FAILS since 14:02: nobody answers; asked next at 14:33"));
    CHECK(health_of(status) == Health::needs_somebody);
}

TEST_CASE("a closed screen says until when") {
    auto status = showing();
    status.on = model::OnScreen{"idle", "idle", at(13, 0), {}, model::Reason::closed};
    status.opens = at(18, 0);
    CHECK(says(text(status), "On        the house slide since 13:00, closed until 18:00"));
    CHECK(health_of(status) == Health::good);
}

TEST_CASE("health: good, needs somebody, or shows nothing") {
    CHECK(health_of(showing()) == Health::good);
    auto status = showing();
    status.troubles.push_back({{Severity::warning, "kiosk.json:3:1", "…"}, at(9, 0)});
    CHECK(health_of(status) == Health::good);
    status.troubles.push_back({{Severity::error, "kiosk.json:3:1", "unknown key"}, at(9, 0)});
    CHECK(health_of(status) == Health::needs_somebody);
    CHECK(says(text(status), "kiosk.json:3:1: error: unknown key (since 09:00)"));
    status.display.reset();
    CHECK(health_of(status) == Health::shows_nothing);
    CHECK(says(text(status), "waiting for a display"));
}

TEST_CASE("for programs the same is JSON, with times in UTC and nothing that breaks it") {
    auto status = showing();
    status.on->item = "a \"quoted\" id\n";
    status.troubles.push_back({{Severity::error, "x", "y"}, at(9, 0)});
    const auto document = json::parse(status_json(status, machine()), "status");
    REQUIRE(document);
    const auto& root = document->root;
    REQUIRE(root.find("on") != nullptr);
    CHECK(root.find("on")->find("item")->string == "a \"quoted\" id\n");
    CHECK(root.find("on")->find("since")->string == "2026-11-23T13:31:00Z");
    CHECK(root.find("health")->string == "needs somebody");
    CHECK(root.find("feeds")->items.at(0).find("items")->whole == 24);
    CHECK(root.find("memory_bytes")->whole == 81'000'000);
    CHECK(root.find("opens")->is(json::Type::null));
}
