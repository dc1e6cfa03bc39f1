// Gallery: draws slides exactly as the show does, from settings, a feed and a moment that never change, with the fonts
// that come with the program and, unless asked for, no others. Resource; one thread.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/look.h"
#include "app/setup.h"
#include "app/themes.h"
#include "feed/worker.h"
#include "media/picture_loader.h"
#include "model/kind.h"
#include "motion/celebration.h"
#include "motion/motion.h"
#include "os/disk.h"
#include "os/log.h"
#include "raster/painter.h"
#include "slide/report.h"
#include "stage/banner.h"
#include "stage/designer.h"
#include "support/temp_folder.h"
#include "support/themes.h"

namespace accolade::test {

class Gallery {
  public:
    // `config`: beside the feeds of the golden pictures, or anywhere as a whole path.
    explicit Gallery(const std::string& config = "kiosk.json", text::SystemFonts system = text::SystemFonts::ignore) {
        media::start_codecs();
        app::Options options;
        options.config = (std::filesystem::path(ACCOLADE_SOURCE_DIR "/tests/golden/feed") / config).string();
        auto read = app::read_setup(options, places_, disk_);
        for (const auto& complaint : read.complaints) FAIL_CHECK(to_string(complaint));
        REQUIRE(read.setup);
        setup_ = std::move(*read.setup);
        for (const auto& name : shipped_themes()) {
            auto theme = app::read_theme_named(name, setup_.settings, places_, disk_);
            for (const auto& complaint : theme.complaints) FAIL_CHECK(to_string(complaint));
            REQUIRE(theme.theme);
            themes_.push_back(std::move(*theme.theme));
        }
        const Clock clock = [] { return Now{}; };
        auto collected = feed::collect_once(app::sources_of(setup_, places_), {"accolade/golden", disk_, clock, log_},
                                            folder_.path(), setup_.settings.language);
        for (const auto& complaint : collected.complaints) FAIL_CHECK(to_string(complaint));
        news_ = std::move(collected.news);
        now_ = setup_.zone.instant({2026, 11, 23}, 14 * 60 + 32);

        auto fonts = text::Fonts::open(places_.fonts(), system);
        REQUIRE(fonts.has_value());
        fonts_ = std::move(*fonts);
        loader_ = std::make_unique<media::PictureLoader>(disk_, media::decode, log_, [] {});
        designer_ = std::make_unique<stage::Designer>(*fonts_, *loader_, log_);
        painter_ = std::make_unique<raster::Painter>(*fonts_);
    }

    text::Fonts& fonts() { return *fonts_; }
    const std::vector<theme::Theme>& themes() const { return themes_; }
    const theme::Theme& theme(const std::string& name) const {
        for (const auto& theme : themes_) {
            if (name_of(theme) == name) return theme;
        }
        FAIL("no theme " << name);
        return themes_.front();
    }
    static std::string name_of(const theme::Theme& theme) {
        return std::filesystem::path(theme.folder).filename().string();
    }
    const model::Items& items() const { return news_.items; }
    // Null for "idle".
    const model::Item* item(const std::string& id) const {
        for (const auto& item : news_.items) {
            if (item.id == id) return &item;
        }
        if (id != "idle") FAIL("no item " << id);
        return nullptr;
    }

    slide::Slide design(const theme::Theme& theme, const model::Item* item, PixelSize size,
                        slide::Arrangement corners = slide::Arrangement::usual) {
        const stage::Canvas canvas{size, 2, 7, 0, corners};
        auto look = app::look_of(setup_);
        look.theme = std::make_shared<const theme::Theme>(theme);
        // Items "x+1", "x+2" share the slide of "x".
        std::vector<const model::Item*> page;
        if (item != nullptr) page.push_back(item);
        for (const auto& other : news_.items) {
            if (item != nullptr && other.id.starts_with(item->id + "+")) page.push_back(&other);
        }
        auto slide = designer_->design(look, news_, page, canvas, now_);
        if (!slide.waiting) return slide;
        loader_->wait_idle();
        return designer_->design(look, news_, page, canvas, now_);
    }

    Bitmap draw(const theme::Theme& theme, const model::Item* item, PixelSize size,
                slide::Arrangement corners = slide::Arrangement::usual) {
        const auto slide = design(theme, item, size, corners);
        CHECK_FALSE(slide.waiting);
        return paint(motion::at_rest(slide), size);
    }

