#include "app/panel.h"

#include <utility>

namespace accolade::app {
namespace {

constexpr Milliseconds kAgain{60'000};
constexpr Milliseconds kForAnswer{3'000};

}  // namespace

Panel::Panel(Log& log, screen::CecKernel& kernel)
    : log_(log), kernel_(kernel), worker_("panel", [this](const std::stop_token&) { work(); }) {}

Panel::~Panel() {
    jobs_.close();
}

void Panel::work() {
    while (const auto job = jobs_.wait()) {
        const Heartbeat::Turn turn(heartbeat_);
        switch (*job) {
            case Job::sleep:
                answer_.publish(screen::cec_sleep(kernel_));
                break;
            case Job::wake:
                answer_.publish(screen::cec_wake(kernel_));
                break;
            case Job::ask:
                answer_.publish(screen::cec_ask(kernel_));
                break;
        }
    }
}

void Panel::follow(bool sleeps, const Display& display, SteadyTime now) {
    ever_ = ever_ || sleeps;
    if (!ever_) return;
    if (told_ != sleeps && display.power) tell(sleeps, display, now);
    if (looks_at_ && now >= *looks_at_) look(display, now);
}

void Panel::tell(bool sleeps, const Display& display, SteadyTime now) {
    const bool first = !told_;
    told_ = sleeps;
    if (first && !sleeps) return;  // a new display is awake
    const auto done = display.power(!sleeps);
    jobs_.push(sleeps ? Job::sleep : Job::wake);
    cannot_ = done || !sleeps ? "" : to_string(done.error());
    if (!cannot_.empty()) log_.info("panel", cannot_ + "; HDMI-CEC is tried alone");
    log_.info("panel state", sleeps ? "the panel is sent to sleep" : "the panel is woken");
    looks_at_ = now + kPatience;
    asked_ = false;
}

// First by the display's own word; then what the screen says on the wire, which takes a moment to come.
void Panel::look(const Display& display, SteadyTime now) {
    if (!asked_) {
        jobs_.push(Job::ask);
        asked_ = true;
        looks_at_ = now + kForAnswer;
        return;
    }
    looks_at_.reset();
    asked_ = false;
    const auto answer = *answer_.get();
    if (told_ == true) {
        if (cannot_.empty()) return keep_asleep(display, now);
        // Where neither way leads to it, it stays on, dark.
        if (answer.ports > 0) cannot_.clear();
        return;
    }
    const auto by_display = display.powered ? display.powered() : std::nullopt;
    const bool asleep = by_display == false || answer.awake == false;
    if (asleep) {
        if (!does_not_wake_) log_.warn("panel", "the screen does not wake; it is woken again every minute");
        if (display.power) (void)display.power(true);
        jobs_.push(Job::wake);
        looks_at_ = now + kAgain;
    } else if (does_not_wake_) {
        log_.info("panel", "the screen is awake");
    }
    does_not_wake_ = asleep;
}

// What reaches an X server from anywhere, a mouse that is touched or a program that begins, lights it again.
void Panel::keep_asleep(const Display& display, SteadyTime now) {
    if (display.powered && display.powered() == true && display.power) (void)display.power(false);
    asked_ = true;
    looks_at_ = now + kAgain;
}

model::Panel Panel::state() const {
    if (!ever_) return model::Panel::left_alone;
    return told_ == true && cannot_.empty() ? model::Panel::asleep : model::Panel::on;
}

std::optional<Complaint> Panel::trouble() const {
    if (does_not_wake_)
        return Complaint{Severity::error, "panel",
                         "the screen does not wake; switch it on by hand, and see whether HDMI-CEC is on in its menu"};
    if (told_ == true && !cannot_.empty() && !looks_at_)
        return Complaint{Severity::warning, "panel",
                         cannot_ + ", and it does not answer on HDMI-CEC; it stays on and dark while it is closed"};
    return std::nullopt;
}

}  // namespace accolade::app
