#include "rotation.h"

#include <doctest/doctest.h>

#include "gfx/bitmap.h"

using namespace accolade;
using namespace accolade::screen;

namespace {

raster::Target into(Bitmap& page) {
    return {page.pixels.data(), page.width, page.height, page.width};
}

// The picture as rows of letters.
Bitmap picture(std::initializer_list<std::string_view> rows) {
    Bitmap out(static_cast<int>(rows.begin()->size()), static_cast<int>(rows.size()));
    int y = 0;
    for (const auto row : rows) {
        for (int x = 0; x < out.width; ++x)
            out.row(y)[x] = static_cast<std::uint32_t>(row[static_cast<std::size_t>(x)]);
        ++y;
    }
    return out;
}

std::string words(const Bitmap& bitmap) {
    std::string out;
    for (int y = 0; y < bitmap.height; ++y) {
        for (int x = 0; x < bitmap.width; ++x) out += static_cast<char>(bitmap.row(y)[x]);
        out += '\n';
    }
    return out;
}

std::string turned_by(Rotation rotation) {
    auto upright = picture({"abc", "def"});
    const auto size = turned(upright.size(), rotation);
    Bitmap panel(size.w, size.h);
    turn(into(upright), into(panel), {0, 0, 3, 2}, rotation);
    return words(panel);
}

}  // namespace

TEST_CASE("a picture is turned clockwise") {
    CHECK(turned_by(Rotation::none) == "abc\ndef\n");
    CHECK(turned_by(Rotation::right) == "da\neb\nfc\n");
    CHECK(turned_by(Rotation::half) == "fed\ncba\n");
    CHECK(turned_by(Rotation::left) == "cf\nbe\nad\n");
}

TEST_CASE("a part of a turned picture lands where its pixels do") {
    for (const auto rotation : {Rotation::none, Rotation::right, Rotation::half, Rotation::left}) {
        CAPTURE(static_cast<int>(rotation));
        Bitmap upright(100, 70, 1);
        const PixelRect part{13, 5, 40, 37};
        for (int y = part.y; y < part.bottom(); ++y)
            for (int x = part.x; x < part.right(); ++x) upright.row(y)[x] = static_cast<std::uint32_t>(2 + x + 100 * y);
        const auto size = turned(upright.size(), rotation);
        Bitmap whole(size.w, size.h), only(size.w, size.h, 1);
        turn(into(upright), into(whole), {0, 0, 100, 70}, rotation);
        turn(into(upright), into(only), part, rotation);
        CHECK(whole.pixels == only.pixels);
        const auto there = turned(part, upright.size(), rotation);
        for (int y = 0; y < size.h; ++y)
            for (int x = 0; x < size.w; ++x) {
                const bool inside = x >= there.x && x < there.right() && y >= there.y && y < there.bottom();
                REQUIRE((only.row(y)[x] != 1) == inside);
            }
    }
}
