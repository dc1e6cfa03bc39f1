// Pixels: a whole picture as its format's library left it in memory, 8 bits a channel, straight alpha, not yet upright.
//
// A handle: copies share the memory, which `owner` keeps. Any thread, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "gfx/geometry.h"
#include "scale.h"

namespace accolade::media {

struct Pixels {
    enum class Order { rgb, rgba, bgra };  // of the bytes in memory

    PixelSize size;
    Order order = Order::rgb;
    std::size_t pitch = 0;  // bytes from one row to the next
    std::uint8_t* first = nullptr;
    std::shared_ptr<void> owner;

    std::size_t step() const { return order == Order::rgb ? 3 : 4; }
    std::uint8_t* row(int y) const { return first + static_cast<std::size_t>(y) * pitch; }
};

// Memory for a picture of that size, zeroed: black, or nothing at all where there is alpha.
Pixels blank(PixelSize size, Pixels::Order order);

// From colours that were multiplied by their alpha to straight ones, in place. REQUIRES an order with alpha.
void straighten(const Pixels& pixels);

// For `scaled`. The source holds on to the memory.
Source source_of(const Pixels& pixels);

}  // namespace accolade::media
