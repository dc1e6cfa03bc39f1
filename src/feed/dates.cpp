#include "dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace accolade::feed {

namespace {

namespace chrono = std::chrono;

// Reads parts from the front of a text; once one is missing, the whole text is not valid.
class Pieces {
  public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest_.empty() || !ascii::digit(rest_.front())) {
                good_ = false;
                return 0;
            }
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }
    // One of these characters; the one it was.
    char one_of(std::string_view choices) {
        if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) {
            good_ = false;
            return '\0';
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool good() const { return good_; }
    bool whole() const { return good_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool good_ = true;
};

std::optional<chrono::sys_days> date(Pieces& pieces) {
    const int year = pieces.digits(4);
    pieces.one_of("-");
    const int month = pieces.digits(2);
    pieces.one_of("-");
    const int day = pieces.digits(2);
    const chrono::year_month_day result{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                        chrono::day(static_cast<unsigned>(day))};
    if (!pieces.good() || year < 1900 || !result.ok()) return std::nullopt;
    return chrono::sys_days(result);
}

model::Date as_date(chrono::sys_days day) {
    const chrono::year_month_day date(day);
    return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day()))};
}

// What stands behind the point of the seconds, of whatever length; 0 where there is none.
std::optional<Milliseconds> milliseconds(Pieces& pieces) {
    if (pieces.peek() != '.' && pieces.peek() != ',') return Milliseconds(0);
    pieces.one_of(".,");
    if (!ascii::digit(pieces.peek())) return std::nullopt;
    int result = 0;
    for (int scale = 100; ascii::digit(pieces.peek()); scale /= 10) result += pieces.digits(1) * scale;
    return Milliseconds(result);
}

// Minutes ahead of UTC of "Z", "+01:00", "+0100" or "+01".
std::optional<int> offset_of(Pieces& pieces) {
    const char zone = pieces.one_of("Zz+-");
    if (zone == 'Z' || zone == 'z') return 0;
    const int hours = pieces.digits(2);
    int minutes = 0;
    if (pieces.peek() == ':')
        pieces.one_of(":"), minutes = pieces.digits(2);
    else if (pieces.peek() != '\0')
        minutes = pieces.digits(2);
    if (!pieces.good() || hours > 23 || minutes > 59) return std::nullopt;
    return (hours * 60 + minutes) * (zone == '-' ? -1 : 1);
}

// Minutes since midnight of "8:00" or "08:00".
std::optional<int> minute_of_day(std::string_view text) {
    const auto colon = text.find(':');
    if (colon != 1 && colon != 2) return std::nullopt;
    Pieces pieces(text);
    const int hour = pieces.digits(colon);
    pieces.one_of(":");
    const int minute = pieces.digits(2);
    if (!pieces.whole() || minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
    return hour * 60 + minute;
}

// 0 is Monday.
std::optional<std::size_t> weekday(std::string_view text) {
    constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
    const auto word = ascii::lower(ascii::trimmed(text));
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (word == kDays.at(i) || word == kDays.at(i).substr(0, 3)) return i;
    }
    return std::nullopt;
}

}  // namespace

std::optional<WallTime> instant_of(std::string_view text, const model::Zone* zoneless) {
    Pieces pieces(text);
    const auto day = date(pieces);
    if (!day) return std::nullopt;
    pieces.one_of("Tt ");
    const int hour = pieces.digits(2);
    pieces.one_of(":");
    const int minute = pieces.digits(2);
    int second = 0;
    if (pieces.peek() == ':') {
        pieces.one_of(":");
        second = pieces.digits(2);
    }
    const auto fraction = milliseconds(pieces);
    if (!pieces.good() || !fraction || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    const Milliseconds rest = chrono::seconds(std::min(second, 59)) + *fraction;
    if (pieces.whole()) {
        if (zoneless == nullptr || second == 60) return std::nullopt;
        return zoneless->instant(as_date(*day), hour * 60 + minute) + rest;
    }
    const auto offset = offset_of(pieces);
    if (!offset || !pieces.whole()) return std::nullopt;
    if (second == 60) {
        const int utc = ((hour * 60 + minute - *offset) % 1440 + 1440) % 1440;
        if (utc != 1439) return std::nullopt;  // leap seconds end a day of UTC
    }
    return WallTime(*day) + chrono::minutes(hour * 60 + minute - *offset) + rest;
}

std::optional<model::Date> day_of(std::string_view text) {
    Pieces pieces(text);
    const auto day = date(pieces);
    if (!day || !pieces.whole()) return std::nullopt;
    return as_date(*day);
}

std::optional<model::Moment> moment_of(std::string_view text, const model::Zone* zoneless) {
    if (const auto instant = instant_of(text, zoneless)) return model::Moment{*instant, false};
    Pieces pieces(text);
    const auto day = date(pieces);
    if (!day || !pieces.whole()) return std::nullopt;
    return model::Moment{WallTime(*day), true};
}

std::optional<model::Hours> hours_of(std::string_view text) {
    std::string plain(text);
    if (const auto dash = plain.find("\xE2\x80\x93"); dash != std::string::npos) plain.replace(dash, 3, "-");
    const auto dash = plain.find('-');
    if (dash == std::string::npos) return std::nullopt;
    const auto from = minute_of_day(ascii::trimmed(std::string_view(plain).substr(0, dash)));
    const auto until = minute_of_day(ascii::trimmed(std::string_view(plain).substr(dash + 1)));
    if (!from || !until || *from == 1440) return std::nullopt;
    return model::Hours{*from, *until};
}

std::optional<std::uint8_t> days_of(std::string_view text) {
    const auto dash = std::min(text.find('-'), text.size());
    const auto first = weekday(text.substr(0, dash));
    const auto last = dash < text.size() ? weekday(text.substr(dash + 1)) : first;
    if (!first || !last) return std::nullopt;
    unsigned days = 1U << *last;
    for (auto day = *first; day != *last; day = (day + 1) % 7) days |= 1U << day;  // "fri-mon" goes over the weekend
    return static_cast<std::uint8_t>(days);
}

bool is_period(std::string_view text) {
    Pieces pieces(text);
    pieces.digits(4);
    if (pieces.whole()) return true;
    pieces.one_of("-");
    if (pieces.peek() == 'Q') {
        pieces.one_of("Q");
        pieces.one_of("1234");
        return pieces.whole();
    }
    const int month = pieces.digits(2);
    return pieces.whole() && month >= 1 && month <= 12;
}

}  // namespace accolade::feed
