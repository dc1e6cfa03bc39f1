// A lobby for tests: a folder with feeds, settings and state, a web server, a screen, and the program itself on it.
// What is on the screen is recognised by its likeness to the previews of the same feed.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <memory>
#include <string>

#include "base/json.h"
#include "media/encode.h"
#include "media/picture.h"
#include "support/nginx.h"
#include "support/process.h"
#include "support/xvfb.h"

namespace accolade::test {

using std::chrono::seconds;

inline constexpr PixelSize kScreen{640, 360};

// A feed of items without any clock in their words.
inline std::string item(const std::string& id, const std::string& rest, int stays = 5) {
    return "{ \"id\": \"" + id + "\", " + rest + ", \"seconds\": " + std::to_string(stays) + " } }";
}
inline std::string thanks(int stays = 5) {
    return item("thanks", R"("content_text": "Thank you for staying late so that the whole team could go home.",
        "_accolade": { "kind": "kudos", "people": [{ "name": "Ada Holm" }])",
                stays);
}
inline std::string quote(int stays = 5) {
    return item("quote", R"("content_text": "They rang us back before we had finished.",
        "_accolade": { "kind": "quote", "from": { "name": "Mei-Lin Tan", "company": "Port of Tallinn" })",
                stays);
}
inline std::string story(int stays = 5) {
    return item("story", R"("title": "Back on the grid before the storm", "image": "sea.png",
        "_accolade": { "kind": "story")",
                stays);
}
inline std::string other(int stays = 5) {
    return item("other", R"("title": "All nine apprentices passed", "image": "field.png",
        "_accolade": { "kind": "story")",
                stays);
}
inline std::string milestone(long value, int stays = 60) {
    return item("homes",
                "\"title\": \"Homes powered by our wind\", \"_accolade\": { \"kind\": \"milestone\", \"counter\": { "
                "\"value\": " +
                    std::to_string(value) + ", \"unit\": \"homes\" }",
                stays);
}
inline std::string feed(const std::vector<std::string>& items) {
    std::string all;
    for (const auto& one : items) all += (all.empty() ? "" : ",\n") + one;
    return "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n" + all + "\n] }\n";
}
inline std::string picture(std::uint32_t from, std::uint32_t to) {
    Bitmap bitmap(320, 240, from);
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x)
            if ((x / 40 + y / 40) % 2 == 0) bitmap.row(y)[x] = to;
    return *media::encode_png(bitmap);
}

// As a person with half-closed eyes sees it: mean colours of fields of 8 by 8 pixels. Brand, clock and progress at the
// upper and lower edge change places with the hour, and tell nothing about the slide.
inline std::vector<float> seen_from_afar(const Bitmap& bitmap) {
    constexpr int kField = 8;
    const int edge = bitmap.height / 8;
    std::vector<float> fields;
    for (int y = edge; y + kField <= bitmap.height - edge; y += kField) {
        for (int x = 0; x + kField <= bitmap.width; x += kField) {
            for (const auto shift : {0U, 8U, 16U}) {
                float sum = 0;
                for (int dy = 0; dy < kField; ++dy)
                    for (int dx = 0; dx < kField; ++dx)
                        sum += static_cast<float>(bitmap.row(y + dy)[x + dx] >> shift & 255U);
                fields.push_back(sum / (kField * kField));
            }
        }
    }
    return fields;
}
inline float difference(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size() || a.empty()) return 255;
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::fabs(a[i] - b[i]);
    return sum / static_cast<float>(a.size());
}

// What this machine lacks, so that a test is left out; said aloud.
inline bool lacking(std::initializer_list<const char*> programs) {
    for (const std::string program : programs) {
        if (installed(program)) continue;
        MESSAGE("skipped: no " << program << " on this machine");
        return true;
    }
    return false;
}

inline Environment surroundings(const TempFolder& home, const std::string& display) {
    return {{"HOME", home.path().string()},
            {"DISPLAY", display},
            {"ACCOLADE_SHARE", ACCOLADE_SOURCE_DIR},
            {"WAYLAND_DISPLAY", {}},
            {"SDL_VIDEODRIVER", {}},
            {"NOTIFY_SOCKET", {}},
            {"WATCHDOG_USEC", {}},
            {"XDG_STATE_HOME", {}},
            {"STATE_DIRECTORY", {}},
            {"XDG_RUNTIME_DIR", home.path().string()}};
}

