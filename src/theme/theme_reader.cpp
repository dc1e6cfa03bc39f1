#include "theme/theme_reader.h"

#include <algorithm>
#include <array>

#include "palette.h"
#include "reader_parts.h"

namespace accolade::theme {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;
constexpr std::array kNeededColors{"bg",     "surface",    "surface2", "line", "ink", "ink2",
                                   "accent", "accent_ink", "deep",     "soft", "mid", "spark"};
constexpr std::array<std::pair<std::string_view, Effect>, 6> kEffects{{{"none", Effect::none},
                                                                       {"fade", Effect::fade},
                                                                       {"rise", Effect::rise},
                                                                       {"lines", Effect::lines},
                                                                       {"grow", Effect::grow},
                                                                       {"wipe", Effect::wipe}}};
constexpr std::array<std::pair<std::string_view, Curve>, 8> kCurves{{{"linear", Curve::linear},
                                                                     {"enter", Curve::enter},
                                                                     {"exit", Curve::exit},
                                                                     {"move", Curve::move},
                                                                     {"soft", Curve::soft},
                                                                     {"pop", Curve::pop},
                                                                     {"count", Curve::count},
                                                                     {"roll", Curve::roll}}};
constexpr std::array<std::pair<std::string_view, Mode>, 2> kModes{{{"light", Mode::light}, {"dark", Mode::dark}}};

// A colour that is another one, or some of it: what that one is in the end, it is as well.
struct Follower {
    Ink leader;
    std::string where;
};
using Followers = std::map<std::string, Follower>;

// One theme.json being read over what the base theme gave.
class ThemeReader {
  public:
    ThemeReader(Theme& theme, Followers& followers, const std::filesystem::path& folder, const Sources& sources,
                Complaints& complaints)
        : theme_(theme), followers_(followers), folder_(folder), sources_(sources), complaints_(complaints) {}

    void read() {
        const auto path = folder_ / "theme.json";
        const auto text = sources_.disk->read(path, kLargestFile);
        if (!text) {
            complaints_.push_back(
                {Severity::error, path.string(), text.error().what + "; a theme is a folder with a theme.json"});
            return;
        }
        auto document = json::parse(*text, path.string());
        if (!document) {
            complaints_.push_back({Severity::error, document.error().where, document.error().what});
            return;
        }
        std::move(document->complaints.begin(), document->complaints.end(), std::back_inserter(complaints_));
        Fields fields(document->root, path.string(), complaints_);
        fields.any("$schema");
        if (const auto format = fields.whole("format", 0, 1000); format && *format != 1) {
            fields.complain(document->root, "this Accolade reads themes of \"format\": 1");
        }
        theme_.name = fields.text("name").value_or(folder_.filename().string());
        read_brand(fields);
        read_colors(fields);
        read_fonts(fields);
        read_styles(fields);
        read_motions(fields);
        fields.finish();
    }

  private:
    void read_brand(Fields& fields) {
        const auto mode = fields.one_of<Mode>("mode", kModes).value_or(Mode::light);
        const auto* value = fields.any("brand");
        if (value == nullptr) return;
        const auto color = value->is(json::Type::string) ? parse_color(value->string) : Result<Color>(failure(""));
        if (!color) {
            fields.complain(*value, "\"brand\" is a colour like \"#2457D6\"; the palette is derived from it");
            return;
        }
        for (const auto& [name, derived] : palette_from(*color, mode)) {
            theme_.colors[name] = derived;
            followers_.erase(name);
        }
    }

    void read_colors(Fields& fields) {
        const auto* colors = fields.object("colors");
        if (colors == nullptr) return;
        for (const auto& member : colors->members) {
            const auto ink = read_ink(member.value, fields);
            if (!ink) continue;
            followers_.erase(member.key);
            if (ink->name.empty()) {
                theme_.colors[member.key] = resolve(*ink, theme_, {});
            } else {
                followers_[member.key] = {*ink, place_of(fields.file(), member.value.place)};
            }
        }
    }

    void read_fonts(Fields& fields) {
        const auto* fonts = fields.object("fonts");
        if (fonts == nullptr) return;
        for (const auto& member : fonts->members) {
            if (!member.value.is(json::Type::string)) {
                fields.complain(member.value, "expected a font file, like \"fonts/Karla-Medium.otf\"");
                continue;
            }
            if (auto file = find_font(member.value.string)) {
                theme_.fonts[member.key] = *file;
            } else {
                fields.complain(member.value, "there is no font file \"" + member.value.string + "\", neither in " +
                                                  folder_.string() + " nor among the bundled ones" +
                                                  suggestion(member.value.string));
            }
        }
    }

