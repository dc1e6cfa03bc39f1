// Recorder: what is to be written and when, without a thread and without a clock of its own. A journal that cannot be
// written is tried again with the next transaction, and what was shown is kept in memory meanwhile, though not without
// end. Resource; one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "journal/journal.h"
#include "os/log.h"
#include "store.h"

namespace accolade::journal {

class Recorder {
  public:
    Recorder(Log& log, std::filesystem::path folder, Screen screen, const Bounds& bounds = {});

    void open();  // reads the whole file once; later where this is not called
    void add(model::Shown shown, SteadyTime now);
    void refuse(std::vector<model::Refusal> refusals, SteadyTime now);
    Result<Erased> forget(const std::string& name, const Now& now);
    void call_it(Screen screen) { screen_ = std::move(screen); }

    std::optional<SteadyTime> due() const { return due_; }  // nothing is to be written
    void write(const Now& now);

    std::uint64_t bytes() const { return store_ ? store_->bytes() : 0; }
    const std::string& trouble() const { return trouble_; }

  private:
    void wait_from(SteadyTime now);
    void failed(const Error& error);

    Log& log_;
    std::filesystem::path folder_;
    Screen screen_;
    Bounds bounds_;
    std::unique_ptr<Store> store_;
    std::vector<model::Shown> shown_;       // not yet written
    std::vector<model::Refusal> refusals_;  // the newest; written again with every transaction
    std::optional<SteadyTime> due_;
    std::string trouble_;
};

}  // namespace accolade::journal
