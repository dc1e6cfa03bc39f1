// A scene made of the display's shapes, in a disc: a present on a table, before a sun.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "parts.h"
#include "shapes.h"

namespace accolade::slide {
namespace {

using theme::Corner;
using theme::Shape;

// What each of the part's inks is for.
enum : std::size_t { air, sun, table, box, lid, ribbon };

// Everything is drawn on a grid of 100 that the disc touches on all sides.
class Grid {
  public:
    Grid(Rect area, const std::array<Color, 6>& colors)
        : scale_(std::min(area.w, area.h) / 100),
          origin_{area.center().x - 50 * scale_, area.center().y - 50 * scale_},
          colors_(colors) {}

    void put(Path path, std::size_t color) { commands_.emplace_back(Fill{std::move(path), colors_.at(color), {}}); }
    void put(Shape shape, Corner corner, Rect r, std::size_t color) { put(outline(shape, corner, 0, at(r)), color); }
    void put(Rect r, std::size_t color) { put(rectangle(at(r)), color); }
    void put_disc(Point center, float radius, std::size_t color) { put(disc(at(center), radius * scale_), color); }
    // What of the disc lies below a height.
    void put_segment(float y, std::size_t color) {
        const float angle = std::asin((y - 50) / 50);
        Path path;
        path.arc(at(Point{50, 50}), 50 * scale_, angle, std::numbers::pi_v<float> - angle).close();
        put(std::move(path), color);
    }
    std::vector<Command> take() { return std::move(commands_); }

  private:
    Point at(Point p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
    Rect at(Rect r) const { return {origin_.x + r.x * scale_, origin_.y + r.y * scale_, r.w * scale_, r.h * scale_}; }

    float scale_;
    Point origin_;
    std::array<Color, 6> colors_;
    std::vector<Command> commands_;
};

std::vector<Command> gift(Rect area, const std::array<Color, 6>& colors) {
    Grid grid(area, colors);
    grid.put_disc({50, 50}, 50, air);
    grid.put_disc({50, 47}, 36, sun);
    grid.put_segment(74, table);
    grid.put({26, 45, 48, 37}, box);
    grid.put({22, 37, 56, 11}, lid);
    grid.put({44.5F, 37, 11, 45}, ribbon);
    grid.put(Shape::quarter, Corner::top_left, {31, 18, 19, 19}, ribbon);
    grid.put(Shape::quarter, Corner::top_right, {50, 18, 19, 19}, lid);
    grid.put(Shape::quarter, Corner::bottom_right, {11, 33, 7, 7}, ribbon);
    grid.put(Shape::quarter, Corner::top_left, {82, 30, 8, 8}, box);
    grid.put(Shape::leaf, Corner::top_right, {22, 17, 6, 6}, lid);
    grid.put(Shape::leaf, Corner::top_left, {74, 13, 6, 6}, ribbon);
    grid.put_disc({15, 57}, 2.6F, box);
    grid.put_disc({86, 54}, 2.6F, lid);
    return grid.take();
}

bool draw_scene(const theme::ScenePart& part, PartContext& context, Rect area) {
    std::array<Color, 6> colors;
    for (std::size_t i = 0; i < colors.size(); ++i) colors.at(i) = context.color(part.inks.at(i));
    context.add(gift(area, colors));
    return true;
}

}  // namespace

const PartRules<theme::ScenePart>& rules_of(const theme::ScenePart&) {
    static constexpr PartRules<theme::ScenePart> rules{
        .traits = [](const theme::ScenePart&) { return Traits{.bleeds = true, .solid = true}; }, .draw = draw_scene};
    return rules;
}

}  // namespace accolade::slide
