// Rotation: shared things that are needed round after round, while there is room for them. What was used last is needed
// last, so that leaves first, and what the round needs soonest stays. (What is needed farthest in the future goes
// first: L. A. Belady, A study of replacement algorithms, IBM Systems Journal 5(2), 1966. Where a round does not fit,
// an Lru drops exactly what is needed next.) What somebody holds stays, and so do the newest few, which nobody has
// taken yet.
//
// Every member may be called from any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace accolade {

template <class Key, class Value, class Hash = std::hash<Key>>
class Rotation {
  public:
    using Pointer = std::shared_ptr<const Value>;

    explicit Rotation(std::size_t capacity) : capacity_(capacity) {}

    void put(const Key& key, Pointer value, std::size_t cost) {
        const std::lock_guard lock(mutex_);
        if (const auto place = places_.find(key); place != places_.end()) erase(place->second);
        cost_ += cost;
        entries_.push_front({key, std::move(value), cost});
        places_.emplace(key, entries_.begin());
        shrink();
    }

    // Null if it is not there. Asking counts as use.
    Pointer find(const Key& key) {
        const std::lock_guard lock(mutex_);
        const auto place = places_.find(key);
        if (place == places_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, place->second);
        return place->second->value;
    }

    // How much there is room for from now on.
    void resize(std::size_t capacity) {
        const std::lock_guard lock(mutex_);
        capacity_ = capacity;
        shrink();
    }

    // The others are needed no more.
    template <class Needed>
    void keep_only(Needed needed) {
        const std::lock_guard lock(mutex_);
        for (auto entry = entries_.begin(); entry != entries_.end();) {
            const auto next = std::next(entry);
            if (!needed(entry->key)) erase(entry);
            entry = next;
        }
    }

  private:
    static constexpr std::size_t kNewest = 4;  // what is being put together: it is held in a moment

    struct Entry {
        Key key;
        Pointer value;
        std::size_t cost;
    };
    using Entries = std::list<Entry>;

    // First what nobody holds and was used last, then whatever is oldest. The newest stays even where it alone is too
    // much, or whoever waits for it would have it made again and again.
    void shrink() {
        while (cost_ > capacity_ && entries_.size() > 1) {
            auto entry = entries_.begin();
            std::advance(entry, std::min(kNewest, entries_.size()));
            while (entry != entries_.end() && entry->value.use_count() > 1) ++entry;
            erase(entry != entries_.end() ? entry : std::prev(entries_.end()));
        }
    }

    void erase(typename Entries::iterator entry) {
        cost_ -= entry->cost;
        places_.erase(entry->key);
        entries_.erase(entry);
    }

    std::mutex mutex_;
    std::size_t capacity_, cost_ = 0;
    Entries entries_;  // used last, first
    std::unordered_map<Key, typename Entries::iterator, Hash> places_;
};

}  // namespace accolade
