// The "feeds" of a kiosk.json, and how its paths are read: parts of read_settings. Pure; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/complaint.h"
#include "base/fields.h"
#include "config/settings.h"

namespace accolade::config {

// A feed that cannot be used is left out and complained of.
std::vector<FeedSource> read_feed_sources(Fields& fields, const std::filesystem::path& folder, Complaints& complaints);

std::filesystem::path resolved(const std::string& path, const std::filesystem::path& folder);
std::filesystem::path path_in(Fields& fields, std::string_view key, const std::filesystem::path& folder);  // "": none

}  // namespace accolade::config
