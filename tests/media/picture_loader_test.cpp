#include "media/picture_loader.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/latest.h"
#include "base/time.h"

using namespace accolade;
using namespace accolade::media;

namespace {

// Files as name -> (bytes, time of change).
class Files final : public Disk {
  public:
    using Content = std::map<std::string, std::pair<std::string, int>>;
    Latest<Content> content;
    std::atomic<int> reads = 0;

    Result<std::string> read(const std::filesystem::path& path, std::size_t) override {
        ++reads;
        const auto now = content.get();
        const auto file = now->find(path.string());
        if (file == now->end()) return failure("no such file", path.string());
        return file->second.first;
    }
    Result<FileInfo> info(const std::filesystem::path& path) override {
        const auto now = content.get();
        const auto file = now->find(path.string());
        if (file == now->end()) return failure("no such file", path.string());
        return FileInfo{path.filename().string(), file->second.first.size(), file->second.second, false};
    }
    Result<void> write_whole(const std::filesystem::path&, std::string_view) override { return {}; }
    Result<void> remove(const std::filesystem::path&) override { return {}; }
    Result<std::vector<FileInfo>> list(const std::filesystem::path&) override { return {}; }
    Result<void> make_folder(const std::filesystem::path&) override { return {}; }
};

// "good" becomes a picture of the wanted size.
Result<Bitmap> pretend(std::string_view bytes, const Crop& crop) {
    if (bytes == "huge") throw std::bad_alloc();
    if (bytes != "good") return failure("this is no picture");
    return Bitmap(crop.size.w, crop.size.h, 0xFF112233U);
}

struct World {
    Files disk;
    std::string written;  // by the loader's thread; read when it is idle
    Log log{[this](std::string_view line) { written += line; }, [] { return Now{}; }, false};
    std::atomic<int> woken = 0;
    PictureLoader loader;

    explicit World(std::size_t capacity = 1U << 20U) : loader(disk, pretend, log, [this] { ++woken; }, capacity) {}
};

PictureRequest request_of(const std::string& path, int size = 4) {
    return {path, {{0, 0, 10, 10}, {size, size}}};
}

}  // namespace

TEST_CASE("a picture is made once, however often it is asked for") {
    World world;
    world.disk.content.publish({{"a", {"good", 1}}});
    CHECK(world.loader.find(request_of("a")) == nullptr);
    for (int i = 0; i < 20; ++i) world.loader.want(request_of("a"));
    world.loader.wait_idle();
    for (int i = 0; i < 20; ++i) world.loader.want(request_of("a"));
    world.loader.wait_idle();
    const auto picture = world.loader.find(request_of("a"));
    REQUIRE(picture);
    CHECK(*picture == Bitmap(4, 4, 0xFF112233U));
    CHECK(world.disk.reads == 1);
    CHECK(world.woken == 1);
    CHECK_FALSE(world.loader.failed(request_of("a")));
}

TEST_CASE("the same file at another size is another picture") {
    World world;
    world.disk.content.publish({{"a", {"good", 1}}});
    world.loader.want(request_of("a", 4));
    world.loader.want(request_of("a", 5));
    world.loader.wait_idle();
    CHECK(world.loader.find(request_of("a", 4))->width == 4);
    CHECK(world.loader.find(request_of("a", 5))->width == 5);
}

TEST_CASE("a picture that took another's place is another picture, even of its size") {
    World world;
    world.disk.content.publish({{"a", {"good", 1}}});
    auto before = request_of("a"), after = before;
    before.written_ns = 1;
    after.written_ns = 2;
    world.loader.want(before);
    world.loader.wait_idle();
    CHECK(world.loader.find(before) != nullptr);
    CHECK(world.loader.find(after) == nullptr);
}

TEST_CASE("a picture that failed is left alone until its file changes") {
    World world;
    world.disk.content.publish({{"a", {"bad!", 1}}});
    for (int i = 0; i < 5; ++i) {
        world.loader.want(request_of("a"));
        world.loader.wait_idle();
    }
    CHECK(world.loader.failed(request_of("a")));
    CHECK(world.loader.find(request_of("a")) == nullptr);
    CHECK(world.disk.reads == 1);
    CHECK(world.woken == 1);
    CHECK(world.written.find("this is no picture") != std::string::npos);

    world.disk.content.publish({{"a", {"good", 2}}});
    world.loader.want(request_of("a"));
    world.loader.wait_idle();
    CHECK(world.loader.find(request_of("a")) != nullptr);
    CHECK_FALSE(world.loader.failed(request_of("a")));
}

