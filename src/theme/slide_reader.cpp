#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "theme/reader_parts.h"

namespace accolade::theme {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;

constexpr std::array<std::pair<std::string_view, What>, 11> kWhats{{{"text", What::text},
                                                                    {"picture", What::picture},
                                                                    {"people", What::people},
                                                                    {"figure", What::figure},
                                                                    {"figures", What::figures},
                                                                    {"mosaic", What::mosaic},
                                                                    {"gauge", What::gauge},
                                                                    {"brand", What::brand},
                                                                    {"progress", What::progress},
                                                                    {"stack", What::stack},
                                                                    {"shape", What::shape}}};
constexpr std::array<std::pair<std::string_view, Shape>, 8> kShapes{{{"rectangle", Shape::rectangle},
                                                                     {"quarter", Shape::quarter},
                                                                     {"half", Shape::half},
                                                                     {"disc", Shape::disc},
                                                                     {"leaf", Shape::leaf},
                                                                     {"arch", Shape::arch},
                                                                     {"card", Shape::card},
                                                                     {"quotation", Shape::quotation}}};
constexpr std::array<std::pair<std::string_view, Corner>, 4> kCorners{{{"top-left", Corner::top_left},
                                                                       {"top-right", Corner::top_right},
                                                                       {"bottom-right", Corner::bottom_right},
                                                                       {"bottom-left", Corner::bottom_left}}};
constexpr std::array<std::pair<std::string_view, Mosaic>, 2> kMosaics{{{"full", Mosaic::full}, {"tone", Mosaic::tone}}};

class SlideReader {
  public:
    SlideReader(const std::filesystem::path& path, const Theme& theme, const Sources& sources, Complaints& complaints)
        : file_(path.string()), theme_(theme), sources_(sources), complaints_(complaints) {
        slide_.file = file_;
        slide_.name = path.stem().string();
    }

    std::optional<Slide> read() {
        const auto text = sources_.disk->read(file_, kLargestFile);
        if (!text) {
            complaints_.push_back({Severity::error, file_, text.error().what});
            return std::nullopt;
        }
        auto document = json::parse(*text, file_);
        if (!document) {
            complaints_.push_back({Severity::error, document.error().where, document.error().what});
            return std::nullopt;
        }
        std::move(document->complaints.begin(), document->complaints.end(), std::back_inserter(complaints_));
        Fields fields(document->root, file_, complaints_);
        fields.any("$schema");
        read_head(fields);
        if (const auto* parts = fields.object("parts")) {
            for (const auto& member : parts->members) slide_.parts.push_back(read_part(member));
            for (std::size_t i = 0; i < parts->members.size(); ++i)
                check_names(slide_.parts[i], parts->members[i], fields);
        }
        slide_.landscape = read_map("landscape", fields, document->root);
        slide_.portrait = read_map("portrait", fields, document->root);
        fields.finish();
        return std::move(slide_);
    }

  private:
    void read_head(Fields& fields) {
        if (auto kind = fields.text("slide")) {
            slide_.kind = *kind;
            if (std::find(sources_.kinds.begin(), sources_.kinds.end(), *kind) == sources_.kinds.end()) {
                const auto near = nearest(*kind, sources_.kinds);
                fields.complain(*fields.any("slide"),
                                "no kind \"" + *kind + "\"" + (near ? "; did you mean \"" + *near + "\"?" : ""));
            }
        } else {
            fields.complain(fields.value(), "\"slide\" says which kind of item this is for, like \"story\"");
        }
        known_ = sources_.words(slide_.kind);
        slide_.needs = fields.texts("needs");
        for (const auto& need : slide_.needs) check_word(need, fields, *fields.any("needs"));
        if (const auto* colors = fields.object("colors")) {
            for (const auto& member : colors->members) {
                const auto ink = read_ink(member.value, fields);
                if (ink && check_ink(*ink, member.value, fields)) slide_.colors[member.key] = resolve(*ink, theme_, {});
            }
        }
        if (const auto* ground = fields.any("ground")) {
            slide_.ground = read_fill(*ground, fields).value_or(slide_.ground);
            check_fill(slide_.ground, *ground, fields);
        }
    }

