// QR: an address as a QR code (ISO/IEC 18004), drawn so that a phone reads it: a module is a whole number of pixels,
// dark on light, with the quiet zone of four modules that the standard asks for. Pure; any thread; px.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gfx/geometry.h"
#include "gfx/path.h"

namespace accolade::slide {

// The modules of a code, row by row; true is dark. Outside it everything is light.
struct QrModules {
    int side = 0;
    std::vector<bool> dark;

    bool at(int x, int y) const;
};

// The smallest code that holds the words, at the best level of correction that needs no larger one. Nothing for words
// that no code holds (about 2,900 bytes), or none.
std::optional<QrModules> qr_modules(std::string_view words);

struct QrPaths {
    Rect field;    // with the quiet zone: to be light
    Path modules;  // the dark ones
};

// The largest code that stands in a square of this side with its field's top left at `at`. Nothing if a module would
// be less than two pixels, which no phone reads from a wall.
std::optional<QrPaths> qr_paths(const QrModules& modules, Point at, float side);

}  // namespace accolade::slide
