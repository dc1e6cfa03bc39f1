// Slots: the last few versions of one thing on disk, each a whole file. A new version goes where the oldest one lies,
// so that at every moment, power cuts included, the others are there. Each file begins with its name, number, length
// and SHA-256: that a file exists proves nothing. A damaged one is removed, with a line in the log.
//
// Resource; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "os/disk.h"
#include "os/log.h"

namespace accolade::feed {

class Slots {
  public:
    // Files are folder/name.0, folder/name.1, …
    Slots(Disk& disk, Log& log, std::filesystem::path folder, std::string name, int count, std::size_t limit);

    // Every version that is intact, newest first. Must have been called once before `write`.
    std::vector<std::string> read();
    Result<void> write(std::string_view bytes);
    // Removes every version but the newest.
    Result<void> drop_older();

    // There was a file that could not be read: what it names must not be removed as unused.
    bool unreadable() const { return unreadable_; }
    // There was a file that another, newer version of this program wrote: nothing is written or removed.
    bool newer() const { return newer_; }
    std::vector<std::string> file_names() const;

  private:
    std::filesystem::path path_of(std::size_t slot) const;

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_;
    std::string name_;
    std::size_t limit_;
    std::vector<std::uint64_t> numbers_;  // by slot; 0: nothing intact there
    bool unreadable_ = false, newer_ = false;
};

// Whether we gave a file its name: a SHA-256 and so many characters more, or the temporary name of write_whole.
bool is_named_by_us(std::string_view name, std::size_t suffix);

// Netstrings (D. J. Bernstein, 1997): "5:hello,". The format of what the slots hold.
void put(std::string& out, std::string_view field);
std::optional<std::string_view> take(std::string_view& in);
std::optional<std::uint64_t> take_number(std::string_view& in);

}  // namespace accolade::feed
