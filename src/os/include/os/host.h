// Host: what this machine is called, and at which addresses it is reached: for people who stand before its screen. Any
// thread.
#pragma once

#include <string>
#include <vector>

namespace accolade {

std::string host_name();
// IPv4 first; without those that reach no other machine (loopback, link-local).
std::vector<std::string> host_addresses();

}  // namespace accolade
