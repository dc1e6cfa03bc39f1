#include "raster/painter.h"

#include <algorithm>
#include <cassert>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "brush.h"
#include "region.h"
#include "second_thread.h"

namespace accolade::raster {

namespace {

// Rows painted together, so that they stay in the cache over all layers; more where outlines are drawn, each of which
// is gone through anew for every band it reaches into.
constexpr int band_height = 16, sketched_band_height = 64;
// Pixels: what one core takes some milliseconds for, since one alone does not use all of the memory's speed.
constexpr std::int64_t worth_two_threads = 3'000'000;

std::int64_t area_of(const std::vector<PixelRect>& parts) {
    std::int64_t sum = 0;
    for (const auto& part : parts) sum += static_cast<std::int64_t>(part.w) * part.h;
    return sum;
}

}  // namespace

struct Painter::State {
    struct Kept {
        DrawingPtr drawing;
        Sprite sprite;
        bool awaited = false;  // prepared, not yet shown
    };

    explicit State(text::Fonts& all) : fonts(all), sketcher(all) {}

    text::Fonts& fonts;
    Sketcher sketcher;
    std::unordered_map<const Drawing*, Kept> kept;
    SecondThread second;

    // What the target shows.
    bool painted = false;
    Target target;
    std::vector<Layer> layers;
    std::vector<std::vector<PixelRect>> seen;  // of each layer: all of it, or each command of a sketched one

    Kept& draw(const DrawingPtr& drawing, bool awaited) {
        const auto found = kept.find(drawing.get());
        if (found != kept.end()) return found->second;
        return kept.emplace(drawing.get(), Kept{drawing, Sprite(*drawing, fonts), awaited}).first->second;
    }

    // Lets go of what is neither shown nor awaited, and of what nobody but us could ever show.
    void tidy(const Frame& frame) {
        std::unordered_set<const Drawing*> shown;
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
    std::vector<PixelRect> changed(const Frame& frame, const std::vector<std::vector<PixelRect>>& now) const {
        Region region(frame.size);
        std::size_t before = 0;
        for (std::size_t i = 0; i < frame.layers.size(); ++i) {
            auto same = before;
            while (same < layers.size() && !(layers[same] == frame.layers[i])) ++same;
            if (same < layers.size()) {
                for (; before < same; ++before) add_all(region, seen[before]);
                before = same + 1;
            } else if (before < layers.size() && redrawn(layers[before], frame.layers[i])) {
                add_differences(region, before, frame.layers[i], now[i]);
                ++before;
            } else {
                add_all(region, now[i]);
            }
        }
        for (; before < layers.size(); ++before) add_all(region, seen[before]);
        return region.rectangles();
    }

  private:
    static void add_all(Region& region, const std::vector<PixelRect>& parts) {
        for (const auto& part : parts) region.add(part);
    }

    // The same thing a moment later.
    static bool redrawn(const Layer& old, const Layer& fresh) {
        return usable(old) && usable(fresh) && sketched(old) && sketched(fresh) && old.clip == fresh.clip;
    }

    void add_differences(Region& region, std::size_t old, const Layer& fresh, const std::vector<PixelRect>& now) const {
        const auto &then = layers[old].drawing->commands, &commands = fresh.drawing->commands;
        for (std::size_t i = 0; i < std::max(then.size(), commands.size()); ++i) {
            if (i < then.size() && i < commands.size() && then[i] == commands[i]) continue;
            if (i < then.size()) region.add(seen[old][i]);
            if (i < commands.size()) region.add(now[i]);
        }
    }
};

Painter::Painter(text::Fonts& fonts) : state_(std::make_unique<State>(fonts)) {}

Painter::~Painter() = default;

void Painter::prepare(const DrawingPtr& drawing) {
    if (drawing) state_->draw(drawing, true);
}

bool Painter::prepared(const DrawingPtr& drawing) const {
    return state_->kept.contains(drawing.get());
}

void Painter::forget_target() {
    state_->painted = false;
}

std::size_t Painter::bytes() const {
    std::size_t sum = 0;
    for (const auto& [drawing, one] : state_->kept) sum += one.sprite.bytes();
    return sum;
}

std::vector<PixelRect> Painter::paint(const Frame& frame, const Target& target) {
    assert(target.width == frame.size.w && target.height == frame.size.h);
    auto& state = *state_;
    std::vector<Placed> placed;
    std::vector<std::vector<PixelRect>> seen(frame.layers.size());  // stays where it is: sketches point into it
    for (std::size_t i = 0; i < frame.layers.size(); ++i) {
        const auto& layer = frame.layers[i];
        if (!usable(layer)) continue;
        if (sketched(layer)) {
            seen[i] = reaches_of(layer, state.fonts, frame.size);
            placed.push_back(place(*layer.drawing, seen[i]));
        } else {
            placed.push_back(place(layer, state.draw(layer.drawing, false).sprite, frame.size));
            seen[i] = {placed.back().seen};
        }
        if (placed.back().seen.empty()) placed.pop_back();
    }

    const PixelRect all{0, 0, frame.size.w, frame.size.h};
    auto changed = state.same_target(target) ? state.changed(frame, seen) : std::vector<PixelRect>{all};
    // From the first sketch on, layers are laid over the rest afterwards: fonts are for one thread.
    const std::span all_placed(placed);
    const auto sketch = std::find_if(placed.begin(), placed.end(), [](const Placed& one) { return one.sketch; });
    const auto below = all_placed.first(static_cast<std::size_t>(sketch - placed.begin()));
    const auto above = all_placed.subspan(below.size());
    // The rows of each part from one 256th to another.
    const auto paint_share = [&](int from, int to) {
        Brush brush(target, state.sketcher);
        for (const auto& part : changed) {
            const int end = part.y + part.h * to / 256;
            for (int y = part.y + part.h * from / 256; y < end; y += band_height)
                brush.paint(below, {part.x, y, part.w, std::min(band_height, end - y)});
        }
    };
    if (area_of(changed) >= worth_two_threads && std::thread::hardware_concurrency() > 1) {
        state.second.both([&] { paint_share(0, 128); }, [&] { paint_share(128, 256); });
    } else {
        paint_share(0, 256);
    }
    if (!above.empty()) {
        Brush brush(target, state.sketcher);
        for (const auto& part : changed)
            for (int y = part.y; y < part.bottom(); y += sketched_band_height)
                brush.paint_over(above, {part.x, y, part.w, std::min(sketched_band_height, part.bottom() - y)});
    }

    state.tidy(frame);
    state.layers = frame.layers;
    state.seen = std::move(seen);
    state.target = target;
    state.painted = true;
    return changed;
}

}  // namespace accolade::raster
