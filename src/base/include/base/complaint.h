// Complaint: a problem we survived, told to the person who can fix it. Partial success is a value: what could be used,
// and the complaints about the rest. Values; any thread.
#pragma once

#include <string>
#include <vector>

namespace accolade {

enum class Severity { info, warning, error };  // info: nothing is wrong, and yet not all is as it may seem

struct Complaint {
    Severity severity = Severity::error;
    std::string where;  // "config/kiosk.json:12:5", "feed.json, item 7 (\"storm-crew\")"
    std::string what;   // one sentence: what is wrong, what was expected, what to do

    bool operator==(const Complaint&) const = default;
};

using Complaints = std::vector<Complaint>;

// "config/kiosk.json:12:5: error: unknown key \"them\"; did you mean \"theme\"?": one line, whatever it quotes.
std::string to_string(const Complaint& complaint);

bool any_error(const Complaints& complaints);

}  // namespace accolade
