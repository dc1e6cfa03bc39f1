#include "raster/painter.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "raster/blend.h"
#include "raster/coverage.h"
#include "raster/region.h"
#include "raster/sprite.h"

namespace accolade::raster {

namespace {

constexpr std::uint32_t black = 0xFF000000U;
constexpr int band_height = 16;  // rows painted together, so that they stay in the cache over all layers
constexpr float smallest_scale = 0.01F;
constexpr float far_away = 100'000;  // px; what lies beyond is on no screen

enum class Motion { still, moved, scaled };

// A layer whose place in the frame is settled.
struct Placed {
    const Sprite* sprite = nullptr;
    const Path* reveal = nullptr;
    PixelRect seen;             // nothing of it is outside
    std::uint32_t alpha = 255;  // of 255, where it is blended
    std::uint32_t share = 256;  // of 256, where it is mixed
    Motion motion = Motion::still;
    int x = 0, y = 0;                               // of its top left pixel
    int right = 0, down = 0;                        // and 256ths of a pixel
    std::int64_t from_x = 0, from_y = 0, step = 0;  // scaled: where in the sprite pixel 0, 0 of the frame is read

    bool solid_all_over(PixelRect part) const {
        return motion == Motion::still && reveal == nullptr && sprite->opaque() && intersection(seen, part) == part;
    }
    bool hides(PixelRect part) const { return share == 256 && solid_all_over(part); }
};

bool usable(const scene::Layer& layer) {
    const auto sane = [](float v) { return std::abs(v) < far_away; };  // false for NaN
    return layer.drawing && layer.alpha > 0 && sane(layer.offset.x) && sane(layer.offset.y) &&
           layer.scale >= smallest_scale && layer.scale < 100;
}

PixelRect nearest(Rect r) {
    const auto edge = [](float v) { return static_cast<int>(std::lround(std::clamp(v, -far_away, far_away))); };
    return {edge(r.x), edge(r.y), edge(r.right()) - edge(r.x), edge(r.bottom()) - edge(r.y)};
}

Placed place(const scene::Layer& layer, const Sprite& sprite, PixelSize size) {
    Placed out;
    out.sprite = &sprite;
    out.reveal = layer.reveal ? &*layer.reveal : nullptr;
    const float alpha = std::min(layer.alpha, 1.0F);
    out.alpha = static_cast<std::uint32_t>(std::lround(alpha * 255));
    out.share = static_cast<std::uint32_t>(std::lround(alpha * 256));
    const auto box = sprite.bounds();
    if (layer.scale == 1) {
        const auto right = std::lround(layer.offset.x * 256), down = std::lround(layer.offset.y * 256);
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

// Paints layers into rectangles of a target.
class Brush {
  public:
    explicit Brush(const Target& target) : target_(target) {}

    void paint(const std::vector<Placed>& layers, PixelRect part) {
        // Nothing below the topmost layer that hides the part is looked at.
        std::size_t first = layers.size();
        while (first > 0 && !layers[first - 1].hides(part)) --first;
        const Placed* ground = first > 0 ? &layers[first - 1] : nullptr;
        // A cross-fade of two grounds is one pass.
        const Placed* second = nullptr;
        if (ground != nullptr && first < layers.size() && layers[first].solid_all_over(part)) second = &layers[first++];

        for (int y = part.y; y < part.bottom(); ++y) {
            auto* out = row(y) + part.x;
            if (second != nullptr) {
                lerp(out, pixels(*ground, part.x, y), pixels(*second, part.x, y), part.w, second->share);
            } else if (ground != nullptr) {
                std::copy_n(pixels(*ground, part.x, y), part.w, out);
            } else {
                std::fill_n(out, part.w, black);
            }
        }
        for (; first < layers.size(); ++first) lay(layers[first], part);
    }

  private:
    std::uint32_t* row(int y) const {
        return target_.pixels + static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(target_.stride);
    }
    static const std::uint32_t* pixels(const Placed& still, int x, int y) {
        return still.sprite->row(y - still.y) + (x - still.x);
    }

    void lay(const Placed& layer, PixelRect part) {
        const auto seen = intersection(layer.seen, part);
        if (seen.empty()) return;
        if (layer.reveal == nullptr) {
            for (int y = seen.y; y < seen.bottom(); ++y) lay_row(layer, seen.x, seen.right(), y, 255);
        } else {
            coverage_.of(*layer.reveal, seen, [&](int x, int y, int length, std::uint8_t cover) {
                lay_row(layer, x, x + length, y, cover);
            });
        }
    }

    void lay_row(const Placed& layer, int from, int to, int y, std::uint32_t cover) {
        const auto alpha = cover == 255 ? layer.alpha : divided_by_255(layer.alpha * cover);
        switch (layer.motion) {
            case Motion::still: {
                auto* out = row(y) + layer.x;
                const auto* in = layer.sprite->row(y - layer.y);
                if (layer.sprite->opaque()) {
                    const auto share = cover == 255 ? layer.share : (layer.share * cover + 127) / 255;
                    if (share == 256) {
                        std::copy_n(in + (from - layer.x), to - from, row(y) + from);
                        return;
                    }
                    lerp(row(y) + from, row(y) + from, in + (from - layer.x), to - from, share);
                    return;
                }
                layer.sprite->painted(y - layer.y, from - layer.x, to - layer.x,
                                      [&](int a, int b) { over(out + a, in + a, b - a, alpha); });
                return;
            }
            case Motion::moved: {
                const auto here = layer.sprite->extent(y - layer.y), above = layer.sprite->extent(y - layer.y - 1);
                const bool one = here.from == here.to, other = layer.down == 0 || above.from == above.to;
                if (one && other) return;
                const int left = one ? above.from : other ? here.from : std::min(here.from, above.from);
                const int right = std::max(here.to, other ? 0 : above.to) + 1;
                from = std::max(from, layer.x + left);
                to = std::min(to, layer.x + right);
                if (from >= to) return;
                layer.sprite->moved_row(from - layer.x, y - layer.y, to - from, layer.right, layer.down,
                                        room(to - from));
                break;
            }
            case Motion::scaled:
                layer.sprite->scaled_row(layer.from_x + layer.step * from, layer.from_y + layer.step * y, layer.step,
                                         to - from, room(to - from));
                break;
        }
        over(row(y) + from, scratch_.data(), to - from, alpha);
    }

    std::uint32_t* room(int length) {
        if (scratch_.size() < static_cast<std::size_t>(length)) scratch_.resize(static_cast<std::size_t>(length));
        return scratch_.data();
    }

    const Target& target_;
    Coverage coverage_;
    std::vector<std::uint32_t> scratch_;
};

}  // namespace

struct Painter::Shelf {
    struct Kept {
        scene::DrawingPtr drawing;
        Sprite sprite;
        bool awaited = false;  // prepared, not yet shown
    };

    text::Fonts& fonts;
    std::unordered_map<const scene::Drawing*, Kept> kept;

    // What the target shows.
    bool painted = false;
    Target target;
    std::vector<scene::Layer> layers;
    std::vector<PixelRect> seen;  // of each layer

    Kept& draw(const scene::DrawingPtr& drawing, bool awaited) {
        const auto found = kept.find(drawing.get());
        if (found != kept.end()) return found->second;
        return kept.emplace(drawing.get(), Kept{drawing, Sprite(*drawing, fonts), awaited}).first->second;
    }

    // Lets go of what is neither shown nor awaited, and of what nobody but us could ever show.
    void tidy(const scene::Frame& frame) {
        std::unordered_set<const scene::Drawing*> shown;
        for (const auto& layer : frame.layers) shown.insert(layer.drawing.get());
        for (auto& [drawing, one] : kept)
            if (shown.contains(drawing)) one.awaited = false;
        std::erase_if(kept, [&](const auto& entry) {
            const auto& [drawing, one] = entry;
            return !shown.contains(drawing) && (!one.awaited || one.drawing.use_count() == 1);
        });
    }

    bool same_target(const Target& other) const {
        return painted && target.pixels == other.pixels && target.width == other.width &&
               target.height == other.height && target.stride == other.stride;
    }

    // Layers that stay the same in the same order change nothing; all others change where they were and where they are.
    std::vector<PixelRect> changed(const scene::Frame& frame, const std::vector<PixelRect>& now_seen) const {
        Region region(frame.size);
        std::size_t before = 0;
        for (std::size_t i = 0; i < frame.layers.size(); ++i) {
            auto same = before;
            while (same < layers.size() && !(layers[same] == frame.layers[i])) ++same;
            if (same == layers.size()) {
                region.add(now_seen[i]);
                continue;
            }
            for (; before < same; ++before) region.add(seen[before]);
            before = same + 1;
        }
        for (; before < layers.size(); ++before) region.add(seen[before]);
        return region.rectangles();
    }
};

Painter::Painter(text::Fonts& fonts) : shelf_(std::make_unique<Shelf>(Shelf{fonts, {}, false, {}, {}, {}})) {}

Painter::~Painter() = default;

void Painter::prepare(const scene::DrawingPtr& drawing) {
    if (drawing) shelf_->draw(drawing, true);
}

bool Painter::prepared(const scene::DrawingPtr& drawing) const {
    return shelf_->kept.contains(drawing.get());
}

void Painter::forget_target() {
    shelf_->painted = false;
}

std::size_t Painter::bytes() const {
    std::size_t sum = 0;
    for (const auto& [drawing, one] : shelf_->kept) sum += one.sprite.bytes();
    return sum;
}

std::vector<PixelRect> Painter::paint(const scene::Frame& frame, const Target& target) {
    assert(target.width == frame.size.w && target.height == frame.size.h);
    auto& shelf = *shelf_;
    std::vector<Placed> placed;
    std::vector<PixelRect> seen;
    for (const auto& layer : frame.layers) {
        seen.emplace_back();
        if (!usable(layer)) continue;
        const auto one = place(layer, shelf.draw(layer.drawing, false).sprite, frame.size);
        seen.back() = one.seen;
        if (!one.seen.empty()) placed.push_back(one);
    }

    const PixelRect all{0, 0, frame.size.w, frame.size.h};
    auto changed = shelf.same_target(target) ? shelf.changed(frame, seen) : std::vector<PixelRect>{all};
    Brush brush(target);
    for (const auto& part : changed)
        for (int y = part.y; y < part.bottom(); y += band_height)
            brush.paint(placed, {part.x, y, part.w, std::min(band_height, part.bottom() - y)});

    shelf.tidy(frame);
    shelf.layers = frame.layers;
    shelf.seen = std::move(seen);
    shelf.target = target;
    shelf.painted = true;
    return changed;
}

}  // namespace accolade::raster
