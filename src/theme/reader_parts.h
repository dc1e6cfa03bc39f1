// What the readers of a theme's files share (colours, fills, sizes, choices), and what one of them reads for another.
// Inside this room only.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "theme/theme.h"
#include "theme/theme_reader.h"

namespace accolade::theme {

inline constexpr std::array<Choice<Align>, 6> kAligns{{{"start", Align::start},
                                                       {"center", Align::center},
                                                       {"end", Align::end},
                                                       {"top", Align::start},
                                                       {"middle", Align::center},
                                                       {"bottom", Align::end}}};

// "accent", "accent/0.4", "#2457D6"; a list is an error. Unknown names are found later, when all colours are known.
std::optional<Ink> read_ink(const json::Value& value, Fields& owner);
std::vector<Ink> read_inks(std::string_view key, Fields& owner);
std::optional<Fill> read_fill(const json::Value& value, Fields& owner);
// A number, or a list of numbers.
std::vector<float> read_numbers(std::string_view key, Fields& owner, float lowest, float highest);
std::optional<Align> read_align(Fields& owner);

// "; did you mean \"accent\"?", or nothing if no known name is near.
std::string perhaps(std::string_view name, std::span<const std::string_view> known);
// Complains of a name that is no part of the slide.
void complain_unless_part(const std::string& name, const SlideLayout& slide, const json::Value& at, Fields& fields);

// The grids of one orientation, "landscape" or "portrait". REQUIRES that all parts of the slide were read.
Map read_map(std::string_view key, Fields& fields, const SlideLayout& slide, Complaints& complaints);

// Reads one slides/*.json; what it refers to (styles, colours, motions) is checked against `theme`.
std::optional<SlideLayout> read_slide(const std::filesystem::path& file, const Theme& theme, const Sources& sources,
                                      Complaints& complaints);

}  // namespace accolade::theme
