#include "base/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace accolade {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned size = 0;
    // Fails only if there is no memory left, and then nothing good can follow.
    if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), &size, EVP_sha256(), nullptr) != 1 || size != 32)
        std::abort();
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < 32; ++i) {
        text += kDigits[sum[i] >> 4U];
        text += kDigits[sum[i] & 15U];
    }
    return text;
}

bool is_sha256(std::string_view name) {
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace accolade
