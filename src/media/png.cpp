// PNG (W3C PNG, third edition): the chunks, their order and their CRC.
#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bytes.h"
#include "orientation.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr std::size_t kSignature = 8, kFrame = 12;  // of a chunk: length, type and CRC

constexpr std::string_view kXmp("XML:com.adobe.xmp\0\0", 19);  // and not compressed

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}();

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char byte : bytes) c = kCrcTable[(c ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (c >> 8U);
    return c ^ 0xFFFFFFFFU;
}

struct Chunk {
    std::string_view type, data, whole;
};

// REQUIRES at >= kSignature.
Result<Chunk> chunk_at(std::string_view bytes, std::size_t at) {
    if (bytes.size() - at < kFrame || bytes.size() - at - kFrame < be32(bytes, at))
        return failure("this PNG is cut short");
    const std::size_t length = be32(bytes, at);
    Chunk chunk{bytes.substr(at + 4, 4), bytes.substr(at + 8, length), bytes.substr(at, length + kFrame)};
    if (!std::ranges::all_of(chunk.type, ascii::letter)) return failure("this PNG is damaged: a chunk has no name");
    if (crc32(bytes.substr(at + 4, length + 4)) != be32(bytes, at + 8 + length))
        return failure("this PNG is damaged: the checksum of its chunk " + std::string(chunk.type) + " is wrong");
    return chunk;
}

bool depth_fits(std::uint32_t color, std::uint32_t depth) {
    switch (color) {
        case 0:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case 3:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2:
        case 4:
        case 6:
            return depth == 8 || depth == 16;
        default:
            return false;
    }
}

Result<Header> header_of(const Chunk& chunk) {
    if (chunk.type != "IHDR" || chunk.data.size() != 13) return failure("this PNG is damaged: it has no header");
    const auto width = be32(chunk.data, 0), height = be32(chunk.data, 4);
    if (width == 0 || height == 0 || width > 0x7FFFFFFFU || height > 0x7FFFFFFFU)
        return failure("this PNG is damaged: its size is not valid");
    if (!depth_fits(byte_at(chunk.data, 9), byte_at(chunk.data, 8)) || byte_at(chunk.data, 10) != 0 ||
        byte_at(chunk.data, 11) != 0 || byte_at(chunk.data, 12) > 1)
        return failure("this PNG is damaged: its header is not valid");
    return Header{Format::png, {static_cast<int>(width), static_cast<int>(height)}, 1};
}

// More than any deflate makes of so many pixels; what has more takes its decoder long, for nothing.
std::size_t most_data(const Chunk& header) {
    const std::size_t width = be32(header.data, 0), height = be32(header.data, 4);
    const std::size_t depth = byte_at(header.data, 8), color = byte_at(header.data, 9);
    const std::size_t channels = color == 2 ? 3 : color == 4 ? 2 : color == 6 ? 4 : 1;
    const std::size_t rows = height * (2 + (width * channels * depth + 7) / 8);  // interlaced there are twice as many
    return rows + rows / 8 + (1U << 16U);
}

std::string chunk_of(std::string_view type, std::string_view data) {
    const auto number = [](std::uint32_t n) {
        std::string s;
        for (const unsigned shift : {24U, 16U, 8U, 0U}) s += static_cast<char>(n >> shift & 0xFFU);
        return s;
    };
    const std::string body = std::string(type) + std::string(data);
    return number(static_cast<std::uint32_t>(data.size())) + body + number(crc32(body));
}

}  // namespace

Result<Header> walk_png(std::string_view bytes) {
    const auto first = chunk_at(bytes, kSignature);
    if (!first) return std::unexpected(first.error());
    auto header = header_of(*first);
    if (!header) return header;
    const bool palette = byte_at(first->data, 9) == 3;

    bool has_palette = false, in_data = false, after_data = false;
    std::size_t data = 0;
    Orientation up;
    for (std::size_t at = kSignature + first->whole.size();;) {
        const auto chunk = chunk_at(bytes, at);
        if (!chunk) return std::unexpected(chunk.error());
        at += chunk->whole.size();

        if (chunk->type == "IDAT") {
            data += chunk->data.size();
            if (data > most_data(*first)) return failure("this PNG is damaged: it has more data than pixels");
            if (after_data) return failure("this PNG is damaged: its pixels are not in one piece");
            if (palette && !has_palette) return failure("this PNG is damaged: it has no palette");
            in_data = true;
            continue;
        }
        after_data = in_data;
        if (chunk->type == "IEND") {
            if (!in_data) return failure("this PNG is damaged: it has no pixels");
            header->orientation = up.value();
            return header;
        }
        if (chunk->type == "PLTE") {
            const auto n = chunk->data.size();
            if (has_palette || in_data || n == 0 || n % 3 != 0 || n > 768)
                return failure("this PNG is damaged: its palette is not valid");
            has_palette = true;
        } else if (chunk->type == "eXIf" && !up.exif) {
            up.exif = exif_orientation(chunk->data);
        } else if (chunk->type == "iTXt" && chunk->data.starts_with(kXmp)) {
            up.xmp = xmp_orientation(chunk->data.substr(kXmp.size()));
        } else if (std::isupper(static_cast<unsigned char>(chunk->type[0])) != 0) {
            return failure("this PNG has a chunk \"" + std::string(chunk->type) +
                           "\" that is not supported; save it as a plain PNG");
        }
    }
}

