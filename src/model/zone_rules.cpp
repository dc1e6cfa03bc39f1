#include "zone_rules.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ascii.h"

namespace accolade::model {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDay = 86'400;
constexpr int kCycle = 400;  // years after which days of the week fall on the same dates again
constexpr std::int64_t kCycleSeconds = 146'097 * kDay;
constexpr std::int64_t kWidest = 26 * 3600;  // no clock is farther from UTC, and none moves by more

std::int64_t days_since_1970(int year, unsigned month, unsigned day) {
    return chrono::sys_days(chrono::year(year) / chrono::month(month) / chrono::day(day)).time_since_epoch().count();
}

int year_of(std::int64_t at) {
    return int(chrono::year_month_day(chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(at)))).year());
}

// The rule of POSIX for the years to come (XBD 8.3, with the hours of RFC 8536: -167 to 167).
struct Posix {
    enum class Form : std::uint8_t { weekday, without_leap_day, with_leap_day };
    struct Change {
        Form form = Form::weekday;
        int month = 1, week = 1, day = 0;
        std::int64_t time = 7200;
    };
    std::int64_t standard = 0;  // ahead of UTC
    bool has_summer = false;
    std::int64_t summer = 0;
    Change begins, ends;
};

class PosixReader {
  public:
    explicit PosixReader(std::string_view text) : rest_(text) {}

    std::optional<Posix> read() {
        Posix posix;
        if (!name()) return std::nullopt;
        posix.standard = -time(24);
        if (good_ && !rest_.empty()) {
            posix.has_summer = name();
            posix.summer = rest_.empty() || rest_.front() == ',' ? posix.standard + 3600 : -time(24);
            posix.begins = change();
            posix.ends = change();
        }
        return good_ && rest_.empty() ? std::optional(posix) : std::nullopt;
    }

  private:
    bool takes(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool name() {
        const bool quoted = takes('<');
        std::size_t length = 0;
        while (length < rest_.size() && (quoted ? rest_[length] != '>' : ascii::letter(rest_[length]))) ++length;
        rest_.remove_prefix(length);
        good_ = good_ && length >= 3 && (!quoted || takes('>'));
        return good_;
    }
    int number(int most) {
        int value = 0;
        std::size_t digits = 0;
        for (; digits < 3 && !rest_.empty() && ascii::digit(rest_.front()); ++digits, rest_.remove_prefix(1))
            value = value * 10 + (rest_.front() - '0');
        good_ = good_ && digits > 0 && value <= most;
        return value;
    }
    std::int64_t time(int most_hours) {
        const bool negative = takes('-');
        if (!negative) (void)takes('+');
        std::int64_t value = std::int64_t{number(most_hours)} * 3600;
        if (takes(':')) value += std::int64_t{number(59)} * 60;
        if (takes(':')) value += number(59);
        return negative ? -value : value;
    }
    Posix::Change change() {
        Posix::Change change;
        good_ = good_ && takes(',');
        if (takes('M')) {
            change.month = number(12);
            good_ = good_ && takes('.') && change.month >= 1;
            change.week = number(5);
            good_ = good_ && takes('.') && change.week >= 1;
            change.day = number(6);
        } else {
            change.form = takes('J') ? Posix::Form::without_leap_day : Posix::Form::with_leap_day;
            change.day = number(365);
            good_ = good_ && (change.form == Posix::Form::with_leap_day || change.day >= 1);
        }
        if (takes('/')) change.time = time(167);
        return change;
    }

    std::string_view rest_;
    bool good_ = true;
};

// Seconds since 1970 by the clocks as they are before the change.
std::int64_t shown_at(const Posix::Change& change, int year) {
    const auto begin = days_since_1970(year, 1, 1);
    std::int64_t day = 0;
    if (change.form == Posix::Form::weekday) {
        const auto month = chrono::year(year) / change.month;
        const auto weekday = chrono::weekday(static_cast<unsigned>(change.day));
        const chrono::sys_days date = change.week == 5
                                          ? chrono::sys_days(month / weekday[chrono::last])
                                          : chrono::sys_days(month / weekday[static_cast<unsigned>(change.week)]);
        day = date.time_since_epoch().count();
    } else if (change.form == Posix::Form::with_leap_day) {
        day = begin + change.day;
    } else {
        const bool after_february = change.day >= 60 && chrono::year(year).is_leap();
        day = begin + change.day - 1 + (after_february ? 1 : 0);
    }
    return day * kDay + change.time;
}

// Every change of a whole cycle of years, and of one more, behind those that are there.
void follow(ZoneRules& rules, const Posix& posix) {
    const auto last = rules.transitions.empty() ? std::optional<std::int64_t>() : rules.transitions.back().at;
    if (!posix.has_summer) {
        if (!last) rules.first = posix.standard;
        return;
    }
    const int from = last ? year_of(*last) : 1900;
    std::vector<Transition> changes;
    for (int year = from; year <= from + kCycle + 1; ++year) {
        changes.push_back({shown_at(posix.begins, year) - posix.standard, posix.summer});
        changes.push_back({shown_at(posix.ends, year) - posix.summer, posix.standard});
    }
    std::ranges::stable_sort(changes, {}, &Transition::at);
    for (const auto& change : changes)
        if (!last || change.at > *last) rules.transitions.push_back(change);
    rules.repeats = true;
}

// The big-endian numbers of a TZif file.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : rest_(bytes) {}

