#include "archive.h"

#include <doctest/doctest.h>

#include "base/digest.h"
#include "support/fake_disk.h"

namespace accolade::feed {
namespace {

using test::FakeDisk;

const std::string kAddress = "https://news.example/feed.json";
constexpr SteadyTime kStart{Milliseconds(1'000'000)};

struct Shelf {
    FakeDisk disk;
    std::vector<std::string> lines;
    Log log{[this](std::string_view line) { lines.emplace_back(line); }, [] { return Now{}; }, false};

    Archive archive() { return Archive(disk, log, "/state"); }
};

KeptFeed feed(const std::string& bytes) {
    return {{"\"tag " + bytes + "\"", "Mon"}, {{kAddress, bytes}}};
}

std::vector<std::string> bytes_of(const std::vector<KeptFeed>& feeds) {
    std::vector<std::string> all;
    for (const auto& one : feeds) all.push_back(one.documents.at(0).bytes);
    return all;
}

}  // namespace

TEST_CASE("SHA-256 is that of FIPS 180-4") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("netstrings come back as they went in, and nothing else is taken") {
    std::string out;
    put(out, "a:b,");
    put(out, "");
    std::string_view in = out;
    CHECK(take(in) == "a:b,");
    CHECK(take(in) == "");
    CHECK(in.empty());
    for (std::string_view bad : {"", ":", "1:", "1:a", "2:a,", "-1:a,", "99999999999999999999:a,", "x:a,"}) {
        CAPTURE(bad);
        CHECK_FALSE(take(bad).has_value());
    }
}

TEST_CASE("the last three good feeds are kept, newest first") {
    Shelf shelf;
    auto archive = shelf.archive();
    CHECK(archive.feeds(kAddress).empty());
    for (const auto* bytes : {"one", "two", "three", "four"}) REQUIRE(archive.keep_feed(kAddress, feed(bytes)));
    CHECK(shelf.disk.files.size() == 3);
    auto again = shelf.archive();
    const auto feeds = again.feeds(kAddress);
    CHECK(bytes_of(feeds) == std::vector<std::string>{"four", "three", "two"});
    CHECK(feeds.at(0) == feed("four"));
    CHECK(again.feeds("https://other.example/").empty());
}

TEST_CASE("a feed with the same bytes is not written again") {
    Shelf shelf;
    {
        auto archive = shelf.archive();
        archive.feeds(kAddress);
        REQUIRE(archive.keep_feed(kAddress, feed("one")));
    }
    auto archive = shelf.archive();
    archive.feeds(kAddress);
    shelf.disk.writes = 0;
    auto same = feed("one");
    same.validators.etag = "\"other\"";
    REQUIRE(archive.keep_feed(kAddress, same));
    CHECK(shelf.disk.writes == 0);
}

TEST_CASE("no flipped byte of a kept feed is ever believed") {
    Shelf shelf;
    {
        auto archive = shelf.archive();
        archive.feeds(kAddress);
        REQUIRE(archive.keep_feed(kAddress, feed("old")));
        REQUIRE(archive.keep_feed(kAddress, feed("new")));
    }
    const auto whole = shelf.disk.files;
    const auto newest = "/state/news/" + sha256(kAddress) + ".1";
    REQUIRE(whole.contains(newest));
    for (std::size_t at = 0; at < whole.at(newest).bytes.size(); ++at) {
        for (const char flip : {'\x01', '\x20', '\x80'}) {
            CAPTURE(at);
            shelf.disk.files = whole;
            shelf.lines.clear();
            auto& bytes = shelf.disk.files.at(newest).bytes;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            Log log([&shelf](std::string_view line) { shelf.lines.emplace_back(line); }, [] { return Now{}; }, false);
            Archive archive(shelf.disk, log, "/state");
            CHECK(bytes_of(archive.feeds(kAddress)) == std::vector<std::string>{"old"});
            CHECK(shelf.lines.size() == 1);
            CHECK_FALSE(shelf.disk.files.contains(newest));
        }
    }
    for (std::size_t length = 0; length < whole.at(newest).bytes.size(); ++length) {
        shelf.disk.files = whole;
        shelf.disk.files.at(newest).bytes.resize(length);
        auto archive = shelf.archive();
        CHECK(bytes_of(archive.feeds(kAddress)) == std::vector<std::string>{"old"});
    }
}

TEST_CASE("a file that was put in another one's place is not believed") {
    Shelf shelf;
    auto archive = shelf.archive();
    archive.feeds(kAddress);
    REQUIRE(archive.keep_feed(kAddress, feed("one")));
    shelf.disk.put("/state/news/" + sha256("https://other.example/") + ".0",
                   shelf.disk.files.at("/state/news/" + sha256(kAddress) + ".0").bytes);
    CHECK(shelf.archive().feeds("https://other.example/").empty());
}

TEST_CASE("whichever call of the disk fails, the old feed is there or the new one") {
    for (const auto failing : {FakeDisk::Failing::before, FakeDisk::Failing::after}) {
        for (int at = 1;; ++at) {
            CAPTURE(at);
            Shelf shelf;
            {
                auto archive = shelf.archive();
                archive.feeds(kAddress);
                REQUIRE(archive.keep_feed(kAddress, feed("old")));
            }
            shelf.disk.calls = 0;
            shelf.disk.fail_at = at;
            shelf.disk.failing = failing;
            {
                auto archive = shelf.archive();
                archive.open({{kAddress, Seconds(60), ""}});
                archive.feeds(kAddress);
                (void)archive.keep_feed(kAddress, feed("new"));
            }
            const bool done = at > shelf.disk.calls;
            shelf.disk.fail_at = 0;
            const auto feeds = bytes_of(shelf.archive().feeds(kAddress));
            REQUIRE_FALSE(feeds.empty());
            CHECK((feeds.front() == "old" || feeds.front() == "new"));
            if (done) {
                CHECK(feeds.front() == "new");
                break;
            }
        }
    }
}

TEST_CASE("pictures are listed, verified, and removed only after a list without them is durable") {
    Shelf shelf;
    auto archive = shelf.archive();
    archive.open({});
    REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {"\"e\"", ""}));
    REQUIRE(archive.keep_picture("https://a/2.png", "two", {5, 6}, {}));
    REQUIRE(archive.list_pictures({"https://a/1.png", "https://a/2.png"}, kStart));
    {
        auto again = shelf.archive();
        again.open({});
        REQUIRE(again.picture("https://a/1.png") != nullptr);
        CHECK(*again.picture("https://a/1.png") == KeptPicture{sha256("one"), 3, {3, 4}, {"\"e\"", ""}});
        CHECK(again.verify("https://a/1.png"));
    }
    const auto two = "/state/pictures/" + sha256("two");
    shelf.disk.full = true;
    CHECK_FALSE(archive.list_pictures({"https://a/1.png"}, kStart));
    archive.remove_unlisted_files(kStart + Seconds(120));
    CHECK(shelf.disk.files.contains(two));
    shelf.disk.full = false;
    REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));
    archive.remove_unlisted_files(kStart + Seconds(59));
    CHECK(shelf.disk.files.contains(two));
    archive.remove_unlisted_files(kStart + Seconds(60));
    CHECK_FALSE(shelf.disk.files.contains(two));
    CHECK(shelf.disk.files.contains("/state/pictures/" + sha256("one")));
}

