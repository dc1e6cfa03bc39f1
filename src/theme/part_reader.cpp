#include "part_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace accolade::theme {
namespace {

template <class P>
void read_content(P& part, PartReader& reader) {
    part.keys(reader);
}

// The keys that every part has.
void read_common(Part& part, PartReader& reader) {
    reader.part("instead", part.instead);
    reader.motion("enter", part.enter);
}

// Calls `what` with a fresh one of every kind of part, in the order of PartContent, until it says true.
template <class What, std::size_t... I>
bool any_kind(const What& what, std::index_sequence<I...>) {
    return (what(std::variant_alternative_t<I, PartContent>{}) || ...);
}
template <class What>
bool any_kind(const What& what) {
    return any_kind(what, std::make_index_sequence<std::variant_size_v<PartContent>>());
}

std::string all_kinds() {
    std::string names;
    any_kind([&](const auto& kind) {
        names += (names.empty() ? "\"" : ", \"") + std::string(kind.kKey) + "\"";
        return false;
    });
    return names;
}

template <class Map>
std::vector<std::string_view> names_of(const Map& map) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : map) names.emplace_back(name);
    return names;
}

}  // namespace

void NameCheck::word(const std::string& name, const json::Value& at, Fields& fields) const {
    if (std::find(words_.begin(), words_.end(), name) != words_.end()) return;
    const auto near = nearest(name, words_);
    fields.complain(at, "\"" + name + "\": " +
                            (near ? "did you mean \"" + *near + "\"?"
                                  : "no such word; docs/theme.md lists those of \"" + slide_->kind + "\""));
}

bool NameCheck::ink(const Ink& ink, const json::Value& at, Fields& fields) const {
    if (ink.name.empty() || theme_->colors.contains(ink.name) || slide_->colors.contains(ink.name)) return true;
    fields.complain(at, "there is no colour \"" + ink.name + "\"" + perhaps(ink.name, names_of(theme_->colors)));
    return false;
}

void NameCheck::fill(const Fill& fill, const json::Value& at, Fields& fields) const {
    if (const auto* plain = std::get_if<Ink>(&fill)) ink(*plain, at, fields);
    if (const auto* linear = std::get_if<LinearFill>(&fill)) {
        for (const auto& stop : linear->stops) ink(stop.ink, at, fields);
    }
    if (const auto* radial = std::get_if<RadialFill>(&fill)) {
        for (const auto& stop : radial->stops) ink(stop.ink, at, fields);
    }
    if (const auto* scrim = std::get_if<ScrimFill>(&fill)) ink(scrim->ink, at, fields);
}

void NameCheck::style(const std::string& name, const json::Value& at, Fields& fields) const {
    if (theme_->text.contains(name)) return;
    fields.complain(at, "there is no text style \"" + name + "\"" + perhaps(name, names_of(theme_->text)));
}

void NameCheck::motion(const std::string& name, const json::Value& at, Fields& fields) const {
    if (theme_->motion.contains(name)) return;
    fields.complain(at, "there is no motion \"" + name + "\" in theme.json" + perhaps(name, names_of(theme_->motion)));
}

void PartReader::words(std::string_view key, std::string& out) {
    ask(key);
    auto text = fields_.text(key);
    if (!text) return;
    out = std::move(*text);
    for (const auto& name : names_in(out)) names_.word(name, fields_.value(), fields_);
}

void PartReader::words(std::string_view key, std::vector<std::string>& out) {
    ask(key);
    if (fields_.value().find(key) == nullptr) return;
    out = fields_.texts(key);
    for (const auto& form : out) {
        for (const auto& name : names_in(form)) names_.word(name, fields_.value(), fields_);
    }
}

void PartReader::list(std::string_view key, std::string& out) {
    ask(key);
    if (auto text = fields_.text(key)) out = std::move(*text);
}

void PartReader::style(std::string_view key, std::string& out) {
    ask(key);
    auto text = fields_.text(key);
    if (!text) return;
    out = std::move(*text);
    if (!out.empty()) names_.style(out, fields_.value(), fields_);
}

void PartReader::needed_style(std::string_view key, std::string& out) {
    style(key, out);
    if (!out.empty()) return;
    fields_.complain(fields_.value(), "part \"" + std::string(part_) + "\" needs a \"" + std::string(key) +
                                          "\", a name from \"text\" in theme.json");
}

void PartReader::motion(std::string_view key, std::string& out) {
    ask(key);
    auto text = fields_.text(key);
    if (!text) return;
    out = std::move(*text);
    if (!out.empty()) names_.motion(out, fields_.value(), fields_);
}

