// Bytes: numbers read out of foreign bytes. Values; any thread. REQUIRES that the caller checked the length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace accolade::media {

inline std::uint32_t byte_at(std::string_view s, std::size_t at) {
    return static_cast<unsigned char>(s[at]);
}
inline std::uint32_t be16(std::string_view s, std::size_t at) {
    return byte_at(s, at) << 8U | byte_at(s, at + 1);
}
inline std::uint32_t be32(std::string_view s, std::size_t at) {
    return be16(s, at) << 16U | be16(s, at + 2);
}
inline std::uint32_t le16(std::string_view s, std::size_t at) {
    return byte_at(s, at) | byte_at(s, at + 1) << 8U;
}
inline std::uint32_t le24(std::string_view s, std::size_t at) {
    return le16(s, at) | byte_at(s, at + 2) << 16U;
}
inline std::uint32_t le32(std::string_view s, std::size_t at) {
    return le16(s, at) | le16(s, at + 2) << 16U;
}

}  // namespace accolade::media
