#include "members.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "address.h"
#include "base/ascii.h"
#include "base/fields.h"
#include "clean_text.h"
#include "dates.h"
#include "html_text.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

constexpr double kLargest = 1e15;  // beyond, no screen has room and no double is exact
constexpr int kMostDecimals = 6;

std::string in_quotes(std::string_view text) {
    return "\"" + shown(text) + "\"";
}

std::string written(double number) {
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

std::string written_as(const json::Value& value) {
    return value.is(json::Type::string) ? in_quotes(value.string) : std::string(json::name_of(value.type));
}

const model::Zone* zoneless(const FeedContext& context) {
    return context.local_times ? &context.zone : nullptr;
}

std::string joined(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += in_quotes(names[i]);
    }
    return text;
}

// Of "12.50" two; of "1.25e1" one.
int decimals_of(std::string_view digits) {
    const auto mantissa = digits.substr(0, digits.find_first_of("eE"));
    const auto point = mantissa.find('.');
    int decimals =
        point == std::string_view::npos ? 0 : static_cast<int>(std::min<std::size_t>(mantissa.size() - point - 1, 99));
    if (mantissa.size() < digits.size()) {
        auto written_exponent = digits.substr(mantissa.size() + 1);
        if (written_exponent.starts_with('+')) written_exponent.remove_prefix(1);
        int exponent = 0;
        std::from_chars(written_exponent.data(), written_exponent.data() + written_exponent.size(), exponent);
        decimals -= std::clamp(exponent, -99, 99);
    }
    return std::clamp(decimals, 0, kMostDecimals);
}

// What people call it who have not read how it is called here, and letters do not tell.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOtherNames{
    {{"person", "people"}, {"name", "people"}, {"names", "people"}, {"winner", "people"}}};

std::optional<std::string> meant_by(std::string_view key, std::span<const std::string_view> known) {
    for (const auto& [other, name] : kOtherNames)
        if (key == other && std::ranges::find(known, name) != known.end()) return std::string(name);
    return nearest(key, known);
}

}  // namespace

Members::Members(const json::Value& object, Report& report, std::string inside)
    : object_(&object), report_(&report), inside_(std::move(inside)) {}

std::string Members::named(std::string_view key) const {
    return (inside_.empty() ? std::string() : inside_ + ", ") + in_quotes(key);
}

const json::Value* Members::any(std::string_view key) {
    asked_.push_back(key);
    const auto* value = object_->find(key);
    return value == nullptr || value->is(json::Type::null) ? nullptr : value;
}

const json::Value* Members::checked(std::string_view key, json::Type type) {
    const auto* value = any(key);
    if (value == nullptr || value->is(type)) return value;
    report_->warn(value->place, named(key) + " must be " + std::string(json::name_of(type)) + ", not " +
                                    std::string(json::name_of(value->type)) + "; it is left out");
    return nullptr;
}

std::string Members::cleaned(const json::Value& value, std::string_view key, bool one) {
    const auto most = report_->context().caps.text;
    auto result = capped(one ? one_line(without_entities(value.string)) : paragraphs(value.string), most);
    if (result.was_cut) {
        report_->warn(value.place,
                      named(key) + " is longer than " + std::to_string(most) + " characters; the rest is cut off");
    }
    return std::move(result.text);
}

std::string Members::line(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    return value == nullptr ? std::string() : cleaned(*value, key, true);
}

std::string Members::prose(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    return value == nullptr ? std::string() : cleaned(*value, key, false);
}

std::string Members::raw(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    return value == nullptr ? std::string() : value->string;
}

std::vector<std::string> Members::lines(std::string_view key, std::size_t most) {
    const auto* value = any(key);
    if (value == nullptr) return {};
    std::vector<std::string> result;
    const auto take = [&](const json::Value& text) {
        if (auto clean = cleaned(text, key, true); !clean.empty()) result.push_back(std::move(clean));
    };
    if (value->is(json::Type::string)) {
        take(*value);
    } else if (!value->is(json::Type::array)) {
        report_->warn(value->place, named(key) + " must be a list of texts, not " +
                                        std::string(json::name_of(value->type)) + "; it is left out");
    } else {
        for (const auto& item : value->items) {
            if (result.size() == most) {
                report_->warn(item.place,
                              named(key) + " has more than " + std::to_string(most) + "; the rest is left out");
                break;
            }
            if (item.is(json::Type::string)) {
                take(item);
            } else {
                report_->warn(item.place, named(key) + " may hold texts only; " +
                                              std::string(json::name_of(item.type)) + " is left out");
            }
        }
    }
    return result;
}

