#include "zone_rules.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/local_time.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::model;

namespace {

constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;

std::int64_t utc(int year, unsigned month = 1, unsigned day = 1) {
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return days.time_since_epoch().count() * kDay;
}

ZoneRules rules_of(const std::string& zone) {
    auto rules = read_tzif(TempFolder::read("/usr/share/zoneinfo/" + zone));
    REQUIRE(rules);
    return std::move(*rules);
}

std::vector<std::string> zones() {
    std::vector<std::string> all;
    std::ifstream in("/usr/share/zoneinfo/zone1970.tab");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        const auto from = line.find('\t', line.find('\t') + 1) + 1;
        all.push_back(line.substr(from, line.find('\t', from) - from));
    }
    return all;
}

// Both sides of each change of the clocks, the turn of each month, and what is far away.
std::set<std::int64_t> moments(const ZoneRules& rules) {
    std::set<std::int64_t> all{utc(2038, 1, 19) + 11'647, utc(2038, 1, 19) + 11'648, utc(2100, 7), utc(2400, 2, 29)};
    for (int year = 1970; year <= 2045; ++year)
        for (unsigned month = 1; month <= 12; ++month) all.insert(utc(year, month));
    for (const auto& transition : rules.transitions) {
        if (transition.at < utc(1970) || transition.at > utc(2045)) continue;
        for (const auto beside : {-kHour, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, kHour})
            all.insert(transition.at + beside);
    }
    return all;
}

std::string shown(std::int64_t at, const ZoneRules& rules) {
    const std::chrono::sys_seconds local(std::chrono::seconds(at + rules.offset(at)));
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(local - day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text;
}

}  // namespace

