// read_settings: the text of a kiosk.json -> Settings, and everything that is wrong with it at once. A wrong value
// costs itself, and its default stands; whether settings with errors are used is the caller's to decide (any_error).
// Pure: no file is opened, nothing is looked up. Any thread. Complaints name "FILE:line:column".
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/complaint.h"
#include "config/settings.h"

namespace accolade::config {

struct Read {
    Settings settings;
    Complaints complaints;
    // Where the values stand that only others can judge: "theme", "zone", "brand.logo",
    // "phrases.en.kind.story" -> "kiosk.json:12:5".
    std::map<std::string, std::string, std::less<>> places;
};

// `file` is what complaints call it; relative paths in it are taken from `folder`, which should be absolute.
Read read_settings(std::string_view text, const std::string& file, const std::filesystem::path& folder);

}  // namespace accolade::config
