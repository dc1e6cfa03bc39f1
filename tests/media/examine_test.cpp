#include <doctest/doctest.h>

#include <limits>

#include "media/picture.h"
#include "media/samples.h"

using namespace accolade;
using namespace accolade::media;

namespace {

bool says(const Result<Header>& header, std::string_view word) {
    return !header && header.error().what.find(word) != std::string::npos;
}

std::string grey_png(const std::string& extra = {}) {
    return samples::png(4, 3, [](int, int) { return 0xFF808080U; }, extra);
}

}  // namespace

TEST_CASE("content decides what a picture is, and its header how large") {
    CHECK(examine(grey_png()) == Header{Format::png, {4, 3}, 1});
    CHECK(examine(samples::jpeg()) == Header{Format::jpeg, {8, 8}, 1});
    CHECK(examine(samples::gif()) == Header{Format::gif, {1, 1}, 1});
    CHECK(examine(samples::webp_lossless()) == Header{Format::webp, {1, 1}, 1});
    CHECK(examine(samples::webp_lossy()) == Header{Format::webp, {1, 1}, 1});
    CHECK(examine(samples::webp_extended(0)) == Header{Format::webp, {1, 1}, 1});
    CHECK(examine(samples::svg("<rect width='5' height='5'/>")) == Header{Format::svg, {1024, 512}, 1});
}

TEST_CASE("what is no picture is called so") {
    CHECK(says(examine(""), "empty"));
    for (const char* text : {"<!DOCTYPE html><html></html>", "<html><svg></svg></html>", "BM......", "II*", "hello"})
        CHECK(says(examine(text), "use PNG, JPEG, WebP, HEIC, AVIF, SVG or GIF"));
}

TEST_CASE("every cut of a picture is refused") {
    std::vector<std::string> whole{grey_png(samples::chunk("eXIf", samples::tiff(6))),
                                   samples::jpeg(samples::app1(samples::tiff(6))),
                                   samples::gif(),
                                   samples::webp_lossless(),
                                   samples::webp_lossy(),
                                   samples::webp_extended(8, "EXIF" + samples::of({26, 0, 0, 0}) + samples::tiff(3))};
    whole.push_back(samples::svg("<g><path d='M0 0h9v9z'/></g>"));
    whole.back().pop_back();  // its last line break may be missing
    for (const auto& bytes : whole) {
        REQUIRE(examine(bytes));
        for (std::size_t n = 0; n < bytes.size(); ++n) {
            CAPTURE(n);
            CHECK_FALSE(examine(std::string_view(bytes).substr(0, n)));
        }
    }
}

TEST_CASE("every cut of real pictures is refused") {
    auto paths = samples::files("pngsuite", ".png");
    if (paths.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& path : paths) {
        const auto name = path.filename().string();
        if (name != "basn2c08.png" && name != "tbbn3p08.png" && name != "basi6a16.png" && name != "oi9n2c16.png")
            continue;
        const auto bytes = samples::file(path);
        for (std::size_t n = 0; n < bytes.size(); ++n) CHECK_FALSE(examine(std::string_view(bytes).substr(0, n)));
    }
    const auto photo = samples::file(std::string(ACCOLADE_TESTDATA) + "/images/exif/Portrait_6.jpg");
    REQUIRE(examine(photo));
    for (std::size_t n = 0; n < photo.size(); n += n < 2000 ? 1 : 4999)
        CHECK_FALSE(examine(std::string_view(photo).substr(0, n)));
}

TEST_CASE("what follows the end of a picture does no harm") {
    CHECK(examine(grey_png() + "junk"));
    CHECK(examine(samples::jpeg() + std::string(100, '\0')));
    CHECK(examine(samples::jpeg() + samples::jpeg()));  // a telephone's second picture
    CHECK(examine(samples::gif() + "junk"));
    CHECK(examine(samples::webp_lossy() + "junk"));
}

