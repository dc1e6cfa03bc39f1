// Confine: what this process gives up for the rest of its life, before it reads a foreign byte. In this order; called
// on its only thread.
#pragma once

#include <cstddef>

namespace accolade::decoder {

// Of its own, without the libraries' code and what it shares: a picture of 50 megapixels, four bytes each, twice, and
// what a library needs beside.
inline constexpr std::size_t kMostMemory = 640U << 20U;

// Every descriptor but the line to the show; memory, time and files beyond what a picture needs; and its life first, if
// the machine has too little memory for all.
void set_limits();

// Every system call but those that memory, threads and the line need. False where the kernel cannot filter.
bool filter_system_calls();

}  // namespace accolade::decoder
