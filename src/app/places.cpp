#include "app/places.h"

#include <cstdlib>
#include <system_error>

namespace accolade::app {
namespace {

// What is left of a damaged installation is still the one that was meant.
bool is_share(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::is_directory(folder / "themes", ignored) ||
           std::filesystem::is_directory(folder / "assets", ignored);
}

}  // namespace

Places find_places() {
    const char* given = std::getenv("ACCOLADE_SHARE");  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    if (given != nullptr && is_share(given)) return {given};
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto beside = (program.parent_path() / ".." / "share" / "accolade").lexically_normal();
    if (is_share(beside)) return {beside};
    return {ACCOLADE_SOURCE_DIR};
}

}  // namespace accolade::app
