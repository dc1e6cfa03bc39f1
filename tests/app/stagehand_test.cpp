#include "app/stagehand.h"

#include <doctest/doctest.h>

#include "media/picture.h"
#include "rules.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::app;

namespace {

constexpr PixelSize kSize{320, 180};
const WallTime kMonday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(9);

// A stage without a screen, and a clock with hands.
struct Theatre {
    RealDisk disk;
    Places places{ACCOLADE_SOURCE_DIR};
    Setup setup = *read_setup({}, places, disk).setup;
    schedule::Rules rules = rules_of(setup.settings, setup.zone);
    std::unique_ptr<text::Fonts> fonts = *text::Fonts::open(places.fonts(), text::SystemFonts::ignore);
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};
    media::PictureLoader loader{disk, media::decode, log, [] {}};
    Stagehand stage{*fonts, loader, log};
    std::shared_ptr<const model::News> news = std::make_shared<model::News>();
    Now now{kMonday, SteadyTime(Milliseconds(1'000'000))};
    PixelSize size = kSize;
    Bitmap screen{kSize.w, kSize.h};

    Turn turn() const { return {setup, rules, news, size, now}; }

    // As the loop does it. Says where was painted.
    std::vector<PixelRect> go(Milliseconds step) {
        now = {now.wall + step, now.steady + step};
        const auto at = turn();
        stage.set(at);
        if (stage.expecting(at)) return {};
        auto changed = stage.paint(at, {screen.pixels.data(), screen.width, screen.height, screen.width});
        stage.shown(now.steady, Milliseconds(16));
        stage.prepare(at);
        return changed;
    }
    // Frame after frame, until nothing moves and nothing is left to prepare.
    void rest() {
        for (int i = 0; i < 1'000; ++i) {
            const auto next = stage.next_change(turn(), Milliseconds(16)).at;
            if (!stage.moving() && !stage.expecting(turn()) && next > now.steady + Milliseconds(1)) return;
            go(std::max(next - now.steady, Milliseconds(0)));
        }
        FAIL("it never comes to rest");
    }
    Milliseconds sleeps() const { return stage.next_change(turn(), Milliseconds(16)).at - now.steady; }
};

model::Item kudos(std::string id, std::string text, int seconds = 20) {
    model::Item item;
    item.id = std::move(id);
    item.kind = model::Kind::kudos;
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
    auto item = kudos("homes", "");
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
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you"), kudos("b", "Well done")});
    theatre.go(Milliseconds(0));
    theatre.rest();
    const auto id = theatre.stage.slide().id;
    CHECK(theatre.sleeps() > Milliseconds(1'000));
    for (int i = 0; i < 5; ++i) CHECK(theatre.go(Milliseconds(10)).empty());  // woken for nothing
    CHECK(theatre.stage.slide().id == id);
}

TEST_CASE("at the end of its time a slide gives way to the next") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you"), kudos("b", "Well done")});
    theatre.go(Milliseconds(0));
    theatre.rest();
    const auto first = theatre.stage.slide().id;
    for (int i = 0; i < 40 && theatre.stage.slide().id == first; ++i) theatre.go(theatre.sleeps());
    CHECK(theatre.stage.slide().id != first);
    CHECK(theatre.stage.moving());
    CHECK(theatre.sleeps() == Milliseconds(16));
    CHECK(theatre.stage.next_change(theatre.turn(), Milliseconds(16)).next_frame);
    theatre.rest();
    CHECK_FALSE(theatre.stage.next_change(theatre.turn(), Milliseconds(16)).next_frame);
}

TEST_CASE("an item that is alone stands still for ever") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you", 5)});
    theatre.go(Milliseconds(0));
    theatre.rest();
    for (int i = 0; i < 4; ++i) {
        CHECK(theatre.go(theatre.sleeps()).empty());
        theatre.rest();
    }
}

TEST_CASE("the first slide waits a little for the first news, then the house is shown") {
    Theatre theatre;
    CHECK(theatre.go(Milliseconds(0)).empty());
    CHECK(theatre.stage.expecting(theatre.turn()));
    CHECK(theatre.sleeps() > Milliseconds(0));
    SUBCASE("news") {
        theatre.news = with({kudos("a", "Thank you")});
        CHECK_FALSE(theatre.go(Milliseconds(100)).empty());
        CHECK(theatre.stage.slide().id == "a");
    }
    SUBCASE("none") {
        CHECK_FALSE(theatre.go(Milliseconds(700)).empty());
        CHECK(theatre.stage.slide().id == "idle");
        theatre.rest();
        theatre.news = with({kudos("a", "Thank you")});  // and news are on at once when they come
        theatre.go(Milliseconds(100));
        CHECK(theatre.stage.slide().id == "a");
    }
}

TEST_CASE("a slow first frame does not cost the entrance") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you")});
    const auto at = theatre.turn();
    theatre.stage.set(at);
    theatre.stage.paint(at, {theatre.screen.pixels.data(), kSize.w, kSize.h, kSize.w});
    theatre.now.steady += Milliseconds(800);
    theatre.stage.shown(theatre.now.steady, Milliseconds(16));
    theatre.go(Milliseconds(16));
    CHECK(theatre.stage.moving());
}

