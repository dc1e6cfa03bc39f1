#include "ground.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace accolade::slide {
namespace {

constexpr float kSeen = 2.2F;  // contrast from which on a stroke is told from what it stands on
constexpr int kSteps = 8;      // lines that stand for a curve
constexpr int kAcross = 7, kDown = 3;
constexpr int kFlat = 16;  // of 255: how far a pixel may be from the edge's colour
constexpr float kFlatShare = 0.92F;

struct Winding {
    Point at;
    int count = 0;
    void line(Point a, Point b) {
        const bool up = a.y <= at.y && b.y > at.y, down = b.y <= at.y && a.y > at.y;
        if (!up && !down) return;
        const float x = a.x + (at.y - a.y) * (b.x - a.x) / (b.y - a.y);
        if (x > at.x) count += up ? 1 : -1;
    }
};

bool inside(const Path& path, Point at) {
    Winding winding{at};
    Point first, last;
    std::size_t next = 0;
    for (const auto verb : path.verbs) {
        switch (verb) {
            case Path::Verb::move:
                winding.line(last, first);
                first = last = path.points[next++];
                break;
            case Path::Verb::line:
                winding.line(last, path.points[next]);
                last = path.points[next++];
                break;
            case Path::Verb::cubic: {
                const Point a = last, b = path.points[next], c = path.points[next + 1], d = path.points[next + 2];
                for (int i = 1; i <= kSteps; ++i) {
                    const float t = static_cast<float>(i) / kSteps, u = 1 - t;
                    const auto of = [&](float p, float q, float r, float s) {
                        return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
                    };
                    const Point p{of(a.x, b.x, c.x, d.x), of(a.y, b.y, c.y, d.y)};
                    winding.line(last, p);
                    last = p;
                }
                next += 3;
                break;
            }
            case Path::Verb::close:
                winding.line(last, first);
                last = first;
                break;
        }
    }
    winding.line(last, first);
    return winding.count != 0;
}

Color straight(std::uint32_t pixel) {
    const std::uint32_t alpha = pixel >> 24U;
    const auto channel = [&](unsigned shift) {
        const std::uint32_t value = (pixel >> shift) & 0xFFU;
        return static_cast<std::uint8_t>(alpha == 0 ? 0 : std::min<std::uint32_t>(255, value * 255 / alpha));
    };
    return {channel(16), channel(8), channel(0), static_cast<std::uint8_t>(alpha)};
}

Color color_at(const std::vector<Stop>& stops, float at) {
    if (stops.empty()) return {0, 0, 0, 0};
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (at > stops[i].at) continue;
        const float span = stops[i].at - stops[i - 1].at;
        const float t = span <= 0 ? 1 : std::clamp((at - stops[i - 1].at) / span, 0.0F, 1.0F);
        Color out = mixed(stops[i - 1].color, stops[i].color, t);
        out.a = static_cast<std::uint8_t>(
            std::lround(static_cast<float>(stops[i - 1].color.a) * (1 - t) + static_cast<float>(stops[i].color.a) * t));
        return out;
    }
    return stops.back().color;
}

Color color_of(const Paint& paint, Point at) {
    if (const auto* color = std::get_if<Color>(&paint)) return *color;
    if (const auto* line = std::get_if<LinearGradient>(&paint)) {
        const float x = line->to.x - line->from.x, y = line->to.y - line->from.y, length = x * x + y * y;
        return color_at(line->stops,
                        length <= 0 ? 0 : ((at.x - line->from.x) * x + (at.y - line->from.y) * y) / length);
    }
    if (const auto* round = std::get_if<RadialGradient>(&paint))
        return color_at(round->stops, std::hypot(at.x - round->center.x, at.y - round->center.y) / round->radius);
    const auto& picture = std::get<PicturePaint>(paint);
    const int x = static_cast<int>(at.x) - picture.x, y = static_cast<int>(at.y) - picture.y;
    if (!picture.picture || x < 0 || y < 0 || x >= picture.picture->width || y >= picture.picture->height)
        return {0, 0, 0, 0};
    return straight(picture.picture->row(y)[x]);
}

Color over(Color ground, Color color) {
    const float alpha = static_cast<float>(color.a) / 255;
    color.a = 255;
    return mixed(ground, color, alpha);
}

}  // namespace

std::optional<Color> ground_under(const std::vector<Command>& commands, Rect place) {
    std::array<float, 3> sum{};
    bool painted = false;
    for (int i = 0; i < kAcross * kDown; ++i) {
        const int column = i % kAcross, row = i / kAcross;
        const Point at{place.x + place.w * (static_cast<float>(column) + 0.5F) / kAcross,
                       place.y + place.h * (static_cast<float>(row) + 0.5F) / kDown};
        Color color{255, 255, 255, 255};
        for (const Command& command : commands) {
            const auto* fill = std::get_if<Fill>(&command);
            if (fill == nullptr) continue;
            const Rect box = bounds(fill->path);
            if (at.x < box.x || at.x >= box.right() || at.y < box.y || at.y >= box.bottom()) continue;
            if (!inside(fill->path, at)) continue;
            color = over(color, color_of(fill->paint, at));
            painted = true;
        }
        sum[0] += color.r, sum[1] += color.g, sum[2] += color.b;
    }
    if (!painted) return std::nullopt;
    const auto mean = [](float all) { return static_cast<std::uint8_t>(std::lround(all / (kAcross * kDown))); };
    return Color{mean(sum[0]), mean(sum[1]), mean(sum[2]), 255};
}

float lost_on(const Bitmap& picture, Color ground) {
    double all = 0, lost = 0;
    for (const auto pixel : picture.pixels) {
        const Color color = straight(pixel);
        all += color.a;
        if (contrast(over(ground, color), ground) < kSeen) lost += color.a;
    }
    return all == 0 ? 0 : static_cast<float>(lost / all);
}

std::optional<Color> flat_edge(const Bitmap& picture) {
    if (!picture.opaque || picture.width < 3 || picture.height < 3) return std::nullopt;
    std::vector<Color> edge;
    for (int x = 0; x < picture.width; ++x)
        for (const int y : {0, picture.height - 1}) edge.push_back(straight(picture.row(y)[x]));
    for (int y = 0; y < picture.height; ++y)
        for (const int x : {0, picture.width - 1}) edge.push_back(straight(picture.row(y)[x]));
    const auto middle = [&](auto channel) {
        std::ranges::nth_element(edge, edge.begin() + static_cast<std::ptrdiff_t>(edge.size() / 2), {}, channel);
        return edge[edge.size() / 2].*channel;
    };
    const Color usual{middle(&Color::r), middle(&Color::g), middle(&Color::b), 255};
    const auto near = [&](Color color) {
        return std::abs(color.r - usual.r) <= kFlat && std::abs(color.g - usual.g) <= kFlat &&
               std::abs(color.b - usual.b) <= kFlat;
    };
    const auto alike = static_cast<float>(std::ranges::count_if(edge, near));
    if (alike < kFlatShare * static_cast<float>(edge.size())) return std::nullopt;
    return usual;
}

}  // namespace accolade::slide
