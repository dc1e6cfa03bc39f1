// Lru: things under keys, each with a cost, while there is room; what was used longest ago goes first. The newest stays
// even where it alone costs more than there is room for, or whoever waits for it would make it again and again.
// A pointer or reference stays good until its thing is replaced, removed or gone to make room.
//
// Resource; one thread (base/cache.h is the same for several).
#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <list>
#include <unordered_map>
#include <utility>

namespace accolade {

// Which one goes next to make room, of those from the one used last to the one used longest ago.
struct UsedLongestAgo {
    template <class Entry>
    Entry operator()(Entry /*first*/, Entry last) const {
        return std::prev(last);
    }
};

template <class Key, class Value, class Hash = std::hash<Key>, class Leaves = UsedLongestAgo>
class Lru {
  public:
    explicit Lru(std::size_t capacity) : capacity_(capacity) {}
    Lru(const Lru&) = delete;
    Lru& operator=(const Lru&) = delete;

    // Takes the place of what was there under this key.
    Value& put(const Key& key, Value value, std::size_t cost = 1) {
        remove(key);
        entries_.push_front({key, std::move(value), cost});
        places_.emplace(key, entries_.begin());
        cost_ += cost;
        shrink();
        return entries_.front().value;
    }

    // Null if there is none. Asking counts as use.
    Value* find(const Key& key) {
        const auto place = places_.find(key);
        if (place == places_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, place->second);
        return &place->second->value;
    }

    // Asking whether it is there does not count as use.
    bool contains(const Key& key) const { return places_.contains(key); }

    void remove(const Key& key) {
        if (const auto place = places_.find(key); place != places_.end()) erase(place->second);
    }

    template <class Unwanted>
    void remove_if(Unwanted unwanted) {
        for (auto entry = entries_.begin(); entry != entries_.end();) {
            const auto next = std::next(entry);
            if (unwanted(entry->key)) erase(entry);
            entry = next;
        }
    }

    // How much there is room for from now on.
    void resize(std::size_t capacity) {
        capacity_ = capacity;
        shrink();
    }

    std::size_t cost() const { return cost_; }

  private:
    struct Entry {
        Key key;
        Value value;
        std::size_t cost;
    };

    using Entries = std::list<Entry>;

    void shrink() {
        while (cost_ > capacity_ && entries_.size() > 1) erase(Leaves{}(entries_.begin(), entries_.end()));
    }

    void erase(typename Entries::iterator entry) {
        cost_ -= entry->cost;
        places_.erase(entry->key);
        entries_.erase(entry);
    }

    std::size_t capacity_;
    std::size_t cost_ = 0;
    Entries entries_;  // used last, first
    std::unordered_map<Key, typename Entries::iterator, Hash> places_;
};

}  // namespace accolade
