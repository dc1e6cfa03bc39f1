#include "motion/confetti.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace accolade;
using namespace accolade::motion;

namespace {

ShowerSpec two_cannons(PixelSize size = {1920, 1080}) {
    ShowerSpec spec;
    spec.size = size;
    spec.colors = {{185, 61, 27}, {226, 163, 59}, {226, 163, 59}, {31, 74, 61}, {239, 195, 164}, {255, 251, 243}};
    spec.ground = {246, 240, 228};
    spec.bursts = {{Milliseconds(0), 150, Cannon::left, 42, 82, Milliseconds(60)},
                   {Milliseconds(0), 150, Cannon::right, 42, 82, Milliseconds(60)}};
    return spec;
}

std::vector<Point> way(const Piece& piece) {
    std::vector<Point> points;
    for (int ms = 0; ms <= 9000; ms += 25) points.push_back(way_of(piece, static_cast<float>(ms) / 1000));
    return points;
}

}  // namespace

TEST_CASE("confetti rises as high as a wall is, and falls as paper does") {
    const auto spec = two_cannons();
    for (const auto& piece : shower(spec)) {
        const auto points = way(piece);
        const auto top = std::min_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
        const float risen = piece.from.y - top->y;
        CHECK(risen > 25);
        CHECK(risen < 125);
        const auto seconds = static_cast<float>(top - points.begin()) * 0.025F;
        CHECK(seconds > 0.5F);
        CHECK(seconds < 1.1F);
        const float falls = (points[361 - 1].y - points[321 - 1].y) / 1.0F;
        CHECK(falls == doctest::Approx(22).epsilon(0.02));
    }
}

TEST_CASE("large pieces in front of the words keep to the edges") {
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        auto spec = two_cannons(size);
        spec.bursts.push_back({Milliseconds(500), 400, Cannon::rain, 0, 0, Milliseconds(4000)});
        const float width = static_cast<float>(size.w) / size.unit();
        int near = 0;
        for (const auto& piece : shower(spec)) {
            if (!piece.near) continue;
            ++near;
            CHECK(piece.size >= 2);
            for (const auto& point : way(piece)) CHECK(std::min(point.x, width - point.x) <= 20);
        }
        CHECK(near > 20);
        CHECK(near < 100);
    }
}

TEST_CASE("a shower begins with nothing, is the same for the same seed, and leaves nothing behind") {
    const auto spec = two_cannons();
    const auto pieces = shower(spec);
    CHECK(pieces.size() == 300);
    CHECK(pieces_at(pieces, spec, Milliseconds(-1), Depth::behind_words).commands.empty());
    const auto at = [&](int ms, Depth depth) { return pieces_at(pieces, spec, Milliseconds(ms), depth); };
    CHECK(at(900, Depth::behind_words) == pieces_at(shower(spec), spec, Milliseconds(900), Depth::behind_words));
    CHECK(at(900, Depth::behind_words).fleeting);
    CHECK(at(900, Depth::behind_words).commands.size() + at(900, Depth::before_words).commands.size() > 200);
    CHECK(flying(pieces, spec.size, Milliseconds(900)) == 300);
    CHECK(flying(pieces, spec.size, Milliseconds(10'000)) == 0);
    CHECK(at(10'000, Depth::behind_words).commands.empty());
    CHECK(at(10'000, Depth::before_words).commands.empty());
    auto other = spec;
    other.seed = 8;
    CHECK_FALSE(at(900, Depth::behind_words) ==
                pieces_at(shower(other), other, Milliseconds(900), Depth::behind_words));
}

TEST_CASE("pieces stay within the light of their theme: neither mud nor glare") {
    const auto spec = two_cannons();
    const auto pieces = shower(spec);
    for (const auto& command : pieces_at(pieces, spec, Milliseconds(700), Depth::behind_words).commands) {
        const auto color = std::get<Color>(std::get<Fill>(command).paint);
        const bool near_one = std::any_of(spec.colors.begin(), spec.colors.end(), [&](Color c) {
            const auto within = [](int a, int b) { return std::abs(a - b) <= 90; };
            return within(c.r, color.r) && within(c.g, color.g) && within(c.b, color.b);
        });
        CHECK(near_one);
    }
}