std::optional<model::Number> Members::number_of(const json::Value& value, std::string_view key) {
    if (value.overflow || std::abs(value.number) > kLargest) {
        report_->warn(value.place,
                      named(key) + " is " + in_quotes(value.string) + ", too large to be shown; it is left out");
        return std::nullopt;
    }
    return model::Number{value.number, decimals_of(value.string)};
}

std::optional<model::Number> Members::number(std::string_view key) {
    const auto* value = checked(key, json::Type::number);
    return value == nullptr ? std::nullopt : number_of(*value, key);
}

std::optional<double> Members::clamped(std::string_view key, double lowest, double highest) {
    const auto* value = checked(key, json::Type::number);
    if (value == nullptr) return std::nullopt;
    const double found = value->overflow ? (value->string.starts_with('-') ? lowest : highest) : value->number;
    const double inside = std::clamp(found, lowest, highest);
    if (value->overflow || inside != found) {
        report_->warn(value->place, named(key) + " is " + shown(value->string) + "; it must be between " +
                                        written(lowest) + " and " + written(highest) + ", so " + written(inside) +
                                        " is used");
    }
    return inside;
}

bool Members::flag(std::string_view key) {
    const auto* value = checked(key, json::Type::boolean);
    return value != nullptr && value->boolean;
}

std::optional<WallTime> Members::instant(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    if (value == nullptr || value->string.empty()) return std::nullopt;
    const auto result = instant_of(ascii::trimmed(value->string), zoneless(report_->context()));
    if (!result) {
        report_->warn(value->place,
                      named(key) + " is " + in_quotes(value->string) +
                          "; write date, time and zone as in \"2026-11-20T08:00:00+01:00\"; it is left out");
    }
    return result;
}

std::optional<model::Moment> Members::moment(std::string_view key) {
    const auto* value = checked(key, json::Type::string);
    if (value == nullptr || value->string.empty()) return std::nullopt;
    const auto result = moment_of(ascii::trimmed(value->string), zoneless(report_->context()));
    if (!result) {
        report_->warn(value->place, named(key) + " is " + in_quotes(value->string) +
                                        "; write a day as \"2026-11-20\", or date, time and zone as in "
                                        "\"2026-11-20T08:00:00+01:00\"; it is left out");
    }
    return result;
}

// `days`: 1 is the end of a whole day, 0 its beginning.
std::optional<WallTime> Members::limit(std::string_view key, int days) {
    const auto* value = any(key);
    if (value == nullptr) return std::nullopt;
    const auto& context = report_->context();
    if (value->is(json::Type::string)) {
        const auto text = ascii::trimmed(value->string);
        if (text.empty()) return std::nullopt;
        if (const auto day = day_of(text)) return context.zone.instant(model::next_day(*day, days), 0);
        if (const auto instant = instant_of(text, zoneless(context))) return instant;
    }
    hold_back(value->place, named(key) + " is " + written_as(*value) +
                                "; write a day as \"2026-11-20\", or date, time and zone as in "
                                "\"2026-11-20T08:00:00+01:00\"");
    return std::nullopt;
}

std::optional<WallTime> Members::not_before(std::string_view key) {
    return limit(key, 0);
}

std::optional<WallTime> Members::not_after(std::string_view key) {
    return limit(key, 1);
}

void Members::hold_back(json::Place at, const std::string& what) {
    held_ = true;
    report_->error(at, what + "; the item is not shown until this is corrected");
}

std::optional<std::string_view> Members::limit_of(const json::Member& member,
                                                  const std::optional<std::string>& meant) const {
    if (limits_.empty() || member.value.is(json::Type::null)) return std::nullopt;
    auto limit = limit_meant_by(member.key);
    if (!limit && meant) limit = *meant;
    return limit && std::ranges::find(limits_, *limit) != limits_.end() ? limit : std::nullopt;
}

