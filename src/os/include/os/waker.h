// Waker: lets any thread end the sleep of one, whatever that one sleeps in: its own wait below, or another one that
// `through` was told how to end. A call under way when `through` changes is waited for, so that what it used can be
// destroyed after. `wake`: any thread; the others: the one that sleeps.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>

namespace accolade {

class Waker {
  public:
    Waker() = default;
    Waker(const Waker&) = delete;
    Waker& operator=(const Waker&) = delete;

    void wake() {
        const std::lock_guard lock(mutex_);
        woken_ = true;
        if (through_) through_();
        changed_.notify_one();
    }

    void through(std::function<void()> how) {
        const std::lock_guard lock(mutex_);
        through_ = std::move(how);
    }

    // Until woken, or for so long; a wake that came before counts.
    void wait_for(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, time, [this] { return woken_; });
        woken_ = false;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::function<void()> through_;
    bool woken_ = false;
};

}  // namespace accolade
