#include "parts.h"

#include <algorithm>

namespace accolade::slide {

bool shows(const theme::Part& part, const SlideContext& context) {
    return std::visit([&](const auto& content) { return rules_of(content).shows(content, context); }, part.content);
}

Traits traits_of(const theme::Part& part) {
    return std::visit([&](const auto& content) { return rules_of(content).traits(content); }, part.content);
}

std::string_view key_of(const theme::Part& part) {
    return std::visit([](const auto& content) -> std::string_view { return content.kKey; }, part.content);
}

float height_of(const theme::Part& part, const SlideContext& context, float width) {
    return std::visit([&](const auto& content) { return rules_of(content).height(content, context, width); },
                      part.content);
}

bool draw(PartContext& context, Rect area) {
    return std::visit([&](const auto& content) { return rules_of(content).draw(content, context, area); },
                      context.part.content);
}

std::vector<const theme::Part*> with_instead(const theme::SlideLayout& layout, const theme::Part& part) {
    std::vector<const theme::Part*> parts;
    for (const theme::Part* next = &part; next != nullptr; next = layout.part(next->instead)) {
        if (std::find(parts.begin(), parts.end(), next) != parts.end()) break;
        parts.push_back(next);
    }
    return parts;
}

}  // namespace accolade::slide
