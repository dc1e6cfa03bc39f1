#include "net/event_stream.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"

namespace accolade::net {

namespace {

using namespace std::string_view_literals;
using Events = std::vector<Event>;

Events events_of(std::string_view bytes, EventParser parser = EventParser()) {
    return parser.read(bytes);
}

// RFC 4648, 4.
std::string base64(std::string_view text) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) break;
        held = (held << 6U) | static_cast<unsigned>(value);
        if ((bits += 6) >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<char>((held >> static_cast<unsigned>(bits)) & 0xffU));
        }
    }
    return bytes;
}

std::string text_of(const json::Value& object, std::string_view key) {
    const auto* value = object.find(key);
    REQUIRE(value != nullptr);
    return value->string;
}

}  // namespace

TEST_CASE("an event has a type, data and an id") {
    CHECK(events_of("event: item\nid: 7\ndata: {\ndata:  }\n\n") == Events{{"item", "{\n }", "7"}});
    CHECK(events_of("data: a\n\nevent: b\n\ndata: c\n\n") == Events{{"message", "a", ""}, {"message", "c", ""}});
    CHECK(events_of("data: a\rdata: b\r\ndata: c\n\r") == Events{{"message", "a\nb\nc", ""}});
    CHECK(events_of("data: unfinished\n").empty());
}

TEST_CASE("broken UTF-8 is replaced, and an id with a NUL is ignored") {
    CHECK(events_of("data: a\xff\xe2\x82z\n\n") == Events{{"message", "a\xef\xbf\xbd\xef\xbf\xbdz", ""}});
    CHECK(events_of("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n"sv) ==
          Events{{"message", "a", "1"}, {"message", "b", "1"}});
}

TEST_CASE("retry is digits alone, and told once") {
    const auto retry = [](std::string_view bytes) {
        EventParser parser;
        (void)parser.read(bytes);
        return parser.take_retry();
    };
    CHECK(retry("retry: 1500\n") == Milliseconds(1500));
    CHECK(retry("retry:03000\n") == Milliseconds(3000));
    CHECK_FALSE(retry("retry\n").has_value());
    CHECK_FALSE(retry("retry: 10s\n").has_value());
    CHECK_FALSE(retry("retry: -1\n").has_value());
    CHECK(*retry("retry: 99999999999999999999999\n") > Milliseconds(1'000'000'000));
    EventParser parser;
    (void)parser.read("retry: 1000\nretry: 2000x\n");
    CHECK(parser.take_retry() == Milliseconds(1000));
    CHECK_FALSE(parser.take_retry().has_value());
}

TEST_CASE("a new connection forgets what was unfinished, and keeps the id that an event confirmed") {
    EventParser parser("0");
    CHECK(parser.last_id() == "0");
    CHECK(parser.read("id: 1\ndata: a\n\nid: 2\ndata: b").size() == 1);
    parser.restart();
    CHECK(parser.last_id() == "1");
    CHECK(parser.read("\xef\xbb\xbf"
                      "data: c\n\n") == Events{{"message", "c", "1"}});
    CHECK(parser.read("id\n\n").empty());
    CHECK(parser.last_id().empty());
}

TEST_CASE("a line that is too long costs its own event alone") {
    EventParser parser;
    CHECK(parser.read("data: a\n\nid: 1\ndata: b\ndata: ").size() == 1);
    const std::string much(64U << 10U, 'x');
    for (int i = 0; i < 100; ++i) CHECK(parser.read(much).empty());
    CHECK(parser.skipped() > (5U << 20U));
    CHECK(parser.too_big() == 0);
    CHECK(parser.read("\ndata: more\nevent: c\n\ndata: d\n\n") == Events{{"message", "d", "1"}});
    CHECK(parser.too_big() == 1);
    CHECK(parser.skipped() == 0);
    CHECK(parser.last_id() == "1");
}

TEST_CASE("an event of too many lines costs itself alone") {
    EventParser parser;
    const std::string line = "data: " + std::string(60'000, 'x') + "\n";
    for (int i = 0; i < 30; ++i) CHECK(parser.read(line).empty());
    CHECK(parser.read("\ndata: d\n\n") == Events{{"message", "d", ""}});
    CHECK(parser.too_big() == 1);

    const std::string limit(EventParser::kLongestLine - 6, 'x');
    CHECK(parser.read("data: " + limit + "\n\n") == Events{{"message", limit, ""}});
}

TEST_CASE("events are those of the web platform's own tests, wherever their bytes are cut") {
    const std::filesystem::path path = ACCOLADE_TESTDATA "/sse/wpt-eventsource.json";
    if (!std::filesystem::exists(path)) {
        MESSAGE("skipped: no " << path.string());
        return;
    }
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto document = json::parse(text, path.string());
    REQUIRE(document.has_value());
    const auto* cases = document->root.find("stream_cases");
    REQUIRE(cases != nullptr);
    CHECK(cases->items.size() >= 28);
    for (const auto& one : cases->items) {
        CAPTURE(text_of(one, "test"));
        const auto bytes = base64(text_of(one, "input_base64"));
        Events expected;
        for (const auto& event : one.find("expect")->items)
            expected.push_back({text_of(event, "type"), text_of(event, "data"), text_of(event, "last_event_id")});
        CHECK(events_of(bytes) == expected);

        EventParser parser;
        Events by_bytes;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            for (auto& event : parser.read(std::string_view(bytes).substr(i, 1))) by_bytes.push_back(std::move(event));
        }
        CHECK(by_bytes == expected);
        if (const auto* id = one.find("last_event_id_header_on_reconnect"); id != nullptr && id->is(json::Type::string))
            CHECK(parser.last_id() == id->string);

        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            EventParser halves;
            auto events = halves.read(std::string_view(bytes).substr(0, cut));
            for (auto& event : halves.read(std::string_view(bytes).substr(cut))) events.push_back(std::move(event));
            CHECK(events == expected);
        }
    }
}

}  // namespace accolade::net
