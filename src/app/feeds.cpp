#include "app/feeds.h"

#include <malloc.h>

#include <string>
#include <utility>

#include "app/version.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kStopPatience{300};

}  // namespace

Feeds::Feeds(Inbox& inbox, Disk& disk, Clock clock, Log& log, int hurry)
    : inbox_(inbox), disk_(disk), clock_(std::move(clock)), log_(log), hurry_(hurry) {}

void Feeds::follow(const Setup& setup, const Places& places) {
    if (worker_ && !worker_->stop(kStopPatience)) stuck_.push_back(std::move(worker_));
    worker_.reset();
    const std::string agent = std::string("accolade/") + version();
    const auto seed = static_cast<std::uint64_t>(clock_().wall.time_since_epoch().count());
    worker_ = std::make_unique<feed::FeedWorker>(
        sources_of(setup, places),
        feed::FeedWorker::Seams{agent, disk_, clock_, log_, seed, hurry_, setup.settings.ca_file.string(), setup.zone},
        state_folder(setup.settings), setup.settings.language, news_, [&inbox = inbox_, &news = news_] {
            inbox.waker.wake();
            // What reading a feed took is not kept by each thread for the next time; an event of a stream took little,
            // and another may be close behind it.
            if (!news.get()->pushed) malloc_trim(0);
        });
}

void Feeds::refetch() {
    worker_->refetch();
}

std::vector<model::SourceStatus> Feeds::sources() const {
    return worker_->sources();
}

bool Feeds::stop() {
    return worker_->stop(kStopPatience) && stuck_.empty();
}

}  // namespace accolade::app
