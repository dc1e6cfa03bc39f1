#include "qr.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <qrcodegen/qrcodegen.hpp>
#include <string>

namespace accolade::slide {
namespace {

constexpr int kQuiet = 4;  // modules
constexpr int kFewestPixels = 2;

std::size_t place_of(int x, int y, int side) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
}

}  // namespace

bool QrModules::at(int x, int y) const {
    return x >= 0 && y >= 0 && x < side && y < side && dark[place_of(x, y, side)];
}

std::optional<QrModules> qr_modules(std::string_view words) {
    using qrcodegen::QrCode;
    if (words.empty()) return std::nullopt;
    try {
        const QrCode code = QrCode::encodeText(std::string(words).c_str(), QrCode::Ecc::LOW);
        QrModules modules{code.getSize(), {}};
        modules.dark.reserve(place_of(0, modules.side, modules.side));
        for (int y = 0; y < modules.side; ++y) {
            for (int x = 0; x < modules.side; ++x) modules.dark.push_back(code.getModule(x, y));
        }
        return modules;
    } catch (const std::exception&) {  // the library's word for "too long"
        return std::nullopt;
    }
}

std::optional<QrPaths> qr_paths(const QrModules& modules, Point at, float side) {
    const int whole = modules.side + 2 * kQuiet;
    const float pixels = std::floor(side / static_cast<float>(whole));
    if (modules.side == 0 || pixels < kFewestPixels) return std::nullopt;
    const Point corner{std::round(at.x), std::round(at.y)};
    QrPaths paths;
    paths.field = {corner.x, corner.y, pixels * static_cast<float>(whole), pixels * static_cast<float>(whole)};
    // Neighbours in a row are one rectangle, and so are equal runs one above the other.
    QrModules left = modules;
    const auto take = [&](int x, int y) { left.dark[place_of(x, y, left.side)] = false; };
    for (int y = 0; y < modules.side; ++y) {
        for (int x = 0; x < modules.side; ++x) {
            if (!left.at(x, y)) continue;
            int right = x;
            while (left.at(right, y)) ++right;
            const auto run = [&](int row) {
                for (int i = x; i < right; ++i) {
                    if (!left.at(i, row)) return false;
                }
                return !left.at(x - 1, row) && !left.at(right, row);
            };
            int bottom = y + 1;
            while (run(bottom)) ++bottom;
            for (int row = y; row < bottom; ++row) {
                for (int i = x; i < right; ++i) take(i, row);
            }
            paths.modules.add(rectangle(
                {corner.x + pixels * static_cast<float>(kQuiet + x), corner.y + pixels * static_cast<float>(kQuiet + y),
                 pixels * static_cast<float>(right - x), pixels * static_cast<float>(bottom - y)}));
        }
    }
    return paths;
}

}  // namespace accolade::slide
