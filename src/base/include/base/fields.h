// Fields: reads the members of one JSON object and complains of everything a person got wrong: a wrong type, a value
// out of range, an unknown key with the nearest known one. Shared by every format that people write by hand.
//
//     Fields screen(*value, "kiosk.json", complaints);
//     settings.rotation = screen.one_of("rotation", kRotations).value_or(Rotation::none);
//     screen.finish();     // complains of the members nobody asked for
//
// Value that borrows; one thread. REQUIRES that the Value and the Complaints outlive it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/complaint.h"
#include "base/json.h"

namespace accolade {

// The known name nearest to `name`, if it is near enough to be meant (Damerau-Levenshtein distance <= 1 + length / 4).
std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> known);

class Fields {
  public:
    // A value that is no object is complained of, and read as an empty one.
    Fields(const json::Value& object, std::string file, Complaints& complaints);

    // Each is nothing if the member is absent or null, or if it is wrong and was complained of.
    std::optional<std::string> text(std::string_view key);
    std::optional<double> number(std::string_view key, double lowest, double highest);
    std::optional<int> whole(std::string_view key, int lowest, int highest);
    std::optional<bool> flag(std::string_view key);
    std::vector<std::string> texts(std::string_view key);  // a list of strings, or one string
    const json::Value* object(std::string_view key);
    const json::Value* list(std::string_view key);
    const json::Value* any(std::string_view key);  // whatever it is, unchecked; null if absent

    template <class E>
    std::optional<E> one_of(std::string_view key, std::span<const std::pair<std::string_view, E>> choices) {
        const auto* value = any(key);
        if (value == nullptr || value->is(json::Type::null)) return std::nullopt;
        std::vector<std::string_view> names;
        for (const auto& [name, choice] : choices) {
            // A number is taken by its digits, so that "rotation": 90 and "rotation": "90" are alike.
            if ((value->is(json::Type::string) || value->is(json::Type::number)) && value->string == name)
                return choice;
            names.push_back(name);
        }
        complain_choice(key, *value, names);
        return std::nullopt;
    }

    void complain(const json::Value& at, std::string what, Severity severity = Severity::error);
    void complain(json::Place at, std::string what, Severity severity = Severity::error);

    // Complains of every member that no call above asked for.
    void finish();

    const json::Value& value() const { return *object_; }
    const std::string& file() const { return file_; }

  private:
    const json::Value* checked(std::string_view key, json::Type type);
    void complain_choice(std::string_view key, const json::Value& value, std::span<const std::string_view> names);

    const json::Value* object_;
    std::string file_;
    Complaints* complaints_;
    std::vector<std::string_view> asked_;
};

// "kiosk.json:12:5"
std::string place_of(const std::string& file, json::Place place);

}  // namespace accolade
