// Small pictures made by hand, so that a test says what is in them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accolade::samples {

inline std::string of(std::initializer_list<int> bytes) {
    std::string s;
    for (const int b : bytes) s += static_cast<char>(b);
    return s;
}

inline std::string be16(unsigned n) {
    return of({static_cast<int>(n >> 8U & 0xFFU), static_cast<int>(n & 0xFFU)});
}
inline std::string be32(std::uint32_t n) {
    return be16(n >> 16U) + be16(n & 0xFFFFU);
}
inline std::string le16(unsigned n) {
    return of({static_cast<int>(n & 0xFFU), static_cast<int>(n >> 8U & 0xFFU)});
}

inline std::string chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char byte : body) {
        c ^= static_cast<unsigned char>(byte);
        for (int k = 0; k < 8; ++k) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
    }
    return be32(static_cast<std::uint32_t>(data.size())) + body + be32(c ^ 0xFFFFFFFFU);
}

inline std::string zlib_stored(const std::string& raw) {
    std::string out = of({0x78, 0x01});
    for (std::size_t at = 0; at < raw.size() || at == 0; at += 65535) {
        const auto part = raw.substr(at, 65535);
        const auto n = static_cast<unsigned>(part.size());
        out += of({at + 65535 >= raw.size() ? 1 : 0}) + le16(n) + le16(~n & 0xFFFFU) + part;
    }
    std::uint32_t a = 1, b = 0;
    for (const char byte : raw) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    return out + be32(b << 16U | a);
}

