#include "mirror.h"

#include <cmath>

namespace accolade::slide {
namespace {

struct MirroredPaint {
    float width;

    void operator()(Color&) const {}
    void operator()(LinearGradient& gradient) const {
        gradient.from.x = width - gradient.from.x;
        gradient.to.x = width - gradient.to.x;
    }
    void operator()(RadialGradient& gradient) const { gradient.center.x = width - gradient.center.x; }
    void operator()(PicturePaint& paint) const {
        paint.x = static_cast<int>(std::lround(width)) - paint.x - paint.picture->width;
    }
};

struct MirroredCommand {
    float width;

    void operator()(Fill& fill) const {
        fill.path = mirrored(std::move(fill.path), width);
        std::visit(MirroredPaint{width}, fill.paint);
        if (fill.clip) fill.clip->x = static_cast<int>(std::lround(width)) - fill.clip->right();
    }
    void operator()(Letters& letters) const { letters.at.x = width - letters.at.x - letters.block.room; }
};

}  // namespace

Path mirrored(Path path, float width) {
    for (Point& point : path.points) point.x = width - point.x;
    return path;
}

Rect mirrored(Rect rect, float width) {
    return {width - rect.right(), rect.y, rect.w, rect.h};
}

std::vector<Command> mirrored(std::vector<Command> commands, float width) {
    for (Command& command : commands) std::visit(MirroredCommand{width}, command);
    return commands;
}

}  // namespace accolade::slide
