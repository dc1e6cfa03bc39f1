#include "ledger_file.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "app/celebrating.h"
#include "support/fake_disk.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

const WallTime kMorning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;

struct Said {
    std::string lines;
    Log log{[this](std::string_view line) { lines += line; }, machine_clock(), false};
    std::size_t count(const std::string& words) const {
        std::size_t count = 0;
        for (auto at = lines.find(words); at != std::string::npos; at = lines.find(words, at + 1)) ++count;
        return count;
    }
};

schedule::Ledger ledger_of(double highest) {
    schedule::Ledger ledger;
    ledger.looked = kMorning;
    ledger.counters["homes"] = {highest, std::nullopt, kMorning};
    ledger.marks["homes@20"] = {
        schedule::Mark::State::over, model::Cause::threshold, "homes", 20, kMorning, kMorning, 1, false, true};
    return ledger;
}

// Loses its power at the nth write from now: that one is not done, or is and was not confirmed; no later one is.
class DyingDisk final : public Disk {
  public:
    DyingDisk(FakeDisk& disk, int dies_at, bool after) : disk_(disk), left_(dies_at), after_(after) {}
    bool dead() const { return dead_; }

    Result<std::string> read(const std::filesystem::path& path, std::size_t limit) override {
        return disk_.read(path, limit);
    }
    Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) override {
        if (!dead_ && --left_ == 0) {
            dead_ = true;
            if (after_) (void)disk_.write_whole(path, bytes);
        }
        if (dead_) return failure("input/output error", path.string());
        return disk_.write_whole(path, bytes);
    }
    Result<void> remove(const std::filesystem::path& path) override { return disk_.remove(path); }
    Result<std::vector<FileInfo>> list(const std::filesystem::path& folder) override { return disk_.list(folder); }
    Result<FileInfo> info(const std::filesystem::path& path) override { return disk_.info(path); }
    Result<void> make_folder(const std::filesystem::path& folder) override { return disk_.make_folder(folder); }

  private:
    FakeDisk& disk_;
    int left_;
    bool after_, dead_ = false;
};

model::Item counting(double value) {
    model::Item item;
    item.id = "homes";
    item.title = "Homes";
    item.kind = model::Kind::milestone;
    item.counter = model::Counter{};
    item.counter->value = {value, 0};
    item.counter->celebrate_at = {20};
    return item;
}

model::Item plain(const std::string& id) {
    model::Item item;
    item.id = id;
    item.title = id;
    return item;
}

// What a screen tells between 9:00 and 9:20, in one life or in two: a counter that passes its number at 9:01, and calls
// for two items at 9:02 and 9:06.
struct Morning {
    FakeDisk files;
    Said said;
    std::map<std::string, int> begun, seen;  // takeovers and banners; those of which the number landed
    schedule::Rules rules;
    Now now{kMorning, SteadyTime{}};

    std::shared_ptr<const model::News> news() const {
        model::News news;
        const auto since = now.wall - kMorning;
        news.items.push_back(counting(since < 1min ? 10 : 25));
        for (const auto* id : {"a", "b", "c"}) news.items.push_back(plain(id));
        if (since >= 2min) news.calls.push_back({"call-a", "a", kMorning + 2min, {}});
        if (since >= 6min) news.calls.push_back({"call-b", "b", kMorning + 6min, {}});
        return std::make_shared<const model::News>(std::move(news));
    }
    // Until the disk dies, and the program with it, or so long. How many writes there were.
    int live(int dies_at, bool after, Milliseconds until) {
        const int before = files.writes;
        DyingDisk disk(files, dies_at, after);
        Celebrating celebrating(disk, said.log, "/state");
        schedule::Show show;
        std::string on;
        SteadyTime since{};
        std::shared_ptr<const model::News> latest;
        while (now.wall < kMorning + until) {
            now.wall += 500ms;
            now.steady += 500ms;
            auto fresh = news();
            if (!latest || *latest != *fresh) latest = std::move(fresh);
            celebrating.look(latest, rules, now, {{"feed", now.wall, {}, {}, "", 4}});
            show = celebrating.advance(show, latest, rules, now);
            if (const auto banner = celebrating.banner_begins()) ++begun[banner->celebration.key];
            const auto key = show.current.celebration ? show.current.celebration->key : std::string();
            if (key != on && !key.empty()) ++begun[key];
            if (key != on) since = now.steady;
            on = key;
            celebrating.before_frame();
            CHECK(celebrating.wait_for_disk(10s));
            if (disk.dead()) {  // before the frame
                if (!on.empty() && now.steady == since) --begun[on];
                break;
            }
            if (!on.empty() && now.steady - since >= schedule::kLanded &&
                now.steady - since < schedule::kLanded + 500ms)
                ++seen[on];
        }
        return files.writes - before;
    }
};

}  // namespace

TEST_CASE("what was saved is read again, and what was never saved is nothing") {
    const TempFolder folder;
    RealDisk disk;
    Said said;
    {
        LedgerFile file(disk, said.log, folder / "state");
        CHECK(file.read() == schedule::Ledger{});
        CHECK_FALSE(file.behind());
        file.save(ledger_of(25));
        file.save(ledger_of(30));
        CHECK(file.wait(10s));
        CHECK_FALSE(file.behind());
        file.save(ledger_of(35));  // and the destructor waits for it
    }
    LedgerFile file(disk, said.log, folder / "state");
    CHECK(file.read() == ledger_of(35));
    CHECK(said.lines.empty());
}

