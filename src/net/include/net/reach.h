// Reach: how near to us an address is, so that a feed from the internet cannot make the screen ask the intranet, nor an
// intranet the machine itself (WICG "Private Network Access", address spaces). Checked on the socket's address when it
// is opened, so that a name which changes its mind after a check gains nothing. Pure; any thread.
#pragma once

#include <string>

struct sockaddr;

namespace accolade::net {

enum class Reach { everyone, intranet, machine };  // from far to near; who is near may reach what is further

Reach reach_of(const sockaddr& address);
Reach reach_of(const std::string& ip);  // digits, as libcurl tells them; what is no address counts as everyone

}  // namespace accolade::net
