#include "model/local_time.h"

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <chrono>
#include <utility>
#include <vector>

#include "base/fields.h"

namespace accolade::model {

struct Zone::Rules {
    std::unique_ptr<icu::BasicTimeZone> zone;
};

namespace {

using Days = std::chrono::days;

std::chrono::sys_days days_of(Date date) {
    const auto month = std::chrono::month(static_cast<unsigned>(date.month));
    const auto day = std::chrono::day(static_cast<unsigned>(date.day));
    return std::chrono::sys_days(std::chrono::year(date.year) / month / day);
}

Date date_of(std::chrono::sys_days days) {
    const std::chrono::year_month_day date(days);
    return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day()))};
}

double millis(WallTime at) {
    return static_cast<double>(at.time_since_epoch().count());
}

WallTime wall(double ms) {
    return WallTime(Milliseconds(static_cast<std::int64_t>(ms)));
}

// ICU gives a BasicTimeZone for every name it knows; nothing for one that it does not.
std::unique_ptr<icu::BasicTimeZone> opened(std::unique_ptr<icu::TimeZone> zone) {
    if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr) return nullptr;
    static_cast<void>(zone.release());
    return std::unique_ptr<icu::BasicTimeZone>(basic);
}

std::vector<std::string> known_names() {
    std::vector<std::string> names;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    if (!all || U_FAILURE(status)) return names;
    for (const auto* id = all->snext(status); id != nullptr && U_SUCCESS(status); id = all->snext(status)) {
        std::string name;
        id->toUTF8String(name);
        names.push_back(std::move(name));
    }
    return names;
}

std::string unknown_zone(std::string_view name) {
    std::string what = "there is no time zone \"" + std::string(name) + "\"; ";
    const auto names = known_names();
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto near = nearest(name, views);
    return what + (near ? "did you mean \"" + *near + "\"?" : "write an IANA name such as \"Europe/Oslo\"");
}

}  // namespace

Zone::Zone(std::string name, std::shared_ptr<const Rules> rules) : name_(std::move(name)), rules_(std::move(rules)) {}

Zone::Zone() : name_("UTC") {
    auto rules = std::make_shared<Rules>();
    rules->zone = opened(std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone("UTC")));
    rules_ = std::move(rules);
}

Result<Zone> Zone::named(std::string_view iana) {
    // Any name is ASCII; ICU would read others as some default.
    for (const char c : iana) {
        if (static_cast<unsigned char>(c) < 0x21 || static_cast<unsigned char>(c) > 0x7e) {
            return failure(unknown_zone(iana));
        }
    }
    auto rules = std::make_shared<Rules>();
    if (iana.empty()) {
        rules->zone = opened(std::unique_ptr<icu::TimeZone>(icu::TimeZone::detectHostTimeZone()));
        if (!rules->zone) return failure("the machine's own time zone is not known; set \"zone\" to an IANA name");
    } else {
        const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(iana.data(), static_cast<int>(iana.size())));
        rules->zone = opened(std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(id)));
        if (!rules->zone) return failure(unknown_zone(iana));
    }
    icu::UnicodeString id;
    std::string name;
    rules->zone->getID(id).toUTF8String(name);
    return Zone(std::move(name), std::move(rules));
}

LocalTime Zone::local(WallTime at) const {
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffset(millis(at), static_cast<UBool>(false), raw, saving, status);
    if (U_FAILURE(status)) raw = saving = 0;
    const auto shown = at + Milliseconds(raw + saving);
    const auto day = std::chrono::floor<Days>(shown);
    const std::chrono::hh_mm_ss time(std::chrono::floor<Seconds>(shown - day));
    LocalTime local;
    local.date = date_of(day);
    local.hour = static_cast<int>(time.hours().count());
    local.minute = static_cast<int>(time.minutes().count());
    local.second = static_cast<int>(time.seconds().count());
    local.weekday = weekday(local.date);
    return local;
}

WallTime Zone::instant(Date date, int minute_of_day) const {
    const WallTime shown = days_of(date) + std::chrono::minutes(minute_of_day);
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    // FORMER: of a time that is shown twice the first, and a skipped one as if the clocks had not moved yet.
    rules_->zone->getOffsetFromLocal(millis(shown), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    if (U_FAILURE(status)) return shown;
    const WallTime at = shown - Milliseconds(raw + saving);

    std::int32_t raw_then = 0, saving_then = 0;
    rules_->zone->getOffset(millis(at), static_cast<UBool>(false), raw_then, saving_then, status);
    if (U_SUCCESS(status) && raw_then + saving_then != raw + saving) {  // never shown: the clocks have just moved
        icu::TimeZoneTransition moved;
        if (rules_->zone->getPreviousTransition(millis(at), static_cast<UBool>(true), moved)) {
            return wall(moved.getTime());
        }
    }
    return at;
}

Date next_day(Date date, int days) {
    return date_of(days_of(date) + Days(days));
}

int weekday(Date date) {
    return static_cast<int>(std::chrono::weekday(days_of(date)).iso_encoding()) - 1;
}

Date utc_date(WallTime at) {
    return date_of(std::chrono::floor<Days>(at));
}

}  // namespace accolade::model
