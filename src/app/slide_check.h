// SlideCheck: paints a slide without its words to measure what they stand on, and gathers what people could not read,
// each cause once: an item's words for all its slides, a theme's style or colour for all its items. For check, previews
// and the inspector. Resource; borrows the Fonts, the thread of the Fonts.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/setup.h"
#include "base/complaint.h"
#include "media/picture_loader.h"
#include "model/news.h"
#include "raster/painter.h"
#include "slide/report.h"
#include "stage/look.h"

namespace accolade::app {

// How the people of the house see the screen.
theme::Seen seen_by(const config::Settings& settings);

class SlideMeter {
  public:
    explicit SlideMeter(text::Fonts& fonts) : fonts_(fonts), painter_(fonts) {}

    slide::Report measure(const slide::Slide& slide, const stage::Look& look, const theme::Seen& seen,
                          const model::News& news);

  private:
    text::Fonts& fonts_;
    raster::Painter painter_;
};

class SlideComplaints {
  public:
    explicit SlideComplaints(const theme::Seen& seen) : seen_(seen) {}

    // What is said about the theme already is not said again.
    void about_theme(const theme::Theme& theme);
    // `place`: where the item stands in its feed; empty for the idle slide. Gives what is wrong on this slide, a
    // sentence each.
    std::vector<std::string> add(const std::string& place, const slide::Slide& slide, const slide::Report& report,
                                 const theme::Theme& theme);
    // A picture that is too small for any slide.
    void about_picture(const std::string& place, const model::Item& item, const model::News& news);
    // The slide once every picture of it is there, or cannot be decoded, which is said at `place`.
    slide::Slide settled(const std::string& place, const std::function<slide::Slide()>& design,
                         media::PictureLoader& loader, const model::News& news);
    // An item's address that its slide shows neither as a code nor in words; once for each of the theme's slides.
    void about_address(const std::string& place, const model::Item& item, const slide::Slide& slide);
    Complaints take();  // those of items in the order they came in, then those of themes

  private:
    struct TooLong {
        std::string words;  // but for the screens
        bool landscape = false, upright = false;
    };
    struct OfItem {
        std::string place;
        std::optional<TooLong> too_long;
        std::map<std::string, slide::SmallPicture> small{};  // by address
        std::vector<std::string> others{};
        std::set<std::string> known{};
    };

    OfItem& of(const std::string& place);
    void about_theme(const slide::Problem& problem, const theme::SlideLayout& layout, const theme::Theme& theme);
    void tell(Complaint complaint);
    bool told(const std::string& where, const std::string& words) const;

    theme::Seen seen_;
    std::vector<OfItem> items_;
    std::set<std::string> unshown_;  // slides
    Complaints themes_;
};

}  // namespace accolade::app
