#include "round.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace accolade::schedule {

namespace {

constexpr std::size_t kMostPlaces = 60'000;

double seconds(Milliseconds time) {
    return std::chrono::duration<double>(time).count();
}

double fraction(std::uint64_t hash) {
    return static_cast<double>(hash >> 11U) * 0x1p-53;
}

struct Due {
    double at;  // 0..1 of its group's places
    std::uint64_t hash;
    std::size_t entrant;
    auto operator<=>(const Due&) const = default;
};

// The places of one group, each entrant's spread evenly from a beginning that its id chooses.
std::vector<std::size_t> spread(const std::vector<Entrant>& entrants, const std::vector<std::size_t>& members) {
    std::vector<Due> dues;
    for (const auto i : members) {
        const auto& entrant = entrants[i];
        for (int copy = 0; copy < entrant.copies; ++copy) {
            dues.push_back({(copy + fraction(entrant.hash)) / entrant.copies, entrant.hash, i});
        }
    }
    std::ranges::sort(dues);
    std::vector<std::size_t> order;
    order.reserve(dues.size());
    for (const auto& due : dues) order.push_back(due.entrant);
    return order;
}

struct Group {
    std::uint64_t key = 0;  // settles ties, so that the order of the feed does not
    std::vector<std::size_t> order;
    std::size_t used = 0;
    std::size_t left() const { return order.size() - used; }
    double due() const { return (static_cast<double>(used) + 0.5) / static_cast<double>(order.size()); }
};

// Which group comes next: the one that is most behind, but never the one before again unless it must be; and one that
// has as many places left as alternation can still take goes first.
std::size_t next_group(const std::vector<Group>& groups, std::size_t previous, std::size_t first, std::size_t left) {
    std::size_t best = groups.size();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].left() == 0 || g == previous) continue;
        // The ring closes with the first group, which therefore must not stand at the end.
        const std::size_t places = g == first ? left - 1 : left;
        if (2 * groups[g].left() > places) return g;
        if (best == groups.size() || groups[g].due() < groups[best].due()) best = g;
    }
    return best == groups.size() ? previous : best;
}

// The groups' places as one ring, in which no group follows itself unless it has more than half of them.
std::vector<std::size_t> alternating(std::vector<Group> groups) {
    std::ranges::sort(groups, [](const Group& a, const Group& b) {
        return a.order.size() != b.order.size() ? a.order.size() > b.order.size() : a.key < b.key;
    });
    std::size_t total = 0;
    for (const auto& group : groups) total += group.order.size();
    std::vector<std::size_t> ring;
    ring.reserve(total);
    std::size_t previous = groups.size();
    for (std::size_t left = total; left > 0; --left) {
        const auto g = ring.empty() ? 0 : next_group(groups, previous, 0, left);
        ring.push_back(groups[g].order[groups[g].used++]);
        previous = g;
    }
    return ring;
}

// How often an item follows itself at two places of a ring, before or after them.
int repeats_at(const std::vector<std::size_t>& ring, std::size_t a, std::size_t b) {
    const std::size_t n = ring.size();
    std::array<std::size_t, 4> firsts{(a + n - 1) % n, a, (b + n - 1) % n, b};
    std::ranges::sort(firsts);
    const auto end = std::ranges::unique(firsts).begin();
    return static_cast<int>(
        std::count_if(firsts.begin(), end, [&](std::size_t first) { return ring[first] == ring[(first + 1) % n]; }));
}

// Equal neighbours are parted by exchanges that leave fewer of them: within the group where that helps, so that the
// groups still alternate, else with any.
bool part_equal_neighbours(std::vector<std::size_t>& ring, const std::vector<Entrant>& entrants) {
    const std::size_t n = ring.size();
    const auto part = [&](std::size_t here, bool same_group) {
        for (std::size_t step = 1; step < n; ++step) {
            const std::size_t there = (here + step) % n;
            if (ring[there] == ring[here]) continue;
            if (same_group && entrants[ring[there]].group != entrants[ring[here]].group) continue;
            const int before = repeats_at(ring, here, there);
            std::swap(ring[here], ring[there]);
            if (repeats_at(ring, here, there) < before) return true;
            std::swap(ring[here], ring[there]);
        }
        return false;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t next = (i + 1) % n;
        if (ring[i] != ring[next]) continue;
        for (const bool same_group : {true, false}) {
            if (part(next, same_group) || part(i, same_group)) break;
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (n > 1 && ring[i] == ring[(i + 1) % n]) return false;
    }
    return true;
}

std::size_t total_copies(const std::vector<Entrant>& entrants) {
    std::size_t total = 0;
    for (const auto& entrant : entrants) total += static_cast<std::size_t>(entrant.copies);
    return total;
}

}  // namespace

std::uint64_t hash_of(const std::string& id) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    // FNV's high bits hardly change between short ids: murmur3's finaliser mixes them.
    hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdU;
    hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> 33U);
}

