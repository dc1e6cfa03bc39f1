#include "saying.h"

#include <algorithm>
#include <vector>

#include "model/kind.h"
#include "quotation.h"

namespace accolade::wording {

namespace {

std::string_view fact(const Words& facts, std::string_view name) {
    const auto found = facts.find(name);
    return found == facts.end() ? std::string_view() : std::string_view(found->second);
}

// What the names of a row's entry say: "from.name, from.line". What the headline says already is not said again.
std::string said(const Telling& telling, const Words& facts, std::string_view names, std::string_view headline) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin < names.size();) {
        const auto end = std::min(names.find(", ", begin), names.size());
        const auto part = fact(facts, names.substr(begin, end - begin));
        if (!part.empty() && part != headline && unwrapped(part) != headline) parts.push_back(part);
        begin = end + 2;
    }
    return parts.size() == 1 ? std::string(parts.front()) : with_commas(parts, telling);
}

}  // namespace

std::string headline(const Telling& telling, const Words& facts) {
    for (const auto name : model::row_of(telling.item.kind).headline) {
        if (const auto text = fact(facts, name); !text.empty()) return std::string(text);
    }
    for (const auto name : {"body", "summary", "people.names", "place"}) {
        if (const auto text = fact(facts, name); !text.empty()) return std::string(text);
    }
    return telling.say("kind." + std::string(name_of(telling.item.kind)));
}

std::string lead(const Telling& telling, const Words& facts, std::string_view headline) {
    for (const auto names : model::row_of(telling.item.kind).lead) {
        if (auto text = said(telling, facts, names, headline); !text.empty()) return text;
    }
    return {};
}

}  // namespace accolade::wording
