// WebP (RFC 9649): the RIFF chunks, and the size in the frame's own header (VP8: RFC 6386, 9.1). Of an animation the
// first frame counts.
#include "bytes.h"
#include "orientation.h"
#include "walk.h"

namespace accolade::media {
namespace {

std::unexpected<Error> damaged() {
    return failure("this WebP is damaged: its header is not valid");
}

Result<PixelSize> lossy_size(std::string_view data) {
    if (data.size() < 10 || (byte_at(data, 0) & 1U) != 0 || data.substr(3, 3) != "\x9D\x01\x2A") return damaged();
    return PixelSize{static_cast<int>(le16(data, 6) & 0x3FFFU), static_cast<int>(le16(data, 8) & 0x3FFFU)};
}

Result<PixelSize> lossless_size(std::string_view data) {
    if (data.size() < 5 || data[0] != '\x2F') return damaged();
    const auto bits = le32(data, 1);
    return PixelSize{static_cast<int>(bits & 0x3FFFU) + 1, static_cast<int>(bits >> 14U & 0x3FFFU) + 1};
}

Result<PixelSize> pixels_in(std::string_view type, std::string_view data) {
    return type == "VP8 " ? lossy_size(data) : lossless_size(data);
}

// The chunk at `at`, or nothing where it is cut.
struct Chunk {
    std::string_view type, data;
    std::size_t whole = 0;  // with its header and its padding
};
std::optional<Chunk> chunk_at(std::string_view riff, std::size_t at) {
    if (riff.size() - at < 8 || riff.size() - at - 8 < le32(riff, at + 4)) return std::nullopt;
    const std::size_t length = le32(riff, at + 4);
    return Chunk{riff.substr(at, 4), riff.substr(at + 8, length), 8 + length + length % 2};
}

// A frame of an animation (ANMF) lies on the canvas, and its pixels have the size it says.
Result<void> check_frame(std::string_view frame, PixelSize canvas) {
    if (frame.size() < 16) return damaged();
    const PixelSize size{static_cast<int>(le24(frame, 6)) + 1, static_cast<int>(le24(frame, 9)) + 1};
    const int x = 2 * static_cast<int>(le24(frame, 0)), y = 2 * static_cast<int>(le24(frame, 3));
    if (x + size.w > canvas.w || y + size.h > canvas.h) return damaged();
    for (std::size_t at = 16; at < frame.size();) {
        const auto chunk = chunk_at(frame, at);
        if (!chunk) return damaged();
        if (chunk->type == "VP8 " || chunk->type == "VP8L") {
            const auto found = pixels_in(chunk->type, chunk->data);
            if (!found) return std::unexpected(found.error());
            if (*found != size) return damaged();
            return {};
        }
        at += chunk->whole;
    }
    return damaged();
}

}  // namespace

Result<Header> walk_webp(std::string_view bytes) {
    if (bytes.size() < 20 || bytes.size() - 8 < le32(bytes, 4)) return failure("this WebP is cut short");
    const auto riff = bytes.substr(0, 8 + std::size_t{le32(bytes, 4)});
    Header header{Format::webp, {}, 1};
    Orientation up;
    PixelSize canvas;
    bool animated = false;
    for (std::size_t at = 12; riff.size() > at;) {
        const auto chunk = chunk_at(riff, at);
        if (!chunk) return failure("this WebP is cut short");
        const auto [type, data, whole] = *chunk;
        if (type == "VP8X") {
            if (at != 12 || data.size() < 10) return damaged();
            animated = (byte_at(data, 0) & 2U) != 0;
            canvas = {static_cast<int>(le24(data, 4)) + 1, static_cast<int>(le24(data, 7)) + 1};
        } else if (type == "ANMF" && animated) {
            if (header.size.w == 0) {
                if (const auto fine = check_frame(data, canvas); !fine) return std::unexpected(fine.error());
                header.size = canvas;
            }
        } else if (type == "VP8 " || type == "VP8L") {
            if (header.size.w != 0 || animated) return damaged();
            const auto size = pixels_in(type, data);
            if (!size) return std::unexpected(size.error());
            header.size = *size;
        } else if (type == "EXIF") {
            const std::string_view prefix("Exif\0\0", 6);  // some writers keep JPEG's
            up.exif = exif_orientation(data.starts_with(prefix) ? data.substr(6) : data);
        } else if (type == "XMP ") {
            up.xmp = xmp_orientation(data);
        } else if (at == 12) {
            return damaged();
        }
        at += whole;
    }
    if (header.size.w == 0 || header.size.h == 0) return failure("this WebP is damaged: it has no pixels");
    if (canvas.w != 0 && canvas != header.size) return damaged();
    header.orientation = up.value();
    return header;
}

std::string_view webp_profile(std::string_view bytes) {
    const auto riff = bytes.substr(0, 8 + std::size_t{le32(bytes, 4)});
    for (std::size_t at = 12; riff.size() >= at + 8;) {
        const std::size_t length = le32(riff, at + 4);
        if (riff.substr(at, 4) == "ICCP") return riff.substr(at + 8, length);
        at += 8 + length + length % 2;
    }
    return {};
}

bool webp_is_animated(std::string_view bytes) {
    return bytes.substr(12, 4) == "VP8X" && (byte_at(bytes, 20) & 2U) != 0;
}

}  // namespace accolade::media
