// Awards, courses and what their parts draw.
#include <algorithm>
#include <array>

#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

constexpr PixelSize kLying{1920, 1080}, kUpright{1080, 1920};

// Every text of the slide, a line each.
std::vector<std::string> lines_of(const slide::Slide& slide) {
    std::vector<std::string> lines;
    const auto read = [&](const std::vector<Command>& commands) {
        for (const auto& command : commands) {
            const auto* letters = std::get_if<Letters>(&command);
            if (letters == nullptr) continue;
            for (const auto& line : letters->block.lines) lines.push_back(line.words);
        }
    };
    read(slide.ground->commands);
    for (const auto& actor : slide.actors) read(actor.drawing->commands);
    return lines;
}

bool says(const slide::Slide& slide, const std::string& words) {
    const auto lines = lines_of(slide);
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line.starts_with(words); });
}

std::size_t pictures_in(const slide::Slide& slide) {
    std::size_t count = 0;
    const auto look = [&](const std::vector<Command>& commands) {
        count += static_cast<std::size_t>(std::count_if(commands.begin(), commands.end(), [](const auto& command) {
            const auto* fill = std::get_if<Fill>(&command);
            return fill != nullptr && std::holds_alternative<PicturePaint>(fill->paint);
        }));
    };
    look(slide.ground->commands);
    for (const auto& actor : slide.actors) look(actor.drawing->commands);
    return count;
}

model::Item award(std::size_t people) {
    model::Item item;
    item.id = "award";
    item.kind = model::Kind::award;
    item.title = "Team of the quarter";
    item.body = "Every ferry in the harbour now runs on wind.";
    item.period = "2026-11";
    for (std::size_t i = 0; i < people; ++i)
        item.people.push_back(person("Person " + std::string(1, static_cast<char>('A' + i)), "", "Shore Power", "",
                                     "p" + std::to_string(i) + ".jpg"));
    return item;
}

model::Item course(std::size_t people) {
    model::Item item = award(people);
    item.kind = model::Kind::learning;
    item.credential = "Rope access";
    for (auto& who : item.people) who.place = "Bergen";
    return item;
}

struct Lobby {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();

    slide::Slide shows(const model::Item& item, const std::string& theme_name, PixelSize size,
                       Photos photos = Photos::there) {
        const auto theme = theme_named(theme_name);
        return slide::design(content_of(item), stage_of(theme, *fonts, size, photos));
    }
};

constexpr std::array kThemes{"base", "atelier", "nocturne", "beacon", "meridian", "gala"};

}  // namespace

TEST_CASE("one person's award has the name, the honour, the reason and the period, in every theme") {
    Lobby lobby;
    auto item = award(1);
    item.title = "Employee of the month";
    for (const auto* theme : kThemes) {
        for (const PixelSize size : {kLying, kUpright}) {
            const auto slide = lobby.shows(item, theme, size);
            CAPTURE(theme);
            CHECK(slide.name == "award");
            CHECK(slide.fits);
            CHECK(says(slide, "Person"));
            CHECK((says(slide, "EMPLOYEE") || says(slide, "Employee")));
            CHECK(says(slide, "Every ferry"));
            CHECK(says(slide, "Nov"));
            CHECK(pictures_in(slide) == 1);
        }
    }
}

TEST_CASE("who has no photo is shown by initials, and nothing stays empty") {
    Lobby lobby;
    for (const auto* theme : kThemes) {
        const auto slide = lobby.shows(award(1), theme, kLying, Photos::missing);
        CAPTURE(theme);
        CHECK(slide.name == "award");
        CHECK(says(slide, "PA"));
    }
}

TEST_CASE("a team is a wall of faces, and its people are named") {
    Lobby lobby;
    const auto slide = lobby.shows(award(9), "meridian", kLying);
    CHECK(slide.name == "award-team");
    CHECK(pictures_in(slide) == 9);
    CHECK(says(slide, "Shore"));
    for (const char name : std::string("ABCDEFGHI")) CHECK(says(slide, "Person " + std::string(1, name)));
}

TEST_CASE("up to twelve of a team are named, and the rest is counted") {
    Lobby lobby;
    for (const PixelSize size : {kLying, kUpright}) {
        const auto twelve = lobby.shows(award(12), "base", size);
        CHECK(says(twelve, "Person L"));
        CHECK_FALSE(says(twelve, "and "));
        const auto more = lobby.shows(award(21), "base", size);
        CHECK(says(more, "Person L"));
        CHECK_FALSE(says(more, "Person M"));
        CHECK(says(more, "and 9 more"));
    }
}

TEST_CASE("people of one course share a slide, a row each") {
    Lobby lobby;
    for (const PixelSize size : {kLying, kUpright}) {
        for (std::size_t people = 1; people <= 6; ++people) {
            const auto slide = lobby.shows(course(people), "gala", size);
            CAPTURE(people);
            CHECK(slide.name.starts_with("learning"));
            CHECK(slide.fits);
            CHECK(says(slide, "Rope access"));
            for (std::size_t i = 0; i < people; ++i)
                CHECK(says(slide, "Person " + std::string(1, static_cast<char>('A' + i))));
        }
    }
}

TEST_CASE("rows for which there is no room are counted") {
    Lobby lobby;
    const auto slide = lobby.shows(course(20), "gala", kUpright);
    CHECK(says(slide, "Person A"));
    CHECK(says(slide, "and "));
    CHECK_FALSE(says(slide, "Person T"));
}

TEST_CASE("years of service are the numeral, with whose they are and since when, in every theme") {
    Lobby lobby;
    model::Item item = award(1);
    item.kind = model::Kind::anniversary;
    item.title.clear();
    item.years = 25;
    item.since = "2000-11-20";
    item.people[0].role = "Head of Safety";
    item.people[0].team.clear();
    for (const auto* theme : kThemes) {
        for (const PixelSize size : {kLying, kUpright}) {
            const auto slide = lobby.shows(item, theme, size);
            CAPTURE(theme);
            CHECK(slide.name == "anniversary");
            CHECK(slide.fits);
            CHECK(says(slide, "25"));
            CHECK(says(slide, "years"));
            CHECK(says(slide, "Person A"));
            CHECK(says(slide, "Head of Safety"));
            CHECK(says(slide, ", since 20 November 2000"));
        }
    }
}

TEST_CASE("a segment of the ring is a year") {
    Lobby lobby;
    model::Item item = award(1);
    item.kind = model::Kind::anniversary;
    item.years = 15;
    const auto slide = lobby.shows(item, "nocturne", kUpright);
    const auto ring =
        std::find_if(slide.actors.begin(), slide.actors.end(), [](const auto& a) { return a.name == "ring"; });
    REQUIRE(ring != slide.actors.end());
    CHECK(ring->drawing->commands.size() == 15);
    CHECK(std::holds_alternative<slide::InOrder>(ring->change));
}