TEST_CASE("in every zone of the system the clock says what `date` says, on both sides of every change") {
    if (zones().empty()) return;
    TempFolder folder;
    for (const auto& zone : zones()) {
        CAPTURE(zone);
        const auto rules = rules_of(zone);
        const auto all = moments(rules);
        std::string asked;
        for (const auto at : all) asked += "@" + std::to_string(at) + "\n";
        folder.write("moments", asked);
        const auto said = folder / "said";
        const auto command =
            "TZ=" + zone + " date -f " + (folder / "moments").string() + " '+%Y-%m-%d %H:%M:%S' > " + said.string();
        REQUIRE(std::system(command.c_str()) == 0);
        std::ifstream in(said);
        std::string line;
        int wrong = 0;
        for (const auto at : all) {
            REQUIRE(std::getline(in, line));
            if (line == shown(at, rules)) continue;
            if (++wrong == 1) CHECK(line == shown(at, rules));
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("an instant is the first at which the clock shows it, in every zone of the system") {
    for (const auto& zone : zones()) {
        CAPTURE(zone);
        const auto rules = rules_of(zone);
        for (const auto at : moments(rules)) {
            const auto local = at + rules.offset(at), back = rules.instant(local);
            const bool good = back == at || (back < at && back + rules.offset(back) == local);
            if (!good) CHECK(back == at);
        }
        // A moment that is never shown becomes that of the change.
        for (std::size_t i = 1; i < rules.transitions.size(); ++i) {
            const auto& moved = rules.transitions[i];
            const auto before = rules.transitions[i - 1].offset;
            if (moved.at < utc(1970) || moved.at > utc(2500) || moved.offset <= before) continue;
            const auto middle = moved.at + before + (moved.offset - before) / 2;
            if (rules.instant(middle) != moved.at) CHECK(rules.instant(middle) == moved.at);
        }
    }
}

TEST_CASE("the rule at the end of a file holds for the years that it does not list") {
    const auto oslo = read_posix_zone("CET-1CEST,M3.5.0,M10.5.0/3").value();
    CHECK(oslo.offset(utc(2026, 1)) == kHour);
    CHECK(oslo.offset(utc(2026, 3, 29) + kHour - 1) == kHour);
    CHECK(oslo.offset(utc(2026, 3, 29) + kHour) == 2 * kHour);
    CHECK(oslo.offset(utc(2026, 10, 25) + kHour - 1) == 2 * kHour);
    CHECK(oslo.offset(utc(2026, 10, 25) + kHour) == kHour);
    CHECK(oslo.offset(utc(9999, 7)) == 2 * kHour);
    CHECK(oslo.instant(utc(9999, 7)) == utc(9999, 7) - 2 * kHour);
    // The south; half an hour; names in brackets; a day of the year; hours beyond a day and below none.
    CHECK(read_posix_zone("NZST-12NZDT,M9.5.0,M4.1.0/3")->offset(utc(2026, 1)) == 13 * kHour);
    CHECK(read_posix_zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")->offset(utc(2026, 7)) == 10 * kHour + kHour / 2);
    CHECK(read_posix_zone("<-03>3")->offset(utc(2026, 7)) == -3 * kHour);
    CHECK(read_posix_zone("AST4ADT,J60,J300")->offset(utc(2028, 3, 1) + 6 * kHour) == -3 * kHour);
    CHECK(read_posix_zone("AST4ADT,J60,J300")->offset(utc(2028, 3, 1) + 5 * kHour) == -4 * kHour);
    CHECK(read_posix_zone("AST4ADT,59,300")->offset(utc(2028, 2, 29) + 6 * kHour) == -3 * kHour);
    CHECK(read_posix_zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0")->offset(utc(2026, 3, 29) + kHour) == -kHour);
    CHECK(read_posix_zone("EET-2EEST,M3.4.4/50,M10.4.4/50")->offset(utc(2026, 3, 28) + kHour) == 3 * kHour);
    CHECK(read_posix_zone("UTC0")->transitions.empty());
    for (const auto* wrong :
         {"", "X", "CET", "CET-", "CET-25", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M1.1.0",
          "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "<+1-1",
          "CET-1CEST,J0,J1", "CET-1CEST,M3.5.0/168,M10.5.0", "Europe/Oslo"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read_posix_zone(wrong));
    }
}

TEST_CASE("a damaged file is none: each cut and each changed byte is refused or read, and never more") {
    const auto whole = TempFolder::read("/usr/share/zoneinfo/Europe/Oslo");
    if (whole.empty()) return;
    for (std::size_t length = 0; length < whole.size(); length += 3) {
        if (const auto rules = read_tzif(std::string_view(whole).substr(0, length))) (void)rules->offset(utc(2026));
    }
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto changed = whole;
        changed[i] = static_cast<char>(~changed[i]);
        if (const auto rules = read_tzif(changed)) (void)rules->instant(utc(2026, 3, 29) + 2 * kHour);
    }
    CHECK_FALSE(read_tzif(""));
    CHECK_FALSE(read_tzif("TZif2"));
    CHECK_FALSE(read_tzif("# a table"));
}

TEST_CASE("a zone is that of the system as it is when it is opened, and another one when its rules have changed") {
    TempFolder folder;
    const auto put = [&](const char* zone) {
        folder.write("Europe/Oslo", TempFolder::read(std::string("/usr/share/zoneinfo/") + zone));
    };
    put("Europe/Oslo");
    auto zones = std::make_optional<Variable>("TZDIR", folder.path().c_str());
    const auto before = Zone::named("Europe/Oslo");
    put("Europe/Moscow");
    const auto after = Zone::named("Europe/Oslo");
    const auto none = Zone::named("Europe/Paris");
    zones.reset();
    REQUIRE(before);
    REQUIRE(after);
    CHECK(before->file() == folder / "Europe/Oslo");
    CHECK(before == Zone::named("Europe/Oslo"));
    CHECK_FALSE(*before == *after);
    const WallTime summer(Seconds(utc(2026, 7)));
    CHECK(before->local(summer).hour == 2);
    CHECK(after->local(summer).hour == 3);
    CHECK_FALSE(none);
}

TEST_CASE("the machine's own zone is what TZ says, by name or by rule") {
    const auto own = [](const char* said) {
        const Variable zone("TZ", said);
        return Zone::named("").value();
    };
    const WallTime summer(Seconds(utc(2026, 7)));
    CHECK(own("Asia/Tokyo").local(summer).hour == 9);
    CHECK(own(":Asia/Tokyo").name() == "Asia/Tokyo");
    CHECK(own("/usr/share/zoneinfo/Asia/Tokyo").name() == "Asia/Tokyo");
    CHECK(own("CET-1CEST,M3.5.0,M10.5.0/3").local(summer).hour == 2);
    CHECK(own("").name() == "UTC");
    for (const auto* name :
         {"../../../etc/passwd", "/etc/localtime", "Europe", "zone1970.tab", "right/Europe/Oslo", ""})
        if (*name != '\0') CHECK_FALSE(Zone::named(name));
}
