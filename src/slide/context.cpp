#include "context.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "contrast.h"
#include "mirror.h"
#include "parts.h"
#include "shapes.h"
#include "text/unicode.h"

namespace accolade::slide {
namespace {

// An eased ramp: a straight one shows its edge (screen-design.md 3.3).
constexpr std::pair<float, float> kScrim[] = {{0, 0},         {0.08F, 0.02F}, {0.22F, 0.13F},  {0.42F, 0.42F},
                                              {0.60F, 0.74F}, {0.78F, 0.93F}, {0.90F, 0.985F}, {1, 1}};

LinearGradient scrim(Color ink, theme::Side side, float strength, Rect area) {
    LinearGradient gradient;
    switch (side) {  // from the clear end to the full one
        case theme::Side::bottom:
            gradient.from = {0, area.y};
            gradient.to = {0, area.bottom()};
            break;
        case theme::Side::top:
            gradient.from = {0, area.bottom()};
            gradient.to = {0, area.y};
            break;
        case theme::Side::left:
            gradient.from = {area.right(), 0};
            gradient.to = {area.x, 0};
            break;
        case theme::Side::right:
            gradient.from = {area.x, 0};
            gradient.to = {area.right(), 0};
            break;
    }
    for (const auto& [at, alpha] : kScrim) gradient.stops.push_back({at, with_alpha(ink, alpha * strength)});
    return gradient;
}

}  // namespace

const wording::Phrases& SlideContext::phrases() const {
    return content.phrases ? *content.phrases : wording::Phrases::standard();
}

const std::string* SlideContext::word(std::string_view name) const {
    const auto it = content.words.find(std::string(name));
    return it == content.words.end() || it->second.empty() ? nullptr : &it->second;
}

std::optional<std::string> SlideContext::words(const std::string& form) const {
    if (form.empty()) return std::nullopt;
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const auto open = std::min(form.find('{', at), form.size());
        out += form.substr(at, open - at);
        if (open == form.size()) break;
        const auto close = std::min(form.find('}', open), form.size());
        const std::string* found = word(std::string_view(form).substr(open + 1, close - open - 1));
        if (found == nullptr) return std::nullopt;
        out += *found;
        at = close + 1;
    }
    return out;
}

std::optional<int> SlideContext::number(const std::string& form) const {
    const auto written = words(form);
    return written ? text::whole_number(*written) : std::nullopt;
}

bool SlideContext::has_words(const std::string& form) const {
    const auto names = theme::names_in(form);
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) { return word(name) != nullptr; });
}

Color SlideContext::color(const theme::Ink& ink) const {
    return theme::resolve(ink, *stage.theme, layout.colors);
}

Color SlideContext::readable(Color usual, Color field, float size) const {
    const bool large = size >= px(kLargeWords);
    const auto lc = [&](Color ink) { return std::fabs(apca(ink, field)); };
    if (contrast(usual, field) >= (large ? 3.0F : 4.5F) && lc(usual) >= (large ? 45.0F : 60.0F)) return usual;
    Color best = usual;
    for (const Color other : {color({"ink", {}, 1}), color({"bg", {}, 1}), Color{0, 0, 0}})
        if (lc(other) > lc(best)) best = other;
    return best;
}

Paint SlideContext::paint(const theme::Fill& fill, Rect area) const {
    const auto stops = [&](const std::vector<theme::InkStop>& from) {
        std::vector<Stop> out;
        for (const auto& stop : from) out.push_back({stop.at, color(stop.ink)});
        return out;
    };
    if (const auto* ink = std::get_if<theme::Ink>(&fill)) return color(*ink);
    if (const auto* veil = std::get_if<theme::ScrimFill>(&fill))
        return scrim(color(veil->ink), veil->side, veil->strength, area);
    if (const auto* radial = std::get_if<theme::RadialFill>(&fill)) {
        return RadialGradient{
            {area.x + area.w * radial->at.x, area.y + area.h * radial->at.y}, px(radial->radius), stops(radial->stops)};
    }
    const auto& linear = std::get<theme::LinearFill>(fill);
    // The gradient's line is as long as CSS makes it: the corners get the end colours.
    const float angle = linear.angle * std::numbers::pi_v<float> / 180;
    const float dx = std::sin(angle), dy = -std::cos(angle);
    const float half = (std::fabs(area.w * dx) + std::fabs(area.h * dy)) / 2;
    const Point c = area.center();
    return LinearGradient{{c.x - dx * half, c.y - dy * half}, {c.x + dx * half, c.y + dy * half}, stops(linear.stops)};
}

const theme::TextStyle* SlideContext::style(const std::string& name) const {
    const auto it = stage.theme->text.find(name);
    return it == stage.theme->text.end() ? nullptr : &it->second;
}

theme::Motion SlideContext::motion(const std::string& name) const {
    const auto it = stage.theme->motion.find(name);
    if (it != stage.theme->motion.end()) return it->second;
    theme::Motion still;
    still.effect = theme::Effect::none;
    still.length = Milliseconds(0);
    return still;
}

Path SlideContext::outline(const theme::Outline& form, Rect area) const {
    return slide::outline(form.shape, form.corner, px(form.radius), area);
}

Rect SlideContext::beside(const std::string& clear, Rect area, float top, float bottom) const {
    const theme::Part* other = clear.empty() ? nullptr : layout.part(clear);
    const auto there = areas.find(clear);
    if (other == nullptr || there == areas.end() || !shows(*other, *this)) return area;
    const Rect obstacle = inset(there->second, -px(1.5F));
    if (bottom < obstacle.y || top > obstacle.bottom() || area.right() < obstacle.x || area.x > obstacle.right())
        return area;
    if (obstacle.center().x > area.center().x) {
        area.w = std::max(area.w * 0.3F, obstacle.x - area.x);
    } else {
        const float right = area.right();
        area.w = std::max(area.w * 0.3F, right - obstacle.right());
        area.x = right - area.w;
    }
    return area;
}

std::vector<Command> PartContext::on_screen(std::vector<Command> commands) const {
    return turned ? mirrored(std::move(commands), width()) : std::move(commands);
}

void PartContext::add(std::vector<Command> commands) {
    if (commands.empty()) return;
    commands = on_screen(std::move(commands));
    if (part.enter.empty()) {
        canvas.to_ground(std::move(commands));
    } else {
        canvas.act(part.name, motion(part.enter), std::move(commands), 0);
    }
}

bool on_dark(Color ink) {
    return luminance(ink) > 0.4F;
}

}  // namespace accolade::slide
