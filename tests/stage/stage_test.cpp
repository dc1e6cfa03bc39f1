#include "stage/stage.h"

#include <doctest/doctest.h>

#include <atomic>

#include "media/picture.h"
#include "os/disk.h"
#include "raster/painter.h"
#include "schedule/ended.h"
#include "schedule/stepping.h"
#include "stage/looks.h"
#include "wording/celebration.h"

using namespace accolade;
using namespace accolade::stage;
using accolade::test::look_of;

namespace {

constexpr PixelSize kSize{320, 180};
const WallTime kMonday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);

// A stage without a screen, and a clock with hands.
struct Rig {
    RealDisk disk;
    Look look = look_of("atelier");
    schedule::Rules rules = [] {
        schedule::Rules open;
        open.earliest_believable = wording::kClockIsSet;
        return open;
    }();
    std::unique_ptr<text::Fonts> fonts =
        *text::Fonts::open(ACCOLADE_SOURCE_DIR "/assets/fonts", text::SystemFonts::ignore);
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};
    std::atomic<unsigned> pictures{0};
    media::PictureLoader loader{disk, media::decode, log, [this] { ++pictures; }};
    Stage stage{*fonts, loader, log};
    raster::Painter painter{*fonts};
    schedule::Show show;
    std::vector<model::Shown> shown;
    std::shared_ptr<const model::News> news = std::make_shared<model::News>();
    Now now{kMonday, SteadyTime(Milliseconds(1'000'000))};
    PixelSize size = kSize;
    Bitmap screen{kSize.w, kSize.h};

    std::optional<double> showed;  // of every counter, before

    Scene scene() const {
        return {look, show, news, size, now, pictures, [this](const std::string&) { return showed; }};
    }
    void go_on(schedule::Show next) {
        if (auto ended = schedule::ended(show, next, now)) shown.push_back(std::move(*ended));
        show = std::move(next);
    }

    // As the loop does it. Says where was painted.
    std::vector<PixelRect> go(Milliseconds step) {
        now = {now.wall + step, now.steady + step};
        go_on(schedule::advance(show, news, rules, now));
        const auto at = scene();
        stage.follow(at);
        if (stage.expecting(at)) return {};
        auto changed =
            painter.paint(stage.frame(at), {screen.pixels.data(), screen.width, screen.height, screen.width});
        stage.shown(now.steady, Milliseconds(16));
        if (!show.paused && !stage.moving(now.steady)) {
            show = schedule::look_ahead(show, news, rules, now);
            if (const auto drawing = stage.prepare(at)) painter.prepare(drawing);
        }
        return changed;
    }
    bool moving() const { return stage.moving(now.steady); }
    // Frame after frame, until nothing moves and nothing is left to prepare.
    void rest() {
        for (int i = 0; i < 1'000; ++i) {
            const auto next = stage.next_change(scene(), Milliseconds(16)).at;
            if (!moving() && !stage.expecting(scene()) && next > now.steady + Milliseconds(1)) return;
            go(std::max(next - now.steady, Milliseconds(0)));
        }
        FAIL("it never comes to rest");
    }
    Milliseconds sleeps() const { return stage.next_change(scene(), Milliseconds(16)).at - now.steady; }
};

model::Item story(std::string id, std::string text, int seconds = 20) {
    model::Item item;
    item.id = std::move(id);
    item.kind = model::Kind::story;
    item.body = std::move(text);
    item.seconds = Seconds(seconds);
    item.language = "en";
    return item;
}

std::shared_ptr<const model::News> with(std::vector<model::Item> items) {
    auto news = std::make_shared<model::News>();
    news->items = std::move(items);
    return news;
}

model::Item counting(double value, double per_hour = 0) {
    auto item = story("homes", "");
    item.kind = model::Kind::milestone;
    item.title = "Homes powered";
    item.counter.emplace();
    item.counter->value = {value, 0};
    item.counter->per_hour = per_hour;
    item.counter->as_of = kMonday;
    return item;
}

}  // namespace

