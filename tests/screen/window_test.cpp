#include "screen/window.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <thread>

#include "rotation.h"
#include "support/process.h"
#include "support/variable.h"
#include "support/xvfb.h"

using namespace accolade;
using namespace accolade::screen;

namespace {

// Nothing is said about displays but this.
struct OnlyDisplay {
    Variable display, wayland, driver;
    explicit OnlyDisplay(const char* x, const char* sdl = nullptr)
        : display("DISPLAY", x), wayland("WAYLAND_DISPLAY", nullptr), driver("SDL_VIDEODRIVER", sdl) {}
};

// No two pixels near each other are alike, and none is black; the lowest bits are spared for screens of 16 bits.
std::uint32_t color_at(int x, int y) {
    const auto ux = static_cast<std::uint32_t>(x), uy = static_cast<std::uint32_t>(y);
    return 0xFF000000U | (8 + ux * 8 % 240) << 16U | (8 + uy * 8 % 240) << 8U | (8 + (ux / 32 + uy / 32) * 16 % 240);
}

Bitmap test_card(PixelSize size) {
    Bitmap card(size.w, size.h);
    for (int y = 0; y < size.h; ++y)
        for (int x = 0; x < size.w; ++x) card.row(y)[x] = color_at(x, y);
    return card;
}

void fill(const raster::Target& target, PixelRect part, const Bitmap& with) {
    for (int y = part.y; y < part.bottom(); ++y)
        std::copy_n(with.row(y) + part.x, part.w,
                    target.pixels + static_cast<std::ptrdiff_t>(y) * target.stride + part.x);
}

Bitmap on_panel(Bitmap card, Rotation rotation) {
    const auto size = turned(card.size(), rotation);
    Bitmap panel(size.w, size.h);
    turn({card.pixels.data(), card.width, card.height, card.width},
         {panel.pixels.data(), panel.width, panel.height, panel.width}, {0, 0, card.width, card.height}, rotation);
    return panel;
}

bool alike(const Bitmap& a, const Bitmap& b, std::uint32_t bits = 0xFFFFFFFFU) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        if (((a.pixels[i] ^ b.pixels[i]) & bits) != 0) return false;
    return true;
}

// Where the server composites by itself (a window of another depth than the screen's) it shows a little later.
bool eventually_alike(const Xvfb& x, const Bitmap& card, std::uint32_t bits) {
    return test::eventually([&] { return alike(x.screenshot(), card, bits); });
}

bool missing(const Xvfb& x) {
    if (!x.display().empty()) return false;
    MESSAGE("skipped: no Xvfb on this machine");
    return true;
}

constexpr SteadyTime start{};

}  // namespace

TEST_CASE("what is painted is what the panel shows, in all four rotations") {
    const PixelSize panel{320, 200};
    const Xvfb x(panel);
    if (missing(x)) return;
    const OnlyDisplay only(x.display().c_str());
    for (const bool through_texture : {false, true})
        for (const auto rotation : {Rotation::none, Rotation::right, Rotation::half, Rotation::left}) {
            CAPTURE(static_cast<int>(rotation));
            CAPTURE(through_texture);
            const Variable software("SDL_RENDER_DRIVER", "software");
            WindowOptions options;
            options.rotation = rotation;
            options.through_texture = through_texture;
            auto opened = Window::open(options);
            REQUIRE_MESSAGE(opened, opened.error().what);
            auto& window = **opened;
            CHECK(window.driver() == "x11");
            CHECK(window.size() == turned(panel, rotation));
            CHECK(window.refresh_rate() > 0);

            window.wait_until(start, start);
            const auto card = test_card(window.size());
            const PixelRect all{0, 0, card.width, card.height};
            fill(window.target(), all, card);
            window.present({all});
            CHECK(alike(x.screenshot(), on_panel(card, rotation)));

            // And a part, with the rest left alone.
            const PixelRect part{17, 23, 91, 45};
            Bitmap white(card.width, card.height, 0xFFFFFFFFU);
            auto both = card;
            fill(window.target(), part, white);
            fill({both.pixels.data(), both.width, both.height, both.width}, part, white);
            window.present({part});
            CHECK(alike(x.screenshot(), on_panel(both, rotation)));
            CHECK_FALSE(window.lost());
        }
}

