#include "region.h"

namespace accolade::raster {

namespace {
constexpr int side = 32;              // px
constexpr std::size_t too_many = 64;  // rectangles: then each row of squares is one
}  // namespace

Region::Region(PixelSize size)
    : size_(size),
      columns_((size.w + side - 1) / side),
      rows_((size.h + side - 1) / side),
      marked_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void Region::add(PixelRect part) {
    part = intersection(part, {0, 0, size_.w, size_.h});
    if (part.empty()) return;
    round_all_ = united(round_all_, part);
    for (int row = part.y / side; row <= (part.bottom() - 1) / side; ++row)
        for (int column = part.x / side; column <= (part.right() - 1) / side; ++column)
            marked_[square(column, row)] = true;
}

std::vector<PixelRect> Region::rectangles() const {
    const auto gather = [this](bool whole_rows) {
        std::vector<PixelRect> found;  // in squares
        for (int row = 0; row < rows_; ++row) {
            for (int column = 0; column < columns_; ++column) {
                if (!marked_[square(column, row)]) continue;
                int end = column + 1;
                for (int next = end; next < columns_ && (whole_rows || marked_[square(next, row)]); ++next)
                    if (marked_[square(next, row)]) end = next + 1;
                // Grows the rectangle above when it has the same sides.
                const auto above = std::find_if(found.begin(), found.end(), [&](PixelRect r) {
                    return r.x == column && r.right() == end && r.bottom() == row;
                });
                if (above != found.end()) {
                    ++above->h;
                } else {
                    found.push_back({column, row, end - column, 1});
                }
                column = end;
            }
        }
        return found;
    };
    auto found = gather(false);
    if (found.size() > too_many) found = gather(true);
    for (auto& r : found) r = intersection({r.x * side, r.y * side, r.w * side, r.h * side}, round_all_);
    return found;
}

}  // namespace accolade::raster
