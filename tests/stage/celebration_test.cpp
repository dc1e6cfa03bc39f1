// A showing that is celebrated: the stage breaks off, plays it by the clock on the wall, and goes on.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>

#include "media/picture.h"
#include "motion/celebration.h"
#include "os/disk.h"
#include "raster/painter.h"
#include "stage/looks.h"
#include "stage/stage.h"
#include "wording/celebration.h"

using namespace accolade;
using namespace accolade::stage;

namespace {

constexpr PixelSize kSize{320, 180};
constexpr Milliseconds kFrame{16};
const WallTime kMonday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);

Look look_of(const char* theme) {
    auto look = test::look_of(theme);
    look.effects = motion::Effects::full;
    return look;
}

std::shared_ptr<const model::News> news() {
    auto all = std::make_shared<model::News>();
    model::Item story;
    story.id = "story";
    story.title = "Twelve turbines, back on the grid before the storm";
    model::Item homes;
    homes.id = "homes";
    homes.kind = model::Kind::milestone;
    homes.title = "Homes powered by our wind";
    homes.counter.emplace();
    homes.counter->value = {1'000'000, 0};
    homes.counter->target = model::Number{1'000'000, 0};
    all->items = std::vector<model::Item>{story, homes};
    return all;
}

// A stage without a screen and without a schedule: the test says what is on.
struct Rig {
    RealDisk disk;
    Look look = look_of("gala");
    std::unique_ptr<text::Fonts> fonts =
        *text::Fonts::open(ACCOLADE_SOURCE_DIR "/assets/fonts", text::SystemFonts::ignore);
    Log log{[](std::string_view) {}, machine_clock(), false};
    std::atomic<unsigned> pictures{0};
    media::PictureLoader loader{disk, media::decode, log, [this] { ++pictures; }};
    Stage stage{*fonts, loader, log};
    raster::Painter painter{*fonts};
    std::shared_ptr<const model::News> all = news();
    schedule::Show show;
    Now now{kMonday, SteadyTime(Milliseconds(1'000'000))};
    Frame frame;
    Bitmap screen{kSize.w, kSize.h};

    std::vector<std::string> made;  // beside what is on and what is next

    Scene scene() {
        return {look, show,     all, kSize,
                now,  pictures, {},  [this](const model::Item& item) { made.push_back(item.id); }};
    }

    // Of the item at this place; it follows what is on.
    schedule::Showing showing(std::size_t index, Milliseconds length) const {
        schedule::Showing next;
        next.news = all;
        next.index = index;
        next.items = {index};
        next.since = now.wall;
        next.began = now.steady;
        next.ends = now.steady + length;
        next.serial = show.current.serial + 1;
        return next;
    }
    void put_on(schedule::Showing next) {
        show.previous = show.current;
        show.current = std::move(next);
        show.next.reset();
    }
    void celebrate(Milliseconds late = Milliseconds(0)) {
        auto celebrated = showing(1, motion::kCelebration - late);
        celebrated.why = model::Reason::celebration;
        celebrated.celebration.emplace();
        celebrated.celebration->key = "homes 1000000";
        celebrated.celebration->item = "homes";
        celebrated.celebration->number = 1'000'000;
        celebrated.celebration->from = 999'990;
        celebrated.celebration->starts = now.wall - late;
        put_on(std::move(celebrated));
    }

