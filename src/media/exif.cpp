#include "exif.h"

#include "bytes.h"

namespace accolade::media {

int exif_orientation(std::string_view tiff) {
    constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
    if (tiff.size() < 8) return 1;
    const bool big = tiff.starts_with("MM");
    if (!big && !tiff.starts_with("II")) return 1;
    const auto u16 = [&](std::size_t at) { return big ? be16(tiff, at) : le16(tiff, at); };
    const auto u32 = [&](std::size_t at) { return big ? be32(tiff, at) : le32(tiff, at); };

    if (u16(2) != 42) return 1;
    const std::size_t directory = u32(4);
    if (directory < 8 || directory + 2 > tiff.size()) return 1;
    const std::size_t count = u16(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (entry + 12 > tiff.size()) return 1;
        if (u16(entry) != kOrientation) continue;
        const auto value = u16(entry + 8);
        return u16(entry + 2) == kShort && u32(entry + 4) == 1 && value >= 1 && value <= 8 ? static_cast<int>(value)
                                                                                           : 1;
    }
    return 1;
}

}  // namespace accolade::media