TEST_CASE("a damaged file is set aside and said, and the screen begins anew") {
    FakeDisk disk;
    const auto good = sealed(ledger_of(25));
    CHECK(*unsealed(good) == ledger_of(25));
    auto flipped = good;
    flipped[good.size() / 2] ^= 1;
    for (const auto& bytes : {std::string(), good.substr(0, good.size() - 10), good + "x", flipped}) {
        Said said;
        disk.put("/state/celebrations", bytes);
        LedgerFile file(disk, said.log, "/state");
        CHECK(file.read() == schedule::Ledger{});
        CHECK(said.count("is kept as /state/celebrations.damaged") == 1);
        CHECK_FALSE(disk.files.contains("/state/celebrations"));
        CHECK(disk.files.at("/state/celebrations.damaged").bytes == bytes);
    }
}

TEST_CASE("what a newer version of this program remembers is left alone") {
    FakeDisk disk;
    Said said;
    const auto newer = "accolade celebrations 2 " + sealed(ledger_of(25)).substr(24);
    disk.put("/state/celebrations", newer);
    {
        LedgerFile file(disk, said.log, "/state");
        CHECK(file.read() == schedule::Ledger{});
        file.save(ledger_of(30));
        CHECK(file.wait(10s));
    }
    CHECK(said.count("another version of this program wrote this; it is left alone") == 1);
    CHECK(disk.files.at("/state/celebrations").bytes == newer);
    CHECK(disk.files.size() == 1);
}

TEST_CASE("a full disk is said once, and once that it is not any more") {
    FakeDisk disk;
    Said said;
    LedgerFile file(disk, said.log, "/state");
    disk.full = true;
    for (int i = 0; i < 3; ++i) {
        file.save(ledger_of(i));
        CHECK(file.wait(10s));
    }
    CHECK(said.count("disk full; celebrations are remembered until the program ends") == 1);
    disk.full = false;
    file.save(ledger_of(9));
    CHECK(file.wait(10s));
    CHECK(said.count("written to the disk again") == 1);
    CHECK(file.read() == ledger_of(9));
}

TEST_CASE("nobody waits longer than they want for a slow disk") {
    class SlowDisk final : public Disk {
      public:
        Result<std::string> read(const std::filesystem::path&, std::size_t) override { return failure("none"); }
        Result<void> write_whole(const std::filesystem::path&, std::string_view) override {
            std::this_thread::sleep_for(400ms);
            return {};
        }
        Result<void> remove(const std::filesystem::path&) override { return {}; }
        Result<std::vector<FileInfo>> list(const std::filesystem::path&) override { return failure("none"); }
        Result<FileInfo> info(const std::filesystem::path&) override { return failure("none"); }
        Result<void> make_folder(const std::filesystem::path&) override { return {}; }
    } disk;
    Said said;
    LedgerFile file(disk, said.log, "/state");
    file.save(ledger_of(1));
    const auto from = machine_clock()().steady;
    CHECK_FALSE(file.wait(20ms));
    CHECK(machine_clock()().steady - from < 300ms);
    CHECK(file.wait(10s));
}

TEST_CASE("a program that is killed leaves a whole ledger, at whatever moment") {
    const TempFolder folder;
    RealDisk disk;
    Said said;
    double before = -1;
    for (int round = 0; round < 12; ++round) {
        const auto child = fork();
        if (child == 0) {
            alarm(20);  // whatever becomes of the one that is to kill it
            Log quiet([](std::string_view) {}, machine_clock(), false);
            LedgerFile file(disk, quiet, folder / "state");
            for (int i = 0;; ++i) {
                file.save(ledger_of(round * 1e6 + i));
                file.wait(1s);
            }
        }
        REQUIRE(child > 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + round * 7));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        LedgerFile file(disk, said.log, folder / "state");
        const auto ledger = file.read();
        if (ledger.counters.empty()) continue;  // it had not yet written any
        CHECK(ledger == ledger_of(ledger.counters.at("homes").highest));
        CHECK(ledger.counters.at("homes").highest >= before);
        before = ledger.counters.at("homes").highest;
    }
    CHECK(before > 0);
    CHECK(said.lines.empty());
}

TEST_CASE("the power may fail at any write: nothing is lost, and nothing that was seen comes twice") {
    Morning whole;
    const int writes = whole.live(0, false, 20min);
    CHECK(whole.begun == std::map<std::string, int>{{"homes@20", 1}, {"call-a", 1}, {"call-b", 1}});
    CHECK(writes >= 8);
    for (int at = 1; at <= writes; ++at) {
        for (const bool after : {false, true}) {
            CAPTURE(at);
            CAPTURE(after);
            Morning morning;
            morning.live(at, after, 20min);
            const auto seen = morning.seen;  // and that is on the disk
            morning.now.wall += 20s;         // until it is on again
            morning.now.steady = SteadyTime{} + 1h;
            morning.live(0, false, 21min);
            for (const auto* key : {"homes@20", "call-a", "call-b"}) {
                CAPTURE(key);
                CHECK(morning.begun[key] >= 1);
                CHECK(morning.begun[key] <= (seen.contains(key) ? 1 : 2));
            }
        }
    }
}
