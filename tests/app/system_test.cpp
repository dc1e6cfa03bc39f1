// The few things of the system that the show deals with: locks, signals, and what systemd is told.
#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "app/lock.h"
#include "app/notify.h"
#include "app/signals.h"
#include "base/queue.h"
#include "support/listener.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;

TEST_CASE("systemd is told once what has changed") {
    const TempFolder folder;
    const Listener systemd(folder / "notify");
    const Variable socket("NOTIFY_SOCKET", (folder / "notify").c_str()), watchdog("WATCHDOG_USEC", nullptr);
    Notify notify;
    notify.ready();
    CHECK(systemd.heard() == "READY=1");
    notify.status("showing");
    notify.status("showing");
    CHECK(systemd.heard() == "STATUS=showing");
    CHECK(systemd.heard().empty());
    notify.alive(SteadyTime(Milliseconds(1)));
    CHECK(systemd.heard().empty());
    CHECK_FALSE(notify.next());
    notify.stopping();
    CHECK(systemd.heard() == "STOPPING=1");
}

TEST_CASE("the watchdog is fed when half of its time has passed, and no sooner") {
    const TempFolder folder;
    const Listener systemd(folder / "notify");
    const Variable socket("NOTIFY_SOCKET", (folder / "notify").c_str()), watchdog("WATCHDOG_USEC", "10000000");
    Notify notify;
    const SteadyTime start(Milliseconds(70'000));
    notify.alive(start);
    CHECK(systemd.heard() == "WATCHDOG=1");
    CHECK(notify.next() == start + Milliseconds(5'000));
    notify.alive(start + Milliseconds(4'999));
    CHECK(systemd.heard().empty());
    notify.alive(start + Milliseconds(5'000));
    CHECK(systemd.heard() == "WATCHDOG=1");
}

TEST_CASE("without systemd nobody is told, and nobody waits") {
    const Variable socket("NOTIFY_SOCKET", nullptr), watchdog("WATCHDOG_USEC", "10000000");
    Notify notify;
    notify.ready();
    notify.alive(SteadyTime(Milliseconds(1)));
    CHECK_FALSE(notify.next());
}

TEST_CASE("a second show on the same state folder is refused, with the number of the first") {
    const TempFolder folder;
    const auto first = Lock::take(folder / "state");
    REQUIRE(first);
    CHECK((*first)->trouble().empty());
    const auto second = Lock::take(folder / "state");
    REQUIRE_FALSE(second);
    CHECK(second.error().what ==
          "already running (process " + std::to_string(getpid()) + "); one show per state folder");
    CHECK(second.error().where == (folder / "state").string());
}

TEST_CASE("a lock that a killed show left behind holds nobody up") {
    const TempFolder folder;
    folder.write("state/lock", "4194000\n");
    CHECK(Lock::take(folder / "state"));
    CHECK(Lock::take(folder / "state"));
}

TEST_CASE("a lock that goes within a second is waited for: a killed show's decoder may hold it until it is a program") {
    const TempFolder folder;
    auto first = Lock::take(folder / "state");
    REQUIRE(first);
    const std::jthread goes([&first] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        first->reset();
    });
    CHECK(Lock::take(folder / "state", Lock::kPatience));
}

TEST_CASE("a state folder that cannot be written does not stop the show") {
    const TempFolder folder;
    folder.write("file", "not a folder");
    const auto lock = Lock::take(folder / "file/state");
    REQUIRE(lock);
    CHECK((*lock)->trouble().find("cannot be written") != std::string::npos);
    CHECK(Lock::take(folder / "file/state"));
}

TEST_CASE("SIGTERM asks to end, SIGHUP to read again, and neither kills") {
    Queue<model::Command> came;
    Signals signals(std::chrono::minutes(10));  // this program is not to end
    signals.start([&came](const model::Command& command) { came.push(command); });
    kill(getpid(), SIGHUP);
    CHECK(came.wait_for(Milliseconds(10'000)) == model::Command(model::command::Reread{}));
    CHECK(came.wait_for(Milliseconds(10'000)) == model::Command(model::command::Refetch{}));
    CHECK(came.take_all().empty());
    kill(getpid(), SIGTERM);
    CHECK(came.wait_for(Milliseconds(10'000)) == model::Command(model::command::Quit{}));
    signals.stop();
    kill(getpid(), SIGHUP);  // nobody is called any more
    CHECK(came.take_all().empty());
}
