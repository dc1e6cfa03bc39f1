// GIF (GIF89a): the blocks up to the trailer. Only the first frame is shown, where it lies on the canvas.
#include <algorithm>
#include <optional>

#include "bytes.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr char kExtension = '\x21', kImage = '\x2C', kTrailer = '\x3B';
constexpr std::uint32_t kDeepestCode = 8, kLongestCode = 12;

std::size_t palette_bytes(std::uint32_t flags) {
    return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1U) : 0;
}

// Behind a chain of data blocks; past the end where it is cut.
std::size_t behind_blocks(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && bytes[at] != 0) at += 1 + byte_at(bytes, at);
    return at + 1;
}

// A frame's codes, out of its chain of data blocks, low bits first.
class Codes {
  public:
    Codes(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    std::optional<std::uint32_t> next(std::uint32_t size) {
        while (held_ < size) {
            if (left_ == 0) {
                if (at_ >= bytes_.size() || bytes_[at_] == 0) return std::nullopt;
                left_ = byte_at(bytes_, at_++);
            }
            if (at_ >= bytes_.size()) return std::nullopt;
            bits_ |= byte_at(bytes_, at_++) << held_;
            held_ += 8;
            --left_;
        }
        const auto code = bits_ & ((1U << size) - 1);
        bits_ >>= size;
        held_ -= size;
        return code;
    }

  private:
    std::string_view bytes_;
    std::size_t at_;
    std::uint32_t left_ = 0, bits_ = 0, held_ = 0;
};

// Whether no code (LZW, GIF89a appendix F) is used before it is made: SDL_image follows such codes in circles, beyond
// the end of its stack.
bool codes_make_sense(Codes codes, std::uint32_t depth) {
    const std::uint32_t clear = 1U << depth, end = clear + 1;
    std::uint32_t size = depth + 1, made = clear + 2;
    bool first = true, begun = false;
    while (const auto code = codes.next(size)) {
        if (*code == clear) {
            if (first && begun) return false;
            size = depth + 1;
            made = clear + 2;
            first = true;
            continue;
        }
        if (*code == end) return !first;
        if (first) {
            if (*code >= clear) return false;
            first = false;
            begun = true;
            continue;
        }
        if (*code > made || (*code == made && made == 1U << kLongestCode)) return false;
        if (made == 1U << kLongestCode) continue;
        ++made;
        if (made == 1U << size && size < kLongestCode) ++size;
    }
    return begun;
}

}  // namespace

Result<Placed> first_gif_frame(std::string_view bytes) {
    Placed first;
    if (bytes.size() < 13) return failure("this GIF is cut short");
    std::size_t at = 13 + palette_bytes(byte_at(bytes, 10));
    while (at < bytes.size()) {
        const char block = bytes[at];
        if (block == kTrailer) {
            if (first.frame.w == 0) return failure("this GIF is damaged: it has no pixels");
            // A canvas that is too small for its first frame grows, as in a browser.
            first.canvas = {std::max(static_cast<int>(le16(bytes, 6)), first.x + first.frame.w),
                            std::max(static_cast<int>(le16(bytes, 8)), first.y + first.frame.h)};
            return first;
        }
        if (block == kExtension) {
            at = behind_blocks(bytes, at + 2);
        } else if (block == kImage) {
            if (bytes.size() - at < 11) break;
            const PixelSize size{static_cast<int>(le16(bytes, at + 5)), static_cast<int>(le16(bytes, at + 7))};
            if (size.w == 0 || size.h == 0) return failure("this GIF is damaged: a frame has no size");
            const bool shown = first.frame.w == 0;
            if (shown) first = {{}, size, static_cast<int>(le16(bytes, at + 1)), static_cast<int>(le16(bytes, at + 3))};
            at += 10 + palette_bytes(byte_at(bytes, at + 9));
            if (at >= bytes.size()) break;
            const auto depth = byte_at(bytes, at++);
            if (shown && (depth == 0 || depth > kDeepestCode || !codes_make_sense({bytes, at}, depth)))
                return failure("this GIF is damaged: its codes are not valid");
            at = behind_blocks(bytes, at);
        } else {
            return failure("this GIF is damaged: it has a block of unknown type");
        }
    }
    return failure("this GIF is cut short");
}

Result<Header> walk_gif(std::string_view bytes) {
    const auto first = first_gif_frame(bytes);
    if (!first) return std::unexpected(first.error());
    return Header{Format::gif, first->canvas, 1};
}

}  // namespace accolade::media
