#include "publisher.h"

#include <algorithm>
#include <utility>

namespace accolade::feed {

void Publisher::offer(model::News merged, std::optional<WallTime> pushed) {
    const auto& before = newest();
    if (merged.items != before.items || merged.brand != before.brand || merged.language != before.language ||
        merged.calls != before.calls || merged.refusals != before.refusals) {
        if (pending_ && pending_->pushed) pushed = std::min(pushed.value_or(*pending_->pushed), *pending_->pushed);
        merged.pushed = pushed;
        pending_ = std::move(merged);
    }
    if (!pending_) new_pictures_ = true;  // others may be wanted
}

bool Publisher::due(SteadyTime now) const {
    if (pending_) return true;
    if (!new_pictures_) return false;
    return !published_at_ || now - *published_at_ >= kBatch;
}

std::shared_ptr<const model::News> Publisher::publish(std::map<std::string, model::PictureFile> pictures,
                                                      SteadyTime now) {
    new_pictures_ = false;
    if (!pending_ && pictures == published_->pictures) return nullptr;
    auto news = std::make_shared<model::News>(pending_ ? *pending_ : *published_);
    news->pictures = std::move(pictures);
    const auto pushed = pending_ ? pending_->pushed : std::nullopt;
    pending_.reset();
    news->pushed = published_->pushed;  // it is about what is new, and makes nothing new
    if (*news == *published_) return nullptr;
    news->pushed = pushed;
    published_at_ = now;
    published_ = news;
    return news;
}

}  // namespace accolade::feed