std::optional<model::Focus> Members::focus(std::string_view key) {
    const auto* value = checked(key, json::Type::array);
    if (value == nullptr) return std::nullopt;
    const auto fits = [](const json::Value& v) {
        return v.is(json::Type::number) && !v.overflow && v.number >= 0 && v.number <= 1;
    };
    if (value->items.size() != 2 || !std::ranges::all_of(value->items, fits)) {
        report_->warn(value->place,
                      named(key) + " must be two numbers between 0 and 1, as in [0.7, 0.4]; it is left out");
        return std::nullopt;
    }
    return model::Focus{static_cast<float>(value->items[0].number), static_cast<float>(value->items[1].number)};
}

std::string Members::picture(std::string_view key) {
    return address(key, true);
}

std::string Members::link(std::string_view key) {
    return address(key, false);
}

std::string Members::address(std::string_view key, bool media) {
    const auto* value = checked(key, json::Type::string);
    if (value == nullptr) return {};
    const auto reference = one_line(value->string);
    if (reference.empty()) return {};
    const auto& feed = report_->context().address;
    auto result = media ? media_address(feed, reference) : web_address(feed, reference);
    if (result) return std::move(*result);
    // A refused picture is a matter of safety; a link that no phone can follow is not.
    const auto what = named(key) + " is " + in_quotes(reference) + ": " + result.error().what + "; it is left out";
    media ? report_->error(value->place, what) : report_->warn(value->place, what);
    return {};
}

const json::Value* Members::object(std::string_view key) {
    return checked(key, json::Type::object);
}

const json::Value* Members::list(std::string_view key, std::size_t most) {
    const auto* value = checked(key, json::Type::array);
    if (value != nullptr && value->items.size() > most) {
        report_->warn(value->items[most].place,
                      named(key) + " has more than " + std::to_string(most) + "; the rest is left out");
    }
    return value;
}

bool Members::stands_wrong(const json::Member& member, const Elsewhere& elsewhere) {
    if (std::ranges::find(elsewhere.names, member.key) == elsewhere.names.end()) return false;
    const auto what = named(member.key) + " has no effect here; " + std::string(elsewhere.advice);
    limit_of(member, std::nullopt) ? hold_back(member.place, what) : report_->warn(member.place, what);
    return true;
}

void Members::finish(const Elsewhere& elsewhere) {
    for (const auto& member : object_->members) {
        // A name with an underscore is somebody else's extension, as the standard has it.
        if (member.key.starts_with('_') || std::ranges::find(asked_, member.key) != asked_.end()) continue;
        if (stands_wrong(member, elsewhere)) continue;
        const auto meant = meant_by(member.key, asked_);
        if (const auto limit = limit_of(member, meant)) {
            hold_back(member.place,
                      named(member.key) + " is not a known member; did you mean " + in_quotes(*limit) + "?");
            continue;
        }
        report_->warn(member.place,
                      named(member.key) + " is not a known member" +
                          (meant ? "; did you mean " + in_quotes(*meant) + "?" : std::string("; it is ignored")));
    }
}

void Members::finish_standard(std::span<const std::string_view> standard, const Elsewhere& elsewhere) {
    auto known = asked_;
    known.insert(known.end(), standard.begin(), standard.end());
    for (const auto& member : object_->members) {
        if (member.key == "$schema" || std::ranges::find(known, member.key) != known.end()) continue;
        if (stands_wrong(member, elsewhere)) continue;
        auto meant = meant_by(member.key, known);
        if (const auto limit = limit_of(member, std::nullopt)) {
            hold_back(member.place, named(member.key) + " is not a known member; did you mean " + in_quotes(*limit) +
                                        " in \"_accolade\"?");
            continue;
        }
        // Extensions have names of their own, and only ours may be mistyped.
        if (member.key.starts_with('_') && meant != "_accolade") continue;
        if (meant) {
            report_->warn(member.place, named(member.key) + " is not a known member; did you mean " +
                                            in_quotes(*meant) + "? It is ignored");
        } else {
            report_->inform_once(member.place, named(member.key) + " is not a known member; it is ignored");
        }
    }
}

void Members::complain_choice(std::string_view key, const json::Value& value, std::span<const std::string_view> names,
                              std::string_view consequence, bool grave) {
    const bool text = value.is(json::Type::string);
    const auto meant = text ? nearest(value.string, names) : std::nullopt;
    const auto what = named(key) + " is " + written_as(value) +
                      (meant ? "; did you mean " + in_quotes(*meant) + "?" : ";") + " it may be " + joined(names) +
                      "; " + std::string(consequence);
    grave ? report_->error(value.place, what) : report_->warn(value.place, what);
}

}  // namespace accolade::feed
