#include "base/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace accolade;
using json::Type;

namespace {

std::string error_of(std::string_view text, json::Limits limits = {}) {
    const auto parsed = json::parse(text, "kiosk.json", limits);
    return parsed ? "no error" : to_string(parsed.error());
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

const std::filesystem::path kSuite = ACCOLADE_TESTDATA "/json";

}  // namespace

TEST_CASE("a document is read with the line and column of everything") {
    const auto parsed = json::parse(
        "\xEF\xBB\xBF{ // who we are\n  \"name\" : \"Nord\\u00e9\",\n  /* two\nlines */ \"list\":[1, 2.5,\n"
        "   true ,null] }",
        "kiosk.json");
    REQUIRE(parsed);
    const auto& root = parsed->root;
    CHECK(root.place == json::Place{1, 1});
    REQUIRE(root.members.size() == 2);
    CHECK(root.members[0].key == "name");
    CHECK(root.members[0].place == json::Place{2, 3});
    CHECK(root.members[0].value.string == "Nord\xC3\xA9");
    CHECK(root.members[0].value.place == json::Place{2, 12});
    const auto* list = root.find("list");
    REQUIRE(list != nullptr);
    CHECK(list->place == json::Place{4, 17});
    REQUIRE(list->items.size() == 4);
    CHECK(list->items[0].whole == 1);
    CHECK(list->items[1].number == doctest::Approx(2.5));
    CHECK_FALSE(list->items[1].integer);
    CHECK(list->items[2].place == json::Place{5, 4});
    CHECK(list->items[3].is(Type::null));
    CHECK(root.find("other") == nullptr);
}

TEST_CASE("mistakes are named in words, with the place to mend") {
    CHECK(error_of("{\"theme\": \"nocturne\"\n \"feed\": 1}") ==
          "kiosk.json:2:2: expected a comma or } after \"theme\", found \"\"feed\"\"");
    CHECK(error_of("{\"a\": 1,}") == "kiosk.json:1:8: the last comma before } is one too many; remove it");
    CHECK(error_of("[1,\n]") == "kiosk.json:1:3: the last comma before ] is one too many; remove it");
    CHECK(error_of("{\"a\" 1}") == "kiosk.json:1:6: expected a colon after \"a\"");
    CHECK(error_of("{a: 1}") == "kiosk.json:1:2: expected a name in double quotes, found \"a\"");
    CHECK(error_of("{\"a\": 1,\n  \u201Cversion\u201D: 2}") ==
          "kiosk.json:2:3: \u201Cversion\u201D is in typographic quotes; use straight ones: \"version\"");
    CHECK(error_of("{\"a\": \u201EHallo Welt\u201C}") ==
          "kiosk.json:1:7: \u201EHallo Welt\u201C is in typographic quotes; use straight ones: \"Hallo Welt\"");
    CHECK(error_of("{\"a\": \u201Cnever ended\n}") ==
          "kiosk.json:1:7: \u201Cnever ended is in typographic quotes; use straight ones: \"never ended\"");
    CHECK(error_of("{\"title\": \"Say \"hello\" to them\"}") ==
          "kiosk.json:1:17: the text of \"title\" ends before hello; a double quote inside a text is written \\\"");
    CHECK(error_of("[\"Say \" hello\"]") ==
          "kiosk.json:1:9: the text ends before hello; a double quote inside a text is written \\\"");
    CHECK(error_of("{'a': 1}") == "kiosk.json:1:2: names are written in double quotes (\"), not in single ones");
    CHECK(error_of("{\"a\": 'x'}") == "kiosk.json:1:7: texts are written in double quotes (\"), not in single ones");
    CHECK(error_of("{\"a\": True}") == "kiosk.json:1:7: True is not JSON; did you mean true?");
    CHECK(error_of("{\"a\": 007}").find("begins with a zero") != std::string::npos);
    CHECK(error_of("{\"a\": [1, 2}").find("expected a comma or ], found") != std::string::npos);
    CHECK(error_of("{\n\"a\": [1, 2").find("the [ on line 2 is never closed by ]") != std::string::npos);
    CHECK(error_of("{\"a\": \"x\n\"}").find("no closing double quote on its line") != std::string::npos);
    CHECK(error_of("{\"a\": \"C:\\dir\"}").find("write \\\\ for the backslash") != std::string::npos);
    CHECK(error_of("{} {}").find("nothing after the end") != std::string::npos);
    CHECK(error_of("").find("the text is empty") != std::string::npos);
    CHECK(error_of("{\"a\": /* x").find("never closed by */") != std::string::npos);
    CHECK(error_of("{} // x", {.comments = json::Comments::refused}).find("comments are not allowed") !=
          std::string::npos);
}

TEST_CASE("a text in the wrong encoding is told so") {
    CHECK(error_of(std::string_view("\xFF\xFE{\0}\0", 6)).find("encoding UTF-8") != std::string::npos);
    CHECK(error_of(std::string_view("{\0}\0", 4)).find("UTF-16") != std::string::npos);
    CHECK(error_of("{\"name\": \"Nord\xE9\"}").find("not UTF-8") != std::string::npos);
    CHECK(error_of(std::string_view("[1, 123\0]", 9)) ==
          "kiosk.json:1:8: there is a NUL byte here; this is not a text file");
}

TEST_CASE("a number too large for a double costs itself and not the document") {
    const auto parsed = json::parse(
        "[1e309, -1e99999999999999999999, 1e308, 1e-999, -0, 123456789012345678901234567890, \"1e309\"]", "x");
    REQUIRE(parsed);
    const auto& items = parsed->root.items;
    CHECK(items[0].overflow);
    CHECK(items[0].string == "1e309");
    CHECK(items[1].overflow);
    CHECK_FALSE(items[2].overflow);
    CHECK(items[3].number == 0);
    CHECK_FALSE(items[3].overflow);
    CHECK(items[4].whole == 0);
    CHECK_FALSE(std::signbit(items[4].number));
    CHECK_FALSE(items[5].integer);
    CHECK(items[5].number == doctest::Approx(1.2345678901234568e29));
    CHECK(items[6].string == "1e309");
}

TEST_CASE("an escaped surrogate without its partner becomes the replacement character") {
    const auto parsed = json::parse(R"(["\ud800", "\uDC00x", "\ud83d\ude00", "\\ud800", "\ud800\ud800"])", "x");
    REQUIRE(parsed);
    const auto& items = parsed->root.items;
    CHECK(items[0].string == "\xEF\xBF\xBD");
    CHECK(items[1].string == "\xEF\xBF\xBDx");
    CHECK(items[2].string == "\xF0\x9F\x98\x80");
    CHECK(items[3].string == "\\ud800");
    CHECK(items[4].string == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("of keys that stand twice the first counts, and the others are complaints") {
    const auto parsed = json::parse("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", "kiosk.json");
    REQUIRE(parsed);
    CHECK(parsed->root.members.size() == 2);
    CHECK(parsed->root.find("a")->whole == 1);
    REQUIRE(parsed->complaints.size() == 1);
    CHECK(to_string(parsed->complaints[0]) ==
          "kiosk.json:3:2: warning: \"a\" appears twice in the same object; the first one counts; remove this one");
}

TEST_CASE("what is nested too deep, too large or too much is refused") {
    CHECK(error_of(std::string(100'000, '[')).find("nested too deep") != std::string::npos);
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(error_of(objects).find("nested too deep") != std::string::npos);
    CHECK(error_of("[[]]", {.depth = 2}) == "no error");
    CHECK(error_of("[[[]]]", {.depth = 2}).find("nested too deep") != std::string::npos);
    CHECK(error_of("[1, 2, 3]", {.bytes = 8}).find("too large") != std::string::npos);
    CHECK(error_of("[1, 2, 3]", {.values = 3}).find("more than 3 values") != std::string::npos);
}

TEST_CASE("JSONTestSuite: what must parse parses, what must not is refused, in words") {
    if (!std::filesystem::exists(kSuite)) {
        MESSAGE("skipped: no testdata");
        return;
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kSuite / "test_parsing")) {
        const auto name = entry.path().filename().string();
        CAPTURE(name);
        const auto parsed = json::parse(read(entry.path()), name, {.comments = json::Comments::refused});
        if (name.starts_with("y_")) CHECK(parsed.has_value());
        if (name.starts_with("n_")) {
            REQUIRE_FALSE(parsed.has_value());
            CHECK(parsed.error().where.starts_with(name));
            CHECK(parsed.error().what.find("cannot be read") == std::string::npos);
        }
        ++files;
    }
    CHECK(files > 300);
    for (const auto& entry : std::filesystem::directory_iterator(kSuite / "test_transform")) {
        (void)json::parse(read(entry.path()), "x");
    }
}
