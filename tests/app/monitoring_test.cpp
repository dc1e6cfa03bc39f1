// What is written for those who watch from afar, and how a show knows how the one before it ended.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <mutex>
#include <thread>

#include "app/metrics_file.h"
#include "app/run_marker.h"
#include "control/metrics_text.h"
#include "lobby/lobby.h"
#include "os/last_words.h"
#include "support/fake_disk.h"

using namespace accolade;
using namespace accolade::app;
using namespace accolade::test;
using namespace std::chrono_literals;

namespace {

const WallTime kMorning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;

// What promtool says, and its exit code.
Answer promtool(const std::string& words, const TempFolder& home) {
    Process process({"sh", "-c", "promtool " + words}, surroundings(home, ""), home / "answer");
    const auto code = process.ends(60s);
    return {code.value_or(-1), process.said()};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    return text.replace(text.find(what), what.size(), with);
}

// A child that dies as it likes.
int dies(const std::function<void()>& how) {
    const auto child = fork();
    if (child == 0) {
        for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE}) ::signal(signal, SIG_DFL);
        how();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("the metrics follow Prometheus' rules, and the alerts come when they should: promtool says so") {
    if (lacking({"promtool"})) return;
    const TempFolder home;
    model::Status status;
    status.version = "0.2";
    status.display = model::Display{"x11", {1920, 1080}};
    status.on = model::OnScreen{"x", "story", kMorning, {}, model::Reason::rotation};
    status.sources.push_back({});
    status.sources.back().name = "https://news.example/\"odd\"\n";
    status.sources.back().fresh_at = kMorning;
    status.sources.back().failures = {{"no answer", 2}};
    status.picture_failures = {{"not a picture", 1}};
    control::Machine machine;
    machine.memory = machine.disk_free = 1'000'000;
    home.write("accolade.prom", control::metrics_text(status, machine, kMorning));
    const auto read = promtool("check metrics < " + (home / "accolade.prom").string(), home);
    INFO(read.words);
    CHECK(read.code == 0);
    CHECK(read.words.empty());

    const std::string rules = ACCOLADE_SOURCE_DIR "/config/accolade-alerts.yml";
    const auto checked = promtool("check rules " + rules, home);
    INFO(checked.words);
    CHECK(checked.code == 0);
    const auto test = home.write(
        "test.yml", replaced(TempFolder::read(ACCOLADE_SOURCE_DIR "/tests/samples/alerts-test.yml"), "RULES", rules));
    const auto tested = promtool("test rules " + test.string(), home);
    INFO(tested.words);
    CHECK(tested.code == 0);
}

TEST_CASE("the metrics are written once a minute, whole and for all to read, and go with the show") {
    const TempFolder folder;
    std::mutex talking;  // the metrics have a thread of their own
    std::string said;
    const auto hear = [&](std::string_view line) {
        const std::lock_guard lock(talking);
        said += line;
    };
    const auto heard = [&](std::string_view words) {
        const std::lock_guard lock(talking);
        return said.find(words) != std::string::npos;
    };
    Log log(hear, machine_clock(), false);
    const auto file = folder / "out/accolade.prom";
    {
        MetricsFile metrics(log);
        CHECK_FALSE(metrics.due(SteadyTime(1h)));
        CHECK_FALSE(metrics.next());
        metrics.move_to(file);
        CHECK(metrics.due(SteadyTime(1h)));
        metrics.write({}, folder.path(), {kMorning, SteadyTime(1h)});  // there is no such folder
        CHECK(eventually([&] { return heard("the metrics cannot be written"); }));
        CHECK_FALSE(metrics.due(SteadyTime(1h + 59s)));
        CHECK(metrics.next() == SteadyTime(1h + 60s));
        std::filesystem::create_directory(folder / "out");
        metrics.write({}, folder.path(), {kMorning, SteadyTime(2h)});
        CHECK(eventually([&] { return heard("written again"); }));
        struct stat status{};
        CHECK(stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0644U);
        CHECK(TempFolder::read(file).ends_with("accolade_troubles{severity=\"warning\"} 0\n"));
        const std::filesystem::directory_iterator all(folder / "out");
        CHECK(std::distance(begin(all), end(all)) == 1);
    }
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("how the last show ended: stopped, killed, crashed, or with the power") {
    FakeDisk disk;
    const auto start = [&](const std::string& boot) { return RunMarker(disk, "/state", boot).begin(kMorning); };
    CHECK(start("a").end == model::LastEnd::unknown);
    auto last = start("a");
    CHECK(last.end == model::LastEnd::killed);
    CHECK(last.starts == 2);
    CHECK(last.unclean == 1);
    CHECK(last.seen == kMorning);
    last = start("b");
    CHECK(last.end == model::LastEnd::power_cut);
    disk.put("/state/crashed", "");
    last = start("b");
    CHECK(last.end == model::LastEnd::crashed);
    CHECK_FALSE(disk.files.contains("/state/crashed"));
    {
        disk.put("/state/crashed", "what it was about");
        RunMarker marker(disk, "/state", "b");
        marker.begin(kMorning);
        CHECK(marker.last_words() == "what it was about");
        marker.end(kMorning + 1h);
    }
    last = start("c");
    CHECK(last.end == model::LastEnd::stopped);
    CHECK(last.seen == kMorning + 1h);
    CHECK(last.unclean == 4);
    CHECK(last.starts == 6);
    disk.put("/state/run", "nonsense\n");
    CHECK(start("c").end == model::LastEnd::unknown);
    disk.full = true;
    CHECK(start("c").end == model::LastEnd::killed);  // what is there is read all the same
    leave_last_words_in("");
}

TEST_CASE("a show that crashes leaves a word, and dies of what it dies of") {
    const TempFolder folder;
    const auto word = folder / "crashed";
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE}) {
        CAPTURE(signal);
        const auto status = dies([&] {
            leave_last_words_in(word);
            raise(signal);
        });
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(TempFolder::read(word).empty());
        CHECK(std::filesystem::remove(word));
    }
    dies([&] {
        leave_last_words_in(word);
        for (const auto* const about : {"a", "b", "what it was about"}) note_last_words(about);
        raise(SIGABRT);
    });
    CHECK(TempFolder::read(word) == "what it was about");
    CHECK(std::filesystem::remove(word));
    for (const bool shares : {false, true}) {  // a thread that works for it, and one that does not
        dies([&] {
            leave_last_words_in(word);
            note_last_words("what it was about");
            std::thread([&] {
                if (shares) share_last_words();
                raise(SIGABRT);
            }).join();
        });
        CHECK(TempFolder::read(word) == (shares ? "what it was about" : ""));
        CHECK(std::filesystem::remove(word));
    }
    dies([&] {
        leave_last_words_in(word);
        raise(SIGKILL);
    });
    CHECK_FALSE(std::filesystem::exists(word));
}

