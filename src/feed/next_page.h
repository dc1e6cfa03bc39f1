// Next page: where a feed goes on, as JSON Feed's "next_url" says. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "feed/source.h"

namespace accolade::feed {

inline constexpr std::size_t kPages = 50;  // of one feed

// Empty: this is the last page. The error says why the next one cannot be asked for.
Result<std::string> next_page_of(const Document& document);

}  // namespace accolade::feed
