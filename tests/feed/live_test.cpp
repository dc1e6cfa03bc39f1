#include "live.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "feed/sample.h"

namespace accolade::feed {
namespace {

// A stream and a feed in a small world, with a clock that a test moves.
struct World {
    Contents feed;
    Live live;
    Now now{WallTime(Seconds(1'800'000'000)), SteadyTime(Seconds(1000))};
    std::optional<SteadyTime> asked;  // when the fetch began that a test answers later
    Complaints complaints;
    int fetches = 0;  // that were asked for
    std::optional<WallTime> pushed;
    bool changed = false;

    explicit World(const std::string& items) { feed = contents(items); }

    static Contents contents(const std::string& items) {
        const auto bytes = R"({"version": "https://jsonfeed.org/version/1.1", "items": [)" + items + "]}";
        Contents contents;
        contents.items = sample::parsed(bytes).items;
        index_items(contents);
        return contents;
    }

    void hear(const std::string& type, const std::string& data, const std::string& id = "") {
        const net::Event event{type, data, id};
        changed = false;
        if (replayed(live, event)) return;
        auto context = sample::kWeb;
        context.name = name_of("https://news.example/live", event);
        auto read = read_event(event, context);
        complaints.insert(complaints.end(), read.complaints.begin(), read.complaints.end());
        if (!read.event) return;
        Heard heard{now, read.sent, context.name, ""};
        if (const auto* call = std::get_if<Celebrated>(&*read.event)) heard.key = key_of(event, call->id);
        take(feed::hear(live, feed, std::move(*read.event), heard));
    }
    void take(const Effect& effect) {
        changed = effect.changed;
        pushed = effect.pushed;
        if (effect.fetch) ++fetches;
        complaints.insert(complaints.end(), effect.complaints.begin(), effect.complaints.end());
    }

    void ask() { asked = now.steady; }
    // The fetch brings these items.
    void answer(const std::string& items) {
        feed = contents(items);
        take(confirm(live, feed, *asked, now.steady));
    }
    void fetch(const std::string& items) {
        wait(Seconds(1));
        ask();
        wait(Milliseconds(200));
        answer(items);
    }
    void wait(Milliseconds by) {
        now.wall += by;
        now.steady += by;
    }

    model::Items shown() const { return overlaid(feed, live); }
    std::string ids() const {
        std::string all;
        for (const auto& item : shown()) all += (all.empty() ? "" : " ") + item.id;
        return all;
    }
    const model::Item* item(const std::string& id) {
        kept = shown();
        for (const auto& item : kept) {
            if (item.id == id) return &item;
        }
        return nullptr;
    }
    double value(const std::string& id) { return item(id)->counter->value.value; }
    std::string calls() const {
        std::string all;
        for (const auto& one : live.calls) all += (all.empty() ? "" : ", ") + one.call.key;
        return all;
    }
    model::Items kept;
};

const std::string kHomes = R"({"id": "homes", "title": "Homes", "_accolade": {"kind": "milestone",
    "counter": {"value": 10, "target": 100, "as_of": "2027-01-15T08:00:00Z"}}})";
const std::string kAda = R"({"id": "ada", "title": "Ada"})";

std::string ada_says(const std::string& title) {
    return R"({"id": "ada", "title": ")" + title + "\"}";
}

}  // namespace

TEST_CASE("an item of the stream is shown at once, beside the others or in its place") {
    World world(kAda + "," + kHomes);
    world.hear("item", R"({"id": "bo", "title": "Bo"})");
    world.hear("item", R"({"id": "al", "title": "Al"})");
    CHECK(world.changed);
    CHECK(world.pushed == world.now.wall);
    CHECK(world.ids() == "ada homes bo al");
    world.hear("item", ada_says("Ada again"));
    CHECK(world.ids() == "ada homes bo al");
    CHECK(world.item("ada")->title == "Ada again");
    CHECK(world.complaints.empty());
}

TEST_CASE("the feed is the truth: what the stream said goes with the next fetch that does not have it") {
    World world(kAda + "," + kHomes);
    world.hear("item", R"({"id": "bo", "title": "Bo"})");
    world.hear("remove", R"({"id": "ada"})");
    world.hear("counter", R"({"id": "homes", "value": 12})");
    CHECK(world.ids() == "homes bo");
    CHECK(world.value("homes") == 12);
    world.fetch(kAda + "," + kHomes);
    CHECK(world.changed);
    CHECK_FALSE(world.pushed);
    CHECK(world.ids() == "ada homes");
    CHECK(world.value("homes") == 10);
    CHECK(world.live.silent());
}

