#include "report/report.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>
#include <utility>

#include "rhythm.h"

namespace accolade::report {
namespace {

using journal::Entry;
using model::Date;

constexpr int kQuiet = 56;             // days without a recognition
constexpr std::size_t kFewPeople = 5;  // with fewer, nobody is far from the others
constexpr int kFar = 3;                // times as often
constexpr std::size_t kFarShown = 2;   // of each sort
constexpr std::size_t kMonths = 12;

// A person is their name and team. Who stands without a team beside one team of that name belongs to it.
class People {
  public:
    explicit People(const std::vector<Entry>& entries) {
        for (const auto& entry : entries)
            for (const auto& person : entry.people)
                if (!person.name.empty() && !person.team.empty()) teams_[person.name].insert(person.team);
    }
    journal::Somebody meant(journal::Somebody person) const {
        if (person.name.empty()) return person;
        person.number = 0;
        if (!person.team.empty()) return person;
        const auto found = teams_.find(person.name);
        if (found != teams_.end() && found->second.size() == 1) person.team = *found->second.begin();
        return person;
    }

  private:
    std::map<std::string, std::set<std::string>> teams_;
};

using PersonKey = std::tuple<std::string, std::string, std::int64_t>;
PersonKey key_of(const journal::Somebody& person) {
    return {person.name, person.team, person.number};
}

// What makes one recognition: an item that honours others than before is another one.
using ItemKey = std::tuple<std::string, std::string, model::Kind, std::vector<PersonKey>>;
ItemKey key_of(const Entry& entry) {
    std::vector<PersonKey> people;
    for (const auto& person : entry.people) people.push_back(key_of(person));
    std::ranges::sort(people);
    return {entry.source, entry.item, entry.kind, std::move(people)};
}

struct Tally {
    Row row;
    std::set<ItemKey> items;

    void add(const Entry& entry, const ItemKey& key, Date day) {
        items.insert(key);
        ++row.times;
        row.time += entry.ends - entry.begins;
        row.last = std::max(row.last, day);
        if (std::ranges::find(row.kinds, entry.kind) == row.kinds.end()) row.kinds.push_back(entry.kind);
    }
};

template <class Key>
std::vector<Row> rows_of(std::map<Key, Tally> tallies) {
    std::vector<Row> rows;
    for (auto& [key, tally] : tallies) {
        tally.row.recognitions = static_cast<int>(tally.items.size());
        rows.push_back(std::move(tally.row));
    }
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
        return std::tie(b.recognitions, b.time, a.name) < std::tie(a.recognitions, a.time, b.name);
    });
    return rows;
}

Date first_of_month(Date date, int months) {
    const int all = date.year * 12 + date.month - 1 + months;
    return {all / 12, all % 12 + 1, 1};
}

std::vector<Uneven> uneven(const std::vector<Row>& people) {
    std::vector<const Row*> named;
    for (const auto& row : people)
        if (!row.name.empty()) named.push_back(&row);
    if (named.size() < kFewPeople) return {};
    std::ranges::stable_sort(named, [](const Row* a, const Row* b) { return a->time > b->time; });
    const auto usual = named[named.size() / 2]->time;
    std::vector<Uneven> found;
    for (std::size_t i = 0; i < kFarShown; ++i)
        if (named[i]->time > usual * kFar) found.push_back({named[i]->name, true});
    for (std::size_t i = 0; i < kFarShown; ++i) {
        const auto* row = named[named.size() - 1 - i];
        if (row->time * kFar < usual) found.push_back({row->name, false});
    }
    return found;
}

class Counter {
  public:
    Counter(const std::vector<Entry>& entries, const Question& question)
        : question_(question),
          people_(entries),
          months_from_(first_of_month(question.to, 1 - static_cast<int>(kMonths))) {
        for (const auto& entry : entries) take(entry);
    }

    Report report() {
        Report report;
        report.from = question_.from;
        report.to = question_.to;
        report.recognitions = static_cast<int>(list_.size());
        report.people = static_cast<int>(persons_.size());
        report.teams =
            static_cast<int>(std::ranges::count_if(teams_, [](const auto& team) { return !team.first.empty(); }));
        report.times = times_;
        report.time = time_;
        report.by_person = rows_of(std::move(persons_));
        report.by_team = rows_of(std::move(teams_));
        report.by_kind = rows_of(std::move(kinds_));
        report.by_site = rows_of(std::move(sites_));
        for (auto& [key, one] : list_) report.list.push_back(std::move(one));
        std::ranges::stable_sort(report.list, [](const auto& a, const auto& b) {
            return std::tie(b.first, a.item) < std::tie(a.first, b.item);
        });
        for (int i = 0; i < static_cast<int>(kMonths); ++i) {
            const auto begins = first_of_month(months_from_, i);
            const auto found = months_.find(begins);
            report.months.push_back({begins, found == months_.end() ? 0 : static_cast<int>(found->second.size())});
        }
        report.rhythms = rhythms_of(first_days_, begun_, question_);
        for (const auto& [team, since] : last_of_team_)
            if (model::next_day(since, kQuiet) < question_.to) report.quiet.push_back({team, since});
        std::ranges::stable_sort(report.quiet, {}, &Quiet::since);
        report.uneven = uneven(report.by_person);
        report.gaps = question_.gaps;
        return report;
    }

