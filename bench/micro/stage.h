// Stage: what the micro benchmarks work on: the demo's news with their pictures, the setup, fonts. Made once, on first
// use; everything else is values. One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/look.h"
#include "app/setup.h"
#include "feed/feed_parser.h"
#include "gfx/frame.h"
#include "gfx/path.h"
#include "media/picture_loader.h"
#include "model/news.h"
#include "os/disk.h"
#include "os/log.h"
#include "stage/designer.h"
#include "text/fonts.h"

namespace accolade::bench {

struct Stage {
    Stage();

    // The first item of a kind; the demo has one of each.
    std::size_t first_of(std::string_view kind) const;
    // Item `index` of the demo's, with its pictures.
    slide::Slide slide(std::size_t index, PixelSize size);

    RealDisk disk;
    Log log{[](std::string_view) {}, machine_clock(), false};
    app::Setup setup;
    model::News news;
    std::unique_ptr<text::Fonts> fonts;
    media::PictureLoader loader{disk, media::decode, log, [] {}};
    stage::Look look;
    std::unique_ptr<stage::Designer> designer;
};

Stage& stage();

std::string demo_feed();                    // its bytes
std::string large_feed(std::size_t items);  // the demo's items over and over, each with an id of its own
std::string file(const std::string& name);  // of the demo
std::unique_ptr<text::Fonts> new_fonts();

// The benchmarks of each file. Called by main: what they ask of the kinds is not there before.
void register_pixels();
void register_words();
void register_celebrations();

}  // namespace accolade::bench
