// Feeds: fetches what the settings name for as long as this lives, with one worker at a time. A worker that does not
// end when it should is put aside, so that nothing on the network holds up the screen. Resource; the main thread.
#pragma once

#include <memory>
#include <vector>

#include "app/inbox.h"
#include "app/setup.h"
#include "base/latest.h"
#include "decoder/decoder.h"
#include "feed/worker.h"
#include "model/status.h"

namespace accolade::app {

class Feeds {
  public:
    // REQUIRES that all outlives it.
    Feeds(Inbox& inbox, Disk& disk, Clock clock, Log& log, int hurry);

    // `begun`: a process for its pictures (decoder/decoder.h), or nothing.
    void follow(const Setup& setup, const Places& places, std::unique_ptr<ChildProcess> begun = {});
    void refetch();
    std::shared_ptr<const model::News> news() const { return news_.get(); }  // the newest; never null
    const Latest<model::News>& latest() const { return news_; }
    std::vector<model::SourceStatus> sources() const;
    std::vector<feed::FeedWorker::Busy> busy() const { return following_.worker->busy(); }

    // False: something is stuck, and the program must end by std::_Exit. What is on disk is whole at every instant.
    bool stop();

  private:
    Inbox& inbox_;
    Disk& disk_;
    Clock clock_;
    Log& log_;
    int hurry_;
    Latest<model::News> news_;
    struct Following {
        std::unique_ptr<decoder::Decoder> decoder;  // of the worker's thread
        std::unique_ptr<feed::FeedWorker> worker;

        bool stop(Milliseconds patience);
    };
    Following following_;
    std::vector<Following> stuck_;
};

}  // namespace accolade::app