TEST_CASE("a show that has used up its stack leaves its words all the same") {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const TempFolder folder;
    const auto status = dies([&] {
        leave_last_words_in(folder / "crashed");
        note_last_words("what it was about");
        std::function<int(int)> deeper = [&](int depth) { return 1 + deeper(depth + 1); };
        _exit(deeper(0));
    });
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGSEGV);
    CHECK(TempFolder::read(folder / "crashed") == "what it was about");
#endif
}

TEST_CASE("a show that is killed says so when it starts again, and writes its journal and its metrics when it ends") {
    if (lacking({"Xvfb"})) return;
    Lobby lobby;
    lobby.home.write("feed.json", feed({thanks(5), quote(5)}));
    lobby.settings(
        R"("feeds": ["feed.json"], "name": "Reception", "site": ["esbjerg", "oslo"], "metrics_file": "a.prom")");
    lobby.start();
    CHECK(eventually([&] { return std::filesystem::exists(lobby.home / "a.prom"); }));
    CHECK(TempFolder::read(lobby.home / "a.prom").find("screen=\"Reception\"") != std::string::npos);
    lobby.show->signal(SIGKILL);
    lobby.show->ends(5s);
    lobby.start();
    CHECK(lobby.show->says("the last show was killed"));
    std::this_thread::sleep_for(6s);
    const auto status = ask(lobby, {"status"});
    INFO(status.words);
    CHECK(status.words.find("Screen    Reception\n") != std::string::npos);
    CHECK(status.words.find("Before    killed, last seen at ") != std::string::npos);
    CHECK(status.words.find("2 starts so far, 1 of them after no clean stop") != std::string::npos);
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    CHECK_FALSE(std::filesystem::exists(lobby.home / "a.prom"));
    const auto report = ask(lobby, {"report", "--config", (lobby.home / "kiosk.json").string(), "--by", "site"});
    INFO(report.words);
    CHECK(report.code == 0);
    CHECK(report.words.find("Reception") != std::string::npos);
}
