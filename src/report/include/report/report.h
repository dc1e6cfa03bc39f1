// Report: what the journals of one or several screens come to: who was recognised for what, how often and how long it
// was on, and how evenly. Everything counts that was on the screen in its days; the rhythm asks when something was on
// for the first time. Values and pure functions; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "config/settings.h"
#include "journal/entry.h"
#include "model/kind.h"
#include "model/local_time.h"

namespace accolade::report {

// Whether items of the kind recognise somebody; an event or a notice is shown, and is none.
bool recognises(model::Kind kind);

// After a day nothing of a kind is left to show.
struct Gap {
    model::Kind kind = model::Kind::story;
    model::Date from;
    bool operator==(const Gap&) const = default;
};

struct Question {
    model::Date from, to;  // both are in it
    model::Date today;     // what is after it cannot have been missed yet
    model::Zone zone;
    std::map<model::Kind, config::Cadence> cadence;
    std::vector<Gap> gaps{};
};

// One person, team, kind or site.
struct Row {
    std::string name;  // empty: erased, or of no team
    std::string team;  // of a person
    int recognitions = 0;
    int times = 0;  // that it was on
    Milliseconds time{0};
    model::Date last;  // the last day on which it was
    std::vector<model::Kind> kinds;
    bool operator==(const Row&) const = default;
};

struct Recognition {
    std::vector<journal::Somebody> people;
    model::Kind kind = model::Kind::story;
    std::string item, about;
    model::Date first, last;  // days on which it was on, of those that were asked for
    int times = 0;
    Milliseconds time{0};
    bool operator==(const Recognition&) const = default;
};

struct Month {
    model::Date begins;
    int recognitions = 0;
    bool operator==(const Month&) const = default;
};

enum class Beat { kept, missed, open };  // open: its time is not over
struct Span {
    model::Date begins, ends;  // both are in it
    Beat beat = Beat::kept;
    bool operator==(const Span&) const = default;
};
struct Rhythm {
    model::Kind kind = model::Kind::story;
    config::Cadence cadence = config::Cadence::monthly;
    std::vector<Span> spans;  // twelve at most, the oldest first
    bool operator==(const Rhythm&) const = default;
};

struct Quiet {
    std::string team;
    model::Date since;  // the last recognition of one of its people
    bool operator==(const Quiet&) const = default;
};

struct Uneven {
    std::string name;
    bool more = true;  // than others, by far; else less
    bool operator==(const Uneven&) const = default;
};

struct Report {
    model::Date from, to;
    int recognitions = 0, people = 0, teams = 0;
    int times = 0;                                          // that slides with a recognition were on
    Milliseconds time{0};                                   // that they were, those that share a slide counted once
    std::vector<Row> by_person, by_team, by_kind, by_site;  // most recognitions first
    std::vector<Recognition> list;                          // the newest first
    std::vector<Month> months;                              // twelve, the last is that of `to`
    std::vector<Rhythm> rhythms;
    std::vector<Quiet> quiet;  // the longest first
    std::vector<Uneven> uneven;
    std::vector<Gap> gaps;
    bool operator==(const Report&) const = default;
};

// Journals of several screens as one, in the order of time. What is in two of them is counted once.
std::vector<journal::Entry> joined(std::vector<std::vector<journal::Entry>> journals);

Report count(const std::vector<journal::Entry>& entries, const Question& question);

}  // namespace accolade::report
