// Saying: what a slide of any kind says first and second, where the feed left it to us; and small sentences that more
// than one word needs. Pure functions; any thread.
#pragma once

#include <initializer_list>
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

    bool clock_is_set() const { return now >= kClockIsSet; }
};

std::string headline(const Telling& telling);                         // never empty
std::string lead(const Telling& telling, std::string_view headline);  // never the headline again

// "Head of Safety, Esbjerg": what of it there is, with the language's comma.
std::string with_commas(std::initializer_list<std::string_view> parts, std::string_view language);

std::string quotation(const model::Item& item);  // without the marks that wrapped it
// "Offshore Operations, Esbjerg": role, team, company and place, as far as they are known.
std::string line_of(const model::Person& person, std::string_view language);
std::vector<std::string> names_of(const std::vector<model::Person>& people);

// The wall clock of a moment; of a whole day its midnight.
model::LocalTime local_of(const model::Moment& moment, const model::Zone& zone);
std::string when_and_where(const Telling& telling);     // "Friday 27 November, 14:00, Canteen"
std::string distance_to_start(const Telling& telling);  // "in 3 days", "today"; nothing when it is over
enum class PeriodForm { whole, on_a_medal };            // "November 2026", "Q4 2026"; "Nov", "Q4"
std::string period_of(const Telling& telling, PeriodForm form = PeriodForm::whole);

std::string counted(const model::Counter& counter, const Telling& telling);  // "871,204"
std::string with_unit(std::string number, std::string_view unit);            // "36 hours", not to be broken

}  // namespace accolade::wording
