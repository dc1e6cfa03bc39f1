// Worker: a thread with a name that nothing leaves in silence. An error that escapes its work is logged, and ends the
// program with code 70 (EX_SOFTWARE of sysexits.h), so that systemd starts it again: a screen that stays but no longer
// hears of news would be worse.
//
// Resource; owned by whoever gives it work. The destructor asks the work to stop and waits for it. The constructor
// throws std::system_error where the process has no thread left, as std::jthread does.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace accolade {

inline constexpr int kEndedByError = 70;

class Worker {
  public:
    using Work = std::function<void(const std::stop_token&)>;

    Worker() = default;  // without a thread
    // `name` stands in the log, and its first 15 bytes in `top -H`.
    Worker(std::string name, Work work);

    void request_stop() { thread_.request_stop(); }
    void join() { thread_.join(); }  // REQUIRES running()
    bool running() const { return thread_.joinable(); }

  private:
    std::jthread thread_;
};

}  // namespace accolade
