// The show put together, in this process and on a screen of its own: what it can be told, and what it says of itself.
#include "app/kiosk.h"

#include "lobby/lobby.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;

namespace {

struct Show {
    TempFolder home;
    Xvfb screen{kScreen};
    Variable display{"DISPLAY", screen.display().c_str()};
    Variable wayland{"WAYLAND_DISPLAY", nullptr}, driver{"SDL_VIDEODRIVER", nullptr};
    Variable folder{"HOME", home.path().c_str()}, state{"XDG_STATE_HOME", nullptr}, given{"STATE_DIRECTORY", nullptr};
    Variable systemd{"NOTIFY_SOCKET", nullptr};
    Signals signals;
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};
    std::vector<model::Shown> shown;
    std::unique_ptr<Kiosk> kiosk;

    Show() {
        home.write("feed.json", test::feed({thanks(60), quote(60)}));
        home.write("kiosk.json",
                   R"({ "feeds": ["feed.json"], "screen": { "reduced_motion": true }, "zone": "Europe/Oslo" })");
        Options options;
        options.config = (home / "kiosk.json").string();
        auto opened = Kiosk::open(options, {ACCOLADE_SOURCE_DIR}, signals, log,
                                  [this](const model::Shown& one) { shown.push_back(one); });
        REQUIRE(opened);
        kiosk = std::move(*opened);
    }
    // Runs it; `hands` on another thread do what they do, and then it is told to end.
    int run(const std::function<void()>& hands) {
        const std::jthread other([&] {
            eventually([&] { return status()->on && !status()->next.empty(); }, seconds(20));
            hands();
            kiosk->tell(model::command::Quit{});
        });
        return kiosk->run();
    }
    std::shared_ptr<const model::Status> status() const { return kiosk->status(); }
    std::string on() const { return status()->on ? status()->on->item : ""; }
};

}  // namespace

TEST_CASE("a running show says how it is, obeys what it is told, and says of each slide when and why it ended") {
    if (lacking({"Xvfb"})) return;
    Show show;
    std::shared_ptr<const model::Status> first, paused;
    std::string second, third;
    const int code = show.run([&] {
        first = show.status();
        show.kiosk->tell(model::command::Next{});
        eventually([&] { return show.on() != first->on->item; });
        second = show.on();
        show.kiosk->tell(model::command::Previous{});
        eventually([&] { return show.on() != second; });
        third = show.on();
        show.kiosk->tell(model::command::Pause{});
        eventually([&] { return show.status()->paused; });
        paused = show.status();
    });
    INFO(show.said);
    CHECK(code == 0);
    REQUIRE(first);
    CHECK(first->display == model::Display{"x11", kScreen});
    CHECK((first->on->item == "thanks" || first->on->item == "quote"));
    CHECK(first->on->kind == (first->on->item == "thanks" ? "kudos" : "quote"));
    CHECK(first->on->why == model::Reason::rotation);
    CHECK(first->on->until > first->on->since);
    CHECK(first->items == 2);
    REQUIRE(first->sources.size() == 1);
    CHECK(first->sources[0].items == 2);
    CHECK_FALSE(first->sources[0].failing_since);
    CHECK(first->effects == "reduced");
    CHECK(first->frames > 0);
    CHECK(first->troubles.empty());
    CHECK(first->next == second);
    CHECK(second != first->on->item);
    CHECK(third == first->on->item);
    REQUIRE(paused);
    CHECK(paused->paused);
    CHECK_FALSE(paused->on->until);
    CHECK(paused->on->why == model::Reason::by_hand);

    REQUIRE(show.shown.size() == 3);
    CHECK(show.shown[0].item == first->on->item);
    CHECK(show.shown[0].why == model::Ended::skipped);
    CHECK_FALSE(show.shown[0].whole);
    CHECK(show.shown[1].item == second);
    CHECK(show.shown[1].why == model::Ended::skipped);
    CHECK(show.shown[2].item == third);
    CHECK(show.shown[2].why == model::Ended::quit);
    for (const auto& one : show.shown) {
        CHECK(one.until >= one.from);
        if (one.item == "thanks") CHECK(one.people == std::vector<std::string>{"Ada Holm"});
    }
}

