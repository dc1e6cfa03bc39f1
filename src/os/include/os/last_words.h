// Last words: what a program that crashes leaves behind, so that its next start can say so: an empty file. It is made
// where a signal of the kind that ends a program by its own fault arrives (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT),
// or where a Worker ends it. The signal then does what it would have done.
//
// The path lives in static memory, because a signal handler has no other. Call from the main thread, at the start.
#pragma once

#include <filesystem>

namespace accolade {

// A path of 4,000 bytes or more is not kept: then nothing is left behind.
void leave_last_words_in(const std::filesystem::path& file);

// Async-signal-safe; any thread.
void say_last_words() noexcept;

}  // namespace accolade
