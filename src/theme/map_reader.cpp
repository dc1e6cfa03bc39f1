#include <algorithm>
#include <charconv>
#include <set>

#include "reader_parts.h"

namespace accolade::theme {
namespace {

std::vector<Track> read_tracks(std::string_view key, Fields& f) {
    std::vector<Track> tracks;
    for (const auto& text : f.texts(key)) {
        std::string_view digits = text;
        const bool share = digits.ends_with('*');
        if (share) digits.remove_suffix(1);
        float number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc{} || end != digits.data() + digits.size() || number < 0 || number > 1000) {
            f.complain(*f.any(key), "\"" + text + "\" is not a " + (key == "rows" ? "row" : "column") +
                                        ": \"12\" is 12 u, \"1*\" a share of what is left");
            continue;
        }
        tracks.push_back(share ? Track{0, number} : Track{number, 0});
    }
    if (tracks.empty()) tracks.push_back({0, 1});
    return tracks;
}

class MapReader {
  public:
    MapReader(const SlideLayout& slide, Complaints& complaints) : slide_(slide), complaints_(complaints) {}

    Map read(std::string_view key, Fields& fields) {
        Map map;
        const auto* value = fields.object(key);
        if (value == nullptr) {
            fields.complain(fields.value(), "the slide has no \"" + std::string(key) + "\" map");
            return map;
        }
        Fields f(*value, slide_.file, complaints_);
        map.leave_out = f.texts("leave_out");
        for (const auto& name : map.leave_out) complain_unless_part(name, slide_, *value, f);
        placed_ = {map.leave_out.begin(), map.leave_out.end()};
        if (const auto* layers = f.list("layers")) {
            for (const auto& layer : layers->items) map.layers.push_back(read_layer(layer));
        } else {
            f.complain(*value, "\"layers\" lists the grids of this orientation, from the back");
        }
        f.finish();
        // What a stack or an "instead" brings along stands where they stand.
        for (int rounds = 0; rounds < 3; ++rounds) {
            for (const auto& part : slide_.parts) {
                if (!placed_.contains(part.name)) continue;
                if (const auto* stack = as<StackPart>(part)) placed_.insert(stack->parts.begin(), stack->parts.end());
                if (const auto* row = as<RowPart>(part)) placed_.insert(row->parts.begin(), row->parts.end());
                if (!part.instead.empty()) placed_.insert(part.instead);
            }
        }
        for (const auto& part : slide_.parts) {
            if (!placed_.contains(part.name)) {
                f.complain(*value, "part \"" + part.name + "\" is nowhere in \"" + std::string(key) +
                                       "\"; put it in a map, or under \"leave_out\"");
            }
        }
        return map;
    }

  private:
    Layer read_layer(const json::Value& value) {
        Layer layer;
        Fields f(value, slide_.file, complaints_);
        const auto margin = read_numbers("margin", f, -100, 200);
        switch (margin.size()) {  // as in CSS: all; vertical, sides; top, sides, bottom; top, right, bottom, left
            case 0:
                break;
            case 1:
                layer.margin = {margin[0], margin[0], margin[0], margin[0]};
                break;
            case 2:
                layer.margin = {margin[0], margin[1], margin[0], margin[1]};
                break;
            case 3:
                layer.margin = {margin[0], margin[1], margin[2], margin[1]};
                break;
            case 4:
                layer.margin = {margin[0], margin[1], margin[2], margin[3]};
                break;
            default:
                f.complain(value, "\"margin\" takes one to four numbers, as in CSS");
        }
        layer.columns = read_tracks("columns", f);
        layer.rows = read_tracks("rows", f);
        for (const auto& line : f.texts("map")) {
            std::vector<std::string> cells;
            std::size_t begin = 0;
            while ((begin = line.find_first_not_of(' ', begin)) != std::string::npos) {
                const auto end = std::min(line.find(' ', begin), line.size());
                cells.push_back(line.substr(begin, end - begin));
                begin = end;
            }
            layer.map.push_back(std::move(cells));
        }
        f.finish();
        check_grid(layer, value, f);
        return layer;
    }

    void check_grid(const Layer& layer, const json::Value& at, Fields& f) {
        if (layer.map.size() != layer.rows.size()) {
            f.complain(at, "the map has " + std::to_string(layer.map.size()) + " rows, \"rows\" has " +
                               std::to_string(layer.rows.size()));
            return;
        }
        struct Box {
            std::size_t left, top, right, bottom, cells;
        };
        std::map<std::string, Box> boxes;
        for (std::size_t y = 0; y < layer.map.size(); ++y) {
            if (layer.map[y].size() != layer.columns.size()) {
                f.complain(at, "row " + std::to_string(y + 1) + " of the map has " +
                                   std::to_string(layer.map[y].size()) + " cells, \"columns\" has " +
                                   std::to_string(layer.columns.size()));
                return;
            }
            for (std::size_t x = 0; x < layer.map[y].size(); ++x) {
                const std::string& name = layer.map[y][x];
                if (name == ".") continue;
                auto [it, fresh] = boxes.try_emplace(name, Box{x, y, x, y, 0});
                Box& box = it->second;
                box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y),
                       box.cells + 1};
            }
        }
        for (const auto& [name, box] : boxes) {
            placed_.insert(name);
            complain_unless_part(name, slide_, at, f);
            if ((box.right - box.left + 1) * (box.bottom - box.top + 1) != box.cells) {
                f.complain(at, "the cells of \"" + name + "\" are not one rectangle");
            }
        }
    }

    const SlideLayout& slide_;
    Complaints& complaints_;
    std::set<std::string> placed_;  // parts that stand somewhere, or are left out
};

}  // namespace

Map read_map(std::string_view key, Fields& fields, const SlideLayout& slide, Complaints& complaints) {
    return MapReader(slide, complaints).read(key, fields);
}

}  // namespace accolade::theme
