// Queue: events handed from some threads to one. Every member may be called from any thread; one thread takes. Whoever
// has what he waited for may end the queue at once: who pushed it tells of it before he lets go of the lock, and no
// longer looks at the queue after that.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace accolade {

template <class T>
class Queue {
  public:
    void push(T value) {
        const std::lock_guard lock(mutex_);
        values_.push_back(std::move(value));
        changed_.notify_one();
    }

    // False, and nothing is pushed, where so many wait already: for those who may come faster than they are taken.
    bool push_below(std::size_t most, T value) {
        const std::lock_guard lock(mutex_);
        if (values_.size() >= most) return false;
        values_.push_back(std::move(value));
        changed_.notify_one();
        return true;
    }

    // All there is now; never waits.
    std::deque<T> take_all() {
        const std::lock_guard lock(mutex_);
        return std::exchange(values_, {});
    }

    // The next one; nothing after the timeout, or once closed and empty.
    std::optional<T> wait_for(std::chrono::milliseconds timeout) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, timeout, [this] { return closed_ || !values_.empty(); });
        return pop();
    }

    // The next one, however long it takes; nothing once closed and empty.
    std::optional<T> wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !values_.empty(); });
        return pop();
    }

    // Wakes whoever waits; what is in it can still be taken.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    bool closed() const {
        const std::lock_guard lock(mutex_);
        return closed_;
    }

  private:
    std::optional<T> pop() {  // REQUIRES the lock
        if (values_.empty()) return std::nullopt;
        std::optional<T> value(std::move(values_.front()));
        values_.pop_front();
        return value;
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> values_;
    bool closed_ = false;
};

}  // namespace accolade
