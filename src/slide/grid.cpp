#include "grid.h"

#include <algorithm>
#include <cmath>

namespace accolade::slide {
namespace {

// Where each track begins, and the end of the last: tracks.size() + 1 edges, rounded to whole pixels so that areas
// abut.
std::vector<float> edges_of(const std::vector<theme::Track>& tracks, float begin, float length, float unit) {
    float fixed = 0, shares = 0;
    for (const auto& track : tracks) {
        fixed += track.u * unit;
        shares += track.share;
    }
    const float squeeze = fixed > length && fixed > 0 ? length / fixed : 1;
    const float left = std::max(0.0F, length - fixed);
    std::vector<float> edges{std::round(begin)};
    float at = begin;
    for (const auto& track : tracks) {
        at += track.u * unit * squeeze + (shares > 0 ? left * track.share / shares : 0);
        edges.push_back(std::round(at));
    }
    return edges;
}

}  // namespace

std::vector<Area> place(const theme::Map& map, PixelSize screen) {
    std::vector<Area> areas;
    const float unit = screen.unit();
    int depth = 0;
    for (const auto& layer : map.layers) {
        const auto [top, right, bottom, left] = layer.margin;
        const auto width = static_cast<float>(screen.w), height = static_cast<float>(screen.h);
        const auto columns = edges_of(layer.columns, left * unit, width - (left + right) * unit, unit);
        const auto rows = edges_of(layer.rows, top * unit, height - (top + bottom) * unit, unit);
        const std::size_t first = areas.size();
        for (std::size_t y = 0; y < layer.map.size(); ++y) {
            for (std::size_t x = 0; x < layer.map[y].size(); ++x) {
                const std::string& name = layer.map[y][x];
                if (name == ".") continue;
                const Rect cell{columns[x], rows[y], columns[x + 1] - columns[x], rows[y + 1] - rows[y]};
                const auto begin = areas.begin() + static_cast<std::ptrdiff_t>(first);
                const auto known = std::find_if(begin, areas.end(), [&](const Area& a) { return a.name == name; });
                if (known == areas.end()) {
                    areas.push_back({name, cell, depth});
                } else {
                    known->rect = united(known->rect, cell);
                }
            }
        }
        ++depth;
    }
    return areas;
}

}  // namespace accolade::slide