TEST_CASE("a bomb is refused by its header") {
    const auto bomb = samples::kPngSignature + samples::ihdr(60000, 60000) +
                      samples::chunk("IDAT", samples::zlib_stored("x")) + samples::chunk("IEND", "");
    CHECK(says(examine(bomb), "60000 × 60000"));
    CHECK(says(examine(samples::jpeg({}, 1, 60000, 60000)), "too large"));
    const auto bitmap = decode(bomb, {{0, 0, 10, 10}, {10, 10}});
    REQUIRE_FALSE(bitmap);
    CHECK(bitmap.error() == examine(bomb).error());
    CHECK(says(examine(grey_png(), {.bytes = 10}), "at most"));
    CHECK(says(examine(grey_png(), {.pixels = 11}), "too large"));
    CHECK(examine(grey_png(), {.pixels = 12}));
}

TEST_CASE("a JPEG has one, three or four channels") {
    CHECK(examine(samples::jpeg({}, 3)));
    CHECK(examine(samples::jpeg({}, 4)));
    CHECK(says(examine(samples::jpeg({}, 2)), "RGB"));
}

TEST_CASE("an animated WebP has a frame that lies on its canvas") {
    CHECK(says(examine(samples::webp_extended(2)), "damaged"));  // a still picture that says it moves
    const auto whole = samples::webp_animated(4, 4, 2, 2);
    CHECK(examine(whole) == Header{Format::webp, {4, 4}, 1});
    for (std::size_t n = 0; n < whole.size(); ++n) CHECK_FALSE(examine(std::string_view(whole).substr(0, n)));
    CHECK(says(examine(samples::webp_animated(4, 4, 4, 2)), "damaged"));
    CHECK(says(examine(samples::webp_animated(4, 4, 0, 4)), "damaged"));
}

