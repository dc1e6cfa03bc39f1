// Local time: what the clock on the wall says in the screen's IANA zone, by the system's tzdata, as `date` sees it:
// where a country changes its clocks, an update of the package tzdata is all that is needed. Values; any thread.
#pragma once

#include <filesystem>
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
    // "Europe/Oslo". "" is the machine's own zone. An unknown name is an error that names the nearest known one. Reads
    // the zone's file.
    static Result<Zone> named(std::string_view iana);

    const std::string& name() const { return name_; }
    LocalTime local(WallTime at) const;
    // The instant at which the wall clock first shows this; a time that the clocks skip becomes the moment they skip.
    WallTime instant(Date date, int minute_of_day) const;

    // The file it was read from; empty for one that no file says. Where that changes, the zone is to be opened anew.
    std::filesystem::path file() const;

    // The same name and the same rules.
    bool operator==(const Zone& other) const;

  private:
    struct Rules;
    static Result<Zone> machines_own();
    Zone(std::string name, std::shared_ptr<const Rules> rules);

    std::string name_;
    std::shared_ptr<const Rules> rules_;
};

Date next_day(Date date, int days = 1);
int weekday(Date date);  // 0 is Monday

// The date of an instant in UTC: that of a Moment which is a whole day.
Date utc_date(WallTime at);

}  // namespace accolade::model
