// Previews and checks through the program itself.
#include <doctest/doctest.h>

#include <fstream>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "media/encode.h"
#include "media/picture.h"
#include "support/process.h"
#include "support/temp_folder.h"

using namespace accolade;

namespace {

struct Ended {
    int code = -1;
    std::string said;
};

Ended accolade_with(const TempFolder& folder, std::vector<std::string> words) {
    words.insert(words.begin(), ACCOLADE_BINARY);
    const test::Environment environment{
        {"HOME", folder.path().string()}, {"DISPLAY", std::nullopt}, {"ACCOLADE_SHARE", ACCOLADE_SOURCE_DIR}};
    const auto out = folder / "said";
    std::filesystem::remove(out);
    test::Process process(std::move(words), environment, out);
    const auto code = process.ends(std::chrono::seconds(120));
    return {code.value_or(-1), process.said()};
}

std::string long_title() {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "celebration ";
    return words;
}

std::string feed() {
    return R"({ "version": "https://jsonfeed.org/version/1.1", "items": [
      { "id": "thanks", "content_text": "Thank you for staying late.", "_accolade": { "kind": "kudos", "people": [{ "name": "Ada" }] } },
      { "id": "../up & <away>", "title": ")" +
           long_title() + R"(", "image": "dot.png" } ] })";
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("a preview is a picture for each item, size and theme, a page that shows them and a list of them") {
    const TempFolder folder;
    folder.write("dot.png", *media::encode_png(Bitmap(40, 30, 0xFF3366AAU)));
    const auto file = folder.write("feed.json", feed());
    const auto out = folder / "out";
    const auto ended =
        accolade_with(folder, {"preview", "--feed", file.string(), "--out", out.string(), "--size", "640x360", "--size",
                               "360x640", "--theme", "atelier", "--theme", "nocturne", "--at", "2026-11-23T14:32"});
    CAPTURE(ended.said);
    REQUIRE(ended.code == 0);

    const auto list = json::parse(TempFolder::read(out / "manifest.json"), "manifest.json");
    REQUIRE(list);
    REQUIRE(list->root.is(json::Type::array));
    CHECK(list->root.items.size() == 3 * 2 * 2);  // the idle slide too
    auto names = names_in(out);
    CHECK(names.erase("manifest.json") == 1);
    CHECK(names.erase("index.html") == 1);
    CHECK(names.size() == list->root.items.size());

    const auto page = TempFolder::read(out / "index.html");
    CHECK(page.find("../up &amp; &lt;away&gt;") != std::string::npos);
    std::size_t complaints = 0;
    for (const auto& shot : list->root.items) {
        const auto text = [&shot](const char* key) { return shot.find(key) != nullptr ? shot.find(key)->string : ""; };
        const auto name = text("file");
        CAPTURE(name);
        CHECK(names.contains(name));
        CHECK(page.find(name) != std::string::npos);
        const auto header = media::examine(TempFolder::read(out / name));
        REQUIRE(header);
        CHECK(std::to_string(header->size.w) + "x" + std::to_string(header->size.h) == text("size"));
        CHECK((text("theme") == "atelier" || text("theme") == "nocturne"));
        CHECK(shot.find("seconds")->number >= 5);
        const bool too_long = text("item") == "../up & <away>";
        if (!too_long) CHECK(shot.find("complaints")->items.empty());
        if (too_long) complaints += shot.find("complaints")->items.size();
    }
    CHECK(complaints == 4);
}

TEST_CASE("previews of the same moment are the same pictures") {
    const TempFolder folder;
    const auto file = folder.write("feed.json", feed());
    for (const auto* out : {"a", "b"}) {
        REQUIRE(accolade_with(folder, {"preview", "--feed", file.string(), "--out", (folder / out).string(), "--size",
                                       "320x180", "--at", "2026-11-23"})
                    .code == 0);
    }
    for (const auto& name : names_in(folder / "a"))
        CHECK(TempFolder::read(folder / "a" / name) == TempFolder::read(folder / "b" / name));
}

TEST_CASE("a moment that is none is refused") {
    const TempFolder folder;
    const auto ended = accolade_with(folder, {"preview", "--out", (folder / "out").string(), "--at", "yesterday"});
    CHECK(ended.code == 1);
    CHECK(ended.said.find("--at takes a moment like 2026-11-23T14:32, not \"yesterday\"") != std::string::npos);
}

