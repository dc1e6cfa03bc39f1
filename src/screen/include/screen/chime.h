// Chime: one sound of our own, made of a few bell tones, for the moment at which a celebrated number lands. No device
// is opened before it is asked for, and it is closed again when the sound has died away, so that others can have it. A
// machine without sound says so in one line of the log, and nothing else is different.
//
// Resource: opens and feeds the device on a thread of its own, so that no frame ever waits for it. One thread calls it,
// and every member returns at once.
#pragma once

#include <vector>

#include "base/queue.h"
#include "base/time.h"
#include "os/heartbeat.h"
#include "os/log.h"
#include "os/worker.h"

namespace accolade::screen {

// The sound, mono, -1..1.
std::vector<float> chime_samples(int rate);
inline constexpr int kChimeRate = 48'000;

class Chime {
  public:
    explicit Chime(Log& log) : log_(log) {}
    ~Chime();
    Chime(const Chime&) = delete;
    Chime& operator=(const Chime&) = delete;

    // It is heard in so long from now; not at all where the device is not ready then.
    void play(Milliseconds in = Milliseconds(0));
    // What has not been heard yet is not heard any more.
    void hush();
    Milliseconds busy() const { return heartbeat_.busy(); }  // for so long its thread has been at one sound

  private:
    struct Order {
        SteadyTime at{};
        bool hush = false;
    };

    void work(const std::stop_token& stop);
    bool sound(SteadyTime at);  // false: no device

    Log& log_;
    Queue<Order> orders_;
    Heartbeat heartbeat_;
    Worker worker_;  // last: it uses what stands above
};

}  // namespace accolade::screen
