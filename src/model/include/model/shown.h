// Shown: what is said of a slide once, when it ends: who was celebrated, from when until when, and why it ended. The
// idle slide is not spoken of. Value; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/item.h"

namespace accolade::model {

enum class Ended {
    time,         // it was on as long as it should
    withdrawn,    // it left the news, or may no longer be shown
    interrupted,  // an emergency took the screen, or a celebration
    skipped,      // by hand
    closed,       // the opening hours ended
    quit,         // the show did
};

std::string_view name_of(Ended ended);

// Somebody, as an item honours them.
struct Honoured {
    std::string name, team;  // the team may be empty
    bool operator==(const Honoured&) const = default;
};

// One item of a slide, as it is remembered.
struct Told {
    std::string item, source;
    Kind kind = Kind::story;
    std::string about;  // its title, or else how its text begins
    std::vector<Honoured> people;
    bool operator==(const Told&) const = default;
};

struct Shown {
    std::string item, source;  // the feed it came from
    Kind kind = Kind::story;
    std::vector<std::string> people;  // names, of all on the slide
    WallTime from{}, until{};
    bool whole = false;  // as long as was planned
    Ended why = Ended::time;
    std::vector<std::string> others{};  // ids of the items that shared its slide to the end
    std::vector<Told> told{};           // every item that was on it to the end
    bool celebrated = false;            // it was told as a celebration
    bool rehearsed = false;             // and only to try that: it does not count
    bool operator==(const Shown&) const = default;
};

}  // namespace accolade::model