TEST_CASE("a screen of 16 bits shows the picture as near as it can, and one of 30 bits exactly") {
    for (const auto& [depth, bits] : {std::pair{16, 0xFFF8F8F8U}, std::pair{30, 0xFFFFFFFFU}}) {
        CAPTURE(depth);
        const Xvfb x({160, 120}, depth);
        if (missing(x)) return;
        const OnlyDisplay only(x.display().c_str());
        auto opened = Window::open({});
        REQUIRE_MESSAGE(opened, opened.error().what);
        auto& window = **opened;
        const auto card = test_card(window.size());
        fill(window.target(), {0, 0, 160, 120}, card);
        window.present({{0, 0, 160, 120}});
        CHECK(eventually_alike(x, card, bits));
    }
}

TEST_CASE("a window has the size it is given") {
    const Xvfb x({640, 480});
    if (missing(x)) return;
    const OnlyDisplay only(x.display().c_str());
    WindowOptions options;
    options.windowed = PixelSize{300, 200};
    auto opened = Window::open(options);
    REQUIRE_MESSAGE(opened, opened.error().what);
    CHECK((*opened)->size() == PixelSize{300, 200});
}

TEST_CASE("a screen closed is opened again") {
    const Xvfb x({160, 120});
    if (missing(x)) return;
    const OnlyDisplay only(x.display().c_str());
    for (int i = 0; i < 3; ++i) {
        auto opened = Window::open({});
        REQUIRE_MESSAGE(opened, opened.error().what);
        CHECK((*opened)->size() == PixelSize{160, 120});
    }
}

TEST_CASE("a display that is not there is named, and the first one shows the picture") {
    const Xvfb x({160, 120});
    if (missing(x)) return;
    const OnlyDisplay only(x.display().c_str());
    WindowOptions options;
    options.display = 3;
    const auto opened = Window::open(options);
    REQUIRE_MESSAGE(opened, opened.error().what);
    CHECK((*opened)->size() == PixelSize{160, 120});
    CHECK((*opened)->notice() ==
          "there is no display 3; they are numbered from 0, and x11 has 1; the first one is used. Choose one with "
          "\"screen.display\"");
}

TEST_CASE("a renderer that was reset loses the display, and targets that were are painted whole") {
    const Xvfb x({160, 120});
    if (missing(x)) return;
    const OnlyDisplay only(x.display().c_str());
    auto opened = Window::open({});
    REQUIRE_MESSAGE(opened, opened.error().what);
    auto& window = **opened;
    SDL_Event event{};
    event.type = SDL_RENDER_TARGETS_RESET;
    SDL_PushEvent(&event);
    CHECK(window.wait_until(start, start).exposed);
    CHECK_FALSE(window.lost());
    event.type = SDL_RENDER_DEVICE_RESET;
    SDL_PushEvent(&event);
    window.wait_until(start, start);
    CHECK(window.lost());
}

TEST_CASE("a sleeping window is woken from another thread") {
    const Xvfb x({160, 120});
    const bool no_x = missing(x);
    for (const char* driver : {"x11", "offscreen"}) {
        if (no_x && std::string(driver) == "x11") continue;
        CAPTURE(driver);
        const OnlyDisplay only(x.display().c_str(), driver);
        WindowOptions options;
        options.allow_offscreen = true;
        auto opened = Window::open(options);
        REQUIRE_MESSAGE(opened, opened.error().what);
        auto& window = **opened;
        for (int i = 0; i < 20; ++i) {
            std::thread other([&] { window.wake(); });
            CHECK_FALSE(window.wait_until(start + Seconds(3600), start).quit);
            other.join();
        }
        // Rung before anybody slept: the sleep ends at once. (The last turn may have left the bell silent.)
        window.wait_until(start, start);
        window.wake();
        window.wait_until(std::nullopt, start);
        CHECK_FALSE(window.lost());
    }
}

TEST_CASE("a display that nobody sees is refused, with what to do") {
    const OnlyDisplay only(nullptr, "offscreen");
    const auto opened = Window::open({});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().what ==
          "there is no display: offscreen: has no visible output; unset SDL_VIDEODRIVER, or set it to kmsdrm, wayland "
          "or x11");
}

TEST_CASE("a display that cannot be reached is named, with what to look at") {
    const OnlyDisplay only(":9999");
    const auto opened = Window::open({});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().what.find("x11: ") != std::string::npos);
    CHECK(opened.error().what.find("does the X server of DISPLAY run") != std::string::npos);
}
