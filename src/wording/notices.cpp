#include "notices.h"

#include "phrases.h"
#include "writing.h"

namespace accolade::wording {
namespace {

// The time where the moment is of today, the date otherwise.
std::string moment_of(WallTime at, const Telling& telling) {
    const auto local = telling.zone.local(at);
    const bool today = telling.clock_is_set() && local.date == telling.zone.local(telling.now).date;
    return written_time(local, today ? "Hm" : "dMMMM", telling.language);
}

}  // namespace

std::string severity_of(const Telling& telling) {
    switch (telling.item.severity) {
        case model::Severity::info:
            break;
        case model::Severity::warning:
            return notice_phrase(NoticePhrase::warning, telling.language);
        case model::Severity::emergency:
            return notice_phrase(NoticePhrase::emergency, telling.language);
    }
    return std::string(phrase_of(telling.item.kind, telling.language));
}

std::string until_of(const Telling& telling) {
    if (!telling.item.show_until) return {};
    return notice_phrase(NoticePhrase::until, telling.language, moment_of(*telling.item.show_until, telling));
}

std::string announced_of(const Telling& telling) {
    return telling.item.published ? moment_of(*telling.item.published, telling) : std::string();
}

std::string since_label(const Telling& telling) {
    return telling.item.published ? notice_phrase(NoticePhrase::since, telling.language) : std::string();
}

}  // namespace accolade::wording
