#include "rhythm.h"

#include <algorithm>

namespace accolade::report {
namespace {

using config::Cadence;
using model::Date;

constexpr std::size_t kSpans = 12;

Date month_begins(int months) {  // since the year 0
    return {months / 12, months % 12 + 1, 1};
}

// The span that the day lies in.
Span span_of(Date day, Cadence cadence) {
    const int months = day.year * 12 + day.month - 1;
    const auto of_months = [&](int count) {
        const int first = months / count * count;
        return Span{month_begins(first), model::next_day(month_begins(first + count), -1)};
    };
    switch (cadence) {
        case Cadence::weekly: {
            const auto monday = model::next_day(day, -model::weekday(day));
            return {monday, model::next_day(monday, 6)};
        }
        case Cadence::monthly:
            return of_months(1);
        case Cadence::quarterly:
            return of_months(3);
        case Cadence::yearly:
            return of_months(12);
    }
    return {};
}

}  // namespace

std::vector<Rhythm> rhythms_of(const FirstDays& days, std::optional<Date> begun, const Question& question) {
    std::vector<Rhythm> rhythms;
    if (!begun) return rhythms;
    for (const auto& [kind, cadence] : question.cadence) {
        Rhythm rhythm{kind, cadence, {}};
        const auto found = days.find(kind);
        const auto brought = [&](const Span& span) {
            return found != days.end() &&
                   std::ranges::any_of(found->second, [&](Date day) { return day >= span.begins && day <= span.ends; });
        };
        for (auto span = span_of(std::min(question.to, question.today), cadence);
             rhythm.spans.size() < kSpans && span.ends >= *begun;
             span = span_of(model::next_day(span.begins, -1), cadence)) {
            if (!brought(span)) {
                if (span.begins < *begun) break;
                span.beat = span.ends >= question.today ? Beat::open : Beat::missed;
            }
            rhythm.spans.push_back(span);
        }
        std::ranges::reverse(rhythm.spans);
        if (!rhythm.spans.empty()) rhythms.push_back(std::move(rhythm));
    }
    return rhythms;
}

}  // namespace accolade::report
