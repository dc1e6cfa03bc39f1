#include "net/reach.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace accolade::net {
namespace {

using V4 = std::array<std::uint8_t, 4>;
using V6 = std::array<std::uint8_t, 16>;

Reach of_v4(const V4& ip) {
    const int a = ip[0], b = ip[1];
    if (a == 0 || a == 127 || (a == 169 && b == 254)) return Reach::machine;  // 169.254: also the clouds' metadata
    if (a == 10 || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) || (a == 100 && b >= 64 && b < 128) ||
        (a == 198 && (b == 18 || b == 19)) || a >= 224) {
        return Reach::intranet;
    }
    return Reach::everyone;
}

Reach of_v6(const V6& ip) {
    const auto zero = [&](std::size_t from, std::size_t to) {
        return std::all_of(ip.begin() + static_cast<std::ptrdiff_t>(from), ip.begin() + static_cast<std::ptrdiff_t>(to),
                           [](std::uint8_t byte) { return byte == 0; });
    };
    const V4 last{ip[12], ip[13], ip[14], ip[15]};
    if (zero(0, 15) && ip[15] <= 1) return Reach::machine;
    if (zero(0, 10) && ip[10] == 0xff && ip[11] == 0xff) return of_v4(last);                // ::ffff:0:0/96
    if (zero(0, 12)) return of_v4(last);                                                    // the old ::a.b.c.d
    if (ip[0] == 0 && ip[1] == 0x64 && ip[2] == 0xff && ip[3] == 0x9b) return of_v4(last);  // NAT64
    if (ip[0] == 0x20 && ip[1] == 0x02) return of_v4({ip[2], ip[3], ip[4], ip[5]});         // 6to4
    if (ip[0] == 0xfe && (ip[1] & 0xc0U) == 0x80) return Reach::machine;                    // link-local
    if ((ip[0] & 0xfeU) == 0xfc || ip[0] == 0xff) return Reach::intranet;
    return Reach::everyone;
}

}  // namespace

Reach reach_of(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        V4 ip{};
        std::memcpy(ip.data(), &in.sin_addr, ip.size());
        return of_v4(ip);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        V6 ip{};
        std::memcpy(ip.data(), &in.sin6_addr, ip.size());
        return of_v6(ip);
    }
    return Reach::machine;  // a socket of this machine
}

Reach reach_of(const std::string& ip) {
    V4 four{};
    if (inet_pton(AF_INET, ip.c_str(), four.data()) == 1) return of_v4(four);
    V6 six{};
    if (inet_pton(AF_INET6, ip.substr(0, ip.find('%')).c_str(), six.data()) == 1) return of_v6(six);
    return Reach::everyone;
}

bool is_address(std::string_view host) {
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Reach reach_of_name(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) return reach_of(std::string(host.substr(1, host.size() - 2)));
    if (host.ends_with('.')) host.remove_suffix(1);
    if (is_address(host)) return reach_of(std::string(host));
    if (host == "localhost" || host.ends_with(".localhost")) return Reach::machine;
    // RFC 6762, RFC 8375, ICANN's ".internal", and what houses use all the same.
    for (const std::string_view inside : {".local", ".home.arpa", ".internal", ".intranet", ".lan", ".corp"}) {
        if (host.ends_with(inside)) return Reach::intranet;
    }
    return host.find('.') == std::string_view::npos ? Reach::intranet : Reach::everyone;
}

}  // namespace accolade::net
