#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

#include "media/picture.h"
#include "media/samples.h"

using namespace accolade;
using namespace accolade::media;

namespace {

const bool kStarted = [] {
    start_codecs();
    return true;
}();

int channel(std::uint32_t pixel, unsigned shift) {
    return static_cast<int>(pixel >> shift & 0xFFU);
}

bool near(std::uint32_t a, std::uint32_t b, int by) {
    for (const unsigned shift : {0U, 8U, 16U, 24U})
        if (std::abs(channel(a, shift) - channel(b, shift)) > by) return false;
    return true;
}

Crop whole(PixelSize picture, PixelSize size) {
    return {{0, 0, static_cast<float>(picture.w), static_cast<float>(picture.h)}, size};
}

Bitmap shown(const std::string& bytes, PixelSize size) {
    const auto header = examine(bytes);
    REQUIRE(header);
    auto bitmap = decode(bytes, whole(header->size, size));
    if (!bitmap) FAIL(bitmap.error().what);
    CHECK(bitmap->size() == size);
    return *bitmap;
}

double difference(const Bitmap& a, const Bitmap& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        for (const unsigned shift : {0U, 8U, 16U})
            sum += std::abs(channel(a.pixels[i], shift) - channel(b.pixels[i], shift));
    return sum / (3.0 * static_cast<double>(a.pixels.size()));
}

}  // namespace

TEST_CASE("the eight ways a camera was held all look alike once upright") {
    REQUIRE(kStarted);
    if (samples::files("exif", ".jpg").empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const std::string kind : {"Landscape", "Portrait"}) {
        const PixelSize size = kind == "Portrait" ? PixelSize{200, 300} : PixelSize{300, 200};
        const auto path = [&](int i) {
            return std::string(ACCOLADE_TESTDATA) + "/images/exif/" + kind + "_" + std::to_string(i) + ".jpg";
        };
        const auto upright = shown(samples::file(path(1)), size);
        CHECK(upright.opaque);
        for (int i = 2; i <= 8; ++i) {
            CAPTURE(i);
            const auto bytes = samples::file(path(i));
            CHECK(examine(bytes)->orientation == i);
            CHECK(difference(upright, shown(bytes, size)) < 4);
        }
    }
}

TEST_CASE("a crop is taken from the upright picture") {
    // Stored with red on the left; orientation 6 is turned clockwise to be shown, so that left comes to the top.
    const auto bytes = samples::png(
        40, 20, [](int x, int) { return x < 20 ? 0xFFFF0000U : 0xFF0000FFU; },
        samples::chunk("eXIf", samples::tiff(6)));
    CHECK(examine(bytes)->size == PixelSize{20, 40});
    const auto top = decode(bytes, {{0, 0, 20, 20}, {5, 5}}), bottom = decode(bytes, {{0, 20, 20, 20}, {20, 20}});
    REQUIRE(top);
    REQUIRE(bottom);
    CHECK(near(top->row(0)[0], 0xFFFF0000U, 1));
    CHECK(near(bottom->row(10)[10], 0xFF0000FFU, 1));
}

TEST_CASE("every pixel comes through unchanged at its own size") {
    const auto pixel = [](int x, int y) { return 0xFF000000U | static_cast<std::uint32_t>(y * 16 + x) * 0x010201U; };
    const auto bitmap = shown(samples::png(16, 16, pixel), {16, 16});
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x) CHECK(bitmap.row(y)[x] == pixel(x, y));
}

TEST_CASE("black and white in turn make the grey of half the light") {
    const auto board = samples::png(64, 64, [](int x, int y) { return (x + y) % 2 == 0 ? 0xFFFFFFFFU : 0xFF000000U; });
    for (const auto pixel : shown(board, {32, 32}).pixels) CHECK(near(pixel, 0xFFBCBCBCU, 1));
}

