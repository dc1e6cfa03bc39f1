#include "app/preview.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "app/look.h"
#include "app/themes.h"
#include "decoder/decoder.h"
#include "gather.h"
#include "media/encode.h"
#include "model/kind.h"
#include "motion/motion.h"
#include "os/disk.h"
#include "os/log.h"
#include "preview_celebrations.h"
#include "raster/painter.h"
#include "rules.h"
#include "schedule/reading_time.h"
#include "shots.h"
#include "slide_check.h"
#include "stage/designer.h"

namespace accolade::app {

int preview(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    const auto asked = about(options, places, disk, clock);
    if (!asked) return 1;
    const auto& setup = asked->setup;
    const auto now = asked->at;
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return refuse(fonts.error());

    std::vector<theme::Theme> themes{setup.theme};
    for (std::size_t i = 1; i < options.themes.size(); ++i) {
        auto more = read_theme_named(options.themes[i], setup.settings, places, disk);
        if (!more.theme) {
            print(more.complaints);
            return 1;
        }
        themes.push_back(std::move(*more.theme));
    }
    const Scratch scratch;
    Log log;
    const auto collected = collect(setup, now, places, disk, clock, log, scratch.path());
    print(collected.complaints);
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (error) return refuse({"the folder cannot be created: " + error.message(), options.out});

    decoder::Decoder decoder(disk, log, {});
    media::PictureLoader loader(
        disk, [&decoder](std::string_view bytes, const media::Crop& crop) { return decoder.decode(bytes, crop); }, log,
        [] {});
    stage::Designer designer(**fonts, loader, log);
    stage::Look look = look_of(setup, collected.news);
    raster::Painter painter(**fonts);
    auto sizes = options.sizes;
    if (sizes.empty()) sizes = {{1920, 1080}, {1080, 1920}};
    if (setup.settings.screen.rotation % 180 != 0 && !options.sizes.empty()) {
        for (auto& size : sizes) size = {size.h, size.w};  // what hangs upright is drawn upright
    }
    const auto seen = seen_by(setup.settings);
    SlideMeter meter(**fonts);
    SlideComplaints slides(seen);
    auto pages = pages_of(collected.news);
    if (options.config && !options.all) {
        const auto rules = rules_of(setup.settings, setup.zone);
        for (auto& page : pages)
            std::erase_if(page, [&](std::size_t i) { return !may_show(collected.news.items[i], rules, now); });
        // The last is the idle slide, with nothing on it.
        pages.erase(std::remove_if(pages.begin(), pages.end() - 1, [](const auto& page) { return page.empty(); }),
                    pages.end() - 1);
    }
    const std::size_t total = pages.size() * sizes.size() * themes.size();
    std::vector<Shot> shots;
    const bool watched = isatty(STDOUT_FILENO) == 1;  // by somebody who waits
    if (!options.celebrated.empty()) {
        auto drawn = draw_celebrations({collected.news, look, themes, sizes, now, options.celebrated, options.out},
                                       {designer, loader, painter, **fonts, disk});
        if (!drawn) return refuse(drawn.error());
        shots = std::move(*drawn);
    }
    for (const auto& theme : options.celebrated.empty() ? themes : std::vector<theme::Theme>{}) {
        look.theme = std::make_shared<const theme::Theme>(theme);
        slides.about_theme(theme);
        const std::string theme_name = std::filesystem::path(theme.folder).filename().string();
        for (const PixelSize size : sizes) {
            for (std::size_t i = 0; i < pages.size(); ++i) {
                const auto items = items_on(pages[i], collected.news);
                const model::Item* item = items.empty() ? nullptr : items.front();
                const int dashes = static_cast<int>(std::min<std::size_t>(7, pages.size() - 1));
                const stage::Canvas canvas{size, dashes > 0 ? static_cast<int>(i) % dashes : 0, dashes};
                const auto slide = slides.settled(
                    places_of(pages[i], collected.places),
                    [&] { return designer.design(look, collected.news, items, canvas, now); }, loader, collected.news);
                for (const auto on : pages[i])
                    slides.about_picture(collected.places[on], collected.news.items[on], collected.news);
                Shot shot;
                shot.item = item != nullptr ? item->id : "idle";
                for (const auto* on : items) shot.items.push_back(on->id);
                shot.kind = item != nullptr ? std::string(model::name_of(item->kind)) : "idle";
                shot.theme = theme_name;
                shot.size = size;
                shot.seconds = item != nullptr ? static_cast<double>(schedule::reading_time(items).count()) / 1000 : 10;
                shot.slide = slide.name;
                shot.complaints = slides.add(places_of(pages[i], collected.places), slide,
                                             meter.measure(slide, look, seen, collected.news), theme);
                if (items.size() == 1)
                    slides.about_address(places_of(pages[i], collected.places), *items.front(), slide);
                char number[24];
                std::snprintf(number, sizeof number, "%03zu", i + 1);
                shot.file = theme_name + "-" + std::to_string(size.w) + "x" + std::to_string(size.h) + "-" + number +
                            "-" + file_name(shot.item) + ".png";
                Bitmap bitmap(size.w, size.h, 0xFF000000U);
                painter.forget_target();
                painter.paint(motion::at_rest(slide), {bitmap.pixels.data(), size.w, size.h, size.w});
                const auto png = media::encode_png(bitmap);
                if (!png) return refuse(png.error());
                if (auto written = disk.write_whole(std::filesystem::path(options.out) / shot.file, *png); !written) {
                    return refuse(written.error());
                }
                shots.push_back(std::move(shot));
                if (watched) std::cout << "\r" << shots.size() << " of " << total << " slides" << std::flush;
            }
        }
    }
    if (watched) std::cout << "\n";
    print(slides.take());
    const std::filesystem::path out = options.out;
    for (const auto& [name, text] :
         {std::pair{"manifest.json", manifest(shots)}, std::pair{"index.html", contact_sheet(shots)}}) {
        if (auto written = disk.write_whole(out / name, text); !written) return refuse(written.error());
    }
    std::cout << (out / "index.html").string() << " shows them all\n";
    return any_error(collected.complaints) ? 1 : 0;  // what was refused has no picture here
}

}  // namespace accolade::app
