#include "base/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace accolade {

namespace {

std::string quoted(std::string_view name) {
    return "\"" + std::string(name.substr(0, 60)) + "\"";
}

std::string written(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

std::string range(double lowest, double highest) {
    return "between " + written(lowest) + " and " + written(highest);
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string joined(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += quoted(names[i]);
    }
    return text;
}

const json::Value& nothing() {
    static const json::Value kNothing;
    return kNothing;
}

}  // namespace

std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> known) {
    if (name.size() > 64) return std::nullopt;
    std::optional<std::string> best;
    std::size_t least = 1 + name.size() / 4;
    for (const auto candidate : known) {
        const auto away = distance(name, candidate);
        if (away < least || (away == least && !best)) {
            least = away;
            best = std::string(candidate);
        }
    }
    return best;
}

Fields::Fields(const json::Value& object, std::string file, Complaints& complaints)
    : object_(&object), file_(std::move(file)), complaints_(&complaints) {
    if (object.is(json::Type::object)) return;
    complain(object, "expected an object ({ ... }), found " + std::string(json::name_of(object.type)));
    object_ = &nothing();
}

std::optional<std::string> Fields::text(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    return value == nullptr ? std::nullopt : std::optional(value->string);
}

std::optional<double> Fields::number(std::string_view key, double lowest, double highest) {
    const auto* value = checked(key, json::Type::number);
    if (value == nullptr) return std::nullopt;
    if (!value->overflow && value->number >= lowest && value->number <= highest) return value->number;
    complain(*value, quoted(key) + " is " + value->string.substr(0, 40) + "; it must be " + range(lowest, highest));
    return std::nullopt;
}

std::optional<int> Fields::whole(std::string_view key, int lowest, int highest) {
    const auto found = number(key, lowest, highest);
    if (!found) return std::nullopt;
    if (*found == std::floor(*found)) return static_cast<int>(*found);
    const auto* value = object_->find(key);
    complain(*value, quoted(key) + " is " + value->string.substr(0, 40) + "; it must be a whole number");
    return std::nullopt;
}

std::optional<bool> Fields::flag(std::string_view key) {
    const auto* value = checked(key, json::Type::boolean);
    return value == nullptr ? std::nullopt : std::optional(value->boolean);
}

std::vector<std::string> Fields::texts(std::string_view key) {
    const auto* value = any(key);
    if (value == nullptr || value->is(json::Type::null)) return {};
    if (value->is(json::Type::string)) return {value->string};
    if (!value->is(json::Type::array)) {
        complain(*value, quoted(key) + " must be a list of texts, not " + std::string(json::name_of(value->type)));
        return {};
    }
    std::vector<std::string> result;
    for (const auto& item : value->items) {
        if (item.is(json::Type::string)) {
            result.push_back(item.string);
        } else {
            complain(item, quoted(key) + " must hold texts only, not " + std::string(json::name_of(item.type)));
        }
    }
    return result;
}

const json::Value* Fields::object(std::string_view key) {
    return checked(key, json::Type::object);
}

const json::Value* Fields::list(std::string_view key) {
    return checked(key, json::Type::array);
}

const json::Value* Fields::any(std::string_view key) {
    asked_.push_back(key);
    return object_->find(key);
}

void Fields::complain(const json::Value& at, std::string what, Severity severity) {
    complain(at.place, std::move(what), severity);
}

void Fields::complain(json::Place at, std::string what, Severity severity) {
    complaints_->push_back({severity, place_of(file_, at), std::move(what)});
}

void Fields::finish() {
    for (const auto& member : object_->members) {
        // "$schema" is what editors look for, in every format.
        if (member.key == "$schema" || std::ranges::find(asked_, member.key) != asked_.end()) continue;
        const auto meant = nearest(member.key, asked_);
        complain(member.place, "unknown key " + quoted(member.key) +
                                   (meant ? "; did you mean " + quoted(*meant) + "?" : std::string("; remove it")));
    }
}

const json::Value* Fields::checked(std::string_view key, json::Type type) {
    const auto* value = any(key);
    if (value == nullptr || value->is(json::Type::null)) return nullptr;
    if (value->is(type)) return value;
    complain(*value, quoted(key) + " must be " + std::string(json::name_of(type)) + ", not " +
                         std::string(json::name_of(value->type)));
    return nullptr;
}

void Fields::complain_choice(std::string_view key, const json::Value& value, std::span<const std::string_view> names) {
    const bool simple = value.is(json::Type::string) || value.is(json::Type::number);
    const auto found = simple ? quoted(value.string) : std::string(json::name_of(value.type));
    const auto meant = simple ? nearest(value.string, names) : std::nullopt;
    complain(value, quoted(key) + " is " + found +
                        (meant ? "; did you mean " + quoted(*meant) + "?" : std::string(";")) +
                        (meant ? " It" : " it") + " may be " + joined(names));
}

std::string place_of(const std::string& file, json::Place place) {
    return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace accolade
