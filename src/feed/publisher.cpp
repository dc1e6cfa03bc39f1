#include "publisher.h"

#include <utility>

namespace accolade::feed {

void Publisher::offer(model::Items items, model::Brand brand) {
    if (items != newest().items || brand != newest().brand) {
        pending_ = model::News{std::move(items), std::move(brand), {}};
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
    pending_.reset();
    news->pictures = std::move(pictures);
    if (*news == *published_) return nullptr;
    published_at_ = now;
    published_ = news;
    return news;
}

void Publisher::offer_language(const std::string& language) {
    if (language == newest().language) return;
    if (!pending_) {
        pending_ = *published_;
        pending_->pictures.clear();
    }
    pending_->language = language;
}

}  // namespace accolade::feed
