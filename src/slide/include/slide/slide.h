// Slide: one item laid out by one theme on one screen, as values: the ground, which does not move, and the actors on
// it, each of which enters in its own way.
//
// design() tries the theme's slides for the kind, those that need most first, and takes the first whose needs are met
// and whose words fit; the last one is taken however it fits. A part whose words are missing is left out and its stack
// closes up; a slide never shows a hole. Pure but for the Fonts; the thread of the Fonts.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gfx/frame.h"
#include "model/item.h"
#include "model/news.h"
#include "slide/gauge.h"
#include "text/fonts.h"
#include "theme/theme.h"
#include "wording/words.h"

namespace accolade::slide {

// A picture at the size it is shown at: which part of it is for the owner of pictures to choose, so that `focus` (0..1
// of the picture) comes to lie on `aim` (0..1 of the frame).
struct PictureRequest {
    std::string address;
    PixelSize size;
    Point focus, aim;
    float zoom = 1;    // nearer than what covers the frame: faces in avatars
    float wanted = 1;  // times as large it would be shown if it had the pixels for it
    bool operator==(const PictureRequest&) const = default;
};

struct Photo {
    BitmapPtr picture;    // null: not to be had
    bool coming = false;  // null now, but on its way
};

// Where brand, clock and progress stand, against burn-in (screen-design.md 1.6): where the theme puts them; in the
// opposite corners, where those are free; or nowhere.
enum class Arrangement { usual, opposite, bare };

// What a slide is made for, and with. Borrowed; REQUIRES that all outlives the call.
struct Stage {
    const theme::Theme* theme = nullptr;
    text::Fonts* fonts = nullptr;
    PixelSize size;
    float small_text = 1;  // what words under 6.2 u are enlarged by, for the viewing distance (screen-design.md 1.1)
    Point shift;           // px: against burn-in, for what is not bled to the edge
    Arrangement corners = Arrangement::usual;
    std::function<Photo(const PictureRequest&)> pictures;
    std::function<std::optional<PixelSize>(const std::string& address)> picture_size;  // nothing: not to be had
};

struct Content {
    std::string id;    // the item's; seeds its mosaic
    std::string kind;  // or "idle", "celebration", "banner"
    std::string language;
    wording::Words words;
    std::shared_ptr<const wording::Phrases> phrases = nullptr;  // null: those that are built in
    const model::Item* item = nullptr;                          // null for the idle slide
    std::vector<const model::Item*> companions{};               // the others, where several share the slide
    double counter = 0;                                         // a milestone's value now
    std::optional<double> counts_from = std::nullopt;           // where it was when it was seen last
    float banner_end = 0;                                       // px: where a banner ends at least
    int position = 0, count = 0;                                // for the progress dashes; a count of 0 or 1 shows none
};

// A number that counts up while it enters.
struct Counting {
    double from = 0, to = 0;
    int decimals = 0;
    std::string language;
    text::Style style;  // of one size: the one that was taken at rest
    Point at;           // of the block's top left, or its centre line for a centred one
    text::Box box;
    std::vector<Color> tints;
    bool separators = false;  // grouping signs have the second tint
    bool on_dark = false;
    bool operator==(const Counting&) const = default;
};

struct Filling {
    GaugeSpec gauge;
};

// A bar that grows from where it begins; its end keeps its form on the way.
struct Growing {
    Rect bar;  // in the end
    float radius = 0;
    Color color;
    bool from_right = false;
};
Fill grown(const Growing& growing, float share);

// What its drawing is made of comes one after another, from the first.
struct InOrder {};

// A number of a countdown: when it becomes another while its slide stands, the figures that differ roll.
struct Rolling {};

struct Actor {
    std::string name;    // the part's, and the line's number
    DrawingPtr drawing;  // at rest
    theme::Motion motion;
    int order = 0;  // which of several that enter one after another
    std::variant<std::monostate, Counting, Filling, InOrder, Growing, Rolling>
        change;  // how it is drawn anew, entering or later
};

// The mosaic of a ground, where nothing is drawn over it: its tiles may turn.
struct Tiles {
    PixelRect area;
    int size = 0;             // px, of a tile
    std::vector<Fill> fills;  // first the square of a tile, then what stands on it

    PixelRect tile_of(const Fill& fill) const;  // all of the tile, also what reaches out of the area
};

// Forms of the ground that a celebration grows with: each is a veil of one colour (theme/parts/discs.h).
struct Disc {
    Path path;
    Point center;
    float reach = 0;  // px from the centre to its edge
    Color color;
    bool operator==(const Disc&) const = default;
};

// What flies while the slide is celebrated.
struct Confetti {
    std::vector<Color> colors;  // one that is named twice comes twice as often
    Color shade;                // what a piece out of the light darkens to
    bool operator==(const Confetti&) const = default;
};

// One part as it came to stand, and which of the drawings are its own: for whoever inspects the slide (report.h).
struct PlacedPart {
    std::string name, what;                      // "title", "text"
    Rect area;                                   // on the screen, px
    std::size_t ground_from = 0, ground_to = 0;  // commands of the ground
    std::size_t actors_from = 0, actors_to = 0;
    bool operator==(const PlacedPart&) const = default;
};

struct Slide {
    std::string id, kind;
    PixelSize size;
    DrawingPtr ground;
    std::vector<Actor> actors;
    std::optional<Tiles> tiles;
    std::vector<Disc> discs;
    std::optional<Confetti> confetti;
    Color bg;
    bool from_right = false;               // read from the right: laid out as in a mirror
    bool fits = true;                      // every word, in its style's sizes
    std::vector<std::string> shortened;    // parts whose words are cut, or that were left out, for want of room
    bool waiting = false;                  // a picture is still on its way: design it again when it has come
    std::string name;                      // the theme's slide that was taken
    std::vector<PlacedPart> parts;         // the members of a stack before the stack
    std::vector<Rect> grid;                // the areas of its map
    std::vector<PictureRequest> pictures;  // that it asked for
};

Slide design(const Content& content, const Stage& stage);

// `next` with every drawing that equals one of `before` replaced by that one, so that it is not drawn again. So it is
// with a gauge, and what of the ground lies under it, that have moved by less than anybody sees.
Slide kept(const Slide& before, Slide next);

// A number on its way: figures stand in equal cells at 0, with their own widths at 1 (screen-design.md 2.3).
DrawingPtr counting_at(const Counting& counting, double value, float settled, text::Fonts& fonts, PixelRect bounds);

}  // namespace accolade::slide
