#include "orientation.h"

#include "base/ascii.h"
#include "bytes.h"

namespace accolade::media {

std::optional<int> exif_orientation(std::string_view tiff) {
    constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
    if (tiff.size() < 8) return std::nullopt;
    const bool big = tiff.starts_with("MM");
    if (!big && !tiff.starts_with("II")) return std::nullopt;
    const auto u16 = [&](std::size_t at) { return big ? be16(tiff, at) : le16(tiff, at); };
    const auto u32 = [&](std::size_t at) { return big ? be32(tiff, at) : le32(tiff, at); };

    if (u16(2) != 42) return std::nullopt;
    const std::size_t directory = u32(4);
    if (directory < 8 || directory + 2 > tiff.size()) return std::nullopt;
    const std::size_t count = u16(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (entry + 12 > tiff.size()) return std::nullopt;
        if (u16(entry) != kOrientation) continue;
        const auto value = u16(entry + 8);
        if (u16(entry + 2) != kShort || u32(entry + 4) != 1 || value < 1 || value > 8) return std::nullopt;
        return static_cast<int>(value);
    }
    return std::nullopt;
}

// As an attribute, tiff:Orientation="6", or as an element, <tiff:Orientation>6</tiff:Orientation>.
std::optional<int> xmp_orientation(std::string_view packet) {
    constexpr std::string_view kName = "tiff:Orientation";
    const auto at = packet.find(kName);
    if (at == std::string_view::npos) return std::nullopt;
    auto rest = ascii::trimmed(packet.substr(at + kName.size()).substr(0, 64));
    const bool element = rest.starts_with('>');
    if (!element && !rest.starts_with('=')) return std::nullopt;
    rest = ascii::trimmed(rest.substr(1));
    if (!element) {
        if (!rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
        rest = ascii::trimmed(rest.substr(1));
    }
    if (rest.size() < 2 || rest[0] < '1' || rest[0] > '8' || ascii::digit(rest[1])) return std::nullopt;
    return rest[0] - '0';
}

}  // namespace accolade::media
