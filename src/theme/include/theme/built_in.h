// The base theme as it was when the program was built: what is left to show when themes/base on the disk is damaged or
// gone. cmake/embed.cmake puts the files of themes/base here; nobody writes them a second time.
//
// Values, and a Disk that has them; any thread.
#pragma once

#include <span>
#include <string_view>

#include "base/embedded.h"
#include "os/disk.h"

namespace accolade::theme {

using BuiltInFile = EmbeddedFile;

std::span<const BuiltInFile> built_in_base();

// The folder of the base theme on a BuiltInDisk.
inline constexpr std::string_view kBuiltIn = "built-in";

// The base theme at kBuiltIn; everything else is on the disk behind it. Nothing is written.
class BuiltInDisk final : public Disk {
  public:
    explicit BuiltInDisk(Disk& behind) : behind_(behind) {}

    Result<std::string> read(const std::filesystem::path& path, std::size_t limit) override;
    Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) override;
    Result<void> remove(const std::filesystem::path& path) override;
    Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) override;
    Result<FileInfo> info(const std::filesystem::path& path) override;
    Result<void> make_folder(const std::filesystem::path& folder) override;

  private:
    Disk& behind_;
};

}  // namespace accolade::theme
