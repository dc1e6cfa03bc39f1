// Decoder: pictures looked at and decoded in a process of their own, that has no files, no network and little memory,
// so that whatever a picture does to its library, the show goes on.
//
// The process is this program again (serve.h), started when it is first needed, and again when it is gone; it ends by
// itself when it had nothing to do for a minute. A picture that takes longer than the deadline is given up, and the
// process with it; one on which the process ends is tried once more. What failed twice so is not tried again until it
// is another picture, or the program another version: that is remembered in a folder (quarantine.h).
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
#include "os/disk.h"
#include "os/log.h"

namespace accolade::decoder {

class Decoder {
  public:
    struct Settings {
        std::filesystem::path quarantine;  // the folder; empty: remembered for as long as this one lives
        std::string version;               // of this program
        Milliseconds deadline{5000};
        std::filesystem::path program = "/proc/self/exe";
    };

    Decoder(Disk& disk, Log& log, Settings settings);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // As media::examine and media::decode, which they call over there.
    Result<media::Header> examine(std::string_view bytes);
    Result<Bitmap> decode(std::string_view bytes, const media::Crop& crop);

    // From any thread, for good: what is under way fails at once, and whatever is asked for after it.
    void cancel();

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace accolade::decoder
