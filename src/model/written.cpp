#include "model/written.h"

#include <array>
#include <cstdio>

namespace accolade::model {

std::string written(Date date) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

std::string written(WallTime at, const Zone& zone) {
    const auto local = zone.local(at);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d", local.hour, local.minute);
    return written(local.date) + text.data();
}

}  // namespace accolade::model
