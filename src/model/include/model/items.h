// Items: a list of items that is cheap to copy. Items never change, so lists share them: a snapshot of the news, the
// one before it that is still on the screen, and what is kept of each feed hold an item once. Values; any
// thread.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "model/item.h"

namespace accolade::model {

class Items {
    using Pointers = std::vector<std::shared_ptr<const Item>>;

  public:
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = const Item*;
        using reference = const Item&;

        Iterator() = default;
        explicit Iterator(Pointers::const_iterator at) : at_(at) {}
        reference operator*() const { return **at_; }
        pointer operator->() const { return at_->get(); }
        Iterator& operator++() { return ++at_, *this; }
        Iterator operator++(int) { return Iterator(at_++); }
        bool operator==(const Iterator&) const = default;

      private:
        Pointers::const_iterator at_;
    };

    Items() = default;
    Items(std::vector<Item> items) {
        for (auto& item : items) push_back(std::move(item));
    }

    void push_back(Item item) { items_.push_back(std::make_shared<const Item>(std::move(item))); }
    void append(const Items& more) { items_.insert(items_.end(), more.items_.begin(), more.items_.end()); }
    void share(const Items& from, std::size_t index) { items_.push_back(from.items_.at(index)); }
    // Where an item equals the one of `older` with its id, that one is held from now on.
    void share_equal(const Items& older);

    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }
    const Item& operator[](std::size_t index) const { return *items_[index]; }
    const Item& at(std::size_t index) const { return *items_.at(index); }
    const Item& back() const { return *items_.back(); }
    Iterator begin() const { return Iterator(items_.begin()); }
    Iterator end() const { return Iterator(items_.end()); }

    bool operator==(const Items& other) const;

  private:
    Pointers items_;
};

}  // namespace accolade::model
