// Look: all that people decided about how slides look, as the stage needs it: settings and theme are read elsewhere.
// Value; cheap to copy; any thread.
#pragma once

#include <memory>
#include <optional>

#include "model/news.h"
#include "motion/motion.h"
#include "theme/theme.h"
#include "wording/words.h"

namespace accolade::stage {

struct Look {
    std::shared_ptr<const theme::Theme> theme;  // not null
    wording::Locale locale;                     // language and zone of the screen
    model::Brand brand;                         // what is set here goes before what the feed says
    bool nameless = false;                      // the logo alone, whatever the feed says
    // Of `brand.logo` and `brand.logo_dark`; those of the feed come with the news.
    std::optional<model::PictureFile> logo, logo_dark;
    float small_text = 1;                    // what words below 6.2 u are enlarged by (screen-design.md 1.1)
    std::optional<motion::Effects> effects;  // nothing: as rich as this machine shows smoothly
    bool dark_when_closed = false;           // outside opening hours: black instead of the idle slide
};

// How much words below 6.2 u are enlarged for the people who stand farther away (screen-design.md 1.1).
float small_text_factor(double diagonal_inches, double viewing_distance_m);

}  // namespace accolade::stage
