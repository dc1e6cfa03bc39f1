// The program, from the words behind its name to its exit code: the one door that main.cpp opens. The main thread.
#pragma once

#include <span>
#include <string_view>

namespace accolade::app {

int run(std::span<const std::string_view> arguments);

}  // namespace accolade::app
