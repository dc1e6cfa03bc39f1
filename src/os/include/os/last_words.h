// Last words: what a program that crashes leaves behind, so that its next start can say so: a file with what the
// program was about. It is made where a signal of the kind that ends a program by its own fault arrives (SIGSEGV,
// SIGBUS, SIGILL, SIGFPE, SIGABRT; the last is also systemd's for one that hangs), or where a Worker ends it. The
// signal then does what it would have done. SIGKILL and a power cut leave nothing.
//
// Path and words live in static memory, because a signal handler has no other; nothing is written while all is well.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace accolade {

inline constexpr std::size_t kMostLastWords = 8'000;  // bytes

// Call from the main thread, at the start. A path of 4,000 bytes or more is not kept: then nothing is left behind.
void leave_last_words_in(const std::filesystem::path& file);

// What the file will say where the calling thread crashes, or one that works for it; where another does, the file is
// empty. Words beyond kMostLastWords are left out. One thread calls, as often as it likes: it costs a copy.
void note_last_words(std::string_view words) noexcept;
// The calling thread works for the one that notes: what is noted is what this one is about, too.
void share_last_words() noexcept;

// Async-signal-safe; any thread.
void say_last_words() noexcept;

}  // namespace accolade
