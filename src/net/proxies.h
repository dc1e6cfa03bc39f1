// Proxies: whether an address is asked for through a proxy, and which, by the variables that curl(1) reads: http_proxy
// (in small letters alone: see CVE-2016-5385), https_proxy, all_proxy and no_proxy, the latter three in capitals too.
// It is decided here, and libcurl is told, so that we know who is at the other end of a socket: what stands in the
// settings of this machine may be as near as it likes, but does not make the server behind it near.
//
// Value; any thread, once it is made.
#pragma once

#include <string>

namespace accolade::net {

struct Proxies {
    std::string http, https;  // "http://proxy.example:3128"; empty: none
    std::string not_for;      // names and networks that are asked directly, as in no_proxy

    static Proxies of_environment();

    // Empty: directly.
    std::string of(const std::string& url) const;

    bool operator==(const Proxies&) const = default;
};

}  // namespace accolade::net