std::string png_essentials(std::string_view bytes) {
    std::string header, palette, transparency, pixels;
    for (std::size_t at = kSignature; bytes.size() - at >= kFrame;) {
        const auto length = be32(bytes, at);
        const auto type = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, length);
        if (type == "IHDR") header = data;
        if (type == "PLTE") palette = data;
        if (type == "tRNS" && pixels.empty()) transparency = data;
        if (type == "IDAT") pixels += bytes.substr(at, length + kFrame);
        if (type == "IEND") break;
        at += length + kFrame;
    }
    const auto depth = byte_at(header, 8), color = byte_at(header, 9);
    const std::size_t colors = depth <= 8 ? std::size_t{1} << depth : 0;
    if (color == 0 && depth <= 8 && transparency.size() == 2) {
        // SDL_image would make black transparent instead; as a palette of greys it is right.
        const std::size_t key = be16(transparency, 0);
        header[9] = 3;
        palette.clear();
        for (std::size_t i = 0; i < colors; ++i) palette.append(3, static_cast<char>(i * 255 / (colors - 1)));
        transparency.assign(colors, '\xFF');
        if (key < colors) transparency[key] = 0;
    } else if (color == 2 && transparency.size() == 6) {
        // SDL_image drops the upper byte of the key and the lower one of the pixels.
        if (depth == 16)
            for (std::size_t i = 0; i < 6; i += 2) transparency[i + 1] = transparency[i];
        palette.clear();
    } else if (color == 3) {
        palette.resize(colors * 3);
        if (transparency.size() > colors) transparency.resize(colors);
    } else {
        palette.clear();
        transparency.clear();
    }
    std::string out(bytes.substr(0, kSignature));
    out += chunk_of("IHDR", header);
    if (!palette.empty()) out += chunk_of("PLTE", palette);
    if (!transparency.empty()) out += chunk_of("tRNS", transparency);
    return out + pixels + chunk_of("IEND", {});
}

std::string png_profile(std::string_view bytes) {
    constexpr std::size_t kLargest = 4U << 20U;
    for (std::size_t at = kSignature; bytes.size() - at >= kFrame;) {
        const std::size_t length = be32(bytes, at);
        const auto type = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, length);
        at += length + kFrame;
        if (type == "IDAT" || type == "IEND") break;
        if (type != "iCCP") continue;
        const auto name = data.find('\0');
        if (name == std::string_view::npos || data.size() < name + 2 || data[name + 1] != 0) break;
        const auto packed = data.substr(name + 2);
        // The profile's own length stands in its first four bytes.
        const auto unpacked = [packed](std::size_t size) {
            std::string profile(size, '\0');
            auto made = static_cast<uLongf>(size);
            auto from = static_cast<uLong>(packed.size());
            const int end = uncompress2(reinterpret_cast<Bytef*>(profile.data()), &made,
                                        reinterpret_cast<const Bytef*>(packed.data()), &from);
            profile.resize(end == Z_OK || end == Z_BUF_ERROR ? made : 0);
            return profile;
        };
        const auto head = unpacked(4);
        const std::size_t size = head.size() == 4 ? be32(head, 0) : 0;
        if (size < 128 || size > kLargest) break;
        auto profile = unpacked(size);
        if (profile.size() == size) return profile;
        break;
    }
    return {};
}

bool png_is_grey(std::string_view bytes) {
    const auto color = byte_at(bytes, kSignature + 8 + 9);
    return color == 0 || color == 4;
}

}  // namespace accolade::media
