// Command: what the show can be told to do while it runs. Keys, signals and watched files all say it with these values,
// through one queue, and one place obeys them (app). Values; any thread.
#pragma once

#include <string>
#include <variant>

namespace accolade::model {

namespace command {

struct Next {  // the slide that is on has had its time
    bool operator==(const Next&) const = default;
};
struct Previous {  // back to the slide before
    bool operator==(const Previous&) const = default;
};
struct Pause {  // the slide stands until this is said again
    bool operator==(const Pause&) const = default;
};
struct Refetch {  // every feed is asked now
    bool operator==(const Refetch&) const = default;
};
struct Reread {  // settings and theme
    bool operator==(const Reread&) const = default;
};
struct Inspect {  // the inspector over the slide, in a window; away when this is said again
    bool operator==(const Inspect&) const = default;
};
struct Rehearse {      // an item's celebration now, on this screen alone, and without remembering it as shown
    std::string item;  // id; empty: of the slide that is on, or else of the first item that has one
    bool operator==(const Rehearse&) const = default;
};
struct Identify {  // the screen's name, site and address, large, for ten seconds
    bool operator==(const Identify&) const = default;
};
struct Forget {        // a person: erased from what is remembered of what was shown
    std::string name;  // as it was shown
    bool operator==(const Forget&) const = default;
};
struct Quit {
    bool operator==(const Quit&) const = default;
};

}  // namespace command

using Command = std::variant<command::Next, command::Previous, command::Pause, command::Refetch, command::Reread,
                             command::Inspect, command::Rehearse, command::Identify, command::Forget, command::Quit>;

}  // namespace accolade::model
