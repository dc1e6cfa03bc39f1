#include "packed.h"

#include <array>
#include <cstdint>
#include <utility>

#include "bytes.h"

namespace accolade::media {
namespace {

constexpr std::uint32_t kIndex = 0x00, kDifference = 0x40, kLuma = 0x80, kRun = 0xC0, kRgb = 0xFE, kRgba = 0xFF;
constexpr std::uint32_t kKind = 0xC0, kFirst = 0xFF000000U;
constexpr int kLongestRun = 62;

struct Channels {
    std::uint32_t a, r, g, b;
};

Channels channels_of(std::uint32_t pixel) {
    return {pixel >> 24U, pixel >> 16U & 255U, pixel >> 8U & 255U, pixel & 255U};
}

std::uint32_t pixel_of(const Channels& c) {
    return (c.a & 255U) << 24U | (c.r & 255U) << 16U | (c.g & 255U) << 8U | (c.b & 255U);
}

std::size_t place_of(const Channels& c) {
    return (c.r * 3 + c.g * 5 + c.b * 7 + c.a * 11) % 64;
}

// A difference of bytes, as a number from -128 to 127 with `bias` added; below 2 * bias where it can be written.
std::uint32_t biased(std::uint32_t now, std::uint32_t before, std::uint32_t bias) {
    return (now - before + bias) & 255U;
}

class Packer {
  public:
    void add(std::uint32_t pixel) {
        if (pixel == before_) {
            if (++run_ == kLongestRun) end_run();
            return;
        }
        end_run();
        const auto c = channels_of(pixel);
        auto& known = known_[place_of(c)];
        if (known == pixel) {
            put(kIndex | static_cast<std::uint32_t>(place_of(c)));
        } else {
            known = pixel;
            put_colour(c, channels_of(before_));
        }
        before_ = pixel;
    }
    std::string take() {
        end_run();
        return std::move(out_);
    }

  private:
    void put(std::uint32_t byte) { out_ += static_cast<char>(byte); }
    void end_run() {
        if (run_ > 0) put(kRun | static_cast<std::uint32_t>(run_ - 1));
        run_ = 0;
    }
    void put_colour(const Channels& c, const Channels& last) {
        if (c.a != last.a) {
            for (const auto byte : {kRgba, c.r, c.g, c.b, c.a}) put(byte);
            return;
        }
        const auto r = biased(c.r, last.r, 2), g = biased(c.g, last.g, 2), b = biased(c.b, last.b, 2);
        if (r < 4 && g < 4 && b < 4) return put(kDifference | r << 4U | g << 2U | b);
        const auto green = c.g - last.g;
        const auto wide = biased(c.g, last.g, 32), red = biased(c.r - green, last.r, 8),
                   blue = biased(c.b - green, last.b, 8);
        if (wide < 64 && red < 16 && blue < 16) {
            put(kLuma | wide);
            return put(red << 4U | blue);
        }
        for (const auto byte : {kRgb, c.r, c.g, c.b}) put(byte);
    }

    std::string out_;
    std::array<std::uint32_t, 64> known_{};
    std::uint32_t before_ = kFirst;
    int run_ = 0;
};

}  // namespace

std::string packed(const Bitmap& bitmap) {
    Packer packer;
    for (const auto pixel : bitmap.pixels) packer.add(pixel);
    return packer.take();
}

std::optional<Bitmap> unpacked(std::string_view bytes, PixelSize size) {
    Bitmap bitmap(size.w, size.h);
    std::array<std::uint32_t, 64> known{};
    std::uint32_t pixel = kFirst, all = ~0U;
    std::size_t at = 0;
    const auto left = [&] { return bytes.size() - at; };
    for (std::size_t i = 0; i < bitmap.pixels.size();) {
        if (left() == 0) return std::nullopt;
        const auto op = byte_at(bytes, at++);
        auto c = channels_of(pixel);
        std::size_t times = 1;
        if (op == kRgb || op == kRgba) {
            if (left() < (op == kRgb ? 3U : 4U)) return std::nullopt;
            c = {op == kRgb ? c.a : byte_at(bytes, at + 3), byte_at(bytes, at), byte_at(bytes, at + 1),
                 byte_at(bytes, at + 2)};
            at += op == kRgb ? 3 : 4;
        } else if ((op & kKind) == kIndex) {
            c = channels_of(known[op & 63U]);
        } else if ((op & kKind) == kDifference) {
            c.r += (op >> 4U & 3U) - 2U;
            c.g += (op >> 2U & 3U) - 2U;
            c.b += (op & 3U) - 2U;
        } else if ((op & kKind) == kLuma) {
            if (left() == 0) return std::nullopt;
            const auto rest = byte_at(bytes, at++);
            const auto green = (op & 63U) - 32U;
            c.r += green + (rest >> 4U) - 8U;
            c.g += green;
            c.b += green + (rest & 15U) - 8U;
        } else {
            times = (op & 63U) + 1;
        }
        pixel = pixel_of(c);
        if (op < kRun || op >= kRgb) known[place_of(channels_of(pixel))] = pixel;
        all &= pixel;
        if (times > bitmap.pixels.size() - i) return std::nullopt;
        for (; times > 0; --times) bitmap.pixels[i++] = pixel;
    }
    if (left() != 0) return std::nullopt;
    bitmap.opaque = all >> 24U == 255;
    return bitmap;
}

}  // namespace accolade::media
