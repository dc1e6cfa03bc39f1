#include "os/disk.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "os/memory_file.h"
#include "support/temp_folder.h"

using namespace accolade;
namespace fs = std::filesystem;

namespace {

// The nearest thing to a full disk that needs no right to mount one: files may not grow beyond this.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) {
        before_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        const rlimit small{bytes, limit_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit limit_{};
    void (*before_)(int) = nullptr;
};

std::size_t files_in(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder)) count += entry.exists() ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("what was written whole is read again, and nothing else lies beside it") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder / "news.json";
    REQUIRE(disk.write_whole(file, "first"));
    REQUIRE(disk.write_whole(file, std::string("sec\0nd", 6)));
    CHECK(disk.read(file, 100).value() == std::string("sec\0nd", 6));
    CHECK(files_in(folder.path()) == 1);
    struct stat status{};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("a disk that fills up keeps the old file and drops the half of the new one") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder / "news.json";
    REQUIRE(disk.write_whole(file, "old"));
    Result<void> written;
    {
        const SmallDisk small(1000);
        written = disk.write_whole(file, std::string(5000, 'x'));
    }
    REQUIRE_FALSE(written);
    CHECK(written.error().where == file.string());
    CHECK(disk.read(file, 100).value() == "old");
    CHECK(files_in(folder.path()) == 1);
    CHECK(disk.write_whole(file, "new"));
}

TEST_CASE("a write that cannot be finished leaves nothing behind") {
    TempFolder folder;
    RealDisk disk;
    fs::create_directories(folder / "taken/full");
    CHECK_FALSE(disk.write_whole(folder / "taken", "x"));
    CHECK_FALSE(disk.write_whole(folder / "nowhere/file", "x"));
    CHECK_FALSE(disk.write_whole(folder / "", "x"));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file longer than the limit is an error") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder.write("a", "12345");
    CHECK(disk.read(file, 5).value() == "12345");
    const auto read = disk.read(file, 4);
    REQUIRE_FALSE(read);
    CHECK(to_string(read.error()) == file.string() + ": is too long: more than 4 bytes");
}

TEST_CASE("what is no file is not read: a missing one, a folder, a pipe, a link") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder.write("secret", "s");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink(file, folder / "link");
    CHECK_FALSE(disk.read(folder / "none", 10));
    CHECK_FALSE(disk.read(folder.path(), 10));
    CHECK_FALSE(disk.read(folder / "pipe", 10));  // and does not wait for a writer
    const auto link = disk.read(folder / "link", 10);
    REQUIRE_FALSE(link);
    CHECK(link.error().what == "cannot be read: it is a link, and links are not followed here");
}

TEST_CASE("writing onto a link replaces the link, not what it points at") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder.write("secret", "s");
    fs::create_symlink(file, folder / "link");
    REQUIRE(disk.write_whole(folder / "link", "mine"));
    CHECK(TempFolder::read(file) == "s");
    CHECK(disk.read(folder / "link", 10).value() == "mine");
}

TEST_CASE("a folder is listed by name, files and folders only") {
    TempFolder folder;
    RealDisk disk;
    folder.write("b", "22");
    folder.write("a/inner", "1");
    fs::create_symlink("b", folder / "c");
    const auto listed = disk.list(folder.path());
    REQUIRE(listed);
    REQUIRE(listed->size() == 2);
    CHECK((*listed)[0].name == "a");
    CHECK((*listed)[0].folder);
    CHECK((*listed)[1].name == "b");
    CHECK((*listed)[1].bytes == 2);
    CHECK(disk.info(folder / "b").value() == (*listed)[1]);
    CHECK_FALSE(disk.info(folder / "c"));
    CHECK_FALSE(disk.info(folder / "d"));
    CHECK_FALSE(disk.list(folder / "b"));
}

TEST_CASE("to remove what is not there is no error") {
    TempFolder folder;
    RealDisk disk;
    const auto file = folder.write("a", "");
    CHECK(disk.remove(file));
    CHECK(disk.remove(file));
    CHECK_FALSE(fs::exists(file));
    CHECK_FALSE(disk.remove(folder.path()));
}

TEST_CASE("a folder is made with its parents, and may be there already") {
    TempFolder folder;
    RealDisk disk;
    CHECK(disk.make_folder(folder / "a/b/c"));
    CHECK(disk.make_folder(folder / "a/b/c"));
    CHECK(fs::is_directory(folder / "a/b/c"));
    fs::create_directory_symlink(folder / "a", folder / "link");
    CHECK(disk.make_folder(folder / "link/d"));
    folder.write("file", "");
    const auto made = disk.make_folder(folder / "file/x");
    REQUIRE_FALSE(made);
    CHECK(made.error().where == (folder / "file/x").string());
}

TEST_CASE("a folder is made for its owner alone to write, whatever the umask") {
    TempFolder folder;
    RealDisk disk;
    const auto before = ::umask(0);
    REQUIRE(disk.make_folder(folder / "a/b"));
    ::umask(before);
    for (const auto* name : {"a", "a/b"}) {
        struct stat status{};
        REQUIRE(::stat((folder / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0750U);
    }
}

TEST_CASE("nothing is written through a link in place of a folder") {
    TempFolder folder;
    RealDisk disk;
    REQUIRE(disk.make_folder(folder / "elsewhere"));
    fs::create_symlink(folder / "elsewhere", folder / "news");
    const auto made = disk.make_folder(folder / "news");
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().what == "cannot be used: it is a link, and links are not followed here");
    const auto written = disk.write_whole(folder / "news/a", "x");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().what == "cannot be written: it is a link, and links are not followed here");
    CHECK(files_in(folder / "elsewhere") == 0);
    CHECK(disk.make_folder(folder / "elsewhere").has_value());
    CHECK(disk.make_folder(folder / "news/below").has_value());  // a link on the way is somebody's wish
}

TEST_CASE("a file in memory is read by its path like any other") {
    RealDisk disk;
    const auto file = MemoryFile::holding("bytes");
    REQUIRE(file.has_value());
    CHECK(disk.read((*file)->path(), 100) == "bytes");
    CHECK_FALSE(disk.read((*file)->path(), 4).has_value());
    const auto info = disk.info((*file)->path());  // tells it from another one that has this path later
    REQUIRE(info.has_value());
    CHECK(info->bytes == 5);
    CHECK(info->modified_ns > 0);
}
