// SlideContext: what the parts of one slide are made from: its words, the theme's colours and styles, the areas of the
// map, and how many px a u is. PartContext: the same for one part, and the canvas it draws on.
//
// Everything is laid out as for readers who begin at the left. On a slide that is read from the right, what a part has
// drawn is turned over when it is handed to PartContext::add: the one place that knows of it.
//
// Inside this room only; values that borrow; the thread of the Fonts. REQUIRES that all that is handed in outlives it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "canvas.h"
#include "slide/slide.h"

namespace accolade::slide {

using Areas = std::map<std::string, Rect, std::less<>>;

struct SlideContext {
    const Content& content;
    const Stage& stage;
    const theme::SlideLayout& layout;
    const Areas& areas;
    float unit;       // px of 1 u
    bool from_right;  // the slide is read from the right
    bool turned;      // what is being drawn is turned over

    float px(float u) const { return u * unit; }
    float width() const { return static_cast<float>(stage.size.w); }
    const model::Item* item() const { return content.item; }

    const wording::Phrases& phrases() const;
    const std::string* word(std::string_view name) const;  // null where it is missing or empty
    // A template with its words put in, as they are; nothing where one is missing or there is none at all.
    std::optional<std::string> words(const std::string& form) const;
    std::optional<int> number(const std::string& form) const;  // the whole number that a template comes to
    bool has_words(const std::string& form) const;             // none of its words is missing

    Color color(const theme::Ink& ink) const;
    // `usual`, where words of this size (px) in it can be read on the field; else the ink, the ground's colour or
    // black, whichever stands out most. A brand makes colours that no theme has tried on each other.
    Color readable(Color usual, Color field, float size) const;
    Paint paint(const theme::Fill& fill, Rect area) const;
    const theme::TextStyle* style(const std::string& name) const;  // null where the theme has none of the name
    theme::Motion motion(const std::string& name) const;
    Path outline(const theme::Outline& outline, Rect area) const;

    // What is left of an area between `top` and `bottom` beside the part called `clear`, where that is shown.
    Rect beside(const std::string& clear, Rect area, float top, float bottom) const;
};

struct PartContext : SlideContext {
    const theme::Part& part;
    Canvas& canvas;
    // Puts another part into an area of this one's: what a stack does with its members.
    std::function<void(const theme::Part&, Rect)> place;

    std::vector<Command> on_screen(std::vector<Command> commands) const;  // turned over where that is due
    // As an actor that enters as the part does; to the ground where it does not enter by itself.
    void add(std::vector<Command> commands);
};

bool on_dark(Color ink);  // words of this colour stand on a dark ground

}  // namespace accolade::slide
