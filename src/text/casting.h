// Casting: which face each cluster of a paragraph is set in, how large beside the others, and what no face has. Letters
// of one script keep to one face, punctuation to the face of the letters before it. The thread of Fonts.
#pragma once

#include <string>

#include "paragraph.h"

namespace accolade::text {

// REQUIRES clusters with their scripts.
void cast(Paragraph& paragraph, const Design& design, const std::string& language, Faces& faces, Fallback& fallback);

}  // namespace accolade::text
