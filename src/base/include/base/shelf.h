// Shelf: a bounded cache; what was asked for longest ago goes first. What is put on it is copied out again, so let it
// be small or a shared_ptr. The newest stays even where it alone costs more than the shelf holds, or whoever waits for
// it would have it made for ever. Every member may be called from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace accolade {

template <class Key, class Value, class Hash = std::hash<Key>>
class Shelf {
  public:
    explicit Shelf(std::size_t capacity) : capacity_(capacity) {}
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    // Takes the place of what was there under this key.
    void put(const Key& key, Value value, std::size_t cost = 1) {
        const std::lock_guard lock(mutex_);
        drop(key);
        insert(key, std::move(value), cost);
    }

    // False, and nothing changed, where the key is there already.
    bool put_new(const Key& key, Value value, std::size_t cost = 1) {
        const std::lock_guard lock(mutex_);
        if (places_.contains(key)) return false;
        insert(key, std::move(value), cost);
        return true;
    }

    // Asking counts as use.
    std::optional<Value> find(const Key& key) {
        const std::lock_guard lock(mutex_);
        const auto place = places_.find(key);
        if (place == places_.end()) return std::nullopt;
        things_.splice(things_.begin(), things_, place->second);
        return place->second->value;
    }

    void remove(const Key& key) {
        const std::lock_guard lock(mutex_);
        drop(key);
    }

    // How much it holds from now on.
    void resize(std::size_t capacity) {
        const std::lock_guard lock(mutex_);
        capacity_ = capacity;
        shrink();
    }

    std::size_t cost() const {
        const std::lock_guard lock(mutex_);
        return cost_;
    }

  private:
    struct Thing {
        Key key;
        Value value;
        std::size_t cost;
    };

    // All REQUIRE the lock.
    void insert(const Key& key, Value value, std::size_t cost) {
        things_.push_front({key, std::move(value), cost});
        places_.emplace(key, things_.begin());
        cost_ += cost;
        shrink();
    }
    void shrink() {
        while (cost_ > capacity_ && things_.size() > 1) drop(Key(things_.back().key));
    }
    void drop(const Key& key) {
        const auto place = places_.find(key);
        if (place == places_.end()) return;
        cost_ -= place->second->cost;
        things_.erase(place->second);
        places_.erase(place);
    }

    mutable std::mutex mutex_;
    std::size_t capacity_;
    std::size_t cost_ = 0;
    std::list<Thing> things_;  // used last, first
    std::unordered_map<Key, typename std::list<Thing>::iterator, Hash> places_;
};

}  // namespace accolade
