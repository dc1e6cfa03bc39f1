#include "raster/painter.h"

#include <doctest/doctest.h>

#include <random>

#include "no_fonts.h"

using namespace accolade;
using test::no_fonts_needed;

namespace {

raster::Target into(Bitmap& page) {
    return {page.pixels.data(), page.width, page.height, page.width};
}

DrawingPtr ground(PixelSize size, Color color) {
    Drawing drawing;
    drawing.bounds = {0, 0, size.w, size.h};
    drawing.commands = {Fill{rectangle({0, 0, static_cast<float>(size.w), static_cast<float>(size.h)}), color}};
    drawing.opaque = true;
    return std::make_shared<const Drawing>(drawing);
}

DrawingPtr shape(PixelRect bounds, const Path& path, Paint paint) {
    return std::make_shared<const Drawing>(Drawing{bounds, {Fill{path, std::move(paint)}}, false});
}

// A painter with its page, as the screen has them.
struct Screen {
    std::unique_ptr<text::Fonts> fonts = no_fonts_needed();
    raster::Painter painter{*fonts};
    Bitmap page;

    explicit Screen(PixelSize size) : page(size.w, size.h, 0xFFFF00FFU) {}
    std::vector<PixelRect> show(const Frame& frame) { return painter.paint(frame, into(page)); }
};

std::int64_t area(const std::vector<PixelRect>& parts) {
    std::int64_t sum = 0;
    for (const auto& part : parts) sum += static_cast<std::int64_t>(part.w) * part.h;
    return sum;
}

// A little world of drawings and the frames one could make of them.
class Chance {
  public:
    explicit Chance(unsigned seed, PixelSize size) : random_(seed), size_(size) {
        const auto w = static_cast<float>(size.w), h = static_cast<float>(size.h);
        drawings_ = {ground(size, {20, 40, 90}), ground(size, {230, 220, 10})};
        const LinearGradient fade{{0, 0}, {w, h}, {{0, {255, 0, 0, 200}}, {1, {0, 255, 0, 10}}}};
        drawings_.push_back(shape({0, 0, size.w, size.h}, disc({w / 3, h / 2}, h / 4), fade));
        drawings_.push_back(shape({10, 10, 60, 30}, disc({40, 25}, 14), Color{255, 255, 255, 180}));
        auto sparse = rectangle({5, 50, 20, 8});
        sparse.add(rectangle({w - 30, 60, 10, 10})).add(disc({w / 2, 54}, 4));
        drawings_.push_back(shape({0, 40, size.w, 40}, sparse, Color{0, 0, 0, 255}));
        Drawing photo{{30, 20, 50, 40}, {Fill{rectangle({30, 20, 50, 40}), Color{9, 90, 190}}}, true};
        drawings_.push_back(std::make_shared<const Drawing>(photo));
        drawings_.push_back(shape({-20, -20, 60, 60}, ring({5, 5}, 20, 12), Color{200, 100, 0, 255}));
        drawings_.push_back(nullptr);
        drawings_.push_back(std::make_shared<const Drawing>());
    }

    Frame frame() {
        Frame out{size_, {}};
        if (yes(9)) out.layers.push_back({drawings_[0], {}, 1, 1, {}, {}});
        if (yes(3)) out.layers.push_back({drawings_[1], {}, part(), 1, {}, {}});
        for (int i = number(5); i > 0; --i) out.layers.push_back(layer());
        return out;
    }

    // The frame after: most of it stays.
    Frame next(Frame frame) {
        switch (number(7)) {
            case 0:
                if (!frame.layers.empty()) frame.layers.erase(frame.layers.begin() + number(last(frame)));
                break;
            case 1:
                frame.layers.insert(frame.layers.begin() + number(static_cast<int>(frame.layers.size())), layer());
                break;
            case 2:
                if (!frame.layers.empty()) frame.layers[static_cast<std::size_t>(number(last(frame)))].alpha = part();
                break;
            case 3:
                if (!frame.layers.empty()) frame.layers[static_cast<std::size_t>(number(last(frame)))] = layer();
                break;
            case 4:
                if (frame.layers.size() > 1) std::swap(frame.layers.front(), frame.layers.back());
                break;
            case 5:
                break;
            case 6:  // the same pieces a moment later
                for (auto& each : frame.layers) {
                    if (!each.drawing || !each.drawing->fleeting) continue;
                    auto later = *each.drawing;
                    later.commands[static_cast<std::size_t>(number(2))] = piece();
                    each.drawing = std::make_shared<const Drawing>(later);
                }
                break;
            default:
                return this->frame();
        }
        return frame;
    }

