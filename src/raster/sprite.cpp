#include "sprite.h"

#include <algorithm>

#include "raster/blend.h"
#include "raster/canvas.h"

namespace accolade::raster {

namespace {

constexpr int gap_worth_skipping = 16;  // px

// The first painted pixel of from..to; `to` if there is none. Empty stretches are passed over eight at a time.
int first_painted(const std::uint32_t* row, int from, int to) {
    while (from + 8 <= to) {
        std::uint32_t any = 0;
        for (int i = 0; i < 8; ++i) any |= row[from + i];
        if (any != 0) break;
        from += 8;
    }
    while (from < to && row[from] == 0) ++from;
    return from;
}

// What is painted in the picture; nothing when nothing is.
PixelRect ink_of(const Bitmap& picture) {
    int top = picture.height, bottom = 0, left = picture.width, right = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto* begin = picture.row(y);
        const auto* end = begin + picture.width;
        const auto* first = begin + first_painted(begin, 0, picture.width);
        if (first == end) continue;
        const auto* last = end;
        while (last[-1] == 0) --last;
        top = std::min(top, y);
        bottom = y + 1;
        left = std::min(left, static_cast<int>(first - begin));
        right = std::max(right, static_cast<int>(last - begin));
    }
    if (bottom == 0) return {};
    return {left, top, right - left, bottom - top};
}

Bitmap cut(const Bitmap& picture, PixelRect to) {
    Bitmap part(to.w, to.h);
    for (int y = 0; y < to.h; ++y) std::copy_n(picture.row(to.y + y) + to.x, to.w, part.row(y));
    return part;
}

std::uint32_t part_of_256(std::int64_t fixed) {
    return static_cast<std::uint32_t>(fixed >> 8 & 255);
}

}  // namespace

Sprite::Sprite(const Drawing& drawing, text::Fonts& fonts) : x_(drawing.bounds.x), y_(drawing.bounds.y) {
    if (drawing.opaque) {
        picture_ = draw(drawing, fonts);
    } else {
        // Most of a counting number's bounds, say, is empty: what is not reached is neither drawn nor looked at.
        const auto part = reach(drawing, fonts);
        picture_ = draw(drawing, fonts, part);
        x_ = part.x;
        y_ = part.y;
    }
    if (!picture_.opaque) {
        const auto ink = ink_of(picture_);
        // A thin empty edge costs less than a copy.
        if (10L * ink.w * ink.h < 9L * picture_.width * picture_.height) {
            picture_ = cut(picture_, ink);
            x_ += ink.x;
            y_ += ink.y;
        }
    }
    starts_.reserve(static_cast<std::size_t>(picture_.height) + 1);
    for (int y = 0; y < picture_.height; ++y) {
        starts_.push_back(static_cast<std::uint32_t>(runs_.size()));
        if (picture_.opaque) {
            runs_.push_back({0, picture_.width});
            continue;
        }
        const auto first_of_row = runs_.size();
        const auto* pixels = picture_.row(y);
        for (int x = first_painted(pixels, 0, picture_.width); x < picture_.width; ++x) {
            if (pixels[x] == 0) {
                x = first_painted(pixels, x, picture_.width) - 1;
                continue;
            }
            if (runs_.size() > first_of_row && x - runs_.back().to < gap_worth_skipping) {
                runs_.back().to = x + 1;
            } else {
                runs_.push_back({x, x + 1});
            }
        }
    }
    starts_.push_back(static_cast<std::uint32_t>(runs_.size()));
}

std::span<const Run> Sprite::runs(int y) const {
    if (y < 0 || y >= picture_.height) return {};
    const auto first = starts_[static_cast<std::size_t>(y)], last = starts_[static_cast<std::size_t>(y) + 1];
    return std::span(runs_).subspan(first, last - first);
}

const std::uint32_t* Sprite::padded(int x, int y, int length, std::vector<std::uint32_t>& room) const {
    const bool row_exists = y >= 0 && y < picture_.height;
    if (row_exists && x >= 0 && x + length <= picture_.width) return picture_.row(y) + x;
    room.assign(static_cast<std::size_t>(length), 0);
    const int from = std::max(x, 0), to = std::min(x + length, picture_.width);
    if (row_exists && from < to) std::copy(picture_.row(y) + from, picture_.row(y) + to, room.data() + (from - x));
    return room.data();
}

void Sprite::moved_row(int x, int y, int length, int right, int down, std::uint32_t* out, RowRoom& room) const {
    if (right == 0) {  // what only rises is moved one way
        lerp(out, padded(x, y, length, room.upper), padded(x, y - 1, length, room.lower), length,
             static_cast<std::uint32_t>(down));
        return;
    }
    const auto* here = padded(x - 1, y, length + 1, room.upper);
    if (down != 0) {
        const auto* above = padded(x - 1, y - 1, length + 1, room.lower);
        room.between.resize(static_cast<std::size_t>(length) + 1);
        lerp(room.between.data(), here, above, length + 1, static_cast<std::uint32_t>(down));
        here = room.between.data();
    }
    lerp(out, here + 1, here, length, static_cast<std::uint32_t>(right));
}

void Sprite::scaled_row(std::int64_t x, std::int64_t y, std::int64_t step, int length, std::uint32_t* out,
                        RowRoom& room) const {
    const int first = static_cast<int>(x >> 16), last = static_cast<int>((x + step * (length - 1)) >> 16) + 1;
    const int wide = last - first + 1, row = static_cast<int>(y >> 16);
    const auto* upper = padded(first, row, wide, room.upper);
    const auto* lower = padded(first, row + 1, wide, room.lower);
    room.between.resize(static_cast<std::size_t>(wide));
    lerp(room.between.data(), upper, lower, wide, part_of_256(y));
    for (int i = 0; i < length; ++i, x += step) {
        const auto* at = room.between.data() + ((x >> 16) - first);
        out[i] = between(at[0], at[1], part_of_256(x));
    }
}

}  // namespace accolade::raster
