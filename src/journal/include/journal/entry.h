// Entry: one item that was on a screen, once, as a journal remembers it; a journal read whole, for reports; and a
// person erased from one. Values, and functions that read and write the disk; any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/shown.h"

namespace accolade::journal {

inline constexpr const char* kFile = "journal.sqlite";  // in the state folder

// Which screen it was.
struct Screen {
    std::string name, site;  // the site may be empty
    bool operator==(const Screen&) const = default;
};

struct Somebody {
    std::string name;  // empty: erased
    std::string team;  // may be empty
    // Tells those whose names were erased from one another; of a journal.
    std::int64_t number = 0;
    bool operator==(const Somebody&) const = default;
};

struct Entry {
    Screen screen;
    std::string item, source;  // of one from which somebody was erased, the item is a number
    model::Kind kind = model::Kind::story;
    std::string about;  // its title, or how its text begins; may be empty
    std::vector<Somebody> people;
    WallTime begins{}, ends{};
    bool whole = false, celebrated = false;
    std::string why;  // it ended
    bool operator==(const Entry&) const = default;
};

// What it came to that a person was to be forgotten.
struct Erased {
    std::size_t people = 0;  // of that name: one for each team they were shown with
    std::size_t items = 0;   // whose words went with the name
    std::size_t times = 0;   // that these were on
    bool damaged = false;    // a damaged journal that was set aside is gone as well
    std::string near;        // where nothing was erased: a name that may be meant
    bool operator==(const Erased&) const = default;
};

// Erases the name from the journal in that file, and the words of every item that honours or names them; what was
// shown when, and in which team, stays. For one that no show writes to; a show does it by itself (journal/journal.h).
Result<Erased> forget_in(const std::filesystem::path& file, const std::string& name);

// In the order in which they were shown. A journal that a show writes to meanwhile is read as it was at one moment.
Result<std::vector<Entry>> read_journal(const std::filesystem::path& file);

}  // namespace accolade::journal
