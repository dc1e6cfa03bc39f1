#include "rules_reader.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "clean_text.h"
#include "dates.h"

namespace accolade::feed {

namespace {

constexpr std::array<std::pair<std::string_view, model::Audience>, 2> kAudiences{
    {{"public", model::Audience::everyone}, {"staff", model::Audience::staff}}};
constexpr double kShortestSeconds = 5, kLongestSeconds = 3600;

void read_days(Members& members, model::Item& item) {
    const auto names = members.lines("days", 20);
    std::uint8_t days = 0;
    for (const auto& name : names) {
        if (const auto named = days_of(name)) {
            days = static_cast<std::uint8_t>(days | *named);
        } else {
            members.report().warn(members.any("days")->place, "\"days\" has \"" + shown(name) +
                                                                  "\"; write days as \"mon\", \"sun\" or \"mon-fri\"");
        }
    }
    if (days != 0) item.days = days;
}

}  // namespace

void read_rules(Members& members, model::Item& item) {
    item.show_from = members.instant("show_from");
    item.show_until = members.instant("show_until");
    read_days(members, item);
    if (const auto text = members.line("hours"); !text.empty()) {
        item.hours = hours_of(text);
        if (!item.hours) {
            members.report().warn(members.any("hours")->place,
                                  "\"hours\" is \"" + shown(text) + "\"; write \"08:00-18:00\"; it is left out");
        }
    }
    item.sites = members.lines("sites", 200);
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
