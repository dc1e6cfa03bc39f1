#include "app/preview.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "app/look.h"
#include "app/themes.h"
#include "base/ascii.h"
#include "base/json.h"
#include "gather.h"
#include "media/encode.h"
#include "model/kind.h"
#include "motion/motion.h"
#include "os/disk.h"
#include "os/log.h"
#include "raster/painter.h"
#include "rules.h"
#include "schedule/reading_time.h"
#include "slide_check.h"
#include "stage/designer.h"

namespace accolade::app {
namespace {

struct Shot {
    std::string item, kind, theme, slide, file;
    std::vector<std::string> items;  // all that are on it
    PixelSize size;
    double seconds = 0;
    std::vector<std::string> complaints;
};

std::string file_name(std::string_view id) {
    std::string name;
    for (const char c : id.substr(0, 60)) {
        const bool plain = ascii::letter(c) || ascii::digit(c) || c == '-' || c == '_';
        name += plain ? c : '_';
    }
    return name.empty() ? "item" : name;
}

std::string page_escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string manifest(const std::vector<Shot>& shots) {
    std::ostringstream out;
    out << "[\n";
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const Shot& shot = shots[i];
        out << "  {\"item\": " << json::literal(shot.item) << ", \"items\": [";
        for (std::size_t j = 0; j < shot.items.size(); ++j) out << (j > 0 ? ", " : "") << json::literal(shot.items[j]);
        out << "], \"kind\": " << json::literal(shot.kind) << ", \"theme\": " << json::literal(shot.theme)
            << ", \"slide\": " << json::literal(shot.slide) << ", \"size\": \"" << shot.size.w << "x" << shot.size.h
            << "\", \"file\": " << json::literal(shot.file) << ", \"seconds\": " << shot.seconds
            << ", \"complaints\": [";
        for (std::size_t j = 0; j < shot.complaints.size(); ++j)
            out << (j > 0 ? ", " : "") << json::literal(shot.complaints[j]);
        out << "]}" << (i + 1 < shots.size() ? "," : "") << "\n";
    }
    out << "]\n";
    return out.str();
}

std::string contact_sheet(const std::vector<Shot>& shots) {
    std::ostringstream out;
    out << "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Accolade: previews</title>\n"
           "<style>body{font:16px/1.4 sans-serif;margin:24px;background:#e9e9ec;color:#1c1c22}\n"
           "figure{display:inline-block;margin:0 20px 28px 0;vertical-align:top}img{height:240px;display:block;"
           "box-shadow:0 2px 10px #0003}figcaption{margin-top:6px;max-width:430px}.c{color:#a32100}</style>\n<h1>"
        << shots.size() << " slides</h1>\n";
    for (const Shot& shot : shots) {
        out << "<figure><a href=\"" << page_escaped(shot.file) << "\"><img loading=\"lazy\" alt=\"\" src=\""
            << page_escaped(shot.file) << "\"></a><figcaption><b>" << page_escaped(shot.item) << "</b> "
            << page_escaped(shot.kind) << ", " << page_escaped(shot.theme) << ", " << shot.size.w << "×" << shot.size.h
            << ", " << shot.seconds << " s";
        for (const auto& complaint : shot.complaints)
            out << "<br><span class=\"c\">" << page_escaped(complaint) << "</span>";
        out << "</figcaption></figure>\n";
    }
    out << "</html>\n";
    return out.str();
}

int refuse(const Error& error) {
    std::cerr << "accolade: " << to_string(error) << "\n";
    return 1;
}

}  // namespace

int preview(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    auto read = read_setup(options, places, disk);
    if (!read.setup) {
        print(read.complaints);
        return 1;
    }
    const Setup& setup = *read.setup;
    const auto now = moment(options.at, setup.zone, clock().wall);
    if (!now) return refuse(now.error());
    media::start_codecs();
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
    const auto collected = collect(setup, places, disk, clock, log, scratch.path());
    print(collected.complaints);
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (error) return refuse({"the folder cannot be created: " + error.message(), options.out});

    media::PictureLoader loader(disk, media::decode, log, [] {});
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
            std::erase_if(page, [&](std::size_t i) { return !may_show(collected.news.items[i], rules, *now); });
        // The last is the idle slide, with nothing on it.
        pages.erase(std::remove_if(pages.begin(), pages.end() - 1, [](const auto& page) { return page.empty(); }),
                    pages.end() - 1);
    }
    const std::size_t total = pages.size() * sizes.size() * themes.size();
    std::vector<Shot> shots;
    const bool watched = isatty(STDOUT_FILENO) == 1;  // by somebody who waits
    for (const auto& theme : themes) {
        look.theme = std::make_shared<const theme::Theme>(theme);
        slides.about_theme(theme);
        const std::string theme_name = std::filesystem::path(theme.folder).filename().string();
        for (const PixelSize size : sizes) {
            for (std::size_t i = 0; i < pages.size(); ++i) {
                const auto items = items_on(pages[i], collected.news);
                const model::Item* item = items.empty() ? nullptr : items.front();
                const int dashes = static_cast<int>(std::min<std::size_t>(7, pages.size() - 1));
                const stage::Canvas canvas{size, dashes > 0 ? static_cast<int>(i) % dashes : 0, dashes};
                slide::Slide slide = designer.design(look, collected.news, items, canvas, *now);
                if (slide.waiting) {
                    loader.wait_idle();
                    slide = designer.design(look, collected.news, items, canvas, *now);
                }
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
