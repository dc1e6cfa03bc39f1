// A company's logo on grounds that it was not made for: which of two is taken, what gets a card, how large it is.
#include <algorithm>

#include "ground.h"
#include "lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

constexpr std::uint32_t kNavy = 0xFF12284CU, kWhite = 0xFFFFFFFFU, kClear = 0;

// Strokes on a ground, as large as it was asked for.
BitmapPtr logo(PixelSize size, std::uint32_t stroke, std::uint32_t ground) {
    auto out = std::make_shared<Bitmap>(size.w, size.h, ground);
    for (int y = size.h / 4; y < size.h - size.h / 4; ++y)
        for (int x = size.w / 4; x < size.w - size.w / 4; ++x) out->row(y)[x] = stroke;
    return out;
}

struct Shown {
    std::string address;  // empty: none
    Rect at;              // of the logo
    std::optional<Color> card;
    bool name = false;
};

struct World {
    theme::Theme theme;
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    model::Item item = turbines();
    std::uint32_t stroke = kNavy, ground = kClear;
    PixelSize size{300, 100};

    explicit World(const std::string& name) : theme(theme_named(name)) { item.image.clear(); }

    Shown with(const model::Brand& brand, PixelSize screen = {1920, 1080}) {
        const auto content = content_of(item, brand);
        auto stage = stage_of(theme, *fonts, screen, Photos::missing);
        std::map<const Bitmap*, std::string> asked;
        std::vector<BitmapPtr> kept;
        stage.picture_size = [&](const std::string& address) {
            return address.ends_with(".png") ? std::optional(size) : std::nullopt;
        };
        stage.pictures = [&](const slide::PictureRequest& request) {
            kept.push_back(logo(request.size, stroke, ground));
            asked[kept.back().get()] = request.address;
            return slide::Photo{kept.back(), false};
        };
        const auto slide = slide::design(content, stage);
        Shown shown;
        const auto look_at = [&](const Drawing& drawing) {
            for (std::size_t i = 0; i < drawing.commands.size(); ++i) {
                if (const auto* words = std::get_if<Letters>(&drawing.commands[i])) {
                    for (const auto& line : words->block.lines) shown.name |= line.words == "Nordhavn";
                    continue;
                }
                const auto& fill = std::get<Fill>(drawing.commands[i]);
                const auto* picture = std::get_if<PicturePaint>(&fill.paint);
                if (picture == nullptr || !asked.contains(picture->picture.get())) continue;
                shown.address = asked[picture->picture.get()];
                shown.at = bounds(fill.path);
                if (i == 0) continue;
                const auto* before = std::get_if<Fill>(&drawing.commands[i - 1]);
                const Rect around = before != nullptr ? bounds(before->path) : Rect{};
                const bool card = around.x < shown.at.x && shown.at.x - around.x < 20 && around.h < 100;
                if (card) shown.card = std::get<Color>(before->paint);
            }
        };
        look_at(*slide.ground);
        for (const auto& actor : slide.actors) look_at(*actor.drawing);
        return shown;
    }
};

const model::Brand kBrand{"Nordhavn", "logo.png"}, kBoth{"Nordhavn", "logo.png", "dark.png"};

}  // namespace

TEST_CASE("a logo that is seen on its ground stands on it, one that would be lost gets a card it is seen on") {
    World light("atelier"), dark("nocturne");
    CHECK_FALSE(light.with(kBrand).card);
    light.stroke = kWhite;
    auto shown = light.with(kBrand);
    REQUIRE(shown.card);
    CHECK(contrast(*shown.card, {255, 255, 255}) > 4.5F);
    shown = dark.with(kBrand);
    REQUIRE(shown.card);
    CHECK(contrast(*shown.card, {0x12, 0x28, 0x4C}) > 4.5F);
    dark.stroke = kWhite;
    CHECK_FALSE(dark.with(kBrand).card);
}

TEST_CASE("on a dark ground the logo for dark grounds is taken, on a light one the other") {
    World light("meridian"), dark("beacon");
    CHECK(light.with(kBoth).address == "logo.png");
    CHECK(dark.with(kBoth).address == "dark.png");
    CHECK(light.with({"Nordhavn", "", "dark.png"}).address == "dark.png");  // better than none
}

TEST_CASE("a logo that was saved with a ground of its own gets a card of that colour") {
    World dark("gala"), light("meridian");
    dark.ground = light.ground = kWhite;
    const auto shown = dark.with(kBrand);
    REQUIRE(shown.card);
    CHECK(*shown.card == Color{255, 255, 255, 255});
    CHECK(light.with(kBrand).card);  // nearly the ground's colour is not the ground's
}

TEST_CASE("a very wide logo keeps a height that can be read, and the name its room or none") {
    World world("atelier");
    const auto usual = world.with(kBrand);
    CHECK(usual.name);
    world.size = {1200, 100};
    for (const PixelSize screen : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        const auto wide = world.with(kBrand, screen);
        CHECK(wide.at.h >= 0.6F * usual.at.h);
        CHECK(wide.at.w == doctest::Approx(12 * wide.at.h).epsilon(0.05));
        CHECK(wide.at.right() < static_cast<float>(screen.w) * 0.9F);
    }
}

TEST_CASE("the tile of an initial is seen on a panel of its own colour, too") {
    auto item = turbines();
    item.kind = model::Kind::event;
    item.starts = model::Moment{afternoon() + std::chrono::hours(48), false};
    const auto fonts = bundled_fonts();
    for (const char* name : {"base", "atelier", "nocturne", "beacon", "meridian", "gala"}) {
        CAPTURE(name);
        const auto theme = theme_named(name);
        const auto slide =
            slide::design(content_of(item, {"Nordhavn", ""}), stage_of(theme, *fonts, {1920, 1080}, Photos::missing));
        const auto& commands = slide.ground->commands;
        const auto initial = std::ranges::find_if(commands, [](const Command& command) {
            const auto* words = std::get_if<Letters>(&command);
            return words != nullptr && words->block.lines.front().words == "N";
        });
        REQUIRE(initial != commands.end());
        const auto& tile = std::get<Fill>(*std::prev(initial));
        const std::vector<Command> below(commands.begin(), std::prev(initial));
        const auto panel = slide::ground_under(below, bounds(tile.path));
        REQUIRE(panel);
        CHECK(contrast(std::get<Color>(tile.paint), *panel) > 1.25F);
        CHECK(contrast(std::get<Letters>(*initial).tints.front(), std::get<Color>(tile.paint)) > 4.5F);
    }
}

TEST_CASE("a logo without a name stands alone") {
    World world("atelier");
    const auto shown = world.with({"", "logo.png"});
    CHECK(shown.address == "logo.png");
    CHECK_FALSE(shown.name);
}

TEST_CASE("the ground under a place is what was painted there last, see-through colours mixed") {
    const Fill all{rectangle({0, 0, 100, 100}), Color{0, 0, 0, 255}};
    const Fill half{disc({50, 50}, 40), Color{255, 255, 255, 128}};
    CHECK(slide::ground_under({all}, {10, 10, 20, 20}) == Color{0, 0, 0, 255});
    CHECK(slide::ground_under({all, half}, {45, 45, 10, 10}) == Color{128, 128, 128, 255});
    CHECK(slide::ground_under({all, half}, {0, 0, 5, 5}) == Color{0, 0, 0, 255});
    CHECK_FALSE(slide::ground_under({half}, {0, 0, 5, 5}));
}
