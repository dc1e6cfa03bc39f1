// Weston: a Wayland compositor of a test's own, whose one output is a window on an Xvfb screen, so that its pixels can
// be read there and its monitor be made larger or smaller. Gone with it.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/xvfb.h"

namespace accolade::test {

class Weston {
  public:
    // On a screen of that size, with an output no larger than it.
    Weston(PixelSize screen, PixelSize output) : screen_(screen), output_(output) {
        std::filesystem::permissions(runtime_.path(), std::filesystem::perms::owner_all);
        start();
    }

    void start() {
        const Environment environment{
            {"DISPLAY", screen_.display()}, {"WAYLAND_DISPLAY", {}}, {"XDG_RUNTIME_DIR", runtime_.path().string()}};
        compositor_ = std::make_unique<Process>(
            std::vector<std::string>{"weston", "--no-config", "--backend=x11-backend.so", "--use-pixman",
                                     "--shell=kiosk-shell.so", "--idle-time=0", "--socket=wayland-0",
                                     "--width=" + std::to_string(output_.w), "--height=" + std::to_string(output_.h)},
            environment, runtime_ / "said");
        ready_ = eventually([&] {
                     return !compositor_->running() ||
                            (std::filesystem::exists(runtime_ / "wayland-0") && !window().empty());
                 }) &&
                 compositor_->running();
    }
    // As if somebody had killed it.
    void die() {
        compositor_.reset();
        std::filesystem::remove(runtime_ / "wayland-0");
    }

    bool ready() const { return ready_; }
    std::string said() const { return compositor_ ? compositor_->said() : ""; }
    Bitmap screenshot() const { return screen_.screenshot(); }

    // Another monitor at the same place; and somebody's hand on the mouse.
    void resize(PixelSize output) {
        output_ = output;
        ask({"windowsize", window(), std::to_string(output.w), std::to_string(output.h)});
    }
    void point_at(int x, int y) const { ask({"mousemove", std::to_string(x), std::to_string(y)}); }

    // What a program needs to know to be shown on it.
    Environment surroundings() const {
        return {{"WAYLAND_DISPLAY", "wayland-0"}, {"XDG_RUNTIME_DIR", runtime_.path().string()}, {"DISPLAY", {}}};
    }

  private:
    std::string window() const { return ask({"search", "--onlyvisible", "--class", "weston"}); }
    std::string ask(std::vector<std::string> words) const {
        const auto answer = runtime_ / "answer";
        std::filesystem::remove(answer);
        words.insert(words.begin(), "xdotool");
        Process process(std::move(words), {{"DISPLAY", screen_.display()}}, answer);
        process.ends();
        auto said = process.said();
        while (!said.empty() && said.back() == '\n') said.pop_back();
        return said;
    }

    TempFolder runtime_;
    Xvfb screen_;
    PixelSize output_;
    std::unique_ptr<Process> compositor_;
    bool ready_ = false;
};

}  // namespace accolade::test