  private:
    void take(const Entry& read) {
        auto entry = read;
        for (auto& person : entry.people) person = people_.meant(std::move(person));
        const auto day = question_.zone.local(entry.begins).date;
        if (day > question_.to) return;
        if (!begun_) begun_ = day;
        if (!recognises(entry.kind)) return;
        const auto key = key_of(entry);
        if (firsts_.insert(key).second) first_days_[entry.kind].push_back(day);
        for (const auto& person : entry.people)
            if (!person.team.empty()) last_of_team_[person.team] = std::max(last_of_team_[person.team], day);
        if (day >= months_from_) months_[first_of_month(day, 0)].insert(key);
        if (day >= question_.from) count(entry, key, day);
    }

    void count(const Entry& entry, const ItemKey& key, Date day) {
        auto& one = list_[key];
        if (one.times++ == 0) {
            one.people = entry.people;
            one.kind = entry.kind;
            one.item = entry.item;
            one.first = day;
        }
        one.about = entry.about;
        one.last = day;
        one.time += entry.ends - entry.begins;
        std::set<std::string> teams;
        for (const auto& person : entry.people) {
            auto& tally = persons_[key_of(person)];
            tally.row.name = person.name;
            tally.row.team = person.team;
            tally.add(entry, key, day);
            teams.insert(person.team);
        }
        if (entry.people.empty()) teams.insert("");
        for (const auto& team : teams) {
            teams_[team].row.name = team;
            teams_[team].add(entry, key, day);
        }
        kinds_[entry.kind].row.name = model::name_of(entry.kind);
        kinds_[entry.kind].add(entry, key, day);
        sites_[entry.screen.name].row.name = entry.screen.name;
        sites_[entry.screen.name].add(entry, key, day);
        if (slides_.emplace(entry.screen.name, entry.begins).second) {
            ++times_;
            time_ += entry.ends - entry.begins;
        }
    }

    const Question& question_;
    People people_;
    Date months_from_;
    std::optional<Date> begun_;
    std::set<ItemKey> firsts_;
    FirstDays first_days_;
    std::map<std::string, Date> last_of_team_;
    std::map<Date, std::set<ItemKey>> months_;
    std::map<ItemKey, Recognition> list_;
    std::map<PersonKey, Tally> persons_;
    std::map<std::string, Tally> teams_;
    std::map<model::Kind, Tally> kinds_;
    std::map<std::string, Tally> sites_;
    std::set<std::pair<std::string, WallTime>> slides_;
    int times_ = 0;
    Milliseconds time_{0};
};

}  // namespace

bool recognises(model::Kind kind) {
    switch (kind) {
        case model::Kind::event:
        case model::Kind::session:
        case model::Kind::social:
        case model::Kind::newsletter:
        case model::Kind::welcome:
        case model::Kind::notice:
            return false;
        default:
            return true;
    }
}

std::vector<Entry> joined(std::vector<std::vector<Entry>> journals) {
    std::vector<Entry> all;
    std::int64_t number = 0;
    for (auto& journal : journals) {
        for (auto& entry : journal) {
            const bool erased =
                std::ranges::any_of(entry.people, [](const auto& person) { return person.name.empty(); });
            // Numbers of one journal mean nothing in another.
            if (erased && number > 0) entry.source += "\n" + std::to_string(number);
            for (auto& person : entry.people) person.number += number << 40U;
            all.push_back(std::move(entry));
        }
        ++number;
    }
    std::ranges::stable_sort(all, {}, &Entry::begins);
    const auto name = [](const Entry& entry) {
        return std::tie(entry.begins, entry.screen.name, entry.source, entry.item, entry.ends);
    };
    std::set<decltype(name(all.front()))> seen;
    std::vector<Entry> once;
    for (const auto& entry : all)
        if (seen.insert(name(entry)).second) once.push_back(entry);
    return once;
}

Report count(const std::vector<Entry>& entries, const Question& question) {
    return Counter(entries, question).report();
}

}  // namespace accolade::report
