// What an Intake makes of live streams; what each event does to the contents of a feed is tested in live_test.cpp.
#include <doctest/doctest.h>

#include "feed/intake_world.h"

namespace accolade::feed {

using namespace test_world;

namespace {

const std::string kLive = "https://news.example/live";
const std::string kStreamed = "live " + kLive + "\na\nb";

using Is = net::StreamState::Is;

net::StreamState state(Is is, const std::string& words, std::uint64_t dropped = 0, std::uint64_t too_big = 0) {
    return {is, words, {}, dropped, too_big};
}

struct Streamed : World {
    Streamed() {
        web[kFeed] = page(kStreamed);
        start(kFeed);
        turn();
    }
    std::size_t fetches() const { return asked.size(); }
    std::string last_line() const { return lines.empty() ? "" : lines.back(); }
    // When the feed is looked at next.
    Milliseconds next() { return *intake->sources().at(0).next_try - now.wall; }
};

}  // namespace

TEST_CASE("a stream is listened to once its feed was fetched, and as long as the feed names it") {
    World world;
    world.web[kFeed] = page(kStreamed, "\"1\"");
    world.start(kFeed);
    CHECK(world.streams.empty());
    world.turn();
    CHECK(world.streams.at(0).url == kLive);
    CHECK(world.listenings == 1);
    world.later(Seconds(60));
    CHECK(world.listenings == 1);
    // After a restart without a network it is not asked for: where it may lead is not known.
    world.web.clear();
    world.start(kFeed);
    world.streams.clear();
    world.turn();
    CHECK(world.ids() == "a b");
    CHECK(world.streams.empty());
    world.web[kFeed] = page("live https://other.example/live\na\nb");
    world.later(Seconds(5));
    CHECK(world.streams.at(0).url == "https://other.example/live");
    world.web[kFeed] = page("a\nb");
    world.later(Seconds(60));
    CHECK(world.streams.empty());
    CHECK(world.intake->sources().at(0).live.empty());
}

TEST_CASE("a stream is nothing nearer than its feed, and gets the feed's token at the feed's own address alone") {
    World world;
    world.disk.put("/run/token", "canary");
    world.web[kFeed] = page(kStreamed);
    world.web[kFeed]->reach = net::Reach::intranet;
    world.web[kOther] = page("live " + kLive + "\nc");
    world.start({{kFeed, Seconds(60), "/run/token"}, {kOther, Seconds(60), "/run/token"}});
    world.turn();
    CHECK(world.streams.at(0).credentials.token == "canary");
    CHECK(world.streams.at(0).reach == net::Reach::intranet);
    CHECK(world.streams.at(1).credentials.token.empty());
    CHECK(world.streams.at(1).reach == net::Reach::everyone);
    // A new token begins a new connection, which goes on where the old one was.
    world.hear("item", R"({"id": "c", "title": "C"})", "17");
    world.disk.put("/run/token", "another");
    world.later(Seconds(60));
    CHECK(world.streams.at(0).credentials.token == "another");
    CHECK(world.streams.at(0).last_id == "17");
}

TEST_CASE("a feed that is a file may name any stream") {
    World world;
    world.disk.put("/srv/feed.txt", "live http://127.0.0.1:8080/live\na");
    world.start("/srv/feed.txt");
    world.turn();
    CHECK(world.streams.at(0).reach == net::Reach::machine);
    world.hear("item", R"({"id": "b", "title": "B"})");
    CHECK(world.ids() == "a b");
}

TEST_CASE("an event is published at once, with when it was sent") {
    Streamed world;
    const int before = world.publications;
    world.hear("item", R"({"id": "c", "title": "C"})", "1");
    CHECK(world.publications == before + 1);
    CHECK(world.ids() == "a b c");
    CHECK(world.news.pushed == world.now.wall);
    world.wait(Milliseconds(7));
    world.hear("celebrate", R"({"id": "a", "sent": "2027-01-15T08:00:00.004Z"})", "2");
    CHECK(world.publications == before + 2);
    CHECK(world.news.calls == std::vector<model::Call>{{"2 a", "a", world.now.wall, world.now.wall - Milliseconds(3)}});
    CHECK(world.news.pushed == world.now.wall - Milliseconds(3));
    // A clock that is ahead sends nothing in the future.
    world.hear("celebrate", R"({"id": "b", "sent": "2027-01-15T09:00:00Z"})", "3");
    CHECK(world.news.pushed == world.now.wall);
    CHECK(world.news.calls.at(1).sent == world.now.wall);
    // What brings nothing new is not published.
    world.hear("item", R"({"id": "c", "title": "C"})", "1");
    world.hear("item", R"({"id": "c", "title": "C"})", "4");
    CHECK(world.publications == before + 3);
    CHECK(world.lines.empty());
}

TEST_CASE("news that a fetch brings were pushed by nobody") {
    Streamed world;
    world.hear("item", R"({"id": "c", "title": "C"})", "1");
    world.web[kFeed] = page(kStreamed + "\nd");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b d");
    CHECK_FALSE(world.news.pushed);
}

TEST_CASE("a fetch that was begun before an event does not undo it, and one that finds the feed unchanged does") {
    Streamed world;
    world.web[kFeed]->etag = "\"1\"";
    world.later(Seconds(60));
    world.wait(Seconds(60));
    world.intake->turn(world.now);
    REQUIRE(world.started.size() == 1);
    world.wait(Milliseconds(20));
    world.hear("remove", R"({"id": "a"})");
    CHECK(world.ids() == "b");
    world.turn();  // the answer comes
    CHECK(world.ids() == "b");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b");
}

TEST_CASE("a feed that cannot be fetched, or is none, leaves what the stream said") {
    Streamed world;
    world.hear("item", R"({"id": "c", "title": "C"})");
    world.web[kFeed] = page("half");
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
    world.web.clear();
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
    world.web[kFeed] = page("items:");  // not believed yet
    world.later(Seconds(60));
    CHECK(world.ids() == "a b c");
}

TEST_CASE("a refresh fetches at once, and never more often than every two seconds") {
    Streamed world;
    world.later(Seconds(10));
    const auto before = world.fetches();
    world.web[kFeed] = page(kStreamed + "\nc");
    world.hear("refresh", "{}");
    world.turn();
    CHECK(world.fetches() == before + 1);
    CHECK(world.ids() == "a b c");
    for (int i = 0; i < 100; ++i) {
        world.hear("refresh", "{}");
        world.turn();
        world.later(Milliseconds(20));
    }
    CHECK(world.fetches() == before + 2);
    world.hear("refresh", "{}");
    world.turn();
    CHECK(world.fetches() == before + 2);
    world.later(Seconds(2));
    CHECK(world.fetches() == before + 3);
    world.later(Seconds(20));
    CHECK(world.fetches() == before + 3);
    CHECK(world.next() == Seconds(26));  // the polls stay where they are
}

TEST_CASE("a refresh while the feed is being fetched fetches it again: that answer may be older") {
    Streamed world;
    world.wait(Seconds(60));
    world.intake->turn(world.now);
    REQUIRE(world.started.size() == 1);
    world.hear("refresh", "{}");
    world.turn();
    const auto before = world.fetches();
    world.later(Seconds(2));
    CHECK(world.fetches() == before + 1);
}

TEST_CASE("a server that fails is not asked more often because a stream says so") {
    Streamed world;
    world.web[kFeed] = std::unexpected(net::Failure{net::Fault::busy, {"busy", kFeed}, Seconds(300)});
    world.later(Seconds(60));
    const auto before = world.fetches();
    world.hear("refresh", "{}");
    world.later(Seconds(250));
    CHECK(world.fetches() == before);
    world.later(Seconds(50));
    CHECK(world.fetches() == before + 1);
}

TEST_CASE("an event about an item that is in the feed by now is shown when the feed was fetched, which is at once") {
    Streamed world;
    world.later(Seconds(10));
    world.web[kFeed] = page(kStreamed + "\nc");
    world.hear("celebrate", R"({"id": "c", "sent": "2027-01-15T08:00:09.900Z"})", "1");
    CHECK(world.news.calls.empty());
    world.turn();
    CHECK(world.ids() == "a b c");
    REQUIRE(world.news.calls.size() == 1);
    CHECK(world.news.calls[0].item == "c");
    CHECK(world.news.pushed == world.news.calls[0].sent);
    // One that is not there is waited for, and then said.
    world.hear("celebrate", R"({"id": "d"})", "2");
    for (int i = 0; i < 6; ++i) world.later(Seconds(60));
    CHECK(world.last_line().find(kLive + ", celebrate event \"2\": warning: item \"d\" has not come into the feed") !=
          std::string::npos);
    CHECK(world.lines.size() == 1);
}

TEST_CASE("a flood of numbers is published twenty times a second, the newest last") {
    Streamed world;
    world.hear("item", R"({"id": "n", "title": "N", "_accolade": {"counter": {"value": 0}}})");
    world.later(Seconds(1));
    const int before = world.publications;
    for (int i = 1; i <= 10'000; ++i) {
        world.hear("counter", R"({"id": "n", "value": )" + std::to_string(i) + "}", std::to_string(i));
        if (i % 10 == 0) {
            world.wait(Milliseconds(1));
            world.publish();
        }
    }
    CHECK(world.publications - before >= 20);
    CHECK(world.publications - before <= 25);
    world.hear("counter", R"({"id": "n", "value": 10001})", "10001");
    const auto wait = world.intake->turn(world.now);
    CHECK(wait <= Milliseconds(50));
    world.wait(wait);
    world.publish();
    CHECK(world.news.items.back().counter->value.value == 10'001);
}

TEST_CASE("what cannot be read is told, ten lines a minute and source, and the rest counted") {
    Streamed world;
    for (int i = 0; i < 500; ++i) world.hear("counter", "{", std::to_string(i));
    CHECK(world.lines.size() == 10);
    CHECK(world.lines[0].find("https://news.example/live, counter event \"0\"") != std::string::npos);
    world.wait(Seconds(61));
    world.hear("nonsense", "{}", "x");
    REQUIRE(world.lines.size() == 12);
    CHECK(world.lines[10].find("490 more complaints were not written") != std::string::npos);
    CHECK(world.lines[11].find("\"nonsense\" is not a known event") != std::string::npos);
    CHECK(world.ids() == "a b");
    // Also where nothing else is wrong afterwards.
    for (int i = 0; i < 20; ++i) world.hear("counter", "{", "more " + std::to_string(i));
    CHECK(world.lines.size() == 21);
    world.later(Seconds(61));
    REQUIRE(world.lines.size() == 22);
    CHECK(world.lines.back().find("11 more complaints were not written") != std::string::npos);
    world.later(Seconds(61));
    CHECK(world.lines.size() == 22);
}

TEST_CASE("how a stream does is told with its source, and in the log when it changes") {
    Streamed world;
    CHECK(world.intake->sources().at(0).live == "connecting");
    const auto become = [&](const net::StreamState& state) {
        world.intake->stream_changed(0, kLive, state, world.now);
    };
    become(state(Is::connecting, "connecting"));
    CHECK(world.lines.empty());
    become(state(Is::connected, "connected"));
    become(state(Is::connected, "connected"));
    CHECK(world.intake->sources().at(0).live == "connected");
    CHECK(world.lines == std::vector<std::string>{"stream https://news.example/live: connected\n"});
    become(state(Is::off, "off: HTTP 204"));
    CHECK(world.intake->sources().at(0).live == "off: HTTP 204");
    CHECK(world.last_line() ==
          "warning: stream https://news.example/live: off: HTTP 204; the feed is fetched as ever\n");
    // One that was left says nothing any more.
    world.intake->stream_changed(0, "https://old.example/live", state(Is::connected, "connected"), world.now);
    world.intake->heard(0, "https://old.example/live", {"remove", R"({"id": "a"})", ""}, world.now);
    world.publish();
    CHECK(world.intake->sources().at(0).live == "off: HTTP 204");
    CHECK(world.ids() == "a b");
}

TEST_CASE("who asks for everything anew has a stream that was left alone connected at once, and no other") {
    Streamed world;
    CHECK(world.listenings == 1);
    world.intake->stream_changed(0, kLive, state(Is::off, "off: HTTP 204"), world.now);
    world.intake->refetch();
    world.turn();
    CHECK(world.listenings == 2);
    CHECK(world.streams.at(0).url == kLive);
    world.intake->stream_changed(0, kLive, state(Is::connected, "connected"), world.now);
    world.intake->refetch();
    world.turn();
    CHECK(world.listenings == 2);
}

TEST_CASE("where events were lost the feed is fetched") {
    Streamed world;
    world.later(Seconds(10));
    const auto before = world.fetches();
    world.intake->stream_changed(0, kLive, state(Is::connected, "connected", 800, 1), world.now);
    world.turn();
    CHECK(world.fetches() == before + 1);
    CHECK(world.last_line().find(
              "801 events were too many at a time, or too big, and are left out; the feed is fetched") !=
          std::string::npos);
    world.later(Seconds(3));
    world.intake->stream_changed(0, kLive, state(Is::connected, "connected", 800, 1), world.now);
    world.turn();
    CHECK(world.fetches() == before + 1);
}

TEST_CASE("what a stream says is not archived: after a restart the feed is shown") {
    Streamed world;
    world.hear("remove", R"({"id": "a"})");
    world.hear("item", R"({"id": "c", "title": "C"})");
    CHECK(world.ids() == "b c");
    world.start(kFeed);
    CHECK(world.ids() == "a b");
    CHECK(world.news.calls.empty());
}

TEST_CASE("of two sources, each stream changes its own items alone") {
    World world;
    world.web[kFeed] = page(kStreamed);
    world.web[kOther] = page("live https://other.example/live\na\nc");
    world.start({{kFeed, Seconds(60), ""}, {kOther, Seconds(60), ""}});
    world.turn();
    CHECK(world.ids() == "a b c");
    world.intake->heard(1, "https://other.example/live", {"remove", R"({"id": "b"})", "1"}, world.now);
    world.intake->heard(1, "https://other.example/live", {"celebrate", R"({"id": "a"})", "2"}, world.now);
    world.intake->heard(1, "https://other.example/live", {"celebrate", R"({"id": "c"})", "3"}, world.now);
    world.publish();
    CHECK(world.ids() == "a b c");
    REQUIRE(world.news.calls.size() == 1);  // the item "a" that is shown is the first source's
    CHECK(world.news.calls[0].item == "c");
}

}  // namespace accolade::feed
