// Typography: what people type, written as a compositor would: quotation marks by language (CLDR 41), apostrophes,
// dashes, ellipses, minus and multiplication signs. UTF-8 in and out, NFC. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace accolade::text {

struct QuotationMarks {
    std::string open, close;              // with the space that French puts inside
    std::string inner_open, inner_close;  // of a quotation within one
    bool operator==(const QuotationMarks&) const = default;
};

// `language` is BCP 47; English marks for unknown ones.
QuotationMarks quotation_marks(std::string_view language);

// 'It's ... 3 x 4 - "so"' -> 'It’s … 3 × 4 – “so”'.
std::string set_right(std::string_view words, std::string_view language);

// Straight or foreign marks that wrap the words are taken off, the language's put on, marks inside become inner ones.
std::string in_quotes(std::string_view words, std::string_view language);

}  // namespace accolade::text
