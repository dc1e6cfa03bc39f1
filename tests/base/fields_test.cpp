#include "base/fields.h"

#include <doctest/doctest.h>

#include <array>

using namespace accolade;

namespace {

enum class Turn { none, right };
constexpr std::array<std::pair<std::string_view, Turn>, 2> kTurns{{{"0", Turn::none}, {"90", Turn::right}}};

json::Document document(std::string_view text) {
    auto parsed = json::parse(text, "kiosk.json");
    REQUIRE(parsed);
    return std::move(*parsed);
}

}  // namespace

TEST_CASE("members are read by their type") {
    const auto doc = document(
        R"({"a": "x", "n": 2.5, "i": 3, "b": true, "l": ["p", "q"], "one": "p", "o": {}, "r": 90, "no": null})");
    Complaints complaints;
    Fields fields(doc.root, "kiosk.json", complaints);
    CHECK(fields.text("a") == "x");
    CHECK(fields.number("n", 0, 10) == doctest::Approx(2.5));
    CHECK(fields.whole("i", 1, 5) == 3);
    CHECK(fields.flag("b") == true);
    CHECK(fields.texts("l") == std::vector<std::string>{"p", "q"});
    CHECK(fields.texts("one") == std::vector<std::string>{"p"});
    CHECK(fields.object("o") != nullptr);
    CHECK(fields.list("absent") == nullptr);
    CHECK(fields.one_of<Turn>("r", kTurns) == Turn::right);
    CHECK_FALSE(fields.text("no"));
    fields.finish();
    CHECK(complaints.empty());
}

TEST_CASE("every mistake of a person is a sentence with file, line and column") {
    const auto doc = document(
        "{\n  \"them\": 1,\n  \"seconds\": 900,\n  \"name\": 5,\n  \"turn\": \"9O\",\n  \"count\": 1.5,\n"
        "  \"sites\": [1]}");
    Complaints complaints;
    Fields fields(doc.root, "kiosk.json", complaints);
    CHECK_FALSE(fields.number("seconds", 5, 120));
    CHECK_FALSE(fields.text("name"));
    CHECK_FALSE(fields.one_of<Turn>("turn", kTurns));
    CHECK_FALSE(fields.whole("count", 1, 5));
    CHECK(fields.texts("sites").empty());
    CHECK_FALSE(fields.text("theme"));
    fields.finish();
    REQUIRE(complaints.size() == 6);
    CHECK(to_string(complaints[0]) == "kiosk.json:3:14: error: \"seconds\" is 900; it must be between 5 and 120");
    CHECK(complaints[1].what == "\"name\" must be a text, not a number");
    CHECK(complaints[2].what == "\"turn\" is \"9O\"; did you mean \"90\"? It may be \"0\" or \"90\"");
    CHECK(complaints[3].what == "\"count\" is 1.5; it must be a whole number");
    CHECK(complaints[4].what == "\"sites\" must hold texts only, not a number");
    CHECK(to_string(complaints[5]) == "kiosk.json:2:3: error: unknown key \"them\"; did you mean \"theme\"?");
}

TEST_CASE("a complaint is one line, whatever it quotes") {
    const auto doc = document(R"({"a\nwarning: b\u001b[2J": 1})");
    Complaints complaints;
    Fields fields(doc.root, "kiosk.json", complaints);
    fields.finish();
    REQUIRE(complaints.size() == 1);
    CHECK(to_string(complaints[0]) == R"(kiosk.json:1:2: error: unknown key "a\u{a}warning: b\u{1b}[2J"; remove it)");
}

TEST_CASE("what is no object is read as an empty one") {
    const auto doc = document("[1]");
    Complaints complaints;
    Fields fields(doc.root, "kiosk.json", complaints);
    CHECK_FALSE(fields.text("name"));
    fields.finish();
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].what == "expected an object ({ ... }), found a list");
}

TEST_CASE("the nearest name is the one that is meant, or none") {
    const std::array<std::string_view, 3> known{"theme", "feeds", "rotation"};
    CHECK(nearest("thmee", known) == "theme");
    CHECK(nearest("feed", known) == "feeds");
    CHECK_FALSE(nearest("brightness", known));
    CHECK_FALSE(nearest("", std::span<const std::string_view>{}));
}

TEST_CASE("a complaint reads like a compiler's") {
    CHECK(to_string(Complaint{Severity::warning, "a:1:2", "x"}) == "a:1:2: warning: x");
    CHECK_FALSE(any_error({{Severity::warning, "", ""}}));
    CHECK(any_error({{Severity::warning, "", ""}, {Severity::error, "", ""}}));
}