TEST_CASE("fine patterns become grey, not coarse ones") {
    const auto lines = samples::png(256, 16, [](int x, int) { return x % 2 == 0 ? 0xFFFFFFFFU : 0xFF000000U; });
    for (const auto pixel : shown(lines, {37, 4}).pixels) CHECK(near(pixel, 0xFFBCBCBCU, 12));
}

TEST_CASE("a picture of one colour keeps it at every size") {
    for (const std::uint32_t color : {0xFF000000U, 0xFF010203U, 0xFF2457D6U, 0xFFFEFDFCU, 0xFFFFFFFFU}) {
        const auto bytes = samples::png(50, 30, [&](int, int) { return color; });
        for (const PixelSize size : {PixelSize{1, 1}, {7, 3}, {49, 29}, {50, 30}, {51, 31}, {130, 80}}) {
            const auto bitmap = shown(bytes, size);
            CHECK(bitmap.opaque);
            CHECK(std::ranges::all_of(bitmap.pixels, [&](std::uint32_t pixel) { return pixel == color; }));
        }
    }
}

TEST_CASE("beside an edge nothing gets darker or lighter than it was") {
    const auto edge = samples::png(90, 9, [](int x, int) { return x < 43 ? 0xFF333333U : 0xFFCCCCCCU; });
    for (const PixelSize size : {PixelSize{30, 3}, {61, 9}, {13, 9}})
        for (const auto pixel : shown(edge, size).pixels) {
            CHECK(channel(pixel, 0) >= 0x33);
            CHECK(channel(pixel, 0) <= 0xCC);
        }
}

TEST_CASE("the edge of a cut-out keeps its colour") {
    const auto cut = samples::png(64, 64, [](int x, int) { return x % 4 < 2 ? 0xFFFF8000U : 0x00000000U; });
    const auto bitmap = shown(cut, {16, 16});
    CHECK_FALSE(bitmap.opaque);
    for (const auto pixel : bitmap.pixels) {
        const int a = channel(pixel, 24);
        REQUIRE(a > 100);
        REQUIRE(a < 155);
        CHECK(std::abs(channel(pixel, 16) - a) <= 1);             // red is full
        CHECK(std::abs(channel(pixel, 8) - a * 128 / 255) <= 2);  // green is half
        CHECK(channel(pixel, 0) == 0);
    }
}

TEST_CASE("each format is decoded") {
    CHECK(near(shown(samples::jpeg(), {4, 4}).row(1)[1], 0xFF808080U, 1));
    CHECK(shown(samples::gif(), {2, 2}).size() == PixelSize{2, 2});
    CHECK(shown(samples::webp_lossy(), {1, 1}).opaque);
    CHECK(shown(samples::webp_lossless(), {1, 1}).size() == PixelSize{1, 1});
    const auto logo = shown(samples::svg("<rect x='10' width='10' height='10' fill='#2457d6'/>"), {300, 150});
    CHECK(logo.row(75)[75] == 0);
    CHECK(logo.row(75)[225] == 0xFF2457D6U);
    CHECK(logo.row(75)[148] == 0);
    CHECK(logo.row(75)[152] == 0xFF2457D6U);
}

TEST_CASE("a GIF comes through pixel by pixel, also when its table of codes is full") {
    const auto grey = [](int x, int y) { return (x * x / 7 + y * 13 + x * y) % 256; };
    for (const bool clears : {false, true}) {
        const auto bitmap = shown(samples::gif(200, 120, grey, clears), {200, 120});
        for (int y = 0; y < 120; ++y)
            for (int x = 0; x < 200; ++x)
                REQUIRE(bitmap.row(y)[x] == 0xFF000000U + static_cast<std::uint32_t>(grey(x, y)) * 0x010101U);
    }
}

TEST_CASE("a part of a logo is drawn at the size it is shown, not enlarged") {
    const auto bytes = samples::svg("<rect x='10' width='10' height='10' fill='#2457d6'/>");
    const auto bitmap = decode(bytes, {{480, 0, 64, 64}, {640, 640}});
    REQUIRE(bitmap);
    CHECK(bitmap->row(300)[316] == 0);
    CHECK(bitmap->row(300)[323] == 0xFF2457D6U);
}