    std::optional<std::string> find_font(const std::string& name) const {
        const auto bare = std::filesystem::path(name).filename();
        for (const auto& path : {folder_ / name, sources_.fonts / bare}) {
            if (const auto info = sources_.disk->info(path); info && !info->folder) return path.string();
        }
        if (sources_.fonts_may_lack) return (sources_.fonts / bare).string();
        return std::nullopt;
    }

    std::string suggestion(const std::string& name) const {
        const auto files = sources_.disk->list(sources_.fonts);
        if (!files) return "";
        std::vector<std::string_view> names;
        for (const auto& file : *files) names.emplace_back(file.name);
        return perhaps(std::filesystem::path(name).filename().string(), names);
    }

    void read_styles(Fields& fields) {
        const auto* styles = fields.object("text");
        if (styles == nullptr) return;
        for (const auto& member : styles->members) {
            Fields f(member.value, fields.file(), complaints_);
            TextStyle& style = theme_.text[member.key];  // what the base theme says stands, where this one is silent
            if (auto font = f.text("font")) style.font = *font;
            if (auto sizes = read_numbers("sizes", f, 1, 100); !sizes.empty()) {
                style.sizes = std::move(sizes);
                if (!std::is_sorted(style.sizes.rbegin(), style.sizes.rend())) {
                    f.complain(member.value, "\"sizes\" go from the largest to the smallest");
                }
            }
            if (auto sizes = read_numbers("short", f, 1, 100); !sizes.empty()) style.short_sizes = std::move(sizes);
            if (auto v = f.whole("lines", 1, 20)) style.lines = *v;
            if (auto v = f.whole("last_lines", 0, 20)) style.last_lines = *v;
            if (auto v = f.flag("balance")) style.balance = *v;
            if (auto v = f.flag("capitals")) style.capitals = *v;
            if (auto v = f.flag("hang")) style.hang = *v;
            if (auto v = f.flag("tabular")) style.tabular = *v;
            if (auto v = f.flag("quotes")) style.quotes = *v;
            if (auto v = f.flag("ellipsis")) style.ellipsis = *v;
            if (auto v = f.number("leading", 0.7, 3)) style.leading = static_cast<float>(*v);
            if (auto v = f.number("tracking", -0.2, 1)) style.tracking = static_cast<float>(*v);
            if (auto v = read_align(f)) style.align = *v;
            if (const auto* v = f.any("color")) {
                if (auto ink = read_ink(*v, f)) style.color = *ink;
            }
            if (auto v = f.text("enter")) style.enter = *v;
            f.finish();
            if (!theme_.fonts.contains(style.font)) {
                f.complain(member.value, "style \"" + member.key + "\" asks for the font \"" + style.font +
                                             "\", which \"fonts\" does not name" + nearest_font(style.font));
            }
        }
    }

    std::string nearest_font(const std::string& name) const {
        std::vector<std::string_view> names;
        for (const auto& [known, file] : theme_.fonts) names.push_back(known);
        return perhaps(name, names);
    }

    void read_motions(Fields& fields) {
        const auto* motions = fields.object("motion");
        if (motions == nullptr) return;
        for (const auto& member : motions->members) {
            Fields f(member.value, fields.file(), complaints_);
            Motion& motion = theme_.motion[member.key];
            const auto time = [&](std::string_view key, Milliseconds& out) {
                if (auto v = f.number(key, 0, 10)) out = Milliseconds(static_cast<int>(*v * 1000 + 0.5));
            };
            if (auto v = f.one_of<Effect>("effect", kEffects)) motion.effect = *v;
            if (auto v = f.one_of<Curve>("curve", kCurves)) motion.curve = *v;
            time("seconds", motion.length);
            time("delay", motion.delay);
            time("stagger", motion.stagger);
            if (auto v = f.number("by", 0, 100)) motion.by = static_cast<float>(*v);
            f.finish();
        }
    }

