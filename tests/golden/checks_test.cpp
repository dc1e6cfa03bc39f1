// What must be true of every slide (screen-design.md 0 and 6), measured on all that the golden pictures show: every
// kind, in every theme, landscape and upright.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "golden/gallery.h"
#include "golden/holding.h"

namespace {

using namespace accolade;
using namespace accolade::test;

constexpr PixelSize kSizes[] = {{960, 540}, {540, 960}};
constexpr float kMargin = 5.4F;  // u: 6.4 of the baseline, less what letters reach below it
// Words on a field of their own that bleeds to the edge stand in its middle: nearer to the edge than others.
constexpr float kFieldMargin = 2.8F;
const std::set<std::string> kOnFields{"thanked", "thanked_line", "thanker", "thanker_line", "tile", "medal", "period"};
constexpr float kTouching = 0.3F;  // u: accents and tails of neighbouring lines
constexpr int kColumns = 32, kRows = 18;

struct Words {
    std::string part, words;
    Rect ink;
};

std::vector<Words> words_on(const slide::Report& report) {
    std::vector<Words> all;
    for (const auto& part : report.parts)
        for (const auto& words : part.words) all.push_back({part.name, words.words, words.ink});
    return all;
}

// Share of the screen that is one calm colour, or a calm picture: cells in which hardly anything changes.
float calm_share(const Bitmap& picture) {
    const bool upright = picture.height > picture.width;
    const int columns = upright ? kRows : kColumns, rows = upright ? kColumns : kRows;
    int calm = 0;
    for (int cell = 0; cell < columns * rows; ++cell) {
        const int x0 = picture.width * (cell % columns) / columns, x1 = picture.width * (cell % columns + 1) / columns;
        const int y0 = picture.height * (cell / columns) / rows, y1 = picture.height * (cell / columns + 1) / rows;
        double sum = 0, squares = 0;
        for (int y = y0; y < y1; ++y) {
            for (int x = x0; x < x1; ++x) {
                const auto pixel = picture.row(y)[x];
                const double grey =
                    0.3 * ((pixel >> 16U) & 0xFFU) + 0.6 * ((pixel >> 8U) & 0xFFU) + 0.1 * (pixel & 0xFFU);
                sum += grey, squares += grey * grey;
            }
        }
        const double n = static_cast<double>(x1 - x0) * (y1 - y0), mean = sum / n;
        if (std::sqrt(std::max(0.0, squares / n - mean * mean)) < 12) ++calm;
    }
    return static_cast<float>(calm) / static_cast<float>(columns * rows);
}

template <class Check>
void on_every_slide(Gallery& gallery, Check check) {
    for (const auto& theme : gallery.themes()) {
        for (const PixelSize size : kSizes) {
            std::vector<const model::Item*> items{nullptr};
            for (const auto& item : gallery.items())
                if (!item.id.contains('+')) items.push_back(&item);  // those share another's slide
            for (const auto* item : items) {
                const auto slide = gallery.design(theme, item, size);
                INFO(Gallery::name_of(theme) << " " << (size.portrait() ? "upright" : "landscape") << ", "
                                             << (item != nullptr ? item->id : "idle") << ": " << slide.name);
                check(theme, slide);
            }
        }
    }
}

}  // namespace

TEST_CASE(
    "every slide can be read: sizes, contrast on what is really behind the words, nothing cut, nothing left out") {
    Gallery gallery;
    on_every_slide(gallery, [&](const theme::Theme& theme, const slide::Slide& slide) {
        const auto report = gallery.report(slide, theme);
        CHECK(slide.fits);
        for (const auto& problem : slide::problems(report, gallery.seen())) {
            if (problem.cause == slide::Problem::Cause::picture) continue;  // the samples' are small
            FAIL_CHECK(problem.what);
        }
    });
}

TEST_CASE("margins are free of words, and words stand clear of each other") {
    Gallery gallery;
    on_every_slide(gallery, [&](const theme::Theme& theme, const slide::Slide& slide) {
        const float u = slide.size.unit();
        const auto all = words_on(gallery.report(slide, theme));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Rect ink = inset(all[i].ink, 2);  // the air that its bounds have
            if (ink.empty()) continue;
            const float margin = (kOnFields.contains(all[i].part) ? kFieldMargin : kMargin) * u;
            const Rect inner =
                inset({0, 0, static_cast<float>(slide.size.w), static_cast<float>(slide.size.h)}, margin);
            const bool within =
                ink.x >= inner.x && ink.y >= inner.y && ink.right() <= inner.right() && ink.bottom() <= inner.bottom();
            CHECK_MESSAGE(within, all[i].part << ", \"" << all[i].words << "\": " << ink.x / u << " " << ink.y / u
                                              << " to " << ink.right() / u << " " << ink.bottom() / u << " u");
            for (std::size_t k = 0; k < i; ++k) {
                const Rect other = inset(all[k].ink, 2 + kTouching * u);
                const bool apart = other.empty() || ink.x >= other.right() || other.x >= ink.right() ||
                                   ink.y >= other.bottom() || other.y >= ink.bottom();
                CHECK_MESSAGE(apart, all[i].part << ", \"" << all[i].words << "\", stands on " << all[k].part << ", \""
                                                 << all[k].words << "\"");
            }
        }
    });
}

TEST_CASE("a third of every slide is calm") {
    Gallery gallery;
    on_every_slide(gallery, [&](const theme::Theme&, const slide::Slide& slide) {
        CHECK(calm_share(gallery.paint(motion::at_rest(slide), slide.size)) >= 0.33F);
    });
}

TEST_CASE("no slide of ours is complained of because of a brand") {
    constexpr std::array kSeeds{"#FFCC00", "#FFFFFF", "#000000", "#A4E000", "#E4002B", "#F58220"};
    Gallery gallery;
    for (std::size_t i = 0; i < gallery.themes().size(); ++i) {
        for (std::size_t seed = 0; seed < kSeeds.size(); ++seed) {
            // Each with one of them, and with all of them in the long round.
            const bool turn = seed == i % kSeeds.size();
            if (!turn && !asked("ACCOLADE_SLOW")) continue;
            const auto theme = gallery.branded(Gallery::name_of(gallery.themes()[i]), *parse_color(kSeeds[seed]));
            for (const auto& complaint : theme::readability(theme, gallery.seen()))
                FAIL_CHECK(kSeeds[seed] << ": " << to_string(complaint));
            for (const PixelSize size : kSizes) {
                for (const auto& item : gallery.items()) {
                    const auto slide = gallery.design(theme, &item, size);
                    for (const auto& problem : slide::problems(gallery.report(slide, theme), gallery.seen())) {
                        if (problem.cause != slide::Problem::Cause::ink) continue;
                        FAIL_CHECK(Gallery::name_of(theme)
                                   << ", " << kSeeds[seed] << ", " << item.id << ": " << problem.what);
                    }
                }
            }
        }
    }
}
