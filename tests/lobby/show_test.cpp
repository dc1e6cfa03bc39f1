// A day in a lobby: a real web server, a real screen, the real program.
#include <sys/stat.h>

#include <set>

#include "lobby/lobby.h"
#include "support/raw_server.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// Every file below a folder, with its time and number: what was written, even with the same bytes.
std::map<std::string, std::pair<ino_t, std::int64_t>> files_below(const std::filesystem::path& folder) {
    std::map<std::string, std::pair<ino_t, std::int64_t>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        struct stat status{};
        if (stat(entry.path().c_str(), &status) != 0) continue;
        files[entry.path().string()] = {status.st_ino, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
    }
    return files;
}

long number_after(const std::filesystem::path& file, const std::string& name) {
    const auto text = TempFolder::read(file);
    const auto at = text.find(name);
    return at == std::string::npos ? 0 : std::strtol(text.c_str() + at + name.size(), nullptr, 10);
}

std::filesystem::path proc(const Process& process, const std::string& file) {
    return "/proc/" + std::to_string(process.id()) + "/" + file;
}

std::string feeds(const std::string& address, int every = 5) {
    return R"("feeds": [{ "address": ")" + address + R"(", "every": )" + std::to_string(every) + " }]";
}

// What a show has drawn and written.
struct Traces {
    std::vector<std::uint32_t> pixels;
    std::map<std::string, std::pair<ino_t, std::int64_t>> files;
    long written = 0;  // bytes
    bool operator==(const Traces&) const = default;
};

Traces traces_of(const Lobby& lobby) {
    return {lobby.screen.screenshot().pixels, files_below(lobby.home.path()),
            number_after(proc(*lobby.show, "io"), "\nwrite_bytes: ")};
}

}  // namespace

TEST_CASE("the show goes round, follows its feed, and outlives the web server") {
    if (lacking({"nginx", "Xvfb"})) return;
    Nginx web;
    web.put("sea.png", picture(0xFF2F6F8FU, 0xFFB0D0E0U));
    web.put("field.png", picture(0xFFE0C040U, 0xFF407030U));
    web.put("feed.json", feed({thanks(), quote(), other()}));
    const Previews after(web.www() / "feed.json");
    web.put("feed.json", feed({thanks(), quote(), story()}));
    const Previews previews(web.www() / "feed.json");

    Lobby lobby;
    lobby.settings(feeds(web.url()));
    lobby.start();
    std::set<std::string> seen;
    const bool all = eventually(
        [&] {
            if (const auto item = lobby.on(previews); !item.empty()) seen.insert(item);
            return seen.contains("thanks") && seen.contains("quote") && seen.contains("story");
        },
        seconds(60));
    INFO(lobby.show->said());
    CHECK(all);

    // What the feed has anew is on the screen in its turn.
    web.put("feed.json", feed({thanks(), quote(), other()}));
    CHECK(lobby.shows(after, "other", seconds(60)));

    // A page that says it is a feed is none: the old news stay.
    web.put("feed.json", "<!doctype html><html><body>Please log in</body></html>");
    CHECK(lobby.show->says("feed.json: "));
    const auto next = [&](const std::string& not_this) {
        return eventually(
            [&] {
                const auto item = lobby.on(after);
                return !item.empty() && item != "idle" && item != not_this;
            },
            seconds(30));
    };
    CHECK(next("other"));
    CHECK(lobby.show->running());

    // Nor does the show need the server at all, not even to begin.
    web.die();
    CHECK(lobby.shows(after, "thanks"));
    CHECK(lobby.shows(after, "other"));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    lobby.start();
    CHECK(eventually(
        [&] {
            const auto item = lobby.on(after);
            return !item.empty() && item != "idle";
        },
        kAtOnce));
    CHECK(lobby.shows(after, "other"));  // with its picture
}

