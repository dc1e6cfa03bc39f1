#include "base/base64.h"

#include <openssl/evp.h>

#include <vector>

namespace accolade {

// EVP_EncodeBlock writes a NUL behind what it returns the length of.
std::string to_base64(std::string_view bytes) {
    std::vector<unsigned char> out((bytes.size() + 2) / 3 * 4 + 1);
    const std::vector<unsigned char> in(bytes.begin(), bytes.end());
    const int length = EVP_EncodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
    return {out.begin(), out.begin() + length};
}

std::string text_of_base64(std::string_view text) {
    std::vector<unsigned char> out(text.size() / 4 * 3 + 3);
    const std::vector<unsigned char> in(text.begin(), text.end());
    const int length = EVP_DecodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
    if (length < 0) return {};
    const std::string bytes(out.begin(), out.begin() + length);
    return bytes.substr(0, bytes.find('\0'));  // what stands for "="
}

}  // namespace accolade
