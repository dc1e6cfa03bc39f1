// A folder of feeds on a real disk: files that are replaced, links, and shares that go.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>

#include "feed/sample.h"
#include "feed/source.h"
#include "intake_world.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::feed;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names(const Look& look) {
    std::vector<std::string> all;
    for (const auto& document : look.documents) all.push_back(fs::path(document.address).filename().string());
    return all;
}

// Of the same size and time as before.
void replace(const fs::path& file, const std::string& bytes) {
    const auto time = fs::last_write_time(file);
    std::ofstream(file.string() + ".new", std::ios::binary) << bytes;
    fs::rename(file.string() + ".new", file);
    fs::last_write_time(file, time);
}

// A disk on which a folder may be another one than before.
struct Share final : Disk {
    test::FakeDisk fake;
    std::uint64_t device = 1;

    Result<std::string> read(const fs::path& path, std::size_t limit) override { return fake.read(path, limit); }
    Result<void> write_whole(const fs::path& path, std::string_view bytes) override {
        return fake.write_whole(path, bytes);
    }
    Result<void> remove(const fs::path& path) override { return fake.remove(path); }
    Result<std::vector<FileInfo>> list(const fs::path& folder) override { return fake.list(folder); }
    Result<void> make_folder(const fs::path& folder) override { return fake.make_folder(folder); }
    Result<FileInfo> info(const fs::path& path) override {
        auto info = fake.info(path);
        if (info) info->device = device;
        return info;
    }
};

}  // namespace

TEST_CASE("a file that another takes the place of is read, though size and time are the same") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder.write("feed.json", "one");
    const auto before = look_at(disk, file.string(), {});
    REQUIRE(before);
    CHECK(look_at(disk, file.string(), before->stamps)->same);
    replace(file, "two");
    const auto after = look_at(disk, file.string(), before->stamps);
    REQUIRE(after);
    REQUIRE(after->documents.size() == 1);
    CHECK(after->documents[0].bytes == "two");
}

TEST_CASE("names of feeds end in .json, in whatever case") {
    TempFolder folder;
    RealDisk disk;
    for (const auto* name : {"a.json", "B.JSON", "c.Json", "d.jsonx", "notes.txt", ".e.json"}) folder.write(name, "{}");
    CHECK(names(*look_at(disk, folder.path().string(), {})) == std::vector<std::string>{"B.JSON", "a.json", "c.Json"});
}

TEST_CASE("what the settings name may be a link, and one that is led elsewhere is noticed") {
    TempFolder folder;
    RealDisk disk;
    folder.write("one/feed.json", "1");
    folder.write("two/feed.json", "2");
    fs::create_directory_symlink("one", folder / "data");
    fs::create_symlink("data/feed.json", folder / "feed.json");
    for (const auto& address : {folder / "feed.json", folder / "data", folder / "data/feed.json"}) {
        CAPTURE(address);
        fs::remove(folder / "data");
        fs::create_directory_symlink("one", folder / "data");
        const auto before = look_at(disk, address.string(), {});
        REQUIRE(before);
        REQUIRE(before->documents.size() == 1);
        CHECK(before->documents[0].bytes == "1");
        CHECK(before->documents[0].address.starts_with(folder.path().string()));
        fs::create_directory_symlink("two", folder / "next");
        fs::rename(folder / "next", folder / "data");
        const auto after = look_at(disk, address.string(), before->stamps);
        REQUIRE(after);
        REQUIRE(after->documents.size() == 1);
        CHECK(after->documents[0].bytes == "2");
    }
}

TEST_CASE("in a folder as Kubernetes mounts it, files are links that stay within; one that leads out is not read") {
    TempFolder folder;
    RealDisk disk;
    folder.write("feeds/..2026_11/a.json", "a");
    folder.write("outside.json", "secret");
    fs::create_directory_symlink("..2026_11", folder / "feeds/..data");
    fs::create_symlink("..data/a.json", folder / "feeds/a.json");
    fs::create_symlink("../outside.json", folder / "feeds/b.json");
    const auto look = look_at(disk, (folder / "feeds").string(), {});
    REQUIRE(look);
    CHECK(names(*look) == std::vector<std::string>{"a.json"});
    CHECK(look->documents[0].bytes == "a");
    REQUIRE(look->complaints.size() == 1);
    CHECK(look->complaints[0].where == (folder / "feeds/b.json").string());
    CHECK(look->complaints[0].what.find("leads out of the feed's folder") != std::string::npos);
}

