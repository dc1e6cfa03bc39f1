// DecodedStore: pictures at the sizes they are shown at, kept on disk, so that each is decoded once however often the
// rotation comes round, also after a restart.
//
// One file each: named by where the picture lies, what its bytes are (SHA-256) and which part of it at which size, so
// that whatever is different is another file; its pixels packed without loss, and a sum of them. What is damaged is
// dropped and decoded again. Nothing is written twice, and nothing when a picture is only shown. Where there is no room
// left, what nobody wanted for a day goes, and nothing else: a rotation that is larger than the room would write for
// ever. Where the disk cannot be written, it is left alone for a while, and pictures are decoded each time.
//
// Resource; one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "gfx/bitmap.h"
#include "media/picture.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::media {

class DecodedStore {
  public:
    // `capacity`: bytes of all files.
    DecodedStore(Disk& disk, Log& log, std::filesystem::path folder, std::uint64_t capacity, Clock clock);

    // `path` and `hash`: of the file with the picture's bytes, and of these.
    std::optional<Bitmap> find(const std::string& path, const std::string& hash, const Crop& crop);
    // What is kept of another picture that was at this path is erased.
    void put(const std::string& path, const std::string& hash, const Crop& crop, const Bitmap& bitmap);
    // Erases what came from any other path: those pictures have been withdrawn.
    void keep_only(const std::vector<std::string>& paths);

    std::uint64_t bytes() const { return bytes_; }

  private:
    struct Entry {
        std::uint64_t bytes = 0;
        std::int64_t written_ns = 0;
        std::optional<SteadyTime> used;  // nothing: not since the start
    };
    using Entries = std::map<std::string, Entry>;  // by file name
    void read_folder();
    Entries::iterator erase(Entries::iterator entry);
    bool make_room(std::uint64_t bytes, SteadyTime now);

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_;
    std::uint64_t capacity_;
    Clock clock_;
    SteadyTime opened_;
    Entries entries_;
    std::uint64_t bytes_ = 0;
    std::optional<SteadyTime> unwritable_until_;
};

}  // namespace accolade::media
