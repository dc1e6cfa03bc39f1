// Reach: how near to us an address is, so that a feed from the internet cannot make the screen ask the intranet, nor an
// intranet the machine itself (WICG "Private Network Access", address spaces). Checked on the socket's address when it
// is opened, so that a name which changes its mind after a check gains nothing. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace accolade::net {

enum class Reach { everyone, intranet, machine };  // from far to near; who is near may reach what is further

Reach reach_of(const sockaddr& address);
Reach reach_of(const std::string& ip);  // digits, as libcurl tells them; what is no address counts as everyone

// Of a server's name alone, as far as that tells: of "10.0.0.3" and "[::1]", of "localhost", and of names that nobody
// outside has ("wiki", "files.local"). Any other counts as everyone.
Reach reach_of_name(std::string_view host);
bool is_address(std::string_view host);  // and no name

}  // namespace accolade::net