TEST_CASE("errors in the settings stand in the status until they are corrected, and that is said once") {
    if (lacking({"Xvfb"})) return;
    Show show;
    std::shared_ptr<const model::Status> wrong, right;
    const auto good = TempFolder::read(show.home / "kiosk.json");
    show.run([&] {
        show.home.write("kiosk.json", "{ \"them\": \"atelier\" }");
        eventually([&] { return !show.status()->troubles.empty(); });
        wrong = show.status();
        show.home.write("kiosk.json", good);
        eventually([&] { return show.status()->troubles.empty(); });
        right = show.status();
    });
    INFO(show.said);
    REQUIRE(wrong);
    REQUIRE(wrong->troubles.size() == 1);
    CHECK(wrong->troubles[0].complaint.what.find("unknown key \"them\"") != std::string::npos);
    CHECK(wrong->on->item == right->on->item);
    CHECK(right->troubles.empty());
    CHECK(show.said.find("the new settings have errors; the previous ones stay in use") != std::string::npos);
    const auto again = show.said.find("settings are valid again");
    CHECK(again != std::string::npos);
    CHECK(show.said.find("settings are valid again", again + 1) == std::string::npos);
}

TEST_CASE("a rehearsal interrupts the slide, which goes on after it, and is no celebration that counts") {
    if (lacking({"Xvfb"})) return;
    Show show;
    std::shared_ptr<const model::Status> before, during, after;
    show.run([&] {
        before = show.status();
        const auto* other = before->on->item == "thanks" ? "quote" : "thanks";
        show.kiosk->tell(model::command::Rehearse{"nobody"});
        show.kiosk->tell(model::command::Rehearse{other});
        eventually([&] { return show.status()->on->why == model::Reason::celebration; });
        during = show.status();
        show.kiosk->tell(model::command::Next{});
        eventually([&] { return show.status()->on->why != model::Reason::celebration; });
        after = show.status();
    });
    INFO(show.said);
    REQUIRE(after);
    CHECK(during->on->item != before->on->item);
    CHECK(*during->on->until - during->on->since <= std::chrono::seconds(12));
    CHECK(*during->on->until - during->on->since > std::chrono::milliseconds(11'800));
    CHECK(after->on->item == before->on->item);
    CHECK(after->on->why == model::Reason::rotation);
    CHECK(after->celebrations == 0);
    REQUIRE(show.shown.size() == 3);
    CHECK(show.shown[0].why == model::Ended::interrupted);
    CHECK(show.shown[1].why == model::Ended::skipped);
    CHECK(show.said.find("there is no item \"nobody\" that may be shown here") != std::string::npos);
}

TEST_CASE("another state folder is used at once, and the log says what stays in the previous one") {
    if (lacking({"Xvfb"})) return;
    Show show;
    std::shared_ptr<const model::Status> before, after;
    show.run([&] {
        before = show.status();
        show.home.write("kiosk.json", R"({ "feeds": ["feed.json"], "screen": { "reduced_motion": true },
            "zone": "Europe/Oslo", "state_folder": "elsewhere" })");
        eventually([&] { return std::filesystem::exists(show.home / "elsewhere/run"); });
        after = show.status();
    });
    INFO(show.said);
    CHECK(TempFolder::read(show.home / ".local/state/accolade/run").find(" stopped ") != std::string::npos);
    CHECK(TempFolder::read(show.home / "elsewhere/run").find(" stopped ") != std::string::npos);
    CHECK(after->on->item == before->on->item);
    CHECK(show.said.find("decoded pictures, and which of them must not be decoded again, stay in the previous one") !=
          std::string::npos);
}
