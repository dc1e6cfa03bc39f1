#include "decoder/decoder.h"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/digest.h"
#include "base/time.h"
#include "media/picture_loader.h"
#include "media/samples.h"
#include "os/worker.h"
#include "support/children.h"
#include "support/process.h"
#include "support/temp_folder.h"

using namespace accolade;
using namespace accolade::decoder;
using test::children;

namespace {

const media::Crop kCrop{{0, 0, 40, 30}, {4, 3}};

struct World {
    RealDisk disk;
    std::string said;
    Log log{[this](std::string_view line) { said += line; }, machine_clock(), false};
    TempFolder folder;

    Decoder::Settings badly(Milliseconds deadline = Milliseconds(400)) const {
        return {folder / "quarantine", "1", deadline, ACCOLADE_STAND_IN};
    }
    Decoder::Settings well() const { return {folder / "quarantine", "1", Milliseconds(5000), ACCOLADE_BINARY}; }
    std::size_t files() const {
        std::error_code error;
        std::filesystem::directory_iterator it(folder / "quarantine", error), end;
        return error ? 0 : static_cast<std::size_t>(std::distance(it, end));
    }
};

std::string refusal(const auto& result) {
    return result ? "" : result.error().what;
}

std::string photo() {
    return samples::png(40, 30, [](int x, int y) {
        return 0xFF000000U | static_cast<unsigned>(x * 6) << 16U | static_cast<unsigned>(y);
    });
}

constexpr bool sanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

class Stopwatch {
  public:
    Milliseconds passed() const { return std::chrono::round<Milliseconds>(std::chrono::steady_clock::now() - since_); }

  private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace

TEST_CASE("a picture comes through the other process as it would come out of this one") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    CHECK(children().empty());  // none before it is needed
    media::start_codecs();
    for (const auto& bytes : {photo(), samples::jpeg(), samples::jpeg(samples::app1(samples::tiff(6)))}) {
        const auto header = decoder.examine(bytes);
        REQUIRE(header);
        CHECK(*header == *media::examine(bytes));
        const media::Crop crop{{1, 1, 6, 6}, {5, 4}};
        const auto there = decoder.decode(bytes, crop), here = media::decode(bytes, crop);
        REQUIRE(there);
        REQUIRE(here);
        CHECK(*there == *here);
    }
    CHECK(children().size() == 1);
    const auto half_there = samples::png(2, 1, [](int x, int) { return x == 0 ? 0x80FF0000U : 0xFFFFFFFFU; });
    const media::Crop as_it_is{{0, 0, 2, 1}, {2, 1}};
    CHECK(*decoder.decode(half_there, as_it_is) == *media::decode(half_there, as_it_is));
    CHECK_MESSAGE(world.said.empty(), world.said);
}

TEST_CASE("what is refused over there is refused here in the same words") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    const auto cut = photo().substr(0, 60);
    for (const auto& bytes : {std::string(), std::string("<html>"), cut}) {
        CHECK(refusal(decoder.examine(bytes)) == refusal(media::examine(bytes)));
    }
    CHECK_FALSE(decoder.decode(cut, kCrop));
    CHECK(refusal(decoder.decode(photo(), {{0, 0, 40, 30}, {0, 3}})) == "a picture of that size cannot be created");
    CHECK_FALSE(decoder.decode(photo(), {{0, 0, 40, 30}, {2'000'000'000, 2'000'000'000}}));
    CHECK_FALSE(decoder.decode(photo(), {{0, 0, 40, 30}, {10'000, 10'000}}));
    CHECK(refusal(decoder.examine(std::string(21U << 20U, 'x'))).find("at most 20 MB") != std::string::npos);
    CHECK(world.files() == 0);
}

