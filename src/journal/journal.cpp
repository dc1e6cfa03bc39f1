#include "journal/journal.h"

#include <algorithm>
#include <utility>

#include "base/cases.h"
#include "recorder.h"

namespace accolade::journal {

Journal::Journal(Log& log, Clock clock, const std::filesystem::path& folder, Screen screen, WallTime believable,
                 int hurry)
    : log_(log),
      clock_(std::move(clock)),
      believable_(believable),
      hurry_(hurry),
      worker_("journal", [this, folder, screen = std::move(screen)](const std::stop_token&) { work(folder, screen); }) {
}

Journal::~Journal() {
    jobs_.close();
}

void Journal::add(model::Shown shown) {
    if (!shown.rehearsed && shown.from >= believable_) jobs_.push(std::move(shown));
}

void Journal::look(const std::shared_ptr<const model::News>& news) {
    if (news == seen_) return;
    seen_ = news;
    if (news->refusals == refused_) return;
    // Somebody whose refusal has left the feed with the item is not remembered again by that.
    refused_ = news->refusals;
    jobs_.push(Refused{refused_});
}

void Journal::call_it(Screen screen) {
    jobs_.push(std::move(screen));
}

void Journal::forget(std::string name, std::function<void(Result<Erased>)> done) {
    jobs_.push(Forget{std::move(name), std::move(done)});
}

bool Journal::stop(Milliseconds patience) {
    jobs_.close();
    return ended_.wait_for(patience).has_value();
}

std::string Journal::trouble() const {
    return *trouble_.get();
}

void Journal::work(const std::filesystem::path& folder, Screen screen) {
    Recorder recorder(log_, folder, std::move(screen));
    const auto say = [&] {
        bytes_ = recorder.bytes();
        if (*trouble_.get() != recorder.trouble()) trouble_.publish(recorder.trouble());
    };
    {
        const Heartbeat::Turn turn(heartbeat_);
        recorder.open();
        say();
    }
    while (true) {
        const auto due = recorder.due();
        auto job =
            due ? jobs_.wait_for(slept(std::max(*due - clock_().steady, Milliseconds(1)), hurry_)) : jobs_.wait();
        const Heartbeat::Turn turn(heartbeat_);
        const auto now = clock_();
        if (job) {
            std::visit(Cases{[&](model::Shown& shown) { recorder.add(std::move(shown), now.steady); },
                             [&](Refused& refused) { recorder.refuse(std::move(refused.all), now.steady); },
                             [&](Screen& name) { recorder.call_it(std::move(name)); },
                             [&](const Forget& forget) {
                                 auto erased = recorder.forget(forget.name, now);
                                 say();
                                 forget.done(std::move(erased));
                             }},
                       *job);
        }
        const bool over = !job && jobs_.closed();
        const auto waits_until = recorder.due().value_or(SteadyTime::max());
        if (over || now.steady >= waits_until) {
            recorder.write(now);
            say();
        }
        if (over) break;
    }
    ended_.push(true);
}

}  // namespace accolade::journal
