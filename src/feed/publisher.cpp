#include "publisher.h"

#include <algorithm>
#include <utility>

namespace accolade::feed {

void Publisher::offer(model::Items items, model::Brand brand, std::string language, std::vector<model::Call> calls,
                      std::optional<WallTime> pushed) {
    if (items != newest().items || brand != newest().brand || language != newest().language ||
        calls != newest().calls) {
        if (pending_ && pending_->pushed) pushed = std::min(pushed.value_or(*pending_->pushed), *pending_->pushed);
        pending_ = model::News{std::move(items), std::move(brand), {}, std::move(calls), pushed, std::move(language)};
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