TEST_CASE("a process without a file has fonts for the words of a picture, and plugins for its formats") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    media::start_codecs();
    const std::string words = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><text x="4" y="30" )"
                              R"(font-size="30" font-weight="bold">Nord</text></svg>)";
    const media::Crop crop{{0, 0, 1024, 512}, {160, 80}};
    const auto there = decoder.decode(words, crop), here = media::decode(words, crop);
    CHECK(refusal(there) == refusal(here));
    if (here) CHECK(*there == *here);
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(ACCOLADE_SOURCE_DIR) + "/tests/samples/formats")) {
        CAPTURE(entry.path().string());
        const auto bytes = samples::file(entry.path());
        const auto header = media::examine(bytes);
        CHECK(refusal(decoder.examine(bytes)) == refusal(header));
        if (!header) continue;
        const media::Crop whole{{0, 0, static_cast<float>(header->size.w), static_cast<float>(header->size.h)},
                                {64, 48}};
        const auto across = decoder.decode(bytes, whole), at_home = media::decode(bytes, whole);
        CHECK(refusal(across) == refusal(at_home));
        if (at_home && across) CHECK(*across == *at_home);
    }
}

TEST_CASE("a process that was begun early answers, and gives way to one with fonts when words are to be drawn") {
    World world;
    auto begun = Decoder::begin(ACCOLADE_BINARY);
    REQUIRE(begun);
    const auto first = children();
    REQUIRE(first.size() == 1);
    Decoder decoder(world.disk, world.log, world.well(), std::move(begun));
    const media::Crop crop{{0, 0, 1024, 512}, {160, 80}};
    const std::string head = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">)";
    CHECK(decoder.decode(photo(), kCrop));
    CHECK(decoder.decode(head + R"(<path d="M0 0h40v40z"/></svg>)", crop));
    CHECK(children() == first);
    CHECK(decoder.decode(head + R"(<text y="30">Nord</text></svg>)", crop));
    const auto second = children();
    CHECK(second.size() == 1);
    CHECK(second != first);
    CHECK(decoder.decode(photo(), kCrop));
    CHECK(children() == second);
    CHECK(world.files() == 0);  // nobody is blamed
}

TEST_CASE("one that was begun and is gone before it is needed is started again") {
    World world;
    auto begun = Decoder::begin(ACCOLADE_BINARY);
    REQUIRE(children().size() == 1);
    ::kill(children().front(), SIGKILL);
    Decoder decoder(world.disk, world.log, world.well(), std::move(begun));
    CHECK(decoder.decode(photo(), kCrop));
    CHECK(world.files() == 0);
}

TEST_CASE("the process is gone with the decoder, and with whoever owns it") {
    World world;
    {
        Decoder decoder(world.disk, world.log, world.well());
        REQUIRE(decoder.examine(photo()));
        CHECK(children().size() == 1);
    }
    CHECK(children().empty());
}

TEST_CASE("the process has no file, no way to one, and little memory") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    REQUIRE(decoder.decode(photo(), kCrop));
    REQUIRE(children().size() == 1);
    const std::filesystem::path about = "/proc/" + std::to_string(children().front());
    const auto line_of = [&](const std::string& file, const std::string& name) {
        std::ifstream lines(about / file);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with(name)) return line.substr(name.size());
        }
        return std::string();
    };
    CHECK(line_of("status", "NoNewPrivs:") == "\t1");
    if (!sanitized()) {
        CHECK(line_of("status", "Seccomp:") == "\t2");  // a filter
        CHECK(std::stol(line_of("limits", "Max data size")) <= 1L << 30);
    }
    CHECK(std::stol(line_of("limits", "Max core file size")) == 0);
    CHECK(std::stol(line_of("limits", "Max file size")) == 0);
    CHECK(line_of("oom_score_adj", "") == "1000");
    if (::getuid() != 0) return;  // the rest is for root's eyes
    for (const auto& entry : std::filesystem::directory_iterator(about / "fd")) {
        const auto file = std::filesystem::read_symlink(entry).string();
        CHECK_MESSAGE((file == "/dev/null" || file.starts_with("socket:")), file);
    }
}

