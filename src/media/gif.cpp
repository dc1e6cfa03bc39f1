// GIF (GIF89a): the blocks up to the trailer. Only the first frame is shown, so its size is the picture's.
#include "media/bytes.h"
#include "media/walk.h"

namespace accolade::media {
namespace {

constexpr char kExtension = '\x21', kImage = '\x2C', kTrailer = '\x3B';
constexpr std::uint32_t kDeepestCode = 11;

std::size_t palette_bytes(std::uint32_t flags) {
    return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1U) : 0;
}

// Behind a chain of data blocks; past the end where it is cut.
std::size_t behind_blocks(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && bytes[at] != 0) at += 1 + byte_at(bytes, at);
    return at + 1;
}

}  // namespace

Result<Header> walk_gif(std::string_view bytes) {
    Header header{Format::gif, {}, 1};
    if (bytes.size() < 13) return failure("this GIF is cut short");
    std::size_t at = 13 + palette_bytes(byte_at(bytes, 10));
    while (at < bytes.size()) {
        const char block = bytes[at];
        if (block == kTrailer) {
            if (header.size.w == 0) return failure("this GIF is damaged: it has no pixels");
            return header;
        }
        if (block == kExtension) {
            at = behind_blocks(bytes, at + 2);
        } else if (block == kImage) {
            if (bytes.size() - at < 11) break;
            const PixelSize size{static_cast<int>(le16(bytes, at + 5)), static_cast<int>(le16(bytes, at + 7))};
            if (size.w == 0 || size.h == 0) return failure("this GIF is damaged: a frame has no size");
            if (header.size.w == 0) header.size = size;
            at += 10 + palette_bytes(byte_at(bytes, at + 9));
            if (at >= bytes.size()) break;
            if (byte_at(bytes, at) > kDeepestCode) return failure("this GIF is damaged: its code makes no sense");
            at = behind_blocks(bytes, at + 1);
        } else {
            return failure("this GIF is damaged: a block has no meaning");
        }
    }
    return failure("this GIF is cut short");
}

}  // namespace accolade::media
