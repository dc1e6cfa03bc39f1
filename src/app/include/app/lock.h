// Lock: one show per state folder. Held by the kernel (flock(2)), so that a killed program leaves none behind.
// Resource.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "base/result.h"
#include "base/time.h"

namespace accolade::app {

class Lock {
  public:
    // Makes the folder if there is none. The error names the process that has it. A folder that cannot be written is
    // no error: the show matters more than what it keeps, and goes on without a lock; `trouble` says why.
    static Result<std::unique_ptr<Lock>> take(const std::filesystem::path& folder, Milliseconds patience = {});
    // A show that was killed just when it started its decoder leaves its lock to it, until that one is a program of its
    // own: so long at a start.
    static constexpr Milliseconds kPatience{1'000};
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    const std::string& trouble() const { return trouble_; }

  private:
    Lock(int file, std::string trouble) : file_(file), trouble_(std::move(trouble)) {}
    int file_;
    std::string trouble_;
};

}  // namespace accolade::app