TEST_CASE("a process that was killed while it had nothing to do is replaced, and nobody is blamed") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    for (int i = 0; i < 3; ++i) {
        REQUIRE(decoder.decode(photo(), kCrop));
        REQUIRE(children().size() == 1);
        ::kill(children().front(), SIGKILL);
        std::this_thread::sleep_for(Milliseconds(50));
    }
    CHECK(decoder.decode(photo(), kCrop));
    CHECK(world.files() == 0);
}

TEST_CASE("a process that is killed at work is replaced, and its picture decoded all the same") {
    World world;
    Decoder decoder(world.disk, world.log, world.well());
    REQUIRE(decoder.examine(photo()));
    const auto first = children().front();
    ::kill(first, SIGSTOP);
    Worker killer("killer", [first](const std::stop_token&) {
        std::this_thread::sleep_for(Milliseconds(200));
        ::kill(first, SIGKILL);
    });
    CHECK(decoder.decode(photo(), kCrop));
    killer.join();
    CHECK(world.said.find("ended by SIGKILL; another one is started") != std::string::npos);
    CHECK(world.files() == 0);  // forgiven
}

TEST_CASE("a process that hangs is given up at the deadline, and the next picture is decoded") {
    World world;
    Decoder decoder(world.disk, world.log, world.badly());
    const Stopwatch watch;
    const auto why = refusal(decoder.decode("hang", kCrop));
    CHECK((why.find("took longer than 1 s") != std::string::npos || why.find("too busy") != std::string::npos));
    CHECK(watch.passed() < Milliseconds(3000));
    CHECK(decoder.decode("good", kCrop));
    CHECK(children().size() == 1);
}

TEST_CASE("a picture that failed twice is not tried again, also not after a restart") {
    for (const std::string picture : {"hang", "die", "fail"}) {
        CAPTURE(picture);
        World world;
        {
            Decoder decoder(world.disk, world.log, world.badly());
            // On a machine with no time for it, it is not blamed for every try.
            CHECK(test::eventually(
                [&] {
                    const auto why = refusal(decoder.decode(picture, kCrop));
                    CHECK(!why.empty());
                    return why.find("failed twice") != std::string::npos;
                },
                std::chrono::minutes(3)));
        }
        CHECK(world.files() == 1);
        Decoder decoder(world.disk, world.log, world.badly());
        const auto why = refusal(decoder.decode(picture, kCrop));
        CHECK(why.find("failed twice") != std::string::npos);
        CHECK(why.find("export it again") != std::string::npos);
        CHECK(refusal(decoder.examine(picture)) == why);
        CHECK(children().empty());  // nobody was asked
        CHECK(decoder.decode("good", kCrop));
        CHECK(decoder.decode(picture.substr(0, 1), kCrop));  // its bytes are what is remembered

        auto newer = world.badly();
        newer.version = "2";
        Decoder another(world.disk, world.log, newer);
        CHECK(another.decode("good", kCrop));
        CHECK(world.files() == 0);
    }
}

TEST_CASE("a picture for which the machine had no time is not blamed for it") {
    World world;
    Decoder decoder(world.disk, world.log, world.badly());
    for (int i = 0; i < 3; ++i) CHECK(refusal(decoder.decode("wait", kCrop)).find("too busy") != std::string::npos);
    CHECK(world.files() == 0);
}

TEST_CASE("one that hung once and then did not is forgiven") {
    World world;
    RealDisk disk;
    const auto folder = world.folder / "quarantine";
    REQUIRE(disk.make_folder(folder));
    REQUIRE(disk.write_whole(folder / sha256("good"), "accolade quarantine 1\n1\n1\nit took longer than 5 s\n"));
    REQUIRE(disk.write_whole(folder / sha256("other"), "accolade quarantine 1\n1\nmany\n\n"));
    REQUIRE(disk.write_whole(folder / "notes.txt", "not ours"));
    Decoder decoder(world.disk, world.log, world.badly());
    CHECK(world.files() == 2);
    CHECK(decoder.examine("good"));
    CHECK(world.files() == 2);
    CHECK(decoder.decode("good", kCrop));
    CHECK(world.files() == 1);
}

