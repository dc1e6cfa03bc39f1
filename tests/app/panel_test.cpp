// The panel sleeps and wakes as it is told, and one that does not wake is told of.
#include "app/panel.h"

#include <doctest/doctest.h>

#include <atomic>

#include "support/process.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

struct NoPorts final : screen::CecKernel {
    std::vector<std::filesystem::path> ports() override {
        ++asked;
        return {};
    }
    int open(const std::filesystem::path&) override { return -1; }
    int control(int, unsigned long, void*) override { return -1; }
    void close(int) override {}
    std::atomic<int> asked{0};
};

struct Lobby {
    NoPorts kernel;
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};
    Panel panel{log, kernel};
    bool on = true, obeys = true, wakes = true;
    int told = 0;
    SteadyTime now{};

    void follow(bool sleeps, Milliseconds later = 1s) {
        now += later;
        panel.follow(sleeps,
                     {[this](bool power) -> Result<void> {
                          ++told;
                          if (!obeys) return failure("it cannot");
                          if (!power || wakes) on = power;
                          return {};
                      },
                      [this] { return std::optional(on); }},
                     now);
    }
};

}  // namespace

TEST_CASE("a panel that nobody wants to sleep is left alone") {
    Lobby lobby;
    for (int i = 0; i < 100; ++i) lobby.follow(false);
    CHECK(lobby.told == 0);
    CHECK(lobby.kernel.asked == 0);
    CHECK(lobby.panel.state() == model::Panel::left_alone);
    CHECK_FALSE(lobby.panel.next());
}

TEST_CASE("it sleeps and wakes when it is told, once, by the display and on the wire") {
    Lobby lobby;
    lobby.follow(false);
    for (int i = 0; i < 60; ++i) lobby.follow(true);
    CHECK_FALSE(lobby.on);
    CHECK(lobby.told == 1);
    CHECK(lobby.panel.state() == model::Panel::asleep);
    CHECK_FALSE(lobby.panel.trouble());
    for (int i = 0; i < 60; ++i) lobby.follow(false);
    CHECK(lobby.on);
    CHECK(lobby.told == 2);
    CHECK(lobby.panel.state() == model::Panel::on);
    CHECK_FALSE(lobby.panel.trouble());
    CHECK(eventually([&] { return lobby.kernel.asked >= 2; }));
    // Another display, while it is to sleep: that one is told as well.
    lobby.follow(true);
    lobby.on = true;
    lobby.panel.display_is_new();
    lobby.follow(true);
    CHECK_FALSE(lobby.on);
}

TEST_CASE("one that something else has lit is sent to sleep again") {
    Lobby lobby;
    for (int i = 0; i < 30; ++i) lobby.follow(true);
    lobby.on = true;
    for (int i = 0; i < 70 && lobby.on; ++i) lobby.follow(true);
    CHECK_FALSE(lobby.on);
    CHECK(lobby.told == 2);
    for (int i = 0; i < 300; ++i) lobby.follow(true);
    CHECK(lobby.told == 2);
    CHECK_FALSE(lobby.panel.trouble());
}

TEST_CASE("one that does not wake is woken again every minute, and somebody is told until it is awake") {
    Lobby lobby;
    lobby.follow(true);
    lobby.wakes = false;
    for (int i = 0; i < 20; ++i) lobby.follow(false);
    REQUIRE(lobby.panel.trouble());
    CHECK(lobby.panel.trouble()->what.find("switch it on by hand") != std::string::npos);
    CHECK(lobby.panel.trouble()->severity == Severity::error);
    const auto told = lobby.told;
    for (int i = 0; i < 200; ++i) lobby.follow(false);
    CHECK(lobby.told >= told + 2);
    CHECK(lobby.told <= told + 4);
    lobby.wakes = true;
    for (int i = 0; i < 140; ++i) lobby.follow(false);
    CHECK_FALSE(lobby.panel.trouble());
    CHECK(lobby.said.find("the screen is awake") != std::string::npos);
}

TEST_CASE("where neither display nor wire leads to it, it stays on and dark, and that is told") {
    Lobby lobby;
    lobby.obeys = false;
    for (int i = 0; i < 30; ++i) lobby.follow(true);
    REQUIRE(lobby.panel.trouble());
    CHECK(lobby.panel.trouble()->severity == Severity::warning);
    CHECK(lobby.panel.trouble()->what.find("it stays on and dark") != std::string::npos);
    lobby.obeys = true;
    for (int i = 0; i < 30; ++i) lobby.follow(false);
    CHECK_FALSE(lobby.panel.trouble());
}
