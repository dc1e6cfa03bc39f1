// URLs: the one place where an address is taken apart, by libcurl, whose own reading of it is what counts when it is
// asked for. What libcurl sees differently from RFC 3986, or does not escape, is handled in url.cpp and nowhere else.
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace accolade::net {

// Begins with http:// or https://, in any case: it is asked for over the network. Other addresses are files.
bool is_web(std::string_view address);

// "https" of "HTTPS:anything", in lower case; empty if there is no scheme. "C:" has the scheme "c".
std::string scheme_of(std::string_view reference);

// An http(s) address as the network wants it: the server's name in ASCII (IDNA: "xn--mnchen-3ya.de"), blanks, umlauts
// and other foreign bytes escaped, no dots in its path. Else why it cannot be asked for.
Result<std::string> web_url(std::string_view text);

// RFC 3986, 5.2, escaped as above. A reference with a scheme of its own is only made tidy. REQUIRES an http(s) base.
std::string resolved(std::string_view base, std::string_view reference);

// "https://host:port", lower case; empty if it is no http(s) address.
std::string origin_of(const std::string& url);

// "host", and "host:port"; empty if it is no http(s) address.
std::string host_of(const std::string& url);
std::string server_of(const std::string& url);

// Without user, query and fragment, where secrets stand; otherwise as written. Also of what is no address at all.
std::string without_secrets(std::string_view url);

// The same for a log: "?…" says that there was a query.
std::string shown(std::string_view url);

}  // namespace accolade::net
