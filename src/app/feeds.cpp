#include "app/feeds.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "app/version.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kStopPatience{300};
constexpr Milliseconds kHangs{20'000};

}  // namespace

Feeds::Feeds(Inbox& inbox, Disk& disk, Clock clock, Log& log, int hurry)
    : inbox_(inbox), disk_(disk), clock_(std::move(clock)), log_(log), hurry_(hurry) {}

bool Feeds::Following::stop() {
    decoder->cancel();
    return worker->stop(kStopPatience);
}

void Feeds::follow(const Setup& setup, const Places& places) {
    if (following_.worker && !following_.stop()) stuck_.push_back(std::move(following_));
    following_.worker.reset();
    following_.decoder = std::make_unique<decoder::Decoder>(disk_, log_, decoder_settings(setup.settings));
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

std::vector<model::Trouble> Feeds::hanging(const Now& now) {
    std::vector<model::Trouble> hanging;
    for (const auto& [thread, time] : following_.worker->busy()) {
        if (time < kHangs) continue;
        const Complaint complaint{Severity::error, "thread \"" + thread + "\"",
                                  "has not answered for more than " + std::to_string(kHangs.count() / 1000) +
                                      " s; the show goes on with the news it has. A disk or a folder on a network may "
                                      "not answer; if it stays so, restart the show"};
        hanging.push_back({complaint, std::chrono::floor<Seconds>(now.wall - time)});
        if (std::ranges::find(hanging_, complaint, &model::Trouble::complaint) == hanging_.end())
            log_.error(complaint.where, to_string(complaint));
        else
            hanging.back().since = std::ranges::find(hanging_, complaint, &model::Trouble::complaint)->since;
    }
    for (const auto& before : hanging_) {
        if (std::ranges::find(hanging, before.complaint, &model::Trouble::complaint) == hanging.end())
            log_.info(before.complaint.where, before.complaint.where + " answers again after " +
                                                  std::to_string((now.wall - before.since).count() / 1000) + " s");
    }
    hanging_ = hanging;
    return hanging;
}

bool Feeds::stop() {
    return following_.stop() && stuck_.empty();
}

}  // namespace accolade::app
