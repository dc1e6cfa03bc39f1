#include "os/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace accolade {
namespace {

constexpr const char* kFolder = "/proc/self/fd/";

}  // namespace

Result<std::unique_ptr<MemoryFile>> MemoryFile::holding(std::string_view bytes) {
    const int file = ::memfd_create("accolade", MFD_CLOEXEC);
    if (file < 0) return failure("no file can be made in memory: " + std::generic_category().message(errno));
    std::unique_ptr<MemoryFile> made(new MemoryFile(file, bytes.size()));
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failure("no room in memory: " + std::generic_category().message(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return made;
}

MemoryFile::~MemoryFile() {
    ::close(file_);
}

std::filesystem::path MemoryFile::path() const {
    return kFolder + std::to_string(file_);
}

bool is_in_memory(const std::filesystem::path& path) {
    return path.native().starts_with(kFolder);
}

}  // namespace accolade
