#include "os/watch.h"

#include <doctest/doctest.h>

#include <memory>

#include "base/queue.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr FileWatch::Pace kQuick{10ms, 200ms, 20ms, 30s};

class Bell {
  public:
    explicit Bell(std::vector<fs::path> paths, FileWatch::Means means = FileWatch::Means::inotify)
        : watch_(std::make_unique<FileWatch>(std::move(paths), [this] { rings_.push(1); }, kQuick, means)) {}
    bool rang() { return rings_.wait_for(10s).has_value(); }
    std::size_t rings_till_the_end() {
        watch_.reset();
        return rings_.take_all().size();
    }

  private:
    Queue<int> rings_;
    std::unique_ptr<FileWatch> watch_;
};

}  // namespace

TEST_CASE("a file that is written, replaced, deleted or comes back is noticed") {
    for (const auto means : {FileWatch::Means::inotify, FileWatch::Means::polling}) {
        CAPTURE(static_cast<int>(means));
        TempFolder folder;
        const auto file = folder.write("kiosk.json", "{}");
        Bell bell({file}, means);

        folder.write("kiosk.json", "{\"site\": \"oslo\"}");
        CHECK(bell.rang());
        fs::rename(folder.write("kiosk.json.new", "{}"), file);
        CHECK(bell.rang());
        fs::remove(file);
        CHECK(bell.rang());
        folder.write("kiosk.json", "{}");
        CHECK(bell.rang());
    }
}

TEST_CASE("what happens to the neighbours is not our business") {
    TempFolder folder;
    const auto file = folder.write("kiosk.json", "{}");
    const auto spare = folder.write("spare", "{ }");
    Bell bell({file});
    folder.write("other.json", "{}");
    fs::remove(folder / "other.json");
    fs::rename(spare, file);
    CHECK(bell.rang());
    CHECK(bell.rings_till_the_end() == 0);
}

TEST_CASE("a theme's folder is watched with its folders, also those that come later") {
    TempFolder folder;
    folder.write("atelier/theme.json", "{}");
    folder.write("atelier/fonts/a.ttf", "a");
    Bell bell({folder / "atelier"});
    folder.write("atelier/fonts/a.ttf", "ab");
    CHECK(bell.rang());
    folder.write("atelier/images/x.png", "x");
    CHECK(bell.rang());
    folder.write("atelier/images/x.png", "xy");
    CHECK(bell.rang());
    fs::remove_all(folder / "atelier");
    CHECK(bell.rang());
    folder.write("atelier/theme.json", "{}");
    CHECK(bell.rang());
}

TEST_CASE("a file in a folder that is not there yet is noticed when it comes") {
    TempFolder folder;
    Bell bell({folder / "later/kiosk.json"});
    folder.write("later/kiosk.json", "{}");
    CHECK(bell.rang());
}

TEST_CASE("a file behind a link is noticed when it is written, and when the link is led elsewhere") {
    TempFolder folder;
    folder.write("one/kiosk.json", "1");
    folder.write("two/kiosk.json", "2");
    fs::create_directory(folder / "etc");
    fs::create_symlink(folder / "one/kiosk.json", folder / "etc/kiosk.json");
    Bell bell({folder / "etc/kiosk.json"});
    folder.write("one/kiosk.json", "1.1");
    CHECK(bell.rang());
    fs::create_symlink(folder / "two/kiosk.json", folder / "etc/next");
    fs::rename(folder / "etc/next", folder / "etc/kiosk.json");
    CHECK(bell.rang());
}

TEST_CASE("a link on the way to a file that is led elsewhere is noticed, as in a volume of Kubernetes") {
    TempFolder folder;
    folder.write("..one/kiosk.json", "1");
    folder.write("..two/kiosk.json", "2");
    fs::create_directory_symlink("..one", folder / "..data");
    fs::create_symlink("..data/kiosk.json", folder / "kiosk.json");
    const auto lead = [&](const char* where) {
        fs::create_directory_symlink(where, folder / "..next");
        fs::rename(folder / "..next", folder / "..data");
    };
    for (const auto& path : {folder / "kiosk.json", folder / "..data/kiosk.json", folder / "..data"}) {
        CAPTURE(path);
        Bell bell({path});
        lead("..two");
        CHECK(bell.rang());
        lead("..one");
        CHECK(bell.rang());
    }
}

TEST_CASE("a watch of nothing ends as well") {
    const FileWatch watch({}, [] {});
}