TEST_CASE("a crop that makes no sense is refused") {
    const auto bytes = samples::png(4, 4, [](int, int) { return 0xFFFFFFFFU; });
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const Crop& crop :
         {Crop{{0, 0, 4, 4}, {0, 4}}, Crop{{0, 0, 0, 4}, {4, 4}}, Crop{{9, 0, 4, 4}, {4, 4}},
          Crop{{0, 0, 4, 4}, {4, 1 << 20}}, Crop{{nan, 0, 4, 4}, {4, 4}}, Crop{{0, 0, nan, 4}, {4, 4}}})
        CHECK_FALSE(decode(bytes, crop));
    CHECK(decode(bytes, {{-5, -5, 100, 100}, {4, 4}}));
}

TEST_CASE("every valid file of PngSuite is decoded, palettes, greys and sixteen bits alike") {
    const auto paths = samples::files("pngsuite", ".png");
    if (paths.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& path : paths) {
        const auto name = path.filename().string();
        CAPTURE(name);
        if (name[0] == 'x') continue;
        const auto bytes = samples::file(path);
        shown(bytes, examine(bytes)->size);
    }
    // One picture in several guises: interlaced and not, 8 and 16 bits, one IDAT or many.
    const auto suite = [](const std::string& name) {
        return shown(samples::file(std::string(ACCOLADE_TESTDATA) + "/images/pngsuite/" + name + ".png"), {32, 32});
    };
    for (const std::string kind :
         {"0g01", "0g02", "0g04", "0g08", "0g16", "2c08", "2c16", "3p01", "3p02", "3p04", "3p08", "4a08", "6a08"})
        CHECK(difference(suite("basn" + kind), suite("basi" + kind)) < 0.01);
    CHECK(difference(suite("oi1n2c16"), suite("oi9n2c16")) < 0.01);
    CHECK(difference(suite("tp0n3p08"), suite("tp0n2c08")) < 8);  // the palette is coarser
    for (const std::string kind : {"0g04", "2c16", "3p08"}) {
        CAPTURE(kind);
        const auto cut = suite("tbbn" + kind);  // the background is see-through, and nothing else
        CHECK(cut.row(0)[0] == 0);
        CHECK(cut.row(31)[31] == 0);
        CHECK(channel(cut.row(16)[16], 24) == 255);
    }
}

TEST_CASE("files that once broke decoders break nothing") {
    const auto paths = samples::files("png-bugs", ".png");
    if (paths.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& path : paths) {
        CAPTURE(path);
        const auto bytes = samples::file(path);
        const auto header = examine(bytes);
        const auto bitmap = decode(bytes, {{0, 0, 1000, 1000}, {50, 50}});
        if (!header) CHECK_FALSE(bitmap);
    }
}

TEST_CASE("damage at random neither crashes nor hangs") {
    const std::vector<std::string> originals{
        samples::png(9, 9, [](int x, int y) { return static_cast<std::uint32_t>(x * y) * 0x12345678U; }),
        samples::jpeg(samples::app1(samples::tiff(6)), 3),
        samples::gif(),
        samples::webp_lossy(),
        samples::webp_lossless(),
        samples::svg("<path d='M1 1h9v9z' stroke='#fff' stroke-width='2'/>")};
    std::mt19937 random(20240229);
    int decoded = 0;
    for (int turn = 0; turn < 300; ++turn) {
        auto bytes = originals[static_cast<std::size_t>(turn) % originals.size()];
        for (int i = 0; i < 1 + turn % 4; ++i) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 3) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, 1 + random() % 4);
                    break;
                default:
                    bytes.insert(at, 1, static_cast<char>(random()));
                    break;
            }
            if (bytes.empty()) bytes.assign(1, 'x');
        }
        const auto header = examine(bytes);
        if (header && decode(bytes, whole(header->size, {16, 16}))) ++decoded;
    }
    CHECK(decoded > 0);
}