TEST_CASE("what is checked and good ends with 0, and what is not with 1 and a sentence for each mistake") {
    const TempFolder folder;
    folder.write("dot.png", *media::encode_png(Bitmap(40, 30, 0xFF3366AAU)));
    const auto good = folder.write("feed.json", feed());
    auto ended = accolade_with(folder, {"check", "--feed", good.string()});
    CAPTURE(ended.said);
    CHECK(ended.code == 0);
    CHECK(ended.said.find("2 items, 0 errors") != std::string::npos);

    const auto broken =
        folder.write("broken.json", "{ \"version\": \"https://jsonfeed.org/version/1.1\",\n  \"items\": [ { ] }");
    ended = accolade_with(folder, {"check", "--feed", broken.string()});
    CHECK(ended.code == 1);
    CHECK(ended.said.find("broken.json:2:") != std::string::npos);

    const auto config = folder.write("kiosk.json", "{\n  \"screen\": { \"rotation\": 45 },\n  \"them\": \"base\"\n}\n");
    ended = accolade_with(folder, {"check", "--config", config.string()});
    CHECK(ended.code == 1);
    CHECK(ended.said.find("kiosk.json:2:") != std::string::npos);
    CHECK(ended.said.find("kiosk.json:3:3") != std::string::npos);
}

TEST_CASE("a check says all that is wrong, in the settings, the theme's fonts and the feed at once") {
    const TempFolder folder;
    folder.write("feed.json",
                 "{ \"version\": \"https://jsonfeed.org/version/1.1\",\n  \"items\": [ { \"title\": \"No id\" } ] }");
    auto config = folder.write("kiosk.json", R"({ "feeds": ["feed.json"], "them": "base" })");
    auto ended = accolade_with(folder, {"check", "--config", config.string()});
    CAPTURE(ended.said);
    CHECK(ended.code == 1);
    CHECK(ended.said.find("did you mean \"theme\"?") != std::string::npos);
    CHECK(ended.said.find("has no \"id\"") != std::string::npos);

    folder.write("mine/theme.json", R"({ "fonts": { "display": "ours.ttf" } })");
    folder.write("mine/ours.ttf", "no font at all");
    ended = accolade_with(folder, {"check", "--theme", (folder / "mine").string()});
    CAPTURE(ended.said);
    CHECK(ended.code == 1);
    CHECK(ended.said.find("ours.ttf: error: the font for \"display\" cannot be used") != std::string::npos);
}

TEST_CASE("nothing that ships is complained of: the demo in every theme") {
    const TempFolder folder;
    for (const std::string theme : {"base", "atelier", "nocturne", "beacon", "meridian", "gala"}) {
        const auto ended = accolade_with(folder, {"check", "--theme", theme});
        CAPTURE(ended.said);
        CHECK(ended.code == 0);
        CHECK(ended.said.find("items, 0 errors, 0 warnings") != std::string::npos);
    }
}

TEST_CASE("the theme of three lines from the handbook is not complained of") {
    const TempFolder folder;
    folder.write("mine/theme.json", R"({ "format": 1, "name": "Nordhavn", "brand": "#00796B" })");
    const auto ended = accolade_with(folder, {"check", "--theme", (folder / "mine").string()});
    CAPTURE(ended.said);
    CHECK(ended.said.find("items, 0 errors, 0 warnings") != std::string::npos);
}

TEST_CASE("an address that no code on its slide shows is told, once for a slide of the theme") {
    const TempFolder folder;
    folder.write("feed.json", R"({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": "a", "title": "A", "url": "https://a.example/1", "_accolade": {"kind": "milestone", "counter": {"value": 5}}},
        {"id": "b", "title": "B", "url": "https://a.example/2", "_accolade": {"kind": "milestone", "counter": {"value": 6}}},
        {"id": "c", "title": "No water on floor 3", "url": "https://a.example/3", "_accolade": {"kind": "notice"}}]})");
    const auto ended = accolade_with(folder, {"check", "--feed", (folder / "feed.json").string()});
    CAPTURE(ended.said);
    const std::string told = "\"url\" is not shown; the slide \"milestone-count\" has no room for a code";
    const auto first = ended.said.find(told);
    CHECK(first != std::string::npos);
    CHECK(ended.said.find(told, first + 1) == std::string::npos);
    CHECK(ended.said.find("3 items, 0 errors, 1 warning") != std::string::npos);
}

