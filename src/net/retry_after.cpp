#include "retry_after.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <ctime>

namespace accolade::net {

std::optional<Seconds> retry_after(const std::string& value, const std::string& date) {
    constexpr Seconds kLeast{1}, kMost{6 * 3600};
    if (value.empty()) return std::nullopt;
    if (value.find_first_not_of("-0123456789") == std::string::npos) {
        long long seconds = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (error == std::errc::result_out_of_range) return value.front() == '-' ? kLeast : kMost;
        if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
        return std::clamp(Seconds(seconds), kLeast, kMost);
    }
    const std::time_t until = curl_getdate(value.c_str(), nullptr), then = curl_getdate(date.c_str(), nullptr);
    if (until == -1 || then == -1) return std::nullopt;
    return std::clamp(Seconds(until - then), kLeast, kMost);
}

}  // namespace accolade::net
