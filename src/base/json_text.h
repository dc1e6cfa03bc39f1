// What json.cpp needs to know of JSON as text: where tokens begin and end, by line and column, and which of them would
// cost the whole document although only one value is bad. Used inside base only. Values; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace accolade::json {

// Walks forward over text that a reader has found to be good so far, and counts lines.
class Walker {
  public:
    explicit Walker(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ >= text_.size(); }
    char before() const { return at_ == 0 ? '\0' : text_[at_ - 1]; }
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    std::size_t offset() const { return at_; }
    std::string_view rest() const { return text_.substr(at_); }
    Place place();

    void skip(std::size_t bytes) { at_ = std::min(text_.size(), at_ + bytes); }
    bool skip_blanks();        // and comments; false at a comment that never ends (and does not skip that)
    void skip_between();       // blanks, comments, commas and colons
    std::string_view token();  // the string, number, word or bracket here, and steps over it

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t counted_ = 0, line_start_ = 0;
    int line_ = 1;
};

// The length of the well-formed number (RFC 8259, 6) that `text` begins with; 0 if there is none.
std::size_t number_length(std::string_view text);

// Nothing if it is too large for a double. REQUIRES a well-formed number.
std::optional<double> number_value(std::string_view digits);

// A copy in which what would cost the document is made harmless without moving anything: numbers too large for a double
// become 0 (their offsets are listed, ascending), escaped surrogates without a partner become \ufffd.
struct Harmless {
    std::string text;
    std::vector<std::size_t> overflows;
};
Harmless harmless(std::string_view text);

}  // namespace accolade::json
