// Publisher: when merged news become the news that everyone sees: new items at once, new pictures in batches, since
// each publication is work for the whole program. What was published is never changed again.
//
// Resource; one thread. Time comes from outside.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/items.h"
#include "model/news.h"

namespace accolade::feed {

class Publisher {
  public:
    static constexpr Milliseconds kBatch{2000};  // pictures alone are published no more often

    // What was merged, but for its pictures: published next, where it differs from what is newest. `pushed`: when a
    // stream sent or brought the first of what is new; nothing, where no stream did.
    void offer(model::News merged, std::optional<WallTime> pushed = {});
    void note_new_pictures() { new_pictures_ = true; }
    bool has_new_pictures() const { return new_pictures_; }

    // Items are due at once, pictures when a batch is.
    bool due(SteadyTime now) const;
    // With the pictures that are here; null where nothing differs from what was published last.
    std::shared_ptr<const model::News> publish(std::map<std::string, model::PictureFile> pictures, SteadyTime now);

    // The next publication, but for its pictures.
    const model::News& newest() const { return pending_ ? *pending_ : *published_; }

  private:
    std::shared_ptr<const model::News> published_ = std::make_shared<const model::News>();
    std::optional<SteadyTime> published_at_;
    std::optional<model::News> pending_;  // newer than what is published, without pictures
    bool new_pictures_ = false;
};

}  // namespace accolade::feed
