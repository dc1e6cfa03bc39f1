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

TEST_CASE(
    "a person is forgotten by the show that runs, with what it has not yet written, and without one by the command") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(3600), quote(3600)}));
    const auto config = lobby.settings(R"("feeds": ["feed.json"], "state_folder": "state")").string();
    const auto file = lobby.home / "state/journal.sqlite";
    lobby.start();
    CHECK(eventually([&] { return says(ask(lobby, {"status"}), "\"thanks\""); }));
    for (int i = 0; i < 2; ++i) {  // both are on, and over
        CHECK(ask(lobby, {"next"}).code == 0);
        lobby.still();
    }
    const auto misspelt = ask(lobby, {"forget", "Ada", "Hom"});
    CHECK(misspelt.code == 1);
    CHECK(says(misspelt, "nobody called \"Ada Hom\" is in " + file.string() + "; did you mean \"Ada Holm\"?"));
    const auto erased = ask(lobby, {"forget", "Ada Holm", "--config", config});
    INFO(erased.words);
    CHECK(erased.code == 0);
    CHECK(says(erased, "\"Ada Holm\" is erased from " + file.string() + ", and the titles and ids of 1 item"));
    CHECK(says(erased, "still named in the news: \"thanks\"; take this out of the feed"));
    CHECK(TempFolder::read(file).find("Ada Holm") == std::string::npos);
    CHECK(says(ask(lobby, {"report", "--config", config}), "(name removed)"));
    const auto explained = ask(lobby, {"explain", "quote", "--config", config});
    INFO(explained.words);
    CHECK(says(explained, "in the last day"));

    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    ask(lobby, {"forget", "Ada Holm", "--config", config});  // what was on until now
    const auto nobody = ask(lobby, {"forget", "Ada Holm", "--state", (lobby.home / "state").string()});
    CHECK(nobody.code == 1);
    CHECK(says(nobody, "accolade: nobody called \"Ada Holm\" is in " + file.string()));
    const auto nowhere = ask(lobby, {"forget", "Ada Holm", "--state", (lobby.home / "nowhere").string()});
    CHECK(nowhere.code == 1);
    CHECK(says(nowhere, "there is no journal here"));
    CHECK_FALSE(std::filesystem::exists(lobby.home / "nowhere"));
}

TEST_CASE("where two shows run, whoever names none of them is told which there are") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(3600)}));
    lobby.settings(R"("feeds": ["feed.json"], "name": "Reception", "state_folder": "one")");
    lobby.start();
    CHECK(eventually([&] { return ask(lobby, {"status"}).code == 0; }));
    const auto other = lobby.home.write("other.json", R"({ "feeds": ["feed.json"], "state_folder": "two" })");
    const Process second({ACCOLADE_BINARY, "run", "--config", other.string(), "--windowed=320x180"},
                         surroundings(lobby.home, lobby.screen.display()), lobby.home / "log2");
    Answer both;
    CHECK(eventually([&] {
        both = ask(lobby, {"status"});
        return both.code == 3;
    }));
    INFO(both.words);
    CHECK(says(both, "2 shows run on this machine; say which of them is meant:\n"));
    CHECK(says(both, "  --state " + (lobby.home / "one").string() + "  (Reception)\n"));
    CHECK(says(both, "  --state " + (lobby.home / "two").string() + "\n"));
    CHECK(ask(lobby, {"next"}).code == 1);
    const auto one = ask(lobby, {"status", "--state", (lobby.home / "one").string()});
    CHECK(one.code == 0);
    CHECK(says(one, "Screen    Reception"));
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
