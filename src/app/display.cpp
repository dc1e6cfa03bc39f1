#include "app/display.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace accolade::app {
namespace {

constexpr Milliseconds kRetry{1000};  // between two looks for a display

}  // namespace

Display::Display(text::Fonts& fonts, std::filesystem::path inspector_font, Waker& waker, Log& log, int hurry)
    : inspector_font_(std::move(inspector_font)), waker_(waker), log_(log), hurry_(hurry), painter_(fonts) {}

Display::~Display() {
    end();
}

Display::Found Display::ensure(const config::ScreenSettings& screen, const Options& options, SteadyTime now) {
    if (window_) return Found::open;
    if (now < next_try_ && !connectors_.changed()) return Found::none;
    next_try_ = now + kRetry;
    if (leaving_ && !leaving_->may_be_closed()) {
        log_.warn("display", "there is no display: all outputs are off; trying again until there is one");
        return Found::none;
    }
    leaving_.reset();
    screen::WindowOptions wanted;
    wanted.display = screen.display;
    wanted.rotation = static_cast<screen::Rotation>(screen.rotation);
    wanted.windowed = options.windowed;
    wanted.keys = options.keys;
    auto window = screen::Window::open(wanted);
    if (!window) {
        log_.warn("display", to_string(window.error()) + "; trying again until there is one");
        return Found::none;
    }
    window_ = std::move(*window);
    waker_.through([w = window_.get()] { w->wake(); });
    painter_.forget_target();
    if (const auto notice = window_->notice(); !notice.empty()) log_.warn("display", notice);
    log_.info("display", window_->driver() + ", " + std::to_string(size().w) + "x" + std::to_string(size().h));
    return Found::opened_now;
}

void Display::close(const char* why) {
    if (!window_) return;
    log_.warn("display", why);
    waker_.through({});
    leaving_ = std::move(window_);
    if (leaving_->may_be_closed()) leaving_.reset();
}

void Display::end() {
    waker_.through({});
    window_.reset();
    leaving_.reset();
}

void Display::reopen(const char* why) {
    close(why);
    next_try_ = {};
}

std::chrono::microseconds Display::frame_time() const {
    return std::chrono::microseconds(std::lround(1e6 / std::clamp(window_->refresh_rate(), 24.0, 240.0)));
}

bool Display::show(const Frame& frame, std::optional<screen::Inspection> inspection) {
    if (inspection != inspection_) {
        painter_.forget_target();  // what was drawn over the frame is in it
        inspection_ = std::move(inspection);
    }
    const auto changed = painter_.paint(frame, window_->target());
    if (changed.empty()) return false;
    if (inspection_) {
        inspect(frame);
    } else {
        window_->present(changed);
    }
    return true;
}

Bitmap Display::picture() {
    const auto target = window_->target();
    Bitmap picture(target.width, target.height, 0xFF000000U);
    for (int y = 0; y < target.height; ++y) std::copy_n(target.row(y), target.width, picture.row(y));
    return picture;
}

// Painted whole: nobody knows which of the frame's pixels are below the inspector.
void Display::inspect(const Frame& frame) {
    if (!inspection_) return;
    if (!inspector_) open_inspector();
    painter_.forget_target();
    painter_.paint(frame, window_->target());
    inspector_->draw(*inspection_, window_->target());
    window_->present({{0, 0, frame.size.w, frame.size.h}});
}

void Display::open_inspector() {
    auto opened = screen::Inspector::open(inspector_font_);
    if (!opened) log_.warn("inspector", to_string(opened.error()) + "; outlines are shown without names");
    inspector_ = opened ? std::move(*opened) : screen::Inspector::outlines_only();
}

screen::Events Display::wait(const stage::Due& due, SteadyTime latest, const Now& now, const Clock& clock) {
    screen::Events events;
    if (!window_->lost()) {
        const auto at = due.next_frame ? frame_clock_.next(now.steady, frame_time()) : due.at;
        const auto from = clock().steady;
        events = window_->wait_until(from + slept(std::min(at, latest) - from, hurry_), from);
        if (events.exposed || events.resized) painter_.forget_target();
    }
    if (window_->lost()) close("the display is lost or has changed; opening it again");
    return events;
}

void Display::wait_for_one() {
    waker_.wait_for(slept(kRetry, hurry_));
}

}  // namespace accolade::app
