// Sprite: a drawing once drawn, cut down to what is painted in it, which knows where its rows are empty; and the ways
// to read it: as it is, moved by parts of a pixel, or scaled (both bilinear, transparent all round). Value; any thread
// may read it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/frame.h"
#include "text/fonts.h"

namespace accolade::raster {

// Room for the rows that a reader looks at, kept from row to row. One for each thread that reads.
struct RowRoom {
    std::vector<std::uint32_t> upper, lower, between;
};

struct Run {
    int from = 0, to = 0;  // x in the sprite, `to` not included
};

class Sprite {
  public:
    Sprite(const Drawing& drawing, text::Fonts& fonts);

    PixelRect bounds() const { return {x_, y_, picture_.width, picture_.height}; }  // in the frame
    bool opaque() const { return picture_.opaque; }
    std::size_t bytes() const { return picture_.bytes() + runs_.capacity() * sizeof(Run); }

    // Coordinates are the sprite's own from here on.
    const std::uint32_t* row(int y) const { return picture_.row(y); }

    // Calls each(from, to) for what is not empty of the pixels from..to of row y.
    template <class Each>
    void painted(int y, int from, int to, Each each) const {
        for (const auto run : runs(y)) {
            if (run.to <= from) continue;
            if (run.from >= to) break;
            each(std::max(run.from, from), std::min(run.to, to));
        }
    }
    // The same for row y of the sprite moved by less than a pixel (`moved_row`), where it may be painted: no such row
    // is empty.
    template <class Each>
    void painted_moved(int y, int down, int from, int to, Each each) const {
        auto here = runs(y), above = down != 0 ? runs(y - 1) : std::span<const Run>();
        const auto take = [](std::span<const Run>& row, Run& into) {
            into = {std::min(into.from, row.front().from), std::max(into.to, row.front().to + 1)};
            row = row.subspan(1);
        };
        const auto touches = [](std::span<const Run> row, const Run& run) {
            return !row.empty() && row.front().from <= run.to;
        };
        while (!here.empty() || !above.empty()) {
            auto& first = above.empty() || (!here.empty() && here.front().from <= above.front().from) ? here : above;
            Run run{first.front().from, first.front().from};
            take(first, run);
            while (touches(here, run) || touches(above, run)) take(touches(here, run) ? here : above, run);
            run = {std::max(run.from, from), std::min(run.to, to)};
            if (run.from < run.to) each(run.from, run.to);
        }
    }

    // Writes `length` pixels from (x, y) of the sprite moved right and down by right, down / 256 of a pixel.
    void moved_row(int x, int y, int length, int right, int down, std::uint32_t* out, RowRoom& room) const;

    // Writes `length` pixels: the first is read at (x, y), the next at x + step and so on; 1/65536 px, where a whole
    // number is a pixel's centre.
    void scaled_row(std::int64_t x, std::int64_t y, std::int64_t step, int length, std::uint32_t* out,
                    RowRoom& room) const;

  private:
    // Of row y; none if there is no such row.
    std::span<const Run> runs(int y) const;
    // `length` pixels from (x, y), transparent outside; either where they are or copied into `room`.
    const std::uint32_t* padded(int x, int y, int length, std::vector<std::uint32_t>& room) const;

    int x_ = 0, y_ = 0;
    Bitmap picture_;
    std::vector<Run> runs_;
    std::vector<std::uint32_t> starts_;  // of each row in runs_, and the end
};

}  // namespace accolade::raster
