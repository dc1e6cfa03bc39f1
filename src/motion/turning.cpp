#include "motion/turning.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include "motion/motion.h"

namespace accolade::motion {
namespace {

constexpr Milliseconds kApart{40}, kTurn{400};           // of a wave: from one diagonal to the next, and each tile
constexpr Milliseconds kWander{1600}, kWanderTurn{700};  // from one tile to the next, and how long it turns
constexpr std::size_t kFigures = 2;                      // a tile is a square and up to two of them

struct Cell {
    PixelRect box;  // what of the tile is inside the mosaic
    Point center;
    std::vector<const Fill*> fills;
};

int columns_of(const slide::Tiles& tiles) {
    return (tiles.area.w + tiles.size - 1) / tiles.size;
}

int rows_of(const slide::Tiles& tiles) {
    return (tiles.area.h + tiles.size - 1) / tiles.size;
}

std::vector<Cell> cells_of(const slide::Tiles& tiles) {
    const int columns = columns_of(tiles), rows = rows_of(tiles);
    std::vector<Cell> cells;
    cells.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    const float half = static_cast<float>(tiles.size) / 2;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int x = tiles.area.x + column * tiles.size, y = tiles.area.y + row * tiles.size;
            cells.push_back({intersection({x, y, tiles.size, tiles.size}, tiles.area),
                             {static_cast<float>(x) + half, static_cast<float>(y) + half},
                             {}});
        }
    }
    for (const Fill& fill : tiles.fills) {
        const PixelRect tile = tiles.tile_of(fill);
        const int column = (tile.x - tiles.area.x) / tiles.size, row = (tile.y - tiles.area.y) / tiles.size;
        if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
        const auto at =
            static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
        cells[at].fills.push_back(&fill);
    }
    return cells;
}

Fill turned(const Fill& fill, const Cell& cell, float quarters, float alpha) {
    const float angle = quarters * std::numbers::pi_v<float> / 2, c = std::cos(angle), s = std::sin(angle);
    Fill out = fill;
    out.clip = cell.box;
    if (quarters != 0) {
        for (Point& p : out.path.points) {
            const float x = p.x - cell.center.x, y = p.y - cell.center.y;
            p = {cell.center.x + c * x - s * y, cell.center.y + s * x + c * y};
        }
    }
    if (const auto* color = std::get_if<Color>(&fill.paint)) out.paint = with_alpha(*color, alpha);
    return out;
}

// A tile's square stays where it is; what stands on it turns. Every tile has as many commands as another, so that
// frames can be compared command by command.
void add_square(std::vector<Command>& commands, const Cell& cell, float alpha) {
    commands.emplace_back(cell.fills.empty() ? Fill{} : turned(*cell.fills.front(), cell, 0, alpha));
}

void add_figures(std::vector<Command>& commands, const Cell& cell, float quarters, float alpha) {
    for (std::size_t i = 1; i <= kFigures; ++i)
        commands.emplace_back(i < cell.fills.size() ? turned(*cell.fills[i], cell, quarters, alpha) : Fill{});
}

}  // namespace

bool alike(const slide::Tiles& a, const slide::Tiles& b) {
    return a.size > 0 && a.area == b.area && a.size == b.size;
}

Milliseconds turning_length(const slide::Tiles& tiles) {
    return kApart * (columns_of(tiles) + rows_of(tiles) - 2) + kTurn;
}

DrawingPtr turning(const slide::Tiles& before, const slide::Tiles& after, Milliseconds since) {
    auto drawing = std::make_shared<Drawing>(Drawing{before.area, {}, false, true});
    const auto old = cells_of(before), fresh = cells_of(after);
    const auto columns = static_cast<std::size_t>(columns_of(before));
    for (std::size_t i = 0; i < old.size(); ++i) {
        const auto diagonal = static_cast<int>(i % columns + i / columns);
        const auto part = static_cast<float>((since - kApart * diagonal).count()) / static_cast<float>(kTurn.count());
        const float e = eased(theme::Curve::move, std::clamp(part, 0.0F, 1.0F));
        if (old[i].fills.empty() || fresh[i].fills.empty()) {  // one of them is covered: it fades with the ground
            drawing->commands.insert(drawing->commands.end(), 2 + 2 * kFigures, Fill{});
            continue;
        }
        // The new square over the old one; then the figures, of which one goes as the other comes.
        add_square(drawing->commands, old[i], 1);
        add_square(drawing->commands, fresh[i], e);
        add_figures(drawing->commands, old[i], e, 1 - e);
        add_figures(drawing->commands, fresh[i], e - 1, e);
    }
    return drawing;
}

DrawingPtr wandering(const slide::Tiles& tiles, Milliseconds since) {
    auto drawing = std::make_shared<Drawing>(Drawing{tiles.area, {}, false, true});
    auto cells = cells_of(tiles);
    std::erase_if(cells, [](const Cell& cell) { return cell.fills.size() < 2; });  // a plain tile looks the same
    if (cells.empty()) return drawing;
    // An order that leaps: a step with no common factor comes to every tile.
    std::size_t step = cells.size() * 5 / 8 + 1;
    while (std::gcd(step, cells.size()) != 1) ++step;
    const auto count = static_cast<std::int64_t>(cells.size());
    const std::int64_t begun = since / kWander;
    for (std::int64_t rank = 0; rank < count; ++rank) {
        const Cell& cell = cells[static_cast<std::size_t>(rank) * step % cells.size()];
        auto turns = static_cast<float>((begun / count + (rank < begun % count ? 1 : 0)) % 4);
        const bool now = rank == begun % count;
        if (now) {
            const auto part = static_cast<float>((since % kWander).count()) / static_cast<float>(kWanderTurn.count());
            turns += eased(theme::Curve::move, std::min(part, 1.0F));
        }
        add_square(drawing->commands, cell, 1);
        add_figures(drawing->commands, cell, turns, 1);
    }
    return drawing;
}

Milliseconds wanders_at(Milliseconds since) {
    const Milliseconds within = since % kWander;
    return within <= kWanderTurn ? since : since - within + kWander;
}

}  // namespace accolade::motion
