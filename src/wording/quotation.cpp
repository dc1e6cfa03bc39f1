#include "quotation.h"

#include <array>
#include <span>

namespace accolade::wording {

namespace {

bool starts_with_any(std::string_view text, std::span<const std::string_view> marks, std::size_t& length) {
    for (const auto mark : marks) {
        if (text.starts_with(mark)) return length = mark.size(), true;
    }
    return false;
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> marks, std::size_t& length) {
    for (const auto mark : marks) {
        if (text.ends_with(mark)) return length = mark.size(), true;
    }
    return false;
}

constexpr std::array<std::string_view, 16> kQuoteMarks{"\"", "'", "“", "”", "„", "‟",  "«",  "»",
                                                       "‘",  "’", "‚", "‹", "›", "「", "」", "『"};
constexpr std::array<std::string_view, 5> kSpaces{" ", "\n", "\u00a0", "\u202f", "\u3000"};
constexpr std::array<std::string_view, 1> kLastMark{"』"};

std::string_view trimmed(std::string_view text) {
    std::size_t length = 0;
    while (starts_with_any(text, kSpaces, length)) text.remove_prefix(length);
    while (ends_with_any(text, kSpaces, length)) text.remove_suffix(length);
    return text;
}

}  // namespace

// Of "’twas said" and "the crew’s", nothing is taken: only marks at both ends wrap, and an inner mark of the same
// sort says that they are two quotations side by side ("“Yes.” and “No.”").
std::string_view unwrapped(std::string_view text) {
    text = trimmed(text);
    std::size_t first = 0, last = 0;
    if (!starts_with_any(text, kQuoteMarks, first)) return text;
    if (!ends_with_any(text, kQuoteMarks, last) && !ends_with_any(text, kLastMark, last)) return text;
    if (text.size() <= first + last) return text;
    const auto inner = text.substr(first, text.size() - first - last);
    const auto opening = text.substr(0, first);
    const bool apostrophe = opening == "'" || opening == "’";
    if (!apostrophe && inner.find(opening) != std::string_view::npos) return text;
    return trimmed(inner);
}

std::string quotation(const model::Item& item) {
    return std::string(unwrapped(item.body.empty() ? (item.title.empty() ? item.summary : item.title) : item.body));
}

}  // namespace accolade::wording
