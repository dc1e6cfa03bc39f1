// What every slide of every theme looks like, held by pictures. `./test --update-goldens` draws them anew; look at what
// changed before you commit it. A picture that fails is written to BUILD/golden, with its difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "golden/difference.h"
#include "golden/gallery.h"
#include "golden/holding.h"

namespace {

namespace fs = std::filesystem;
using namespace accolade;
using namespace accolade::test;

constexpr PixelSize kLandscape{640, 360}, kPortrait{360, 640};
// Where the house's own theme and the one that all stand on are seen as large as that, the others say as much smaller.
constexpr PixelSize kSmallLandscape{480, 270}, kSmallPortrait{270, 480};
constexpr PixelSize kTiny{192, 108}, kTinyPortrait{108, 192};  // of celebrations, which are many and have no detail

const fs::path kPictures = fs::path(ACCOLADE_SOURCE_DIR) / "tests" / "golden" / "pictures";

// One golden picture.
struct Shot {
    std::string theme, item, name;
    PixelSize size;
    slide::Arrangement corners = slide::Arrangement::usual;
    std::optional<Milliseconds> celebrated{};  // a moment of its celebration
    std::string below{};                       // its banner over this item's slide
};

// Who is celebrated: a number, a person, a team.
constexpr std::array<const char*, 3> kCelebrated{"milestone", "award", "award-team"};

std::string size_words(PixelSize size) {
    return std::to_string(size.w) + "x" + std::to_string(size.h);
}

// The first item that a theme shows by each of its slides.
std::map<std::string, std::string> slides_shown(Gallery& gallery, const theme::Theme& theme) {
    std::map<std::string, std::string> shown;
    for (const auto& item : gallery.items()) shown.emplace(gallery.design(theme, &item, kLandscape).name, item.id);
    shown.emplace(gallery.design(theme, nullptr, kLandscape).name, "idle");
    return shown;
}

const std::set<std::string> kOfBase{"story", "quote", "milestone", "idle"};

const theme::SlideLayout* layout_named(const theme::Theme& theme, const std::string& name) {
    const auto found = std::ranges::find(theme.slides, name, &theme::SlideLayout::name);
    return found == theme.slides.end() ? nullptr : &*found;
}

std::vector<Shot> all_shots(Gallery& gallery) {
    std::vector<Shot> shots;
    const auto add = [&](const std::string& theme, const std::string& item, const std::string& what, PixelSize size) {
        shots.push_back({theme, item, theme + "-" + what + "-" + size_words(size) + ".png", size});
    };
    // Every kind that has no slide of its own: once, in the theme most people see.
    std::set<std::string> kinds(model::kind_names().begin(), model::kind_names().end());
    for (const auto& theme : gallery.themes()) {
        for (const auto& [slide, item] : slides_shown(gallery, theme)) {
            // What the base theme makes of the other kinds is what Meridian shows, in colours of its own.
            const auto* layout = layout_named(theme, slide);
            if (Gallery::name_of(theme) == "base" && layout != nullptr && !kOfBase.contains(layout->kind)) continue;
            const std::string name = Gallery::name_of(theme);
            const bool small = name != "atelier" && name != "base";
            add(name, item, slide, small ? kSmallLandscape : kLandscape);
            add(name, item, slide, small ? kSmallPortrait : kPortrait);
        }
        if (Gallery::name_of(theme) != "atelier") continue;
        for (const auto& slide : theme.slides) kinds.erase(slide.kind);
    }
    for (const auto& item : gallery.items()) {
        const std::string kind(model::name_of(item.kind));
        if (kinds.erase(kind) > 0) add("atelier", item.id, kind, kLandscape);
    }
    for (const auto& theme : gallery.themes()) {
        const auto name = Gallery::name_of(theme);
        for (const std::string item : kCelebrated) {
            if (name == "base" && item != "milestone") continue;
            for (const PixelSize size : {kTiny, kTinyPortrait}) {
                if (name == "base" && size.portrait()) continue;
                add(name, item, "celebration-" + item, size);
                shots.back().celebrated = Milliseconds(4'000);
            }
        }
        add(name, "anniversary", "banner", kTiny);
        shots.back().below = "story";
    }
    for (const int mark : {450, 900, 1'600, 2'650, 8'400, 10'900}) {
        add("gala", "milestone", "celebration-" + std::to_string(mark), kTiny);
        shots.back().celebrated = Milliseconds(mark);
    }
    // The hours in which brand, clock and progress stand in the other corners.
    for (const auto& [item, what] : {std::pair{"milestone", "milestone"}, std::pair{"idle", "idle"}}) {
        add("atelier", item, what + std::string("-opposite"), kLandscape);
        shots.back().corners = slide::Arrangement::opposite;
    }
    // As large as on the wall.
    add("atelier", "story", "story", {1920, 1080});
    add("atelier", "quote", "quote", {1920, 1080});
    add("atelier", "milestone", "milestone", {1920, 1080});
    add("base", "idle", "idle", {1920, 1080});
    add("nocturne", "story", "story", {1080, 1920});
    return shots;
}

Bitmap drawn(Gallery& gallery, const Shot& shot) {
    const auto& theme = gallery.theme(shot.theme);
    if (!shot.below.empty())
        return gallery.draw(gallery.banner(theme, *gallery.item(shot.item), *gallery.item(shot.below), shot.size));
    if (shot.celebrated) {
        const auto made = gallery.celebrate(theme, *gallery.item(shot.item), shot.size);
        return gallery.draw(made.at(*shot.celebrated, gallery.fonts()));
    }
    return gallery.draw(gallery.theme(shot.theme), gallery.item(shot.item), shot.size, shot.corners);
}

}  // namespace

TEST_CASE("every slide of every theme looks as it did") {
    Gallery gallery;
    const bool update = asked("ACCOLADE_UPDATE_GOLDENS");
    for (const Shot& shot : all_shots(gallery)) {
        const Bitmap actual = drawn(gallery, shot);
        const auto golden = read_picture(kPictures / shot.name);
        if (update) {
            // One that still holds is left alone, so that a commit shows what changed.
            if (!golden || !test::difference(*golden, actual).tolerable()) {
                write_picture(kPictures / shot.name, actual);
                MESSAGE("drawn anew: " << shot.name);
            }
            continue;
        }
        if (golden) {
            hold_to(*golden, actual, shot.name);
        } else {
            write_picture(kBuild / shot.name, actual);
            FAIL_CHECK(to_string(golden.error()) << ": it would look like " << (kBuild / shot.name).string()
                                                 << "; ./test --update-goldens takes it");
        }
    }
}

TEST_CASE("every slide a theme has is shown by a golden picture") {
    Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        auto shown = slides_shown(gallery, theme);
        for (const std::string item : kCelebrated)
            shown.emplace(gallery.celebrate(theme, *gallery.item(item), kTiny).slide.name, item);
        for (const auto& slide : theme.slides) {
            if (shown.contains(slide.name) || slide.kind == "banner") continue;
            FAIL_CHECK(slide.file << " is shown for no item of tests/golden/feed/feed.json: add one");
        }
    }
}

