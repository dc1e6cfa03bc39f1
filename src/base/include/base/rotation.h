// Rotation: a Cache of shared things that are needed round after round. What was used last is needed last, so that
// leaves first, and what the round needs soonest stays. (What is needed farthest in the future goes first: L. A.
// Belady, A study of replacement algorithms, IBM Systems Journal 5(2), 1966. Where a round does not fit, what was used
// longest ago is exactly what is needed next.) What somebody holds stays, and so do the newest few, which nobody has
// taken yet.
//
// Every member may be called from any thread.
#pragma once

#include <functional>
#include <iterator>
#include <memory>

#include "base/cache.h"

namespace accolade {

// First what nobody holds and was used last, then whatever is oldest.
struct UsedLast {
    static constexpr int kNewest = 4;  // what is being put together: it is held in a moment

    template <class Entry>
    Entry operator()(Entry first, Entry last) const {
        auto entry = first;
        for (int i = 0; i < kNewest && entry != last; ++i) ++entry;
        while (entry != last && entry->value.use_count() > 1) ++entry;
        return entry != last ? entry : std::prev(last);
    }
};

template <class Key, class Value, class Hash = std::hash<Key>>
using Rotation = Cache<Key, std::shared_ptr<const Value>, Hash, UsedLast>;

}  // namespace accolade
