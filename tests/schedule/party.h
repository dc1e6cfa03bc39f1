// A lobby that celebrates, and remembers it: news, rules, a show and what is due, turn by turn, without a screen.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schedule/celebrations.h"
#include "schedule/lobby.h"

namespace accolade::test {

inline Item counting(const std::string& id, double value, std::vector<double> at) {
    auto item = item_of(id, Kind::milestone);
    item.counter = model::Counter{};
    item.counter->value = {value, 0};
    item.counter->celebrate_at = std::move(at);
    return item;
}

inline Item festive(const std::string& id, std::optional<WallTime> published = {}) {
    auto item = item_of(id, Kind::award);
    item.celebrate = true;
    item.published = published;
    return item;
}

struct Party {
    Rules rules = in("Europe/Oslo");
    News next;  // published by `publish`
    NewsPtr news = std::make_shared<const News>();
    Now now{kMonday, SteadyTime{}};
    Show show{};
    Celebrations celebrations{};
    bool heard = true;
    std::vector<model::Celebration> takeovers;  // that began
    std::vector<Banner> banners;

    explicit Party(std::vector<Item> items = {}, int others = 3) {
        next.items = mixed_items(others);
        for (auto& item : items) next.items.push_back(std::move(item));
        publish();
        run(5min);
    }
    void publish() { news = std::make_shared<const News>(next); }
    Item& item(const std::string& id) {
        for (std::size_t i = 0; i < next.items.size(); ++i) {
            if (next.items[i].id == id) {
                std::vector<Item> all(next.items.begin(), next.items.end());
                edited_ = all[i];
                return edited_;
            }
        }
        throw std::runtime_error("no item " + id);
    }
    // The item of this id is this one from now on.
    void put(const Item& item) {
        std::vector<Item> all(next.items.begin(), next.items.end());
        const auto found = std::ranges::find(all, item.id, &Item::id);
        if (found == all.end()) {
            all.push_back(item);
        } else {
            *found = item;
        }
        next.items = all;
        publish();
    }
    void drop(const std::string& id) {
        std::vector<Item> all(next.items.begin(), next.items.end());
        std::erase_if(all, [&](const Item& item) { return item.id == id; });
        next.items = all;
        publish();
    }
    void count(const std::string& id, double value, std::optional<WallTime> pushed = {}) {
        auto changed = item(id);
        changed.counter->value.value = value;
        next.pushed = pushed;
        put(changed);
    }
    void call(const std::string& key, const std::string& id, std::optional<WallTime> sent = {}) {
        next.calls.push_back({key, id, now.wall, sent});
        publish();
    }
    void turn() {
        celebrations.look(news, rules, now, heard ? std::optional(now.wall) : std::nullopt);
        const auto due = celebrations.due(show, rules, now);
        auto after = advance(show, due.takeover ? news : celebrations.told(news, now), rules, now, due.takeover);
        if (due.takeover && after.current.celebration == due.takeover && after.current.serial != show.current.serial) {
            celebrations.begin(*due.takeover, now);
            takeovers.push_back(*due.takeover);
        } else if (due.banner) {
            celebrations.begin(*due.banner, now);
            banners.push_back(*due.banner);
        }
        show = std::move(after);
        celebrations.follow(show, now);
    }
    void run(Milliseconds time, Milliseconds step = 200ms) {
        for (const auto end = now.steady + time; now.steady < end;) {
            const auto by = std::min(step, end - now.steady);
            now.wall += by;
            now.steady += by;
            turn();
        }
    }
    // The program ends and starts again after so long, with what was written down.
    void restart(Milliseconds after) {
        celebrations = Celebrations(*ledger_from(text_of(celebrations.ledger())));
        show = {};
        now.wall += after;
        now.steady = SteadyTime{} + 1h;
    }
    bool celebrating() const { return show.current.celebration.has_value(); }
    std::string on() const { return show.current.idle() ? "(idle)" : show.current.item()->id; }

  private:
    Item edited_;
};

}  // namespace accolade::test
