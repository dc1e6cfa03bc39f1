#include "brush.h"

#include <algorithm>
#include <cmath>

#include "raster/blend.h"

namespace accolade::raster {

namespace {

constexpr std::uint32_t black = 0xFF000000U;
constexpr float smallest_scale = 0.01F;
// px; what is so large moves by whole pixels, at a third of the cost: they are small on a screen that has room for it.
constexpr std::int64_t large = 1'500'000;
constexpr float far_away = 100'000;  // px; what lies beyond is on no screen

PixelRect nearest(Rect r) {
    const auto edge = [](float v) { return static_cast<int>(std::lround(std::clamp(v, -far_away, far_away))); };
    return {edge(r.x), edge(r.y), edge(r.right()) - edge(r.x), edge(r.bottom()) - edge(r.y)};
}

const std::uint32_t* pixels(const Placed& still, int x, int y) {
    return still.sprite->row(y - still.y) + (x - still.x);
}

}  // namespace

bool usable(const Layer& layer) {
    const auto sane = [](float v) { return std::abs(v) < far_away; };  // false for NaN
    return layer.drawing && layer.alpha > 0 && sane(layer.offset.x) && sane(layer.offset.y) &&
           layer.scale >= smallest_scale && layer.scale < 100;
}

bool sketched(const Layer& layer) {
    return layer.drawing->fleeting && layer.alpha >= 1 && layer.scale == 1 && layer.offset == Point{} && !layer.reveal;
}

std::vector<PixelRect> reaches_of(const Layer& layer, text::Fonts& fonts, PixelSize size) {
    auto all = reaches(*layer.drawing, fonts);
    PixelRect window{0, 0, size.w, size.h};
    if (layer.clip) window = intersection(window, nearest(*layer.clip));
    for (auto& one : all) one = intersection(one, window);
    return all;
}

Placed place(const Drawing& sketch, const std::vector<PixelRect>& reach) {
    Placed out;
    out.sketch = &sketch;
    out.reach = &reach;
    for (const auto& one : reach) out.seen = united(out.seen, one);
    return out;
}

Placed place(const Layer& layer, const Sprite& sprite, PixelSize size) {
    Placed out;
    out.sprite = &sprite;
    out.reveal = layer.reveal ? &*layer.reveal : nullptr;
    const float alpha = std::min(layer.alpha, 1.0F);
    out.alpha = static_cast<std::uint32_t>(std::lround(alpha * 255));
    out.share = static_cast<std::uint32_t>(std::lround(alpha * 256));
    const auto box = sprite.bounds();
    if (layer.scale == 1) {
        const bool whole = static_cast<std::int64_t>(box.w) * box.h > large;
        const auto way = [whole](float px) { return whole ? std::lround(px) * 256 : std::lround(px * 256); };
        const auto right = way(layer.offset.x), down = way(layer.offset.y);
        out.right = static_cast<int>(right & 255);
        out.down = static_cast<int>(down & 255);
        out.motion = out.right == 0 && out.down == 0 ? Motion::still : Motion::moved;
        out.x = box.x + static_cast<int>(right >> 8);
        out.y = box.y + static_cast<int>(down >> 8);
        out.seen = {out.x, out.y, box.w + (out.right != 0 ? 1 : 0), box.h + (out.down != 0 ? 1 : 0)};
    } else {
        const auto drawn = layer.drawing->bounds;
        const double scale = static_cast<double>(layer.scale);
        const double cx = drawn.x + drawn.w / 2.0, cy = drawn.y + drawn.h / 2.0;
        const double dx = static_cast<double>(layer.offset.x) + cx, dy = static_cast<double>(layer.offset.y) + cy;
        const auto fixed = [](double v) { return static_cast<std::int64_t>(std::llround(v * 65536)); };
        out.motion = Motion::scaled;
        out.from_x = fixed((0.5 - dx) / scale + cx - box.x - 0.5);
        out.from_y = fixed((0.5 - dy) / scale + cy - box.y - 0.5);
        out.step = fixed(1 / scale);
        const auto left = static_cast<int>(std::floor((box.x - cx) * scale + dx - scale / 2)) - 1;
        const auto top = static_cast<int>(std::floor((box.y - cy) * scale + dy - scale / 2)) - 1;
        const auto end = static_cast<int>(std::ceil((box.right() - cx) * scale + dx + scale / 2)) + 1;
        const auto foot = static_cast<int>(std::ceil((box.bottom() - cy) * scale + dy + scale / 2)) + 1;
        out.seen = {left, top, end - left, foot - top};
    }
    out.seen = intersection(out.seen, {0, 0, size.w, size.h});
    if (layer.clip) out.seen = intersection(out.seen, nearest(*layer.clip));
    if (layer.reveal) out.seen = intersection(out.seen, covering(bounds(*layer.reveal)));
    return out;
}

void Brush::paint(std::span<const Placed> layers, PixelRect part) {
    // Nothing below the topmost layer that hides the part is looked at.
    std::size_t first = layers.size();
    while (first > 0 && !layers[first - 1].hides(part)) --first;
    const Placed* ground = first > 0 ? &layers[first - 1] : nullptr;
    // A cross-fade of two grounds is one pass.
    const Placed* second = nullptr;
    if (ground != nullptr && first < layers.size() && layers[first].solid_all_over(part)) second = &layers[first++];

    for (int y = part.y; y < part.bottom(); ++y) {
        auto* out = target_.row(y) + part.x;
        if (second != nullptr) {
            lerp(out, pixels(*ground, part.x, y), pixels(*second, part.x, y), part.w, second->share);
        } else if (ground != nullptr) {
            std::copy_n(pixels(*ground, part.x, y), part.w, out);
        } else {
            std::fill_n(out, part.w, black);
        }
    }
    paint_over(layers.subspan(first), part);
}

void Brush::paint_over(std::span<const Placed> layers, PixelRect part) {
    for (const auto& layer : layers) lay(layer, part);
}

void Brush::lay(const Placed& layer, PixelRect part) {
    const auto seen = intersection(layer.seen, part);
    if (seen.empty()) return;
    if (layer.sketch != nullptr) {
        sketcher_.draw(*layer.sketch, *layer.reach, target_, seen);
    } else if (layer.reveal == nullptr) {
        for (int y = seen.y; y < seen.bottom(); ++y) lay_row(layer, seen.x, seen.right(), y, 255);
    } else {
        coverage_.of(*layer.reveal, seen,
                     [&](int x, int y, int length, std::uint8_t cover) { lay_row(layer, x, x + length, y, cover); });
    }
}

void Brush::lay_row(const Placed& layer, int from, int to, int y, std::uint32_t cover) {
    const auto alpha = cover == 255 ? layer.alpha : divided_by_255(layer.alpha * cover);
    switch (layer.motion) {
        case Motion::still: {
            auto* out = target_.row(y) + layer.x;
            const auto* in = layer.sprite->row(y - layer.y);
            if (layer.sprite->opaque()) {
                const auto share = cover == 255 ? layer.share : (layer.share * cover + 127) / 255;
                if (share == 256) {
                    std::copy_n(in + (from - layer.x), to - from, target_.row(y) + from);
                    return;
                }
                lerp(target_.row(y) + from, target_.row(y) + from, in + (from - layer.x), to - from, share);
                return;
            }
            layer.sprite->painted(y - layer.y, from - layer.x, to - layer.x,
                                  [&](int a, int b) { over(out + a, in + a, b - a, alpha); });
            return;
        }
        case Motion::moved: {
            auto* out = target_.row(y) + layer.x;
            layer.sprite->painted_moved(y - layer.y, layer.down, from - layer.x, to - layer.x, [&](int a, int b) {
                layer.sprite->moved_row(a, y - layer.y, b - a, layer.right, layer.down, room(b - a), rows_);
                over(out + a, scratch_.data(), b - a, alpha);
            });
            return;
        }
        case Motion::scaled:
            layer.sprite->scaled_row(layer.from_x + layer.step * from, layer.from_y + layer.step * y, layer.step,
                                     to - from, room(to - from), rows_);
            over(target_.row(y) + from, scratch_.data(), to - from, alpha);
            return;
    }
}

std::uint32_t* Brush::room(int length) {
    if (scratch_.size() < static_cast<std::size_t>(length)) scratch_.resize(static_cast<std::size_t>(length));
    return scratch_.data();
}

}  // namespace accolade::raster
