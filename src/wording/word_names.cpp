// The vocabulary of a theme's writer: what every kind offers, and what its row adds (model/kind.h). A name that is
// added is a promise; the test holds words_of to the list.
#include <algorithm>
#include <map>

#include "model/kind.h"
#include "wording/words.h"

namespace accolade::wording {

namespace {

using model::Names;

const Names kEveryKind{
    "title",
    "body",
    "summary",
    "lead",
    "image",
    "image.whole",
    "url",
    "address",
    "read_at",
    "kind",
    "kicker",
    "about",
    "brand.name",
    "brand.logo",
    "brand.logo_dark",
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

// Of a celebration, beside what every kind offers.
const Names kOfCelebrations{"celebration.kicker", "celebration.number", "celebration.figure",
                            "celebration.person", "celebration.name",   "celebration.what",
                            "celebration.who",    "celebration.news",   "celebration.from"};

using Vocabulary = std::map<std::string_view, Names>;

Vocabulary vocabulary() {
    Vocabulary all;
    for (const auto& row : model::kinds()) {
        auto names = kEveryKind;
        names.insert(names.end(), row.words.begin(), row.words.end());
        std::ranges::sort(names);
        all.emplace(row.name, std::move(names));
    }
    auto celebrated = kEveryKind;
    celebrated.insert(celebrated.end(), kOfCelebrations.begin(), kOfCelebrations.end());
    std::ranges::sort(celebrated);
    for (const auto* kind : {"celebration", "banner"}) all.emplace(kind, celebrated);
    all.emplace("idle", Names{"brand.logo", "brand.logo_dark", "brand.name", "date", "date_time", "greeting", "time"});
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
