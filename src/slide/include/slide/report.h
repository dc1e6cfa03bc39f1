// Report: what is on a slide, part by part, and how well it can be read: for `check`, previews and the inspector.
//
// report() says what was drawn; it measures contrast where it is given the slide painted without its words, since only
// the painted pixels know what stands behind a letter. problems() says what of it people would not be able to read, or
// not see sharply. Values and pure functions (but for the Fonts, which know the files); the thread of the Fonts.
// Lengths are px where no other unit is named.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gfx/bitmap.h"
#include "slide/slide.h"
#include "theme/readability.h"

namespace accolade::slide {

// Of words on what was really painted behind them (screen-design.md 1.3): the worse of its 5th and 95th percentile.
struct Contrast {
    Color ink, ground;           // the ink as it is seen: a transparent one is mixed with its ground
    float ratio = 21, lc = 106;  // WCAG 2.2; APCA, unsigned
    float least_ratio = 4.5F, least_lc = 60;
    bool uneven = false;      // it is so on a twentieth of the ground, and better elsewhere
    bool on_picture = false;  // the item's, and not only the theme's colours

    bool enough() const { return ratio >= least_ratio && lc >= least_lc; }
};

struct WordsReport {
    std::string words;  // all lines
    std::string style;  // of the theme
    std::string font;   // the file of most of its letters
    Rect ink;           // where they are painted
    float size = 0;     // em
    float u = 0;        // the same in u
    int lines = 0;
    bool fits = true;
    bool shrunk = false;  // smaller than the smallest size of its style
    bool cut = false;     // ends in "…"
    int missing = 0;      // characters no font has
    double minutes = 0;   // of arc, of a capital, from where people stand
    double least_minutes = 16;
    std::optional<Contrast> contrast;  // nothing: not measured

    bool too_small() const { return minutes < least_minutes; }
};

struct PartReport {
    std::string name, what;  // "title", "text"
    Rect area;
    std::vector<WordsReport> words;
};

// A picture that is shown larger than it is.
struct SmallPicture {
    std::string address;
    PixelSize size, needed;
};

// "640 × 480 is too small for this slide; at least 1280 × 960 pixels look sharp"
std::string in_words(const SmallPicture& picture);
std::string in_words(PixelSize size);

struct Report {
    std::string slide;  // the theme's
    bool fits = true;
    std::vector<PartReport> parts;
    std::vector<SmallPicture> small_pictures;
};

// px of the shorter side: a smaller picture would be a blur on a wall, and is left out.
inline constexpr int kSmallestPicture = 64;

// The same slide without a letter on it.
Slide without_words(Slide slide);

// `behind`: without_words(slide) as it is painted at rest; null: contrast is not measured.
// `picture_size`: of an address, nothing if it is not known.
Report report(const Slide& slide, const theme::Theme& theme, text::Fonts& fonts, const theme::Seen& seen,
              const Bitmap* behind,
              const std::function<std::optional<PixelSize>(const std::string& address)>& picture_size);

// What one can do something about. A cause is told once, however many sizes of screen or items it shows on.
struct Problem {
    enum class Cause {
        words,    // the item's are too long: shrunk, cut or without room
        size,     // the theme's style is too small for where people stand
        ink,      // the theme's colours
        picture,  // the item's picture: too small, or words on it cannot be read
        glyphs,   // no font has them
    };
    Cause cause = Cause::words;
    std::string part;   // empty: of the whole slide
    std::string about;  // the style, or the picture's address
    std::string what;   // a sentence: what is wrong, and what to do
};
std::vector<Problem> problems(const Report& report, const theme::Seen& seen);

}  // namespace accolade::slide