TEST_CASE("a fetch that was begun before an event came knows nothing of it") {
    World world(kAda + "," + kHomes);
    world.ask();
    world.wait(Milliseconds(50));
    world.hear("item", R"({"id": "bo", "title": "Bo"})");
    world.hear("remove", R"({"id": "ada"})");
    world.hear("counter", R"({"id": "homes", "value": 12})");
    world.hear("celebrate", R"({"id": "homes"})", "1");
    world.wait(Milliseconds(50));
    world.answer(kAda + "," + kHomes);
    CHECK(world.ids() == "homes bo");
    CHECK(world.value("homes") == 12);
    CHECK(world.calls() == "1 homes");
    world.fetch(kHomes + R"(,{"id": "bo", "title": "Bo"})");
    CHECK(world.ids() == "homes bo");
    CHECK(world.value("homes") == 10);
}

TEST_CASE("a fetch ends what the stream said before it, and leaves what it said since") {
    World world(kAda + "," + kHomes);
    world.hear("item", R"({"id": "homes", "title": "Houses", "_accolade": {"counter": {"value": 11}}})");
    world.wait(Milliseconds(10));
    world.ask();
    world.wait(Milliseconds(10));
    world.hear("counter", R"({"id": "homes", "value": 13})");
    world.answer(kAda + "," + kHomes);
    CHECK(world.item("homes")->title == "Homes");
    CHECK(world.value("homes") == 13);
}

