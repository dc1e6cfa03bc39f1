// Networks that swallow, refuse and flap, with a real screen before them.
#include <algorithm>

#include "lobby/lobby.h"
#include "support/own_network.h"
#include "support/raw_server.h"

using namespace accolade;
using namespace accolade::test;

namespace {

long slides_of(const Lobby& lobby) {
    const auto status = ask(lobby, {"status", "--json"}).words;
    const std::string name = "\"slides\": ";
    const auto at = status.find(name);
    return at == std::string::npos ? -1 : std::strtol(status.c_str() + at + name.size(), nullptr, 10);
}

// Two slides of five seconds each go on beside whatever these addresses do.
void beside(Lobby& lobby, const std::vector<std::string>& addresses) {
    lobby.home.write("feed.json", feed({thanks(5), quote(5)}));
    std::string feeds = "\"feed.json\"";
    for (const auto& address : addresses) feeds += R"(, { "address": ")" + address + R"(", "every": 5 })";
    lobby.settings("\"feeds\": [" + feeds + "]");
}

// Of what comes over the loopback a third is lost, and no more than 64 kbit/s are let through.
bool lose_packets(const Lobby& lobby) {
    const auto rules = lobby.home.write("lossy", R"(set -e
        PATH=$PATH:/usr/sbin:/sbin
        ip link set lo mtu 1500
        nft -f - <<'END'
            table inet lossy {
                chain in {
                    type filter hook input priority 0;
                    iif lo numgen random mod 3 == 0 drop
                    iif lo limit rate over 8 kbytes/second drop
                }
            }
END
    )");
    return Process({"sh", rules.string()}, {}, lobby.home / "nft").ends() == 0;
}

bool possible(bool done) {
    if (!done) MESSAGE("skipped: no network of its own on this machine");
    return done;
}

}  // namespace

TEST_CASE("a show ends within a second of SIGTERM, also while a name server is silent") {
    if (lacking({"Xvfb", "ip"})) return;
    const bool done = in_own_network({}, [] {
        using Clock = std::chrono::steady_clock;
        Lobby lobby;
        lobby.settings(R"("feeds": ["http://feeds.example.org/feed.json"])");
        auto took = Clock::duration::max();
        for (int i = 0; i < 3 && took > seconds(1); ++i) {  // a machine under load may be late
            std::filesystem::remove(lobby.home / "log");
            lobby.start();
            REQUIRE(lobby.show->says("display: x11"));
            std::this_thread::sleep_for(seconds(1));  // it asks for the name now, and will for a long time
            CHECK(lobby.show->said().find("feeds.example.org: ") == std::string::npos);
            const auto asked = Clock::now();
            lobby.show->signal(SIGTERM);
            CHECK(lobby.show->ends(kAtOnce) == 0);
            took = Clock::now() - asked;
        }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        CHECK(took <= seconds(1));
#endif
    });
    possible(done);
}

TEST_CASE("silent names, black holes and closed doors are each named, and the slides go on") {
    if (lacking({"Xvfb", "ip"})) return;
    const bool done = in_own_network({}, [] {
        Lobby lobby;
        beside(lobby, {"http://feeds.example.org/a.json", "http://10.9.9.2/b.json", "http://10.9.9.1:9/c.json"});
        lobby.start();
        CHECK(lobby.show->says("connection refused by 10.9.9.1:9"));
        CHECK(eventually([&] { return slides_of(lobby) > 0; }));
        const auto before = slides_of(lobby);
        CHECK(eventually([&] { return lobby.show->said().find("no answer from 10.9.9.2") != std::string::npos; },
                         seconds(40)));
        CHECK(
            eventually([&] { return lobby.show->said().find("the name server does not answer") != std::string::npos; },
                       seconds(60)));
        INFO(lobby.show->said());
        CHECK(eventually([&] { return slides_of(lobby) > before; }));
        CHECK(lobby.show->running());
    });
    possible(done);
}

TEST_CASE("a server whose IPv6 leads nowhere is reached by IPv4 within five seconds") {
    if (lacking({"Xvfb", "ip"})) return;
    const bool done =
        in_own_network({.hosts = "127.0.0.1 localhost\nfd00:9::2 both.example\n127.0.0.1 both.example\n"}, [] {
            const auto body = feed({thanks(600)});
            RawServer server("HTTP/1.1 200 OK\r\nContent-Type: application/feed+json\r\nContent-Length: " +
                             std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
            Lobby lobby;
            lobby.home.write("news.json", body);
            const Previews previews(lobby.home / "news.json");
            lobby.settings(R"("feeds": ["http://both.example:)" + std::to_string(server.port()) + R"(/feed.json"])");
            lobby.start();
            REQUIRE(lobby.show->says("display: x11"));
            const auto from = std::chrono::steady_clock::now();
            CHECK(eventually([&] { return !server.request().empty(); }, seconds(10)));
            CHECK(std::chrono::steady_clock::now() - from < seconds(5));
            CHECK(lobby.shows(previews, "thanks"));
        });
    possible(done);
}

TEST_CASE("a link that flaps costs a bounded number of lines, and no slide") {
    if (lacking({"Xvfb", "ip"})) return;
    const bool done = in_own_network({}, [] {
        Lobby lobby;
        beside(lobby, {"http://10.9.9.2/b.json"});
        lobby.start();
        CHECK(eventually([&] { return slides_of(lobby) > 0; }));
        const auto before = slides_of(lobby);
        for (int i = 0; i < 10; ++i) {
            for (const auto* const way : {"down", "up"}) {
                Process({"ip", "link", "set", "here", way}, {}, lobby.home / "ip").ends();
                ask(lobby, {"refetch"});
                std::this_thread::sleep_for(std::chrono::milliseconds(500));
            }
        }
        const auto said = lobby.show->said();
        INFO(said);
        CHECK(std::ranges::count(said, '\n') <= 30);
        CHECK(eventually([&] { return slides_of(lobby) > before; }));
        CHECK(lobby.show->running());
    });
    possible(done);
}

TEST_CASE("where a third of the packets is lost, at 64 kbit/s, the slides go on and news come late") {
    if (lacking({"Xvfb", "ip", "nft"})) return;
    const bool done = in_own_network({}, [] {
        Lobby lobby;
        RawServer server([image = picture(0xFF2060A0U, 0xFFE0F0FFU)](const std::string& request, const Client& client) {
            client.send(request.starts_with("GET /sea.png ") ? answer(image, "Content-Type: image/png\r\n")
                                                             : answer(feed({story()})));
        });
        if (!lose_packets(lobby)) {
            MESSAGE("skipped: nft cannot lose packets here: " << TempFolder::read(lobby.home / "nft"));
            return;
        }
        beside(lobby, {server.url()});
        lobby.start();
        CHECK(eventually([&] { return slides_of(lobby) > 0; }));
        const auto news = [&] {
            const auto status = json::parse(ask(lobby, {"status", "--json"}).words, "status");
            return status && status->root.find("items")->number == 3;
        };
        CHECK(eventually(news, seconds(90)));
        const auto before = slides_of(lobby);
        CHECK(eventually([&] { return slides_of(lobby) > before; }));
        CHECK(lobby.show->running());
    });
    possible(done);
}
