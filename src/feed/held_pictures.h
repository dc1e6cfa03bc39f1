// HeldPictures: the bytes of pictures that the disk does not take, in memory, from where they are shown; there is room
// for some. One that is let go may still be read by whoever shows it, and stays for two minutes.
//
// Resource; one thread. Time comes from outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "os/memory_file.h"

namespace accolade::feed {

class HeldPictures {
  public:
    // Null where there is no room.
    std::shared_ptr<MemoryFile> hold(std::string_view bytes);
    // How often something was held: no two have the same path and number.
    std::int64_t number() const { return number_; }
    // `picture` may be null.
    void let_go(std::shared_ptr<MemoryFile> picture, SteadyTime now);
    void sweep(SteadyTime now);

  private:
    std::vector<std::pair<SteadyTime, std::shared_ptr<MemoryFile>>> let_go_;  // and when
    std::size_t bytes_ = 0;                                                   // of those that are not
    std::int64_t number_ = 0;
};

}  // namespace accolade::feed
