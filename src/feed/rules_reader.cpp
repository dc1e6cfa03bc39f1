#include "rules_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "clean_text.h"
#include "dates.h"
#include "html_text.h"

namespace accolade::feed {

namespace {

constexpr std::array<std::pair<std::string_view, model::Audience>, 2> kAudiences{
    {{"public", model::Audience::everyone}, {"staff", model::Audience::staff}}};
constexpr double kShortestSeconds = 5, kLongestSeconds = 3600;

// The texts of a list, or the one text, that is a limit; blank ones say nothing.
std::vector<std::string> read_limits(Members& members, std::string_view key, std::string_view example) {
    const auto* value = members.any(key);
    if (value == nullptr) return {};
    std::vector<std::string> texts;
    const auto take = [&](const json::Value& text) {
        if (!text.is(json::Type::string)) return false;
        if (auto line = one_line(without_entities(text.string)); !line.empty()) texts.push_back(std::move(line));
        return true;
    };
    const bool good = value->is(json::Type::array) ? std::ranges::all_of(value->items, take) : take(*value);
    if (good) return texts;
    members.hold_back(value->place, members.named(key) + " must be a list of texts, as in " + std::string(example));
    return {};
}

void read_days(Members& members, model::Item& item) {
    std::uint8_t days = 0;
    for (const auto& name : read_limits(members, "days", R"(["mon", "wed"])")) {
        if (const auto named = days_of(name)) {
            days = static_cast<std::uint8_t>(days | *named);
        } else {
            members.hold_back(members.any("days")->place,
                              "\"days\" has \"" + shown(name) + "\"; write days as \"mon\", \"sun\" or \"mon-fri\"");
        }
    }
    if (days != 0) item.days = days;
}

void read_hours(Members& members, model::Item& item) {
    const auto* value = members.any("hours");
    if (value == nullptr) return;
    const bool text = value->is(json::Type::string);
    const auto hours = text ? ascii::trimmed(value->string) : std::string_view();
    if (text && hours.empty()) return;
    item.hours = hours_of(hours);
    if (item.hours) return;
    members.hold_back(value->place, "\"hours\" is " +
                                        (text ? "\"" + shown(hours) + "\"" : std::string(json::name_of(value->type))) +
                                        "; write \"08:00-18:00\"");
}

}  // namespace

void read_rules(Members& members, model::Item& item) {
    item.show_from = members.not_before("show_from");
    item.show_until = members.not_after("show_until");
    read_days(members, item);
    read_hours(members, item);
    item.sites = read_limits(members, "sites", R"(["oslo", "esbjerg"])");
    if (members.any("audience") != nullptr) {
        item.audience = members
                            .one_of<model::Audience>("audience", kAudiences,
                                                     "it is read as \"staff\" until this is corrected", true)
                            .value_or(model::Audience::staff);
    }
    if (const auto weight = members.clamped("weight", 1, 10)) item.weight = static_cast<int>(std::lround(*weight));
    if (const auto seconds = members.clamped("seconds", kShortestSeconds, kLongestSeconds)) {
        item.seconds = Seconds(std::lround(*seconds));
    }
    item.celebrate = members.flag("celebrate");
}

}  // namespace accolade::feed
