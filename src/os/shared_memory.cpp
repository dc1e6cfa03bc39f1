#include "os/shared_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace accolade {

namespace {

constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

std::unexpected<Error> no_memory(const char* what) {
    return failure(std::string(what) + ": " + std::error_code(errno, std::generic_category()).message());
}

}  // namespace

Result<SharedMemory> SharedMemory::create(std::size_t bytes) {
    const int descriptor = ::memfd_create("accolade", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return no_memory("there is no memory to share");
    if (::ftruncate(descriptor, static_cast<off_t>(bytes)) != 0 || ::fcntl(descriptor, F_ADD_SEALS, kSeals) != 0) {
        auto refusal = no_memory("there is no memory to share");
        ::close(descriptor);
        return refusal;
    }
    return open(descriptor, bytes);
}

Result<SharedMemory> SharedMemory::open(int descriptor, std::size_t bytes) {
    SharedMemory memory(descriptor, {});
    const int seals = ::fcntl(descriptor, F_GET_SEALS);
    const off_t size = ::lseek(descriptor, 0, SEEK_END);  // not fstat, which looks like a look at a file's name
    if (seals < 0 || (seals & F_SEAL_SHRINK) == 0 || size < 0 || static_cast<std::size_t>(size) < bytes)
        return failure("the memory that is shared is not what it was said to be");
    void* at = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (at == MAP_FAILED) return no_memory("the memory that is shared cannot be read");
    memory.bytes_ = {static_cast<std::byte*>(at), bytes};
    return memory;
}

SharedMemory::~SharedMemory() {
    if (!bytes_.empty()) ::munmap(bytes_.data(), bytes_.size());
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace accolade