TEST_CASE("a PNG with far more data than pixels is refused, also in many chunks") {
    const auto png_with = [](const std::string& data) {
        return samples::kPngSignature + samples::ihdr(400, 300) + data + samples::chunk("IEND", "");
    };
    CHECK(says(examine(png_with(samples::chunk("IDAT", std::string(2U << 20U, 'x')))), "more data than pixels"));
    std::string many;
    for (int i = 0; i < 20; ++i) many += samples::chunk("IDAT", std::string(50'000, 'x'));
    CHECK(says(examine(png_with(many)), "more data than pixels"));
    CHECK(examine(png_with(samples::chunk("IDAT", samples::zlib_stored(std::string(300 * 1601, '\0'))))));
}

TEST_CASE("a damaged PNG is refused") {
    auto wrong = grey_png();
    wrong[50] = static_cast<char>(wrong[50] ^ 1);
    CHECK(says(examine(wrong), "checksum"));
    CHECK(says(examine(samples::kPngSignature + samples::ihdr(1, 1) + samples::chunk("IEND", "")), "no pixels"));
    CHECK(says(examine(samples::kPngSignature + samples::ihdr(1, 1, 5) + samples::chunk("IEND", "")), "header"));
    CHECK(says(examine(grey_png(samples::chunk("ABCD", ""))), "ABCD"));
    CHECK(examine(grey_png(samples::chunk("abCd", "whatever"))));
}

TEST_CASE("EXIF says which way is up, and a broken one says nothing") {
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto exif = samples::tiff(orientation);
        CHECK(examine(samples::jpeg(samples::app1(exif), 1, 20, 10)) ==
              Header{Format::jpeg, orientation >= 5 ? PixelSize{10, 20} : PixelSize{20, 10}, orientation});
        CHECK(examine(grey_png(samples::chunk("eXIf", exif)))->orientation == orientation);
        CHECK(examine(samples::webp_extended(8, "EXIF" + samples::of({26, 0, 0, 0}) + exif))->orientation ==
              orientation);
    }
    for (const int orientation : {0, 9, 200})
        CHECK(examine(samples::jpeg(samples::app1(samples::tiff(orientation))))->orientation == 1);
    const auto exif = samples::tiff(6);
    for (std::size_t n = 0; n < 22; ++n)
        CHECK(examine(samples::jpeg(samples::app1(exif.substr(0, n))))->orientation == 1);
    auto far = exif;
    far[4] = '\x7F';  // the directory lies beyond the end
    CHECK(examine(samples::jpeg(samples::app1(far)))->orientation == 1);
}

TEST_CASE("a logo may have shapes and text, and nothing that reaches outside") {
    CHECK(examine(samples::svg("<defs><linearGradient id='a' xlink:href='#b'/></defs><rect fill='url(#a)'/>")));
    CHECK(examine("<svg viewBox='0 0 24 24'><path d='M0 0'/></svg>")->size == PixelSize{1024, 1024});
    CHECK(examine(samples::svg("", "width='100%' viewBox='0, 0, 2.5 1'"))->size == PixelSize{1024, 410});
    CHECK(examine(samples::svg("", "width='1in' height='48px'"))->size == PixelSize{1024, 512});
    CHECK(says(examine(samples::svg("", "width='100%'")), "viewBox"));
    for (const char* inside :
         {"<image href='a.png'/>", "<a href='http://example.com'/>", "<path xlink:href='file:///etc/passwd'/>",
          "<script>1</script>", "<rect onclick='x'/>", "<rect fill='url(http://example.com/a)'/>", "<foreignObject/>",
          "<style>@import 'a.css';</style>", "<style>a{fill:url(http://example.com)}</style>", "<b>", "<g></b>",
          "<use href='other.svg#a'/>", "<image href='data:image/png;base64,AA'/>"})
        CHECK_FALSE(examine(samples::svg(inside)));
    CHECK(says(examine("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'></svg>"), "DOCTYPE"));
    CHECK_FALSE(examine(samples::svg("<!ENTITY a 'b'>")));
    CHECK(examine("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" +
                  samples::svg("").substr(samples::svg("").find("<svg"))));
    for (const char* inside :
         {"<text>Hi</text>", "<use href='#a'/>", "<path style='stroke-dasharray: 1'/>", "<clipPath id='a'/>",
          "<!-- > < -->", "<style><![CDATA[ a > b { fill: url(#a) } ]]></style>", "<animate/>"})
        CHECK(examine(samples::svg(inside)));
}

TEST_CASE("a GIF with a code that was never made is refused") {
    auto bytes = samples::gif();
    const auto codes = bytes.size() - 4;  // 4, 0, 5 in three bits each: clear, colour 0, end
    REQUIRE(bytes[codes] == 0x44);
    bytes[codes] = 0x74;  // clear, 6
    CHECK(says(examine(bytes), "codes"));
    bytes[codes] = 0x04;  // clear, 0, 4: clear again, and nothing more
    CHECK(examine(bytes));
    bytes[codes] = 0x6C;  // clear, 5: the end before anything
    CHECK(says(examine(bytes), "codes"));
}

TEST_CASE("the valid files of PngSuite are taken, its broken ones refused") {
    const auto paths = samples::files("pngsuite", ".png");
    if (paths.empty()) {
        MESSAGE("skipped: no testdata");
        return;
    }
    for (const auto& path : paths) {
        CAPTURE(path);
        const auto header = examine(samples::file(path));
        CHECK(header.has_value() == (path.filename().string()[0] != 'x'));
    }
}

TEST_CASE("a cover fills the frame and brings the focus to its target, as far as the picture goes") {
    CHECK(cover({200, 100}, {100, 100}, {0.5F, 0.5F}, {0.5F, 0.5F}) == Rect{50, 0, 100, 100});
    CHECK(cover({200, 100}, {50, 50}, {0, 0.5F}, {0.5F, 0.5F}) == Rect{0, 0, 100, 100});
    CHECK(cover({200, 100}, {50, 50}, {1, 0.5F}, {0.5F, 0.5F}) == Rect{100, 0, 100, 100});
    const auto portrait = cover({300, 400}, {1600, 900}, {0.5F, 0.38F}, {0.5F, 0.4F});
    CHECK(portrait.w == 300);
    CHECK(portrait.h == doctest::Approx(168.75F));
    CHECK(portrait.y == doctest::Approx(0.38F * 400 - 0.4F * 168.75F));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CHECK(cover({200, 100}, {100, 100}, {nan, nan}, {0.5F, 0.5F}) == Rect{50, 0, 100, 100});
}
