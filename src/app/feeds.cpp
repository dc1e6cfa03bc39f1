#include "app/feeds.h"

#include <malloc.h>

#include <string>
#include <string_view>
#include <utility>

#include "app/version.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kStopPatience{300};   // of the show, which goes on
constexpr Milliseconds kEndPatience{2'000};  // after a signal the program ends before that (app/signals.h)

}  // namespace

Feeds::Feeds(Inbox& inbox, Disk& disk, Clock clock, Log& log, int hurry)
    : inbox_(inbox), disk_(disk), clock_(std::move(clock)), log_(log), hurry_(hurry) {}

bool Feeds::Following::stop(Milliseconds patience) {
    decoder->cancel();
    return worker->stop(patience);
}

void Feeds::follow(const Setup& setup, const Places& places, std::unique_ptr<ChildProcess> begun) {
    if (following_.worker && !following_.stop(kStopPatience)) stuck_.push_back(std::move(following_));
    following_.worker.reset();
    following_.decoder =
        std::make_unique<decoder::Decoder>(disk_, log_, decoder_settings(setup.settings), std::move(begun));
    const std::string agent = std::string("accolade/") + version();
    const auto seed = static_cast<std::uint64_t>(clock_().wall.time_since_epoch().count());
    following_.worker = std::make_unique<feed::FeedWorker>(
        sources_of(setup, places),
        feed::FeedWorker::Seams{
            agent, disk_, clock_, log_, seed, hurry_, setup.settings.ca_file.string(), setup.zone,
            [&decoder = *following_.decoder](std::string_view bytes) { return decoder.examine(bytes); },
            // What reading a feed took is not kept by each thread for the next time. Not while news come one after
            // another: the whole program's memory is locked meanwhile, by a thread that gives way to all others.
            [] { malloc_trim(0); }},
        state_folder(setup.settings), setup.settings.language, news_, [&inbox = inbox_] { inbox.waker.wake(); });
}

void Feeds::refetch() {
    following_.worker->refetch();
}

std::vector<model::SourceStatus> Feeds::sources() const {
    return following_.worker->sources();
}

bool Feeds::stop() {
    return following_.stop(kEndPatience) && stuck_.empty();
}

}  // namespace accolade::app
