#include "model/local_time.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/fields.h"
#include "zone_rules.h"

namespace accolade::model {

namespace {

namespace fs = std::filesystem;

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

std::int64_t seconds_of(WallTime at) {
    return std::chrono::floor<Seconds>(at).time_since_epoch().count();
}

// Where the system keeps its zones; as for every program, TZDIR may say another place.
fs::path zones() {
    const char* folder = std::getenv("TZDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo";
}

// Empty where there is no such file, or a folder.
std::string bytes_of(const fs::path& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored) || fs::file_size(file, ignored) > 1U << 20U) return {};
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Names are ASCII, and lead nowhere else.
bool like_a_name(std::string_view name) {
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
    };
    return !name.empty() && std::ranges::all_of(name, plain) && !name.starts_with('/') &&
           name.find("..") == std::string_view::npos;
}

// Of "Z Europe/Oslo ..." and "L Europe/Oslo Arctic/Longyearbyen".
std::vector<std::string> known_names() {
    std::vector<std::string> names;
    std::ifstream in(zones() / "tzdata.zi");
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("Z ") && !line.starts_with("L ")) continue;
        const auto from = line.front() == 'Z' ? 2 : line.find(' ', 2) + 1;
        names.push_back(line.substr(from, line.find(' ', from) - from));
    }
    return names;
}

std::string unknown_zone(std::string_view name) {
    std::error_code ignored;
    if (!fs::exists(zones() / "Europe", ignored))
        return "this machine has no time zones in " + zones().string() + "; install the package tzdata";
    std::string what = "there is no time zone \"" + std::string(name) + "\"; ";
    const auto names = known_names();
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto near = nearest(name, views);
    return what + (near ? "did you mean \"" + *near + "\"?" : "write an IANA name such as \"Europe/Oslo\"");
}

// The name that a path of the system's zones says: "Europe/Oslo".
std::string name_within(const fs::path& file) {
    const auto path = file.string();
    constexpr std::string_view kFolder = "/zoneinfo/";
    const auto at = path.rfind(kFolder);
    return at == std::string::npos ? std::string() : path.substr(at + kFolder.size());
}

const fs::path kMachines = "/etc/localtime";

}  // namespace

struct Zone::Rules {
    ZoneRules rules;
    fs::path file;
};

Zone::Zone(std::string name, std::shared_ptr<const Rules> rules) : name_(std::move(name)), rules_(std::move(rules)) {}

Zone::Zone() : name_("UTC"), rules_(std::make_shared<const Rules>()) {}

Result<Zone> Zone::named(std::string_view iana) {
    if (iana.empty()) return machines_own();
    if (!like_a_name(iana)) return failure(unknown_zone(iana));
    const auto file = zones() / iana;
    auto rules = read_tzif(bytes_of(file));
    if (!rules) {
        if (iana == "UTC" || iana == "Etc/UTC") return Zone();
        return failure(unknown_zone(iana));
    }
    return Zone(std::string(iana), std::make_shared<const Rules>(Rules{std::move(*rules), file}));
}

// As tzset(3) finds it: by TZ, a name or a rule, or else by the machine's own file; without that it is UTC.
Result<Zone> Zone::machines_own() {
    if (const char* said = std::getenv("TZ"); said != nullptr) {
        std::string_view name = said;
        if (name.starts_with(':')) name.remove_prefix(1);
        if (name.empty()) return Zone();
        if (name.starts_with(zones().string() + "/")) name.remove_prefix(zones().string().size() + 1);
        if (auto zone = named(name)) return zone;
        if (auto rules = read_posix_zone(name))
            return Zone(std::string(name), std::make_shared<const Rules>(Rules{std::move(*rules), {}}));
        return Zone();
    }
    const auto bytes = bytes_of(kMachines);
    if (bytes.empty()) return Zone();
    auto rules = read_tzif(bytes);
    if (!rules) return failure("the machine's own time zone is not known; set \"zone\" to an IANA name");
    std::error_code ignored;
    auto name = name_within(fs::read_symlink(kMachines, ignored));
    if (name.empty()) {
        std::ifstream in("/etc/timezone");
        std::getline(in, name);
        name = ascii::trimmed(name);
    }
    return Zone(name.empty() ? "local" : name, std::make_shared<const Rules>(Rules{std::move(*rules), kMachines}));
}

bool Zone::operator==(const Zone& other) const {
    return name_ == other.name_ && (rules_ == other.rules_ || rules_->rules == other.rules_->rules);
}

fs::path Zone::file() const {
    return rules_->file;
}

LocalTime Zone::local(WallTime at) const {
    const auto shown = at + Seconds(rules_->rules.offset(seconds_of(at)));
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
    return WallTime(Seconds(rules_->rules.instant(seconds_of(shown))));
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
