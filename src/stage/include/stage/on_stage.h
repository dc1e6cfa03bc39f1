// OnStage: a slide as it was designed for a showing, with all that it was designed from: so that it can be told when it
// must be designed anew. Values and functions; the thread of the Fonts.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/time.h"
#include "model/news.h"
#include "motion/ticking.h"
#include "schedule/show.h"
#include "slide/slide.h"
#include "stage/designer.h"

namespace accolade::stage {

// All that one turn of the loop goes by.
struct Scene {
    const Look& look;
    const schedule::Show& show;
    std::shared_ptr<const model::News> news;  // the newest; never null
    PixelSize size;                           // of the screen
    Now now;
    unsigned pictures = 0;  // decoded so far: when there are more, what waits for one is designed again
    // What this screen showed last of the item's counter; nothing, or no function: it has not been on.
    std::function<std::optional<double>(const std::string& item)> showed{};
    // Told of an item that is neither on nor next, before anything is made of it.
    std::function<void(const model::Item& item)> makes{};
};

struct OnStage {
    schedule::Showing showing;  // and the news that its words are from
    Canvas canvas;
    WallTime worded{};      // the moment whose words it has
    unsigned pictures = 0;  // that had been decoded
    slide::Slide slide;
};

Canvas canvas_for(const schedule::Showing& showing, const Scene& scene, WallTime at);

OnStage design(Designer& designer, const Scene& scene, const schedule::Showing& showing, const Canvas& canvas,
               WallTime at);

// The first moment after `since` at which the words of a slide may differ: the next minute, or a counter's next tick.
WallTime words_change(const model::Item* item, WallTime since);
// Whether they may by now; also where the clock on the wall has been set back since.
bool words_are_old(const OnStage& on, WallTime now);

bool looks_the_same(const slide::Slide& a, const slide::Slide& b);
// Whether nothing but the number differs between the same item of older and of newer news.
bool only_counter_differs(const model::Item* older, const model::Item* newer);

}  // namespace accolade::stage
