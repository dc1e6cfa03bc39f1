#include "credentials.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "feed/worker_world.h"
#include "support/fake_disk.h"
#include "support/raw_server.h"
#include "support/temp_folder.h"
#include "support/variable.h"

namespace accolade::feed {
namespace {

using test::answer;
using test::FakeDisk;
using test::RawServer;

const std::string kToken = "canary-0123456789abcdef";

SourceSettings source() {
    SourceSettings settings;
    settings.address = "https://news.example/feed.json";
    return settings;
}

std::string token_from(const std::string& file) {
    FakeDisk disk;
    disk.put("/etc/accolade/token", file);
    auto settings = source();
    settings.token_file = "/etc/accolade/token";
    const auto credentials = read_credentials(disk, settings);
    return credentials ? credentials->token : to_string(credentials.error());
}

// A screen that follows one feed, what its log says, and all that is said of the source.
struct Screen : test_world::WorkerWorld {
    FeedWorker worker;

    explicit Screen(const SourceSettings& settings) : worker(follow(settings)) {}

    std::string line() { return lines.wait_for(Seconds(5)).value_or("no line"); }
    std::string trouble() const { return worker.sources().at(0).trouble; }
    bool has(const std::string& id) {
        return until([&id](const model::News& now) {
            return std::ranges::any_of(now.items, [&id](const model::Item& item) { return item.id == id; });
        });
    }
    std::string state() const {
        std::string all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "state"))
            if (entry.is_regular_file()) all += TempFolder::read(entry.path());
        return all;
    }
};

SourceSettings with_token(const RawServer& server, const TempFolder& folder) {
    SourceSettings settings;
    settings.address = server.url();
    settings.every = Seconds(3600);
    settings.token_file = folder.write("token", "\xEF\xBB\xBF" + kToken + "\r\nnot this line\n").string();
    return settings;
}

std::string feed_with(const std::string& item) {
    return R"({"version":"https://jsonfeed.org/version/1.1","title":"x","items":[)" + item + "]}";
}

}  // namespace

TEST_CASE("the first line of a token file counts, whatever an editor put around it") {
    for (const auto* file : {"canary", "canary\n", "  canary \r\n",
                             "\xEF\xBB\xBF"
                             "canary\r\n",
                             "canary\nsecond line\n"}) {
        CAPTURE(file);
        CHECK(token_from(file) == "canary");
    }
    CHECK(token_from("\nsecond line\n") == "/etc/accolade/token: the first line of the token file is empty");
}

TEST_CASE("a token may come from a systemd credential") {
    FakeDisk disk;
    auto settings = source();
    settings.credential = "hr";
    const Variable nowhere("CREDENTIALS_DIRECTORY", nullptr);
    const auto none = read_credentials(disk, settings);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().what.find("add LoadCredential=hr:") != std::string::npos);
    const Variable folder("CREDENTIALS_DIRECTORY", "/cred");
    disk.put("/cred/hr", kToken + "\n");
    const auto credentials = read_credentials(disk, settings);
    REQUIRE(credentials.has_value());
    CHECK(credentials->token == kToken);
}

TEST_CASE("a password is sent as RFC 7617 says, and headers as they are written") {
    FakeDisk disk;
    disk.put("/p", "Aladdin:open sesame\n");
    disk.put("/h", "# of the intranet\nX-Api-Key:  one two \r\n\nX-Site: lobby");
    auto settings = source();
    settings.password_file = "/p";
    settings.headers_file = "/h";
    const auto credentials = read_credentials(disk, settings);
    REQUIRE(credentials.has_value());
    CHECK(credentials->headers == std::vector<std::string>{"X-Api-Key: one two", "X-Site: lobby",
                                                           "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="});
    CHECK(without_secrets("open sesame, one two, QWxhZGRpbjpvcGVuIHNlc2FtZQ==", *credentials, kInMessages) ==
          "[hidden], [hidden], [hidden]");
}

TEST_CASE("what is wrong in a secret's file is said without what stands in it") {
    const auto told = [](const std::string& file, bool headers) {
        FakeDisk disk;
        disk.put("/f", file);
        auto settings = source();
        (headers ? settings.headers_file : settings.password_file) = "/f";
        const auto credentials = read_credentials(disk, settings);
        REQUIRE_FALSE(credentials.has_value());
        CHECK(to_string(credentials.error()).find("canary") == std::string::npos);
        return to_string(credentials.error());
    };
    CHECK(told("canary", false).find("name:password") != std::string::npos);
    CHECK(told("X: 1\ncanary", true).starts_with("/f:2: a header is a name"));
    CHECK(told("X canary: 1", true).starts_with("/f:1: a header is a name"));
    CHECK(told("Host: canary", true) == "/f:1: the header \"Host\" cannot be set");
    CHECK(told("Transfer-Encoding: canary", true).find("cannot be set") != std::string::npos);
}

TEST_CASE("a page that repeats the token carries it neither into the log nor into the status") {
    const TempFolder folder;
    RawServer server(answer("<html>" + std::string(40, '.') + "No access for Bearer " + kToken + "!</html>",
                            "Content-Type: text/html\r\n"));
    Screen screen(with_token(server, folder));
    const auto line = screen.line();
    CHECK(line.find("got a web page, not a feed") != std::string::npos);
    CHECK(line.find("[hid") != std::string::npos);
    CHECK(line.find("canary") == std::string::npos);
    CHECK(screen.trouble().find("canary") == std::string::npos);
    CHECK(server.request().find("Authorization: Bearer " + kToken + "\r\n") != std::string::npos);
}

TEST_CASE("a feed that repeats the token carries it neither onto the screen nor onto the disk") {
    const TempFolder folder;
    RawServer server(answer(feed_with(R"({"id":"a","title":"Seen by )" + kToken + R"("},{"id":"b","title":)" + "\"" +
                                      kToken + R"(","date_published":")" + kToken + "\"}")));
    Screen screen(with_token(server, folder));
    REQUIRE(screen.has("b"));
    CHECK(screen.news.get()->items.at(0).title == "Seen by [hidden]");
    CHECK(screen.line().find("canary") == std::string::npos);
    CHECK(screen.worker.stop(Seconds(5)));
    CHECK(screen.state().find("Seen by") != std::string::npos);
    CHECK(screen.state().find("canary") == std::string::npos);
}

TEST_CASE("what a feed is, its content decides, and any type is asked for") {
    RawServer server(answer(feed_with(R"({"id":"a","title":"x"})"), "Content-Type: text/html; charset=utf-8\r\n"));
    SourceSettings settings;
    settings.address = server.url();
    Screen screen(settings);
    CHECK(screen.has("a"));
    CHECK(server.request().find("Accept: application/feed+json, application/json;q=0.9, */*;q=0.5\r\n") !=
          std::string::npos);
}

}  // namespace accolade::feed
