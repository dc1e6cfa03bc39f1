#include "schedule/pages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "model/kind.h"
#include "round.h"

namespace accolade::schedule {

namespace {

// What those on one page have in common.
using Common = std::tuple<model::Kind, std::string, int, WallTime>;

std::optional<Common> common_of(const model::Item& item, WallTime until) {
    const auto& sharing = model::row_of(item.kind).shares_slides;
    if (sharing.in_common == nullptr) return std::nullopt;
    auto common = sharing.in_common(item);
    if (!common) return std::nullopt;
    return Common{item.kind, std::move(*common), item.weight, until};
}

// From the newest; by their ids where they are equally new.
void sort_newest_first(Page& page, const model::Items& items) {
    std::ranges::sort(page, [&](std::size_t a, std::size_t b) {
        const auto of = [&](std::size_t i) {
            return std::tuple(items[i].published.value_or(WallTime::min()), hash_of(items[i].id));
        };
        return of(a) > of(b);
    });
}

// As many on each page as it has room for.
void add_pages(std::vector<Page>& pages, const Page& members, const model::Items& items) {
    const auto& sharing = model::row_of(items[members.front()].kind).shares_slides;
    std::size_t taken = sharing.most;
    for (const auto i : members) {
        const auto takes = sharing.takes(items[i]);
        if (taken + takes > sharing.most) {
            pages.emplace_back();
            taken = 0;
        }
        pages.back().push_back(i);
        taken += takes;
    }
}

}  // namespace

std::vector<Page> pages_of(const model::Items& items, const std::vector<Candidate>& candidates) {
    std::vector<Page> pages;
    std::map<Common, Page> shared;
    for (const auto& [item, until] : candidates) {
        if (const auto common = common_of(items[item], until)) {
            shared[*common].push_back(item);
        } else {
            pages.push_back({item});
        }
    }
    for (auto& [common, members] : shared) {
        sort_newest_first(members, items);
        add_pages(pages, members, items);
    }
    std::ranges::sort(pages, {}, [](const Page& page) { return std::ranges::min(page); });
    return pages;
}

std::vector<Page> pages_of(const model::Items& items) {
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < items.size(); ++i) all.push_back({i});
    return pages_of(items, all);
}

}  // namespace accolade::schedule
