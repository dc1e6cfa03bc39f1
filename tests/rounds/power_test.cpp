// The power is cut under a show that writes to a real file system: after each cut the news and their pictures are one
// generation, nothing is damaged, and what was withdrawn stays away.
#include <random>

#include "archive.h"
#include "base/digest.h"
#include "journal/entry.h"
#include "picture_name.h"
#include "schedule/ledger.h"
#include "support/loop_disk.h"
#include "world.h"

using namespace accolade;
using namespace accolade::test;

namespace {

using std::chrono::milliseconds;

// An even version has one more story, with its picture; the odd one after it withdraws the oldest.
constexpr int kFirst = 10;
std::vector<int> stories(int version) {
    std::vector<int> all;
    for (int number = (version + 1) / 2 + kFirst; number <= version / 2 + kFirst + 2; ++number) all.push_back(number);
    return all;
}
std::string document(int version) {
    std::vector<std::string> items;
    for (const int number : stories(version)) {
        const auto n = std::to_string(number);
        items.push_back(item("news-" + n, "\"title\": \"Back on the grid, " + n + "\", \"image\": \"pic-" + n +
                                              ".png\", \"_accolade\": { \"kind\": \"story\""));
    }
    auto text = test::feed(items);
    return text.insert(1, " \"title\": \"version-" + std::to_string(version) + "\",");
}
int version_of(const std::string& kept) {
    const auto at = kept.find("version-");
    return at == std::string::npos ? 0 : std::atoi(kept.c_str() + at + 8);
}

std::string picture_of(const std::string& url, int number) {
    return feed::picture_name(url.substr(0, url.rfind('/')) + "/pic-" + std::to_string(number) + ".png");
}

// Whether the newest list of pictures on the disk has it.
bool listed(const std::filesystem::path& state, const std::string& picture) {
    const std::string head = " pictures.list ";
    std::pair<long, std::string> newest;
    for (const auto* slot : {"pictures.list.0", "pictures.list.1"}) {
        auto text = TempFolder::read(state / slot);
        const auto at = text.find(head);
        if (at == std::string::npos) continue;
        const auto number = std::strtol(text.c_str() + at + head.size(), nullptr, 10);
        newest = std::max(newest, {number, std::move(text)});
    }
    return newest.second.find(picture) != std::string::npos;
}

// What lies on a disk after a cut; the version of the news.
int look(const std::filesystem::path& state, const std::string& url, int withdrawn) {
    std::string said;
    Log log([&said](std::string_view line) { said += line; }, machine_clock(), false);
    RealDisk disk;
    feed::Archive archive(disk, log, state);
    feed::SourceSettings source;
    source.address = url;
    archive.open({source});
    const auto feeds = archive.feeds(url);
    int version = 0;
    if (!feeds.empty()) {
        REQUIRE(feeds.front().documents.size() == 1);
        version = version_of(feeds.front().documents.front().bytes);
        for (const int number : stories(version)) {
            CAPTURE(version);
            CAPTURE(number);
            // The very first news do not wait for their pictures.
            if (version > 2) CHECK(archive.verify(picture_of(url, number)));
        }
    }
    CHECK(version >= withdrawn);
    const auto ledger = TempFolder::read(state / "celebrations");
    if (!ledger.empty())
        CHECK(sha256(ledger.substr(ledger.find('\n') + 1)) == ledger.substr(ledger.find('\n') - 64, 64));
    CHECK_MESSAGE(said.empty(), said);
    return version;
}

void cut_often(int cuts) {
    LoopDisk disk;
    if (!disk.mount()) {
        MESSAGE("skipped: no file system can be mounted here: " << disk.said());
        return;
    }
    disk.unmount();
    std::mt19937 random(34);
    const auto upto = [&random](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    Lobby lobby;
    const auto state = disk.path() / "state";
    // The next version comes once the pictures of this one are kept, also after the show has tidied up at its start:
    // what withdraws something waits for no picture.
    std::function<int(int, int)> next;
    ChangingFeed web(document, [&next](int version, int asked) { return next(version, asked); });
    next = [&, url = web.url()](int version, int asked) {
        const bool kept = version > 0 && asked > 2 && listed(state, picture_of(url, stories(version).back()));
        return version == 0 ? 2 : version + (kept ? 1 : 0);
    };
    lobby.settings(R"("feeds": [{ "address": ")" + web.url() + R"(", "every": 5 }], "state_folder": ")" +
                   state.string() + "\"");
    int with_news = 0, unseen = 0;
    for (int cut = 0; cut < cuts; ++cut) {
        CAPTURE(cut);
        web.go(true);
        REQUIRE(disk.mount());
        // News that add something wait a minute for its pictures: four seconds.
        lobby.start({"--hurry", "15"});
        if (cut % 4 != 0) CHECK(eventually([&] { return web.asked() >= 2; }));
        std::this_thread::sleep_for(milliseconds(upto(2'500)));
        const int taken_in = web.taken_in();
        CHECK(disk.cut());
        std::this_thread::sleep_for(milliseconds(upto(300)));  // what it writes now is lost
        CHECK(lobby.show->running());
        lobby.show->signal(SIGKILL);
        lobby.show->ends(kAtOnce);
        REQUIRE(disk.unmount());
        web.show_is_gone();

        REQUIRE(disk.mount());
        const int withdrawn = (taken_in - 1) / 2 * 2 + 1;  // the odd one at or before it
        const int version = look(state, web.url(), taken_in > 2 ? withdrawn : 0);
        if (version > 0) ++with_news;
        if (version < taken_in) ++unseen;
        if (version > 0 && cut % 10 == 9) {  // and as visitors see it
            const TempFolder files;
            files.write("feed.json", document(version));
            for (const int number : stories(version))
                files.write("pic-" + std::to_string(number) + ".png", numbered_picture(number));
            const Previews previews(files / "feed.json");
            web.go(false);
            lobby.start();
            CHECK(eventually([&] { return number_in(lobby.on(previews), "news-").has_value(); }, seconds(15)));
            lobby.show->signal(SIGTERM);
            CHECK(lobby.show->ends(kAtOnce) == 0);
            CHECK(journal::read_journal(state / journal::kFile));
        }
        REQUIRE(disk.unmount());
        if (cut % 10 == 9) CHECK_MESSAGE(disk.sound(), disk.said());
    }
    const auto said = TempFolder::read(lobby.home / "log");
    CHECK_MESSAGE(said.find("damaged") == std::string::npos, said);
    MESSAGE(cuts << " cuts, " << with_news << " of them with news on the disk, " << unseen
                 << " with an earlier version than was sent; " << web.version() << " versions");
    CHECK(with_news > cuts / 2);
}

}  // namespace

TEST_CASE("a file system whose power is cut under the show has news and pictures of one generation" * doctest::skip()) {
    if (lacking({"Xvfb", "mkfs.ext4", "mount"})) return;
    if (!in_own_mounts([] { cut_often(60); }))
        MESSAGE("skipped: no file system can be mounted here, as this user or on this kernel");
}