TEST_CASE("a picture that cannot be shown is named with feed, item and line, why, and what to do") {
    const TempFolder folder;
    folder.write("scan.jpg", std::string("II*\0\x08\0\0\0", 8) + std::string(40, 'x'));
    std::ifstream in(std::string(ACCOLADE_SOURCE_DIR) + "/tests/samples/pictures/mei.jpg", std::ios::binary);
    std::string photo{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(photo.size() > 1000);
    photo.erase(photo.size() / 2, photo.size() / 4);
    folder.write("torn.jpg", photo);
    const auto file = folder.write("feed.json", R"({ "version": "https://jsonfeed.org/version/1.1", "items": [
{ "id": "a", "title": "A", "image": "scan.jpg" },
{ "id": "b", "title": "B", "image": "torn.jpg" },
{ "id": "c", "title": "C", "image": "gone.jpg" } ] })");
    const auto ended = accolade_with(folder, {"check", "--feed", file.string()});
    CAPTURE(ended.said);
    CHECK(ended.code == 0);
    const auto says = [&](const std::string& place, const std::string& what) {
        const auto at = ended.said.find(place);
        return at != std::string::npos &&
               ended.said.substr(at, ended.said.find('\n', at) - at).find(what) != std::string::npos;
    };
    CHECK(says("feed.json, item 1 (\"a\"), line 2: warning: ",
               "is shown without this picture: this is a TIFF; use PNG, JPEG, "));
    CHECK(says("feed.json, item 2 (\"b\"), line 3: warning: ", "a picture is not shown: this JPEG is damaged ("));
    CHECK(says("feed.json, item 3 (\"c\"), line 4: warning: ", "is shown without this picture: "));
}

TEST_CASE("a check names what cannot be read or seen, once, with the line of the item or the file of the theme") {
    const TempFolder folder;
    folder.write("small.png", *media::encode_png(Bitmap(320, 240, 0xFF3366AAU)));
    folder.write("dot.png", *media::encode_png(Bitmap(40, 30, 0xFF3366AAU)));
    const auto file = folder.write("feed.json",
                                   "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n"
                                   "{ \"id\": \"a\", \"title\": \"" +
                                       long_title() +
                                       "\" },\n{ \"id\": \"b\", \"title\": \"Short\", \"image\": "
                                       "\"small.png\" },\n{ \"id\": \"c\", \"title\": \"Short\", "
                                       "\"image\": \"dot.png\" } ] }");
    folder.write("faint/theme.json", R"({ "format": 1, "text": { "title": { "color": "ink/0.2" } } })");
    const auto ended =
        accolade_with(folder, {"check", "--feed", file.string(), "--theme", (folder / "faint").string()});
    CAPTURE(ended.said);
    CHECK(ended.code == 0);
    const auto times = [&](const std::string& words) {
        std::size_t count = 0;
        for (auto at = ended.said.find(words); at != std::string::npos; at = ended.said.find(words, at + 1)) ++count;
        return count;
    };
    CHECK(times("feed.json, item 1 (\"a\"), line 2: warning: \"title\" is too long for the slide \"story") == 1);
    CHECK(times("on landscape and upright screens") == 1);
    CHECK(times("feed.json, item 2 (\"b\"), line 3: warning: picture \"small.png\": 320 × 240 is too small for this "
                "slide; at least ") == 1);
    CHECK(times("line 4: warning: picture \"dot.png\": 40 × 30 is too small to be shown") == 1);
    CHECK(times("style \"title\" (") >= 1);
    CHECK(times("is hard to read") == times("slides/"));  // each in a theme's file, none for each item
}

TEST_CASE("a preview names the theme's slide that was taken, and ends with 1 where the feed was refused") {
    const TempFolder folder;
    folder.write("dot.png", *media::encode_png(Bitmap(40, 30, 0xFF3366AAU)));
    const auto file = folder.write("feed.json", feed());
    const auto out = folder / "out";
    auto ended =
        accolade_with(folder, {"preview", "--feed", file.string(), "--out", out.string(), "--size", "320x180"});
    CAPTURE(ended.said);
    CHECK(ended.code == 0);
    CHECK(ended.said.find("\"title\" is too long for the slide") != std::string::npos);
    const auto list = json::parse(TempFolder::read(out / "manifest.json"), "manifest.json");
    REQUIRE(list);
    for (const auto& shot : list->root.items) {
        REQUIRE(shot.find("slide") != nullptr);
        CHECK_FALSE(shot.find("slide")->string.empty());
    }

    const auto broken = folder.write("broken.json", "{ \"items\": [ { ] }");
    ended = accolade_with(folder, {"preview", "--feed", broken.string(), "--out", out.string(), "--size", "320x180"});
    CHECK(ended.code == 1);
    CHECK(ended.said.find("broken.json:1:") != std::string::npos);
}

TEST_CASE("the program says what it was asked wrongly, and does not start") {
    const TempFolder folder;
    auto ended = accolade_with(folder, {"--them", "base"});
    CHECK(ended.code == 2);
    CHECK(ended.said.find("did you mean --theme?") != std::string::npos);
    ended = accolade_with(folder, {"run", "--feed", (folder / "missing.json").string()});
    CHECK(ended.code == 1);
    CHECK(ended.said.find("missing.json: error: no such file or folder") != std::string::npos);
    ended = accolade_with(folder, {"--version"});
    CHECK(ended.code == 0);
    CHECK(ended.said.starts_with("accolade "));
}
