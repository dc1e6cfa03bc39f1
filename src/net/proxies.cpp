#include "proxies.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "base/ascii.h"
#include "net/url.h"

namespace accolade::net {
namespace {

std::string environment(std::initializer_list<const char*> names) {
    for (const auto* name : names) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

std::string_view without_brackets(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return host;
}

// 4 or 16 bytes; how many, or 0.
std::size_t bytes_of(std::string_view ip, std::array<std::uint8_t, 16>& bytes) {
    const std::string text(ip);
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return 4;
    return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 ? 16 : 0;
}

// "10.0.0.0/8", "fd00::/8", or an address alone.
bool is_in_network(std::string_view host, std::string_view network) {
    std::array<std::uint8_t, 16> one{}, other{};
    const auto slash = network.find('/');
    const auto size = bytes_of(host, one);
    if (size == 0 || bytes_of(without_brackets(network.substr(0, slash)), other) != size) return false;
    std::size_t bits = size * 8;
    if (slash != std::string_view::npos) {
        const auto text = network.substr(slash + 1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
        if (error != std::errc{} || end != text.data() + text.size() || bits > size * 8) return false;
    }
    if (std::memcmp(one.data(), other.data(), bits / 8) != 0) return false;
    const auto rest = bits % 8;
    const auto mask = static_cast<std::uint8_t>(0xFF00U >> rest);
    return rest == 0 || ((one.at(bits / 8) ^ other.at(bits / 8)) & mask) == 0;
}

// "example.org" and ".example.org" are that name, and all below it.
bool is_named(std::string_view host, std::string_view name) {
    if (name.starts_with('.')) name.remove_prefix(1);
    if (host.ends_with('.')) host.remove_suffix(1);
    if (name.ends_with('.')) name.remove_suffix(1);
    if (name.empty() || !host.ends_with(name)) return false;
    return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
}

}  // namespace

Proxies Proxies::of_environment() {
    const auto all = environment({"all_proxy", "ALL_PROXY"});
    Proxies proxies{environment({"http_proxy"}), environment({"https_proxy", "HTTPS_PROXY"}),
                    environment({"no_proxy", "NO_PROXY"})};
    if (proxies.http.empty()) proxies.http = all;
    if (proxies.https.empty()) proxies.https = all;
    return proxies;
}

std::string Proxies::of(const std::string& url) const {
    const auto& proxy = scheme_of(url) == "https" ? https : http;
    if (proxy.empty()) return {};
    const auto name = host_of(url);
    const auto host = without_brackets(name);
    const auto exempt = ascii::lower(not_for);
    for (std::size_t at = 0; at < exempt.size();) {
        const auto end = std::min(exempt.find_first_of(", \t", at), exempt.size());
        const auto one = std::string_view(exempt).substr(at, end - at);
        at = end + 1;
        if (one.empty()) continue;
        if (one == "*" || is_named(host, one) || is_in_network(host, one)) return {};
    }
    return proxy;
}

}  // namespace accolade::net
