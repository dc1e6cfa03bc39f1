// Failures in words: what is said of an address that did not answer as it should. Pure; any thread.
#pragma once

#include <string>

#include "net/http.h"

namespace accolade::net {

// About an address, which is shown without its secrets.
Failure failed(Fault fault, std::string what, const std::string& url);

// Its server is nearer than the one that named it may reach.
Failure too_near(const std::string& url);

// REQUIRES a status that is not an answer. `secret`: whether one was sent along, a token or the like.
enum class Secret { sent, none };
Failure failure_of_status(long status, const std::string& url, Secret secret);

}  // namespace accolade::net
