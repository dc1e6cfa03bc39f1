#include "stage/standby.h"

#include <algorithm>

#include "wording/words.h"

namespace accolade::stage {
namespace {

constexpr Milliseconds kLook{60'000};  // numbers that tick come nearer by themselves
constexpr double kNear = 0.9;          // of the way to the next number that is celebrated

// The number of the item that may fall soon.
std::optional<double> near_number(const model::Item& item, WallTime now) {
    if (!item.counter) return std::nullopt;
    const auto& counter = *item.counter;
    auto marks = counter.celebrate_at;
    if (marks.empty() && counter.target) marks.push_back(counter.target->value);
    const double value = wording::counter_value(counter, now), start = counter.start ? counter.start->value : 0;
    for (const double mark : marks) {
        const double way = mark - start;
        if (way == 0 || value == mark) continue;
        const double share = (value - start) / way;
        if (share >= kNear && share < 1) return mark;
    }
    return std::nullopt;
}

}  // namespace

DrawingPtr Standby::prepare(Designer& designer, const Scene& scene) {
    const bool seen = news_ == scene.news && scene.now.wall - at_ < kLook && scene.now.wall >= at_;
    if (seen && size_ == scene.size) return nullptr;
    const bool resized = size_ != scene.size;
    news_ = scene.news;
    at_ = scene.now.wall;
    size_ = scene.size;
    if (slide_ && !resized) return nullptr;  // every number has the same ground
    slide_.reset();
    for (const auto& item : scene.news->items) {
        const auto number = near_number(item, scene.now.wall);
        if (!number) continue;
        model::Celebration celebration;
        celebration.item = item.id;
        celebration.number = number;
        if (scene.makes) scene.makes(item);
        slide_ = designer.celebrate(scene.look, *scene.news, item, celebration, {scene.size, 0, 0}, scene.now.wall);
        return slide_->ground;
    }
    return nullptr;
}

}  // namespace accolade::stage
