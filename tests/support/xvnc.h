// Xvnc: an X server of a test's own with a real RandR, whose one output (VNC-0) can be switched off and become another
// size, as a monitor's does. Nobody can look at it from outside. Gone with it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/xvfb.h"

namespace accolade::test {

class Xvnc {
  public:
    explicit Xvnc(PixelSize size) {
        const auto geometry = std::to_string(size.w) + "x" + std::to_string(size.h);
        // The server writes its number to a descriptor; a shell opens a file for it. It must listen somewhere (1.15
        // does not start otherwise): where nobody else may look.
        server_ = std::make_unique<Process>(
            std::vector<std::string>{"sh", "-c",
                                     "exec Xtigervnc -displayfd 3 -geometry " + geometry +
                                         " -depth 24 -SecurityTypes None -rfbport -1 -nolisten tcp -rfbunixpath " +
                                         (folder_ / "viewers").string() + " 3>" + (folder_ / "number").string()},
            Environment{}, folder_ / "said");
        eventually([&] {
            const auto number = TempFolder::read(folder_ / "number");
            if (number.empty() || number.back() != '\n') return !server_->running();
            display_ = ":" + number.substr(0, number.size() - 1);
            return true;
        });
    }

    // ":7"; empty where it did not come up.
    const std::string& display() const { return display_; }
    std::string said() const { return server_->said(); }

    // xrandr with these words; what it ended with.
    int randr(std::vector<std::string> words) const {
        words.insert(words.begin(), "xrandr");
        Process process(std::move(words), {{"DISPLAY", display_}}, folder_ / "answer");
        return process.ends().value_or(-1);
    }

    Bitmap screenshot() const {
        const auto file = folder_ / "screen.xwd";
        Process process({"xwd", "-root", "-silent", "-out", file.string()}, {{"DISPLAY", display_}},
                        folder_ / "answer");
        return process.ends() == 0 ? bitmap_of_xwd(TempFolder::read(file)) : Bitmap();
    }

  private:
    TempFolder folder_;
    std::unique_ptr<Process> server_;
    std::string display_;
};

}  // namespace accolade::test
