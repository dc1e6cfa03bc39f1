// The vocabulary of a theme's writer. A name that is added here is a promise; the test holds words_of to the list.
#include <algorithm>
#include <array>
#include <map>

#include "model/kind.h"
#include "wording/words.h"

namespace accolade::wording {

namespace {

using Names = std::vector<std::string_view>;

const Names kEveryKind{
    "title",
    "body",
    "summary",
    "lead",
    "image",
    "url",
    "kind",
    "brand.name",
    "brand.logo",
    "clock",
    "date",
    "people",
    "people.names",
    "people.count",
    "person.name",
    "person.role",
    "person.team",
    "person.place",
    "person.company",
    "person.photo",
    "person.line",
    "from.name",
    "from.role",
    "from.company",
    "from.line",
    "from.photo",
    "figures.0",
    "figures.0.value",
    "figures.0.unit",
    "figures.1",
    "figures.1.value",
    "figures.1.unit",
    "figures.2",
    "figures.2.value",
    "figures.2.unit",
};

const Names kWhen{"starts.day", "starts.month", "starts.weekday", "starts.time", "starts.date",
                  "ends.time",  "ends.date",    "place",          "relative",    "when"};

Names own_names(model::Kind kind) {
    switch (kind) {
        case model::Kind::story:
            return {};
        case model::Kind::quote:
            return {"quote", "rating"};
        case model::Kind::milestone:
            return {"counter.value", "counter.target", "counter.percent", "counter.delta",
                    "counter.unit",  "counter.goal",   "counter.left"};
        case model::Kind::award:
            return {"period", "period.short", "honour", "winner", "members", "reason"};
        case model::Kind::kudos:
            return {"value"};
        case model::Kind::event:
        case model::Kind::session:
            return kWhen;
        case model::Kind::learning:
            return {"credential", "issuer", "earned", "course", "issued", "honour", "winner", "members", "reason"};
        case model::Kind::social:
            return {"network", "handle", "likes"};
        case model::Kind::newsletter:
            return {"issue", "teasers.0", "teasers.1"};
        case model::Kind::incentive: {
            auto names = kWhen;
            names.emplace_back("prize");
            return names;
        }
        case model::Kind::leaderboard:
            return {"unit",
                    "entries.0.name",
                    "entries.0.value",
                    "entries.0.rank",
                    "entries.0.photo",
                    "entries.1.name",
                    "entries.1.value",
                    "entries.1.rank",
                    "entries.1.photo",
                    "entries.2.name",
                    "entries.2.value",
                    "entries.2.rank",
                    "entries.2.photo",
                    "entries.3.name",
                    "entries.3.value",
                    "entries.3.rank",
                    "entries.3.photo",
                    "entries.4.name",
                    "entries.4.value",
                    "entries.4.rank",
                    "entries.4.photo",
                    "entries.5.name",
                    "entries.5.value",
                    "entries.5.rank",
                    "entries.5.photo",
                    "entries.6.name",
                    "entries.6.value",
                    "entries.6.rank",
                    "entries.6.photo"};
        case model::Kind::welcome:
            return {"visitors.names", "host.name", "host.photo"};
        case model::Kind::notice:
            return {"severity"};
    }
    return {};
}

using Vocabulary = std::map<std::string_view, Names>;

Vocabulary vocabulary() {
    Vocabulary all;
    for (std::size_t i = 0; i < model::kKindNames.size(); ++i) {
        const auto name = model::kKindNames.at(i);
        auto names = kEveryKind;
        for (const auto own : own_names(static_cast<model::Kind>(i))) names.push_back(own);
        std::ranges::sort(names);
        all.emplace(name, std::move(names));
    }
    all.emplace("idle", Names{"brand.logo", "brand.name", "date", "date_time", "greeting", "time"});
    return all;
}

}  // namespace

std::span<const std::string_view> word_names(std::string_view kind) {
    static const Vocabulary all = vocabulary();
    const auto found = all.find(kind);
    if (found == all.end()) return {};
    return found->second;
}

}  // namespace accolade::wording
