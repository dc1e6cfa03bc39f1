// What staff ask a running show over ssh, and what they get: with the real program on both ends.
#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

bool says(const Answer& said, std::string_view words) {
    return said.words.find(words) != std::string::npos;
}

// Where a process waits for others on a network, as the kernel writes it.
std::vector<std::string> open_doors(pid_t process) {
    namespace fs = std::filesystem;
    const auto folder = "/proc/" + std::to_string(process);
    std::set<std::string> sockets;  // "socket:[4711]"
    for (const auto& entry : fs::directory_iterator(folder + "/fd")) {
        std::error_code gone;
        sockets.insert(fs::read_symlink(entry.path(), gone).string());
    }
    std::vector<std::string> doors;
    for (const std::string table : {"tcp", "tcp6", "udp", "udp6", "raw", "raw6"}) {
        std::ifstream lines(folder + "/net/" + table);
        std::string line;
        std::getline(lines, line);  // what the columns are
        while (std::getline(lines, line)) {
            std::istringstream words(line);
            std::vector<std::string> columns(std::istream_iterator<std::string>(words), {});
            if (columns.size() < 10 || !sockets.contains("socket:[" + columns[9] + "]")) continue;
            const bool listens = table.starts_with("tcp") ? columns[3] == "0A" : true;
            if (listens) doors.push_back(table + " " + columns[1]);
        }
    }
    return doors;
}

Lobby& two_slides(Lobby& lobby) {
    lobby.home.write("feed.json", feed({thanks(3600), quote(3600)}));
    lobby.settings(R"("feeds": ["feed.json"], "site": "esbjerg")");
    return lobby;
}

}  // namespace

TEST_CASE("staff ask what is on, see it, and steer it, and nobody on the network can") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    two_slides(lobby);
    CHECK(ask(lobby, {"status"}).code == 2);  // no show runs
    const Previews previews(lobby.home / "feed.json");
    lobby.start();
    lobby.calm();
    INFO(lobby.show->said());

    const auto status = ask(lobby, {"status"});
    INFO(status.words);
    CHECK(status.code == 0);
    const auto on = lobby.on(previews);
    CHECK(says(status, "On        \"" + on + "\""));
    CHECK(says(status, "feed.json: 2 items, heard of at"));
    CHECK(says(status, "x11, 640 × 360"));

    CHECK(ask(lobby, {"screenshot", (lobby.home / "now.png").string()}).code == 0);
    media::start_codecs();
    const auto shot = media::decode(TempFolder::read(lobby.home / "now.png"), {{0, 0, 640, 360}, kScreen});
    REQUIRE(shot);
    auto drawn = lobby.screen.screenshot();
    for (auto& pixel : drawn.pixels) pixel |= 0xFF000000U;
    CHECK(shot->pixels == drawn.pixels);

    CHECK(ask(lobby, {"next"}).code == 0);
    CHECK(lobby.shows(previews, on == "quote" ? "thanks" : "quote"));
    CHECK(ask(lobby, {"previous"}).code == 0);
    CHECK(lobby.shows(previews, on));
    CHECK(ask(lobby, {"pause"}).code == 0);
    CHECK(eventually([&] { return says(ask(lobby, {"status"}), "paused by hand"); }));
    CHECK(ask(lobby, {"status"}).code == 1);
    CHECK(ask(lobby, {"pause"}).code == 0);

    const auto json = ask(lobby, {"status", "--json"});
    const auto document = json::parse(json.words, "status");
    REQUIRE(document);
    CHECK(document->root.find("on")->find("item")->string == on);

    // And nobody on the network can ask.
    CHECK(open_doors(lobby.show->id()).empty());

    const auto unknown = ask(lobby, {"rehearse", "thakns"});
    CHECK(unknown.code == 1);
    CHECK(says(unknown, "no item \"thakns\" is in the news; did you mean \"thanks\"?"));
}

TEST_CASE("a rehearsal that cannot be is refused in words") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json",
                     feed({thanks(60), item("inside", R"("title": "For us alone", "_accolade": { "kind": "story",
                                            "audience": "staff")")}));
    lobby.settings(R"("feeds": ["feed.json"])");
    lobby.start();
    lobby.still();
    const auto refused = ask(lobby, {"rehearse", "inside"});
    CHECK(refused.code == 1);
    CHECK(says(refused, "there is no item \"inside\" that may be shown here"));
    CHECK(ask(lobby, {"rehearse", "thanks"}).code == 0);
    CHECK(eventually([&] { return says(ask(lobby, {"status"}), "because: celebration"); }));
}

TEST_CASE("a screen that is asked who it is says so for ten seconds, and goes on") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    two_slides(lobby);
    const Previews previews(lobby.home / "feed.json");
    lobby.start();
    lobby.still();
    const auto on = lobby.on(previews);
    CHECK(ask(lobby, {"identify"}).code == 0);
    CHECK(eventually([&] { return lobby.on(previews).empty(); }));
    CHECK(lobby.shows(previews, on));
}

TEST_CASE("somebody who asks and never listens costs no frame") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    two_slides(lobby);
    lobby.start();
    lobby.still();
    std::filesystem::path path;
    for (const auto& entry : std::filesystem::directory_iterator(lobby.home / "accolade")) path = entry.path();
    REQUIRE_FALSE(path.empty());
    std::vector<int> files;
    for (int i = 0; i < 5; ++i) {
        const int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        (void)connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        (void)send(file, "{\"ask\": \"screenshot\"}\n", 22, MSG_NOSIGNAL);
        files.push_back(file);
    }
    CHECK(ask(lobby, {"status"}).code == 0);
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    for (const int file : files) close(file);
}