TEST_CASE("a slide that stands still is not painted, and sleeps until its end or the next minute") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto id = rig.stage.slide().id;
    CHECK(rig.sleeps() > Milliseconds(1'000));
    for (int i = 0; i < 5; ++i) CHECK(rig.go(Milliseconds(10)).empty());  // woken for nothing
    CHECK(rig.stage.slide().id == id);
}

TEST_CASE("at the end of its time a slide gives way to the next") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto first = rig.stage.slide().id;
    for (int i = 0; i < 40 && rig.stage.slide().id == first; ++i) rig.go(rig.sleeps());
    CHECK(rig.stage.slide().id != first);
    CHECK(rig.moving());
    CHECK(rig.sleeps() == Milliseconds(16));
    CHECK(rig.stage.next_change(rig.scene(), Milliseconds(16)).next_frame);
    rig.rest();
    CHECK_FALSE(rig.stage.next_change(rig.scene(), Milliseconds(16)).next_frame);
}

TEST_CASE("an item that is alone stands still for ever") {
    Rig rig;
    rig.news = with({story("a", "Thank you", 5)});
    rig.go(Milliseconds(0));
    rig.rest();
    for (int i = 0; i < 4; ++i) {
        CHECK(rig.go(rig.sleeps()).empty());
        rig.rest();
    }
}

TEST_CASE("the first slide waits a little for the first news, then the house is shown") {
    Rig rig;
    CHECK(rig.go(Milliseconds(0)).empty());
    CHECK(rig.stage.expecting(rig.scene()));
    CHECK(rig.sleeps() > Milliseconds(0));
    SUBCASE("news") {
        rig.news = with({story("a", "Thank you")});
        CHECK_FALSE(rig.go(Milliseconds(100)).empty());
        CHECK(rig.stage.slide().id == "a");
    }
    SUBCASE("none") {
        CHECK_FALSE(rig.go(Milliseconds(700)).empty());
        CHECK(rig.stage.slide().id == "idle");
        rig.rest();
        rig.news = with({story("a", "Thank you")});  // and news are on at once when they come
        rig.go(Milliseconds(100));
        CHECK(rig.stage.slide().id == "a");
    }
}

TEST_CASE("a slow first frame does not cost the entrance") {
    Rig rig;
    rig.news = with({story("a", "Thank you")});
    rig.show = schedule::advance(rig.show, rig.news, rig.rules, rig.now);
    const auto at = rig.scene();
    rig.stage.follow(at);
    rig.painter.paint(rig.stage.frame(at), {rig.screen.pixels.data(), kSize.w, kSize.h, kSize.w});
    rig.now.steady += Milliseconds(800);
    rig.stage.shown(rig.now.steady, Milliseconds(16));
    rig.go(Milliseconds(16));
    CHECK(rig.moving());
}

