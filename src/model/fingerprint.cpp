#include "model/fingerprint.h"

#include <bit>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "base/digest.h"

namespace accolade::model {
namespace {

// All members of all values, one after the other. The members are taken by structured bindings, so that a new one which
// is forgotten here does not compile.
class Print {
  public:
    const std::string& text() const { return text_; }

    template <class... Values>
    void all(const Values&... values) {
        (add(values), ...);
    }

    void add(const std::string& words) {
        add(words.size());
        text_ += words;
    }
    template <class Number>
        requires(std::is_integral_v<Number>)
    void add(Number number) {
        text_ += std::to_string(number) + " ";
    }
    template <class Enum>
        requires(std::is_enum_v<Enum>)
    void add(Enum value) {
        add(static_cast<std::int64_t>(value));
    }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(float number) { add(std::bit_cast<std::uint32_t>(number)); }
    void add(WallTime at) { add(at.time_since_epoch().count()); }
    void add(Seconds time) { add(time.count()); }
    template <class Value>
    void add(const std::optional<Value>& value) {
        add(value.has_value());
        if (value) add(*value);
    }
    template <class Value>
    void add(const std::vector<Value>& values) {
        add(values.size());
        for (const auto& value : values) add(value);
    }

    void add(const Focus& focus) {
        const auto& [x, y] = focus;
        all(x, y);
    }
    void add(const Person& person) {
        const auto& [name, role, team, place, company, photo, focus, consent] = person;
        all(name, role, team, place, company, photo, focus, consent);
    }
    void add(const Number& number) {
        const auto& [value, decimals] = number;
        all(value, decimals);
    }
    void add(const Figure& figure) {
        const auto& [value, unit] = figure;
        all(value, unit);
    }
    void add(const Counter& counter) {
        const auto& [value, target, start, previous, unit, as_of, previous_as_of, per_hour, celebrate_at] = counter;
        all(value, target, start, previous, unit, as_of, previous_as_of, per_hour, celebrate_at);
    }
    void add(const Moment& moment) {
        const auto& [at, all_day] = moment;
        all(at, all_day);
    }
    void add(const Entry& entry) {
        const auto& [name, value, photo] = entry;
        all(name, value, photo);
    }
    void add(const Hours& hours) {
        const auto& [from, until] = hours;
        all(from, until);
    }
    void add(const Item& item) {
        const auto& [id, source, kind, language, title, body, summary, url, image, focus, whole_image, published,
                     modified, tags, clip, people, from, figures, counter, period, starts, ends, place, value,
                     credential, issuer, earned, network, handle, likes, issue, teasers, prize, unit, entries, visitors,
                     host, severity, rating, years, since, show_from, show_until, days, hours, sites, audience, weight,
                     seconds, celebrate] = item;
        (void)modified;  // on no slide, and some feeds are modified whenever they are asked
        all(id, source, kind, language, title, body, summary, url, image, focus, whole_image, published, tags, clip,
            people, from, figures, counter, period, starts, ends, place, value, credential, issuer, earned, network,
            handle, likes, issue, teasers, prize, unit, entries, visitors, host, severity, rating, years, since,
            show_from, show_until, days, hours, sites, audience, weight, seconds, celebrate);
    }

  private:
    std::string text_;
};

}  // namespace

std::string fingerprint_of(const Item& item) {
    Print print;
    print.add(item);
    return sha256(print.text());
}

}  // namespace accolade::model
