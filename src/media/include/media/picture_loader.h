// PictureLoader: pictures decoded off the main thread, at the size they are shown at, kept in a bounded cache.
//
// The main thread asks (`want`), looks (`find`), and is woken when something is ready. What somebody still holds is
// found whether it is in the cache or not, so that what is on the screen is never made twice. A picture that fails is
// remembered as failed until its file changes. With a DecodedStore each is decoded once, and then read from there.
//
// They are made in the order in which they were asked for. Where one has failed, perhaps after a long while, what was
// asked for last comes first, each is tried briefly for as long as others wait, and what takes longer than that comes
// after all the others. So a good picture waits for one that hangs, and not for ten.
//
// Resource; all but `wait_idle` may be called from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "gfx/bitmap.h"
#include "media/decoded_store.h"
#include "media/picture.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::media {

struct PictureRequest {
    std::string path;  // of the file with the picture's bytes
    Crop crop;
    std::int64_t written_ns = 0;  // tells one picture from another that took its place; 0 if none does
    bool operator==(const PictureRequest&) const = default;
};

// What the log says of one that fails.
struct PictureWords {
    std::string named;    // who names it; empty: its path
    std::string without;  // what it means for the screen; empty: nothing is said of that
};

class PictureLoader {
  public:
    struct More {
        std::unique_ptr<DecodedStore> store{};  // of the loader's thread from now on; null: none
        Decode briefly{};                       // as `decode`, but gives up early; empty: nothing is tried briefly
    };
    // `ready` is called on the loader's thread, after each picture, done or failed. `capacity`: bytes of finished
    // pictures that are kept though nobody uses them; what a round of the show needs last goes first.
    PictureLoader(Disk& disk, Decode decode, Log& log, std::function<void()> ready, std::size_t capacity = 128U << 20U)
        : PictureLoader(disk, std::move(decode), log, std::move(ready), capacity, More{}) {}
    PictureLoader(Disk& disk, Decode decode, Log& log, std::function<void()> ready, std::size_t capacity, More more);
    ~PictureLoader();
    PictureLoader(const PictureLoader&) = delete;
    PictureLoader& operator=(const PictureLoader&) = delete;

    void resize(std::size_t capacity);
    void want(const PictureRequest& request, const PictureWords& words = {});
    BitmapPtr find(const PictureRequest& request) const;  // null: not yet, or never
    bool failed(const PictureRequest& request) const;
    // Why the picture in that file cannot be shown, at whatever size; nothing while none has failed.
    std::optional<std::string> trouble(const std::string& path, std::int64_t written_ns) const;
    // Of all files these are shown from now on: what is kept of others is erased.
    void keep_only(std::vector<std::string> paths);
    // How many could not be made, by the reason, since the start; from any thread. Of many reasons the later ones count
    // as "other".
    std::map<std::string, std::uint64_t> failures() const;
    void wait_idle();           // previews: until everything wanted is done or failed
    Milliseconds busy() const;  // for so long its thread has been at one picture; 0: it rests

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace accolade::media
