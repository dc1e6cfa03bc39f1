#include "markup.h"

#include <array>
#include <cstdio>

#include "base/base64.h"

namespace accolade::report {

std::string data_url(std::string_view type, std::string_view bytes) {
    return "data:" + std::string(type) + ";base64," + to_base64(bytes);
}

std::string svg_number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

}  // namespace accolade::report
