// Notify: tells systemd how the program is doing (sd_notify(3): datagrams to $NOTIFY_SOCKET). If there is no systemd,
// nothing happens. Resource; the main thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace accolade::app {

class Notify {
  public:
    Notify();
    ~Notify();
    Notify(const Notify&) = delete;
    Notify& operator=(const Notify&) = delete;

    void ready();
    void stopping();
    void status(std::string_view line);
    // Feeds the watchdog when half of its time has passed; call it after every frame and every sleep.
    void alive(SteadyTime now);
    // When the watchdog wants to be fed next; nothing if there is none.
    std::optional<SteadyTime> next() const;

  private:
    void send(std::string_view message) const;

    int socket_ = -1;
    std::string address_, status_;
    std::optional<Milliseconds> half_;
    SteadyTime fed_{};
};

}  // namespace accolade::app