// The slides of a feed file, by item, as `accolade preview` draws them.
class Previews {
  public:
    Previews() = default;
    explicit Previews(const std::filesystem::path& feed_file) {
        const TempFolder folder;
        Process process({ACCOLADE_BINARY, "preview", "--feed", feed_file.string(), "--out", (folder / "out").string(),
                         "--size", "640x360"},
                        surroundings(folder, ""), folder / "said");
        REQUIRE(process.ends(seconds(60)) == 0);
        const auto list = json::parse(TempFolder::read(folder / "out/manifest.json"), "manifest.json");
        REQUIRE(list);
        media::start_codecs();
        for (const auto& shot : list->root.items) {
            const auto png = media::decode(TempFolder::read(folder / "out" / shot.find("file")->string),
                                           {{0, 0, 640, 360}, kScreen});
            REQUIRE(png);
            slides_[shot.find("item")->string] = seen_from_afar(*png);
        }
    }
    // The item that a screen shows; empty while it is none of them, or not yet at rest.
    std::string recognise(const Bitmap& screen) const {
        const auto fields = seen_from_afar(screen);
        std::string name;
        float nearest = 5;
        for (const auto& [item, slide] : slides_) {
            const auto here = difference(fields, slide);
            if (here < nearest) nearest = here, name = item;
        }
        return name;
    }

  private:
    std::map<std::string, std::vector<float>> slides_;
};

// Against burn-in everything moves by a hair with the minute: from here on that is some seconds away.
inline void early_in_a_minute() {
    eventually([] { return std::time(nullptr) % 60 < 38; }, seconds(30));
}

struct Lobby {
    TempFolder home;
    Xvfb screen{kScreen};
    std::unique_ptr<Process> show;

    // `keys`: members of the settings, without braces.
    std::filesystem::path settings(const std::string& keys) const {
        home.write("new.json", "{ \"screen\": { \"reduced_motion\": true }, " + keys + " }\n");
        std::filesystem::rename(home / "new.json", home / "kiosk.json");
        return home / "kiosk.json";
    }
    void start(std::vector<std::string> more = {}, const std::string& display = "") {
        std::vector<std::string> words{ACCOLADE_BINARY, "run", "--config", (home / "kiosk.json").string()};
        words.insert(words.end(), more.begin(), more.end());
        show = std::make_unique<Process>(
            std::move(words), surroundings(home, display.empty() ? screen.display() : display), home / "log");
    }
    std::string on(const Previews& previews) const { return previews.recognise(screen.screenshot()); }
    bool shows(const Previews& previews, const std::string& item,
               std::chrono::milliseconds patience = seconds(30)) const {
        return eventually([&] { return on(previews) == item; }, patience);
    }
    // Something is there, and stays as it is.
    Bitmap still() const {
        Bitmap last = screen.screenshot();
        eventually([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            Bitmap now = screen.screenshot();
            const bool black =
                std::all_of(now.pixels.begin(), now.pixels.end(), [](auto p) { return (p & 0xFFFFFFU) == 0; });
            const bool same = now.pixels == last.pixels && !black;
            last = std::move(now);
            return same;
        });
        return last;
    }
    // The same, to be compared by the pixel for the next quarter of a minute.
    Bitmap calm() const {
        early_in_a_minute();
        return still();
    }
};

// What a command to the running show ends with, and says.
struct Answer {
    int code = -1;
    std::string words;
};

inline Answer ask(const Lobby& lobby, std::vector<std::string> words) {
    words.insert(words.begin(), ACCOLADE_BINARY);
    std::filesystem::remove(lobby.home / "answer");
    Process process(std::move(words), surroundings(lobby.home, ""), lobby.home / "answer");
    const auto code = process.ends(seconds(30));
    return {code.value_or(-1), process.said()};
}

}  // namespace accolade::test