    Part read_part(const json::Member& member) {
        Part part;
        part.name = member.key;
        Fields f(member.value, file_, complaints_);
        bool found = false;
        for (const auto& [key, what] : kWhats) {
            if (member.value.find(key) == nullptr) continue;
            // "shape" beside "picture" or "figure" is the outline; alone it is the part.
            if (found) continue;
            part.what = what;
            found = true;
        }
        if (!found) {
            f.complain(member.value,
                       "part \"" + member.key +
                           "\" does not say what it is: one of \"text\", \"picture\", "
                           "\"people\", \"figure\", \"figures\", \"shape\", \"mosaic\", \"gauge\", \"brand\", "
                           "\"progress\", \"stack\"");
        }
        read_content(part, f);
        if (auto v = f.text("style")) part.style = *v;
        if (auto v = f.text("second")) part.second = *v;
        if (auto v = f.one_of<Shape>("shape", kShapes)) part.shape = *v;
        if (auto v = f.one_of<Corner>("corner", kCorners)) part.corner = *v;
        number(f, "radius", 0, 2000, part.radius);
        number(f, "peak", -500, 500, part.peak);
        number(f, "tile", 2, 50, part.tile);
        number(f, "size", 0.5, 100, part.size);
        if (const auto* v = f.any("fill")) part.fill = read_fill(*v, f);
        if (const auto* v = f.any("line")) part.line = read_ink(*v, f);
        part.inks = read_inks("inks", f);
        if (const auto* tints = f.object("tints")) {
            for (const auto& tint : tints->members) {
                if (auto ink = read_ink(tint.value, f)) part.tints[tint.key] = *ink;
            }
        }
        if (const auto* v = f.any("separators")) part.separators = read_ink(*v, f);
        if (auto v = f.flag("counts")) part.counts = *v;
        part.calm = f.texts("calm");
        if (auto v = f.text("clear")) part.clear = *v;
        if (const auto aim = read_numbers("aim", f, 0, 1); aim.size() == 2) part.aim = {aim[0], aim[1]};
        if (auto v = f.text("instead")) part.instead = *v;
        part.gaps = read_numbers("gap", f, -50, 100);
        part.drop = f.texts("drop");
        if (auto v = read_align(f)) part.align = *v;
        if (auto v = f.text("enter")) part.enter = *v;
        f.finish();
        check_inks(part, member.value, f);
        return part;
    }

    void read_content(Part& part, Fields& f) {
        switch (part.what) {
            case What::stack:
                part.stack = f.texts("stack");
                return;
            case What::mosaic:
                part.mosaic = f.one_of<Mosaic>("mosaic", kMosaics).value_or(Mosaic::full);
                return;
            case What::shape:
                return;
            case What::gauge:
                part.words = f.text("gauge").value_or("");
                return;
            case What::progress:
                f.flag("progress");
                return;
            default:
                break;
        }
        for (const auto& [key, what] : kWhats) {
            if (what == part.what) part.words = f.text(key).value_or("");
        }
        if (part.what == What::people || part.what == What::figures) return;  // "{people}": not words but a list
        for (const auto& name : names_in(part.words)) {
            if (part.what == What::figure && name.starts_with("figures.")) continue;
            check_word(name, f, f.value());
        }
    }

    static void number(Fields& f, std::string_view key, double lowest, double highest, float& out) {
        if (auto v = f.number(key, lowest, highest)) out = static_cast<float>(*v);
    }

    void check_word(const std::string& name, Fields& fields, const json::Value& at) {
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) return;
        const auto near = nearest(name, known_);
        fields.complain(at, "\"" + name + "\": " +
                                (near ? "did you mean \"" + *near + "\"?"
                                      : "no such word; docs/theme.md lists those of \"" + slide_.kind + "\""));
    }

    bool check_ink(const Ink& ink, const json::Value& at, Fields& fields) {
        if (ink.name.empty() || theme_.colors.contains(ink.name) || slide_.colors.contains(ink.name)) return true;
        std::vector<std::string_view> names;
        for (const auto& [name, color] : theme_.colors) names.emplace_back(name);
        const auto near = nearest(ink.name, names);
        fields.complain(at, "no colour \"" + ink.name + "\"" + (near ? "; did you mean \"" + *near + "\"?" : ""));
        return false;
    }

    void check_fill(const Fill& fill, const json::Value& at, Fields& f) {
        if (const auto* ink = std::get_if<Ink>(&fill)) check_ink(*ink, at, f);
        if (const auto* linear = std::get_if<LinearFill>(&fill)) {
            for (const auto& stop : linear->stops) check_ink(stop.ink, at, f);
        }
        if (const auto* radial = std::get_if<RadialFill>(&fill)) {
            for (const auto& stop : radial->stops) check_ink(stop.ink, at, f);
        }
        if (const auto* scrim = std::get_if<ScrimFill>(&fill)) check_ink(scrim->ink, at, f);
    }

    void check_inks(const Part& part, const json::Value& at, Fields& f) {
        if (part.fill) check_fill(*part.fill, at, f);
        if (part.line) check_ink(*part.line, at, f);
        if (part.separators) check_ink(*part.separators, at, f);
        for (const auto& ink : part.inks) check_ink(ink, at, f);
        for (const auto& [word, ink] : part.tints) check_ink(ink, at, f);
        for (const auto& style : {part.style, part.second}) {
            if (style.empty() || theme_.text.contains(style)) continue;
            std::vector<std::string_view> names;
            for (const auto& [name, known] : theme_.text) names.emplace_back(name);
            const auto near = nearest(style, names);
            f.complain(at, "no text style \"" + style + "\"" + (near ? "; did you mean \"" + *near + "\"?" : ""));
        }
        if (part.style.empty() && part.what == What::text) {
            f.complain(at, "part \"" + part.name + "\" lacks a \"style\", a name from \"text\" in theme.json");
        }
        if (!part.enter.empty() && !theme_.motion.contains(part.enter)) {
            f.complain(at, "no motion \"" + part.enter + "\" in theme.json");
        }
    }

