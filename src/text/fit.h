// Fit: cuts measured words into lines: full ones, or even ones (screen-design.md 2.5). Even lines keep the number of
// lines of full breaking, as Chromium's `text-wrap: balance` does; which of all ways to cut them is best is found by
// dynamic programming over the breaks (as Knuth and Plass do), the cost being what a typesetter dislikes: lines of
// uneven width, small words at a line's end, a lonely last word. Pure functions; any thread. Lengths in em.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "breaks.h"

namespace accolade::text {

struct Measure {
    std::vector<float> before;      // advance before cluster i; one more than there are clusters
    std::vector<float> tracking;    // within the advance of cluster i: a line does not end with it
    std::vector<Break> after;       // may a line end after cluster i? The last is `must`
    std::vector<bool> space;        // vanishes at the end of a line
    std::vector<float> hyphen;      // advance of the hyphen that a break after cluster i draws; 0: none
    std::vector<float> cut_hyphen;  // the same for a word that has to be cut there
    std::vector<bool> divides;      // a dictionary says that the word may be divided there
    std::vector<float> dislike;     // of a break after cluster i
    float hung = 0;                 // advance at the start of the first line that stands outside it

    std::size_t size() const { return after.size(); }
};

// Clusters [begin, end) of one line, spaces at its end left out; `hyphen` is drawn after them.
struct Span {
    std::size_t begin = 0, end = 0;
    bool hyphen = false;
    bool last = false;  // of its paragraph
    bool operator==(const Span&) const = default;
};

// What happens to a word that is wider than a line: it is refused; divided where a dictionary says so, or refused; or
// cut, wherever it has to be.
enum class WideWord { refuse, divide, cut };

float width_of(const Measure& measure, const Span& span);

// As many clusters a line as go in. Nothing when a word is wider than a line and may not be cut.
std::optional<std::vector<Span>> fill(const Measure& measure, float width, WideWord wide);

// `full` made by fill() at this width, evened out.
std::vector<Span> balanced(const Measure& measure, const std::vector<Span>& full, float width);
// `full`, unless its last line is a lonely word: then the line before it gives some up.
std::vector<Span> without_widow(const Measure& measure, const std::vector<Span>& full, float width);

}  // namespace accolade::text
