#include "media/decoded_store.h"

#include <doctest/doctest.h>

#include <random>

#include "base/digest.h"
#include "media/picture_loader.h"
#include "packed.h"
#include "support/fake_disk.h"

using namespace accolade;
using namespace accolade::media;
using test::FakeDisk;

namespace {

constexpr Crop kWhole{{0, 0, 40, 30}, {40, 30}};
constexpr std::uint64_t kPlenty = 1U << 30U;

// A picture with runs, gradients, noise and holes, so that every way of packing is taken.
Bitmap mixed(std::uint32_t seed, PixelSize size = {40, 30}) {
    std::mt19937 engine(seed);
    Bitmap bitmap(size.w, size.h, 0xFF204060U);
    for (int y = 0; y < size.h; ++y) {
        for (int x = 0; x < size.w; ++x) {
            auto& pixel = bitmap.row(y)[x];
            if (y % 5 == 1) pixel += static_cast<std::uint32_t>(x % 3) * 0x00010101U;
            if (y % 5 == 2) pixel = 0xFF000000U | (engine() & 0x000F1F0FU);
            if (y % 5 == 3) pixel = engine() | 0xFF000000U;
            if (y % 5 == 4 && seed % 2 == 1) pixel = x % 4 == 0 ? 0 : 0x40102030U;
        }
    }
    bitmap.opaque = seed % 2 == 0;
    return bitmap;
}

struct World {
    FakeDisk disk;
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, [] { return Now{}; }, false};
    SteadyTime now{};

    DecodedStore store(std::uint64_t capacity = kPlenty) {
        return {disk, log, "/state/decoded", capacity, [this] { return Now{{}, now}; }};
    }
    std::size_t files() const { return disk.files.size(); }
};

const std::string kHash = sha256("its bytes"), kOther = sha256("others");

}  // namespace

TEST_CASE("what is packed comes out as it went in") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const auto bitmap = mixed(seed);
        const auto out = unpacked(packed(bitmap), bitmap.size());
        REQUIRE(out);
        CHECK(*out == bitmap);
    }
    for (const auto fill : {0xFF000000U, 0xFFFFFFFFU, 0x00000000U, 0x80402010U}) {
        const Bitmap plain(333, 100, fill);
        CHECK(packed(plain).size() < 700);
        CHECK(unpacked(packed(plain), plain.size()) == plain);
    }
}

TEST_CASE("packed pixels that are cut, or of another size, are none") {
    const auto bitmap = mixed(3);
    const auto bytes = packed(bitmap);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        CHECK_FALSE(unpacked(std::string_view(bytes).substr(0, cut), bitmap.size()));
    CHECK_FALSE(unpacked(bytes + "x", bitmap.size()));
    CHECK_FALSE(unpacked(bytes, {40, 29}));
    CHECK_FALSE(unpacked(bytes, {41, 30}));
}

TEST_CASE("a picture is found again after a restart, and nothing is written for showing it") {
    World world;
    auto store = world.store();
    CHECK_FALSE(store.find("/a.jpg", kHash, kWhole));
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    CHECK(world.files() == 1);
    const auto writes = world.disk.writes;
    for (int i = 0; i < 5; ++i) CHECK(store.find("/a.jpg", kHash, kWhole) == mixed(1));
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    auto later = world.store();
    CHECK(later.find("/a.jpg", kHash, kWhole) == mixed(1));
    CHECK(later.bytes() == store.bytes());
    CHECK(world.disk.writes == writes);
}

TEST_CASE("another part, size, place or file is another picture") {
    World world;
    auto store = world.store();
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    auto part = kWhole, size = kWhole;
    part.part.x = 1;
    size.size.w = 39;
    CHECK_FALSE(store.find("/a.jpg", kHash, part));
    CHECK_FALSE(store.find("/a.jpg", kHash, size));
    CHECK_FALSE(store.find("/b.jpg", kHash, kWhole));
    CHECK_FALSE(store.find("/a.jpg", kOther, kWhole));
    store.put("/a.jpg", kHash, part, mixed(2));
    CHECK(store.find("/a.jpg", kHash, kWhole) == mixed(1));
    CHECK(store.find("/a.jpg", kHash, part) == mixed(2));
    // A picture that took its place: what is kept of it goes.
    store.put("/a.jpg", kOther, kWhole, mixed(3));
    CHECK(world.files() == 1);
    CHECK(store.find("/a.jpg", kOther, kWhole) == mixed(3));
}