TEST_CASE("an answer that nothing has changed writes nothing, draws nothing and wakes hardly anybody") {
    if (lacking({"nginx", "Xvfb"})) return;
    Nginx web;
    web.put("feed.json", feed({milestone(871'204)}));
    Lobby lobby;
    lobby.settings(feeds(web.url()));
    lobby.start();
    REQUIRE(eventually([&] { return web.answered("\" 304 ") >= 1; }));
    INFO(lobby.show->said());
    early_in_a_minute();
    lobby.still();
    const auto before = traces_of(lobby);
    const auto woken = number_after(proc(*lobby.show, "status"), "\nvoluntary_ctxt_switches:");
    const auto answers = web.answered("\" 304 ");
    REQUIRE(eventually([&] { return web.answered("\" 304 ") >= answers + 2; }, seconds(40)));
    CHECK(traces_of(lobby) == before);
    CHECK(number_after(proc(*lobby.show, "status"), "\nvoluntary_ctxt_switches:") - woken < 100);

    // Nor does an answer that a server calls new, with the same bytes in it.
    const auto whole = web.answered("\" 200 ");
    std::filesystem::last_write_time(web.www() / "feed.json", std::filesystem::file_time_type::clock::now());
    REQUIRE(eventually([&] { return web.answered("\" 200 ") > whole; }, seconds(20)));
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    CHECK(traces_of(lobby) == before);

    // But a number that changes is told while its slide is on.
    web.put("feed.json", feed({milestone(1'000'000)}));
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }));
    CHECK(web.answered("GET /feed.json") >= answers + 3);
}

TEST_CASE("a feed on disk that is touched but says the same writes nothing and draws nothing, file or folder") {
    if (lacking({"Xvfb"})) return;
    const TempFolder news;
    std::filesystem::create_directories(news / "folder");
    for (const auto* name : {"file.json", "folder/a.json"}) news.write(name, feed({thanks(60)}));
    Lobby lobby;
    lobby.settings("\"feeds\": [\"" + (news / "file.json").string() + "\", \"" + (news / "folder").string() + "\"]");
    lobby.start();
    early_in_a_minute();
    lobby.still();
    const auto before = traces_of(lobby);
    for (const auto* name : {"file.json", "folder/a.json"}) {
        std::filesystem::last_write_time(news / name, std::filesystem::file_time_type::clock::now());
        std::this_thread::sleep_for(std::chrono::milliseconds(700));  // longer than a watch waits
    }
    auto after = traces_of(lobby);
    after.written = before.written;  // a file system may note that what was touched has been read
    CHECK(after == before);
}

TEST_CASE("a server that never answers holds up neither the screen nor the end") {
    if (lacking({"Xvfb"})) return;
    RawServer silent([](const std::string&, const Client& client) { client.wait_for_goodbye(); });
    Lobby lobby;
    lobby.settings(feeds(silent.url()));
    lobby.start();
    REQUIRE(eventually([&] { return !silent.request().empty(); }));
    lobby.still();
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE("SIGHUP asks every feed again") {
    if (lacking({"nginx", "Xvfb"})) return;
    Nginx web;
    web.put("feed.json", feed({thanks(60)}));
    Lobby lobby;
    lobby.settings(feeds(web.url(), 3600));
    lobby.start();
    REQUIRE(eventually([&] { return web.answered("GET /feed.json") == 1; }));
    lobby.still();
    lobby.show->signal(SIGHUP);
    CHECK(eventually([&] { return web.answered("GET /feed.json") == 2; }));
    CHECK(lobby.show->running());
}

TEST_CASE("a show whose time runs a hundred times as fast has shown an hour of slides before a minute is over") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(), quote()}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start({"--hurry", "100", "--for", "3600"});
    CHECK(lobby.show->ends(seconds(60)) == 0);
    INFO(lobby.show->said());
    const auto said = lobby.show->said();
    const auto at = said.find("ends after ");
    REQUIRE(at != std::string::npos);
    CHECK(std::strtol(said.c_str() + at + 11, nullptr, 10) > 50);
}
