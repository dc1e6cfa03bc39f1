#include "stage/wings.h"

#include <algorithm>
#include <utility>

namespace accolade::stage {

DrawingPtr Wings::prepare(Designer& designer, const Scene& scene) {
    const auto& coming = scene.show.next;
    if (!coming) return nullptr;
    const bool stale = !next_ || after_ != coming->after || news_ != coming->news || next_->canvas.size != scene.size;
    if (stale) {
        after_ = coming->after;
        news_ = coming->news;
        drawn_ = 0;
        // Its words are those of the moment it comes on.
        const auto wait = std::max(scene.show.current.ends - scene.now.steady, Milliseconds(0));
        const auto then = scene.now.wall + wait;
        next_ = design(designer, scene, coming->showing, canvas_for(coming->showing, scene, then), then);
    } else if (next_->slide.waiting && next_->pictures != scene.pictures) {
        next_ = design(designer, scene, next_->showing, next_->canvas, next_->worded);
    }
    if (!work_left()) return nullptr;
    const auto& slide = next_->slide;
    const auto drawing = drawn_ == 0 ? slide.ground : slide.actors[drawn_ - 1].drawing;
    ++drawn_;
    return drawing;
}

bool Wings::work_left() const {
    return next_ && !next_->slide.waiting && drawn_ <= next_->slide.actors.size();
}

const slide::Slide* Wings::ready(const Scene& scene) const {
    if (!next_ || work_left() || next_->slide.waiting || next_->canvas.size != scene.size) return nullptr;
    const bool still = scene.show.next && scene.show.next->after == after_ && scene.show.next->news == news_;
    return still ? &next_->slide : nullptr;
}

std::optional<OnStage> Wings::take(const Scene& scene) {
    auto made = std::exchange(next_, std::nullopt);
    if (!made || made->slide.waiting || made->canvas.size != scene.size) return std::nullopt;
    const auto &ready = made->showing, &wanted = scene.show.current;
    if (ready.news != wanted.news || ready.items != wanted.items || ready.closed != wanted.closed ||
        ready.progress != wanted.progress || ready.celebration != wanted.celebration) {
        return std::nullopt;
    }
    made->showing = wanted;
    return made;
}

}  // namespace accolade::stage
