// Lock: one show per state folder. Held by the kernel (flock(2)), so that a killed program leaves none behind. Resource.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"

namespace accolade::app {

class Lock {
  public:
    // Makes the folder where there is none. The error names the process that has it.
    static Result<std::unique_ptr<Lock>> take(const std::filesystem::path& folder);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    explicit Lock(int file) : file_(file) {}
    int file_;
};

}  // namespace accolade::app
