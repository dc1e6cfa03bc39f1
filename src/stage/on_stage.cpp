#include "stage/on_stage.h"

#include <algorithm>
#include <cmath>

#include "wording/countdown.h"

namespace accolade::stage {
namespace {

constexpr Milliseconds kBackwards{2'000};  // the words of a slide made ready may be so far ahead of the clock

}  // namespace

Canvas canvas_for(const schedule::Showing& showing, const Scene& scene, WallTime at) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
    const int count = showing.progress.count;
    Canvas canvas{scene.size, showing.progress.position, count, static_cast<int>(((minutes % 12) + 12) % 12),
                  showing.idle()
                      ? slide::Arrangement::usual  // its tiles turn, and its words have the calm of its corners
                      : corners_at(at, count > 1 ? Company::others : Company::alone)};
    const auto* item = showing.item();
    if (item != nullptr && item->counter && scene.showed) canvas.counts_from = scene.showed(item->id);
    return canvas;
}

OnStage design(Designer& designer, const Scene& scene, const schedule::Showing& showing, const Canvas& canvas,
               WallTime at) {
    OnStage made{showing, canvas, at, scene.pictures, {}};
    if (showing.celebration && showing.item() != nullptr) {
        made.slide = designer.celebrate(scene.look, *showing.news, *showing.item(), *showing.celebration, canvas, at);
        return made;
    }
    made.slide = showing.closed && scene.look.dark_when_closed
                     ? dark_slide(canvas.size)
                     : designer.design(scene.look, *showing.news, showing.on_slide(), canvas, at);
    return made;
}

WallTime words_change(const model::Item* item, WallTime since) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(since) + std::chrono::minutes(1);
    WallTime change = std::chrono::time_point_cast<Milliseconds>(minute);
    if (item != nullptr && item->counter && item->counter->per_hour != 0) {
        // Seen to tick, but no more than once a second.
        const double milliseconds = 3'600'000 / std::fabs(item->counter->per_hour);
        change =
            std::min(change, since + Milliseconds(static_cast<long long>(std::clamp(milliseconds, 1000.0, 60'000.0))));
    }
    if (const auto begin = item != nullptr ? wording::counts_down_to(*item) : std::nullopt)
        change = std::min(change, wording::countdown_changes(*begin, since).value_or(change));
    return change;
}

bool words_are_old(const OnStage& on, WallTime now) {
    return now >= words_change(on.showing.item(), on.worded) || now + kBackwards < on.worded;
}

bool looks_the_same(const slide::Slide& a, const slide::Slide& b) {
    return a.ground == b.ground && std::equal(a.actors.begin(), a.actors.end(), b.actors.begin(), b.actors.end(),
                                              [](const auto& x, const auto& y) { return x.drawing == y.drawing; });
}

bool only_counter_differs(const model::Item* older, const model::Item* newer) {
    if (older == nullptr || newer == nullptr || !older->counter || !newer->counter) return false;
    if (older->counter == newer->counter) return false;
    auto same = *older;
    same.counter = newer->counter;
    same.published = newer->published;
    same.modified = newer->modified;
    return same == *newer;
}

}  // namespace accolade::stage
