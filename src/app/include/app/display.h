// Display: the window on the screen, and what paints into it. The screen may come late, go and return: it is looked for
// once a second while there is none, and everything visible is painted whole on a new one. Resource; the main thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/options.h"
#include "config/settings.h"
#include "gfx/bitmap.h"
#include "model/status.h"
#include "os/log.h"
#include "os/waker.h"
#include "raster/painter.h"
#include "screen/inspector.h"
#include "screen/window.h"
#include "stage/frame_clock.h"
#include "stage/stage.h"

namespace accolade::app {

class Display {
  public:
    // REQUIRES that all outlives it.
    // `inspector_font`: a file; opened when something is inspected.
    Display(text::Fonts& fonts, std::filesystem::path inspector_font, Waker& waker, Log& log, int hurry);
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

    enum class Found { open, opened_now, none };
    Found ensure(const config::ScreenSettings& screen, const Options& options, SteadyTime now);
    // Another one is opened at once, but not more often than once in a second; after `reopen` as soon as possible.
    void close(const char* why);
    void reopen(const char* why);
    void end();  // without a word

    // REQUIRES, of all below, that it is open.
    PixelSize size() const { return window_->size(); }
    model::Display described() const { return {window_->driver(), window_->size()}; }
    std::chrono::microseconds frame_time() const;
    // Whether anything had changed. The inspection is drawn over the frame; nothing: there is none.
    bool show(const Frame& frame, std::optional<screen::Inspection> inspection = std::nullopt);
    Bitmap picture();  // what is on it
    void draw_ahead(const DrawingPtr& drawing) { painter_.prepare(drawing); }
    Result<void> power(bool on) { return window_->power(on); }
    std::optional<bool> powered() const { return window_->powered(); }
    // Sleeps until then, or until something happens. Closes a display that was lost.
    screen::Events wait(const stage::Due& due, SteadyTime latest, const Now& now, const Clock& clock);

    bool is_open() const { return window_ != nullptr; }
    // Sleeps while there is none.
    void wait_for_one();

  private:
    void inspect(const Frame& frame);
    void open_inspector();

    std::filesystem::path inspector_font_;
    Waker& waker_;
    Log& log_;
    int hurry_;
    raster::Painter painter_;
    std::unique_ptr<screen::Window> window_;
    std::unique_ptr<screen::Window> leaving_;       // was lost, and cannot be closed yet
    std::unique_ptr<screen::Inspector> inspector_;  // null until something is inspected
    std::optional<screen::Inspection> inspection_;  // that is on the screen
    screen::Connectors connectors_;
    stage::FrameClock frame_clock_;
    SteadyTime next_try_{};
};

}  // namespace accolade::app