  private:
    static int last(const Frame& frame) { return static_cast<int>(frame.layers.size()) - 1; }
    int number(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
    bool yes(int of_ten) { return number(9) < of_ten; }
    float part() { return static_cast<float>(number(100)) / 100; }
    float between(float a, float b) { return a + (b - a) * part(); }

    Fill piece() {
        const auto w = static_cast<float>(size_.w), h = static_cast<float>(size_.h);
        const auto tint = static_cast<std::uint8_t>(number(255));
        return {disc({between(-5, w), between(-5, h)}, between(1, 9)), Color{tint, 90, 200, tint}, {}};
    }

    Layer layer() {
        Layer out;
        out.drawing = drawings_[static_cast<std::size_t>(number(static_cast<int>(drawings_.size()) - 1))];
        const auto w = static_cast<float>(size_.w), h = static_cast<float>(size_.h);
        if (yes(3)) {
            Drawing pieces{{0, 0, size_.w, size_.h}, {piece(), piece(), piece()}, false, true};
            out.drawing = std::make_shared<const Drawing>(pieces);
            if (yes(6)) {
                if (yes(3)) out.clip = Rect{between(0, w), between(0, h), between(0, w), between(0, h)};
                return out;
            }
        }
        if (yes(4)) out.offset = {std::round(between(-w, w)), std::round(between(-h, h))};
        if (yes(3)) out.offset = {between(-20, 20), between(-20, 20)};
        if (yes(5)) out.alpha = part();
        if (yes(2)) out.scale = between(0.8F, 1.1F);
        if (yes(2)) out.clip = Rect{between(0, w), between(0, h), between(0, w), between(0, h)};
        if (yes(2)) out.reveal = disc({between(0, w), between(0, h)}, between(0, h));
        return out;
    }

    std::mt19937 random_;
    PixelSize size_;
    std::vector<DrawingPtr> drawings_;
};

}  // namespace

TEST_CASE("painting what changed gives the picture that painting everything gives") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const PixelSize size{150 + static_cast<int>(seed), 110};
        Chance chance(seed, size);
        Screen screen(size), fresh(size);
        auto frame = chance.frame();
        for (int turn = 0; turn < 25; ++turn) {
            CAPTURE(seed);
            CAPTURE(turn);
            const auto before = screen.page;
            const auto changed = screen.show(frame);
            fresh.painter.forget_target();
            fresh.show(frame);
            REQUIRE(screen.page == fresh.page);
            // And it is honest about where it painted.
            for (int y = 0; y < size.h; ++y)
                for (int x = 0; x < size.w; ++x) {
                    if (before.row(y)[x] == screen.page.row(y)[x]) continue;
                    const bool told = std::any_of(changed.begin(), changed.end(), [&](PixelRect r) {
                        return x >= r.x && x < r.right() && y >= r.y && y < r.bottom();
                    });
                    REQUIRE(told);
                }
            frame = chance.next(frame);
        }
    }
}

TEST_CASE("a large screen, which two threads paint, looks as one painted piece by piece") {
    const PixelSize size{2560, 1440};
    Screen whole(size), pieces(size);
    Frame frame{size, {{ground(size, {20, 40, 90}), {}, 1, 1, {}, {}}}};
    pieces.show(frame);
    const LinearGradient fade{{0, 0}, {600, 400}, {{0, {255, 0, 0, 200}}, {1, {0, 255, 0, 10}}}};
    for (int i = 0; i < 8; ++i) {
        const auto x = static_cast<float>(i) * 290;
        auto drawing = shape({0, 0, 700, 700}, disc({340, 330}, 300), fade);
        frame.layers.push_back({drawing, {x, x / 2 + 0.3F}, 0.7F, i % 3 == 0 ? 1.02F : 1, {}, {}});
        pieces.show(frame);
    }
    whole.show(frame);
    CHECK(whole.page == pieces.page);
}