TEST_CASE("of a picture that fails the log says who names it, and what it means for the screen") {
    World world;
    world.disk.content.publish({{"a", {"bad!", 1}}});
    const std::string named = "news.json, item 7 (\"storm-crew\"), line 41: picture crew.png";
    world.loader.want(request_of("a"), {named, "item \"storm-crew\" is shown without this picture"});
    world.loader.wait_idle();
    CHECK(world.written ==
          "warning: " + named + ": this is no picture; item \"storm-crew\" is shown without this picture\n");
}

TEST_CASE("a file that is not there, or for which memory does not suffice, is a failure and no more") {
    World world;
    world.disk.content.publish({{"b", {"huge", 1}}, {"c", {"good", 1}}});
    for (const char* name : {"a", "b", "c"}) world.loader.want(request_of(name));
    world.loader.wait_idle();
    CHECK(world.loader.failed(request_of("a")));
    CHECK(world.loader.failed(request_of("b")));
    CHECK(world.loader.find(request_of("c")) != nullptr);
}

TEST_CASE("the loader keeps the pictures asked for last") {
    World world(100 * 4 * 2);
    world.disk.content.publish({{"a", {"good", 1}}, {"b", {"good", 1}}, {"c", {"good", 1}}});
    for (const char* name : {"a", "b", "c"}) {
        world.loader.want(request_of(name, 10));
        world.loader.wait_idle();
    }
    CHECK(world.loader.find(request_of("a", 10)) == nullptr);
    CHECK(world.loader.find(request_of("b", 10)) != nullptr);
    CHECK(world.loader.find(request_of("c", 10)) != nullptr);
}

TEST_CASE("what somebody holds is found and not made again, though the cache is full of others") {
    World world(100 * 4);
    world.disk.content.publish({{"a", {"good", 1}}, {"b", {"good", 1}}});
    world.loader.want(request_of("a", 10));
    world.loader.wait_idle();
    auto held = world.loader.find(request_of("a", 10));
    world.loader.want(request_of("b", 10));
    world.loader.want(request_of("a", 10));
    world.loader.wait_idle();
    CHECK(world.loader.find(request_of("a", 10)) == held);
    CHECK(world.disk.reads == 2);
    held.reset();
    CHECK(world.loader.find(request_of("a", 10)) == nullptr);
}

TEST_CASE("a loader that may keep less lets go at once") {
    World world(100 * 4 * 2);
    world.disk.content.publish({{"a", {"good", 1}}, {"b", {"good", 1}}});
    for (const char* name : {"a", "b"}) world.loader.want(request_of(name, 10));
    world.loader.wait_idle();
    world.loader.resize(100 * 4);
    CHECK(world.loader.find(request_of("a", 10)) == nullptr);
    CHECK(world.loader.find(request_of("b", 10)) != nullptr);
}

TEST_CASE("a loader can be closed with work in hand") {
    World world;
    world.disk.content.publish({{"a", {"good", 1}}});
    for (int i = 1; i < 200; ++i) world.loader.want(request_of("a", i));
}

TEST_CASE("behind one that failed the newest comes first and is tried briefly, and what takes longer comes last") {
    Files disk;
    Files::Content files;
    for (const char* name : {"hang 1", "hang 2", "slow", "good", "hang 3", "good 2"}) files[name] = {name, 1};
    disk.content.publish(files);
    Log log([](std::string_view) {}, [] { return Now{}; }, false);
    std::vector<std::string> tried;  // by the loader's thread; read when it is idle
    std::promise<void> all_wanted;
    const auto wanted = all_wanted.get_future().share();
    const auto decode = [&](std::string_view bytes, const Crop& crop) -> Result<Bitmap> {
        wanted.wait();
        tried.push_back("fully " + std::string(bytes));
        if (bytes.starts_with("hang")) return failure("it took too long");
        return Bitmap(crop.size.w, crop.size.h);
    };
    const auto briefly = [&](std::string_view bytes, const Crop& crop) -> Result<Bitmap> {
        tried.push_back("briefly " + std::string(bytes));
        if (!bytes.starts_with("good")) return failure("it takes long");
        return Bitmap(crop.size.w, crop.size.h);
    };
    PictureLoader loader(disk, decode, log, [] {}, 1U << 20U, {nullptr, briefly});
    const std::vector<const char*> order{"hang 1", "hang 2", "slow", "good", "hang 3", "good 2"};
    for (const char* name : order) loader.want(request_of(name));
    all_wanted.set_value();
    loader.wait_idle();
    CHECK(tried == std::vector<std::string>{"fully hang 1", "briefly good 2", "fully hang 2", "briefly hang 3",
                                            "briefly good", "fully slow", "fully hang 3"});
    for (const char* name : order) {
        CHECK(loader.failed(request_of(name)) == std::string_view(name).starts_with("hang"));
        CHECK((loader.find(request_of(name)) != nullptr) != std::string_view(name).starts_with("hang"));
    }
}
