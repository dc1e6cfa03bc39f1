// Addresses in a feed, and the rule of what a feed may make us open (net/url.h takes them apart). A feed that
// came over the network may name pictures on the network; a feed that is a file may also name files in and below its
// own folder. A feed can make us open nothing else. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace accolade::feed {

// What a picture or clip is fetched from: an http or https address, or the path of a file. `feed` is the feed's own
// address or path. An Error says why not.
// (That a path stays in its folder is checked by its letters alone; whoever opens it deals with symbolic links.)
Result<std::string> media_address(std::string_view feed, std::string_view reference);

// What a QR code or the live stream may hold: an http or https address.
Result<std::string> web_address(std::string_view feed, std::string_view reference);

// The address as complaints may show it: without password and query, where tokens stand.
std::string public_form(std::string_view address);

}  // namespace accolade::feed
