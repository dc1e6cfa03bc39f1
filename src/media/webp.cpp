// WebP (RFC 9649): the RIFF chunks, and the size in the frame's own header (VP8: RFC 6386, 9.1).
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

}  // namespace

Result<Header> walk_webp(std::string_view bytes) {
    if (bytes.size() < 20 || bytes.size() - 8 < le32(bytes, 4)) return failure("this WebP is cut short");
    const auto riff = bytes.substr(0, 8 + std::size_t{le32(bytes, 4)});
    Header header{Format::webp, {}, 1};
    Orientation up;
    PixelSize canvas;
    for (std::size_t at = 12; riff.size() > at;) {
        if (riff.size() - at < 8 || riff.size() - at - 8 < le32(riff, at + 4)) return failure("this WebP is cut short");
        const std::size_t length = le32(riff, at + 4);
        const auto type = riff.substr(at, 4), data = riff.substr(at + 8, length);
        if (type == "VP8X") {
            if (at != 12 || length < 10) return damaged();
            if ((byte_at(data, 0) & 2U) != 0) return failure("this WebP is animated; save it as a still picture");
            canvas = {static_cast<int>(le24(data, 4)) + 1, static_cast<int>(le24(data, 7)) + 1};
        } else if (type == "VP8 " || type == "VP8L") {
            if (header.size.w != 0) return damaged();
            const auto size = type == "VP8 " ? lossy_size(data) : lossless_size(data);
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
        at += 8 + length + length % 2;
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

}  // namespace accolade::media