TEST_CASE("every pixel of the screen is opaque, black where there is nothing") {
    Screen screen({40, 30});
    screen.show({{40, 30}, {{shape({0, 0, 40, 30}, disc({20, 15}, 9), Color{255, 255, 255, 99}), {}, 1, 1, {}, {}}}});
    CHECK(screen.page.row(0)[0] == 0xFF000000U);
    for (const auto pixel : screen.page.pixels) REQUIRE((pixel >> 24U) == 255U);
}

TEST_CASE("a frame that stays the same paints nothing") {
    Screen screen({400, 300});
    const Frame frame{{400, 300}, {{ground({400, 300}, {1, 2, 3}), {}, 1, 1, {}, {}}}};
    CHECK(area(screen.show(frame)) == 400 * 300);
    CHECK(screen.show(frame).empty());
    screen.painter.forget_target();
    CHECK(area(screen.show(frame)) == 400 * 300);
}

TEST_CASE("what is drawn for one frame only looks as if it had been kept, and is not") {
    const PixelSize size{300, 200};
    Screen straight(size), kept(size);
    Drawing pieces{{0, 0, 300, 200}, {}, false, false};
    for (int i = 0; i < 40; ++i) {
        const auto x = static_cast<float>(i * 37 % 300), y = static_cast<float>(i * 53 % 200);
        const std::uint8_t alpha = i % 2 == 0 ? 255 : 120;
        pieces.commands.emplace_back(Fill{disc({x, y}, 4 + static_cast<float>(i % 7)), Color{200, 40, 90, alpha}});
    }
    auto fleeting = pieces;
    fleeting.fleeting = true;
    const auto frame = [&](const Drawing& drawing) {
        return Frame{size,
                     {{ground(size, {10, 200, 30}), {}, 1, 1, {}, {}},
                      {std::make_shared<const Drawing>(drawing), {}, 1, 1, {}, {}}}};
    };
    straight.show(frame(fleeting));
    kept.show(frame(pieces));
    int most = 0;
    for (std::size_t i = 0; i < straight.page.pixels.size(); ++i)
        for (unsigned shift = 0; shift < 32; shift += 8)
            most = std::max(most, std::abs(static_cast<int>(straight.page.pixels[i] >> shift & 255U) -
                                           static_cast<int>(kept.page.pixels[i] >> shift & 255U)));
    CHECK(most <= 2);
    CHECK(straight.painter.bytes() < 300 * 200 * 5);  // no more than the ground

    // A moment later one piece has moved: little is painted.
    auto later = fleeting;
    later.commands[7] = Fill{disc({150, 100}, 6), Color{200, 40, 90}};
    auto moment = frame(fleeting);
    straight.show(moment);
    moment.layers[1].drawing = std::make_shared<const Drawing>(later);
    const auto painted = area(straight.show(moment));
    CHECK(painted > 0);
    CHECK(painted <= 8 * 32 * 32);
}

TEST_CASE("a small thing that moves paints little") {
    Screen screen({640, 480});
    Frame frame{{640, 480}, {{ground({640, 480}, {1, 2, 3}), {}, 1, 1, {}, {}}}};
    frame.layers.push_back({shape({0, 0, 640, 480}, disc({100, 100}, 10), Color{255, 0, 0}), {}, 1, 1, {}, {}});
    screen.show(frame);
    frame.layers[1].offset = {5, 0};
    CHECK(area(screen.show(frame)) < 64 * 64 * 2);
}

