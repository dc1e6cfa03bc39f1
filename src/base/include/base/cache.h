// Cache: an Lru that threads share. What is in it is copied out, so let it be small or a shared_ptr.
// Every member may be called from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "base/lru.h"

namespace accolade {

template <class Key, class Value, class Hash = std::hash<Key>, class Leaves = UsedLongestAgo>
class Cache {
  public:
    explicit Cache(std::size_t capacity) : entries_(capacity) {}

    // Takes the place of what was there under this key.
    void put(const Key& key, Value value, std::size_t cost = 1) {
        const std::lock_guard lock(mutex_);
        entries_.put(key, std::move(value), cost);
    }

    // False, and nothing changed, where the key is there already.
    bool put_new(const Key& key, Value value, std::size_t cost = 1) {
        const std::lock_guard lock(mutex_);
        if (entries_.contains(key)) return false;
        entries_.put(key, std::move(value), cost);
        return true;
    }

    // Asking counts as use.
    std::optional<Value> find(const Key& key) {
        const std::lock_guard lock(mutex_);
        const auto* value = entries_.find(key);
        return value == nullptr ? std::nullopt : std::optional<Value>(*value);
    }

    void remove(const Key& key) {
        const std::lock_guard lock(mutex_);
        entries_.remove(key);
    }

    template <class Unwanted>
    void remove_if(Unwanted unwanted) {
        const std::lock_guard lock(mutex_);
        entries_.remove_if(std::move(unwanted));
    }

    // How much it holds from now on.
    void resize(std::size_t capacity) {
        const std::lock_guard lock(mutex_);
        entries_.resize(capacity);
    }

    std::size_t cost() const {
        const std::lock_guard lock(mutex_);
        return entries_.cost();
    }

  private:
    mutable std::mutex mutex_;
    Lru<Key, Value, Hash, Leaves> entries_;
};

}  // namespace accolade
