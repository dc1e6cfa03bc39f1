// A token is planted, and whatever a show writes or sends is searched for it.
#include <mutex>

#include "lobby/lobby.h"
#include "support/raw_server.h"

using namespace accolade;
using namespace accolade::test;

namespace {

const std::string kToken = "canary-7f3a91c25be84d60";

std::string answer_of(const std::string& head, const std::string& body = "") {
    return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
           body;
}

// What has the token in it, of all files below a folder and their names; the token's own file is left out.
std::vector<std::string> leaks_below(const std::filesystem::path& folder) {
    std::vector<std::string> leaks;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto path = entry.path().string();
        if (entry.path().filename() == "token") continue;
        const bool found = entry.is_regular_file() && TempFolder::read(entry.path()).find(kToken) != std::string::npos;
        if (found || path.find(kToken) != std::string::npos) leaks.push_back(path);
    }
    return leaks;
}

}  // namespace

TEST_CASE("a token is in nothing that a show writes, says or sends elsewhere") {
    if (lacking({"Xvfb"})) return;
    std::mutex mutex;
    std::string elsewhere, home_heard;
    std::size_t asked = 0;
    RawServer other([&](const std::string& request, const Client& client) {
        const std::lock_guard lock(mutex);
        elsewhere += request;
        client.send(answer_of("404 Not Found", "nothing here"));
    });
    const auto at_other = "http://localhost:" + std::to_string(other.port());
    const auto said = "Your header was: Authorization: Bearer " + kToken + "\n";
    const std::vector<std::string> answers{
        answer_of(
            "200 OK\r\nContent-Type: application/feed+json\r\nETag: \"1\"",
            R"({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "story", "title": "Back on the grid",
                       "image": ")" +
                at_other + R"(/sea.png", "url": ")" + at_other + R"(/more",
                       "_accolade": { "kind": "story" } }] })"),
        answer_of("401 Unauthorized\r\nContent-Type: text/plain", said),
        answer_of("403 Forbidden\r\nContent-Type: text/html", "<html><body>" + said + "</body></html>"),
        answer_of("404 " + kToken, said),
        answer_of("500 Internal Server Error\r\nContent-Type: application/json", "{ \"error\": \"" + kToken + "\" }"),
        answer_of("503 Service Unavailable\r\nRetry-After: " + kToken, said),
        answer_of("302 Found\r\nLocation: " + at_other + "/feed.json"),
        answer_of("302 Found\r\nLocation: ftp://example.org/" + kToken),
        answer_of("200 OK\r\nContent-Type: text/html", "<!doctype html>" + said),
        answer_of("200 OK\r\nContent-Type: application/json", said),
        answer_of("200 OK\r\nContent-Type: application/json", "{ \"" + kToken + "\": " + kToken + " }"),
        answer_of("200 OK\r\nContent-Type: application/json",
                  R"({ "version": ")" + kToken + R"(", "items": [{ "id": ")" + kToken +
                      R"(", "_accolade": { "kind": ")" + kToken + R"(" } }] })"),
        "HTTP/1.1 200 OK\r\nX-" + kToken + "\r\nContent-Length: " + kToken + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + said,
        said,
    };
    RawServer home([&](const std::string& request, const Client& client) {
        const std::lock_guard lock(mutex);
        home_heard += request;
        client.send(answers[std::min(asked++, answers.size() - 1)]);
    });

    Lobby lobby;
    lobby.home.write("token", kToken + "\n");
    std::filesystem::permissions(lobby.home / "token",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    lobby.settings(R"("feeds": [{ "address": ")" + home.url() + R"(", "token_file": "token" }])");
    lobby.start();
    REQUIRE(lobby.show->says("display: x11"));
    std::string words;
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return asked;
    };
    for (std::size_t i = 1; i <= answers.size(); ++i) {
        CHECK(eventually([&] { return count() >= i; }));
        words += ask(lobby, {"status"}).words + ask(lobby, {"status", "--json"}).words;
        ask(lobby, {"refetch"});
    }
    const auto shot = (lobby.home / "shot.png").string();
    words += ask(lobby, {"screenshot", shot}).words;
    CHECK(std::filesystem::exists(shot));
    for (const auto* const file : {"cmdline", "environ"})
        words += TempFolder::read("/proc/" + std::to_string(lobby.show->id()) + "/" + file);
    for (const auto* const command : {"check", "explain"}) {
        Process process({ACCOLADE_BINARY, command, "--config", (lobby.home / "kiosk.json").string()},
                        surroundings(lobby.home, ""), lobby.home / command);
        CHECK(process.ends(seconds(60)).has_value());
    }
    lobby.show->signal(SIGHUP);
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);

    const std::lock_guard lock(mutex);
    CHECK(home_heard.find("Bearer " + kToken) != std::string::npos);
    CHECK(elsewhere.find("GET /sea.png") != std::string::npos);
    CHECK(elsewhere.find("GET /feed.json") != std::string::npos);
    CHECK(elsewhere.find(kToken) == std::string::npos);
    CHECK_MESSAGE(words.find(kToken) == std::string::npos, words);
    for (const auto& leak : leaks_below(lobby.home.path())) FAIL_CHECK(leak << "\n" << TempFolder::read(leak));
}
