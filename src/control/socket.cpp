#include "control/socket.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace accolade::control {
namespace {

// Where systemd/accolade.service has its runtime folder.
constexpr const char* kService = "/run/kiosk/accolade";

// Where systemd-logind has those of the people who are logged in, each by its number.
constexpr const char* kPeople = "/run/user";

// FNV-1a, 64 bits (draft-eastlake-fnv): short names of folders, not a secret.
std::uint64_t hashed(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

}  // namespace

std::vector<std::filesystem::path> runtime_folders() {
    std::vector<std::filesystem::path> folders;
    const char* own = std::getenv("XDG_RUNTIME_DIR");  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    if (own != nullptr && own[0] == '/') folders.push_back(std::filesystem::path(own) / "accolade");
    if (folders.empty() || folders.front() != kService) folders.emplace_back(kService);
    return folders;
}

std::vector<std::filesystem::path> runtime_folders_of_others() {
    std::vector<std::filesystem::path> folders;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(kPeople, error), end; !error && entry != end; entry.increment(error))
        folders.push_back(entry->path() / "accolade");
    return folders;
}

std::string socket_name(const std::filesystem::path& state_folder) {
    std::error_code error;
    auto folder = std::filesystem::weakly_canonical(state_folder, error);
    if (error) folder = state_folder;
    char name[40];
    std::snprintf(name, sizeof name, "show-%016llx.sock", static_cast<unsigned long long>(hashed(folder.string())));
    return name;
}

}  // namespace accolade::control
