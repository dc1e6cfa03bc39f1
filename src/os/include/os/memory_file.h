// MemoryFile: a file that is nowhere but in memory, for what cannot be written to the disk: it has a path all the same,
// which this process alone can read (RealDisk::read), and is gone with the process however that ends.
//
// Resource; may be destroyed on any thread. REQUIRES that nobody reads the path any more when it is destroyed: another
// file may have the same one later.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace accolade {

class MemoryFile {
  public:
    static Result<std::unique_ptr<MemoryFile>> holding(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::filesystem::path path() const;  // "/proc/self/fd/7"
    std::size_t size() const { return size_; }

  private:
    MemoryFile(int file, std::size_t size) : file_(file), size_(size) {}
    int file_;
    std::size_t size_;
};

// Of a path that a MemoryFile may have.
bool is_in_memory(const std::filesystem::path& path);

}  // namespace accolade