    // Names of other parts, once all are known.
    void check_names(const Part& part, const json::Member& member, Fields& fields) {
        std::vector<std::string> named = part.stack;
        named.insert(named.end(), part.drop.begin(), part.drop.end());
        named.insert(named.end(), part.calm.begin(), part.calm.end());
        if (!part.instead.empty()) named.push_back(part.instead);
        if (!part.clear.empty()) named.push_back(part.clear);
        for (const auto& name : named) complain_unless_part(name, member.value, fields);
        for (const auto& inner : part.stack) {
            const Part* p = slide_.part(inner);
            if (p != nullptr && p->what == What::stack)
                fields.complain(member.value, "a stack cannot hold the stack \"" + inner + "\"");
        }
    }

    bool complain_unless_part(const std::string& name, const json::Value& at, Fields& fields) {
        if (slide_.part(name) != nullptr) return true;
        std::vector<std::string_view> names;
        for (const auto& part : slide_.parts) names.emplace_back(part.name);
        const auto near = nearest(name, names);
        fields.complain(at, "no part \"" + name + "\"" + (near ? "; did you mean \"" + *near + "\"?" : ""));
        return false;
    }

    Map read_map(std::string_view key, Fields& fields, const json::Value& root) {
        Map map;
        const auto* value = fields.object(key);
        if (value == nullptr) {
            fields.complain(root, "the slide has no \"" + std::string(key) + "\" map");
            return map;
        }
        Fields f(*value, file_, complaints_);
        map.leave_out = f.texts("leave_out");
        for (const auto& name : map.leave_out) complain_unless_part(name, *value, f);
        std::set<std::string> placed(map.leave_out.begin(), map.leave_out.end());
        if (const auto* layers = f.list("layers")) {
            for (const auto& layer : layers->items) map.layers.push_back(read_layer(layer, placed));
        } else {
            f.complain(*value, "\"layers\" lists the grids of this orientation, from the back");
        }
        f.finish();
        // What a stack or an "instead" brings along stands where they stand.
        for (int rounds = 0; rounds < 3; ++rounds) {
            for (const auto& part : slide_.parts) {
                if (!placed.contains(part.name)) continue;
                placed.insert(part.stack.begin(), part.stack.end());
                if (!part.instead.empty()) placed.insert(part.instead);
            }
        }
        for (const auto& part : slide_.parts) {
            if (!placed.contains(part.name)) {
                f.complain(*value, "part \"" + part.name + "\" stands nowhere in \"" + std::string(key) +
                                       "\": put it into a map, or under \"leave_out\"");
            }
        }
        return map;
    }

    Layer read_layer(const json::Value& value, std::set<std::string>& placed) {
        Layer layer;
        Fields f(value, file_, complaints_);
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
        check_grid(layer, value, f, placed);
        return layer;
    }

    std::vector<Track> read_tracks(std::string_view key, Fields& f) {
        std::vector<Track> tracks;
        for (const auto& text : f.texts(key)) {
            std::string_view digits = text;
            const bool share = digits.ends_with('*');
            if (share) digits.remove_suffix(1);
            float number = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            if (error != std::errc{} || end != digits.data() + digits.size() || number < 0 || number > 1000) {
                f.complain(*f.any(key), "\"" + text + "\" is no " + (key == "rows" ? "row" : "column") +
                                            ": \"12\" is 12 u, \"1*\" a share of what is left");
                continue;
            }
            tracks.push_back(share ? Track{0, number} : Track{number, 0});
        }
        if (tracks.empty()) tracks.push_back({0, 1});
        return tracks;
    }

    void check_grid(const Layer& layer, const json::Value& at, Fields& f, std::set<std::string>& placed) {
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
            placed.insert(name);
            complain_unless_part(name, at, f);
            if ((box.right - box.left + 1) * (box.bottom - box.top + 1) != box.cells) {
                f.complain(at, "the cells of \"" + name + "\" are not one rectangle");
            }
        }
    }

    std::string file_;
    const Theme& theme_;
    const Sources& sources_;
    Complaints& complaints_;
    std::span<const std::string_view> known_;
    Slide slide_;
};

}  // namespace

std::optional<Slide> read_slide(const std::filesystem::path& file, const Theme& theme, const Sources& sources,
                                Complaints& complaints) {
    return SlideReader(file, theme, sources, complaints).read();
}

}  // namespace accolade::theme
