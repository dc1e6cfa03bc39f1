// Who on a machine may ask a show: real users, with the real program on both ends, each started as systemd or a desktop
// would start it, and under a umask that gives others nothing.
#include <unistd.h>

#include "lobby/lobby.h"
#include "support/own_run.h"

using namespace accolade;
using namespace accolade::test;

namespace {

namespace fs = std::filesystem;

constexpr int kShow = 61001, kStaff = 61002, kStranger = 61003, kGroup = 61100;

// Neither the program nor its files need be where everybody may go.
constexpr const char* kProgram = "/run/test/accolade";
constexpr const char* kShare = "/run/test/share";

std::string as(int user, int group, const std::string& groups) {
    return "exec setpriv --reuid=" + std::to_string(user) + " --regid=" + std::to_string(group) + " " + groups + " " +
           kProgram + " ";
}
const std::string kAsOwner = as(kShow, kShow, "--clear-groups");
const std::string kAsMember = as(kStaff, kStaff, "--groups=" + std::to_string(kGroup));
const std::string kAsMemberAtOnce = as(kStaff, kGroup, "--clear-groups");
const std::string kAsStranger = as(kStranger, kStranger, "--clear-groups");
const std::string kAsRoot = std::string("exec ") + kProgram + " ";

void bring(const fs::path& from, const char* to) {
    fs::is_directory(from) ? void(fs::create_directories(to)) : std::ofstream(to).close();
    REQUIRE(mount(from.c_str(), to, nullptr, MS_BIND, nullptr) == 0);
}

// A folder of the show's user.
fs::path folder(const fs::path& path, mode_t mode) {
    fs::create_directories(path);
    REQUIRE(chmod(path.c_str(), mode) == 0);
    REQUIRE(chown(path.c_str(), kShow, kShow) == 0);
    return path;
}

struct People {
    TempFolder home;
    Xvfb screen{kScreen};
    std::unique_ptr<Process> show;

    Environment surroundings_of(const std::string& runtime) const {
        auto all = surroundings(home, screen.display());
        all.emplace_back("ACCOLADE_SHARE", kShare);
        all.emplace_back("XDG_RUNTIME_DIR", runtime.empty() ? std::nullopt : std::optional(runtime));
        return all;
    }
    void start(const std::string& runtime) {
        show.reset();
        show = std::make_unique<Process>(
            std::vector<std::string>{"sh", "-c",
                                     "umask 0077; " + kAsOwner + "run --feed " + (home / "feed.json").string()},
            surroundings_of(runtime), home / "log");
    }
    Answer says(const std::string& who, const std::string& words, const std::string& runtime = "") const {
        std::filesystem::remove(home / "answer");
        Process process({"sh", "-c", who + words}, surroundings_of(runtime), home / "answer");
        const auto code = process.ends(seconds(30));
        return {code.value_or(-1), process.said()};
    }
    bool is_shown() const {
        return eventually([&] { return says(kAsRoot, "status").code == 0; });
    }
};

bool has(const Answer& answer, std::string_view words) {
    return answer.words.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "the user a show runs as, root and the group may ask it; others are told so, and it heeds nothing of theirs") {
    if (lacking({"Xvfb", "setpriv"})) return;
    if (geteuid() != 0) {
        MESSAGE("skipped: only root can be other users");
        return;
    }
    const bool done = in_own_run("accolade:x:" + std::to_string(kGroup) + ":", [] {
        folder("/run/test", 0755);
        bring(ACCOLADE_BINARY, kProgram);
        bring(ACCOLADE_SOURCE_DIR, kShare);
        People people;
        folder(people.home.path(), 0755);
        people.home.write("feed.json", feed({thanks(3600), quote(3600)}));

        // As systemd makes it for the service (systemd/accolade.service, RuntimeDirectory=).
        people.start(folder("/run/kiosk", 0755));
        REQUIRE(people.is_shown());
        INFO(people.show->said());
        for (const auto& who : {kAsOwner, kAsMember, kAsMemberAtOnce, kAsRoot}) {
            const auto answer = people.says(who, "status");
            CAPTURE(who);
            CAPTURE(answer.words);
            CHECK(answer.code == 0);
            CHECK(has(answer, "On        \""));
        }
        CHECK(people.says(kAsMember, "pause").code == 0);
        CHECK(eventually([&] { return people.says(kAsMember, "status").code == 1; }));  // paused by hand
        CHECK(people.says(kAsMember, "pause").code == 0);

        const auto refused = people.says(kAsStranger, "status");
        CAPTURE(refused.words);
        CHECK(refused.code == 3);
        CHECK(has(refused,
                  "only root, the user the show runs as, and members of the group \"accolade\" may ask it; try sudo"));
        const auto never = (people.home / "never.png").string();
        for (const std::string& words : {std::string("pause"), std::string("forget Ada Holm"), "screenshot " + never}) {
            const auto answer = people.says(kAsStranger, words);
            CAPTURE(answer.words);
            CHECK(answer.code == 1);
            CHECK(has(answer, "may ask it"));
        }
        CHECK_FALSE(fs::exists(never));
        CHECK(people.says(kAsRoot, "status").code == 0);  // not paused

        // On a desktop nobody else comes as far as the socket; root finds it all the same.
        people.start(folder("/run/user/" + std::to_string(kShow), 0700));
        REQUIRE(people.is_shown());
        CHECK(people.says(kAsOwner, "status", "/run/user/" + std::to_string(kShow)).code == 0);
        for (const auto& who : {kAsMember, kAsStranger}) {
            const auto answer = people.says(who, "status");
            CAPTURE(answer.words);
            CHECK(answer.code == 2);
            CHECK(has(answer, "no show runs on this machine, or it is another user's: sudo finds every show"));
        }
    });
    if (!done) MESSAGE("skipped: this machine does not let a test have files of its own");
}
