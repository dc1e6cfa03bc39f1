// What theme_reader and slide_reader share: colours, fills, sizes and choices as they stand in a theme's files. Inside
// this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "theme/theme.h"
#include "theme/theme_reader.h"

namespace accolade::theme {

// "accent", "accent/0.4", "#2457D6"; a list is an error. Unknown names are found later, when all colours are known.
std::optional<Ink> read_ink(const json::Value& value, Fields& owner);
std::vector<Ink> read_inks(std::string_view key, Fields& owner);
std::optional<Fill> read_fill(const json::Value& value, Fields& owner);
// A number, or a list of numbers.
std::vector<float> read_numbers(std::string_view key, Fields& owner, float lowest, float highest);
std::optional<Align> read_align(Fields& owner);

// Reads one slides/*.json; what it refers to (styles, colours, motions) is checked against `theme`.
std::optional<Slide> read_slide(const std::filesystem::path& file, const Theme& theme, const Sources& sources,
                                Complaints& complaints);

}  // namespace accolade::theme