inline const std::string kPngSignature = of({0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

inline std::string ihdr(std::uint32_t w, std::uint32_t h, int color = 6, int depth = 8) {
    return chunk("IHDR", be32(w) + be32(h) + of({depth, color, 0, 0, 0}));
}

// 0xAARRGGBB, straight alpha. `extra` goes before the pixels.
inline std::string png(int w, int h, const std::function<std::uint32_t(int x, int y)>& pixel,
                       const std::string& extra = {}) {
    std::string raw;
    for (int y = 0; y < h; ++y) {
        raw += '\0';
        for (int x = 0; x < w; ++x) {
            const auto p = pixel(x, y);
            for (const unsigned shift : {16U, 8U, 0U, 24U}) raw += static_cast<char>(p >> shift & 0xFFU);
        }
    }
    return kPngSignature + ihdr(static_cast<std::uint32_t>(w), static_cast<std::uint32_t>(h)) + extra +
           chunk("IDAT", zlib_stored(raw)) + chunk("IEND", "");
}

// 8 x 8 px of middle grey. `extra`: segments behind SOI.
inline std::string jpeg(const std::string& extra = {}, int components = 1, unsigned w = 8, unsigned h = 8) {
    std::string s = of({0xFF, 0xD8}) + extra;
    s += of({0xFF, 0xDB, 0, 67, 0}) + std::string(64, '\x01');
    s += of({0xFF, 0xC0}) + be16(static_cast<unsigned>(8 + 3 * components)) + of({8}) + be16(h) + be16(w) +
         of({components});
    for (int i = 1; i <= components; ++i) s += of({i, 0x11, 0});
    for (const int table : {0x00, 0x10}) s += of({0xFF, 0xC4, 0, 20, table, 1}) + std::string(15, '\0') + of({0});
    s += of({0xFF, 0xDA}) + be16(static_cast<unsigned>(6 + 2 * components)) + of({components});
    for (int i = 1; i <= components; ++i) s += of({i, 0});
    return s + of({0, 63, 0, 0x3F, 0xFF, 0xD9});
}

// Only the entry that turns.
inline std::string tiff(int orientation) {
    return of({'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0});
}
inline std::string app1(const std::string& data) {
    return of({0xFF, 0xE1}) + be16(static_cast<unsigned>(data.size() + 8)) + of({'E', 'x', 'i', 'f', 0, 0}) + data;
}

// LZW with a table that grows to twelve bits and is then kept or begun again.
inline std::string gif(int w, int h, const std::function<int(int x, int y)>& grey, bool clears) {
    std::string codes;
    std::uint32_t held = 0, bits = 0, size = 9;
    const auto put = [&](std::uint32_t code) {
        bits |= code << held;
        for (held += size; held >= 8; held -= 8, bits >>= 8U) codes += static_cast<char>(bits & 0xFFU);
    };
    std::map<std::pair<std::uint32_t, int>, std::uint32_t> table;
    std::uint32_t next = 258;
    put(256);
    std::optional<std::uint32_t> prefix;
    for (int i = 0; i < w * h; ++i) {
        const int value = grey(i % w, i / w);
        if (!prefix) {
            prefix = static_cast<std::uint32_t>(value);
            continue;
        }
        if (const auto longer = table.find({*prefix, value}); longer != table.end()) {
            prefix = longer->second;
            continue;
        }
        put(*prefix);
        if (next < 4096) {
            // The reader is one entry behind.
            if (next == 1U << size) ++size;
            table[{*prefix, value}] = next++;
        } else if (clears) {
            put(256);
            table.clear();
            next = 258;
            size = 9;
        }
        prefix = static_cast<std::uint32_t>(value);
    }
    put(*prefix);
    if (next == 1U << size && size < 12) ++size;
    put(257);
    if (held > 0) codes += static_cast<char>(bits);

    std::string s = "GIF89a" + le16(static_cast<unsigned>(w)) + le16(static_cast<unsigned>(h)) + of({0xF7, 0, 0});
    for (int i = 0; i < 256; ++i) s.append(3, static_cast<char>(i));
    s += of({0x2C, 0, 0, 0, 0}) + le16(static_cast<unsigned>(w)) + le16(static_cast<unsigned>(h)) + of({0, 8});
    for (std::size_t at = 0; at < codes.size(); at += 255)
        s += static_cast<char>(std::min<std::size_t>(255, codes.size() - at)) + codes.substr(at, 255);
    return s + of({0, 0x3B});
}

// One black pixel.
inline std::string gif() {
    return "GIF89a" + of({1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x2C, 0,
                          0, 0, 0, 1, 0,    1, 0, 0, 2, 2, 0x44, 1,    0,    0x3B});
}

inline std::string webp_lossless() {
    return "RIFF" + of({0x1A, 0, 0, 0}) + "WEBPVP8L" +
           of({0x0D, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 0x07, 0});
}
inline std::string webp_lossy() {
    return "RIFF" + of({0x22, 0, 0, 0}) + "WEBPVP8 " +
           of({0x16, 0,    0,    0,    0x30, 0x01, 0, 0x9D, 0x01, 0x2A, 1, 0, 1,
               0,    0x0E, 0xC0, 0xFE, 0x25, 0xA4, 0, 3,    0x70, 0,    0, 0, 0});
}
// `flags` and canvas of an extended header before the lossless picture.
inline std::string webp_extended(int flags, const std::string& more = {}) {
    const std::string body =
        "WEBPVP8X" + of({10, 0, 0, 0, flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}) + webp_lossless().substr(12) + more;
    return "RIFF" + le16(static_cast<unsigned>(body.size())) + of({0, 0}) + body;
}

// The lossless picture of one pixel as the first of two frames, at that place of a canvas. The place is even.
inline std::string webp_animated(int w, int h, int x, int y) {
    const auto le24 = [](int n) { return of({n & 0xFF, n >> 8 & 0xFF, n >> 16 & 0xFF}); };
    const auto chunk_of = [](const std::string& type, const std::string& data) {
        return type + le16(static_cast<unsigned>(data.size())) + of({0, 0}) + data + std::string(data.size() % 2, '\0');
    };
    const auto frame = [&](int at_x, int at_y) {
        return chunk_of("ANMF", le24(at_x / 2) + le24(at_y / 2) + le24(0) + le24(0) + le24(100) + of({0}) +
                                    webp_lossless().substr(12));
    };
    const std::string body = "WEBP" + chunk_of("VP8X", of({2, 0, 0, 0}) + le24(w - 1) + le24(h - 1)) +
                             chunk_of("ANIM", of({0, 0, 0, 0, 0, 0})) + frame(x, y) + frame(0, 0);
    return "RIFF" + le16(static_cast<unsigned>(body.size())) + of({0, 0}) + body;
}

inline std::string svg(const std::string& inside, const std::string& attributes = "width=\"20\" height=\"10\"") {
    return "<?xml version=\"1.0\"?>\n<!-- a logo -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + ">" +
           inside + "</svg>\n";
}

inline std::string file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Sorted; empty where there is no such folder.
inline std::vector<std::filesystem::path> files(const std::string& folder, const std::string& extension) {
    std::vector<std::filesystem::path> paths;
    std::error_code none;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(ACCOLADE_TESTDATA) + "/images/" + folder, none))
        if (entry.path().extension() == extension) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace accolade::samples
