#include "control/status_line.h"

#include <doctest/doctest.h>

#include "control/oslo.h"

using namespace accolade;
using namespace accolade::control;
using accolade::test::oslo;

namespace {

// Of Monday, 23 November 2026, or so many days after it.
WallTime at(int hour, int minute, int day = 0) {
    return oslo().instant(model::next_day({2026, 11, 23}, day), hour * 60 + minute);
}

model::Status showing() {
    model::Status status;
    status.display = model::Display{"x11", {1920, 1080}};
    status.on = model::OnScreen{"storm-crew", "story", at(14, 0), at(14, 1), model::Reason::rotation};
    status.items = 24;
    status.sources.resize(2);
    return status;
}

std::string line(const model::Status& status) {
    return status_line(status, oslo(), at(14, 32));
}

}  // namespace

TEST_CASE("the line says what is on the screen, and of how many") {
    auto status = showing();
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items");
    status.items = 1;
    CHECK(line(status) == "showing \"storm-crew\" (story), 1 item");
    status.paused = true;
    CHECK(line(status) == "showing \"storm-crew\" (story), paused, 1 item");
    status = showing();
    status.on->why = model::Reason::emergency;
    status.on->kind = "notice";
    CHECK(line(status) == "showing \"storm-crew\" (notice, emergency), 24 items");
    status.on->why = model::Reason::celebration;
    status.on->kind = "milestone";
    CHECK(line(status) == "celebrating \"storm-crew\" (milestone), 24 items");
    status.on.reset();
    CHECK(line(status) == "starting");
    status.display.reset();
    CHECK(line(status) == "waiting for a display");
}

TEST_CASE("the line says why the house slide is on") {
    auto status = showing();
    status.on = model::OnScreen{"idle", "idle", at(14, 0), at(14, 1), model::Reason::nothing_to_show};
    CHECK(line(status) == "none of 24 items may be shown now; showing the house slide");
    status.items = 0;
    CHECK(line(status) == "no items; showing the house slide");
    status.on->why = model::Reason::closed;
    CHECK(line(status) == "closed");
    status.opens = at(7, 0, 1);
    CHECK(line(status) == "closed until 07:00");
    status.opens = at(18, 30);
    CHECK(line(status) == "closed until 18:30");
    status.opens = at(7, 0, 4);
    CHECK(line(status) == "closed until Friday 07:00");
}

TEST_CASE("feeds that cannot be reached are counted, from when the first could not") {
    auto status = showing();
    status.sources[1].failing_since = at(14, 2);
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items, 1 of 2 feeds unreachable since 14:02");
    status.sources[0].failing_since = at(23, 10, -1);
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items, 2 of 2 feeds unreachable since 2026-11-22 23:10");
    status.sources.resize(1);
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items, 1 of 1 feed unreachable since 2026-11-22 23:10");
}

TEST_CASE("settings with errors are in the line until they are valid, warnings are not") {
    auto status = showing();
    status.troubles = {{{Severity::warning, "kiosk.json:3:1", "odd"}, at(9, 0)}};
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items");
    status.troubles.push_back({{Severity::error, "kiosk.json:4:1", "wrong"}, at(9, 5)});
    CHECK(line(status) == "showing \"storm-crew\" (story), 24 items, settings have errors since 09:05");
}