TEST_CASE("half-way through a cross-fade each pixel is half of both") {
    Screen screen({64, 8});
    screen.show(
        {{64, 8},
         {{ground({64, 8}, {0, 100, 200}), {}, 1, 1, {}, {}}, {ground({64, 8}, {100, 0, 200}), {}, 0.5F, 1, {}, {}}}});
    for (const auto pixel : screen.page.pixels) REQUIRE(pixel == 0xFF3232C8U);
}

TEST_CASE("what is moved by half a pixel lies half on each of two rows") {
    Screen screen({8, 8});
    screen.show(
        {{8, 8}, {{shape({0, 0, 8, 8}, rectangle({2, 2, 3, 1}), Color{255, 255, 255}), {0, 0.5F}, 1, 1, {}, {}}}});
    CHECK(screen.page.row(1)[3] == 0xFF000000U);
    CHECK(screen.page.row(2)[3] == 0xFF808080U);
    CHECK(screen.page.row(3)[3] == 0xFF808080U);
    CHECK(screen.page.row(4)[3] == 0xFF000000U);
}

TEST_CASE("what is scaled stays in the middle of its drawing and covers the scaled area") {
    Screen screen({100, 100});
    screen.show({{100, 100},
                 {{shape({20, 20, 60, 60}, rectangle({30, 30, 40, 40}), Color{255, 255, 255}), {}, 1, 0.5F, {}, {}}}});
    double sum = 0, x_sum = 0, y_sum = 0;
    for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 100; ++x) {
            const double light = (screen.page.row(y)[x] & 255U) / 255.0;
            sum += light;
            x_sum += light * (x + 0.5);
            y_sum += light * (y + 0.5);
        }
    CHECK(sum == doctest::Approx(400).epsilon(0.02));
    CHECK(x_sum / sum == doctest::Approx(50).epsilon(0.001));
    CHECK(y_sum / sum == doctest::Approx(50).epsilon(0.001));
}

TEST_CASE("a clip cuts, and a reveal shows what is inside it") {
    Screen screen({60, 60});
    const auto white = ground({60, 60}, {255, 255, 255});
    screen.show({{60, 60}, {{white, {}, 1, 1, Rect{10, 20, 5, 6}, {}}}});
    int lit = 0;
    for (const auto pixel : screen.page.pixels) lit += pixel == 0xFFFFFFFFU ? 1 : 0;
    CHECK(lit == 30);
    CHECK(screen.page.row(20)[10] == 0xFFFFFFFFU);

    screen.show({{60, 60}, {{white, {}, 1, 1, {}, disc({30, 30}, 20)}}});
    CHECK(screen.page.row(30)[30] == 0xFFFFFFFFU);
    CHECK(screen.page.row(11)[11] == 0xFF000000U);
}

TEST_CASE("pictures are kept while they are shown or awaited, and no longer") {
    Screen screen({50, 50});
    const auto first = ground({50, 50}, {1, 1, 1}), second = ground({50, 50}, {2, 2, 2});
    auto never_shown = ground({50, 50}, {3, 3, 3});
    screen.painter.prepare(second);
    screen.painter.prepare(never_shown);
    CHECK(screen.painter.prepared(second));
    screen.show({{50, 50}, {{first, {}, 1, 1, {}, {}}}});
    CHECK(screen.painter.prepared(second));
    screen.show({{50, 50}, {{second, {}, 1, 1, {}, {}}}});
    CHECK_FALSE(screen.painter.prepared(first));
    CHECK(screen.painter.prepared(never_shown));
    never_shown.reset();
    screen.show({{50, 50}, {{first, {}, 1, 1, {}, {}}}});
    CHECK(screen.painter.bytes() < 2 * 50 * 50 * 4);
}

TEST_CASE("another target is painted whole") {
    Screen screen({50, 50});
    const Frame frame{{50, 50}, {{ground({50, 50}, {1, 2, 3}), {}, 1, 1, {}, {}}}};
    screen.show(frame);
    Bitmap other(50, 50);
    CHECK(area(screen.painter.paint(frame, into(other))) == 2500);
    CHECK(other.pixels == screen.page.pixels);
}