    std::int64_t number(std::size_t size) {
        const auto bytes = take(size);
        if (bytes.size() < size) return 0;
        std::uint64_t value = (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
        for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
        return static_cast<std::int64_t>(value);
    }
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) {
            good_ = false;
            rest_ = {};
            return {};
        }
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    std::string_view rest() const { return rest_; }
    bool good() const { return good_; }

  private:
    std::string_view rest_;
    bool good_ = true;
};

struct Header {
    char version = '\0';
    std::size_t utc_marks = 0, standard_marks = 0, leaps = 0, times = 0, types = 0, letters = 0;
};

std::optional<Header> header_of(Bytes& bytes) {
    constexpr std::int64_t kMost = 1 << 20;  // of anything that is counted
    if (bytes.take(4) != "TZif") return std::nullopt;
    Header header;
    const auto version = bytes.take(1);
    if (version.empty()) return std::nullopt;
    header.version = version.front();
    bytes.take(15);
    for (auto* count :
         {&header.utc_marks, &header.standard_marks, &header.leaps, &header.times, &header.types, &header.letters}) {
        const auto value = bytes.number(4);
        if (value < 0 || value > kMost) return std::nullopt;
        *count = static_cast<std::size_t>(value);
    }
    return bytes.good() ? std::optional(header) : std::nullopt;
}

std::optional<ZoneRules> block(Bytes& bytes, const Header& header, std::size_t size) {
    if (header.leaps != 0 || header.types == 0) return std::nullopt;
    ZoneRules rules;
    for (std::size_t i = 0; i < header.times; ++i) rules.transitions.push_back({bytes.number(size), 0});
    const auto types = bytes.take(header.times);
    std::vector<std::int64_t> offsets;
    for (std::size_t i = 0; i < header.types; ++i) {
        offsets.push_back(bytes.number(4));
        bytes.take(2);
    }
    bytes.take(header.letters + header.standard_marks + header.utc_marks);
    if (!bytes.good()) return std::nullopt;
    for (std::size_t i = 0; i < header.times; ++i) {
        const auto type = static_cast<unsigned char>(types[i]);
        if (type >= offsets.size()) return std::nullopt;
        rules.transitions[i].offset = offsets[type];
    }
    rules.first = offsets.front();
    const auto absurd = [](std::int64_t offset) { return offset <= -kWidest || offset >= kWidest; };
    if (!std::ranges::is_sorted(rules.transitions, {}, &Transition::at) || std::ranges::any_of(offsets, absurd))
        return std::nullopt;
    return rules;
}

}  // namespace

std::int64_t ZoneRules::offset(std::int64_t at) const {
    if (repeats && at > transitions.back().at) {
        const auto beyond = at - transitions.back().at;
        at -= (beyond / kCycleSeconds + 1) * kCycleSeconds;
    }
    const auto after = std::ranges::upper_bound(transitions, at, {}, &Transition::at);
    return after == transitions.begin() ? first : std::prev(after)->offset;
}

std::int64_t ZoneRules::instant(std::int64_t shown) const {
    if (repeats && shown - kWidest > transitions.back().at - kCycleSeconds / kCycle) {
        const auto cycles = (shown - transitions.back().at + 2 * kWidest) / kCycleSeconds + 1;
        return instant(shown - cycles * kCycleSeconds) + cycles * kCycleSeconds;
    }
    // Through the stretches of one offset that may show it, from the first.
    auto next = std::ranges::upper_bound(transitions, shown - kWidest, {}, &Transition::at);
    auto here = next == transitions.begin() ? first : std::prev(next)->offset;
    for (; next != transitions.end(); here = (next++)->offset) {
        if (shown - here < next->at) return shown - here;
        if (shown - next->offset < next->at) return next->at;  // never shown: the clocks have just moved
    }
    return shown - here;
}

std::optional<ZoneRules> read_tzif(std::string_view file) {
    Bytes bytes(file);
    auto header = header_of(bytes);
    if (!header) return std::nullopt;
    if (header->version == '\0') return block(bytes, *header, 4);
    // The first block is for readers of 1986.
    bytes.take(header->times * 5 + header->types * 6 + header->letters + header->leaps * 8 + header->standard_marks +
               header->utc_marks);
    header = header_of(bytes);
    if (!header) return std::nullopt;
    auto rules = block(bytes, *header, 8);
    if (!rules) return std::nullopt;
    auto footer = bytes.rest();
    if (!footer.starts_with('\n')) return std::nullopt;
    footer = footer.substr(1, footer.find('\n', 1) - 1);
    if (footer.empty()) return rules;
    const auto posix = PosixReader(footer).read();
    if (!posix) return std::nullopt;
    follow(*rules, *posix);
    return rules;
}

std::optional<ZoneRules> read_posix_zone(std::string_view text) {
    const auto posix = PosixReader(text).read();
    if (!posix) return std::nullopt;
    ZoneRules rules;
    rules.first = posix->standard;
    follow(rules, *posix);
    return rules;
}

}  // namespace accolade::model
