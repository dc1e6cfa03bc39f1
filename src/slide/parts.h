// Parts: what each kind of part does on a slide. A kind of part is one file, parts/NAME.cpp, that holds whether it has
// something to show, its height in a stack, its drawing and what of it moves; the keys it has in a theme are
// theme/parts/NAME.h.
//
// To add one: theme/part.h says what to do there; here it is parts/NAME.cpp and a row at the end of this file.
//
// Inside this room only; pure but for the Fonts; the thread of the Fonts.
#pragma once

#include "context.h"

namespace accolade::slide {

// What part it has in the care of the panel (screen-design.md 1.6, 4.1).
enum class InCorner {
    stays,  // it is no part of the corners
    moves,  // it changes corners with what lies opposite
    fills,  // it stands where the others left a corner free, and is put last
};

struct Traits {
    bool bleeds = false;  // it may reach the screen's edge, and does not shift against burn-in
    bool solid = false;   // what stands in a corner does not move onto it, or off it
    bool words = false;   // words flow in it
    InCorner corner = InCorner::stays;
};

// One for each kind of part. What is not said is as most parts have it.
template <class P>
struct PartRules {
    // Whether it has something to show; without, `instead` takes its place, or nothing.
    bool (*shows)(const P&, const SlideContext&) = [](const P&, const SlideContext&) { return true; };
    Traits (*traits)(const P&) = [](const P&) { return Traits{}; };
    // px, where it is a member of a stack of this width.
    float (*height)(const P&, const SlideContext&, float width) = [](const P&, const SlideContext&, float width) {
        return width * 0.5F;
    };
    // Into an area; false where nothing could be drawn after all.
    bool (*draw)(const P&, PartContext&, Rect area);
};

bool shows(const theme::Part& part, const SlideContext& context);
Traits traits_of(const theme::Part& part);
std::string_view key_of(const theme::Part& part);  // "picture": what kind of part it is
float height_of(const theme::Part& part, const SlideContext& context, float width);
bool draw(PartContext& context, Rect area);

// The part, then what takes its place where it has nothing to show, then what takes the place of that: who asks for a
// part takes the first of them that shows. No part comes twice.
std::vector<const theme::Part*> with_instead(const theme::SlideLayout& layout, const theme::Part& part);

const PartRules<theme::TextPart>& rules_of(const theme::TextPart&);
const PartRules<theme::PicturePart>& rules_of(const theme::PicturePart&);
const PartRules<theme::PeoplePart>& rules_of(const theme::PeoplePart&);
const PartRules<theme::FigurePart>& rules_of(const theme::FigurePart&);
const PartRules<theme::FiguresPart>& rules_of(const theme::FiguresPart&);
const PartRules<theme::MosaicPart>& rules_of(const theme::MosaicPart&);
const PartRules<theme::GaugePart>& rules_of(const theme::GaugePart&);
const PartRules<theme::BrandPart>& rules_of(const theme::BrandPart&);
const PartRules<theme::ProgressPart>& rules_of(const theme::ProgressPart&);
const PartRules<theme::StackPart>& rules_of(const theme::StackPart&);
const PartRules<theme::FactPart>& rules_of(const theme::FactPart&);
const PartRules<theme::CountdownPart>& rules_of(const theme::CountdownPart&);
const PartRules<theme::DatePart>& rules_of(const theme::DatePart&);
const PartRules<theme::TagPart>& rules_of(const theme::TagPart&);
const PartRules<theme::QrPart>& rules_of(const theme::QrPart&);
const PartRules<theme::SheetPart>& rules_of(const theme::SheetPart&);
const PartRules<theme::ScenePart>& rules_of(const theme::ScenePart&);
const PartRules<theme::MonogramPart>& rules_of(const theme::MonogramPart&);
const PartRules<theme::MedalPart>& rules_of(const theme::MedalPart&);
const PartRules<theme::RingsPart>& rules_of(const theme::RingsPart&);
const PartRules<theme::BandsPart>& rules_of(const theme::BandsPart&);
const PartRules<theme::RowPart>& rules_of(const theme::RowPart&);
const PartRules<theme::RosterPart>& rules_of(const theme::RosterPart&);
const PartRules<theme::NamesPart>& rules_of(const theme::NamesPart&);
const PartRules<theme::WallPart>& rules_of(const theme::WallPart&);
const PartRules<theme::CardsPart>& rules_of(const theme::CardsPart&);
const PartRules<theme::GuestsPart>& rules_of(const theme::GuestsPart&);
const PartRules<theme::BarsPart>& rules_of(const theme::BarsPart&);
const PartRules<theme::SignPart>& rules_of(const theme::SignPart&);
const PartRules<theme::StarsPart>& rules_of(const theme::StarsPart&);
const PartRules<theme::DiscsPart>& rules_of(const theme::DiscsPart&);
const PartRules<theme::ConfettiPart>& rules_of(const theme::ConfettiPart&);
const PartRules<theme::BannerPart>& rules_of(const theme::BannerPart&);
const PartRules<theme::ShapePart>& rules_of(const theme::ShapePart&);

}  // namespace accolade::slide