    Bitmap draw(const Frame& frame) { return paint(frame, frame.size); }
    Bitmap paint(const Frame& frame, PixelSize size) {
        Bitmap bitmap(size.w, size.h, 0xFF000000U);
        painter_->forget_target();
        painter_->paint(frame, {bitmap.pixels.data(), size.w, size.h, size.w});
        return bitmap;
    }

    // How well a slide can be read from where people stand.
    theme::Seen seen() const {
        const auto& screen = setup_.settings.screen;
        return {screen.diagonal_inches, screen.viewing_distance_m,
                stage::small_text_factor(screen.diagonal_inches, screen.viewing_distance_m)};
    }
    slide::Report report(const slide::Slide& slide, const theme::Theme& theme) {
        const Bitmap behind = paint(motion::at_rest(slide::without_words(slide)), slide.size);
        return slide::report(slide, theme, *fonts_, seen(), &behind, {});
    }

    theme::Theme branded(const std::string& name, Color brand) {
        auto settings = setup_.settings;
        settings.brand.color = brand;
        auto read = app::read_theme_named(name, settings, places_, disk_);
        REQUIRE(read.theme);
        return std::move(*read.theme);
    }

    // All of a celebration: of a number where the item counts one, and of its people otherwise.
    struct Celebrated {
        slide::Slide before, slide, after;
        motion::Takeover takeover;

        Frame at(Milliseconds since, text::Fonts& fonts, motion::Effects effects = motion::Effects::full) const {
            return motion::celebration(&before, &slide, &after, takeover, since, effects, fonts);
        }
    };
    static model::Celebration celebration_of(const model::Item& item) {
        model::Celebration celebration;
        celebration.key = item.id;
        celebration.item = item.id;
        if (item.counter && item.counter->target) celebration.number = item.counter->target->value;
        if (celebration.number) celebration.from = *celebration.number - 11;
        return celebration;
    }
    Celebrated celebrate(const theme::Theme& theme, const model::Item& item, PixelSize size) {
        const auto celebration = celebration_of(item);
        auto look = app::look_of(setup_);
        look.theme = std::make_shared<const theme::Theme>(theme);
        const auto make = [&] { return designer_->celebrate(look, news_, item, celebration, {size, 0, 0}, now_); };
        Celebrated made{design(theme, &item, size), make(), design(theme, this->item("story"), size), {}};
        if (made.slide.waiting) {
            loader_->wait_idle();
            made.slide = make();
        }
        CHECK_FALSE(made.slide.waiting);
        made.takeover = motion::takeover_of(&made.before, made.slide, motion::Effects::full,
                                            motion::seed_of(celebration.key), *fonts_);
        return made;
    }

    // The item's banner over another one's slide.
    Frame banner(const theme::Theme& theme, const model::Item& item, const model::Item& below, PixelSize size) {
        const auto under = design(theme, &below, size);
        auto look = app::look_of(setup_);
        look.theme = std::make_shared<const theme::Theme>(theme);
        const auto make = [&] {
            return stage::banner_over(under, *designer_, look, news_, item, celebration_of(item), {size, 2, 7}, now_);
        };
        auto bar = make();
        if (bar && bar->waiting) {
            loader_->wait_idle();
            bar = make();
        }
        REQUIRE(bar);
        Frame frame = motion::at_rest(under);
        for (const auto& actor : under.actors) {
            if (stage::makes_room(actor, *bar))
                std::erase_if(frame.layers, [&](const Layer& layer) { return layer.drawing == actor.drawing; });
        }
        frame.layers.push_back({bar->ground, {}, 1, 1, {}, {}});
        return frame;
    }

  private:
    const app::Places places_{ACCOLADE_SOURCE_DIR};
    RealDisk disk_;
    Log log_;
    TempFolder folder_;
    app::Setup setup_;
    std::vector<theme::Theme> themes_;
    model::News news_;
    WallTime now_{};
    std::unique_ptr<text::Fonts> fonts_;
    std::unique_ptr<media::PictureLoader> loader_;
    std::unique_ptr<stage::Designer> designer_;
    std::unique_ptr<raster::Painter> painter_;
};

}  // namespace accolade::test
