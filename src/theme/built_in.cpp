#include "theme/built_in.h"

#include <algorithm>

namespace accolade::theme {
namespace {

const BuiltInFile* built_in(const std::filesystem::path& path) {
    const auto files = built_in_base();
    const auto found = std::ranges::find_if(
        files, [&](const BuiltInFile& file) { return std::filesystem::path(kBuiltIn) / file.name == path; });
    return found == files.end() ? nullptr : &*found;
}

Result<void> refused(const std::filesystem::path& path) {
    return failure("nothing is written here", path.string());
}

}  // namespace

Result<std::string> BuiltInDisk::read(const std::filesystem::path& path, std::size_t limit) {
    if (const auto* file = built_in(path)) return std::string(file->text);
    return behind_.read(path, limit);
}

Result<std::vector<FileInfo>> BuiltInDisk::list(const std::filesystem::path& folder) {
    if (*folder.begin() != kBuiltIn) return behind_.list(folder);
    std::vector<FileInfo> files;
    for (const auto& file : built_in_base()) {
        const auto path = std::filesystem::path(kBuiltIn) / file.name;
        if (path.parent_path() == folder) files.push_back({path.filename().string(), file.text.size(), 0, false});
    }
    return files;
}

Result<FileInfo> BuiltInDisk::info(const std::filesystem::path& path) {
    if (const auto* file = built_in(path)) return FileInfo{path.filename().string(), file->text.size(), 0, false};
    return behind_.info(path);
}

Result<void> BuiltInDisk::write_whole(const std::filesystem::path& path, std::string_view /*bytes*/) {
    return refused(path);
}

Result<void> BuiltInDisk::remove(const std::filesystem::path& path) {
    return refused(path);
}

Result<void> BuiltInDisk::make_folder(const std::filesystem::path& folder) {
    return refused(folder);
}

}  // namespace accolade::theme