TEST_CASE("pictures that were withdrawn are gone from the disk") {
    World world;
    auto store = world.store();
    for (const auto* path : {"/a.jpg", "/b.jpg", "/c.jpg"}) store.put(path, sha256(path), kWhole, mixed(1));
    world.disk.put("/state/decoded/notes.txt", "not ours");
    store.keep_only({"/b.jpg", "/d.jpg"});
    CHECK(world.files() == 2);
    CHECK(store.find("/b.jpg", sha256("/b.jpg"), kWhole));
    CHECK_FALSE(store.find("/a.jpg", sha256("/a.jpg"), kWhole));
    auto later = world.store();
    later.keep_only({});
    CHECK(world.files() == 1);
    CHECK(later.bytes() == 0);
}

TEST_CASE("a file that is damaged in any byte is dropped") {
    World world;
    auto store = world.store();
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    const auto name = world.disk.files.begin()->first;
    const auto good = world.disk.files.begin()->second.bytes;
    for (std::size_t at = 0; at < good.size(); at += 7) {
        auto bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        world.disk.put(name, bad);
        auto later = world.store();
        CHECK_FALSE(later.find("/a.jpg", kHash, kWhole));
        CHECK(world.files() == 0);
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, good.size() - 1}) {
        world.disk.put(name, good.substr(0, length));
        CHECK_FALSE(world.store().find("/a.jpg", kHash, kWhole));
    }
}

TEST_CASE("where there is no room, what nobody wanted for a day goes, and nothing that is shown") {
    World world;
    const auto one = [&] {
        World other;
        auto store = other.store();
        store.put("/x", sha256("/x"), kWhole, mixed(1));
        return store.bytes();
    }();
    auto store = world.store(3 * one);
    const auto put = [&](const std::string& path) { store.put(path, sha256(path), kWhole, mixed(1)); };
    const auto has = [&](const std::string& path) { return store.find(path, sha256(path), kWhole).has_value(); };
    for (const auto* path : {"/1", "/2", "/3", "/4", "/5"}) put(path);
    CHECK(world.files() == 3);
    CHECK_FALSE(has("/4"));
    world.now += Milliseconds(20 * 3'600'000);
    CHECK(has("/1"));
    CHECK(has("/3"));
    world.now += Milliseconds(5 * 3'600'000);
    put("/4");
    CHECK(has("/4"));
    CHECK_FALSE(has("/2"));
    put("/5");
    CHECK_FALSE(has("/5"));

    // After a restart nobody knows yet what is wanted: a first round is waited for.
    auto later = world.store(3 * one);
    CHECK(later.find("/1", sha256("/1"), kWhole));
    later.put("/6", sha256("/6"), kWhole, mixed(1));
    CHECK_FALSE(later.find("/6", sha256("/6"), kWhole));
    world.now += Milliseconds(2 * 3'600'000);
    later.put("/6", sha256("/6"), kWhole, mixed(1));
    CHECK(later.find("/6", sha256("/6"), kWhole));
    CHECK(later.find("/1", sha256("/1"), kWhole));
    CHECK(world.files() == 3);
}

TEST_CASE("a disk that is full is left alone for a while, and said once") {
    World world;
    auto store = world.store();
    world.disk.full = true;
    for (int i = 0; i < 3; ++i) store.put("/a.jpg", kHash, kWhole, mixed(1));
    CHECK(world.said.find("decoded pictures cannot be kept, and are decoded each time: /state/decoded/") !=
          std::string::npos);
    const auto calls = world.disk.calls;
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    CHECK(world.disk.calls == calls);
    world.disk.full = false;
    world.now += Milliseconds(11 * 60'000);
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    CHECK(store.find("/a.jpg", kHash, kWhole) == mixed(1));
}

TEST_CASE("what a power cut left half written is removed at the start") {
    World world;
    auto store = world.store();
    store.put("/a.jpg", kHash, kWhole, mixed(1));
    const auto name = world.disk.files.begin()->first.substr(std::string("/state/decoded/").size());
    world.disk.put("/state/decoded/." + name + ".abc123.tmp", "half");
    world.store();
    CHECK(world.files() == 1);
}