void deal_copies(std::vector<Entrant>& entrants) {
    if (entrants.empty()) return;
    std::set<double> shares;
    double sum = 0;
    for (const auto& entrant : entrants) {
        shares.insert(entrant.share);
        sum += entrant.share;
    }
    const double least = *shares.begin();
    double best = 1, best_error = 1e9;
    for (int multiple = 1; multiple <= 20; ++multiple) {
        const double scale = multiple / least;
        if (multiple > 1 && sum * scale > static_cast<double>(kMostPlaces)) break;
        double error = 0;
        for (const double share : shares)
            error = std::max(error, std::abs(std::round(share * scale) / (share * scale) - 1));
        if (error < best_error - 1e-12) best = scale, best_error = error;
        if (best_error <= 0.01) break;
    }
    // Shares too far apart for that many places: the small ones get one, and more than they should.
    best = std::min(best, std::max(1.0, static_cast<double>(kMostPlaces)) / sum);
    for (auto& entrant : entrants) entrant.copies = std::max(1, static_cast<int>(std::lround(entrant.share * best)));
}

void add_copies_for_short_windows(std::vector<Entrant>& entrants) {
    double length = 0;
    for (const auto& entrant : entrants) length += entrant.copies * seconds(entrant.stays);
    // So many that one comes up in each half of its time: what else begins or ends may turn the round once in between.
    const double longest = length * 1.5;
    struct Wish {
        Milliseconds lasts;
        std::size_t entrant;
        int more;
    };
    std::vector<Wish> wishes;
    for (std::size_t i = 0; i < entrants.size(); ++i) {
        const auto& entrant = entrants[i];
        const double lasts = std::max(60.0, seconds(entrant.lasts));
        if (length / entrant.copies <= lasts / 2) continue;  // it comes up often enough as it is
        const int copies = static_cast<int>(std::min(1000.0, std::ceil(2 * longest / lasts)));
        if (copies > entrant.copies) wishes.push_back({entrant.lasts, i, copies - entrant.copies});
    }
    // The shortest first; those that last equally long share what is left for them.
    std::ranges::sort(wishes, {}, &Wish::lasts);
    double budget = longest - length;
    for (std::size_t i = 0; i < wishes.size() && budget > 0;) {
        std::size_t end = i;
        double cost = 0;
        for (; end < wishes.size() && wishes[end].lasts == wishes[i].lasts; ++end) {
            cost += wishes[end].more * seconds(entrants[wishes[end].entrant].stays);
        }
        const double granted = std::min(1.0, budget / cost);
        for (; i < end; ++i) entrants[wishes[i].entrant].copies += static_cast<int>(wishes[i].more * granted);
        budget -= cost;
    }

    // An item with more places than all others together would follow itself.
    const auto total = total_copies(entrants);
    for (auto& entrant : entrants) {
        const auto others = static_cast<int>(total - static_cast<std::size_t>(entrant.copies));
        if (entrant.copies > others) entrant.copies = std::max(1, others);
    }
}

std::vector<std::size_t> places_of_round(const std::vector<Entrant>& entrants) {
    std::map<int, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < entrants.size(); ++i) members[entrants[i].group].push_back(i);
    std::vector<Group> groups;
    for (const auto& [group, list] : members)
        groups.push_back({static_cast<std::uint64_t>(group), spread(entrants, list)});
    auto ring = alternating(std::move(groups));
    if (part_equal_neighbours(ring, entrants)) return ring;

    // One item has nearly half of all places: then it is items that must alternate, for kinds cannot.
    constexpr std::size_t kFew = 256;
    if (entrants.size() > kFew) return ring;
    std::vector<Group> items;
    for (std::size_t i = 0; i < entrants.size(); ++i) items.push_back({entrants[i].hash, spread(entrants, {i})});
    return alternating(std::move(items));
}

double stretch_for(Milliseconds length, Milliseconds time_a_day) {
    constexpr double kDay = 86'400;
    const double round = seconds(length), daily = seconds(time_a_day);
    if (daily >= round || daily <= 0) return 1;
    const auto days = static_cast<std::size_t>(std::clamp(std::ceil(2 * round / daily), 15.0, 60.0));
    double best = 1, best_gap = 2;
    std::vector<double> begins(days);
    for (int step = 0; step <= 40; ++step) {
        const double stretch = 1 + step * 0.001;
        for (std::size_t day = 0; day < days; ++day) {
            // Working days: a round that seven days bring back must not hide a part of itself in the weekends.
            const std::size_t weeks = day / 5, days_into_it = day % 5;
            const auto date = static_cast<double>(weeks * 7 + days_into_it);
            const double turns = date * kDay / (round * stretch);
            begins[day] = turns - std::floor(turns);
        }
        std::ranges::sort(begins);
        double gap = begins.front() + 1 - begins.back();
        for (std::size_t i = 1; i < days; ++i) gap = std::max(gap, begins[i] - begins[i - 1]);
        if (gap < best_gap - 1e-9) best = stretch, best_gap = gap;
    }
    return best;
}

}  // namespace accolade::schedule
