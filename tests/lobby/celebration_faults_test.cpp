// What may happen while a number is celebrated on a real screen: the show goes on, and it is counted once.
#include "lobby/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// What sets a program's clock, on whatever architecture; "" where there is none, or it cannot be loaded before all
// else.
std::string faketime() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    for (const auto& architecture : std::filesystem::directory_iterator("/usr/lib")) {
        const auto library = architecture.path() / "faketime/libfaketimeMT.so.1";
        if (std::filesystem::exists(library)) return library;
    }
#endif
    return "";
}

std::string counting(long value) {
    return item("homes",
                R"("title": "Homes powered by our wind", "_accolade": { "kind": "milestone", "counter": { "value": )" +
                    std::to_string(value) + R"(, "target": 1000000, "unit": "homes" })",
                60);
}

// A lobby in which a number falls.
struct Party : Lobby {
    std::string name;
    const char* motion;

    explicit Party(std::string what, const char* settings = R"(, "screen": { "reduced_motion": true })")
        : name(std::move(what)), motion(settings) {
        put({thanks(60), counting(999'990)});
        set("");
    }
    void put(const std::vector<std::string>& items) const {
        home.write("new", feed(items));
        std::filesystem::rename(home / "new", home / "feed.json");
    }
    void set(const std::string& more) const {
        home.write("new.json", R"({ "feeds": [{ "address": "feed.json", "every": 5 }], "state_folder": "state")" +
                                   std::string(motion) + (more.empty() ? "" : ", " + more) + " }\n");
        std::filesystem::rename(home / "new.json", home / "kiosk.json");
    }
    std::string ledger() const { return TempFolder::read(home / "state/celebrations"); }
    std::size_t celebrated() const {
        const auto said = show->said();
        std::size_t count = 0;
        const std::string words = "celebrates \"homes\"";
        for (auto at = said.find(words); at != std::string::npos; at = said.find(words, at + 1)) ++count;
        return count;
    }
    std::string why_on() const {
        const auto said = ask(*this, {"status", "--json", "--state", (home / "state").string()}).words;
        const auto status = json::parse(said, "status");
        if (!status || status->root.find("on") == nullptr) return "nothing: " + said;
        const auto* why = status->root.find("on")->find("why");
        return why == nullptr ? "" : why->string;
    }
};

}  // namespace

TEST_CASE("whatever happens during a celebration, the show goes on, and it is counted once") {
    if (lacking({"Xvfb", "xdotool"})) return;
    const auto turns_clocks = faketime();
    const bool can_turn_clocks = !turns_clocks.empty();
    if (!can_turn_clocks) MESSAGE("skipped: no faketime on this machine, and so no clock that is set");

    Party withdrawn("the feed withdraws its item"), closed("the screen closes"), quiet("quiet hours begin"),
        resized("its window is resized", ""), lost("its display is lost"), early("its clock is set back", ""),
        late("its clock is set forward");
    std::vector<Party*> all{&withdrawn, &closed, &quiet, &resized, &lost};
    if (can_turn_clocks) all.insert(all.end(), {&early, &late});
    for (auto* party : all) {
        if (party == &early || party == &late) {
            party->home.write("clock", "+0\n");
            auto around = surroundings(party->home, party->screen.display());
            around.push_back({"LD_PRELOAD", turns_clocks});
            around.push_back({"FAKETIME_TIMESTAMP_FILE", (party->home / "clock").string()});
            around.push_back({"FAKETIME_NO_CACHE", "1"});
            around.push_back({"FAKETIME_DONT_FAKE_MONOTONIC", "1"});
            party->show = std::make_unique<Process>(
                std::vector<std::string>{ACCOLADE_BINARY, "run", "--config", (party->home / "kiosk.json").string()},
                around, party->home / "log");
        } else {
            party->start(party == &resized ? std::vector<std::string>{"--windowed=640x360"}
                                           : std::vector<std::string>{});
        }
    }
    const auto know = [](const Party* party) {
        return party->ledger().find("\"highest\": 999990") != std::string::npos;
    };
    for (const auto* party : all) REQUIRE(eventually([&] { return know(party); }, seconds(60)));
    std::this_thread::sleep_for(seconds(7));  // until each knows that this is how things are
    for (const auto* party : all) party->put({thanks(60), counting(1'000'004)});
    for (const auto* party : all) {
        INFO(party->name << "\n" << party->show->said());
        REQUIRE(eventually([&] { return party->celebrated() == 1; }, seconds(30)));
    }
    std::this_thread::sleep_for(seconds(4));  // its number has landed

    withdrawn.put({thanks(60)});
    closed.set(R"("opening_hours": "00:00-00:01", "when_closed": "dark")");
    quiet.set(R"("celebrations": { "quiet_hours": "00:00-24:00" })");
    Process hands({"xdotool", "search", "--sync", "--onlyvisible", "--name", "Accolade", "windowsize", "500", "300"},
                  surroundings(resized.home, resized.screen.display()), resized.home / "hands");
    CHECK(hands.ends() == 0);
    lost.screen.end();
    CHECK(lost.show->ends(seconds(10)).value_or(0) != 0);
    const Xvfb another(kScreen);
    lost.start({}, another.display());  // as whoever keeps it running does
    early.home.write("clock", "-3600\n");
    late.home.write("clock", "+3600\n");

    std::this_thread::sleep_for(seconds(12));
    for (const auto* party : all) {
        INFO(party->name << "\n" << party->show->said() << party->ledger());
        CHECK(party->show->running());
        CHECK(party->celebrated() == 1);
        CHECK(party->ledger().find("\"state\": \"over\"") != std::string::npos);
        CHECK(party->why_on() != "celebration");
    }
    // A dip, and a second crossing.
    for (const auto* party : all) party->put({thanks(60), counting(999'000)});
    std::this_thread::sleep_for(seconds(7));
    for (const auto* party : all) party->put({thanks(60), counting(1'000'100)});
    std::this_thread::sleep_for(seconds(17));
    for (auto* party : all) {
        INFO(party->name << "\n" << party->show->said());
        CHECK(party->celebrated() == 1);
        party->show->signal(SIGTERM);
        CHECK(party->show->ends(seconds(10)) == 0);
    }
}
