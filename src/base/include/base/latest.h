// Latest: the newest value of something, handed from one thread to others. What was published is never changed again.
// Every member may be called from any thread. (A mutex, because ThreadSanitizer of g++ 12 reports a race inside
// std::atomic<std::shared_ptr>.)
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace accolade {

template <class T>
class Latest {
  public:
    explicit Latest(T first = T{}) : value_(std::make_shared<const T>(std::move(first))) {}
    Latest(const Latest&) = delete;
    Latest& operator=(const Latest&) = delete;

    // Never null.
    std::shared_ptr<const T> get() const {
        const std::lock_guard lock(mutex_);
        return value_;
    }

    void publish(T value) { share(std::make_shared<const T>(std::move(value))); }

    // The same, of what the publisher keeps as well. REQUIRES that it is not null.
    void share(std::shared_ptr<const T> next) {
        const std::lock_guard lock(mutex_);
        value_.swap(next);
    }

  private:
    mutable std::mutex mutex_;
    std::shared_ptr<const T> value_;
};

}  // namespace accolade
