#include "app/signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace accolade::app {
namespace {

extern "C" void over(int) {
    ::_exit(0);
}

// In so long the program is over, whatever its threads are at; 0: it is not.
void set_alarm(Milliseconds in) {
    itimerval timer{};
    timer.it_value.tv_sec = in / Seconds(1);
    timer.it_value.tv_usec = std::chrono::microseconds(in % Seconds(1)).count();
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

Signals::Signals(Milliseconds patience) : patience_(patience) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGALRM, over);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC);
    stop_ = eventfd(0, EFD_CLOEXEC);
}

void Signals::stop() {
    const std::uint64_t one = 1;
    if (thread_.running() && write(stop_, &one, sizeof one) == sizeof one) thread_.join();
}

Signals::~Signals() {
    stop();
    set_alarm(Milliseconds(0));
    close(signals_);
    close(stop_);
}

void Signals::start(std::function<void(const model::Command&)> tell) {
    tell_ = std::move(tell);
    thread_ = Worker("signals", [this](const std::stop_token&) { run(); });
}

void Signals::run() {
    std::array<pollfd, 2> files{{{signals_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (poll(files.data(), files.size(), -1) >= 0 || errno == EINTR) {
        if (files[1].revents != 0) return;
        signalfd_siginfo info{};
        if (files[0].revents == 0 || read(signals_, &info, sizeof info) != sizeof info) continue;
        if (info.ssi_signo == SIGHUP) {
            tell_(model::command::Reread{});
            tell_(model::command::Refetch{});
        } else {
            set_alarm(patience_);
            tell_(model::command::Quit{});
        }
    }
}

}  // namespace accolade::app