    Theme& theme_;
    Followers& followers_;
    const std::filesystem::path& folder_;
    const Sources& sources_;
    Complaints& complaints_;
};

// The brand of the settings over the theme's own: a field in its colour where that was kept, and in the accent's
// otherwise.
void lay_brand_over(Theme& theme, Followers& followers, Color brand) {
    theme.colors = branded(std::move(theme.colors), brand);
    for (const auto& [name, leader] : {std::pair{"brand", "accent"}, std::pair{"brand_ink", "accent_ink"}}) {
        followers.erase(name);
        if (!theme.colors.contains(name)) followers[name] = {Ink{leader, {}, 1}, theme.folder};
    }
}

// What a follower follows may follow another; those that are left in the end follow nobody, or each other.
void follow(Theme& theme, Followers followers, Complaints& complaints) {
    const auto leads = [&](const std::string& name) {
        return theme.colors.contains(name) && !followers.contains(name);
    };
    const auto found = [&] {
        return std::ranges::find_if(followers, [&](const auto& one) { return leads(one.second.leader.name); });
    };
    for (auto next = found(); next != followers.end(); next = found()) {
        theme.colors[next->first] = resolve(next->second.leader, theme, {});
        followers.erase(next);
    }
    for (const auto& [name, follower] : followers) {
        std::vector<std::string_view> known;
        for (const auto& [leader, color] : theme.colors)
            if (!followers.contains(leader)) known.push_back(leader);
        const auto near = nearest(follower.leader.name, known);
        complaints.push_back({Severity::error, follower.where,
                              "\"" + follower.leader.name + "\" is not a colour that \"" + name + "\" can follow" +
                                  (near ? "; did you mean \"" + *near + "\"?" : "; write it like \"#2457D6\"")});
    }
}

void check_colors(const Theme& theme, const std::filesystem::path& folder, Complaints& complaints) {
    for (const char* name : kNeededColors) {
        if (!theme.colors.contains(name)) {
            complaints.push_back(
                {Severity::error, (folder / "theme.json").string(), std::string("\"colors\" needs \"") + name + "\""});
        }
    }
    for (const auto& [name, style] : theme.text) {
        if (!style.color.name.empty() && !theme.colors.contains(style.color.name)) {
            complaints.push_back({Severity::error, (folder / "theme.json").string(),
                                  "style \"" + name + "\" asks for the colour \"" + style.color.name +
                                      "\", which \"colors\" does not name"});
        }
        if (!style.enter.empty() && !theme.motion.contains(style.enter)) {
            complaints.push_back(
                {Severity::error, (folder / "theme.json").string(),
                 "style \"" + name + "\" enters by \"" + style.enter + "\", which \"motion\" does not name"});
        }
    }
}

void read_slides(Theme& theme, const std::filesystem::path& folder, const Sources& sources, Complaints& complaints) {
    const auto files = sources.disk->list(folder / "slides");
    if (!files) return;  // a theme of one file has none
    for (const auto& file : *files) {
        if (file.folder || !file.name.ends_with(".json")) continue;
        auto slide = read_slide(folder / "slides" / file.name, theme, sources, complaints);
        if (!slide) continue;
        std::erase_if(theme.slides, [&](const SlideLayout& old) { return old.name == slide->name; });
        theme.slides.push_back(std::move(*slide));
    }
}

// What lies in the folder of a theme as if it were read, and is not: slides of another ending, or in another folder.
void tell_unread(const std::filesystem::path& folder, const Sources& sources, Complaints& complaints) {
    const auto tell = [&](const std::filesystem::path& path, const std::string& what) {
        complaints.push_back({Severity::warning, path.string(), what});
    };
    for (const char* name : {"slide", "Slide", "Slides"}) {
        const auto info = sources.disk->info(folder / name);
        if (info && info->folder) tell(folder / name, "this folder is not read; did you mean \"slides\"?");
    }
    if (const auto files = sources.disk->list(folder / "slides")) {
        for (const auto& file : *files) {
            const auto ending = std::filesystem::path(file.name).extension().string();
            const bool slide = ending.starts_with(".js") || ending.empty();  // ".jsn", ".jsonc"; no "README.md"
            if (file.folder || ending == ".json" || !slide || file.name.starts_with('.')) continue;
            tell(folder / "slides" / file.name, "this slide is not read; its name must end in \".json\"");
        }
    }
}

}  // namespace

ReadTheme read_theme(const std::filesystem::path& folder, const Sources& sources, std::optional<Color> brand) {
    ReadTheme result;
    Theme theme;
    const bool is_base = folder.lexically_normal() == sources.base.lexically_normal();
    Followers followers;
    ThemeReader(theme, followers, sources.base, sources, result.complaints).read();
    if (!is_base) ThemeReader(theme, followers, folder, sources, result.complaints).read();
    theme.folder = folder.string();
    if (brand && theme.colors.contains("bg")) lay_brand_over(theme, followers, *brand);
    follow(theme, std::move(followers), result.complaints);
    check_colors(theme, folder, result.complaints);
    read_slides(theme, sources.base, sources, result.complaints);
    if (!is_base) read_slides(theme, folder, sources, result.complaints);
    if (!is_base) tell_unread(folder, sources, result.complaints);
    std::stable_sort(theme.slides.begin(), theme.slides.end(), [](const SlideLayout& a, const SlideLayout& b) {
        return a.needs.size() != b.needs.size() ? a.needs.size() > b.needs.size() : a.name < b.name;
    });
    for (const std::string_view kind : {"story", "idle"}) {
        if (std::none_of(theme.slides.begin(), theme.slides.end(),
                         [&](const SlideLayout& s) { return s.kind == kind; })) {
            result.complaints.push_back(
                {Severity::error, folder.string(), "there is no slide for \"" + std::string(kind) + "\""});
        }
    }
    if (!any_error(result.complaints)) result.theme = std::move(theme);
    return result;
}

}  // namespace accolade::theme