TEST_CASE("a picture that was withdrawn, or came anew, before the list was written leaves nothing behind") {
    Shelf shelf;
    auto archive = shelf.archive();
    REQUIRE(archive.keep_picture("https://p.example/a", "first", {1, 1}, {}));
    REQUIRE(archive.keep_picture("https://p.example/a", "second", {1, 1}, {}));
    REQUIRE(archive.keep_picture("https://p.example/b", "third", {1, 1}, {}));
    REQUIRE(archive.list_pictures({"https://p.example/a"}, kStart));
    REQUIRE(archive.keep_picture("https://p.example/c", "fourth", {1, 1}, {}));
    REQUIRE(archive.list_pictures({"https://p.example/a"}, kStart));  // the list is as it was
    archive.remove_unlisted_files(kStart + Milliseconds(60'000));
    std::size_t pictures = 0;
    for (const auto& [name, file] : shelf.disk.files) pictures += name.starts_with("/state/pictures/") ? 1 : 0;
    CHECK(pictures == 1);
    CHECK(archive.verify("https://p.example/a"));
}

TEST_CASE("a picture that is not what it was is dropped") {
    Shelf shelf;
    {
        auto archive = shelf.archive();
        archive.open({});
        REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
        REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));
    }
    const auto file = "/state/pictures/" + sha256("one");
    shelf.disk.put(file, "onE");
    auto archive = shelf.archive();
    archive.open({});
    CHECK_FALSE(archive.verify("https://a/1.png"));
    CHECK(archive.picture("https://a/1.png") == nullptr);
    CHECK_FALSE(shelf.disk.files.contains(file));
    CHECK(shelf.lines.size() == 1);
}

