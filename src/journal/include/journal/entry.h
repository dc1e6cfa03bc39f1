// Entry: one item that was on a screen, once, as a journal remembers it; and a journal read whole, for reports. Value
// and a function that reads the disk; any thread.
#pragma once

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

// In the order in which they were shown. A journal that a show writes to meanwhile is read as it was at one moment.
Result<std::vector<Entry>> read_journal(const std::filesystem::path& file);

}  // namespace accolade::journal
