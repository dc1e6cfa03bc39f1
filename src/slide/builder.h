// Builder: turns the parts of one slide of a theme into drawings. Inside this room only: slide.cpp chooses the slide,
// wording.cpp its words, builder.cpp lays them out, stacks.cpp lets them flow, drawers.cpp draws the parts, corners.cpp
// what stands in the corners.
//
// Everything is laid out as for readers who begin at the left. On a slide that is read from the right, what a part has
// drawn is turned over when it is handed to add() or put_laid(): the one place that knows of it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grid.h"
#include "slide/slide.h"

namespace accolade::slide {

// Words in a style, set: what stacks flow and areas place.
struct LaidText {
    TextBlock block;
    text::Style style;
    std::vector<Color> tints;
    const theme::TextStyle* look = nullptr;
};

// The last steps of the ladder, for words that are longer than any slide was made for.
inline constexpr std::array kShrinks{1.0F, 0.85F, 0.72F, 0.61F, 0.52F, 0.44F, 0.37F, 0.31F};

class Builder {
  public:
    Builder(const Content& content, const Stage& stage, const theme::SlideLayout& slide);

    Slide build();

  private:
    // words
    std::optional<text::Text> words_of(const theme::Part& part, const theme::TextStyle& look) const;
    std::optional<LaidText> lay(const text::Text& words, const std::string& style, text::Box box,
                                const theme::Part* part = nullptr, std::size_t skip_sizes = 0,
                                std::optional<theme::Align> align = {}, float shrink = 1);
    bool lay_short(LaidText& laid, const text::Text& words, text::Box box) const;  // true: they were short
    // The words whole, whatever it takes: where the style's smallest size is too large, smaller and in more lines; it
    // does not fit then, and the slide says so.
    std::optional<LaidText> lay_anyhow(const text::Text& words, const std::string& style, text::Box box,
                                       const theme::Part* part = nullptr);
    std::vector<Color> tints_of(const theme::Part* part, const theme::TextStyle& look) const;
    bool present(const theme::Part& part) const;
    // What is left of an area between `top` and `bottom` beside the part that its own makes room for.
    Rect beside(const theme::Part& part, Rect area, float top, float bottom) const;
    void leave_covered_tiles_out();

    // corners
    bool moves_to_other_corner(const theme::Part& part) const;
    void put_corners();
    bool crowded(Rect rect, std::size_t ground, std::size_t actors) const;  // words among the first of them stand there
    bool same_ground(Rect a, Rect b) const;  // nothing stands behind the one that does not behind the other

    // areas
    void put(const theme::Part& part, Rect area);
    void draw(const theme::Part& part, Rect area);
    void put_stack(const theme::Part& part, Rect area);
    void put_text(const theme::Part& part, Rect area);
    void put_laid(const theme::Part& part, const LaidText& laid, Rect area, float top);

    // drawers
    void put_picture(const theme::Part& part, Rect area);
    void put_people(const theme::Part& part, Rect area);
    void put_figure(const theme::Part& part, Rect area);
    void put_figures(const theme::Part& part, Rect area);
    void put_shape(const theme::Part& part, Rect area);
    void put_mosaic(const theme::Part& part, Rect area);
    void put_gauge(const theme::Part& part, Rect area);
    void put_brand(const theme::Part& part, Rect area);
    void put_progress(const theme::Part& part, Rect area);
    float height_of(const theme::Part& part, float width);  // of a part that is no text, in a stack

    // paint
    Color color(const theme::Ink& ink) const;
    Color named(const char* name) const;
    Paint paint(const theme::Fill& fill, Rect area) const;
    bool fill_from(std::vector<Command>& commands, const Path& path, const PictureRequest& order);
    std::optional<PictureRequest> order_for(const std::string& word, Rect area, Point aim) const;
    std::vector<Command> avatar(const model::Person& person, Point center, float diameter, bool ringed);
    Letters letters(const LaidText& laid, Point at) const;
    bool on_dark(Color color) const;
    float px(float u) const { return u * unit_; }

    // actors
    std::vector<Command> on_screen(std::vector<Command> commands) const;  // turned over where that is due
    void add(const theme::Part& part, std::vector<Command> commands, int order = 0);
    void act(const std::string& name, const std::string& motion, std::vector<Command> commands, int order);
    theme::Motion motion_of(const std::string& name) const;

    const Content& content_;
    const Stage& stage_;
    const theme::SlideLayout& design_;
    float unit_;
    bool from_right_;  // the slide is read from the right
    bool turned_;      // what is being put is turned over
    std::map<std::string, Rect, std::less<>> areas_;
    std::vector<Command> ground_;
    std::vector<std::pair<const theme::Part*, Rect>> last_;    // what takes the room that words left
    std::vector<std::pair<const theme::Part*, Rect>> movers_;  // what stands in the other corner if that is free
    Slide slide_;
};

// What the audience reads decides, whatever language the feed says it is in.
bool read_from_right(const Content& content);

Rect bounds_of(const Command& command);
PixelRect bounds_of(const std::vector<Command>& commands, PixelSize screen);

}  // namespace accolade::slide
