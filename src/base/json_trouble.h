// What to tell a person whose JSON cannot be read: not what a parser saw, but what to write instead. Used inside base
// only. Values; any thread.
#pragma once

#include <string>

#include "base/json.h"
#include "json_text.h"

namespace accolade::json {

// How far the reader came.
struct Situation {
    enum class After { nothing, opening, key, value } after = After::nothing;
    enum class Inside { document, list, object } inside = Inside::document;
    std::string key;             // the one we stand behind or whose value we stand behind; may be empty
    Place opened;                // where the list or object began
    std::optional<Walker> last;  // stands before the last value, where that is a number or a word
};

struct Trouble {
    std::string what;
    Place place;
};

// `walker` stands behind the last token that was good; the text from there on is not.
Trouble trouble(Walker walker, const Situation& situation, Comments comments);

}  // namespace accolade::json
