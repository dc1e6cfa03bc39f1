#include "show_limits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/fields.h"

namespace accolade::feed {
namespace {

// Without what tells "show_until", "show-until" and "showUntil" apart.
std::string plain(std::string_view name) {
    auto result = ascii::lower(name);
    std::erase_if(result, [](char c) { return c == '_' || c == '-' || c == ' '; });
    return result;
}

// How other formats and people call them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 32> kOtherNames{{{"site", "sites"},
                                                                                     {"screen", "sites"},
                                                                                     {"screens", "sites"},
                                                                                     {"day", "days"},
                                                                                     {"weekday", "days"},
                                                                                     {"weekdays", "days"},
                                                                                     {"hour", "hours"},
                                                                                     {"audiences", "audience"},
                                                                                     {"visibility", "audience"},
                                                                                     {"visibleto", "audience"},
                                                                                     {"until", "show_until"},
                                                                                     {"showto", "show_until"},
                                                                                     {"showtill", "show_until"},
                                                                                     {"expire", "show_until"},
                                                                                     {"expires", "show_until"},
                                                                                     {"expiresat", "show_until"},
                                                                                     {"expireson", "show_until"},
                                                                                     {"expiry", "show_until"},
                                                                                     {"expirydate", "show_until"},
                                                                                     {"expiration", "show_until"},
                                                                                     {"expirationdate", "show_until"},
                                                                                     {"validuntil", "show_until"},
                                                                                     {"validto", "show_until"},
                                                                                     {"notafter", "show_until"},
                                                                                     {"embargo", "show_from"},
                                                                                     {"embargoed", "show_from"},
                                                                                     {"embargountil", "show_from"},
                                                                                     {"validfrom", "show_from"},
                                                                                     {"notbefore", "show_from"},
                                                                                     {"publishat", "show_from"},
                                                                                     {"consents", "consent"},
                                                                                     {"optout", "consent"}}};

constexpr std::array<std::string_view, 3> kLong{"showfrom", "showuntil", "audience"};

}  // namespace

std::optional<std::string_view> limit_meant_by(std::string_view name) {
    const auto word = plain(name);
    for (const auto limit : kItemLimits)
        if (word == plain(limit)) return limit;
    for (const auto& [other, limit] : kOtherNames)
        if (word == other) return limit;
    if (word.size() < 6) return std::nullopt;
    const auto near = nearest(word, kLong);
    if (!near) return std::nullopt;
    return *std::ranges::find_if(kItemLimits, [&](std::string_view limit) { return plain(limit) == *near; });
}

}  // namespace accolade::feed