TEST_CASE("a link that leads out of a feed's folder shows no picture, whatever it is called") {
    TempFolder folder;
    test_world::World world;
    RealDisk disk;
    folder.write("secret.png", "PICTURE secret");
    folder.write("feed/inside/a.png", "PICTURE a");
    fs::create_directory(folder / "feed/sub");
    fs::create_directory_symlink("../..", folder / "feed/sub/up");
    fs::create_symlink("../secret.png", folder / "feed/b.png");
    fs::create_symlink("inside/a.png", folder / "feed/c.png");
    const auto at = [&](const std::string& name) { return (folder / ("feed/" + name)).string(); };
    folder.write("feed/feed.json", "a " + at("sub/up/secret.png") + "\nb " + at("b.png") + "\nc " + at("c.png") +
                                       "\nd " + at("inside/a.png"));
    Log log([&](std::string_view line) { world.lines.emplace_back(line); }, [] { return Now{}; }, false);
    for (const auto& address : {at("feed.json"), (folder / "feed").string()}) {
        CAPTURE(address);
        Intake intake({{address, Seconds(60), ""}},
                      {disk, log, [](Ticket, net::Request) {}, test_world::read_lines, test_world::examine_lines,
                       [] { return 0.0; }},
                      folder / "state", "en");
        intake.open(world.now);
        (void)intake.turn(world.now);
        (void)intake.turn(world.now);
        const auto news = intake.publication(world.now);
        REQUIRE(news);
        CHECK(news->pictures.size() == 2);
        CHECK(news->pictures.contains(at("c.png")));
        CHECK(sample::complains(intake.complaints(), "leads out of the feed's folder; put the picture itself there"));
    }
}

TEST_CASE("a share that is not mounted is a failure, and an emptied folder is followed after a minute") {
    Share disk;
    test_world::World world;
    Log log([&](std::string_view line) { world.lines.emplace_back(line); }, [] { return Now{}; }, false);
    disk.fake.put("/srv/feeds/a.json", "a\nb");
    disk.fake.put("/srv/feeds/notes.txt", "x");
    const auto made = [&] {
        return std::make_unique<Intake>(std::vector<SourceSettings>{{"/srv/feeds", Seconds(60), ""}},
                                        Intake::Seams{disk, log, [](Ticket, net::Request) {}, test_world::read_lines,
                                                      test_world::examine_lines, [] { return 0.0; }},
                                        "/state", "en");
    };
    auto intake = made();
    std::size_t shown = 0;
    const auto go = [&](Seconds time) {
        for (auto left = time; left > Seconds(0); left -= Seconds(10)) {
            world.now.wall += Seconds(10);
            world.now.steady += Seconds(10);
            (void)intake->turn(world.now);
            if (const auto news = intake->publication(world.now)) shown = news->items.size();
        }
    };
    intake->open(world.now);
    go(Seconds(120));
    CHECK(shown == 2);
    const auto feed = disk.fake.files.at("/srv/feeds/a.json");
    disk.fake.files.erase("/srv/feeds/a.json");
    SUBCASE("another file system lies there") {
        disk.device = 2;
        go(Seconds(3600));
        CHECK(shown == 2);
        CHECK(sample::complains(intake->complaints(), "mount its share again"));
        disk.device = 1;
        disk.fake.files["/srv/feeds/a.json"] = feed;
        go(Seconds(1200));
        CHECK(shown == 2);
        CHECK(intake->complaints().empty());
    }
    SUBCASE("it was not mounted when the screen began") {
        intake = made();
        intake->open(world.now);
        go(Seconds(3600));
        CHECK(shown == 2);
        CHECK(sample::complains(intake->complaints(), "mount its share again"));
    }
    SUBCASE("the file was deleted") {
        go(Seconds(60));
        CHECK(shown == 2);
        go(Seconds(180));
        CHECK(shown == 0);
    }
}

TEST_CASE("ids count per file of a folder, and complaints name the file") {
    test_world::World world;
    world.disk.put("/srv/feeds/a.json", "1\n2");
    world.disk.put("/srv/feeds/b.json", "1\n3\nbad");
    world.start("/srv/feeds");
    world.turn();
    CHECK(world.ids() == "1 2 b.json/1 3");
    CHECK(sample::complains(world.intake->complaints(), "/srv/feeds/b.json, item 1"));
    CHECK(world.intake->complaints().size() == 1);
}
