// Brush: layers of a frame into rectangles of a target: where each comes to lie, and how its pixels are laid over those
// below. Inside this room only; the painter says which layers and which rectangles. Values, and a Brush that lives as
// long as one frame is painted; one thread, but several brushes may paint rows of their own at the same time where no
// layer is sketched.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "coverage.h"
#include "gfx/frame.h"
#include "raster/canvas.h"
#include "raster/target.h"
#include "sprite.h"

namespace accolade::raster {

enum class Motion { still, moved, scaled };

// A layer whose place in the frame is settled.
struct Placed {
    const Sprite* sprite = nullptr;
    const Drawing* sketch = nullptr;                // instead of a sprite: drawn as it is, where it is
    const std::vector<PixelRect>* reach = nullptr;  // of its commands
    const Path* reveal = nullptr;
    PixelRect seen;             // nothing of it is outside
    std::uint32_t alpha = 255;  // of 255, where it is blended
    std::uint32_t share = 256;  // of 256, where it is mixed
    Motion motion = Motion::still;
    int x = 0, y = 0;                               // of its top left pixel
    int right = 0, down = 0;                        // and 256ths of a pixel
    std::int64_t from_x = 0, from_y = 0, step = 0;  // scaled: where in the sprite pixel 0, 0 of the frame is read

    bool solid_all_over(PixelRect part) const {
        return sprite != nullptr && motion == Motion::still && reveal == nullptr && sprite->opaque() &&
               intersection(seen, part) == part;
    }
    bool hides(PixelRect part) const { return share == 256 && solid_all_over(part); }
};

// Whether anything of it could be seen; a layer with a place beyond reason is not painted.
bool usable(const Layer& layer);
// Whether the layer is drawn as it is, where it is; anything else is moved or blended as a sprite. REQUIRES usable.
bool sketched(const Layer& layer);
// What shows of each command of a sketched layer.
std::vector<PixelRect> reaches_of(const Layer& layer, text::Fonts& fonts, PixelSize size);

// REQUIRES that what is handed in outlives the Placed.
Placed place(const Drawing& sketch, const std::vector<PixelRect>& reach);
Placed place(const Layer& layer, const Sprite& sprite, PixelSize size);

class Brush {
  public:
    Brush(const Target& target, Sketcher& sketcher) : target_(target), sketcher_(sketcher) {}

    // Everything of the layers, from the back, that lies in the part; black where nothing does.
    void paint(std::span<const Placed> layers, PixelRect part);
    // The same, over what is there.
    void paint_over(std::span<const Placed> layers, PixelRect part);

  private:
    void lay(const Placed& layer, PixelRect part);
    void lay_row(const Placed& layer, int from, int to, int y, std::uint32_t cover);
    std::uint32_t* room(int length);

    const Target& target_;
    Sketcher& sketcher_;
    Coverage coverage_;
    std::vector<std::uint32_t> scratch_;
    RowRoom rows_;
};

}  // namespace accolade::raster
