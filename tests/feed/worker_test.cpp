#include "feed/worker.h"

#include <doctest/doctest.h>

#include <atomic>

#include "base/queue.h"
#include "feed/worker_world.h"
#include "support/raw_server.h"

namespace accolade::feed {
namespace {

using test::answer;
using test::RawServer;

// A PNG of one opaque pixel, whole.
const std::string kPng(
    "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001\010\002\000\000"
    "\000\220\167\123\336\000\000\000\014\111\104\101\124\170\234\143\140\140\140\000\000\000\004\000\001\366\027\070"
    "\125\000\000\000\000\111\105\116\104\256\102\140\202",
    69);

std::string feed_of(const std::string& items) {
    return R"({"version":"https://jsonfeed.org/version/1.1","title":"Nordhavn","items":[)" + items + "]}";
}

using Screen = test_world::WorkerWorld;

constexpr Milliseconds kPatience{5000};

}  // namespace

TEST_CASE("a worker shows what its feed says, and after a restart offline what it said") {
    Screen screen;
    std::string address;
    model::News said;
    {
        RawServer server([](const std::string& request, const test::Client& client) {
            client.send(request.starts_with("GET /a.png")
                            ? answer(kPng, "Content-Type: image/png\r\n")
                            : answer(feed_of(R"({"id":"a","title":"Storm crew","image":"a.png"})"), "ETag: \"1\"\r\n"));
        });
        address = server.url();
        auto worker = screen.follow(address);
        REQUIRE(screen.until([](const model::News& news) { return news.pictures.size() == 1; }));
        said = *screen.news.get();
        CHECK(said.items.at(0).title == "Storm crew");
        const auto sources = worker.sources();
        REQUIRE(sources.size() == 1);
        CHECK(sources.at(0).name == address);
        CHECK(sources.at(0).fresh_at.has_value());
        CHECK(sources.at(0).trouble.empty());
        CHECK(sources.at(0).items == 1);
        CHECK(said.pictures.at(server.url("/a.png")).size == PixelSize{1, 1});
        CHECK(said.pictures.at(server.url("/a.png")).named ==
              address + ", item 1 (\"a\"), line 1: picture " + server.url("/a.png"));
        CHECK(worker.stop(kPatience));
    }
    screen.news.publish({});
    auto worker = screen.follow(address);
    CHECK(screen.until([&said](const model::News& news) { return news == said; }));
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a worker starts with the last good news, and ends while a server says nothing") {
    Screen screen;
    std::atomic<bool> silent = false;
    Queue<int> silences;
    RawServer server([&](const std::string&, const test::Client& client) {
        if (!silent) {
            client.send(answer(feed_of(R"({"id":"a","title":"Storm crew"})")));
            return;
        }
        silences.push(1);
        client.wait_for_goodbye();
    });
    {
        auto worker = screen.follow(server.url());
        REQUIRE(screen.until([](const model::News& news) { return news.items.size() == 1; }));
        CHECK(worker.stop(kPatience));
    }
    silent = true;
    screen.news.publish({});
    auto worker = screen.follow(server.url());
    CHECK(screen.until([](const model::News& news) { return news.items.size() == 1; }));
    CHECK(silences.wait_for(kPatience).has_value());
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a worker follows a file as it changes") {
    Screen screen;
    screen.folder.write("feed.json", feed_of(R"({"id":"a","title":"One","image":"a.png"})"));
    screen.folder.write("a.png", kPng);
    auto worker = screen.follow((screen.folder / "feed.json").string());
    REQUIRE(screen.until([](const model::News& news) { return news.pictures.size() == 1; }));
    CHECK(screen.news.get()->pictures.begin()->second.path == (screen.folder / "a.png").string());
    screen.folder.write("feed.json", feed_of(R"({"id":"a","title":"Two"})"));
    CHECK(screen.until([](const model::News& news) { return news.items.at(0).title == "Two"; }));
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a worker that is told to looks at once") {
    Screen screen;
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        client.send(answer(feed_of(R"({"id":"a","title":")" + std::to_string(++turn) + "\"}")));
    });
    auto worker = screen.follow(server.url());
    REQUIRE(screen.until([](const model::News& news) { return news.items.size() == 1; }));
    worker.refetch();
    CHECK(screen.until([](const model::News& news) { return news.items.at(0).title == "2"; }));
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a worker says when no news have come for two seconds, once") {
    Screen screen{5};
    Queue<int> quiet;
    auto seams = screen.seams();
    seams.quiet = [&quiet] { quiet.push(1); };
    screen.folder.write("feed.json", feed_of(R"({"id":"a","title":"One"})"));
    auto worker = screen.follow(SourceSettings{(screen.folder / "feed.json").string(), Seconds(60), ""}, seams);
    REQUIRE(screen.until([](const model::News& news) { return news.items.size() == 1; }));
    CHECK(quiet.wait_for(kPatience).has_value());
    CHECK_FALSE(quiet.wait_for(Milliseconds(1000)).has_value());
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a feed in pages is taken in when all are there, and its later pages get no token of another origin") {
    Screen screen;
    RawServer other([](const std::string&, const test::Client& client) {
        client.send(answer(feed_of(R"({"id":"c","title":"Three","image":"c.png"})")));
    });
    std::atomic<bool> broken = false;
    RawServer server([&](const std::string& request, const test::Client& client) {
        const auto page = [](const std::string& next, const std::string& items) {
            return answer(R"({"version":"https://jsonfeed.org/version/1.1","title":"x","next_url":")" + next +
                          R"(","items":[)" + items + "]}");
        };
        if (request.starts_with("GET /feed.json?page=2 "))
            client.send(broken ? answer("", "", "404 Not Found")
                               : page(other.url("/three.json"), R"({"id":"b","title":"Two"})"));
        else
            client.send(page("feed.json?page=2", R"({"id":"a","title":"One"})"));
    });
    screen.folder.write("token", "canary");
    auto worker = screen.follow(SourceSettings{server.url(), Seconds(3600), (screen.folder / "token").string()});
    REQUIRE(screen.until([](const model::News& news) { return news.items.size() == 3; }));
    CHECK(screen.news.get()->items.at(2).image == other.url("/c.png"));
    CHECK(server.request().find("canary") != std::string::npos);
    CHECK(server.request().find("canary") != std::string::npos);
    CHECK(other.request().find("canary") == std::string::npos);
    broken = true;
    worker.refetch();
    for (int i = 0; i < 100 && worker.sources().at(0).trouble.empty(); ++i)
        (void)screen.changes.wait_for(Milliseconds(50));
    CHECK(worker.sources().at(0).trouble == "page 2: not found (404)");
    CHECK(screen.news.get()->items.size() == 3);
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a feed whose pages go round in circles is read once round") {
    Screen screen;
    std::atomic<int> asked = 0;
    RawServer server([&](const std::string& request, const test::Client& client) {
        ++asked;
        const bool second = request.starts_with("GET /two ");
        client.send(answer(std::string(R"({"version":"https://jsonfeed.org/version/1.1","title":"x","next_url":")") +
                           (second ? "/feed.json" : "/two") + R"(","items":[{"id":")" + (second ? "b" : "a") +
                           R"(","title":"x"}]})"));
    });
    auto worker = screen.follow(server.url());
    REQUIRE(screen.until([](const model::News& news) { return news.items.size() == 2; }));
    CHECK(asked == 3);
    CHECK(worker.stop(kPatience));
}

