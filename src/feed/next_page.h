// Next page: where a feed goes on, as JSON Feed's "next_url" says, and the request for it. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/complaint.h"
#include "base/result.h"
#include "feed/source.h"
#include "net/http.h"
#include "source_state.h"

namespace accolade::feed {

inline constexpr std::size_t kPages = 50;  // of one feed

// Empty: this is the last page. The error says why the next one cannot be asked for.
Result<std::string> next_page_of(const Document& document);

// The request for the page after those of the source that have come; nothing where these are all. A feed that does not
// end, goes round in circles or is larger than a feed may be is cut there, with a complaint. `address`: of the page
// that came last.
std::optional<net::Request> request_for_next(const SourceState& source, const std::string& address,
                                             Complaints& complaints);

}  // namespace accolade::feed
