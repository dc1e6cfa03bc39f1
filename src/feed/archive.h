// Archive: the last good news on disk, so that a screen that starts without a network shows what it showed before.
//
// Under its folder: `news/SHA256.N`, the last good feeds of each source (kept_feeds.h); `pictures.list.N`, the list of
// pictures; `pictures/SHA256`, their bytes, named by their hash, so that a changed picture is a new file
// and the one on the screen stays intact. A picture is known by its name (picture_name.h). What a feed takes back is in
// no earlier one either: those go. Written whole or not at all, and only when something is different. A picture's file
// is removed a minute after a list without it is safely on disk. Files of ours that nothing names are removed at the
// start; other people's files are left alone, and so is what a newer version of this program wrote.
//
// Resource; one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "feed/source.h"
#include "gfx/geometry.h"
#include "kept_feeds.h"
#include "os/disk.h"
#include "os/log.h"
#include "slots.h"

namespace accolade::feed {

inline constexpr std::size_t kPictureBytes = 20U << 20U;

struct KeptPicture {
    std::string file;  // SHA-256 of its bytes
    std::uint64_t bytes = 0;
    PixelSize size;  // upright
    Validators validators;

    bool operator==(const KeptPicture&) const = default;
};

class Archive {
  public:
    Archive(Disk& disk, Log& log, std::filesystem::path folder, std::uint64_t quota = 512ULL << 20U);

    // Reads the list of pictures, and removes files that no configured source and no list names.
    void open(const std::vector<SourceSettings>& sources);

    // As in kept_feeds.h.
    std::vector<KeptFeed> feeds(const std::string& source) { return feeds_.of(source); }
    Result<void> keep_feed(const std::string& source, const KeptFeed& feed) { return feeds_.keep(source, feed); }
    Result<void> forget_older_feeds(const std::string& source) { return feeds_.forget_older(source); }

    const KeptPicture* picture(const std::string& address) const;
    std::vector<std::string> picture_addresses() const;
    std::filesystem::path path_of(const KeptPicture& picture) const;
    // Reads the file and compares its hash; a damaged one is removed, with a line in the log.
    bool verify(const std::string& address);
    // Writes the file, if it is new; `list_pictures` puts it on the list.
    Result<void> keep_picture(const std::string& address, std::string_view bytes, PixelSize size,
                              Validators validators);

    // The list on disk becomes those of the wanted pictures that are here; the others are forgotten.
    Result<void> list_pictures(const std::vector<std::string>& wanted, SteadyTime now);
    // Removes files that have been off the list for a minute.
    void remove_unlisted_files(SteadyTime now);

  private:
    Result<void> make_folders();  // refused where one of them is a link: what it leads to is not ours
    using Pictures = std::map<std::string, KeptPicture>;  // by address
    void set_picture(const std::string& address, KeptPicture picture);
    Pictures::iterator forget_picture(Pictures::iterator picture);
    void read_list();
    std::string written_list() const;

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_;
    std::uint64_t quota_;
    KeptFeeds feeds_;
    Slots list_;
    std::string list_on_disk_;
    Pictures pictures_;
    std::map<std::string, int> uses_;             // of each file, by pictures_
    std::uint64_t bytes_in_use_ = 0;              // of those files
    std::set<std::string> written_since_;         // files newer than the list
    std::map<std::string, SteadyTime> unlisted_;  // files, and when they left the list
};

}  // namespace accolade::feed
