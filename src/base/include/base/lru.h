// Lru: things under keys, each with a cost, while there is room; what was used longest ago goes first. The newest stays
// even where it alone costs more than there is room for, or whoever waits for it would make it again and again.
// A pointer or reference stays good until its thing is replaced, removed or gone to make room.
//
// Resource; one thread (base/cache.h is the same for several).
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <unordered_map>
#include <utility>

namespace accolade {

template <class Key, class Value, class Hash = std::hash<Key>>
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
        const auto place = places_.find(key);
        if (place == places_.end()) return;
        cost_ -= place->second->cost;
        entries_.erase(place->second);
        places_.erase(place);
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

    void shrink() {
        while (cost_ > capacity_ && entries_.size() > 1) remove(Key(entries_.back().key));
    }

    std::size_t capacity_;
    std::size_t cost_ = 0;
    std::list<Entry> entries_;  // used last, first
    std::unordered_map<Key, typename std::list<Entry>::iterator, Hash> places_;
};

}  // namespace accolade
