// Local time: what the clock on the wall says in the screen's IANA zone. ICU's zone rules, so that both days on which
// the clocks change are right. Values; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace accolade::model {

struct Date {
    int year = 1970, month = 1, day = 1;
    auto operator<=>(const Date&) const = default;
};

struct LocalTime {
    Date date;
    int hour = 0, minute = 0, second = 0;
    int weekday = 0;  // 0 is Monday
    bool operator==(const LocalTime&) const = default;
};

// A zone, opened once. Cheap to copy.
class Zone {
  public:
    Zone();  // UTC
    // "Europe/Oslo". "" is the machine's own zone. An unknown name is an error that names the nearest known one.
    static Result<Zone> named(std::string_view iana);

    const std::string& name() const { return name_; }
    LocalTime local(WallTime at) const;
    // The instant at which the wall clock first shows this; a time that the clocks skip becomes the moment they skip.
    WallTime instant(Date date, int minute_of_day) const;

    // Zones of the same name are the same.
    bool operator==(const Zone& other) const { return name_ == other.name_; }

  private:
    struct Rules;  // ICU's, hidden
    Zone(std::string name, std::shared_ptr<const Rules> rules);

    std::string name_;
    std::shared_ptr<const Rules> rules_;
};

Date next_day(Date date, int days = 1);
int weekday(Date date);  // 0 is Monday

// The date of an instant in UTC: that of a Moment which is a whole day.
Date utc_date(WallTime at);

}  // namespace accolade::model
