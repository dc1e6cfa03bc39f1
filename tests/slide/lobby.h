// Lobby: the shipped themes, the bundled fonts, and people to celebrate: what a slide is designed for in these tests.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "os/disk.h"
#include "slide/slide.h"
#include "theme/theme_reader.h"
#include "wording/celebration.h"
#include "wording/words.h"

namespace accolade::test {

inline theme::Theme theme_named(const std::string& name) {
    const std::string root = ACCOLADE_SOURCE_DIR;
    RealDisk disk;
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = root + "/themes/base";
    sources.fonts = root + "/assets/fonts";
    sources.kinds.assign(wording::slide_kinds().begin(), wording::slide_kinds().end());
    sources.words = [](std::string_view kind) { return wording::word_names(kind); };
    auto read = theme::read_theme(root + "/themes/" + name, sources);
    for (const auto& complaint : read.complaints) MESSAGE(to_string(complaint));
    REQUIRE(read.theme);
    return std::move(*read.theme);
}

inline std::unique_ptr<text::Fonts> bundled_fonts(text::SystemFonts system = text::SystemFonts::ignore) {
    auto fonts = text::Fonts::open(ACCOLADE_SOURCE_DIR "/assets/fonts", system);
    REQUIRE(fonts);
    return std::move(*fonts);
}

enum class Photos { there, missing };

// One pixel stands for every picture: where things are is all that is asked.
inline slide::Stage stage_of(const theme::Theme& theme, text::Fonts& fonts, PixelSize size,
                             Photos photos = Photos::there) {
    slide::Stage stage;
    stage.theme = &theme;
    stage.fonts = &fonts;
    stage.size = size;
    if (photos == Photos::there) {
        static const BitmapPtr pixel = std::make_shared<Bitmap>(1, 1, 0xFF808080U);
        stage.pictures = [](const slide::PictureRequest&) { return slide::Photo{pixel, false}; };
        stage.picture_size = [](const std::string&) { return std::optional(PixelSize{1200, 900}); };
    } else {
        stage.pictures = [](const slide::PictureRequest&) { return slide::Photo{}; };
        stage.picture_size = [](const std::string&) { return std::optional<PixelSize>(); };
    }
    return stage;
}

// A Tuesday in November, 14:32 UTC.
inline WallTime afternoon() {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::minutes(14 * 60 + 32);
}

// Borrows the item, as the Content does.
inline slide::Content content_of(const model::Item& item,
                                 const model::Brand& brand = {"Nordhavn", std::string(model::kHouseMark)}) {
    slide::Content content;
    const wording::Locale locale{"en-GB", model::Zone()};
    content.id = item.id;
    content.kind = std::string(model::name_of(item.kind));
    content.language = item.language.empty() ? "en-GB" : item.language;
    content.words = wording::words_of(item, brand, locale, afternoon());
    content.item = &item;
    if (item.counter) content.counter = wording::counter_value(*item.counter, afternoon());
    content.position = 2;
    content.count = 7;
    return content;
}

inline slide::Content idle_content(const model::Brand& brand = {"Nordhavn", std::string(model::kHouseMark)}) {
    slide::Content content;
    content.id = "idle";
    content.kind = "idle";
    content.language = "en-GB";
    content.words = wording::idle_words(brand, {"en-GB", model::Zone()}, afternoon());
    return content;
}

inline model::Person person(std::string name, std::string role = "", std::string team = "", std::string place = "",
                            std::string photo = "") {
    model::Person who;
    who.name = std::move(name);
    who.role = std::move(role);
    who.team = std::move(team);
    who.place = std::move(place);
    who.photo = std::move(photo);
    return who;
}

inline model::Item turbines() {
    model::Item item;
    item.id = "storm-crew";
    item.title = "Twelve turbines, back on the grid before the storm";
    item.body =
        "When the Horns Reef export cable failed, the night crew rerouted power through a line that had never been "
        "used.";
    item.image = "sea.jpg";
    item.people = {person("Horns Reef night crew", "Offshore Operations", "", "Esbjerg"),
                   person("Jonas Lind", "", "", "", "a.jpg"), person("Ada Holm", "", "", "", "b.jpg"),
                   person("Amara Obi", "", "", "", "c.jpg")};
    item.figures = {{{36, 0}, "hours"}, {{12, 0}, "turbines"}, {{871204, 0}, "homes"}};
    return item;
}

inline model::Item homes() {
    model::Item item;
    item.id = "homes";
    item.kind = model::Kind::milestone;
    item.title = "Homes with wind power from Nordhavn";
    item.body = "One million by spring.";
    model::Counter counter;
    counter.value = {871204, 0};
    counter.target = model::Number{1000000, 0};
    counter.previous = model::Number{869886, 0};
    counter.unit = "homes";
    item.counter = counter;
    return item;
}

inline model::Item praise() {
    model::Item item;
    item.id = "praise";
    item.kind = model::Kind::quote;
    item.body = "They called us before we knew that anything was wrong.";
    item.from = person("Ingrid Solheim", "Head of Operations", "", "", "ingrid.jpg");
    item.from->company = "Fjordtrans";
    return item;
}

}  // namespace accolade::test
