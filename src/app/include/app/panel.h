// Panel: the screen's own power: it sleeps while it is told to, by DPMS and by HDMI-CEC both, and wakes in time. What
// CEC does takes its time, on a thread of its own. A panel that does not wake is woken again every minute, and somebody
// is told; one that something else has lit is sent to sleep again. Resource; the main thread. REQUIRES that the kernel
// outlives it.
#pragma once

#include <functional>
#include <optional>

#include "base/complaint.h"
#include "base/latest.h"
#include "base/queue.h"
#include "base/result.h"
#include "base/time.h"
#include "model/status.h"
#include "os/heartbeat.h"
#include "os/log.h"
#include "os/worker.h"
#include "screen/cec.h"

namespace accolade::app {

class Panel {
  public:
    static constexpr Milliseconds kBefore{20'000};    // the screen opens: so long before it, the panel is woken
    static constexpr Milliseconds kPatience{15'000};  // for one to wake

    // What the display does: null where there is none.
    struct Display {
        std::function<Result<void>(bool on)> power;
        std::function<std::optional<bool>()> powered;
    };

    Panel(Log& log, screen::CecKernel& kernel);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    // Once a turn: whether it should sleep now. Where nobody ever asked that of it, it is left alone.
    void follow(bool sleeps, const Display& display, SteadyTime now);
    void display_is_new() { told_.reset(); }  // it is to be told again

    model::Panel state() const;
    std::optional<Complaint> trouble() const;  // it does not wake, or cannot be sent to sleep

    std::optional<SteadyTime> next() const { return looks_at_; }
    Milliseconds busy() const { return heartbeat_.busy(); }  // for so long its thread has been at one question

  private:
    enum class Job { sleep, wake, ask };
    void tell(bool sleeps, const Display& display, SteadyTime now);
    void look(const Display& display, SteadyTime now);
    void keep_asleep(const Display& display, SteadyTime now);
    void work();

    Log& log_;
    screen::CecKernel& kernel_;
    std::optional<bool> told_;  // to sleep
    bool ever_ = false;
    std::optional<SteadyTime> looks_at_;  // whether it woke, or still sleeps
    bool asked_ = false;
    std::string cannot_;  // why it could not be sent to sleep
    bool does_not_wake_ = false;
    Latest<screen::CecAnswer> answer_;
    Queue<Job> jobs_;
    Heartbeat heartbeat_;
    Worker worker_;  // last: it uses all above
};

}  // namespace accolade::app
