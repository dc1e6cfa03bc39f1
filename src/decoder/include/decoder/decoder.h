// Decoder: pictures looked at and decoded in a process of their own, that has no files, no network and little memory,
// so that whatever a picture does to its library, the show goes on.
//
// The process is this program again (serve.h), started when it is first needed (or by `begin`, before that), and again
// when it is gone; it ends by itself when it had nothing to do for a quarter of a minute. One that has
// fonts is started when there is a drawing with words. A picture that takes longer than the deadline is given up, and
// the process with it; one on which the process ends is tried once more. What failed twice so is not tried again until
// it is another picture, or the program another version: that is remembered in a folder (quarantine.h). A picture may
// be tried briefly, for a tenth of the time, where others wait behind it: that it took longer then is not held against
// it.
//
// What comes back is believed as little as the picture: sizes are those that were asked for, pixels are made valid.
// Resource; one thread, but for `cancel`. Errors say why there is no picture.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "gfx/bitmap.h"
#include "media/picture.h"
#include "os/child_process.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::decoder {

class Decoder {
  public:
    static constexpr const char* kThisProgram = "/proc/self/exe";

    struct Settings {
        std::filesystem::path quarantine;  // the folder; empty: remembered for as long as this one lives
        std::string version;               // of this program
        Milliseconds deadline{5000};
        std::filesystem::path program = kThisProgram;
    };

    // `begun`: what `begin` gave, or nothing.
    Decoder(Disk& disk, Log& log, Settings settings, std::unique_ptr<ChildProcess> begun = {});
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // Its process, whose libraries are read while the caller does other things: for whoever knows that there will be
    // pictures before he has a Decoder. Nothing where it cannot be started; it will say why when it is needed.
    static std::unique_ptr<ChildProcess> begin(const std::filesystem::path& program = kThisProgram);

    enum class Patience { full, brief };

    // As media::examine and media::decode, which they call over there.
    Result<media::Header> examine(std::string_view bytes);
    Result<Bitmap> decode(std::string_view bytes, const media::Crop& crop, Patience patience = Patience::full);

    // From any thread, for good: what is under way fails at once, and whatever is asked for after it.
    void cancel();

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace accolade::decoder
