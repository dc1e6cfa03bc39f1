#include "teasers.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace accolade::wording {
namespace {

constexpr std::size_t kMostDigits = 3;

Teaser parted(const std::string& line) {
    const std::string_view all = line;
    const auto digits = std::min(all.find_first_not_of("0123456789"), all.size());
    if (digits == 0 || digits > kMostDigits || all.front() == '0') return {{}, line};
    const auto begin = all.find_first_not_of(' ', digits);
    if (begin == std::string_view::npos || begin == digits) return {{}, line};
    const auto first = static_cast<UChar32>(decode_utf8(all, begin).code);
    if (u_isalpha(first) == 0 || u_islower(first) != 0) return {{}, line};
    return {std::string(all.substr(0, digits)), std::string(all.substr(begin))};
}

}  // namespace

std::vector<Teaser> teasers_of(const std::vector<std::string>& lines) {
    std::vector<Teaser> out;
    int before = 0;
    bool pages = lines.size() > 1;
    for (const auto& line : lines) {
        out.push_back(parted(line));
        const auto& page = out.back().page;
        const int number = page.empty() ? 0 : std::stoi(page);
        pages = pages && number > before;
        before = number;
    }
    if (pages) return out;
    out.clear();
    for (const auto& line : lines) out.push_back({{}, line});
    return out;
}

}  // namespace accolade::wording
