// SharedMemory: bytes that two processes see, of a size that neither can change any more, so that reading them never
// fails, whoever is at the other end. What they say is the other's word all the same. Resource; gone with the last
// process that holds it. Any thread.
#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "base/result.h"

namespace accolade {

class SharedMemory {
  public:
    // All zero. REQUIRES bytes > 0.
    static Result<SharedMemory> create(std::size_t bytes);
    // What came from another process; the descriptor is taken, whatever comes of it. Refused where there are fewer
    // bytes than that, or where their number could still change.
    static Result<SharedMemory> open(int descriptor, std::size_t bytes);

    SharedMemory() = default;
    SharedMemory(SharedMemory&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)), bytes_(std::exchange(other.bytes_, {})) {}
    SharedMemory& operator=(SharedMemory&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~SharedMemory();

    std::span<std::byte> bytes() const { return bytes_; }
    int descriptor() const { return descriptor_; }  // -1: none

  private:
    SharedMemory(int descriptor, std::span<std::byte> bytes) : descriptor_(descriptor), bytes_(bytes) {}

    int descriptor_ = -1;
    std::span<std::byte> bytes_;
};

}  // namespace accolade
