#include "control/request.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace accolade;
using namespace accolade::control;

namespace command = model::command;

TEST_CASE("a request comes out of its line as it went in") {
    const std::vector<Request> requests{model::Command(command::Next{}),
                                        model::Command(command::Previous{}),
                                        model::Command(command::Pause{}),
                                        model::Command(command::Refetch{}),
                                        model::Command(command::Reread{}),
                                        model::Command(command::Identify{}),
                                        model::Command(command::Rehearse{"a \"quoted\" name\nwith a line"}),
                                        model::Command(command::Forget{"Zoë \"Z\" Ångström"}),
                                        AskStatus{false},
                                        AskStatus{true},
                                        AskScreenshot{}};
    for (const auto& request : requests) {
        const auto line = line_of(request);
        CAPTURE(line);
        CHECK(line.find('\n') == std::string::npos);
        const auto read = read_request(line);
        REQUIRE(read);
        CHECK(*read == request);
    }
}

TEST_CASE("what is no request is refused in words") {
    for (const auto* line : {"", "next", "{}", "[]", R"({"do": "dance"})", R"({"do": 3})", R"({"ask": {"a": {}}})",
                             R"({"do": "quit"})", "{\"do\": \"next\"", "\xFF\xFE"}) {
        CAPTURE(line);
        CHECK_FALSE(read_request(line));
    }
    CHECK_FALSE(read_request(std::string(kLongestRequest + 1, ' ')));
}

TEST_CASE("the line of an answer says how many bytes follow and what to end with, or what is wrong") {
    const auto good = read_head(head_of(Said{"12345", 1}));
    REQUIRE(good);
    CHECK(*good == Head{5, 1});
    const auto bad = read_head(head_of(failure("no item \"x\" is in the news")));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().what == "no item \"x\" is in the news");
    for (const auto* line :
         {"", "{}", "HTTP/1.1 200 OK", R"({"ok": true, "bytes": -1, "code": 0})",
          R"({"ok": true, "bytes": 1e300, "code": 0})", R"({"ok": true, "bytes": 1, "code": 256})"}) {
        CAPTURE(line);
        CHECK_FALSE(read_head(line));
    }
}
