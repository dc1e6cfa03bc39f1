// Kind: what an item recognises. The words are those of the feed (docs/feed.md). Value; any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace accolade::model {

enum class Kind {
    story,
    quote,
    milestone,
    award,
    kudos,
    event,
    session,
    learning,
    social,
    newsletter,
    incentive,
    leaderboard,
    welcome,
    notice,
};

inline constexpr std::array<std::string_view, 14> kKindNames{
    "story",    "quote",  "milestone",  "award",     "kudos",       "event",   "session",
    "learning", "social", "newsletter", "incentive", "leaderboard", "welcome", "notice"};

std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

}  // namespace accolade::model
