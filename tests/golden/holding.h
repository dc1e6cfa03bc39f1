// Holding: a picture is held to the one in the repository; the one that was drawn and the difference are written into
// the build folder where it does not hold. One thread.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "gfx/bitmap.h"
#include "golden/difference.h"
#include "media/encode.h"
#include "media/picture.h"
#include "os/disk.h"

namespace accolade::test {

inline constexpr std::uintmax_t kLargestFolder = 16U << 20U;

inline const std::filesystem::path kBuild = std::filesystem::path(ACCOLADE_BINARY).parent_path() / "golden";

inline bool asked(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0' && std::string(value) != "0";
}

inline Result<Bitmap> read_picture(const std::filesystem::path& file) {
    RealDisk disk;
    const auto bytes = disk.read(file, kLargestFolder);
    if (!bytes) return std::unexpected(bytes.error());
    const auto header = media::examine(*bytes);
    if (!header) return std::unexpected(header.error());
    const auto [w, h] = header->size;
    return media::decode(*bytes, {{0, 0, static_cast<float>(w), static_cast<float>(h)}, header->size});
}

inline void write_picture(const std::filesystem::path& file, const Bitmap& bitmap) {
    std::filesystem::create_directories(file.parent_path());
    const auto png = media::encode_png(bitmap);
    REQUIRE(png.has_value());
    RealDisk disk;
    const auto written = disk.write_whole(file, *png);
    if (!written) FAIL(to_string(written.error()));
}

inline void hold_to(const Bitmap& golden, const Bitmap& actual, const std::string& name) {
    const auto found = difference(golden, actual);
    if (found.tolerable()) return;
    const auto stem = std::filesystem::path(name).stem().string();
    write_picture(kBuild / (stem + ".actual.png"), actual);
    if (!found.size) write_picture(kBuild / (stem + ".difference.png"), difference_picture(golden, actual));
    FAIL_CHECK(name << ": " << std::string(found.size ? "another size; " : "") << 100 * found.far_share
                    << " % of its pixels differ by more than " << kFar << ", the mean difference is " << found.mean
                    << "; see " << (kBuild / (stem + ".*.png")).string()
                    << ", and if it is meant to look so now, ./test --update-goldens");
}

}  // namespace accolade::test
