// Pictures that do the worst to whoever decodes them, with the program itself: the show goes on.
#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/digest.h"
#include "lobby.h"
#include "support/children.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// Of the processes that a show started to decode its pictures.
void signal_decoders(const Lobby& lobby, int number) {
    for (const auto child : children(lobby.show->id())) ::kill(child, number);
}

// 43,000 squares, one over the other; and a curve of 50,000 pieces, each far larger than the picture.
std::string many_paths() {
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">)";
    for (int i = 0; i < 43'000; ++i) svg += R"(<path d="M0 0h99v99H0"/>)";
    return svg + "</svg>";
}
std::string long_curve() {
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><path stroke="red" )"
                      R"(stroke-width="3" d="M0 0)";
    for (int i = 0; i < 50'000; ++i) svg += "C60000 0 0 60000 5 5";
    return svg + R"("/></svg>)";
}

// As that, but small enough to fit into memory: it takes minutes. Each number makes another picture.
std::string endless_curve(int number) {
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><title>)" +
                      std::to_string(number) + R"(</title><path fill="none" stroke="red" stroke-width="3" d="M0 0)";
    for (int i = 0; i < 40'000; ++i) svg += "C600 0 0 600 5 5";
    return svg + R"("/></svg>)";
}

std::string story_of(const std::string& id, const std::string& image) {
    return item(id, "\"title\": \"Back on the grid before the storm\", \"image\": \"" + image +
                        R"(", "_accolade": { "kind": "story")");
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::directory_iterator it(folder, error), end;
    return error ? 0 : static_cast<std::size_t>(std::distance(it, end));
}

struct Gallery : Lobby {
    explicit Gallery(const std::vector<std::string>& items) {
        home.write("sea.png", picture(0xFF2060A0U, 0xFFE0F0FFU));
        home.write("feed.json", feed(items));
        settings(R"("feeds": ["feed.json"])");
    }
    std::filesystem::path decoded() const { return home / ".local/state/accolade/decoded"; }
};

}  // namespace

TEST_CASE("a decoder that hangs does not hold up the end of the show") {
    if (lacking({"Xvfb"})) return;
    Gallery lobby({quote(), story()});
    lobby.start();
    REQUIRE(eventually([&] { return !children(lobby.show->id()).empty(); }));
    for (int i = 0; i < 100 && !children(lobby.show->id()).empty(); ++i) {
        signal_decoders(lobby, SIGSTOP);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    lobby.home.write("sea.png", picture(0xFF802010U, 0xFFFFE0C0U));  // news for the decoder
    std::this_thread::sleep_for(seconds(1));
    const auto since = std::chrono::steady_clock::now();
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
    CHECK(std::chrono::steady_clock::now() - since < kAtOnce);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(std::chrono::steady_clock::now() - since < seconds(2));  // one is promised; a machine under load may be late
#endif
}

TEST_CASE("whoever kills the decoder does not keep a picture from the screen") {
    if (lacking({"Xvfb"})) return;
    Gallery lobby({story(60)});
    const Previews previews(lobby.home / "feed.json");
    lobby.start();
    for (int i = 0; i < 60; ++i) {
        signal_decoders(lobby, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (!lobby.show->running()) break;
    }
    CHECK(lobby.shows(previews, "story"));
    std::filesystem::remove_all(lobby.decoded());
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE("pictures that are too much for any decoder cost their slides the picture, and nothing else") {
    if (lacking({"Xvfb"})) return;
    Gallery lobby({story_of("paths", "paths.svg"), story_of("curve", "curve.svg"), story()});
    lobby.home.write("paths.svg", many_paths());
    lobby.home.write("curve.svg", long_curve());
    lobby.start();
    const auto decoded = lobby.decoded();
    CHECK(eventually([&] { return files_in(decoded) >= 1; }, seconds(90)));
    CHECK(lobby.show->running());
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE(
    "a good picture behind ten that hang is there ten seconds after its slide came, and the show does not stand") {
    if (lacking({"Xvfb"})) return;
    const auto told = [](const std::string& status, const std::string& name) {
        const auto at = status.find("\"" + name + "\": ");
        return at == std::string::npos ? std::string() : status.substr(at + name.size() + 4, 9);
    };
    std::vector<std::string> items;
    for (int i = 0; i < 10; ++i)
        items.push_back(story_of("hangs-" + std::to_string(i), "hangs-" + std::to_string(i) + ".svg"));
    Gallery lobby(items);
    for (int i = 0; i < 10; ++i) lobby.home.write("hangs-" + std::to_string(i) + ".svg", endless_curve(i));
    lobby.start();
    const auto status = [&] { return ask(lobby, {"status", "--json"}).words; };
    REQUIRE(eventually([&] { return told(status(), "items").starts_with("10,"); }));
    for (int i = 0; i < 10; ++i) ask(lobby, {"next"});  // each is wanted
    items.push_back(story());
    lobby.home.write("feed.json", feed(items));
    REQUIRE(eventually([&] { return told(status(), "items").starts_with("11,"); }));
    REQUIRE(eventually(
        [&] {
            ask(lobby, {"next"});
            return told(status(), "item") == "\"story\", ";
        },
        seconds(40)));
    const auto since = std::chrono::steady_clock::now();
    CHECK(eventually([&] { return files_in(lobby.decoded()) == 1; }, seconds(90)));
    const auto took = std::chrono::steady_clock::now() - since;
    INFO(status() << lobby.show->said());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(took < seconds(10));  // one after the other they take fifty
    CHECK(told(status(), "gaps").starts_with("0,"));
#endif
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}

TEST_CASE("after a restart the pictures are there without being decoded again, and gone once they are withdrawn") {
    if (lacking({"Xvfb"})) return;
    Gallery lobby({story(60)});
    const Previews previews(lobby.home / "feed.json");
    const auto decoded = lobby.decoded();
    lobby.start();
    CHECK(lobby.shows(previews, "story"));
    CHECK(eventually([&] { return files_in(decoded) == 1; }));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);

    const auto kept = std::filesystem::directory_iterator(decoded)->path();
    const auto written = std::filesystem::last_write_time(kept);
    lobby.start({"--hurry", "10"});
    CHECK(lobby.shows(previews, "story"));
    CHECK(files_in(decoded) == 1);
    CHECK(std::filesystem::last_write_time(kept) == written);
    lobby.home.write("feed.json", feed({quote(60)}));
    CHECK(eventually([&] { return files_in(decoded) == 0; }, seconds(60)));
    lobby.show->signal(SIGTERM);
    CHECK(lobby.show->ends(kAtOnce) == 0);
}