TEST_CASE("a folder that cannot be written costs the memory of it, and is said") {
    World world;
    world.folder.write("quarantine", "a file");
    Decoder decoder(world.disk, world.log, world.badly());
    CHECK_FALSE(decoder.decode("die", kCrop));
    CHECK(refusal(decoder.decode("die", kCrop)).find("failed twice") != std::string::npos);
    CHECK(world.said.find("is forgotten with the next start") != std::string::npos);
}

TEST_CASE("what is asked for when it is cancelled fails at once, and so does all that follows") {
    World world;
    Decoder decoder(world.disk, world.log, world.badly(Milliseconds(20'000)));
    const Stopwatch watch;
    Worker other("other", [&decoder](const std::stop_token&) {
        std::this_thread::sleep_for(Milliseconds(300));
        decoder.cancel();
    });
    CHECK(refusal(decoder.decode("hang", kCrop)) == "the program ends");
    for (int i = 0; i < 100; ++i) CHECK(refusal(decoder.examine("good")) == "the program ends");
    CHECK(children().empty());  // nor was one started for any of them
    CHECK(watch.passed() < Milliseconds(3000));
    other.join();
    CHECK(world.files() == 0);  // that was not the picture's fault
}

TEST_CASE("a process that says it leaves is replaced; one that always does is not waited for") {
    World world;
    Decoder decoder(world.disk, world.log, world.badly());
    CHECK_FALSE(decoder.decode("leave", kCrop));
    CHECK(decoder.decode("good", kCrop));
    CHECK(world.files() == 0);
}

TEST_CASE("nothing that comes back is believed") {
    World world;
    Decoder decoder(world.disk, world.log, world.badly());
    CHECK(decoder.examine("good"));
    for (const auto* picture : {"giant", "nowhere", "upside", "unknown"}) {
        CAPTURE(picture);
        CHECK(refusal(decoder.examine(picture)) == "the picture cannot be decoded");
    }
    CHECK_FALSE(decoder.examine("half"));
    const auto babble = refusal(decoder.examine("babble"));
    CHECK(babble.find('\x1B') == std::string::npos);
    CHECK(babble.size() < 700);
    const auto glare = decoder.decode("glare", kCrop);
    REQUIRE(glare);
    CHECK_FALSE(glare->opaque);
    CHECK(glare->pixels[0] == 0x10101010U);
    CHECK(glare->pixels[1] == 0xFFFFFFFFU);
    CHECK(decoder.decode("good", kCrop)->opaque);
}

TEST_CASE("where the program cannot be started, a picture is refused and the reason said") {
    World world;
    Decoder decoder(world.disk, world.log, {{}, "1", Milliseconds(300), "/nowhere/accolade"});
    CHECK(refusal(decoder.examine(photo())).find("/nowhere/accolade: cannot be started") != std::string::npos);
}

TEST_CASE("a picture behind ten that hang waits for one of them, and a little for the others") {
    World world;
    auto settings = world.badly(Milliseconds(2'000));
    Decoder decoder(world.disk, world.log, settings);
    media::PictureLoader loader(
        world.disk, [&](std::string_view bytes, const media::Crop& crop) { return decoder.decode(bytes, crop); },
        world.log, [] {}, 1U << 20U, {nullptr, [&](std::string_view bytes, const media::Crop& crop) {
                                          return decoder.decode(bytes, crop, Decoder::Patience::brief);
                                      }});
    const media::PictureRequest good{world.folder.write("good", "good").string(), kCrop, 0};
    for (int i = 0; i < 10; ++i) {
        const auto file = world.folder.write("hang " + std::to_string(i), "hang " + std::to_string(i));
        loader.want({file.string(), kCrop, 0});
        if (i == 0) loader.want(good);  // behind one, and with the others asked for after it
    }
    const Stopwatch watch;
    CHECK(test::eventually([&] { return loader.find(good) != nullptr; }, std::chrono::minutes(1)));
    if (!sanitized()) CHECK(watch.passed() < Milliseconds(10'000));  // one after the other they take 20 s
    decoder.cancel();
    CHECK(world.files() <= 1);  // nothing is held against those that had little time
}
