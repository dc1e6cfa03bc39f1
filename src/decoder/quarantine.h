// Quarantine: the pictures that took their decoder with them, by the hash of their bytes: a small file each, with how
// often it happened and what. Twice, and a picture is not tried again, also after a restart; until the program is
// another version, or staff delete the file. At most a few hundred; the oldest goes first. Where the folder cannot be
// written, it is remembered in memory. Resource; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "os/disk.h"
#include "os/log.h"

namespace accolade::decoder {

class Quarantine {
  public:
    static constexpr int kStrikes = 2;
    static constexpr std::size_t kMost = 300;

    // Reads what is there. `folder`: empty for none.
    Quarantine(Disk& disk, Log& log, std::filesystem::path folder, std::string version);

    bool empty() const { return strikes_.empty(); }
    // What happened to it, if it is not to be tried again.
    std::optional<std::string> held(const std::string& hash) const;
    // True where it is not to be tried again from now on.
    bool strike(const std::string& hash, std::string_view what);
    // It was decoded after all.
    void forgive(const std::string& hash);

  private:
    struct Strikes {
        int count = 0;
        std::string what;  // happened last
    };
    void keep(const std::string& hash, const Strikes& strikes);

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_;
    std::string version_;
    std::map<std::string, Strikes> strikes_;
};

}  // namespace accolade::decoder