TEST_CASE("a counter keeps all but its number and when that was right") {
    World world(kHomes);
    world.hear("counter", R"({"id": "homes", "value": 12.5, "as_of": "2027-01-15T08:00:05Z"})");
    const auto counter = *world.item("homes")->counter;
    CHECK(counter.value == model::Number{12.5, 1});
    CHECK(counter.target == model::Number{100, 0});
    CHECK(counter.as_of == WallTime(Seconds(1'800'000'005)));
    CHECK(counter.celebrate_at == std::vector<double>{100});
    // Without "as_of" it was right when it was sent, and else when it came.
    world.hear("counter", R"({"id": "homes", "value": 13, "sent": "2027-01-15T08:00:06.5Z"})");
    CHECK(world.item("homes")->counter->as_of == WallTime(Milliseconds(1'800'000'006'500)));
    world.wait(Seconds(9));
    world.hear("counter", R"({"id": "homes", "value": 14})");
    CHECK(world.item("homes")->counter->as_of == world.now.wall);
}

TEST_CASE("a number that was overtaken on its way is not shown") {
    World world(kHomes);
    world.hear("counter", R"({"id": "homes", "value": 14, "as_of": "2027-01-15T08:00:04Z"})");
    world.hear("counter", R"({"id": "homes", "value": 13, "as_of": "2027-01-15T08:00:03Z"})");
    CHECK_FALSE(world.changed);
    CHECK(world.value("homes") == 14);
    world.hear("counter", R"({"id": "homes", "value": 12, "sent": "2027-01-15T08:00:02Z"})");
    CHECK(world.value("homes") == 14);
    // It may fall, as long as that is the newer news.
    world.hear("counter", R"({"id": "homes", "value": 9, "as_of": "2027-01-15T08:00:05Z"})");
    CHECK(world.value("homes") == 9);
    // Older than what the feed says itself.
    world.hear("item", kHomes);
    world.hear("counter", R"({"id": "homes", "value": 8, "as_of": "2027-01-14T08:00:00Z"})");
    CHECK(world.value("homes") == 10);
    CHECK(world.complaints.empty());
}

TEST_CASE("the newer of two events about an item counts, in whatever order of kinds") {
    World world(kAda);
    world.hear("remove", R"({"id": "ada"})");
    world.hear("item", ada_says("Ada again"));
    CHECK(world.item("ada")->title == "Ada again");
    world.hear("remove", R"({"id": "ada"})");
    CHECK(world.ids() == "");
    world.hear("item", kHomes);
    world.hear("counter", R"({"id": "homes", "value": 11})");
    CHECK(world.value("homes") == 11);
    world.hear("item", kHomes);
    CHECK(world.value("homes") == 10);
}

TEST_CASE("an event about an item that nobody knows has the feed fetched, and takes effect when the item is there") {
    World world(kAda);
    world.hear("counter", R"({"id": "homes", "value": 11})");
    world.hear("counter", R"({"id": "homes", "value": 12})");
    world.hear("celebrate", R"({"id": "homes", "sent": "2027-01-15T08:00:00Z"})", "5");
    CHECK(world.fetches == 3);
    CHECK_FALSE(world.changed);
    CHECK(world.calls() == "");
    world.fetch(kAda + "," + kHomes);
    CHECK(world.ids() == "ada homes");
    CHECK(world.value("homes") == 12);
    CHECK(world.calls() == "5 homes");
    CHECK(world.live.calls[0].call.sent == WallTime(Seconds(1'800'000'000)));
    CHECK(world.pushed == WallTime(Seconds(1'800'000'000)));
    CHECK(world.live.waiting.empty());
    CHECK(world.complaints.empty());
}

TEST_CASE("an event waits as well for an item that the stream brings itself, and for its counter") {
    World world(R"({"id": "homes", "title": "No number yet"})");
    world.hear("counter", R"({"id": "homes", "value": 12})");
    CHECK(world.fetches == 1);
    world.hear("celebrate", R"({"id": "bo"})");
    world.hear("item", R"({"id": "bo", "title": "Bo"})");
    CHECK(world.live.calls.size() == 1);
    world.hear("item", kHomes);
    CHECK(world.value("homes") == 12);
    CHECK(world.live.waiting.empty());
}

TEST_CASE("an event whose item does not come within five minutes is dropped, with a complaint") {
    World world(kAda);
    world.hear("counter", R"({"id": "homes", "value": 12})", "1");
    world.hear("celebrate", R"({"id": "bo"})", "2");
    for (int i = 0; i < 4; ++i) {
        world.wait(Seconds(60));
        world.fetch(kAda);
        CHECK(expire(world.live, world.now.steady).empty());
    }
    CHECK(world.live.waiting.size() == 2);
    world.wait(Seconds(60));
    const auto complaints = expire(world.live, world.now.steady);
    REQUIRE(complaints.size() == 2);
    CHECK(
        to_string(complaints[0]) ==
        "https://news.example/live, counter event \"1\": warning: item \"homes\" with a \"counter\" has not come into "
        "the feed within 5 minutes; the event is ignored. Write the item into the feed before its event is sent");
    CHECK(complaints[1].what.starts_with("item \"bo\" has not come"));
    world.fetch(kAda + "," + kHomes);
    CHECK(world.value("homes") == 10);
    CHECK(world.calls() == "");
}

TEST_CASE("a call is one however often it comes, and is known by the same key on every screen") {
    World world(kHomes);
    const std::string data = R"({"id": "homes", "sent": "2027-01-15T07:59:59.750Z"})";
    world.hear("celebrate", data, "1795896556:0");
    CHECK(world.changed);
    CHECK(world.pushed == WallTime(Milliseconds(1'799'999'999'750)));
    world.hear("celebrate", data, "1795896556:0");
    CHECK_FALSE(world.changed);
    world.hear("item", kAda, "1795896557:0");
    world.hear("celebrate", data, "1795896556:0");  // after a reconnection
    CHECK(world.calls() == "1795896556:0 homes");
    const auto call = world.live.calls[0].call;
    CHECK(call.item == "homes");
    CHECK(call.heard == world.now.wall);
    CHECK(call.sent == WallTime(Milliseconds(1'799'999'999'750)));
    // Another one of the same item; and those of a hub that names no ids, by what they say.
    world.hear("celebrate", data, "1795896558:0");
    CHECK(world.live.calls.size() == 2);
    World bare(kHomes), other(kHomes);
    bare.hear("celebrate", data);
    bare.hear("celebrate", data);
    other.wait(Seconds(3));
    other.hear("celebrate", data);
    CHECK(bare.live.calls.size() == 1);
    CHECK(bare.calls() == other.calls());
    bare.hear("celebrate", R"({"id": "homes", "sent": "2027-01-15T08:00:00Z"})");
    CHECK(bare.live.calls.size() == 2);
}

TEST_CASE("a hub that says the same id with events that have none of their own does not lose them") {
    World world(kHomes + "," + kAda);
    world.hear("celebrate", R"({"id": "homes"})", "5");
    world.hear("celebrate", R"({"id": "ada"})", "5");
    world.hear("counter", R"({"id": "homes", "value": 11})", "5");
    world.hear("counter", R"({"id": "homes", "value": 12})", "5");
    world.hear("counter", R"({"id": "homes", "value": 11})", "5");
    CHECK(world.calls() == "5 homes, 5 ada");
    CHECK(world.value("homes") == 11);
}

TEST_CASE("what is replayed after a reconnection changes nothing, also when the feed has gone on since") {
    World world(kHomes);
    const std::vector<std::array<std::string, 3>> events{{{"counter", R"({"id": "homes", "value": 11})", "1"}},
                                                         {{"item", kAda, "2"}},
                                                         {{"remove", R"({"id": "bo"})", "3"}},
                                                         {{"counter", R"({"id": "homes", "value": 12})", "4"}}};
    for (const auto& [type, data, id] : events) world.hear(type, data, id);
    world.fetch(kHomes + R"(,{"id": "bo", "title": "Bo"})");
    for (std::size_t from = 0; from + 1 < events.size(); ++from) {
        for (std::size_t i = from; i + 1 < events.size(); ++i) world.hear(events[i][0], events[i][1], events[i][2]);
        CHECK(world.ids() == "homes bo");
        CHECK(world.value("homes") == 10);
    }
    // A hub that was started anew counts from one again.
    world.hear("counter", R"({"id": "homes", "value": 20})", "1");
    CHECK(world.value("homes") == 20);
}

TEST_CASE("a call stays five minutes at least, and until a fetch since then succeeded") {
    World world(kHomes);
    world.hear("celebrate", R"({"id": "homes"})", "1");
    world.fetch(kHomes);
    CHECK(world.calls() == "1 homes");
    world.wait(Seconds(290));
    world.fetch(kHomes);
    CHECK(world.calls() == "1 homes");
    world.wait(Seconds(30));
    CHECK(world.calls() == "1 homes");
    world.fetch(kHomes);
    CHECK(world.changed);
    CHECK(world.calls() == "");
}

TEST_CASE("a celebration brings its item, which stays as long as the call where the feed never has it") {
    World world(kAda);
    world.hear("celebrate", R"({"id": "bo", "title": "Bo", "sent": "2027-01-15T09:00:00Z"})", "1");
    CHECK(world.ids() == "ada bo");
    CHECK(world.calls() == "1 bo");
    world.fetch(kAda);
    CHECK(world.ids() == "ada bo");
    world.wait(Seconds(300));
    world.fetch(kAda);
    CHECK(world.ids() == "ada");
    CHECK(world.calls() == "");
}

TEST_CASE("what the feed has had and takes back is gone at once, and its call with it") {
    World world(kAda);
    SUBCASE("an item that the stream brought and the feed confirmed") {
        world.hear("celebrate", R"({"id": "bo", "title": "Bo"})", "1");
        world.fetch(kAda + R"(,{"id": "bo", "title": "Bo"})");
        CHECK(world.ids() == "ada bo");
    }
    SUBCASE("an item of the feed that the stream names") {
        world.fetch(kAda + R"(,{"id": "bo", "title": "Bo"})");
        world.hear("celebrate", R"({"id": "bo"})", "1");
    }
    SUBCASE("an item of the feed that the stream brings again") {
        world.fetch(kAda + R"(,{"id": "bo", "title": "Bo"})");
        world.hear("celebrate", R"({"id": "bo", "title": "Bo!"})", "1");
    }
    CHECK(world.calls() == "1 bo");
    world.fetch(kAda);
    CHECK(world.ids() == "ada");
    CHECK(world.calls() == "");
}

TEST_CASE("what the stream removes is off at once, with its calls and what waits for it") {
    World world(kAda);
    world.hear("celebrate", R"({"id": "bo", "title": "Bo"})", "1");
    world.hear("celebrate", R"({"id": "ada"})", "2");
    world.hear("celebrate", R"({"id": "al"})", "3");
    world.hear("remove", R"({"id": "bo"})", "4");
    CHECK(world.ids() == "ada");
    CHECK(world.calls() == "2 ada");
    world.hear("remove", R"({"id": "ada"})", "5");
    world.hear("remove", R"({"id": "al"})", "6");
    CHECK(world.ids() == "");
    CHECK(world.calls() == "");
    CHECK(world.live.waiting.empty());
    // So is an item in which somebody no longer consents.
    world.hear("item", kAda, "7");
    CHECK(world.ids() == "ada");
    world.hear("item", R"({"id": "ada", "title": "Ada", "_accolade": {"people": [{"name": "A", "consent": "none"}]}})");
    CHECK(world.ids() == "");
}

TEST_CASE("what a stream makes a screen keep is bounded") {
    World world(kHomes);
    for (int i = 0; i < 3000; ++i) {
        const auto n = std::to_string(i);
        world.hear("item", R"({"id": "i)" + n + R"(", "title": "I"})", "i" + n);
        world.hear("celebrate", R"({"id": "homes"})", "h" + n);
        world.hear("celebrate", R"({"id": "nobody)" + n + "\"}", "n" + n);
        world.hear("remove", R"({"id": "r)" + n + "\"}", "r" + n);
    }
    CHECK(world.live.items.size() == kLiveItems);
    CHECK(world.live.calls.size() == kLiveCalls);
    CHECK(world.live.calls.back().call.key == "h2999 homes");
    CHECK(world.live.waiting.size() == kLiveWaiting);
    CHECK(world.live.seen.size() == kLiveSeen);
    CHECK(world.live.seen_in_order.size() == kLiveSeen);
    CHECK(world.fetches > 0);
    CHECK(sample::complains(world.complaints, "changed 1000 items since the feed was fetched; the feed is fetched"));
    CHECK(sample::complains(world.complaints, "too many events wait for items"));
    world.fetch(kHomes);
    CHECK(world.ids() == "homes");
}

TEST_CASE("days of cuts, doubles and detours: every celebration is heard once, and in the end the feed is shown") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        std::mt19937 chance(seed);
        const auto one_of = [&chance](unsigned n) { return chance() % n; };
        struct Said {
            std::string type, data, id;
        };
        std::vector<Said> hub;  // all it ever said
        World world(kHomes + "," + kAda);
        std::map<std::string, int> begun;  // celebrations, by key: how often one came up
        std::set<std::string> before;
        const auto look = [&] {
            std::set<std::string> now;
            for (const auto& one : world.live.calls) {
                CHECK(now.insert(one.call.key).second);
                if (!before.contains(one.call.key)) ++begun[one.call.key];
                CHECK(world.item(one.call.item) != nullptr);
            }
            before = now;
        };
        double value = 10;
        std::size_t next = 0;  // that the screen has not heard
        int celebrations = 0;
        for (int step = 0; step < 60; ++step) {
            const auto id = std::to_string(hub.size() + 1);
            switch (one_of(5)) {
                case 0:
                    hub.push_back({"celebrate", one_of(2) == 0 ? R"({"id": "homes"})" : kAda, id});
                    ++celebrations;
                    break;
                case 1:
                    hub.push_back({"item", ada_says("Ada " + id), id});
                    break;
                case 2:
                    hub.push_back({"refresh", "{}", id});
                    break;
                default:
                    ++value;
                    hub.push_back({"counter",
                                   R"({"id": "homes", "value": )" + std::to_string(value) +
                                       R"(, "as_of": "2027-01-15T08:)" + (step < 10 ? "0" : "") + std::to_string(step) +
                                       ":01Z\"}",
                                   id});
            }
            world.wait(Milliseconds(one_of(700)));
            if (one_of(4) == 0) continue;                                        // it is cut
            if (one_of(4) == 0) next -= std::min<std::size_t>(next, one_of(8));  // what it knows comes again
            auto heard = std::vector<Said>(hub.begin() + static_cast<std::ptrdiff_t>(next), hub.end());
            if (heard.size() > 1 && one_of(3) == 0) std::swap(heard[0], heard[heard.size() - 1]);
            for (const auto& one : heard) {
                for (auto times = 1 + one_of(2); times > 0; --times) world.hear(one.type, one.data, one.id);
                look();
            }
            next = hub.size();
            CHECK(world.value("homes") == value);
            if (one_of(6) == 0) {
                world.fetch(R"({"id": "homes", "title": "Homes", "_accolade": {"counter": {"value": )" +
                            std::to_string(value) + "}}}," + kAda);
                CHECK(world.value("homes") == value);
                look();
            }
        }
        for (; next < hub.size(); ++next) world.hear(hub[next].type, hub[next].data, hub[next].id);
        look();
        CHECK(begun.size() == static_cast<std::size_t>(celebrations));
        for (const auto& [key, times] : begun) CHECK(times == 1);
        world.wait(kLiveWindow);
        world.fetch(kHomes + "," + kAda);
        CHECK(world.live.silent());
        CHECK(world.shown() == world.feed.items);
        CHECK(world.complaints.empty());
    }
}

TEST_CASE("ten thousand numbers cost what one costs once they are laid over the feed") {
    World world(kHomes);
    for (int i = 1; i <= 10'000; ++i) world.hear("counter", R"({"id": "homes", "value": )" + std::to_string(i) + "}");
    CHECK(world.live.items.size() == 1);
    CHECK(world.value("homes") == 10'000);
}

TEST_CASE("what the stream does not touch is shared with the feed, not copied") {
    World world(kAda + "," + kHomes);
    world.hear("counter", R"({"id": "homes", "value": 12})");
    const auto shown = world.shown();
    CHECK(&shown[0] == &world.feed.items[0]);
    CHECK(&shown[1] != &world.feed.items[1]);
}

}  // namespace accolade::feed
