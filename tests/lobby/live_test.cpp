// The whole way of an event: from a real hub, through a real network, onto real screens.
#include <chrono>
#include <ctime>
#include <functional>
#include <set>
#include <string_view>

#include "feed/hub.h"
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

std::string counting(long value) {
    return item("homes",
                R"("title": "Homes powered by our wind", "_accolade": { "kind": "milestone", "counter": { "value": )" +
                    std::to_string(value) + R"(, "target": 1000000, "unit": "homes" })",
                600);
}

std::string live(const std::string& feed) {
    return feed.substr(0, feed.find('{') + 1) + R"( "_accolade": { "live": "/live" }, )" +
           feed.substr(feed.find('{') + 1);
}

std::string sent_now() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    std::tm parts{};
    gmtime_r(&now.tv_sec, &parts);
    char text[64];
    const auto length = std::strftime(text, sizeof text, "%FT%T", &parts);
    std::snprintf(text + length, sizeof text - length, ".%03ldZ", now.tv_nsec / 1'000'000 % 1000);
    return text;
}

std::string data(long value) {
    return R"({ "id": "homes", "value": )" + std::to_string(value) + R"(, "sent": ")" + sent_now() + "\" }";
}

void listen(Lobby& lobby, const Hub& hub, const std::string& screen) {
    lobby.home.write("kiosk.json", "{ \"feeds\": [{ \"address\": \"" + hub.url() +
                                       "\", \"every\": 600 }], \"theme\": \"gala\", \"state_folder\": \"state\", "
                                       "\"screen\": { " +
                                       screen + " } }\n");
    lobby.start();
}

bool can_be() {
    if (lacking({"Xvfb"})) return false;
    if (!can_have_hub()) MESSAGE("skipped: no nginx with nchan, or no curl, on this machine");
    return can_have_hub();
}

std::size_t times(const Lobby& lobby, const std::string& words) {
    const auto said = lobby.show->said();
    std::size_t count = 0;
    for (auto at = said.find(words); at != std::string::npos; at = said.find(words, at + 1)) ++count;
    return count;
}

const std::string kCelebrates = "celebrates \"homes\": 1,000,000";

}  // namespace

TEST_CASE("a number that falls is celebrated on every screen at once, and on each of them once") {
    if (!can_be()) return;
    const Hub hub;
    hub.put("feed.json", live(feed({counting(999'990)})));
    Lobby one, other;
    listen(one, hub, R"("effects": "full")");
    listen(other, hub, R"("effects": "full")");
    REQUIRE(hub.heard_by(2));
    one.still();
    other.still();
    INFO(one.show->said());
    CHECK(hub.publish("counter", data(1'000'000)) == "201");
    CHECK(one.show->says(kCelebrates));
    CHECK(other.show->says(kCelebrates));
    const auto answer = [](const Lobby& lobby) {
        const auto status = json::parse(ask(lobby, {"status", "--json"}).words, "status");
        REQUIRE(status);
        return status->root.find("on")->find("since")->string + status->root.find("on")->find("why")->string;
    };
    CHECK(answer(one).ends_with("celebration"));

    // What each screen looks like is a matter of the clock alone: of what one shows, the other shows the same.
    std::set<std::size_t> left, right;
    const auto seen = [](const Lobby& lobby) {
        const auto pixels = lobby.screen.screenshot().pixels;
        return std::hash<std::string_view>{}(
            {reinterpret_cast<const char*>(pixels.data()), pixels.size() * sizeof pixels.front()});
    };
    const auto seen_by_both = [&] {
        return std::ranges::count_if(left, [&](auto picture) { return right.contains(picture); });
    };
    for (const auto until = std::chrono::steady_clock::now() + seconds(11);
         seen_by_both() == 0 && std::chrono::steady_clock::now() < until;) {
        left.insert(seen(one));
        right.insert(seen(other));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which draw too few frames for one to coincide
    CHECK(seen_by_both() > 0);
#endif

    // It comes again, and the number falls a second time after a dip: nobody celebrates twice.
    CHECK(hub.publish("counter", data(1'000'000)) == "201");
    CHECK(hub.publish("counter", data(999'000)) == "201");
    CHECK(hub.publish("counter", data(1'000'002)) == "201");
    std::this_thread::sleep_for(seconds(14));
    CHECK(times(one, kCelebrates) == 1);
    CHECK(times(other, kCelebrates) == 1);
    CHECK(ask(one, {"status"}).words.find("1 celebration; from sent to shown") != std::string::npos);
}

TEST_CASE("a hub that dies takes nothing from the screen, and is heard again when it is back") {
    if (!can_be()) return;
    Hub hub;
    hub.put("feed.json", live(feed({counting(999'000)})));
    Lobby lobby;
    listen(lobby, hub, R"("reduced_motion": true)");
    REQUIRE(hub.heard_by(1));
    const auto before = lobby.calm();
    hub.die();
    std::this_thread::sleep_for(seconds(3));
    CHECK(lobby.screen.screenshot().pixels == before.pixels);
    hub.start();
    REQUIRE(eventually([&] { return hub.listeners() == 1; }, seconds(60)));
    CHECK(hub.publish("counter", data(999'500)) == "201");
    CHECK(eventually([&] { return lobby.screen.screenshot().pixels != before.pixels; }));
}
