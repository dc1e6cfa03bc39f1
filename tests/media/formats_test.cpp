// What people really have: the formats of telephones and printers, colours that are not sRGB, pictures that say in
// their own way which side is up. The samples in tests/samples/formats are 64 x 48 px of our own making, a colour in
// each quarter.
#include <doctest/doctest.h>
#include <lcms2.h>

#include <array>
#include <cmath>
#include <cstdio>  // jpeglib.h wants it before
#include <cstdlib>

#include <jpeglib.h>

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

// And the profile is closed.
std::string bytes_of(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    REQUIRE(cmsSaveProfileToMem(profile, nullptr, &size));
    std::string icc(size, '\0');
    REQUIRE(cmsSaveProfileToMem(profile, icc.data(), &size));
    cmsCloseProfile(profile);
    return icc;
}

enum class Space { srgb, display_p3, adobe_rgb };

// As the world's profiles of that name are.
std::string profile_of(Space space) {
    const cmsCIExyY white{0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    if (space == Space::display_p3) primaries = {{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
    if (space == Space::adobe_rgb) primaries.Green = {0.21, 0.71, 1};
    const std::array<double, 5> srgb{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve* curve = space == Space::adobe_rgb ? cmsBuildGamma(nullptr, 563.0 / 256)
                                                    : cmsBuildParametricToneCurve(nullptr, 4, srgb.data());
    const std::array<cmsToneCurve*, 3> curves{curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves.data());
    cmsFreeToneCurve(curve);
    return bytes_of(profile);
}

// With the coated paper and inks of ISO 12647-2 at its corners, as far as the tests ask for them.
std::string profile_of_a_printer() {
    std::array<cmsUInt16Number, 16 * 3> corners{};
    for (std::size_t i = 0; i < 16; ++i) {  // bits: cyan, magenta, yellow, black
        cmsCIELab lab{100, 0, 0};
        if (i == 8) lab = {55, -37, -50};
        if (i == 4) lab = {48, 74, -3};
        if (i == 2) lab = {89, -5, 93};
        if (i % 2 == 1) lab = {16, 0, 0};
        cmsFloat2LabEncodedV2(&corners[3 * i], &lab);
    }
    cmsPipeline* table = cmsPipelineAlloc(nullptr, 4, 3);
    cmsPipelineInsertStage(table, cmsAT_END, cmsStageAllocCLut16bit(nullptr, 2, 4, 3, corners.data()));
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.1);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    REQUIRE(cmsWriteTag(profile, cmsSigAToB0Tag, table));
    cmsPipelineFree(table);
    return bytes_of(profile);
}

// What a browser shows, by the published matrices and curves of these spaces (all with the white of D65).
std::uint32_t in_srgb(Space space, std::uint32_t color) {
    constexpr std::array<std::array<double, 9>, 3> kMatrices{
        {{1, 0, 0, 0, 1, 0, 0, 0, 1},
         {1.2249, -0.2247, 0, -0.0420, 1.0419, 0, -0.0197, -0.0786, 1.0979},
         {1.3984, -0.3984, 0, 0, 1, 0, 0, -0.0429, 1.0429}}};
    const auto& m = kMatrices[static_cast<std::size_t>(space)];
    std::array<double, 3> light{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = (color >> (16 - 8 * i) & 0xFFU) / 255.0;
        light[i] = space == Space::adobe_rgb ? std::pow(v, 563.0 / 256)
                   : v <= 0.04045            ? v / 12.92
                                             : std::pow((v + 0.055) / 1.055, 2.4);
    }
    std::uint32_t out = 0xFF;
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::clamp(m[3 * i] * light[0] + m[3 * i + 1] * light[1] + m[3 * i + 2] * light[2], 0.0, 1.0);
        const double s = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
        out = out << 8U | static_cast<std::uint32_t>(std::lround(s * 255));
    }
    return out;
}

Quarters in_srgb(Space space, Quarters colors) {
    for (auto& color : colors) color = in_srgb(space, color);
    return colors;
}

std::uint32_t quarter_at(const Quarters& colors, int x, int y) {
    return colors[static_cast<std::size_t>((x < 32 ? 0 : 1) + (y < 24 ? 0 : 2))];
}

std::string quarters_png(const Quarters& colors, const std::string& extra = {}) {
    return samples::png(64, 48, [&](int x, int y) { return quarter_at(colors, x, y); }, extra);
}

std::string iccp(const std::string& profile) {
    return samples::chunk("iCCP", std::string("profile\0\0", 9) + samples::zlib_stored(profile));
}

// A JPEG of quarters. Of CMYK the four bytes are the inks as Photoshop writes them: 255 is none.
std::string quarters_jpeg(const Quarters& colors, J_COLOR_SPACE given, J_COLOR_SPACE stored,
                          const std::string& profile = {}) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = 64;
    jpeg.image_height = 48;
    jpeg.in_color_space = given;
    jpeg.input_components = given == JCS_CMYK ? 4 : given == JCS_GRAYSCALE ? 1 : 3;
    jpeg_set_defaults(&jpeg);
    jpeg_set_colorspace(&jpeg, stored);
    jpeg_set_quality(&jpeg, 95, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    if (!profile.empty())
        jpeg_write_icc_profile(&jpeg, reinterpret_cast<const JOCTET*>(profile.data()),
                               static_cast<unsigned>(profile.size()));
    while (jpeg.next_scanline < 48) {
        std::string line;
        for (int x = 0; x < 64; ++x)
            for (int i = jpeg.input_components - 1; i >= 0; --i)
                line +=
                    static_cast<char>(quarter_at(colors, x, static_cast<int>(jpeg.next_scanline)) >> (8 * i) & 0xFFU);
        auto* row = reinterpret_cast<JSAMPLE*>(line.data());
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string out(reinterpret_cast<char*>(bytes), size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return out;
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
        // Where its boxes are whole, and only its data is missing.
        const auto without = examine(std::string_view(bytes).substr(0, bytes.find("mdat") - 4));
        REQUIRE_FALSE(without);
        CHECK(to_string(without.error()) == "this HEIC or AVIF is cut short");
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

TEST_CASE("Display P3 and Adobe RGB look as in a browser") {
    for (const Space space : {Space::srgb, Space::display_p3, Space::adobe_rgb}) {
        CAPTURE(static_cast<int>(space));
        const auto profile = profile_of(space);
        const auto expected = in_srgb(space, kQuarters);
        check_quarters(shown(quarters_png(kQuarters, iccp(profile))), expected, 1);
        check_quarters(shown(quarters_jpeg(kQuarters, JCS_RGB, JCS_YCbCr, profile)), expected, 3);
        const auto chunk = [](const std::string& type, const std::string& data) {
            const auto size = static_cast<unsigned>(data.size());
            return type + samples::le16(size & 0xFFFFU) + samples::le16(size >> 16U) + data +
                   std::string(size % 2, '\0');
        };
        const auto plain = shown(samples::webp_lossless()),
                   tinted = shown([&] {
                       const auto still = samples::webp_lossless().substr(12);
                       const std::string body = "WEBP" + chunk("VP8X", samples::of({0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0})) +
                                                chunk("ICCP", profile) + still;
                       return "RIFF" + samples::le16(static_cast<unsigned>(body.size())) + samples::of({0, 0}) + body;
                   }());
        REQUIRE(plain);
        REQUIRE(tinted);
        if (plain->row(0)[0] >> 24U == 0xFFU) CHECK(distance(tinted->row(0)[0], in_srgb(space, plain->row(0)[0])) <= 1);
    }
    CHECK(in_srgb(Space::display_p3, kQuarters[0]) != kQuarters[0]);
    check_quarters(shown(sample("p3.heic")), in_srgb(Space::display_p3, kQuarters), 4);
    check_quarters(shown(sample("p3.avif")), in_srgb(Space::display_p3, kQuarters), 4);  // by numbers, not by a profile
}

TEST_CASE("a profile that says sRGB, is broken or for other colours changes no pixel") {
    const auto plain = shown(quarters_png(kQuarters));
    REQUIRE(plain);
    auto broken = profile_of(Space::adobe_rgb);
    broken.resize(broken.size() / 2);
    for (const auto& extra : {iccp(profile_of(Space::srgb)), iccp(broken), iccp("x"), iccp(""),
                              samples::chunk("iCCP", ""), samples::chunk("iCCP", std::string("p\0\0garbage", 10))}) {
        const auto bitmap = shown(quarters_png(kQuarters, extra));
        REQUIRE(bitmap);
        CHECK(bitmap->pixels == plain->pixels);
    }
}

TEST_CASE("see-through pixels keep their alpha where a profile changes their colour") {
    const auto bitmap =
        shown(samples::png(8, 8, [](int, int) { return 0x80C83228U; }, iccp(profile_of(Space::adobe_rgb))));
    REQUIRE(bitmap);
    CHECK((bitmap->row(4)[4] >> 24U) == 0x80U);
    CHECK((bitmap->row(4)[4] >> 16U & 0xFFU) > 0x68);  // premultiplied: more red than 0xC8 / 2
}

TEST_CASE("a grey picture follows its own curve") {
    const Quarters greys{0x40, 0x80, 0xC0, 0xFF};
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.0);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    const auto icc = bytes_of(profile);
    check_quarters(shown(quarters_jpeg(greys, JCS_GRAYSCALE, JCS_GRAYSCALE, icc)),
                   {0xFF898989U, 0xFFBCBCBCU, 0xFFE1E1E1U, 0xFFFFFFFFU}, 2);
    check_quarters(shown(quarters_jpeg(greys, JCS_GRAYSCALE, JCS_GRAYSCALE)),
                   {0xFF404040U, 0xFF808080U, 0xFFC0C0C0U, 0xFFFFFFFFU}, 2);
}

TEST_CASE("the inks of a printer become colours, CMYK and YCCK alike") {
    const Quarters inks{0x00FFFFFFU, 0xFFFF00FFU, 0xFFFFFF80U, 0xFFFFFFFFU};  // cyan, yellow, half black, none
    for (const auto stored : {JCS_CMYK, JCS_YCCK})
        check_quarters(shown(quarters_jpeg(inks, JCS_CMYK, stored)),
                       {0xFF00FFFFU, 0xFFFFFF00U, 0xFF808080U, 0xFFFFFFFFU}, 3);
    // Printed cyan, Lab 55 -37 -50, is no screen's cyan.
    for (const auto stored : {JCS_CMYK, JCS_YCCK})
        check_quarters(shown(quarters_jpeg(inks, JCS_CMYK, stored, profile_of_a_printer())),
                       {0xFF0094D9U, 0xFFF7DF00U, 0xFF8B8B8BU, 0xFFFFFFFFU}, 3);
}

TEST_CASE("XMP says which way is up where Exif says nothing") {
    const auto app1_xmp = [](const std::string& packet) {
        const std::string data = std::string("http://ns.adobe.com/xap/1.0/\0", 29) + packet;
        return samples::of({0xFF, 0xE1}) + samples::be16(static_cast<unsigned>(data.size() + 2)) + data;
    };
    for (int i = 1; i <= 8; ++i) {
        CAPTURE(i);
        const auto number = std::to_string(i);
        const auto size = i >= 5 ? PixelSize{10, 20} : PixelSize{20, 10};
        for (const auto& packet : {"<rdf:Description tiff:Make=\"x\" tiff:Orientation=\"" + number + "\"/>",
                                   "<rdf:Description tiff:Orientation = '" + number + "' />",
                                   "<x:xmpmeta><tiff:Orientation>\n " + number + " </tiff:Orientation></x:xmpmeta>"}) {
            CHECK(examine(samples::jpeg(app1_xmp(packet), 1, 20, 10)) == Header{Format::jpeg, size, i});
            CHECK(examine(quarters_png(kQuarters,
                                       samples::chunk("iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0", 22) + packet)))
                      ->orientation == i);
            const auto length = static_cast<unsigned>(packet.size());
            CHECK(examine(samples::webp_extended(4, "XMP " + samples::le16(length) + samples::of({0, 0}) + packet +
                                                        std::string(length % 2, ' ')))
                      ->orientation == i);
        }
        // Exif counts, and comes before or behind.
        const auto xmp = app1_xmp("<a tiff:Orientation='" + number + "'/>"), exif = samples::app1(samples::tiff(3));
        CHECK(examine(samples::jpeg(xmp + exif))->orientation == 3);
        CHECK(examine(samples::jpeg(exif + xmp))->orientation == 3);
        CHECK(examine(samples::jpeg(xmp + samples::app1("broken")))->orientation == i);
    }
    for (const char* packet :
         {"", "tiff:Orientation", "tiff:Orientation=", "tiff:Orientation=\"", "tiff:Orientation='9'",
          "tiff:Orientation='0'", "tiff:Orientation='16'", "tiff:Orientation>6"})
        CHECK(examine(samples::jpeg(app1_xmp(packet)))->orientation == 1);
}

TEST_CASE("the eight ways that XMP can say look alike once upright") {
    // Where the four quarters are stored, for the picture to be upright after the turn that i stands for.
    constexpr std::array<std::array<std::size_t, 4>, 8> kStored{{{0, 1, 2, 3},
                                                                 {1, 0, 3, 2},
                                                                 {3, 2, 1, 0},
                                                                 {2, 3, 0, 1},
                                                                 {0, 2, 1, 3},
                                                                 {1, 3, 0, 2},
                                                                 {3, 1, 2, 0},
                                                                 {2, 0, 3, 1}}};
    for (std::size_t i = 0; i < 8; ++i) {
        CAPTURE(i);
        Quarters stored{};
        for (std::size_t q = 0; q < 4; ++q) stored[q] = kQuarters[kStored[i][q]];
        const std::string packet = "<a tiff:Orientation='" + std::to_string(i + 1) + "'/>";
        check_quarters(shown(quarters_png(
                           stored, samples::chunk("iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0", 22) + packet))),
                       kQuarters, 0);
    }
}

TEST_CASE("a JPEG that is damaged in the middle is refused, and says so") {
    Quarters colors = kQuarters;
    const auto whole = quarters_jpeg(colors, JCS_RGB, JCS_YCbCr);
    REQUIRE(shown(whole));
    // The coded rows begin behind SOS, and its length is 12.
    const auto rows = whole.find("\xFF\xDA") + 14;
    int refused = 0, tried = 0;
    for (std::size_t at = rows; at + 2 < whole.size(); ++at) {
        auto cut = whole;
        cut.erase(at, (whole.size() - 2 - at + 1) / 2);  // rows are missing, the end is there
        const auto bitmap = shown(cut);
        ++tried;
        if (!bitmap && bitmap.error().what.starts_with("this JPEG is damaged") &&
            bitmap.error().what.ends_with("copy or export it again"))
            ++refused;
    }
    CHECK(refused * 10 > tried * 9);  // the others lost an FF of a pair, and are refused as cut short

    auto padded = whole;
    padded.insert(padded.size() - 2, 16, '\0');
    CHECK(shown(padded));
    padded[padded.size() - 8] = 'x';
    CHECK_FALSE(shown(padded));
}

TEST_CASE("of an animated WebP the first frame is shown, where it lies on its canvas") {
    const auto still = shown(samples::webp_lossless());
    REQUIRE(still);
    for (const auto& [x, y] : {std::pair{0, 0}, {2, 2}, {2, 0}}) {
        const auto bitmap = shown(samples::webp_animated(4, 3, x, y));
        if (!bitmap) FAIL(bitmap.error().what);
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 4; ++column)
                CHECK(bitmap->row(row)[column] == (row == y && column == x ? still->row(0)[0] : 0U));
    }
}

TEST_CASE("a GIF that is smaller than its canvas keeps its place on it") {
    auto bytes = samples::gif(20, 10, [](int, int) { return 0x80; }, false);
    const auto frame = bytes.find('\x2C', 13 + 768);
    bytes.replace(6, 4, samples::le16(40) + samples::le16(30));
    bytes.replace(frame + 1, 4, samples::le16(16) + samples::le16(12));
    CHECK(examine(bytes) == Header{Format::gif, {40, 30}, 1});
    const auto bitmap = shown(bytes);
    REQUIRE(bitmap);
    for (int y = 0; y < 30; ++y)
        for (int x = 0; x < 40; ++x)
            REQUIRE(bitmap->row(y)[x] == (x >= 16 && x < 36 && y >= 12 && y < 22 ? 0xFF808080U : 0U));
    bytes.replace(6, 4, samples::le16(5) + samples::le16(5));  // too small for its frame: it grows
    CHECK(examine(bytes)->size == PixelSize{36, 22});
    CHECK(shown(bytes));
}

namespace {

// Of an SVG of 100 x 100 px, what lies at a point.
std::uint32_t drawn_at(const std::string& inside, int x, int y) {
    const auto bitmap = decode(samples::svg(inside, "viewBox='0 0 100 100'"), {{0, 0, 1024, 1024}, {100, 100}});
    if (!bitmap) FAIL(bitmap.error().what);
    return bitmap->row(y)[x];
}

}  // namespace

TEST_CASE("an SVG may be written as drawing programs write it: use, CSS, clip paths, gradients, text") {
    const std::uint32_t blue = 0xFF2457D6U;
    CHECK(drawn_at("<style>.a{fill:#2457d6}</style><rect class='a' width='100' height='100'/>", 50, 50) == blue);
    CHECK(drawn_at("<style><![CDATA[ g > rect { fill: #2457d6 } ]]></style><g><rect width='99' height='99'/></g>", 50,
                   50) == blue);
    const std::string copies =
        "<defs><rect id='a' width='20' height='20' fill='#2457d6'/></defs><use href='#a' x='60' y='60'/>"
        "<use xlink:href='#a' x='10'/>";
    CHECK(drawn_at(copies, 70, 70) == blue);
    CHECK(drawn_at(copies, 20, 10) == blue);
    CHECK(drawn_at(copies, 5, 10) == 0);
    const std::string clipped =
        "<clipPath id='c'><rect width='50' height='100'/></clipPath>"
        "<rect width='100' height='100' fill='#2457d6' clip-path='url(#c)'/>";
    CHECK(drawn_at(clipped, 25, 50) == blue);
    CHECK(drawn_at(clipped, 75, 50) == 0);
    const std::string gradient =
        "<linearGradient id='g'><stop offset='0' stop-color='#000'/><stop offset='1' stop-color='#fff'/>"
        "</linearGradient><rect width='100' height='100' fill='url(#g)'/>";
    CHECK(distance(drawn_at(gradient, 50, 50), 0xFF808080U) <= 4);
    CHECK(distance(drawn_at(gradient, 10, 50), 0xFF1A1A1AU) <= 4);
    const std::string see_through = "<rect width='100' height='100' fill='#f00' fill-opacity='0.5'/>";
    CHECK(distance(drawn_at(see_through, 50, 50), 0x80800000U) <= 1);

    const auto text =
        decode(samples::svg("<text y='80' font-size='90' font-weight='bold'>MMM</text>", "viewBox='0 0 200 100'"),
               {{0, 0, 1024, 512}, {200, 100}});
    REQUIRE(text);
    int inked = 0;
    for (const auto pixel : text->pixels) inked += (pixel >> 24U) > 128 ? 1 : 0;
    CHECK(inked > 2000);
}

TEST_CASE("an SVG that was copied out of a page is drawn, and one without a viewBox at every size") {
    const auto bare = decode("<svg viewBox='0 0 100 100'><rect width='50' height='100' fill='#2457d6'/></svg>",
                             {{0, 0, 1024, 1024}, {64, 64}});
    if (!bare) FAIL(bare.error().what);
    CHECK(bare->row(32)[16] == 0xFF2457D6U);
    CHECK(bare->row(32)[48] == 0);
    const auto sized =
        decode(samples::svg("<rect width='10' height='10' fill='#2457d6'/>"), {{0, 0, 1024, 512}, {400, 200}});
    REQUIRE(sized);
    CHECK(sized->row(100)[100] == 0xFF2457D6U);
    CHECK(sized->row(100)[300] == 0);
}

TEST_CASE("an SVG with numbers of giants, dashes like dust or a copy of itself costs nothing") {
    for (const auto& inside :
         {std::string("<path d='M0 0L1e38 1e38' stroke='red' stroke-width='1e30'/>"),
          std::string("<path d='M0 0 0e999 1e39'/>"),
          std::string("<path d='M0 0h100' stroke='red' stroke-dasharray='0.000001'/>"),
          std::string(
              "<linearGradient id='g'><stop offset='0'/></linearGradient><rect fill='url(#g)' width='9' height='9'/>"),
          std::string("<use id='u' href='#u'/>")}) {
        CAPTURE(inside.substr(0, 60));
        (void)decode(samples::svg(inside, "viewBox='0 0 100 100'"), {{0, 0, 1024, 1024}, {100, 100}});
    }
}
