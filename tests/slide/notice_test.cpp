// Notices: each grade has a slide and a silhouette of its own, and an emergency looks the same everywhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "lobby.h"

using namespace accolade;

namespace {

constexpr const char* kThemes[]{"base", "atelier", "beacon", "gala", "meridian", "nocturne"};

model::Item notice(model::Severity severity) {
    model::Item item;
    item.id = "notice";
    item.kind = model::Kind::notice;
    item.severity = severity;
    item.title = "Leave the building by the nearest stairs";
    item.body = "Meet at car park B.";
    item.published = test::afternoon();
    return item;
}

slide::Slide designed(const model::Item& item, const std::string& theme_name, text::Fonts& fonts, PixelSize size) {
    const auto theme = test::theme_named(theme_name);
    return slide::design(test::content_of(item), test::stage_of(theme, fonts, size));
}

}  // namespace

TEST_CASE("information, warning and emergency have a slide each, in every theme") {
    const auto fonts = test::bundled_fonts();
    for (const char* theme : kThemes) {
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            std::set<std::string> names;
            for (const auto severity : {model::Severity::info, model::Severity::warning, model::Severity::emergency}) {
                const auto slide = designed(notice(severity), theme, *fonts, size);
                CHECK_MESSAGE(slide.fits, theme);
                CHECK_FALSE(slide.tiles);
                names.insert(slide.name);
            }
            CHECK(names.size() == 3);
        }
    }
}

TEST_CASE("an emergency is the same in every theme, and nothing of it moves") {
    const auto fonts = test::bundled_fonts();
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        const auto first = designed(notice(model::Severity::emergency), "base", *fonts, size);
        CHECK(first.actors.empty());
        for (const char* theme : kThemes) {
            const auto slide = designed(notice(model::Severity::emergency), theme, *fonts, size);
            CHECK_MESSAGE(*slide.ground == *first.ground, theme);
        }
    }
}

TEST_CASE("an emergency says where to go, however little room there is, and has no rule above nothing") {
    const auto fonts = test::bundled_fonts();
    const auto rules = [](const slide::Slide& slide) {
        return std::ranges::count_if(slide.parts, [](const auto& part) { return part.what == "shape"; });
    };
    const auto letters = [](const slide::Slide& slide) {
        std::string all;
        for (const auto& command : slide.ground->commands)
            if (const auto* words = std::get_if<Letters>(&command))
                for (const auto& line : words->block.lines) all += line.words + " ";
        return all;
    };
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        auto item = notice(model::Severity::emergency);
        item.body.clear();
        CHECK(rules(designed(item, "atelier", *fonts, size)) == 1);
        item.place = "Car park B";
        const auto both = designed(item, "atelier", *fonts, size);
        CHECK(rules(both) == 2);
        CHECK(letters(both).find("Assembly point Car park B") != std::string::npos);
        item.published.reset();
        CHECK(rules(designed(item, "atelier", *fonts, size)) == 1);
        item.body = "Do not use the lifts. Fire wardens in yellow vests show the way.";
        item.place = "The lawn between the harbour office and the bicycle sheds, behind the blue containers";
        CHECK(letters(designed(item, "atelier", *fonts, size)).find("containers") != std::string::npos);
    }
}

TEST_CASE("an emergency stays one, however long its words are") {
    const auto fonts = test::bundled_fonts();
    auto item = notice(model::Severity::emergency);
    for (int i = 0; i < 5; ++i) item.title += " and then go on to the assembly point beyond the bridge";
    CHECK(designed(item, "atelier", *fonts, {1920, 1080}).name ==
          designed(notice(model::Severity::emergency), "atelier", *fonts, {1920, 1080}).name);
}

TEST_CASE("a rating is shown as stars where there is one") {
    const auto fonts = test::bundled_fonts();
    model::Item item;
    item.id = "quote";
    item.kind = model::Kind::quote;
    item.body = "They rang us back before we had finished writing.";
    item.from = test::person("Mei-Lin Tan", "Operations Director", "", "", "a.jpg");
    const auto fills = [&](const char* theme) {
        std::size_t count = 0;
        const auto slide = designed(item, theme, *fonts, {1920, 1080});
        for (const auto& command : slide.ground->commands) count += std::holds_alternative<Fill>(command) ? 1 : 0;
        return count;
    };
    for (const char* theme : kThemes) {
        item.rating.reset();
        const auto without = fills(theme);
        item.rating = 4;
        CHECK_MESSAGE(fills(theme) == without + 5, theme);
        item.rating = 4.5;  // the fifth is there twice: whole, and its lit half
        CHECK_MESSAGE(fills(theme) == without + 6, theme);
    }
}

TEST_CASE("a lead that has no room is told, and one that ends with a sentence is told as well") {
    const auto fonts = test::bundled_fonts();
    auto item = test::turbines();
    CHECK(designed(item, "atelier", *fonts, {1920, 1080}).shortened.empty());
    for (int i = 0; i < 8; ++i) item.body += " Then they went on, as if nothing had happened.";
    const auto slide = designed(item, "atelier", *fonts, {1920, 1080});
    REQUIRE_FALSE(slide.shortened.empty());
    CHECK(slide.shortened.front() == "lead");
}
