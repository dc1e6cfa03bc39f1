// Designer: designs the slides of one screen: knows which words an item has now, where its pictures lie, how large they
// are shown, and asks for them to be decoded. Says in the log which scripts no font has, each once. Borrows all it is
// given; the thread of the Fonts.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "media/picture_loader.h"
#include "model/celebration.h"
#include "model/news.h"
#include "os/log.h"
#include "slide/slide.h"
#include "stage/look.h"
#include "text/fonts.h"

namespace accolade::stage {

struct Canvas {
    PixelSize size;
    int position = 0, count = 0;  // of the progress dashes
    int orbit = 0;                // step of the shift against burn-in, 0..11
    slide::Arrangement corners = slide::Arrangement::usual;
    std::optional<double> counts_from{};  // where its number was when it was on last
};

class Designer {
  public:
    Designer(text::Fonts& fonts, media::PictureLoader& loader, Log& log)
        : fonts_(&fonts), loader_(&loader), log_(&log) {}

    // The slide of an item, of several that share one, or of none: the idle slide. `waiting` in it says that pictures
    // are still being decoded.
    slide::Slide design(const Look& look, const model::News& news, std::span<const model::Item* const> items,
                        const Canvas& canvas, WallTime now);
    // `item`: null for the idle slide.
    slide::Slide design(const Look& look, const model::News& news, const model::Item* item, const Canvas& canvas,
                        WallTime now) {
        return design(look, news, item == nullptr ? Items{} : Items{&item, 1}, canvas, now);
    }
    // The slide for which another one breaks off.
    slide::Slide celebrate(const Look& look, const model::News& news, const model::Item& item,
                           const model::Celebration& celebration, const Canvas& canvas, WallTime now);
    // The bar that tells of it over a slide. `ends`: where the bar ends at least, px; 0: where its words do.
    slide::Slide banner(const Look& look, const model::News& news, const model::Item& item,
                        const model::Celebration& celebration, const Canvas& canvas, WallTime now, float ends = 0);

  private:
    using Items = std::span<const model::Item* const>;

    slide::Slide laid_out(const slide::Content& content, const Look& look, const model::News& news,
                          const Canvas& canvas);
    void tell_missing(std::string_view item);
    slide::Photo photo(const model::PictureFile* file, const slide::PictureRequest& order, const std::string& without);

    text::Fonts* fonts_;
    media::PictureLoader* loader_;
    Log* log_;
    std::set<std::string> told_;  // scripts
};

// Outside opening hours, where the settings ask for the dark.
slide::Slide dark_slide(PixelSize size);

// What staff can do about characters that no font has. `script` is its ISO 15924 code.
std::string missing_advice(std::string_view script);

// Where brand, clock and progress stand at a moment: they change corners every hour, and are left out for a quarter of
// the time: every fourth minute where slides come and go, a quarter of an hour where one stands alone.
enum class Company { alone, others };
slide::Arrangement corners_at(WallTime at, Company company);

}  // namespace accolade::stage
