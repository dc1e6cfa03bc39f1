// accolade check: settings, theme, feed, and every slide painted as it would be shown.
#include <algorithm>
#include <iostream>
#include <utility>

#include "app/explain.h"
#include "app/look.h"
#include "app/preview.h"
#include "app/themes.h"
#include "decoder/decoder.h"
#include "gather.h"
#include "media/picture_loader.h"
#include "rules.h"
#include "slide_check.h"
#include "stage/designer.h"

namespace accolade::app {
namespace {

void add_new(Complaints& all, const Complaints& more) {
    for (const auto& complaint : more) {
        if (std::find(all.begin(), all.end(), complaint) == all.end()) all.push_back(complaint);
    }
}

// Paints every item, on both kinds of screen: what people could not read or see sharply, and what no font has.
Complaints slides_complaints(const Setup& setup, const Places& places, const feed::Collected& collected, Disk& disk,
                             Log& log, WallTime now) {
    Complaints complaints;
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return {{Severity::error, fonts.error().where, fonts.error().what}};
    for (const auto& [role, file] : setup.theme.fonts) {
        const auto good = (*fonts)->try_file(file);
        if (!good && fonts_are_there(places, disk))
            complaints.push_back(
                {Severity::error, file, "the font for \"" + role + "\" cannot be used: " + good.error().what});
    }
    decoder::Decoder decoder(disk, log, {});
    media::PictureLoader loader(
        disk, [&decoder](std::string_view bytes, const media::Crop& crop) { return decoder.decode(bytes, crop); }, log,
        [] {});
    stage::Designer designer(**fonts, loader, log);
    const auto look = look_of(setup, collected.news);
    const auto seen = seen_by(setup.settings);
    SlideMeter meter(**fonts);
    SlideComplaints slides(seen);
    slides.about_theme(setup.theme);
    auto missing = (*fonts)->missing();
    const auto& news = collected.news;
    for (const auto& page : pages_of(news)) {
        const auto items = items_on(page, news);
        const std::string place = places_of(page, collected.places);
        for (const auto on : page) slides.about_picture(collected.places[on], news.items[on], news);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            const auto slide =
                slides.settled(place, [&] { return designer.design(look, news, items, {size}, now); }, loader, news);
            slides.add(place, slide, meter.measure(slide, look, seen, news), setup.theme);
            for (const auto* item : items) slides.about_address(place, *item, slide);
        }
        for (const auto& [script, count] : (*fonts)->missing()) {
            if (count == missing[script]) continue;
            complaints.push_back({Severity::warning, place, stage::missing_advice(script)});
        }
        missing = (*fonts)->missing();
    }
    add_new(complaints, slides.take());
    return complaints;
}

}  // namespace

int check(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    auto read = read_setup(options, places, disk);
    Complaints complaints = std::move(read.complaints);
    std::size_t items = 0, shown = 0;
    // Also where the settings are wrong: whoever corrects them wants to hear about the feed at the same time.
    if (const auto& setup = read.setup ? read.setup : read.standing) {
        const Scratch scratch;
        Log quiet([](std::string_view) {}, clock, false);
        const auto collected = collect(*setup, clock().wall, places, disk, clock, quiet, scratch.path());
        add_new(complaints, collected.complaints);
        const auto explained = explanations(collected, rules_of(setup->settings, setup->zone), clock().wall);
        items = explained.size();
        shown = static_cast<std::size_t>(
            std::ranges::count_if(explained, [](const auto& one) { return one.reasons.empty(); }));
        if (read.setup) {
            add_new(complaints, slides_complaints(*setup, places, collected, disk, quiet, clock().wall));
        }
    }
    print(complaints);
    const auto of = [&](Severity severity) {
        return static_cast<std::size_t>(std::ranges::count(complaints, severity, &Complaint::severity));
    };
    const auto counted = [](std::size_t count, const std::string& what) {
        return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
    };
    std::cout << counted(items, "item");
    if (shown < items)
        std::cout << ": " << shown << " shown now, " << items - shown << " not (accolade explain says why)";
    std::cout << ", " << counted(of(Severity::error), "error") << ", " << counted(of(Severity::warning), "warning")
              << "\n";
    return of(Severity::error) > 0 ? 1 : 0;
}

}  // namespace accolade::app
