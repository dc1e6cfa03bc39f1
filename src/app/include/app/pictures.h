// Pictures: those of the slides, decoded in a process of their own (decoder/decoder.h), as many in memory as a screen
// needs, and on disk at the sizes they are shown at. What no news and no setting names any more is erased. Resource;
// the main thread.
#pragma once

#include <memory>
#include <optional>

#include "app/inbox.h"
#include "app/setup.h"
#include "base/time.h"
#include "decoder/decoder.h"
#include "media/picture_loader.h"
#include "model/news.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::app {

class Pictures {
  public:
    // REQUIRES that all outlives it. They are kept in the state folder of these settings for as long as this lives.
    Pictures(Inbox& inbox, Disk& disk, Log& log, const config::Settings& settings);

    media::PictureLoader& loader() { return loader_; }
    const media::PictureLoader& loader() const { return loader_; }
    void screen_is(PixelSize size);
    // Once a turn. Not at once: pictures come and go while feeds are read, and one that is on the screen may still be
    // wanted. True where it was done.
    bool forget_withdrawn(const std::shared_ptr<const model::News>& news, const Setup& setup, const Now& now);
    std::optional<SteadyTime> next() const { return tidies_at_; }  // when there is something to forget
    void cancel() { decoder_.cancel(); }                           // for good; nothing is waited for any more

  private:
    decoder::Decoder decoder_;  // of the loader's thread
    media::PictureLoader loader_;
    std::shared_ptr<const model::News> tidied_for_;
    std::optional<SteadyTime> tidies_at_;
};

}  // namespace accolade::app
