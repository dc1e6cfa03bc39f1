// Studio: designs slides for a setup: knows which words an item has now, where its pictures lie, how large they are
// shown, and asks the darkroom for them. Borrows all it is given; the thread of the Fonts.
#pragma once

#include <string>

#include "app/setup.h"
#include "base/time.h"
#include "media/darkroom.h"
#include "model/news.h"
#include "scene/slide.h"
#include "text/fonts.h"

namespace accolade::app {

struct Canvas {
    PixelSize size;
    int position = 0, count = 0;  // of the progress dashes
    int orbit = 0;                // step of the shift against burn-in, 0..11
};

class Studio {
  public:
    Studio(text::Fonts& fonts, media::Darkroom& darkroom) : fonts_(&fonts), darkroom_(&darkroom) {}

    // The slide of an item, or of none: the idle slide. `waiting` in it says that pictures are still being developed.
    scene::Slide design(const Setup& setup, const theme::Theme& theme, const model::News& news, const model::Item* item,
                        const Canvas& canvas, WallTime now);

  private:
    scene::Photo photo(const model::PictureFile* file, const scene::PictureOrder& order);

    text::Fonts* fonts_;
    media::Darkroom* darkroom_;
};

// How much words below 6.2 u are enlarged for the people who stand farther away (screen-design.md 1.1).
float small_text_factor(double diagonal_inches, double viewing_distance_m);

}  // namespace accolade::app