TEST_CASE("a number that the feed changes is told while its slide is on, and nothing else of it moves") {
    Rig rig;
    rig.news = with({counting(871'204), story("b", "Well done")});
    while (rig.stage.slide().id != "homes") rig.go(Milliseconds(1'000));
    rig.rest();
    const auto before = rig.stage.slide();
    rig.news = with({counting(871'205), story("b", "Well done")});
    const auto painted = rig.go(Milliseconds(10));
    CHECK_FALSE(painted.empty());
    CHECK(rig.stage.slide().id == "homes");
    CHECK(rig.stage.slide().ground == before.ground);
    CHECK_FALSE(rig.stage.entering());
    rig.rest();
    CHECK(rig.go(Milliseconds(10)).empty());
}

TEST_CASE("a number counts up from what this screen showed last, and stands at once where that is still so") {
    const auto counting_from = [](const slide::Slide& slide) -> std::optional<double> {
        for (const auto& actor : slide.actors)
            if (const auto* counting = std::get_if<slide::Counting>(&actor.change)) return counting->from;
        return std::nullopt;
    };
    const auto enter = [&](double value, std::optional<double> showed) {
        Rig rig;
        rig.showed = showed;
        rig.news = with({counting(value)});
        rig.go(Milliseconds(0));
        const auto from = counting_from(rig.stage.slide());
        rig.showed = value;  // as soon as it is on
        rig.stage.restyle();
        rig.go(Milliseconds(16));
        CHECK(counting_from(rig.stage.slide()) == from);
        return std::pair(from, motion::rest_after(rig.stage.slide(), motion::Transition::fade, motion::Effects::full));
    };
    const auto [first, as_long] = enter(1'000'000, std::nullopt);
    CHECK(first == 920'000);
    const auto [again, no_longer] = enter(1'000'000, 999'000);
    CHECK(again == 999'000);
    CHECK(no_longer == as_long);
    const auto [known, at_once] = enter(1'000'000, 1'000'000);
    CHECK(known == 1'000'000);
    CHECK(at_once < as_long);
    CHECK(enter(1'000'000, 1'200'000).second == at_once);  // what fell is not counted down
    CHECK(enter(12, 9).first == 9);
    CHECK(!enter(12, 12).first);
}

TEST_CASE("news that say the same of the slide that is on change nothing on the screen") {
    Rig rig;
    rig.news = with({counting(5), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    rig.news = with({counting(5), story("b", "Well done"), story("c", "Welcome")});
    CHECK(rig.go(Milliseconds(10)).empty());
}

TEST_CASE("news of others do not make a slide enter anew whose counter runs") {
    Rig rig;
    rig.news = with({counting(1'000, 36'000)});
    rig.go(Milliseconds(0));
    rig.rest();
    while (rig.sleeps() < Milliseconds(100)) {  // its next tick is some way off
        rig.go(rig.sleeps());
        rig.rest();
    }
    rig.news = with({counting(1'000, 36'000), story("b", "Well done")});
    CHECK(rig.go(Milliseconds(50)).empty());
    CHECK_FALSE(rig.stage.entering());
}

TEST_CASE("a counter ticks no more than once a second") {
    Rig rig;
    rig.news = with({counting(1'000, 36'000)});
    rig.go(Milliseconds(0));
    rig.rest();
    CHECK(rig.sleeps() > Milliseconds(1));
    CHECK(rig.sleeps() <= Milliseconds(1'000));
    CHECK_FALSE(rig.go(Milliseconds(1'000)).empty());
}

TEST_CASE(
    "a number that ticks is seen to with its first frame, and what takes long to draw follows when it has landed") {
    const auto towards = [](double value) {
        auto item = counting(value);
        item.counter->target = model::Number{1'000'000, 0};
        return with({item});
    };
    const auto begin = [&](Rig& rig, double value) {
        rig.look = look_of("gala");
        rig.news = towards(value);
        rig.go(Milliseconds(0));
        rig.rest();
    };
    for (const double more : {1.0, 50'000.0}) {
        CAPTURE(more);
        Rig rig;
        begin(rig, 900'000);
        const auto before = rig.screen;
        const auto ground = rig.stage.slide().ground;
        rig.news = towards(900'000 + more);
        long painted = 0;
        for (const auto& part : rig.go(Milliseconds(1))) painted += long{part.w} * part.h;
        CHECK(rig.screen.pixels != before.pixels);
        CHECK(painted < long{kSize.w} * kSize.h / 3);
        CHECK((rig.stage.slide().ground == ground) == (more == 1));  // which is not drawn again for nothing
        rig.rest();
        Rig other;
        begin(other, 900'000 + more);
        CHECK((rig.screen.pixels == other.screen.pixels) == (more > 1));  // but for less than anybody sees
    }
}

TEST_CASE("the clock on the idle slide is right, also after the clock on the wall was set back") {
    Rig rig;
    rig.go(Milliseconds(0));
    rig.go(Milliseconds(700));
    rig.rest();
    CHECK_FALSE(rig.go(Milliseconds(60'000)).empty());
    rig.rest();
    rig.now.wall -= std::chrono::hours(1);
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    CHECK(rig.go(Milliseconds(10)).empty());
}

TEST_CASE("a paused show stands still and sleeps; by hand it goes on, item after item") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done"), story("c", "Welcome")});
    rig.go(Milliseconds(0));
    rig.show.paused = true;
    for (int i = 0; i < 300 && rig.moving(); ++i) rig.go(Milliseconds(16));
    CHECK(rig.sleeps() > Milliseconds(1'000));
    const auto first = rig.stage.slide().id;
    rig.go(Milliseconds(100'000));
    CHECK(rig.stage.slide().id == first);

    std::vector<std::string> seen{first};
    for (int i = 0; i < 2; ++i) {
        rig.go_on(schedule::step_on(rig.show, rig.news, rig.rules, rig.now));
        rig.go(Milliseconds(10));
        seen.push_back(rig.stage.slide().id);
    }
    CHECK(seen[1] != seen[0]);
    CHECK(seen[2] != seen[1]);
    CHECK(seen[2] != seen[0]);
    rig.go_on(schedule::step_back(rig.show, rig.news, rig.rules, rig.now));
    rig.go(Milliseconds(10));
    CHECK(rig.stage.slide().id == seen[1]);
}

TEST_CASE("another look is seen at once, and one that looks the same is not seen at all") {
    Rig rig;
    rig.news = with({story("a", "Thank you")});
    rig.go(Milliseconds(0));
    rig.rest();
    rig.stage.restyle();
    CHECK(rig.go(Milliseconds(3'000)).empty());
    CHECK_FALSE(rig.moving());

    rig.look = look_of("nocturne");
    rig.stage.restyle();
    rig.go(Milliseconds(3'000));
    CHECK(rig.moving());
    CHECK(rig.stage.slide().id == "a");
}

TEST_CASE("a screen of another size shows the same slide, at rest") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto id = rig.stage.slide().id;
    rig.size = {180, 320};
    rig.screen = Bitmap(180, 320);
    rig.painter.forget_target();
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    CHECK(rig.stage.slide().id == id);
    CHECK_FALSE(rig.moving());
}

TEST_CASE("a script that no font has is told in the log, once") {
    Rig rig;
    rig.news = with({story("a", "धन्यवाद"), story("b", "बधाई"), story("c", "ধন্যবাদ")});
    rig.go(Milliseconds(0));
    for (int i = 0; i < 12; ++i) {
        rig.rest();
        rig.go(std::max(rig.sleeps(), Milliseconds(1'000)));
    }
    const auto count = [&](std::string_view words) {
        int found = 0;
        for (auto at = rig.said.find(words); at != std::string::npos; at = rig.said.find(words, at + 1)) ++found;
        return found;
    };
    CHECK(count("script Deva") == 1);
    CHECK(count("script Beng") == 1);
    CHECK(count("script Latn") == 0);
    CHECK(rig.said.find("item \"") != std::string::npos);
}

TEST_CASE("brand, clock and progress change corners every hour, and are left out for a quarter of the time") {
    using slide::Arrangement;
    const auto at = [](int minutes, Company company) {
        return corners_at(kMonday + std::chrono::minutes(minutes), company);
    };
    for (const auto company : {Company::alone, Company::others}) {
        int bare = 0;
        for (int minute = 0; minute < 120; ++minute) {
            const auto now = at(minute, company), hour_later = at(minute + 60, company);
            if (now == Arrangement::bare) ++bare;
            CHECK((now == Arrangement::bare) == (hour_later == Arrangement::bare));
            CHECK((now != hour_later || now == Arrangement::bare));
        }
        CHECK(bare == 30);
    }
    // One that stands alone does not come and go.
    for (int minute = 1; minute < 45; ++minute) CHECK(at(minute, Company::alone) == at(0, Company::alone));
}

TEST_CASE("an item that is withdrawn leaves at once, with an entrance of the next one") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto first = rig.stage.slide().id;
    rig.news = with({first == "a" ? story("b", "Well done") : story("a", "Thank you")});
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    CHECK(rig.stage.slide().id != first);
    CHECK(rig.stage.entering());
    REQUIRE(rig.shown.size() == 1);
    CHECK(rig.shown[0].item == first);
    CHECK(rig.shown[0].why == model::Ended::withdrawn);
    rig.rest();
    rig.news = with({});
    rig.go(Milliseconds(10));
    CHECK(rig.stage.slide().id == "idle");
    CHECK(rig.stage.entering());
}

TEST_CASE("a thank-you that is withdrawn leaves the slide that it shared") {
    const auto thanks = [](const char* id) {
        auto item = story(id, "Thank you");
        item.kind = model::Kind::kudos;
        item.people.emplace_back().name = id;
        return item;
    };
    Rig rig;
    rig.news = with({thanks("a"), thanks("b"), thanks("c")});
    rig.go(Milliseconds(0));
    rig.rest();
    CHECK(rig.stage.slide().name.find("wall") != std::string::npos);
    const auto ends = rig.show.current.ends;
    const auto three = rig.screen.pixels;
    rig.news = with({thanks("a"), thanks("c")});
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    rig.rest();
    CHECK(rig.screen.pixels != three);
    // Who is alone has the slide to itself.
    rig.news = with({thanks("c")});
    rig.go(Milliseconds(10));
    rig.rest();
    CHECK(rig.stage.slide().id == "c");
    CHECK(rig.stage.slide().name.find("wall") == std::string::npos);
    CHECK(rig.show.current.ends == ends);
    CHECK(rig.shown.empty());
}

TEST_CASE("a correction of what is on is on at once, and then stands still") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto id = rig.stage.slide().id;
    const auto ends = rig.show.current.ends;
    const auto before = rig.screen.pixels;
    rig.news = with({story("a", "Thank you, Ada"), story("b", "Well done, Mei-Lin")});
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    CHECK(rig.stage.slide().id == id);
    CHECK(rig.stage.entering());
    rig.rest();
    CHECK(rig.screen.pixels != before);
    CHECK(rig.show.current.ends == ends);
    CHECK(rig.shown.empty());
    CHECK(rig.go(Milliseconds(10)).empty());
}

TEST_CASE("a correction that came while its slide entered is on when it has") {
    Rig rig;
    rig.news = with({story("a", "Thank you")});
    rig.go(Milliseconds(0));
    rig.go(Milliseconds(16));
    CHECK(rig.stage.entering());
    rig.news = with({story("a", "Thank you, Ada")});
    rig.rest();
    const auto corrected = rig.screen.pixels;
    Rig other;
    other.news = rig.news;
    other.go(Milliseconds(0));
    other.rest();
    CHECK(corrected == other.screen.pixels);
}

TEST_CASE("an emergency takes the screen in the middle of a slide, and leaves it when it is over") {
    Rig rig;
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(0));
    rig.rest();
    auto fire = story("fire", "");
    fire.kind = model::Kind::notice;
    fire.title = "Leave the building now";
    fire.severity = model::Severity::emergency;
    rig.news = with({story("a", "Thank you"), story("b", "Well done"), fire});
    CHECK_FALSE(rig.go(Milliseconds(10)).empty());
    CHECK(rig.stage.slide().id == "fire");
    rig.rest();
    for (int i = 0; i < 100; ++i) rig.go(std::max(rig.sleeps(), Milliseconds(1)));
    CHECK(rig.stage.slide().id == "fire");
    CHECK(rig.shown.size() == 1);
    CHECK(rig.shown[0].why == model::Ended::interrupted);
    rig.news = with({story("a", "Thank you"), story("b", "Well done")});
    rig.go(Milliseconds(10));
    CHECK(rig.stage.slide().id != "fire");
}

namespace {

// A plain strip at the bottom, with a mark on it that fades in.
slide::Slide banner(PixelSize size) {
    const auto block = [](PixelRect area, Color color) {
        Drawing drawing;
        drawing.bounds = area;
        drawing.commands = {Fill{rectangle({static_cast<float>(area.x), static_cast<float>(area.y),
                                            static_cast<float>(area.w), static_cast<float>(area.h)}),
                                 color,
                                 {}}};
        drawing.opaque = true;
        return std::make_shared<const Drawing>(std::move(drawing));
    };
    slide::Slide slide;
    slide.id = "banner";
    slide.size = size;
    slide.ground = block({0, size.h - 25, size.w, 25}, {0, 90, 160, 255});
    slide::Actor mark;
    mark.name = "mark";
    mark.drawing = block({10, size.h - 20, 15, 15}, {255, 255, 255, 255});
    mark.motion.effect = theme::Effect::fade;
    mark.motion.delay = Milliseconds(100);
    mark.motion.length = Milliseconds(300);
    slide.actors.push_back(std::move(mark));
    return slide;
}

}  // namespace

TEST_CASE("what lies over a slide comes in, stays and leaves by itself; the slide below stands still") {
    Rig rig;
    rig.news = with({story("a", "Thank you", 60)});
    rig.go(Milliseconds(0));
    rig.rest();
    const auto before = rig.screen.pixels;
    const auto changed_above_banner = [&] {
        return !std::equal(before.begin(), before.begin() + kSize.w * (kSize.h - 25), rig.screen.pixels.begin());
    };
    rig.stage.lay_over(banner(kSize), rig.now.steady, Milliseconds(8'000));
    CHECK(rig.moving());
    CHECK_FALSE(rig.stage.entering());
    for (int i = 0; i < 10; ++i) {
        for (const auto& part : rig.go(Milliseconds(16))) CHECK(part.y >= kSize.h - 26);  // and no more is painted
    }
    rig.rest();
    CHECK(rig.screen.row(kSize.h - 24)[2] == 0xFF005AA0U);
    CHECK(rig.screen.row(kSize.h - 10)[17] == 0xFFFFFFFFU);
    CHECK_FALSE(changed_above_banner());
    CHECK(rig.go(Milliseconds(10)).empty());
    CHECK(rig.sleeps() <= Milliseconds(8'000));

    while (!rig.moving()) rig.go(rig.sleeps());
    for (int i = 0; i < 10; ++i) CHECK_FALSE(changed_above_banner());
    rig.rest();
    CHECK(rig.screen.pixels == before);
    CHECK(rig.go(Milliseconds(10)).empty());
}

TEST_CASE("what lies over a slide stays when the slide below changes, and is above it all the time") {
    Rig rig;
    rig.news = with({story("a", "Thank you", 5), story("b", "Well done", 5)});
    rig.go(Milliseconds(0));
    rig.rest();
    rig.stage.lay_over(banner(kSize), rig.now.steady, Milliseconds(30'000));
    rig.rest();
    const auto first = rig.stage.slide().id;
    while (rig.stage.slide().id == first) rig.go(rig.sleeps());
    while (rig.stage.entering()) {
        CHECK(rig.screen.row(kSize.h - 24)[2] == 0xFF005AA0U);
        rig.go(Milliseconds(16));
    }
    rig.size = {180, 320};  // another screen has no place for it
    rig.screen = Bitmap(180, 320);
    rig.painter.forget_target();
    rig.go(Milliseconds(16));
    CHECK(rig.screen.row(296)[2] != 0xFF005AA0U);
}

TEST_CASE("frames that were due and not shown in time are counted") {
    Rig rig;
    rig.news = with({story("a", "Thank you")});
    rig.go(Milliseconds(0));
    for (int i = 0; i < 5; ++i) rig.go(Milliseconds(16));
    CHECK(rig.stage.missed_frames() == 0);
    rig.go(Milliseconds(48));
    CHECK(rig.stage.missed_frames() == 2);
}
