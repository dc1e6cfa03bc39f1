// What is to come, what can be won and what can be read: events, sessions, incentives and newsletters.
#include <algorithm>

#include "lobby.h"
#include "support/themes.h"

using namespace accolade;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

model::Item event(Milliseconds until) {
    model::Item item;
    item.id = "control-room";
    item.kind = model::Kind::event;
    item.title = "See the new control room first";
    item.starts = model::Moment{afternoon() + until, false};
    item.ends = model::Moment{afternoon() + until + 150min, false};
    item.place = "Level 4, east wing";
    return item;
}

model::Item session(const std::string& photo) {
    auto item = event(24h);
    item.kind = model::Kind::session;
    item.title = "How to hammer without waking the whales";
    item.people = {{"Yuki Mori", "", "Foundations", "Bergen", "", photo, {}, model::Consent::full}};
    return item;
}

model::Item incentive() {
    model::Item item;
    item.id = "sea";
    item.kind = model::Kind::incentive;
    item.title = "Cycle to work on twelve days";
    item.prize = "A weekend at sea for two";
    item.ends = model::Moment{std::chrono::sys_days(std::chrono::year(2026) / 12 / 19), true};
    return item;
}

model::Item newsletter() {
    model::Item item;
    item.id = "tide";
    item.kind = model::Kind::newsletter;
    item.title = "Horns Reef after dark";
    item.url = "https://nordhavn.example/tide";
    item.issue = "No. 42";
    item.image = "sea.jpg";
    item.teasers = {"Ingrid's thousand climbs", "Soup for the night shift"};
    return item;
}

struct Wall {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("base");

    slide::Slide design(const model::Item& item, PixelSize size = {1920, 1080}, Photos photos = Photos::there) {
        return slide::design(content_of(item), stage_of(theme, *fonts, size, photos));
    }
};

bool has(const slide::Slide& slide, const std::string& name) {
    return std::ranges::any_of(slide.actors, [&](const auto& actor) { return actor.name == name; });
}

std::size_t cells(const slide::Slide& slide) {
    return static_cast<std::size_t>(std::ranges::count_if(
        slide.actors, [](const auto& actor) { return std::holds_alternative<slide::Rolling>(actor.change); }));
}

// The squares of a code: of all that the ground has, the path with the most points.
Path squares(const slide::Slide& slide) {
    Path most;
    for (const auto& command : slide.ground->commands) {
        const auto* fill = std::get_if<Fill>(&command);
        if (fill != nullptr && fill->path.points.size() > most.points.size()) most = fill->path;
    }
    return most;
}

}  // namespace

TEST_CASE("an event counts down in three cells, in two, then in its last seconds alone, and then it is now") {
    Wall wall;
    const auto days = wall.design(event(8 * 24h)), hours = wall.design(event(3h)), minutes = wall.design(event(20min));
    CHECK(days.name == "event");
    CHECK(cells(days) == 3);
    CHECK(cells(hours) == 2);
    CHECK(cells(minutes) == 2);
    CHECK(has(days, "until.3.0"));
    CHECK(has(hours, "until.2.0"));
    const auto last = wall.design(event(7s)), now = wall.design(event(0s));
    CHECK(last.name == "event-last");
    CHECK(cells(last) == 0);
    CHECK(now.name == "event-now");
    CHECK(has(now, "place"));
}

TEST_CASE("a whole day has no cells: it says how soon it is") {
    Wall wall;
    auto item = event(0s);
    item.starts = model::Moment{std::chrono::sys_days(std::chrono::year(2026) / 11 / 28), true};
    item.ends.reset();
    const auto slide = wall.design(item);
    CHECK(slide.name == "event");
    CHECK(cells(slide) == 0);
    CHECK(has(slide, "soon"));
    CHECK(has(slide, "hours"));
    CHECK_FALSE(has(slide, "span"));
    item.ends = model::Moment{std::chrono::sys_days(std::chrono::year(2026) / 11 / 30), true};
    CHECK(has(wall.design(item), "span"));
}

TEST_CASE("what an event does not say leaves no gap behind a sign") {
    Wall wall;
    auto item = event(3h);
    item.place.clear();
    const auto slide = wall.design(item);
    CHECK(has(slide, "hours"));
    CHECK_FALSE(has(slide, "place"));
    item.starts.reset();
    item.ends.reset();
    CHECK_FALSE(wall.design(item).name.starts_with("event"));  // a story's slide tells it
}

TEST_CASE("a session has its speaker's portrait, and the day where there is none") {
    Wall wall;
    CHECK(wall.design(session("yuki.jpg")).name == "session");
    CHECK(wall.design(session("")).name == "session-date");
    CHECK(wall.design(session("yuki.jpg"), {1920, 1080}, Photos::missing).name == "session-date");
}

TEST_CASE("a prize has the day on which it ends, where there is one") {
    Wall wall;
    auto item = incentive();
    CHECK(has(wall.design(item), "until"));
    CHECK(has(wall.design(item), "gift"));  // it has no picture
    item.image = "boat.jpg";
    CHECK(has(wall.design(item), "photo"));
    item.ends.reset();
    CHECK_FALSE(has(wall.design(item), "until"));
}

TEST_CASE("an address is a code that stays as it is where a slide is read from the right") {
    Wall wall;
    auto item = newsletter();
    const auto path = squares(wall.design(item));
    REQUIRE(path.points.size() > 300);
    item.title = "هورنز ريف بعد حلول الظلام";
    item.language = "ar";
    const auto slide = wall.design(item);
    CHECK(slide.from_right);
    const auto turned = squares(slide);
    REQUIRE(turned.points.size() == path.points.size());
    const Point by{turned.points[0].x - path.points[0].x, turned.points[0].y - path.points[0].y};
    CHECK(by.x != 0);
    for (std::size_t i = 0; i < path.points.size(); ++i) {
        CHECK(turned.points[i].x - path.points[i].x == doctest::Approx(by.x));
        CHECK(turned.points[i].y - path.points[i].y == doctest::Approx(by.y));
    }
    item.url.clear();
    CHECK(squares(wall.design(item)).points.size() < path.points.size());
}

TEST_CASE("they fit, with their words in full, in every theme that ships, lying and upright") {
    Wall wall;
    for (const auto& name : shipped_themes()) {
        wall.theme = theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            for (const auto& item :
                 {event(8 * 24h), event(0s), event(7s), session("yuki.jpg"), session(""), incentive(), newsletter()}) {
                const auto slide = wall.design(item, size);
                INFO(name, " ", size.w, " ", slide.name);
                CHECK(slide.fits);
                CHECK(slide.name.starts_with(model::name_of(item.kind)));
            }
        }
    }
}