    void go(Milliseconds step) {
        now = {now.wall + step, now.steady + step};
        const auto at = scene();
        stage.follow(at);
        if (stage.expecting(at)) return;
        frame = stage.frame(at);
        painter.paint(frame, {screen.pixels.data(), screen.width, screen.height, screen.width});
        stage.shown(now.steady, kFrame);
        if (stage.busy(at)) return;
        if (!show.next && !show.paused) look_ahead();
        if (const auto drawing = stage.prepare(at)) painter.prepare(drawing);
    }
    void look_ahead() {
        auto next = showing(0, Milliseconds(20'000));
        next.began = show.current.ends;
        next.ends = next.began + Milliseconds(20'000);
        show.next = schedule::Upcoming{std::move(next), nullptr, show.current.serial, all};
    }
    void go_until(Milliseconds since_start) {
        const auto end = show.current.celebration->starts + since_start;
        while (now.wall + kFrame <= end) go(kFrame);
    }
    void begin_with_story() {
        put_on(showing(0, Milliseconds(60'000)));
        for (int i = 0; i < 120; ++i) go(kFrame);
        show.next.reset();
    }
    bool shows(const DrawingPtr& drawing) const {
        return std::ranges::any_of(frame.layers, [&](const Layer& layer) { return layer.drawing == drawing; });
    }
};

}  // namespace

TEST_CASE("the first frame of a celebration waits for nothing: it is the slide that was on") {
    Rig rig;
    rig.begin_with_story();
    const auto ground = rig.stage.slide().ground;
    rig.celebrate();
    rig.go(Milliseconds(0));
    CHECK(rig.frame.layers.front().drawing == ground);
    CHECK(rig.stage.slide().id == "story");
    CHECK(rig.stage.moving(rig.now.steady));
    CHECK_FALSE(rig.stage.entering());
    CHECK(rig.stage.next_change(rig.scene(), kFrame).next_frame);
    rig.go(kFrame);
    CHECK(rig.stage.slide().kind == "celebration");
}

TEST_CASE("a celebration goes on to the next slide, which is there at its end without another entrance") {
    Rig rig;
    rig.begin_with_story();
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.go_until(Milliseconds(5'000));
    const auto celebrated = rig.stage.slide();
    CHECK(rig.shows(celebrated.ground));
    rig.go_until(Milliseconds(11'000));
    CHECK(rig.frame.layers.size() > 2);
    CHECK_FALSE(rig.frame.layers.front().drawing == celebrated.ground);  // the next slide's, below
    rig.go_until(Milliseconds(11'990));
    const auto last = rig.screen.pixels;
    rig.put_on(rig.show.next->showing);
    rig.show.current.serial = rig.show.previous->serial + 1;
    rig.go(kFrame);
    CHECK(rig.stage.slide().id == "story");
    CHECK(rig.stage.slide().kind == "story");
    CHECK_FALSE(rig.stage.moving(rig.now.steady));
    CHECK(rig.screen.pixels == last);
    CHECK(rig.stage.was_there());  // and so nobody takes the screen for frozen
    rig.go(kFrame);
    CHECK_FALSE(rig.stage.was_there());
}

TEST_CASE("a screen that comes late joins in the middle, and shows what the others show") {
    Rig one, other;
    one.begin_with_story();
    one.celebrate();
    one.go(Milliseconds(0));
    one.go_until(Milliseconds(6'000));
    other.now.wall = one.now.wall - Milliseconds(16 * 120);
    other.begin_with_story();
    other.now = {one.now.wall - kFrame, other.now.steady + Milliseconds(40)};
    other.celebrate(one.now.wall - one.show.current.celebration->starts - kFrame);
    other.go(kFrame);
    other.go(Milliseconds(0));
    CHECK(describe(other.frame) == describe(one.frame));
}

TEST_CASE("a celebration says at once what a correction of its item says") {
    Rig one, other;
    auto corrected = std::make_shared<model::News>(*one.all);
    auto homes = corrected->items[1];
    homes.title = "Homes that run on our wind";
    corrected->items = std::vector<model::Item>{corrected->items[0], homes};
    other.all = corrected;
    for (auto* rig : {&one, &other}) {
        rig->begin_with_story();
        rig->celebrate();
        rig->go(Milliseconds(0));
        rig->go_until(Milliseconds(4'000));
    }
    CHECK_FALSE(describe(one.frame) == describe(other.frame));
    one.all = corrected;
    one.show.current.news = corrected;
    one.go(kFrame);
    other.go(kFrame);
    CHECK(describe(one.frame) == describe(other.frame));
}

TEST_CASE("a celebration that is withdrawn gives way at once, as slides do") {
    Rig rig;
    rig.begin_with_story();
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.go_until(Milliseconds(4'000));
    const auto celebrated = rig.stage.slide().ground;
    rig.put_on(rig.showing(0, Milliseconds(20'000)));
    rig.go(kFrame);
    CHECK(rig.stage.slide().kind == "story");
    CHECK(rig.stage.entering());
    CHECK(rig.shows(celebrated));
    for (int i = 0; i < 120; ++i) rig.go(kFrame);
    CHECK_FALSE(rig.stage.entering());
    CHECK_FALSE(rig.shows(celebrated));
}

TEST_CASE("one that is withdrawn before it covered the slide leaves that slide") {
    Rig rig;
    rig.begin_with_story();
    const auto before = rig.stage.slide();
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.go_until(Milliseconds(300));
    rig.put_on(rig.showing(0, Milliseconds(20'000)));
    rig.go(kFrame);
    CHECK(rig.stage.slide().ground == before.ground);  // an item that is alone does not leave and re-enter
    CHECK_FALSE(rig.stage.entering());
}

TEST_CASE("an emergency breaks a celebration off") {
    Rig rig;
    rig.begin_with_story();
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.go_until(Milliseconds(3'000));
    auto emergency = rig.showing(0, Milliseconds(20'000));
    emergency.why = model::Reason::emergency;
    rig.put_on(std::move(emergency));
    rig.go(kFrame);
    CHECK_FALSE(rig.stage.entering());
    CHECK(rig.stage.slide().kind == "story");
}

TEST_CASE("where nothing may move the screen sleeps while a celebration stands") {
    Rig rig;
    rig.look.effects = motion::Effects::reduced;
    rig.begin_with_story();
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.go_until(Milliseconds(1'000));
    CHECK_FALSE(rig.stage.moving(rig.now.steady));
    for (int i = 0; i < 20; ++i) rig.go(Milliseconds(0));  // what is made ready is made ready
    CHECK(rig.stage.next_change(rig.scene(), kFrame).at - rig.now.steady > Milliseconds(9'000));
}

TEST_CASE("a banner slides in over the slide, what stood there makes room, and it leaves by itself") {
    Rig rig;
    rig.begin_with_story();
    const auto before = rig.screen.pixels;
    model::Celebration celebration;
    celebration.key = "homes";
    celebration.item = "homes";
    celebration.number = 1'000'000;
    CHECK(rig.stage.lay_banner(rig.scene(), celebration));
    celebration.item = "nobody's";
    CHECK_FALSE(rig.stage.lay_banner(rig.scene(), celebration));
    rig.go(Milliseconds(0));
    CHECK(rig.stage.moving(rig.now.steady));
    for (int i = 0; i < 80; ++i) rig.go(kFrame);
    CHECK_FALSE(rig.stage.moving(rig.now.steady));
    CHECK(rig.screen.pixels != before);
    const auto bar = rig.screen.row(static_cast<int>(0.87F * kSize.h))[1];
    CHECK(bar == 0xFF561A6BU);  // at the edge of the screen
    CHECK(rig.screen.row(kSize.h / 4)[1] == before[static_cast<std::size_t>(kSize.h / 4 * kSize.w + 1)]);
    for (int i = 0; i < 520; ++i) rig.go(kFrame);
    CHECK_FALSE(rig.stage.moving(rig.now.steady));
    CHECK(rig.screen.pixels == before);
}

TEST_CASE("a banner that lies over the dashes hides them, and leaves with the slide that a takeover breaks off") {
    model::Celebration celebration;
    celebration.key = "homes";
    celebration.item = "homes";
    celebration.number = 1'000'000;
    int hidden = 0;
    for (const auto* theme : {"base", "atelier", "nocturne", "beacon", "meridian", "gala"}) {
        CAPTURE(theme);
        const auto begin = [&](Rig& rig, int count) {
            rig.look = look_of(theme);
            auto homes = rig.showing(1, Milliseconds(60'000));
            homes.progress = {0, count};
            rig.put_on(homes);
            for (int i = 0; i < 250; ++i) rig.go(kFrame);
            rig.show.next.reset();
        };
        const auto lay = [&](Rig& rig) {
            rig.stage.lay_banner(rig.scene(), celebration);
            for (int i = 0; i < 80; ++i) rig.go(kFrame);
            REQUIRE_FALSE(rig.stage.moving(rig.now.steady));
        };
        Rig with, without;
        begin(with, 5);
        begin(without, 1);
        const auto dashes = std::ranges::find(with.stage.slide().parts, "progress", &slide::PlacedPart::what);
        REQUIRE((dashes != with.stage.slide().parts.end() && with.screen.pixels != without.screen.pixels));
        lay(with);
        lay(without);
        if (with.screen.pixels == without.screen.pixels) ++hidden;
        const auto before = with.screen.pixels;
        with.celebrate();
        with.go(Milliseconds(0));
        CHECK(with.screen.pixels == before);
        with.go_until(Milliseconds(400));
        CHECK(with.screen.pixels != before);
    }
    CHECK(hidden == 6);
}

TEST_CASE("the ground of a number that is near is drawn ahead, and is the one that is shown") {
    Rig rig;
    auto near = std::make_shared<model::News>();
    auto homes = rig.all->items[1];
    homes.counter->value = {950'000, 0};
    near->items = std::vector<model::Item>{rig.all->items[0], homes};
    rig.all = near;
    rig.begin_with_story();
    for (int i = 0; i < 20; ++i) rig.go(Milliseconds(0));
    CHECK(rig.made == std::vector{homes.id});
    rig.celebrate();
    rig.go(Milliseconds(0));
    rig.now = {rig.now.wall + kFrame, rig.now.steady + kFrame};
    rig.stage.follow(rig.scene());  // designs it
    CHECK(rig.stage.slide().kind == "celebration");
    CHECK(rig.painter.prepared(rig.stage.slide().ground));
}
