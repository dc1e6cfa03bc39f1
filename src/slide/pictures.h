// Pictures of a slide: which picture is asked for, an outline that is filled from it, and faces. Inside this room only;
// the thread of the Fonts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "context.h"

namespace accolade::slide {

// The picture of a word ("image", "person.photo") as it is shown in the area, its focus where `aim` says.
std::optional<PictureRequest> request_for(const SlideContext& context, const std::string& word, Rect area, Point aim);

// A person's photo, cropped to the area, the face where `aim` says.
PictureRequest request_for_person(const SlideContext& context, const model::Person& person, Rect area, Point aim);

// Fills the path with the picture; a quiet field while it is on its way. False if it is not available.
bool fill_from(PartContext& context, std::vector<Command>& commands, const Path& path, const PictureRequest& request,
               const theme::Backing& backing);

// A person's photo in a disc, or initials where it is not available. `ringed`: a ring sets it off from its neighbours.
enum class Ring { none, around };
struct Framing {
    Point aim{0.5F, 0.5F};  // where in the disc the face goes
    float zoom = 1.55F;     // nearer than what covers it: a head is to fill about half of the circle (4.4)
};
std::vector<Command> face_of(PartContext& context, const theme::FaceLook& look, const model::Person& person,
                             Point center, float diameter, Ring ring, const Framing& framing = {});
// A person's initials in letters of `em` px, in the middle of a field of this width; the tint is the style's.
std::optional<Letters> initials_of(const SlideContext& context, const std::string& name, const std::string& style,
                                   Point center, float width, float em);
bool has_photo(const SlideContext& context, const model::Person& person);

}  // namespace accolade::slide
