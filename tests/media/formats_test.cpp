// What people really have: the formats of telephones and printers, colours that are not sRGB, pictures that say in
// their own way which side is up. The samples in tests/samples/formats are 64 x 48 px of our own making, a colour in
// each quarter.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "media/picture.h"
#include "media/samples.h"

using namespace accolade;
using namespace accolade::media;

namespace {

const bool kStarted = [] {
    start_codecs();
    return true;
}();

// From left to right, from top to bottom.
using Quarters = std::array<std::uint32_t, 4>;
constexpr Quarters kQuarters{0xFFC83228U, 0xFF3CB446U, 0xFF283CC8U, 0xFFFFFFFFU};

std::string sample(const std::string& name) {
    return samples::file(std::string(ACCOLADE_SOURCE_DIR) + "/tests/samples/formats/" + name);
}

bool says(const Result<Header>& header, std::string_view word) {
    return !header && header.error().what.find(word) != std::string::npos;
}

Result<Bitmap> shown(const std::string& bytes) {
    const auto header = examine(bytes);
    if (!header) return std::unexpected(header.error());
    return decode(bytes,
                  {{0, 0, static_cast<float>(header->size.w), static_cast<float>(header->size.h)}, header->size});
}

int distance(std::uint32_t a, std::uint32_t b) {
    int most = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U})
        most = std::max(most, std::abs(static_cast<int>(a >> shift & 0xFFU) - static_cast<int>(b >> shift & 0xFFU)));
    return most;
}

std::string hex(std::uint32_t color) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%08x", color);
    return text.data();
}

// Each quarter of the picture, in its middle.
void check_quarters(const Result<Bitmap>& bitmap, const Quarters& expected, int by) {
    if (!bitmap) FAIL(bitmap.error().what);
    for (int i = 0; i < 4; ++i) {
        const int x = bitmap->width * (i % 2 == 0 ? 1 : 3) / 4, y = bitmap->height * (i < 2 ? 1 : 3) / 4;
        const auto found = bitmap->row(y)[x], wanted = expected[static_cast<std::size_t>(i)];
        CHECK_MESSAGE(distance(found, wanted) <= by, i, ": ", hex(found), " is not ", hex(wanted));
    }
}

}  // namespace

TEST_CASE("the pictures of telephones are shown: HEIC and AVIF, eight bits and ten") {
    REQUIRE(kStarted);
    for (const char* name : {"plain.heic", "ten-bits.avif"}) {
        CAPTURE(name);
        const auto bytes = sample(name);
        CHECK(examine(bytes) == Header{Format::heif, {64, 48}, 1});
        check_quarters(shown(bytes), kQuarters, 3);
    }
}

TEST_CASE("an AVIF that was turned is upright") {
    const auto bytes = sample("turned.avif");  // a quarter to the left
    CHECK(examine(bytes)->size == PixelSize{48, 64});
    check_quarters(shown(bytes), {kQuarters[1], kQuarters[3], kQuarters[0], kQuarters[2]}, 3);
}

TEST_CASE("every cut of a HEIC and an AVIF is refused") {
    for (const char* name : {"plain.heic", "turned.avif"}) {
        const auto bytes = sample(name);
        for (std::size_t n = 0; n < bytes.size(); ++n) {
            CAPTURE(n);
            CHECK_FALSE(examine(std::string_view(bytes).substr(0, n)));
        }
    }
}

TEST_CASE("damage in a HEIC or an AVIF neither crashes nor hangs") {
    for (const char* name : {"plain.heic", "turned.avif"}) {
        const auto bytes = sample(name);
        for (std::size_t n = 0; n < bytes.size(); n += 3) {
            auto damaged = bytes;
            damaged[n] = static_cast<char>(damaged[n] ^ 0x55);
            (void)shown(damaged);
        }
    }
    CHECK(says(examine("\x01\x01" + sample("plain.heic").substr(2)), "cut short"));
    CHECK(says(examine(sample("plain.heic"), {.pixels = 3000}), "too large"));
}

TEST_CASE("what cannot be shown is called by its name, with what can be") {
    using namespace std::string_literals;
    const std::string can = "use PNG, JPEG, WebP, HEIC, AVIF, SVG or GIF";
    for (const auto& [bytes, name] : {std::pair{"II*\0\x08\0\0\0"s, "is a TIFF"},
                                      {"MM\0*\0\0\0\x08"s, "is a TIFF"},
                                      {"BM" + std::string(60, '\1'), "is a BMP"},
                                      {"%PDF-1.7"s, "is a PDF"},
                                      {"8BPS\0\1"s, "Photoshop"},
                                      {"\0\0\0\x0CJXL \r\n\x87\n"s, "JPEG XL"},
                                      {"\0\0\0\x20"
                                       "ftypisom\0\0\2\0"s,
                                       "a video"},
                                      {"<!DOCTYPE html><html></html>"s, "a web page"},
                                      {"hello"s, "not a picture"}}) {
        CAPTURE(name);
        CHECK(says(examine(bytes), name));
        CHECK(says(examine(bytes), can));
    }
}
