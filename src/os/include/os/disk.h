// Disk: the files we keep, behind a narrow seam, so that a test can fill it, cut its power or corrupt it.
//
// write_whole promises "the old file or the new one, never a half": temporary file beside it (O_EXCL, 0600), write,
// fsync, close, rename, fsync of the folder. After any error the temporary file is dropped; the next try takes a new
// one. Links are not followed at the last step, unless it is said: what an operator names may be one. Nothing is
// written into a folder that is a link. Errors name the path. RealDisk may be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace accolade {

struct FileInfo {
    std::string name;  // without the folder
    std::uint64_t bytes = 0;
    std::int64_t modified_ns = 0;  // since 1970
    bool folder = false;
    // Which it is, and when anything about it changed: one file may take another's place at the same size and time.
    std::uint64_t device = 0, inode = 0;
    std::int64_t changed_ns = 0;  // of a file

    bool operator==(const FileInfo&) const = default;
};

class Disk {
  public:
    virtual ~Disk() = default;
    // A file longer than `limit` bytes is an error.
    virtual Result<std::string> read(const std::filesystem::path& path, std::size_t limit) = 0;
    virtual Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) = 0;
    virtual Result<void> remove(const std::filesystem::path& path) = 0;                   // no error if there is none
    virtual Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) = 0;  // sorted by name
    virtual Result<FileInfo> info(const std::filesystem::path& path) = 0;
    // With parents, 0750 whatever the umask; that it is there already is no error, but that it is a link.
    virtual Result<void> make_folder(const std::filesystem::path& folder) = 0;
    // Where a path leads, through all links; an error where there is nothing.
    virtual Result<std::filesystem::path> resolved(const std::filesystem::path& path) { return path; }
    // As `list`, with links as what they lead to, wherever that lies.
    virtual Result<std::vector<FileInfo>> list_followed(const std::filesystem::path& folder) { return list(folder); }
};

class RealDisk final : public Disk {
  public:
    Result<std::string> read(const std::filesystem::path& path, std::size_t limit) override;
    Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) override;
    Result<void> remove(const std::filesystem::path& path) override;
    Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) override;
    Result<FileInfo> info(const std::filesystem::path& path) override;
    Result<void> make_folder(const std::filesystem::path& folder) override;
    Result<std::filesystem::path> resolved(const std::filesystem::path& path) override;
    Result<std::vector<FileInfo>> list_followed(const std::filesystem::path& folder) override;
};

// Whether a path lies below a folder, by their names alone. REQUIRES that both are resolved.
bool lies_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace accolade
