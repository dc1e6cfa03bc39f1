#include "os/log.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace accolade;
using namespace std::chrono_literals;

namespace {

struct Desk {
    std::vector<std::string> lines;
    Now now{};

    Log log(bool priorities = false) {
        return Log([this](std::string_view line) { lines.emplace_back(line); }, [this] { return now; }, priorities);
    }
};

}  // namespace

TEST_CASE("a line says what it is about, how bad it is, and ends") {
    Desk desk;
    auto log = desk.log();
    log.warn("feed https://example.org", "no answer");
    log.info("", "ready");
    CHECK(desk.lines == std::vector<std::string>{"warning: feed https://example.org: no answer\n", "ready\n"});
}

TEST_CASE("what a line is about is said once, also where the line begins with it") {
    Desk desk;
    auto log = desk.log();
    log.warn("feed https://example.org", "https://example.org: no answer");
    log.warn("feed /srv/feeds /srv/feeds/a.json:1:80", "/srv/feeds/a.json:1:80: error: no quote");
    log.info("settings", "settings are read again");
    log.info("show", "showing");
    CHECK(desk.lines == std::vector<std::string>{"warning: feed https://example.org: no answer\n",
                                                 "warning: feed /srv/feeds /srv/feeds/a.json:1:80: error: no quote\n",
                                                 "settings are read again\n", "show: showing\n"});
}

TEST_CASE("the journal is told priorities in its own way") {
    Desk desk;
    auto log = desk.log(true);
    log.error("theme", "gone");
    log.say(Level::notice, "theme", "back");
    CHECK(desk.lines == std::vector<std::string>{"<3>theme: gone\n", "<5>theme: back\n"});
}

TEST_CASE("a server that is down all night costs one line, and the morning says how often") {
    Desk desk;
    auto log = desk.log();
    for (int i = 0; i < 480; ++i) {
        log.warn("feed a", "no answer");
        desk.now.steady += 60s;
    }
    log.info("feed b", "fresh");
    CHECK(desk.lines.size() == 2);
    log.info("feed a", "answers again");
    CHECK(desk.lines.back() == "feed a: answers again (the line before came 480 times)\n");
    log.warn("feed a", "no answer");
    CHECK(desk.lines.back() == "warning: feed a: no answer\n");
}

TEST_CASE("sixty lines a minute are written and the rest counted") {
    Desk desk;
    auto log = desk.log();
    for (int i = 0; i < 100; ++i) log.info("storm", "drop " + std::to_string(i));
    CHECK(desk.lines.size() == 60);
    desk.now.steady += 60s;
    log.info("storm", "drop 99");  // it was held back, so it is said now
    REQUIRE(desk.lines.size() == 62);
    CHECK(desk.lines[60] == "warning: 40 lines were held back: more than 60 came in a minute\n");
    CHECK(desk.lines[61] == "storm: drop 99\n");
}

TEST_CASE("lines are escaped, topics too") {
    Desk desk;
    auto log = desk.log(true);
    log.info("a\nb", "c\n<0>panic");
    CHECK(desk.lines == std::vector<std::string>{"<6>a\\u{a}b: c\\u{a}<0>panic\n"});
}
