// Typesetting: words in a style of the theme, set: which sizes are tried, and how they go down where the words are long
// (screen-design.md 4.3). Inside this room only; pure but for the Fonts; the thread of the Fonts.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "context.h"

namespace accolade::slide {

// Words in a style, set: what stacks flow and areas place.
struct LaidText {
    TextBlock block;
    text::Style style;
    std::vector<Color> tints;
    const theme::TextStyle* look = nullptr;
    std::string style_name;
};

// The last steps of the ladder, for words that are longer than any slide was made for.
inline constexpr std::array kShrinks{1.0F, 0.85F, 0.72F, 0.61F, 0.52F, 0.44F, 0.37F, 0.31F};

struct Setting {
    const theme::TextPart* part = nullptr;  // whose words have tints of their own
    std::optional<theme::Align> align{};    // other than the style's
    std::size_t skip_sizes = 0;             // how many of the style's sizes are too large
    float shrink = 1;                       // below 1: how much smaller than the smallest
};

// Nothing if the theme has no such style, or there are no words.
std::optional<LaidText> lay(const SlideContext& context, const text::Text& words, const std::string& style,
                            text::Box box, const Setting& setting = {});
// The words whole, whatever it takes: where the style's smallest size is too large, smaller and in more lines; `fits`
// is false then, so that the slide can say so.
std::optional<LaidText> lay_anyhow(const SlideContext& context, const text::Text& words, const std::string& style,
                                   text::Box box, const theme::TextPart* part = nullptr);

// The part's template with its words put in, as its style writes them; nothing if one is missing.
std::optional<text::Text> words_of(const SlideContext& context, const theme::TextPart& part,
                                   const theme::TextStyle& look);
std::vector<Color> tints_of(const SlideContext& context, const theme::TextPart* part, const theme::TextStyle& look);

Letters letters(const LaidText& laid, Point at);

// Words that were set become what is on the slide: every line of a block that enters by lines is an actor of its own,
// and a number may count up. `top`: of the block, px.
void put_words(const theme::TextPart& part, PartContext& context, const LaidText& laid, Rect area, float top);

bool read_from_right(const Content& content);  // what the audience reads decides, whatever language the feed is in

}  // namespace accolade::slide