TEST_CASE("a worker whose thread hangs in a read says for how long") {
    // A disk that does not answer, as a folder on a network may.
    class Hanging final : public Disk {
      public:
        Queue<int> asked, go_on;
        Result<std::string> read(const std::filesystem::path&, std::size_t) override {
            asked.push(1);
            (void)go_on.wait_for(Seconds(20));
            return failure("no answer");
        }
        Result<void> write_whole(const std::filesystem::path&, std::string_view) override { return {}; }
        Result<void> remove(const std::filesystem::path&) override { return {}; }
        Result<std::vector<FileInfo>> list(const std::filesystem::path&) override { return std::vector<FileInfo>{}; }
        Result<FileInfo> info(const std::filesystem::path&) override { return FileInfo{"feed.json", 5, 1, false}; }
        Result<void> make_folder(const std::filesystem::path&) override { return {}; }
    };
    Screen screen;
    Hanging disk;
    std::atomic<long long> ahead = 0;
    const auto clock = [&ahead] {
        auto now = machine_clock()();
        now.steady += Seconds(ahead.load());
        return now;
    };
    auto worker = screen.follow(SourceSettings{(screen.folder / "feed.json").string(), Seconds(60), ""},
                                {"accolade/test", disk, clock, screen.log, 1});
    REQUIRE(disk.asked.wait_for(kPatience).has_value());
    ahead = 25;
    const auto busy = worker.busy();
    REQUIRE(busy.size() == 2);
    CHECK(busy[0].thread == "feeds");
    CHECK(busy[0].time >= Seconds(25));
    CHECK(busy[1].thread == "network");
    CHECK(busy[1].time == Milliseconds(0));
    for (int i = 0; i < 50; ++i) disk.go_on.push(1);
    CHECK(worker.stop(kPatience));
}

TEST_CASE("everything once, with every complaint") {
    Screen screen;
    screen.folder.write("feed.json", feed_of(R"({"id":"a","title":"One","image":"a.png"},{"title":"no id"},
                                              {"id":"b","title":"Two","image":"none.png"})"));
    screen.folder.write("a.png", kPng);
    const auto address = (screen.folder / "feed.json").string();
    const auto collected = collect_once({{address, Seconds(60), ""}, {"http://127.0.0.1:1/feed.json", Seconds(60), ""}},
                                        screen.seams(), screen.folder / "preview", "en");
    CHECK(collected.news.items.size() == 2);
    CHECK(collected.news.pictures.size() == 1);
    std::string all;
    for (const auto& complaint : collected.complaints) all += to_string(complaint) + "\n";
    CAPTURE(all);
    CHECK(all.find("connection refused by 127.0.0.1:1") != std::string::npos);
    CHECK(all.find("none.png") != std::string::npos);
    CHECK(collected.complaints.size() == 3);
}

}  // namespace accolade::feed
