// A screen's news, and a hub as people run it: nginx with nchan, by config/nginx-live.conf, published to with curl.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>

#include "base/queue.h"
#include "feed/hub.h"
#include "feed/worker_world.h"
#include "support/raw_server.h"

namespace accolade::feed {
namespace {

using test::Hub;

const std::string kHomes = R"({"id":"homes","title":"Homes","_accolade":{"kind":"milestone",
    "counter":{"value":10,"target":100}}})";

std::string feed_of(const std::string& items, const std::string& live = "/live") {
    return R"({"version":"https://jsonfeed.org/version/1.1","_accolade":{"live":")" + live + R"("},"items":[)" + items +
           "]}";
}

// A screen that polls once an hour, so that what comes sooner came by the stream. Its clock runs five times as fast,
// so that a reconnection takes less than a second.
struct Screen : test_world::WorkerWorld {
    static constexpr int kHurry = 5;

    FeedWorker worker;

    explicit Screen(const std::string& address) : WorkerWorld{kHurry}, worker(follow(address)) {}
    ~Screen() { CHECK(worker.stop(Milliseconds(5000))); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    std::string stream() const {
        const auto sources = worker.sources();
        return sources.empty() ? "" : sources[0].live;
    }
    bool listens() {
        return test::eventually([this] { return stream() == "connected"; });
    }
    bool shows(const std::string& ids) {
        return until([&ids](const model::News& now) {
            std::string all;
            for (const auto& item : now.items) all += (all.empty() ? "" : " ") + item.id;
            return all == ids;
        });
    }
    bool counts(double value) {
        return until([value](const model::News& now) {
            return std::ranges::any_of(now.items, [value](const model::Item& item) {
                return item.counter && item.counter->value.value == value;
            });
        });
    }
    bool called(std::size_t times) {
        return until([times](const model::News& now) { return now.calls.size() == times; });
    }
    std::string keys() {
        std::string all;
        const auto now = news.get();
        for (const auto& call : now->calls) all += call.key + "\n";
        return all;
    }
};

// Says so where there is no hub to be had.
bool no_hub() {
    if (test::can_have_hub()) return false;
    MESSAGE("skipped: no nginx with nchan, or no curl");
    return true;
}

}  // namespace

TEST_CASE("what a script publishes with curl is on the screen at once") {
    if (no_hub()) return;
    const Hub hub;
    CAPTURE(hub.said());
    hub.put("feed.json", feed_of(kHomes));
    Screen screen(hub.url());
    REQUIRE(screen.shows("homes"));
    REQUIRE(screen.listens());
    CHECK(hub.listeners() == 1);

    CHECK(hub.publish("item", R"({"id":"ada","title":"Ada, 25 years"})") == "201");
    CHECK(screen.shows("homes ada"));
    CHECK(hub.publish("counter", R"({"id":"homes","value":100,"sent":"2026-11-23T15:00:00.250Z"})") == "201");
    CHECK(screen.counts(100));
    CHECK(screen.news.get()->pushed.has_value());
    CHECK(hub.publish("celebrate", R"({"id":"homes"})") == "201");
    REQUIRE(screen.called(1));
    CHECK(screen.news.get()->calls[0].item == "homes");
    CHECK(hub.publish("celebrate", "{\"id\":\"bo\",\n \"title\":\"Bo\"}") == "201");
    CHECK(screen.called(2));
    CHECK(screen.shows("homes ada bo"));
    CHECK(hub.publish("remove", R"({"id":"bo"})") == "201");
    CHECK(screen.shows("homes ada"));
    CHECK(screen.called(1));

    // The feed is the truth.
    hub.put("feed.json", feed_of(R"({"id":"new","title":"New"})"));
    CHECK(hub.publish("refresh", "{}") == "201");
    CHECK(screen.shows("new"));
    CHECK(screen.called(0));
}

TEST_CASE("what docs/live.md shows to copy does what it says") {
    if (no_hub()) return;
    const Hub hub;
    hub.put("feed.json", feed_of(kHomes));
    Screen screen(hub.url());
    REQUIRE(screen.listens());
    const auto page = TempFolder::read(std::filesystem::path(ACCOLADE_SOURCE_DIR) / "docs/live.md");
    auto script = page.substr(page.find("```sh\nhub=") + 6);
    script = script.substr(0, script.find("```"));
    const std::string address = "http://127.0.0.1/publish";
    REQUIRE(script.find(address) != std::string::npos);
    script.replace(script.find(address), address.size(), hub.url("publish"));
    // All but the last two, which take away what they brought.
    const auto rest = script.find("# off the screen");
    REQUIRE(rest != std::string::npos);
    const auto said = test::said_by({"bash", "-ec", script.substr(0, rest)});
    CAPTURE(said);
    CHECK(screen.shows("homes thanks-ada"));
    CHECK(screen.counts(1'000'000));
    CHECK(screen.called(1));
    hub.put("feed.json", feed_of(kHomes + R"(,{"id":"new","title":"New"})"));
    (void)test::said_by({"bash", "-ec", script.substr(0, script.find('\n') + 1) + script.substr(rest)});
    CHECK(screen.shows("homes new"));
}

