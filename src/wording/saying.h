// Saying: what a slide says first and second, chosen from an item's facts as its kind's row says (model/kind.h); and
// the small sentences that facts are made of. Pure functions; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"
#include "wording/words.h"

namespace accolade::wording {

// An item, in the language and at the moment at which it is told.
struct Telling {
    const model::Item& item;
    const model::Zone& zone;
    std::string language;
    WallTime now;
    const Phrases& phrases;

    std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return phrases.say(key, language, arguments);
    }
    bool clock_is_set() const { return now >= kClockIsSet; }
};

// In the item's language; where it names no region and the screen speaks the same language, the screen's. Borrows both.
Telling telling_of(const model::Item& item, const Locale& locale, WallTime now);

// `facts` are all that is known of the item (facts.h).
std::string headline(const Telling& telling, const Words& facts);                         // never empty
std::string lead(const Telling& telling, const Words& facts, std::string_view headline);  // never the headline again

// The parts that say something, with the comma that stands between such words.
std::string with_commas(std::span<const std::string_view> parts, const Telling& telling);

// "Offshore Operations, Esbjerg": role, team, company and place, as far as they are known.
std::string line_of(const model::Person& person, const Telling& telling);
std::vector<std::string> names_of(const std::vector<model::Person>& people);

// The wall clock of a moment; of a whole day its midnight.
model::LocalTime local_of(const model::Moment& moment, const model::Zone& zone);
std::string when_and_where(const Telling& telling);     // "Friday 27 November, 14:00, Canteen"
std::string distance_to_start(const Telling& telling);  // "in 3 days", "today"; nothing when it is over
enum class PeriodForm { whole, on_a_medal };            // "November 2026", "Q4 2026"; "Nov", "Q4"
std::string period_of(const Telling& telling, PeriodForm form = PeriodForm::whole);

std::string counted(const model::Counter& counter, const Telling& telling);  // "871,204"
std::string leaders(const Telling& telling);                                 // "Workshop 1,240 km · Finance 987 km"
std::string with_unit(std::string number, std::string_view unit);            // "36 hours", not to be broken

}  // namespace accolade::wording
