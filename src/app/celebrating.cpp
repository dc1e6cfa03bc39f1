#include "app/celebrating.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "ledger_file.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kKeeps = std::chrono::minutes(5);  // what may be lost is written as seldom as this
constexpr Milliseconds kAwaits{2'000};                    // a frame that shows a difference
constexpr Milliseconds kStopPatience{2'000};

std::string quoted(const std::string& id) {
    return "\"" + escaped(id, 80) + "\"";
}

// `celebrates "passengers": 1,000,000`
std::string line_of(const model::Celebration& celebration) {
    auto line = "celebrates " + quoted(celebration.item);
    if (celebration.number) {
        const int decimals = std::floor(*celebration.number) == *celebration.number ? 0 : 2;
        line += ": " + wording::written({*celebration.number, decimals}, "en");
    }
    if (celebration.earlier) line += ", of the time while the screen was off or closed";
    return line;
}

// As it stands on the slide.
double on_slide(const model::Counter& counter, WallTime now) {
    const double scale = std::pow(10.0, counter.value.decimals);
    return std::floor(wording::counter_value(counter, now) * scale + 1e-6) / scale;
}

}  // namespace

Celebrating::Celebrating(Disk& disk, Log& log, const std::filesystem::path& folder)
    : disk_(disk), log_(log), file_(std::make_unique<LedgerFile>(disk, log, folder)), celebrations_(file_->read()) {}

Celebrating::~Celebrating() = default;

void Celebrating::move_to(const std::filesystem::path& folder) {
    file_ = std::make_unique<LedgerFile>(disk_, log_, folder);
    saved_at_.reset();
}

void Celebrating::look(const std::shared_ptr<const model::News>& news, const schedule::Rules& rules, const Now& now,
                       const std::vector<model::SourceStatus>& sources) {
    auto heard = sources.empty() ? std::nullopt : sources.front().fresh_at;
    for (const auto& source : sources) heard = std::min(heard, source.fresh_at);  // nothing is less than any
    celebrations_.look(news, rules, now, heard);
    keep(now);
}

schedule::Show Celebrating::advance(const schedule::Show& show, const std::shared_ptr<const model::News>& news,
                                    const schedule::Rules& rules, const Now& now) {
    const auto due = celebrations_.due(show, rules, now);
    auto next = schedule::advance(show, due.takeover ? news : told(news, now), rules, now, due.takeover);
    const bool begins =
        due.takeover && next.current.celebration == due.takeover && next.current.serial != show.current.serial;
    if (begins) {
        celebrations_.begin(*due.takeover, now);
        begins_now_ = true;
        ++shown_;
        awaited_ =
            Awaited{due.takeover->earlier ? std::nullopt : due.takeover->sent, line_of(*due.takeover), now.steady};
        save(now);
    } else if (due.banner && !next.current.emergency() && !next.current.celebration) {
        celebrations_.begin(*due.banner, now);
        begins_ = due.banner;
        ++shown_;
        const auto others = due.banner->others.size();
        log_.info("celebrations", line_of(due.banner->celebration) + " with a banner" +
                                      (others > 0 ? ", and " + std::to_string(others) + " more in it" : ""));
        save(now);
    } else {
        await_counter(show, next, now);
    }
    celebrations_.follow(next, now);
    goes_ = goes_ || celebrations_.banner_cut();
    keep(now);
    return next;
}

Result<schedule::Show> Celebrating::rehearse(const schedule::Show& show, const std::shared_ptr<const model::News>& news,
                                             const schedule::Rules& rules, const Now& now, const std::string& item) {
    if (show.current.emergency() || (show.current.celebration && !show.current.rehearsal()))
        return failure("no rehearsal while an emergency or a celebration is on");
    const auto rehearsal = celebrations_.rehearsal(item, show, *news, rules, now);
    if (!rehearsal) {
        return failure(item.empty() ? std::string("there is no item whose celebration could be rehearsed")
                                    : "there is no item " + quoted(item) + " that may be shown here");
    }
    log_.info("rehearsal", "rehearses the celebration of " + quoted(rehearsal->item));
    return schedule::advance(show, news, rules, now, rehearsal);
}

void Celebrating::before_frame() {
    if (std::exchange(begins_now_, false)) file_->wait(LedgerFile::kPatience);
}

Milliseconds Celebrating::busy() const {
    return file_->busy();
}

bool Celebrating::wait_for_disk(Milliseconds patience) {
    return file_->wait(patience);
}

void Celebrating::frame_shown(const schedule::Show& show, bool changed, const Now& at) {
    if (!show.current.celebration) {
        for (const auto* item : show.current.on_slide())
            if (item->counter) celebrations_.showed(item->id, on_slide(*item->counter, at.wall));
    }
    if (!awaited_) return;
    const bool late = at.steady - awaited_->since > kAwaits;
    if (!changed && !late) return;
    std::optional<Milliseconds> took;
    if (awaited_->sent && !late) took = std::max(at.wall - *awaited_->sent, Milliseconds(0));
    if (took > LatencyMeter::kLongest) took.reset();
    if (took) latency_.took(*took);
    say(*awaited_, took);
    awaited_.reset();
}

std::optional<double> Celebrating::last_shown(const std::string& item) const {
    const auto& counters = celebrations_.ledger().counters;
    const auto found = counters.find(item);
    return found == counters.end() ? std::nullopt : found->second.shown;
}

void Celebrating::say(const Awaited& awaited, std::optional<Milliseconds> took) {
    if (awaited.line.empty()) return;
    log_.info("celebrations",
              awaited.line + (took ? " (" + std::to_string(took->count()) + " ms after it was sent)" : ""));
}

// A number on the slide that a live stream changed.
void Celebrating::await_counter(const schedule::Show& before, const schedule::Show& after, const Now& now) {
    const auto &was = before.current, &is = after.current;
    if (awaited_ || was.serial != is.serial || was.news == is.news || !is.news || !is.news->pushed) return;
    const auto *older = was.item(), *newer = is.item();
    if (older == nullptr || newer == nullptr || !older->counter || !newer->counter) return;
    if (older->counter->value != newer->counter->value) awaited_ = Awaited{is.news->pushed, "", now.steady};
}

// What must not be lost is written as soon as the disk has time, so that a flood is a few writes.
void Celebrating::keep(const Now& now) {
    if (celebrations_.marked() == saved_ && saved_at_ && now.steady - *saved_at_ < kKeeps) return;
    if (!celebrations_.ledger().looked || file_->behind()) return;
    save(now);
}

void Celebrating::save(const Now& now) {
    file_->save(celebrations_.ledger());
    saved_ = celebrations_.marked();
    saved_at_ = now.steady;
}

bool Celebrating::stop() {
    if (celebrations_.ledger().looked) file_->save(celebrations_.ledger());
    return file_->wait(kStopPatience);
}

}  // namespace accolade::app
