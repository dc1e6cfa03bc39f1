// Threads that do not come to an end.
#include "app/hanging.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/metrics_file.h"
#include "ledger_file.h"
#include "os/heartbeat.h"
#include "support/fake_disk.h"
#include "support/process.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

const WallTime kMorning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;

// Whose writes wait until they may go on.
class SlowDisk final : public Disk {
  public:
    Queue<bool> goes_on;

    Result<std::string> read(const std::filesystem::path& path, std::size_t limit) override {
        return disk_.read(path, limit);
    }
    Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) override {
        (void)goes_on.wait();
        return disk_.write_whole(path, bytes);
    }
    Result<void> remove(const std::filesystem::path& path) override { return disk_.remove(path); }
    Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) override { return disk_.list(folder); }
    Result<FileInfo> info(const std::filesystem::path& path) override { return disk_.info(path); }
    Result<void> make_folder(const std::filesystem::path& folder) override { return disk_.make_folder(folder); }

  private:
    FakeDisk disk_;
};

struct Said {
    std::string lines;
    Log log{[this](std::string_view line) { lines += line; }, machine_clock(), false};
};

}  // namespace

TEST_CASE("a thread that hangs is named with what it means, once, and once more when it goes on") {
    Said said;
    Hanging hanging(said.log);
    const auto at = [&](Milliseconds pictures, WallTime now) {
        return hanging.look({{"feeds", Milliseconds(0), "old news"}, {"pictures", pictures, "no new pictures"}}, now);
    };
    CHECK(at(Hanging::kHangs - 1ms, kMorning).empty());
    CHECK(said.lines.empty());
    const auto one = at(Hanging::kHangs, kMorning + 25s);
    REQUIRE(one.size() == 1);
    CHECK(one[0].complaint.where == "thread \"pictures\"");
    CHECK(one[0].complaint.what.starts_with("has not answered for more than 20 s; no new pictures. "));
    CHECK(one[0].since == kMorning + 5s);
    const auto line = said.lines;
    CHECK(line.find("thread \"pictures\": error: has not answered") != std::string::npos);
    CHECK(at(Hanging::kHangs + 40s, kMorning + 65s) == one);
    CHECK(said.lines == line);
    CHECK(at(Milliseconds(0), kMorning + 70s).empty());
    CHECK(said.lines.find("thread \"pictures\" answers again after 65 s") != std::string::npos);
}

TEST_CASE("a thread is busy for as long as it is at one thing, and at rest while it waits") {
    Heartbeat heartbeat;
    CHECK(heartbeat.busy() == Milliseconds(0));
    {
        const Heartbeat::Turn turn(heartbeat);
        CHECK(eventually([&] { return heartbeat.busy() > Milliseconds(10); }));
    }
    CHECK(heartbeat.busy() == Milliseconds(0));
}

TEST_CASE("who writes celebrations and metrics is busy for as long as the disk does not answer") {
    Said said;
    SlowDisk disk;
    {
        LedgerFile ledger(disk, said.log, "/state");
        CHECK(ledger.busy() == Milliseconds(0));
        ledger.save({});
        CHECK(eventually([&] { return ledger.busy() > Milliseconds(10); }));
        disk.goes_on.push(true);
        CHECK(eventually([&] { return ledger.busy() == Milliseconds(0); }));
    }
    const TempFolder folder;
    REQUIRE(mkfifo((folder / ".a.prom.new").c_str(), 0600) == 0);  // opening it waits for somebody at its other end
    MetricsFile metrics(said.log);
    metrics.move_to(folder / "a.prom");
    metrics.write({}, folder.path(), {kMorning, SteadyTime(1h)});
    CHECK(eventually([&] { return metrics.busy() > Milliseconds(10); }));
    const int other_end = open((folder / ".a.prom.new").c_str(), O_RDONLY | O_NONBLOCK);
    CHECK(other_end >= 0);
    CHECK(eventually([&] { return metrics.busy() == Milliseconds(0); }));
    close(other_end);
}
