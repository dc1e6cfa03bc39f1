// JPEG (ITU-T T.81, annex B): the markers up to the end of the image. What follows EOI (a second, smaller picture of
// some telephones, padding) is not ours to judge.
#include <algorithm>

#include "bytes.h"
#include "orientation.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr std::uint32_t kSoi = 0xD8, kEoi = 0xD9, kSos = 0xDA, kApp1 = 0xE1;
constexpr std::string_view kExif("Exif\0\0", 6), kXmp("http://ns.adobe.com/xap/1.0/\0", 29);
// A progressive picture has some ten scans. Each pass over a large one costs seconds, so their product is bounded.
constexpr long kScans = 100, kScannedPixels = 1'000'000'000;

bool starts_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint32_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

Result<PixelSize> frame_size(std::uint32_t marker, std::string_view frame) {
    if (marker > 0xC2 || frame.size() < 6 || frame.size() != 6 + std::size_t{3} * byte_at(frame, 5) ||
        byte_at(frame, 0) != 8)
        return failure("this JPEG is of a rare kind; save it as a baseline or progressive JPEG");
    if (byte_at(frame, 5) != 1 && byte_at(frame, 5) != 3 && byte_at(frame, 5) != 4)
        return failure("this JPEG has unusual colour channels; save it as RGB");
    const PixelSize size{static_cast<int>(be16(frame, 3)), static_cast<int>(be16(frame, 1))};
    if (size.w == 0 || size.h == 0) return failure("this JPEG is damaged: it has no size");
    return size;
}

// Behind the coded data: an FF that is neither stuffed nor a restart.
std::size_t next_marker(std::string_view bytes, std::size_t at) {
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos && at + 1 < bytes.size()) {
        const auto marker = byte_at(bytes, at + 1);
        if (marker != 0 && marker != 0xFF && !stands_alone(marker)) return at;
        at += marker == 0xFF ? 1 : 2;
    }
    return bytes.size();
}

}  // namespace

Result<Header> walk_jpeg(std::string_view bytes) {
    Header header{Format::jpeg, {}, 1};
    Orientation up;
    long scans = 0;
    std::size_t at = 2;
    while ((at = next_marker(bytes, at)) + 2 <= bytes.size()) {
        const auto marker = byte_at(bytes, at + 1);
        at += 2;
        if (marker == kEoi) {
            if (scans == 0) return failure("this JPEG is damaged: it has no pixels");
            header.orientation = up.value();
            return header;
        }
        if (marker == kSoi) return failure("this JPEG is damaged: a second one begins inside it");
        if (bytes.size() - at < 2 || bytes.size() - at < be16(bytes, at)) break;
        const std::size_t length = be16(bytes, at);
        if (length < 2) return failure("this JPEG is damaged: a segment has no length");
        const auto segment = bytes.substr(at + 2, length - 2);
        at += length;

        if (starts_frame(marker)) {
            if (header.size.w != 0) return failure("this JPEG is damaged: it has two sizes");
            const auto size = frame_size(marker, segment);
            if (!size) return std::unexpected(size.error());
            header.size = *size;
        } else if (marker == kSos) {
            if (header.size.w == 0) return failure("this JPEG is damaged: it has no size");
            ++scans;
            if (scans > kScans ||
                scans * header.size.w * header.size.h > std::max(kScannedPixels, 1L * header.size.w * header.size.h))
                return failure("this JPEG has too many scans; save it as a baseline JPEG");
        } else if (marker == kApp1 && !up.exif && segment.starts_with(kExif)) {
            up.exif = exif_orientation(segment.substr(kExif.size()));
        } else if (marker == kApp1 && !up.xmp && segment.starts_with(kXmp)) {
            up.xmp = xmp_orientation(segment.substr(kXmp.size()));
        }
    }
    return failure("this JPEG is cut short");
}

}  // namespace accolade::media