TEST_CASE("an event that is ahead of its feed has the feed fetched") {
    if (no_hub()) return;
    const Hub hub;
    hub.put("feed.json", feed_of(R"({"id":"a","title":"A"})"));
    Screen screen(hub.url());
    REQUIRE(screen.listens());
    hub.put("feed.json", feed_of(R"({"id":"a","title":"A"},)" + kHomes));
    hub.publish("celebrate", R"({"id":"homes"})");
    CHECK(screen.called(1));
    CHECK(screen.shows("a homes"));
}

TEST_CASE("who publishes does so on the hub's own machine, or with a name and a password") {
    if (no_hub()) return;
    const Hub hub;
    hub.put("../publishers", "desk:" + test::said_by({"openssl", "passwd", "-6", "a word"}));
    const std::vector<std::string> elsewhere{"--interface", "127.0.0.2"};
    CHECK(hub.publish("refresh", "{}", elsewhere) == "401");
    CHECK(hub.publish("refresh", "{}", {"--interface", "127.0.0.2", "-u", "desk:another word"}) == "401");
    CHECK(hub.publish("refresh", "{}", {"--interface", "127.0.0.2", "-u", "desk:a word"}) == "202");
    CHECK(hub.publish("refresh", "{}") == "202");  // kept: nobody listens
    hub.put("large", std::string(300'000, ' '));
    CHECK(hub.publish("item", "@" + hub.path("large").string()) == "413");
}

TEST_CASE("screens know a celebration by the same key, also one that was started anew, and one that hears it twice") {
    if (no_hub()) return;
    const Hub hub;
    hub.put("feed.json", feed_of(kHomes));
    Screen one(hub.url());
    REQUIRE(one.listens());
    hub.publish("celebrate", R"({"id":"homes"})");
    hub.publish("celebrate", R"({"id":"homes"})");
    REQUIRE(one.called(2));
    // It is told what was published before it came.
    Screen other(hub.url());
    REQUIRE(other.called(2));
    CHECK(one.keys() == other.keys());
}

TEST_CASE("a hub that was started anew is listened to again, and the show goes on meanwhile") {
    if (no_hub()) return;
    Hub hub;
    hub.put("feed.json", feed_of(kHomes));
    Screen screen(hub.url());
    REQUIRE(screen.listens());
    hub.publish("celebrate", R"({"id":"homes"})");
    hub.publish("item", R"({"id":"ada","title":"Ada"})");
    REQUIRE(screen.shows("homes ada"));
    const auto keys = screen.keys();
    hub.die();
    CHECK(test::eventually([&] { return screen.stream().starts_with("interrupted"); }));
    CHECK(screen.shows("homes ada"));
    // nchan counts its events anew each second: one of the same second as before it died would count as heard.
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    hub.start();
    REQUIRE(screen.listens());
    CHECK(screen.keys() == keys);
    hub.publish("celebrate", R"({"id":"homes"})");
    CHECK(screen.called(2));
    CHECK(screen.keys().starts_with(keys));
}

TEST_CASE("with Redis, what one nginx is told all say, and what a screen missed it hears once") {
    if (no_hub()) return;
    if (!test::installed("redis-server")) {
        MESSAGE("skipped: no redis-server");
        return;
    }
    const test::Redis redis;
    const Hub one(&redis);
    Hub other(&redis);
    other.put("feed.json", feed_of(kHomes));
    Screen screen(other.url());
    REQUIRE(screen.listens());
    CHECK(one.publish("celebrate", R"({"id":"homes"})") == "201");
    REQUIRE(screen.called(1));
    CHECK(other.publish("item", R"({"id":"ada","title":"Ada"})") == "201");
    CHECK(screen.shows("homes ada"));

    other.die();
    CHECK(test::eventually([&] { return screen.stream().starts_with("interrupted"); }));
    CHECK(one.publish("celebrate", R"({"id":"ada"})") == "201");
    CHECK(one.publish("counter", R"({"id":"homes","value":77})") == "201");
    other.start();
    CHECK(screen.counts(77));
    CHECK(screen.called(2));
    CHECK(screen.shows("homes ada"));
}

TEST_CASE("a flood of ten thousand events leaves the newest number on the screen, by the stream or by the feed") {
    test::RawServer hub([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        std::string events;
        for (int i = 1; i <= 10'000; ++i) {
            const auto n = std::to_string(i);
            events += "event: counter\nid: " + n + "\ndata: {\"id\":\"homes\",\"value\":" + n + "}\n\n";
        }
        client.send(events);
        client.wait_for_goodbye();
    });
    std::atomic<int> fetches = 0;
    test::RawServer server([&](const std::string&, const test::Client& client) {
        // By the time it is asked again the feed has what the stream said.
        const auto value = ++fetches == 1 ? "0" : "10000";
        const auto homes =
            R"({"id":"homes","_accolade":{"kind":"milestone","counter":{"value":)" + std::string(value) + "}}}";
        client.send(test::answer(feed_of(homes, hub.url("/live"))));
    });
    Screen screen(server.url());
    const auto start = std::chrono::steady_clock::now();
    CHECK(screen.counts(10'000));
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    CAPTURE(seconds);
    CHECK(screen.publications <= 10 + static_cast<int>(seconds * Screen::kHurry * 20));
    CHECK(fetches <= 2 + static_cast<int>(seconds * Screen::kHurry / 2));
}

}  // namespace accolade::feed
