// Credentials: what a feed's server wants to see, read from the files that the settings name, and kept out of whatever
// the server says: a page that repeats a token must carry it neither into the log nor into a file nor onto the screen.
//
// Reads the disk; any thread. No error says what stands in such a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "feed/source.h"
#include "net/http.h"
#include "os/disk.h"

namespace accolade::feed {

// Read anew each time, so that a token can be renewed. Of a file with one secret the first line counts, with or without
// a byte order mark and blanks around it. A systemd credential is a file in $CREDENTIALS_DIRECTORY.
Result<net::Credentials> read_credentials(Disk& disk, const SourceSettings& settings);

// With "[hidden]" where a secret of at least so many characters stood.
inline constexpr std::size_t kInMessages = 4;
inline constexpr std::size_t kInDocuments = 16;  // a shorter one may be a word that the feed says by chance
std::string without_secrets(std::string text, const net::Credentials& credentials, std::size_t least);

}  // namespace accolade::feed
