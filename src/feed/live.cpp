#include "live.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/cases.h"
#include "base/digest.h"
#include "clean_text.h"

namespace accolade::feed {
namespace {

Complaint warning(const Heard& heard, std::string what) {
    return {Severity::warning, heard.name, std::move(what)};
}

std::string item_named(const std::string& id) {
    return "item \"" + shown(id) + "\"";
}

// Null where it was removed, or stands as it is in the feed.
const model::Item* item_of(const LiveItem& entry) {
    return entry.item ? &*entry.item : nullptr;
}

// The item as it stands, but for a number that the stream brought; null where there is none.
const model::Item* base_of(const Live& live, const Contents& feed, const std::string& id) {
    const auto found = live.items.find(id);
    return found != live.items.end() && found->second.changed_at ? item_of(found->second) : find_item(feed, id);
}

model::Item with_number(model::Item item, const LiveItem& entry) {
    if (entry.counted_at && item.counter) {
        item.counter->value = entry.value;
        item.counter->as_of = entry.as_of;
    }
    return item;
}

// Null where there are too many.
LiveItem* entry_of(Live& live, const std::string& id, const Heard& heard, Effect& effect) {
    const auto found = live.items.find(id);
    if (found != live.items.end()) return &found->second;
    if (live.items.size() >= kLiveItems) {
        effect.fetch = true;
        effect.complaints.push_back(
            warning(heard, "the stream has changed " + std::to_string(kLiveItems) +
                               " items since the feed was fetched; the feed is fetched instead"));
        return nullptr;
    }
    auto& entry = live.items[id];
    entry.rank = live.next_rank++;
    return &entry;
}

void apply_waiting(Live& live, const Contents& feed, Effect& effect);

void note_change(Effect& effect, const Heard& heard) {
    const auto pushed = heard.sent.value_or(heard.at.wall);
    effect.pushed = std::min(effect.pushed.value_or(pushed), pushed);
    effect.changed = true;
}

void wait_for(Live& live, Waiting waiting, Effect& effect) {
    effect.fetch = true;
    if (waiting.counter) {  // the newest number is the one that counts
        std::erase_if(live.waiting, [&](const Waiting& one) { return one.counter && one.id == waiting.id; });
    }
    if (live.waiting.size() >= kLiveWaiting) {
        effect.complaints.push_back(warning(live.waiting.front().heard,
                                            "too many events wait for items that are not in the feed; this one, for " +
                                                item_named(live.waiting.front().id) + ", is ignored"));
        live.waiting.pop_front();
    }
    live.waiting.push_back(std::move(waiting));
}

void change_item(Live& live, const Contents& feed, model::Item item, const Heard& heard, Effect& effect) {
    auto* entry = entry_of(live, item.id, heard, effect);
    if (entry == nullptr) return;
    entry->changed_at = heard.at.steady;
    entry->item = std::move(item);
    entry->counted_at.reset();
    note_change(effect, heard);
    effect.items = true;
    apply_waiting(live, feed, effect);
}

void remove_item(Live& live, const std::string& id, const Heard& heard, Effect& effect) {
    std::erase_if(live.calls, [&](const LiveCall& one) { return one.call.item == id; });
    std::erase_if(live.waiting, [&](const Waiting& one) { return one.id == id; });
    // Noted of an item that is not known, too: a fetch that is under way may bring it.
    if (auto* entry = entry_of(live, id, heard, effect)) {
        entry->changed_at = heard.at.steady;
        entry->item.reset();
        entry->counted_at.reset();
    }
    note_change(effect, heard);
    effect.items = true;
}

void set_counter(Live& live, const Contents& feed, CounterSet counter, Heard heard, Effect& effect) {
    const auto* base = base_of(live, feed, counter.id);
    if (base == nullptr || !base->counter) {
        auto id = counter.id;
        return wait_for(live, {std::move(id), std::move(counter), std::move(heard)}, effect);
    }
    const auto as_of = counter.as_of ? counter.as_of : heard.sent;
    const auto found = live.items.find(counter.id);
    const bool counted = found != live.items.end() && found->second.counted_at;
    const auto before = counted ? found->second.as_of : base->counter->as_of;
    if (as_of && before && *as_of < *before) return;  // overtaken on its way
    auto* entry = entry_of(live, counter.id, heard, effect);
    if (entry == nullptr) return;
    entry->counted_at = heard.at.steady;
    entry->value = counter.value;
    entry->as_of = as_of.value_or(heard.at.wall);
    note_change(effect, heard);
}

// REQUIRES that the item is known.
void add_call(Live& live, const Contents& feed, const std::string& id, const Heard& heard, Effect& effect) {
    if (std::ranges::any_of(live.calls, [&](const LiveCall& one) { return one.call.key == heard.key; })) return;
    if (live.calls.size() >= kLiveCalls) {
        live.calls.erase(live.calls.begin());
        effect.items = true;  // perhaps one that only it has kept
    }
    LiveCall call{{heard.key, id, heard.at.wall, heard.sent}, heard.at.steady, std::nullopt};
    if (find_item(feed, id) == nullptr) call.item = with_number(*base_of(live, feed, id), live.items.at(id));
    live.calls.push_back(std::move(call));
    note_change(effect, heard);
}

void celebrate(Live& live, const Contents& feed, Celebrated celebrated, Heard heard, Effect& effect) {
    if (celebrated.item) change_item(live, feed, std::move(*celebrated.item), heard, effect);
    if (base_of(live, feed, celebrated.id) != nullptr) {
        add_call(live, feed, celebrated.id, heard, effect);
    } else {
        wait_for(live, {std::move(celebrated.id), std::nullopt, std::move(heard)}, effect);
    }
}

// What waits for items that are known by now.
void apply_waiting(Live& live, const Contents& feed, Effect& effect) {
    auto waiting = std::exchange(live.waiting, {});
    for (auto& one : waiting) {
        const auto* base = base_of(live, feed, one.id);
        if (base == nullptr || (one.counter && !base->counter)) {
            live.waiting.push_back(std::move(one));
        } else if (one.counter) {
            set_counter(live, feed, std::move(*one.counter), std::move(one.heard), effect);
        } else {
            add_call(live, feed, one.id, one.heard, effect);
        }
    }
}

}  // namespace

bool replayed(Live& live, const net::Event& event) {
    if (event.id.empty()) return false;  // it may be meant: a hub that names no ids resumes nothing
    // With what it says, because a hub that was started anew may count from one again, and because an event without an
    // id of its own has that of the one before.
    const auto mark = std::hash<std::string>{}(event.id + '\n' + event.type + '\n' + event.data);
    const bool same_id = std::exchange(live.last_id, event.id) == event.id;
    const bool same = std::exchange(live.last_mark, mark) == mark;
    if (same_id) return same && event.type != "refresh";
    if (!live.seen.insert(mark).second) return true;
    live.seen_in_order.push_back(mark);
    if (live.seen_in_order.size() > kLiveSeen) {
        live.seen.erase(live.seen_in_order.front());
        live.seen_in_order.pop_front();
    }
    return false;
}

std::string key_of(const net::Event& event, const std::string& item) {
    return (event.id.empty() ? sha256(event.data).substr(0, 32) : event.id) + " " + item;
}

Effect hear(Live& live, const Contents& feed, LiveEvent event, Heard heard) {
    Effect effect;
    std::visit(Cases{[&](ItemChanged& one) { change_item(live, feed, std::move(one.item), heard, effect); },
                     [&](ItemRemoved& one) { remove_item(live, one.id, heard, effect); },
                     [&](CounterSet& one) { set_counter(live, feed, std::move(one), std::move(heard), effect); },
                     [&](Celebrated& one) { celebrate(live, feed, std::move(one), std::move(heard), effect); },
                     [&](RefreshAsked) { effect.fetch = true; }},
               event);
    return effect;
}

Effect confirm(Live& live, const Contents& feed, SteadyTime begun, SteadyTime now) {
    Effect effect;
    for (auto& [id, entry] : live.items) {
        if (entry.changed_at && *entry.changed_at < begun) {
            entry.changed_at.reset();
            entry.item.reset();
            effect.changed = effect.items = true;
        }
        if (entry.counted_at && *entry.counted_at < begun) {
            entry.counted_at.reset();
            effect.changed = true;
        }
    }
    std::erase_if(live.items, [](const auto& one) { return !one.second.changed_at && !one.second.counted_at; });
    const auto calls = live.calls.size();
    std::erase_if(live.calls, [&](LiveCall& one) {
        const bool in_feed = find_item(feed, one.call.item) != nullptr;
        if (in_feed) one.item.reset();  // from now on it is the feed's, and goes with it
        const bool withdrawn = !one.item && base_of(live, feed, one.call.item) == nullptr;
        return withdrawn || (one.heard < begun && now - one.heard >= kLiveWindow);
    });
    if (live.calls.size() < calls) effect.changed = effect.items = true;
    apply_waiting(live, feed, effect);
    return effect;
}

Complaints expire(Live& live, SteadyTime now) {
    Complaints complaints;
    std::erase_if(live.waiting, [&](const Waiting& one) {
        if (now - one.heard.at.steady < kLiveWindow) return false;
        complaints.push_back(
            warning(one.heard, item_named(one.id) + (one.counter ? " with a \"counter\"" : "") +
                                   " has not come into the feed within 5 minutes; the event is ignored. "
                                   "Write the item into the feed before its event is sent"));
        return true;
    });
    return complaints;
}

model::Items overlaid(const Contents& feed, const Live& live) {
    if (live.silent()) return feed.items;
    model::Items items;
    for (std::size_t i = 0; i < feed.items.size(); ++i) {
        const auto found = live.items.find(feed.items[i].id);
        if (found == live.items.end()) {
            items.share(feed.items, i);
        } else if (!found->second.changed_at) {
            items.push_back(with_number(feed.items[i], found->second));
        } else if (const auto* item = item_of(found->second)) {
            items.push_back(with_number(*item, found->second));
        }
    }
    std::vector<const LiveItem*> others;  // that the feed does not have
    for (const auto& [id, entry] : live.items) {
        if (item_of(entry) != nullptr && find_item(feed, id) == nullptr) others.push_back(&entry);
    }
    std::ranges::sort(others, {}, &LiveItem::rank);
    for (const auto* entry : others) items.push_back(with_number(*item_of(*entry), *entry));
    for (const auto& one : live.calls) {
        if (!one.item) continue;
        const auto& id = one.call.item;
        const auto found = live.items.find(id);
        const bool changed = found != live.items.end() && found->second.changed_at;
        if (changed || find_item(feed, id) != nullptr) continue;
        if (std::ranges::none_of(items, [&](const model::Item& item) { return item.id == id; })) {
            items.push_back(*one.item);
        }
    }
    return items;
}

}  // namespace accolade::feed
