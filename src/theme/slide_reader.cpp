#include <algorithm>
#include <array>

#include "reader_parts.h"

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

    std::optional<SlideLayout> read() {
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
        slide_.landscape = read_map("landscape", fields, slide_, complaints_);
        slide_.portrait = read_map("portrait", fields, slide_, complaints_);
        fields.finish();
        return std::move(slide_);
    }

  private:
    void read_head(Fields& fields) {
        if (auto kind = fields.text("slide")) {
            slide_.kind = *kind;
            if (std::find(sources_.kinds.begin(), sources_.kinds.end(), *kind) == sources_.kinds.end()) {
                fields.complain(*fields.any("slide"), "no kind \"" + *kind + "\"" + perhaps(*kind, sources_.kinds));
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
        fields.complain(at, "no colour \"" + ink.name + "\"" + perhaps(ink.name, names));
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
            f.complain(at, "no text style \"" + style + "\"" + perhaps(style, names));
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
        for (const auto& name : named) complain_unless_part(name, slide_, member.value, fields);
        for (const auto& inner : part.stack) {
            const Part* p = slide_.part(inner);
            if (p != nullptr && p->what == What::stack)
                fields.complain(member.value, "a stack cannot hold the stack \"" + inner + "\"");
        }
    }

    std::string file_;
    const Theme& theme_;
    const Sources& sources_;
    Complaints& complaints_;
    std::span<const std::string_view> known_;
    SlideLayout slide_;
};

}  // namespace

std::optional<SlideLayout> read_slide(const std::filesystem::path& file, const Theme& theme, const Sources& sources,
                                      Complaints& complaints) {
    return SlideReader(file, theme, sources, complaints).read();
}

}  // namespace accolade::theme
