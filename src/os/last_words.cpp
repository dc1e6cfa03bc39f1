#include "os/last_words.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <string>

namespace accolade {
namespace {

struct Note {
    std::array<char, kMostLastWords> text;
    std::size_t length = 0;
};

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): for the handler
std::array<char, 4'000> path;
std::array<Note, 2> notes;  // one is whole while the other is written
std::atomic<const Note*> noted{nullptr};
thread_local bool speaks = false;
alignas(64) std::array<char, 65'536> stack;  // for the handler, where the thread's own is used up
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<const Note*>::is_always_lock_free);

extern "C" void crashed(int signal) {
    say_last_words();
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

}  // namespace

void say_last_words() noexcept {
    if (path.front() == '\0') return;
    const int file = ::open(path.data(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (file < 0) return;
    const auto* const note = noted.load();
    if (speaks && note != nullptr) [[maybe_unused]]
        const auto written = ::write(file, note->text.data(), note->length);
    ::close(file);
}

void note_last_words(std::string_view words) noexcept {
    speaks = true;
    auto& next = noted.load() == notes.data() ? notes.back() : notes.front();
    next.length = std::min(words.size(), next.text.size());
    std::copy_n(words.begin(), next.length, next.text.begin());
    noted.store(&next);
}

void share_last_words() noexcept {
    speaks = true;
}

void leave_last_words_in(const std::filesystem::path& file) {
    const auto text = file.string();
    path.fill('\0');
    if (text.size() < path.size()) std::ranges::copy(text, path.begin());
    stack_t own{};
    own.ss_sp = stack.data();
    own.ss_size = stack.size();
    stack_t before{};
    // A sanitizer has one already.
    if (::sigaltstack(nullptr, &before) == 0 && (before.ss_flags & SS_DISABLE) != 0) ::sigaltstack(&own, nullptr);
    for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) {
        struct sigaction now{};
        // A sanitizer has its own.
        if (::sigaction(signal, nullptr, &now) != 0 || (now.sa_flags & SA_SIGINFO) != 0 || now.sa_handler != SIG_DFL)
            continue;
        struct sigaction ours{};
        ours.sa_handler = crashed;
        ours.sa_flags = static_cast<int>(SA_NODEFER | SA_RESETHAND | SA_ONSTACK);
        ::sigaction(signal, &ours, nullptr);
    }
}

}  // namespace accolade
