#include "picture_name.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "net/url.h"

namespace accolade::feed {
namespace {

constexpr std::array<std::string_view, 17> kSignatures{
    "sig",           "signature",   "token",          "access_token",
    "jwt",           "hmac",        "expires",        "expiry",
    "exp",           "policy",      "hdnea",          "hdnts",
    "__token__",     "key-pair-id", "awsaccesskeyid", "googleaccessid",
    "x-ms-signature"};
constexpr std::array<std::string_view, 4> kBeginnings{"x-amz-", "x-goog-", "x-oss-", "q-sign-"};
// Of Azure's, where there is a "sig" beside them.
constexpr std::array<std::string_view, 14> kOfShared{"sv", "se",  "st",    "sp",    "sr",  "spr", "sip",
                                                     "ss", "srt", "skoid", "sktid", "skt", "ske", "sks"};

std::string_view key_of(std::string_view parameter) {
    return parameter.substr(0, parameter.find('='));
}

bool is_signature(std::string_view parameter, bool shared) {
    const auto key = ascii::lower(key_of(parameter));
    const auto begins = [&key](std::string_view beginning) { return key.starts_with(beginning); };
    return std::ranges::find(kSignatures, key) != kSignatures.end() || std::ranges::any_of(kBeginnings, begins) ||
           (shared && std::ranges::find(kOfShared, key) != kOfShared.end());
}

std::vector<std::string_view> parameters_of(std::string_view query) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at <= query.size();) {
        const auto end = std::min(query.find('&', at), query.size());
        all.push_back(query.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

void name_pictures(model::Item& item) {
    const auto name = [](std::string& address) { address = picture_name(address); };
    name(item.image);
    for (auto& person : item.people) name(person.photo);
    if (item.from) name(item.from->photo);
    if (item.host) name(item.host->photo);
    for (auto& visitor : item.visitors) name(visitor.photo);
    for (auto& entry : item.entries) name(entry.photo);
}

}  // namespace

std::string picture_name(const std::string& address) {
    const auto mark = address.find('?');
    if (mark == std::string::npos || !net::is_web(address)) return address;
    const auto end = std::min(address.find('#', mark), address.size());
    const auto parameters = parameters_of(std::string_view(address).substr(mark + 1, end - mark - 1));
    const bool shared =
        std::ranges::any_of(parameters, [](auto parameter) { return ascii::lower(key_of(parameter)) == "sig"; });
    std::string name = address.substr(0, mark);
    char sign = '?';
    for (const auto parameter : parameters) {
        if (is_signature(parameter, shared)) continue;
        name += sign;
        name += parameter;
        sign = '&';
    }
    return name;
}

bool same_but_signatures(const model::Item& a, const model::Item& b) {
    if (a == b) return true;
    if (a.id != b.id || a.title != b.title) return false;
    auto x = a, y = b;
    name_pictures(x);
    name_pictures(y);
    return x == y;
}

}  // namespace accolade::feed
