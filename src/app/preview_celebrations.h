// Stills of celebrations: what an item's takes the screen by, second by second, and its banner over another slide: for
// who writes a theme. One thread, that of the Fonts.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "media/picture_loader.h"
#include "model/news.h"
#include "os/disk.h"
#include "raster/painter.h"
#include "shots.h"
#include "stage/designer.h"
#include "stage/look.h"

namespace accolade::app {

// Borrowed.
struct Celebrated {
    const model::News& news;
    const stage::Look& look;
    const std::vector<theme::Theme>& themes;
    const std::vector<PixelSize>& sizes;
    WallTime now;
    const std::vector<std::string>& items;  // ids; "*" for every item that would be celebrated
    std::string folder;
};
struct Drawers {
    stage::Designer& designer;
    media::PictureLoader& loader;
    raster::Painter& painter;
    text::Fonts& fonts;
    Disk& disk;
};

// Draws them into the folder.
Result<std::vector<Shot>> draw_celebrations(const Celebrated& what, const Drawers& with);

// What a number of the item would be celebrated as, now or when it falls.
model::Celebration celebration_of(const model::Item& item, WallTime now);

}  // namespace accolade::app
