// Xvfb: an X server without a monitor, of a test's own, whose pixels can be read from a file. On a display number that
// is free. Gone with it.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "gfx/bitmap.h"
#include "support/temp_folder.h"

namespace accolade {

// A file as of xwd(1): a header of 32-bit words, high byte first, colours, then rows.
inline Bitmap bitmap_of_xwd(const std::string& file) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(file.at(at)));
    };
    const auto word = [&](std::size_t i) {
        return byte(4 * i) << 24U | byte(4 * i + 1) << 16U | byte(4 * i + 2) << 8U | byte(4 * i + 3);
    };
    const auto eight_bits_of = [](std::uint32_t pixel, std::uint32_t mask) {
        const int width = std::popcount(mask);
        const auto value = (pixel & mask) >> static_cast<unsigned>(std::countr_zero(mask));
        if (width >= 8) return value >> static_cast<unsigned>(width - 8);
        return value * 255U / ((1U << static_cast<unsigned>(width)) - 1U);
    };
    Bitmap out(static_cast<int>(word(4)), static_cast<int>(word(5)), 0xFF000000U);
    const std::size_t pixels = word(0) + word(19) * 12, row_bytes = word(12), pixel_bytes = word(11) / 8;
    const auto red = word(14), green = word(15), blue = word(16);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const auto at =
                pixels + static_cast<std::size_t>(y) * row_bytes + static_cast<std::size_t>(x) * pixel_bytes;
            std::uint32_t v = 0;
            for (std::size_t i = 0; i < pixel_bytes; ++i) v |= byte(at + i) << (8 * i);
            out.row(y)[x] =
                0xFF000000U | eight_bits_of(v, red) << 16U | eight_bits_of(v, green) << 8U | eight_bits_of(v, blue);
        }
    return out;
}

class Xvfb {
  public:
    // `display`: ":7" where it must be that one; empty: any that is free.
    explicit Xvfb(PixelSize size, int depth = 24, const std::string& display = "") {
        const auto screen = std::to_string(size.w) + "x" + std::to_string(size.h) + "x" + std::to_string(depth);
        int ends[2];
        if (pipe(ends) != 0) return;
        const auto number = std::to_string(ends[1]);
        server_ = fork();
        if (server_ == 0) {
            close(ends[0]);
            const int nowhere = open("/dev/null", O_RDWR);
            dup2(nowhere, 1);
            dup2(nowhere, 2);
            if (display.empty()) {
                execlp("Xvfb", "Xvfb", "-noreset", "-displayfd", number.c_str(), "-screen", "0", screen.c_str(),
                       "-fbdir", folder_.path().c_str(), "-nolisten", "tcp", static_cast<char*>(nullptr));
            } else {
                execlp("Xvfb", "Xvfb", display.c_str(), "-noreset", "-displayfd", number.c_str(), "-screen", "0",
                       screen.c_str(), "-fbdir", folder_.path().c_str(), "-nolisten", "tcp",
                       static_cast<char*>(nullptr));
            }
            _exit(127);
        }
        close(ends[1]);
        char text[16] = {};
        std::size_t got = 0;
        pollfd it{ends[0], POLLIN, 0};
        while (got + 1 < sizeof text && poll(&it, 1, 20'000) > 0) {
            const auto n = read(ends[0], text + got, sizeof text - 1 - got);
            if (n <= 0) break;
            got += static_cast<std::size_t>(n);
            if (text[got - 1] != '\n') continue;
            display_ = ":" + std::string(text, got - 1);
            break;
        }
        close(ends[0]);
    }
    Xvfb(const Xvfb&) = delete;
    Xvfb& operator=(const Xvfb&) = delete;
    ~Xvfb() { end(SIGTERM); }

    // As if somebody had killed it.
    void end(int signal = SIGKILL) {
        if (server_ <= 0) return;
        kill(server_, signal);
        // A server that has just lost its last client begins anew, and a request to end is lost on it meanwhile.
        bool gone = false;
        for (int i = 0; i < 100 && !gone; ++i) {
            gone = waitpid(server_, nullptr, WNOHANG) != 0;
            if (!gone) usleep(20'000);
        }
        if (!gone) {
            kill(server_, SIGKILL);
            waitpid(server_, nullptr, 0);
        }
        server_ = -1;
    }

    void signal(int number) const {
        if (server_ > 0) kill(server_, number);
    }

    // ":7"; empty where there is no Xvfb on this machine.
    const std::string& display() const { return display_; }

    // What is on the screen.
    Bitmap screenshot() const { return bitmap_of_xwd(TempFolder::read(folder_ / "Xvfb_screen0")); }

  private:
    TempFolder folder_;
    pid_t server_ = -1;
    std::string display_;
};

}  // namespace accolade