TEST_CASE("every kind of item is shown by a golden picture") {
    const Gallery gallery;
    std::set<model::Kind> seen;
    for (const auto& item : gallery.items()) seen.insert(item.kind);
    CHECK(seen.size() == model::kind_names().size());
}

TEST_CASE("every golden picture is one that is drawn, and all of them are small") {
    Gallery gallery;
    std::set<std::string> names;
    for (const Shot& shot : all_shots(gallery))
        CHECK_MESSAGE(names.insert(shot.name).second, shot.name << " is drawn twice");
    std::uintmax_t bytes = 0;
    std::vector<fs::path> strays;
    for (const auto& entry : fs::recursive_directory_iterator(kPictures.parent_path())) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    for (const auto& entry : fs::directory_iterator(kPictures)) {
        if (!names.contains(entry.path().filename().string())) strays.push_back(entry.path());
    }
    for (const auto& stray : strays) {
        if (asked("ACCOLADE_UPDATE_GOLDENS")) {
            fs::remove(stray);
            MESSAGE("removed: " << stray.filename().string());
        } else {
            FAIL_CHECK(stray.string() << " is drawn by no test: remove it, or run ./test --update-goldens");
        }
    }
    CHECK(bytes < kLargestFolder);
}

TEST_CASE("a slide at 4K is the one at 1080p, only finer") {
    Gallery gallery;
    std::vector<Shot> shots{{"atelier", "story", "atelier-story", kLandscape}};
    if (asked("ACCOLADE_SLOW")) shots = all_shots(gallery);
    std::erase_if(shots, [](const Shot& shot) { return shot.celebrated || !shot.below.empty(); });
    for (const Shot& shot : shots) {
        const bool portrait = shot.size.portrait();
        const auto& theme = gallery.theme(shot.theme);
        const auto* item = gallery.item(shot.item);
        const Bitmap plain = gallery.draw(theme, item, portrait ? PixelSize{1080, 1920} : PixelSize{1920, 1080});
        const Bitmap fine =
            test::reduced(gallery.draw(theme, item, portrait ? PixelSize{2160, 3840} : PixelSize{3840, 2160}), 2);
        const auto found = test::difference(plain, fine);
        INFO(shot.name << ": mean " << found.mean << ", far " << 100 * found.far_share << " %");
        CHECK(found.mean < 2.5);  // lines of text stand on whole pixels, which are finer there
        CHECK(found.far_share < 0.03);
    }
}

TEST_CASE("what a golden picture forgives, and what not") {
    const Bitmap grey(100, 100, 0xFF808080U);
    CHECK(test::difference(grey, grey).tolerable());
    CHECK_FALSE(test::difference(grey, Bitmap(100, 99, 0xFF808080U)).tolerable());

    Bitmap specks = grey;
    for (std::size_t i = 0; i < 10; ++i) specks.pixels[i * 1001] = 0xFFFFFFFFU;
    CHECK(test::difference(grey, specks).tolerable());
    specks.pixels[5] = 0xFFFFFFFFU;
    CHECK_FALSE(test::difference(grey, specks).tolerable());

    CHECK_FALSE(test::difference(grey, Bitmap(100, 100, 0xFF818181U)).tolerable());  // all of it a shade lighter
    CHECK(test::difference(grey, Bitmap(100, 100, 0xFF808081U)).tolerable());

    CHECK(test::reduced(Bitmap(4, 2, 0xFF123456U), 2) == Bitmap(2, 1, 0xFF123456U));
}

TEST_CASE("a picture that is written and read again is the same") {
    Bitmap bitmap(16, 16, 0xFF000000U);
    for (std::size_t i = 0; i < bitmap.pixels.size(); ++i)
        bitmap.pixels[i] |= static_cast<std::uint32_t>(i * 65793U * 7U) & 0xFFFFFFU;
    const TempFolder folder;
    write_picture(folder / "a.png", bitmap);
    const auto again = read_picture(folder / "a.png");
    REQUIRE(again.has_value());
    CHECK(again->pixels == bitmap.pixels);
}
