// Item: one recognition, as the feed tells it, checked and bounded: texts are valid UTF-8 of at most 2,000 characters,
// numbers are finite. An empty string is "not said". Addresses of pictures are absolute (http, https or a file's path).
// Values; made by the feed room, then never changed; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/hours.h"
#include "model/kind.h"

namespace accolade::model {

struct Focus {
    float x = 0.5F, y = 0.5F;  // 0..1 of the picture
    bool operator==(const Focus&) const = default;
};

enum class Consent { full, name, none };
enum class Audience { everyone, staff };  // "public", "staff"
enum class Severity { info, warning, emergency };

struct Person {
    std::string name, role, team, place, company;
    std::string photo;  // address
    std::optional<Focus> focus;
    Consent consent = Consent::full;
    bool operator==(const Person&) const = default;
};

// A number as written by a person, with how many decimals it had.
struct Number {
    double value = 0;
    int decimals = 0;
    bool operator==(const Number&) const = default;
};

struct Figure {
    Number value;
    std::string unit;
    bool operator==(const Figure&) const = default;
};

struct Counter {
    Number value;
    std::optional<Number> target, start, previous;
    std::string unit;
    std::optional<WallTime> as_of, previous_as_of;  // when `value` and `previous` were right
    double per_hour = 0;
    std::vector<double> celebrate_at;  // the target, where the feed does not say
    bool operator==(const Counter&) const = default;
};

// An instant, or a whole day in the screen's zone.
struct Moment {
    WallTime at{};  // of a day: midnight UTC of that date; ask local_time.h what that means in a zone
    bool all_day = false;
    bool operator==(const Moment&) const = default;
};

struct Entry {
    std::string name;
    Number value;
    std::string photo;
    bool operator==(const Entry&) const = default;
};

struct Item {
    std::string id;
    std::string source;  // the feed it came from, as configured
    Kind kind = Kind::story;
    std::string language;  // BCP 47; the feed's where the item names none; empty: the screen's
    std::string title, body, summary, url;
    std::string image;  // address
    std::optional<Focus> focus;
    bool whole_image = false;  // nothing of it may be cropped away: a group of people
    std::optional<WallTime> published, modified;
    std::vector<std::string> tags;
    std::string clip;  // address of the first video attachment

    std::vector<Person> people;
    std::optional<Person> from;
    std::vector<Figure> figures;  // at most three
    std::optional<Counter> counter;
    std::string period;
    std::optional<Moment> starts, ends;
    std::string place, value, credential, issuer;
    std::optional<Moment> earned;
    std::string network, handle;
    std::optional<Number> likes;
    std::string issue;
    std::vector<std::string> teasers;  // at most two
    std::string prize, unit;
    std::vector<Entry> entries;
    std::vector<Person> visitors;
    std::optional<Person> host;
    Severity severity = Severity::info;
    std::optional<double> rating;
    std::optional<int> years;  // 1..100
    std::string since;         // a year, or a day: "2001", "2001-11-20"

    std::optional<WallTime> show_from, show_until;
    std::uint8_t days = 127;  // Day bits
    std::optional<Hours> hours;
    std::vector<std::string> sites;
    Audience audience = Audience::everyone;
    int weight = 1;                  // 1..10
    std::optional<Seconds> seconds;  // never below 5
    bool celebrate = false;

    bool operator==(const Item&) const = default;
};

}  // namespace accolade::model