void PartReader::part(std::string_view key, std::string& out) {
    ask(key);
    auto text = fields_.text(key);
    if (!text) return;
    out = std::move(*text);
    if (!out.empty()) parts_named_.push_back(out);
}

void PartReader::parts(std::string_view key, std::vector<std::string>& out) {
    ask(key);
    out = fields_.texts(key);
    parts_named_.insert(parts_named_.end(), out.begin(), out.end());
}

void PartReader::color(std::string_view key, Ink& out) {
    std::optional<Ink> ink;
    color(key, ink);
    if (ink) out = *ink;
}

void PartReader::color(std::string_view key, std::optional<Ink>& out) {
    ask(key);
    const auto* value = fields_.any(key);
    if (value == nullptr) return;
    out = read_ink(*value, fields_);
    if (out) names_.ink(*out, fields_.value(), fields_);
}

void PartReader::colors(std::string_view key, std::vector<Ink>& out, std::size_t least) {
    ask(key);
    const auto* value = fields_.any(key);
    if (value == nullptr) return;
    auto inks = read_inks(key, fields_);
    for (const auto& ink : inks) names_.ink(ink, fields_.value(), fields_);
    if (value->is(json::Type::array) && value->items.size() < least) {
        fields_.complain(*value, "\"" + std::string(key) + "\" lists at least " + std::to_string(least) + " colours");
    }
    if (inks.size() >= least) out = std::move(inks);
}

void PartReader::tints(std::string_view key, std::map<std::string, Ink>& out) {
    ask(key);
    const auto* tints = fields_.object(key);
    if (tints == nullptr) return;
    for (const auto& tint : tints->members) {
        const auto ink = read_ink(tint.value, fields_);
        if (!ink) continue;
        names_.ink(*ink, fields_.value(), fields_);
        out[tint.key] = *ink;
    }
}

void PartReader::fill(std::string_view key, Fill& out) {
    std::optional<Fill> read;
    fill(key, read);
    if (read) out = *read;
}

void PartReader::fill(std::string_view key, std::optional<Fill>& out) {
    ask(key);
    const auto* value = fields_.any(key);
    if (value == nullptr) return;
    out = read_fill(*value, fields_);
    if (out) names_.fill(*out, fields_.value(), fields_);
}

void PartReader::flag(std::string_view key, bool& out) {
    ask(key);
    out = fields_.flag(key).value_or(out);
}

void PartReader::flag(std::string_view key, std::optional<bool>& out) {
    ask(key);
    out = fields_.flag(key);
}

void PartReader::number(std::string_view key, double lowest, double highest, float& out) {
    ask(key);
    if (auto v = fields_.number(key, lowest, highest)) out = static_cast<float>(*v);
}

void PartReader::numbers(std::string_view key, float lowest, float highest, std::vector<float>& out) {
    ask(key);
    out = read_numbers(key, fields_, lowest, highest);
}

void PartReader::point(std::string_view key, float lowest, float highest, Point& out) {
    ask(key);
    const auto numbers = read_numbers(key, fields_, lowest, highest);
    if (numbers.size() == 2) {
        out = {numbers[0], numbers[1]};
    } else if (const auto* value = fields_.any(key)) {
        fields_.complain(*value, "\"" + std::string(key) + "\" takes two numbers, across and down: [0.5, 0.4]");
    }
}

void PartReader::align(std::string_view key, Align& out) {
    ask(key);
    for (const auto& [name, align] : kAligns) asked_.back().choices.emplace_back(name);
    out = fields_.one_of<Align>(key, kAligns).value_or(out);
}

ReadPart read_part(const json::Member& member, Fields& fields, const NameCheck& names) {
    ReadPart read;
    read.part.name = member.key;
    PartReader reader(member.key, fields, names);
    const bool known = any_kind([&](auto kind) {
        if (member.value.find(kind.kKey) == nullptr) return false;
        read_content(kind, reader);
        read.part.content = std::move(kind);
        return true;
    });
    if (!known) {
        fields.complain(member.value, "part \"" + member.key + "\" does not say what it is: one of " + all_kinds());
        return read;
    }
    read_common(read.part, reader);
    fields.finish();
    read.parts_named = reader.parts_named();
    return read;
}

std::vector<PartKind> part_kinds() {
    const json::Value nothing{};
    const Theme theme;
    const SlideLayout slide;
    const NameCheck names(theme, slide, {});
    std::vector<PartKind> kinds;
    any_kind([&](auto kind) {
        Complaints complaints;  // of what an empty part lacks
        Fields fields(nothing, "", complaints);
        PartReader reader("", fields, names);
        Part part;
        read_content(kind, reader);
        read_common(part, reader);
        kinds.push_back({std::string(kind.kKey), reader.asked()});
        return false;
    });
    return kinds;
}

}  // namespace accolade::theme
