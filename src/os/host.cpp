#include "os/host.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace accolade {
namespace {

// Its digits; empty where nobody else reaches it.
std::string digits_of(const sockaddr* address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address->sa_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
        return inet_ntop(AF_INET, &v4, text.data(), text.size()) != nullptr ? text.data() : "";
    }
    if (address->sa_family != AF_INET6) return {};
    const auto& v6 = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    if (IN6_IS_ADDR_LINKLOCAL(&v6)) return {};
    return inet_ntop(AF_INET6, &v6, text.data(), text.size()) != nullptr ? text.data() : "";
}

}  // namespace

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::vector<std::string> host_addresses() {
    std::vector<std::string> addresses;
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0) return addresses;
    for (const auto* one = all; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr || (one->ifa_flags & IFF_UP) == 0 || (one->ifa_flags & IFF_LOOPBACK) != 0)
            continue;
        if (auto digits = digits_of(one->ifa_addr); !digits.empty()) addresses.push_back(std::move(digits));
    }
    freeifaddrs(all);
    std::ranges::stable_partition(addresses,
                                  [](const auto& address) { return address.find(':') == std::string::npos; });
    return addresses;
}

}  // namespace accolade