TEST_CASE("a picture of the wrong length heals, whatever was asked of the archive in between") {
    for (const std::size_t length : {0U, 2U}) {
        Shelf shelf;
        const auto file = "/state/pictures/" + sha256("one");
        {
            auto archive = shelf.archive();
            archive.open({});
            REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
            REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));
        }
        shelf.disk.put(file, std::string("one").substr(0, length));
        auto archive = shelf.archive();
        archive.open({});
        CHECK(archive.picture("https://a/1.png") == nullptr);
        CHECK_FALSE(shelf.disk.files.contains(file));
        CHECK(shelf.lines.size() == 1);
        REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));  // as news are published before it comes
        REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
        CHECK(shelf.disk.files.at(file).bytes == "one");
        CHECK(archive.verify("https://a/1.png"));
    }
}

TEST_CASE("a file that left the list and is damaged is written again") {
    Shelf shelf;
    const auto file = "/state/pictures/" + sha256("one");
    auto archive = shelf.archive();
    archive.open({});
    REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
    REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));
    REQUIRE(archive.list_pictures({}, kStart));
    shelf.disk.put(file, "onE");
    REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
    CHECK(shelf.disk.files.at(file).bytes == "one");
}

TEST_CASE("what a newer version of this program wrote is left alone, and nothing is written beside it") {
    const auto newer = [](const std::string& file) {
        Shelf shelf;
        {
            auto archive = shelf.archive();
            archive.open({{kAddress, Seconds(60), ""}});
            archive.feeds(kAddress);
            REQUIRE(archive.keep_feed(kAddress, feed("one")));
            REQUIRE(archive.keep_picture("https://a/1.png", "one", {3, 4}, {}));
            REQUIRE(archive.list_pictures({"https://a/1.png"}, kStart));
        }
        shelf.disk.put("/state/pictures/" + sha256("of the newer one"), "x");
        REQUIRE(shelf.disk.files.contains(file));
        shelf.disk.put(file, "accolade 2 " + shelf.disk.files.at(file).bytes.substr(11));
        const auto before = shelf.disk.files;
        auto archive = shelf.archive();
        archive.open({{kAddress, Seconds(60), ""}});
        (void)archive.feeds(kAddress);
        CHECK_FALSE(shelf.lines.empty());
        CHECK(shelf.lines.front().find("another version of this program wrote this; it is left alone") !=
              std::string::npos);
        if (file.find("/news/") != std::string::npos) {
            const auto kept = archive.keep_feed(kAddress, feed("two"));
            REQUIRE_FALSE(kept.has_value());
            CHECK(kept.error().what.find("another version") != std::string::npos);
            CHECK(archive.forget_older_feeds(kAddress).has_value());
            CHECK(shelf.disk.files.at(file).bytes == before.at(file).bytes);
        } else {
            REQUIRE(archive.keep_picture("https://a/2.png", "two", {3, 4}, {}));
            CHECK_FALSE(archive.list_pictures({"https://a/2.png"}, kStart).has_value());
            archive.remove_unlisted_files(kStart + Seconds(120));
            for (const auto& [name, kept] : before) CHECK(shelf.disk.files.contains(name));
            CHECK(shelf.disk.files.at(file).bytes == before.at(file).bytes);
        }
    };
    newer("/state/news/" + sha256(kAddress) + ".0");
    newer("/state/pictures.list.0");
}

TEST_CASE("strays of ours are swept, foreign files are left") {
    Shelf shelf;
    const auto stray = sha256("stray");
    shelf.disk.put("/state/pictures/" + stray, "x");
    shelf.disk.put("/state/pictures/." + stray + ".7.tmp", "x");
    shelf.disk.put("/state/pictures/holiday.jpg", "x");
    shelf.disk.put("/state/news/" + stray + ".0", "x");
    shelf.disk.put("/state/news/readme.txt", "x");
    shelf.archive().open({{kAddress, Seconds(60), ""}});
    CHECK(shelf.disk.files.size() == 2);
    CHECK(shelf.disk.files.contains("/state/pictures/holiday.jpg"));
    CHECK(shelf.disk.files.contains("/state/news/readme.txt"));
}

TEST_CASE("two addresses with the same bytes share a file, and the quota counts it once") {
    Shelf shelf;
    Archive archive(shelf.disk, shelf.log, "/state", 10);
    archive.open({});
    REQUIRE(archive.keep_picture("https://a/1", "12345678", {1, 1}, {}));
    REQUIRE(archive.keep_picture("https://a/2", "12345678", {1, 1}, {}));
    CHECK(shelf.disk.files.size() == 1);
    CHECK_FALSE(archive.keep_picture("https://a/3", "123", {1, 1}, {}));
    REQUIRE(archive.keep_picture("https://a/3", "12", {1, 1}, {}));
    REQUIRE(archive.list_pictures({"https://a/2", "https://a/3"}, kStart));
    archive.remove_unlisted_files(kStart + Seconds(120));
    CHECK(shelf.disk.files.contains("/state/pictures/" + sha256("12345678")));
}

}  // namespace accolade::feed
