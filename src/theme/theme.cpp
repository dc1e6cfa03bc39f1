#include "theme/theme.h"

#include <algorithm>

namespace accolade::theme {

const Part* SlideLayout::part(std::string_view part_name) const {
    const auto it = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.name == part_name; });
    return it == parts.end() ? nullptr : &*it;
}

std::vector<const SlideLayout*> Theme::slides_for(std::string_view kind) const {
    std::vector<const SlideLayout*> found;
    for (const SlideLayout& slide : slides) {
        if (slide.kind == kind) found.push_back(&slide);
    }
    if (found.empty() && kind != "story") return slides_for("story");
    return found;
}

std::vector<std::string> names_in(std::string_view words) {
    std::vector<std::string> names;
    for (std::size_t open = words.find('{'); open != std::string_view::npos; open = words.find('{', open + 1)) {
        const auto close = words.find('}', open);
        if (close == std::string_view::npos) break;
        names.emplace_back(words.substr(open + 1, close - open - 1));
    }
    return names;
}

Color resolve(const Ink& ink, const Theme& theme, const std::map<std::string, Color>& over) {
    Color color = ink.color;
    if (!ink.name.empty()) {
        if (const auto own = over.find(ink.name); own != over.end()) {
            color = own->second;
        } else if (const auto common = theme.colors.find(ink.name); common != theme.colors.end()) {
            color = common->second;
        }
    }
    return ink.alpha < 1 ? with_alpha(color, ink.alpha) : color;
}

}  // namespace accolade::theme
