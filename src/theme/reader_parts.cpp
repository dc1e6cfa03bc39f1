#include "reader_parts.h"

#include <array>
#include <charconv>

namespace accolade::theme {
namespace {

constexpr std::array<std::pair<std::string_view, Side>, 4> kSides{
    {{"top", Side::top}, {"right", Side::right}, {"bottom", Side::bottom}, {"left", Side::left}}};
std::optional<float> read_float(std::string_view text) {
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Ink> ink_from(std::string_view text, const json::Value& at, Fields& owner) {
    Ink ink;
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto alpha = read_float(text.substr(slash + 1));
        if (!alpha || *alpha < 0 || *alpha > 1) {
            owner.complain(at, "\"" + std::string(text) + "\": after the slash comes how much of the colour, 0 to 1");
            return std::nullopt;
        }
        ink.alpha = *alpha;
        text = text.substr(0, slash);
    }
    if (text.starts_with('#')) {
        const auto color = parse_color(text);
        if (!color) {
            owner.complain(at, color.error().what);
            return std::nullopt;
        }
        ink.color = *color;
    } else {
        ink.name = std::string(text);
    }
    return ink;
}

// "accent/0.4 38%": a colour and where it stands.
std::vector<InkStop> read_stops(const json::Value& list, Fields& owner) {
    std::vector<InkStop> stops;
    if (!list.is(json::Type::array) || list.items.size() < 2) {
        owner.complain(list,
                       "a gradient is a list of two colours or more, like [\"bg\", \"accent/0.4 38%\", \"deep\"]");
        return {};
    }
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const json::Value& value = list.items[i];
        if (!value.is(json::Type::string)) {
            owner.complain(value, "expected a colour, like \"accent\" or \"accent/0.4 38%\"");
            continue;
        }
        std::string_view text = value.string;
        float at = static_cast<float>(i) / static_cast<float>(list.items.size() - 1);
        if (const auto space = text.find(' '); space != std::string_view::npos) {
            std::string_view percent = text.substr(space + 1);
            if (percent.ends_with('%')) percent.remove_suffix(1);
            const auto place = read_float(percent);
            if (!place || *place < 0 || *place > 100) {
                owner.complain(value, "\"" + value.string + "\": after the colour comes its place, 0% to 100%");
                continue;
            }
            at = *place / 100;
            text = text.substr(0, space);
        }
        if (const auto ink = ink_from(text, value, owner)) stops.push_back({*ink, at});
    }
    return stops;
}

}  // namespace

std::optional<Ink> read_ink(const json::Value& value, Fields& owner) {
    if (!value.is(json::Type::string)) {
        owner.complain(value, "expected a colour, like \"accent\", \"accent/0.4\" or \"#2457D6\"");
        return std::nullopt;
    }
    return ink_from(value.string, value, owner);
}

std::vector<Ink> read_inks(std::string_view key, Fields& owner) {
    std::vector<Ink> inks;
    if (const auto* list = owner.list(key)) {
        for (const auto& value : list->items) {
            if (auto ink = read_ink(value, owner)) inks.push_back(*ink);
        }
    }
    return inks;
}

std::optional<Fill> read_fill(const json::Value& value, Fields& owner) {
    if (value.is(json::Type::string)) {
        if (const auto ink = read_ink(value, owner)) return Fill{*ink};
        return std::nullopt;
    }
    Complaints complaints;
    Fields fields(value, owner.file(), complaints);
    std::optional<Fill> fill;
    if (const auto* linear = fields.any("linear")) {
        LinearFill result;
        result.stops = read_stops(*linear, owner);
        result.angle = static_cast<float>(fields.number("angle", -360, 360).value_or(180));
        if (result.stops.size() >= 2) fill = result;
    } else if (const auto* radial = fields.any("radial")) {
        RadialFill result;
        result.stops = read_stops(*radial, owner);
        const auto at = read_numbers("at", fields, -10, 10);
        if (at.size() == 2) result.at = {at[0], at[1]};
        result.radius = static_cast<float>(fields.number("radius", 0.1, 1000).value_or(50));
        if (result.stops.size() >= 2) fill = result;
    } else if (const auto* scrim = fields.any("scrim")) {
        ScrimFill result;
        if (const auto ink = read_ink(*scrim, owner)) result.ink = *ink;
        result.side = fields.one_of<Side>("side", kSides).value_or(Side::bottom);
        result.strength = static_cast<float>(fields.number("strength", 0, 1).value_or(1));
        fill = result;
    } else {
        owner.complain(value, "a fill is a colour, or has \"linear\", \"radial\" or \"scrim\"");
        return std::nullopt;
    }
    fields.finish();
    for (auto& complaint : complaints) owner.complain(value, complaint.what, complaint.severity);
    return fill;
}

namespace {

std::string sizes_unit(std::string_view key) {
    const bool lengths = key == "sizes" || key == "short";
    return lengths ? " u, which are hundredths of the screen's shorter side" : "";
}

}  // namespace

std::vector<float> read_numbers(std::string_view key, Fields& owner, float lowest, float highest) {
    const auto* value = owner.any(key);
    if (value == nullptr) return {};
    const auto one = [&](const json::Value& v, std::vector<float>& out) {
        const auto number = static_cast<float>(v.number);
        if (!v.is(json::Type::number) || v.overflow || number < lowest || number > highest) {
            owner.complain(v, "\"" + std::string(key) + "\" takes numbers from " +
                                  std::to_string(static_cast<int>(lowest)) + " to " +
                                  std::to_string(static_cast<int>(highest)) + sizes_unit(key));
            return;
        }
        out.push_back(number);
    };
    std::vector<float> numbers;
    if (value->is(json::Type::array)) {
        for (const auto& item : value->items) one(item, numbers);
    } else {
        one(*value, numbers);
    }
    return numbers;
}

std::string perhaps(std::string_view name, std::span<const std::string_view> known) {
    const auto near = nearest(name, known);
    return near ? "; did you mean \"" + *near + "\"?" : "";
}

void complain_unless_part(const std::string& name, const SlideLayout& slide, const json::Value& at, Fields& fields) {
    if (slide.part(name) != nullptr) return;
    std::vector<std::string_view> names;
    for (const auto& part : slide.parts) names.emplace_back(part.name);
    fields.complain(at, "there is no part \"" + name + "\"" + perhaps(name, names));
}

std::optional<Align> read_align(Fields& owner) {
    return owner.one_of<Align>("align", kAligns);
}

}  // namespace accolade::theme
