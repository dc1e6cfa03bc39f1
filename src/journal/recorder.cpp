#include "recorder.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace accolade::journal {
namespace {

constexpr std::size_t kMost = 20'000;  // that wait in memory: some days

}  // namespace

Recorder::Recorder(Log& log, std::filesystem::path folder, Screen screen, const Bounds& bounds)
    : log_(log), folder_(std::move(folder)), screen_(std::move(screen)), bounds_(bounds) {}

void Recorder::open() {
    if (store_) return;
    std::error_code error;
    if (!std::filesystem::is_directory(folder_, error)) std::filesystem::create_directories(folder_, error);
    const auto file = folder_ / kFile;
    auto store = Store::open(file, bounds_);
    if (!store) return failed(store.error());
    store_ = std::move(*store);
    if (!store_->set_aside().empty()) {
        log_.warn("journal", file.string() + ": the journal is damaged (" + store_->set_aside() + "); it is kept as " +
                                 file.string() + ".damaged for a month, and a new one is begun");
    }
}

void Recorder::wait_from(SteadyTime now) {
    if (!due_) due_ = now + kApart;
}

void Recorder::add(model::Shown shown, SteadyTime now) {
    if (shown_.size() >= kMost) shown_.erase(shown_.begin(), shown_.begin() + kMost / 10);
    shown_.push_back(std::move(shown));
    wait_from(now);
}

void Recorder::refuse(std::vector<model::Refusal> refusals, SteadyTime now) {
    refusals_ = std::move(refusals);
    if (!refusals_.empty()) wait_from(now);
}

void Recorder::failed(const Error& error) {
    trouble_ = "what is shown cannot be written to the journal: " + to_string(error);
    log_.warn("journal", trouble_ + "; it is kept in memory, and tried again in ten minutes");
}

// What waits to be written may have the name too.
Result<Erased> Recorder::forget(const std::string& name, const Now& now) {
    open();
    if (due_) write(now);
    if (!store_ || !shown_.empty())
        return failure("nobody can be erased from the journal, because it cannot be written", folder_.string());
    auto erased = store_->forget(name);
    if (erased) erased->damaged = remove_damaged(folder_ / kFile);
    if (!erased && store_->damaged()) store_.reset();
    return erased;
}

void Recorder::write(const Now& now) {
    if (!due_) return;
    due_.reset();
    open();
    if (!store_) {
        wait_from(now.steady);
        return;
    }
    const auto written = store_->write(shown_, refusals_, screen_, now.wall);
    if (!written) {
        failed(written.error());
        if (store_->damaged()) store_.reset();  // found when it is opened again
        wait_from(now.steady);
        return;
    }
    shown_.clear();
    if (!trouble_.empty()) log_.info("journal", "what is shown is written to the journal again");
    trouble_.clear();
}

}  // namespace accolade::journal
