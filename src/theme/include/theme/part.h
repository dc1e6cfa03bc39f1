// Part: one thing on a slide, as a slides/*.json says it. What all parts have stands here; what one kind of part has is
// a struct in theme/parts/NAME.h, which holds its keys, and its drawing is slide/parts/NAME.cpp.
//
// To add a kind of part: its struct in theme/parts/NAME.h, a row in PartContent below; slide/parts/NAME.cpp and a row
// in slide/parts.h. Its keys then are read, checked and listed; docs/theme.md and slide.schema.json are held to the
// list.
//
// A struct says
//   kKey      the key that makes a part this kind of part;
//   keys(k)   every key it has, each with the member it is read into. An absent key leaves the member as it is, so a
//             member's initial value is the key's default. `k` is the PartReader of src/theme, which checks names of
//             words, styles, colours, motions and parts as they are read; a key that nobody asks for is an error.
//   styles_on_ground()   where its words stand on the slide's ground: their styles, for the check of contrast.
//
// Values; any thread; lengths are u.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "theme/parts/bands.h"
#include "theme/parts/banner.h"
#include "theme/parts/bars.h"
#include "theme/parts/brand.h"
#include "theme/parts/cards.h"
#include "theme/parts/confetti.h"
#include "theme/parts/countdown.h"
#include "theme/parts/date.h"
#include "theme/parts/discs.h"
#include "theme/parts/fact.h"
#include "theme/parts/figure.h"
#include "theme/parts/figures.h"
#include "theme/parts/gauge.h"
#include "theme/parts/guests.h"
#include "theme/parts/medal.h"
#include "theme/parts/monogram.h"
#include "theme/parts/mosaic.h"
#include "theme/parts/names.h"
#include "theme/parts/people.h"
#include "theme/parts/picture.h"
#include "theme/parts/progress.h"
#include "theme/parts/qr.h"
#include "theme/parts/rings.h"
#include "theme/parts/roster.h"
#include "theme/parts/row.h"
#include "theme/parts/scene.h"
#include "theme/parts/shape.h"
#include "theme/parts/sheet.h"
#include "theme/parts/sign.h"
#include "theme/parts/stack.h"
#include "theme/parts/stars.h"
#include "theme/parts/tag.h"
#include "theme/parts/text.h"
#include "theme/parts/wall.h"

namespace accolade::theme {

// A part is the first of these whose kKey it has. "shape" is last, because other parts have a "shape" too.
using PartContent =
    std::variant<TextPart, PicturePart, PeoplePart, FigurePart, FiguresPart, MosaicPart, GaugePart, BrandPart,
                 ProgressPart, StackPart, MonogramPart, MedalPart, RingsPart, BandsPart, RowPart, RosterPart, NamesPart,
                 WallPart, FactPart, CountdownPart, DatePart, TagPart, QrPart, SheetPart, ScenePart, BarsPart, SignPart,
                 StarsPart, CardsPart, GuestsPart, DiscsPart, ConfettiPart, BannerPart, ShapePart>;

struct Part {
    std::string name;
    PartContent content;
    std::string instead;  // the part that takes its place when it has nothing to show
    std::string enter;    // a name of "motion"; empty: it is there from the beginning
    bool operator==(const Part&) const = default;
};

// The part as a P, or null where it is another kind of part.
template <class P>
const P* as(const Part& part) {
    return std::get_if<P>(&part.content);
}

// The names in the {braces} of a template, in order.
std::vector<std::string> names_in(std::string_view words);

// What may be written of each kind of part, for tests and for whoever lists it.
struct PartKey {
    std::string name;
    std::vector<std::string> choices;  // the values it takes, where it takes one of a list
    bool operator==(const PartKey&) const = default;
};
struct PartKind {
    std::string key;            // "text"
    std::vector<PartKey> keys;  // its own first, then those of all parts
};
std::vector<PartKind> part_kinds();

}  // namespace accolade::theme