TEST_CASE("a number that the feed changes is told while its slide is on, and nothing else of it moves") {
    Theatre theatre;
    theatre.news = with({counting(871'204), kudos("b", "Well done")});
    while (theatre.stage.slide().id != "homes") theatre.go(Milliseconds(1'000));
    theatre.rest();
    const auto before = theatre.stage.slide();
    theatre.news = with({counting(871'205), kudos("b", "Well done")});
    const auto painted = theatre.go(Milliseconds(10));
    CHECK_FALSE(painted.empty());
    CHECK(theatre.stage.slide().id == "homes");
    CHECK(theatre.stage.slide().ground == before.ground);
    CHECK_FALSE(theatre.stage.entering());
    theatre.rest();
    CHECK(theatre.go(Milliseconds(10)).empty());
}

TEST_CASE("news that say the same of the slide that is on change nothing on the screen") {
    Theatre theatre;
    theatre.news = with({counting(5), kudos("b", "Well done")});
    theatre.go(Milliseconds(0));
    theatre.rest();
    theatre.news = with({counting(5), kudos("b", "Well done"), kudos("c", "Welcome")});
    CHECK(theatre.go(Milliseconds(10)).empty());
}

TEST_CASE("a counter ticks no more than once a second") {
    Theatre theatre;
    theatre.news = with({counting(1'000, 36'000)});
    theatre.go(Milliseconds(0));
    theatre.rest();
    CHECK(theatre.sleeps() > Milliseconds(1));
    CHECK(theatre.sleeps() <= Milliseconds(1'000));
    CHECK_FALSE(theatre.go(Milliseconds(1'000)).empty());
}

TEST_CASE("the clock on the idle slide is right, also after the clock on the wall was set back") {
    Theatre theatre;
    theatre.go(Milliseconds(0));
    theatre.go(Milliseconds(700));
    theatre.rest();
    CHECK_FALSE(theatre.go(Milliseconds(60'000)).empty());
    theatre.rest();
    theatre.now.wall -= std::chrono::hours(1);
    CHECK_FALSE(theatre.go(Milliseconds(10)).empty());
    CHECK(theatre.go(Milliseconds(10)).empty());
}

TEST_CASE("a paused show stands still and sleeps; by hand it goes on, item after item") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you"), kudos("b", "Well done"), kudos("c", "Welcome")});
    theatre.go(Milliseconds(0));
    theatre.stage.pause();
    for (int i = 0; i < 300 && theatre.stage.moving(); ++i) theatre.go(Milliseconds(16));
    CHECK(theatre.sleeps() > Milliseconds(1'000));
    const auto first = theatre.stage.slide().id;
    theatre.go(Milliseconds(100'000));
    CHECK(theatre.stage.slide().id == first);

    std::vector<std::string> seen{first};
    for (int i = 0; i < 2; ++i) {
        theatre.stage.next(theatre.now.steady);
        theatre.go(Milliseconds(10));
        seen.push_back(theatre.stage.slide().id);
    }
    CHECK(seen[1] != seen[0]);
    CHECK(seen[2] != seen[1]);
    CHECK(seen[2] != seen[0]);
    theatre.stage.previous(theatre.now.steady);
    theatre.go(Milliseconds(10));
    CHECK(theatre.stage.slide().id == seen[1]);
}

TEST_CASE("another setup is seen at once, and one that looks the same is not seen at all") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you")});
    theatre.go(Milliseconds(0));
    theatre.rest();
    theatre.stage.lay_anew();
    CHECK(theatre.go(Milliseconds(3'000)).empty());
    CHECK_FALSE(theatre.stage.moving());

    Options nocturne;
    nocturne.themes = {"nocturne"};
    theatre.setup = *read_setup(nocturne, theatre.places, theatre.disk).setup;
    theatre.stage.lay_anew();
    theatre.go(Milliseconds(3'000));
    CHECK(theatre.stage.moving());
    CHECK(theatre.stage.slide().id == "a");
}

TEST_CASE("a screen of another size shows the same slide, at rest") {
    Theatre theatre;
    theatre.news = with({kudos("a", "Thank you"), kudos("b", "Well done")});
    theatre.go(Milliseconds(0));
    theatre.rest();
    const auto id = theatre.stage.slide().id;
    theatre.size = {180, 320};
    theatre.screen = Bitmap(180, 320);
    theatre.stage.forget_target();
    CHECK_FALSE(theatre.go(Milliseconds(10)).empty());
    CHECK(theatre.stage.slide().id == id);
    CHECK_FALSE(theatre.stage.moving());
}

TEST_CASE("a script that no font has is told in the log, once") {
    Theatre theatre;
    theatre.news = with({kudos("a", "धन्यवाद"), kudos("b", "बधाई"), kudos("c", "ধন্যবাদ")});
    theatre.go(Milliseconds(0));
    for (int i = 0; i < 12; ++i) {
        theatre.rest();
        theatre.go(std::max(theatre.sleeps(), Milliseconds(1'000)));
    }
    const auto count = [&](std::string_view words) {
        int found = 0;
        for (auto at = theatre.said.find(words); at != std::string::npos; at = theatre.said.find(words, at + 1))
            ++found;
        return found;
    };
    CHECK(count("script Deva") == 1);
    CHECK(count("script Beng") == 1);
    CHECK(count("script Latn") == 0);
    CHECK(theatre.said.find("item \"") != std::string::npos);
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
