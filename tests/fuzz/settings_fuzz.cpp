// Any bytes as settings: whatever is wrong costs itself, and each complaint is one line.
#include <cstdlib>

#include "config/settings_reader.h"

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const void* bytes = data;
    const auto read = config::read_settings({static_cast<const char*>(bytes), size}, "kiosk.json", "/etc/accolade");
    for (const auto& complaint : read.complaints)
        if (to_string(complaint).find('\n') != std::string::npos) std::abort();
    return 0;
}
