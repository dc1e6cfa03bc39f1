// Facts: everything that is known of an item, in words, whatever its kind; words_of chooses from them what the kind
// offers. Some are not offered to themes: they are what headlines and leads are made of (model/kind.h). Pure function;
// any thread.
#pragma once

#include "saying.h"
#include "wording/words.h"

namespace accolade::wording {

Words facts_of(const Telling& telling);

}  // namespace accolade::wording
