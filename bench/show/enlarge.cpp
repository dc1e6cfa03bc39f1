// accolade_enlarge IN OUT WIDTH HEIGHT: a photograph as large as a camera's, made of a small one, with a camera's noise
// (it is the noise that makes such files large and slow to decode). bench/show/measure.py fills a show with them.
#include <SDL.h>
#include <SDL_image.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>

namespace {

using Surface = std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)>;

void add_noise(SDL_Surface& surface) {
    std::uint32_t state = 1;
    for (int y = 0; y < surface.h; ++y) {
        auto* row = static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
        for (int x = 0; x < surface.w * 4; ++x) {
            state = state * 1664525U + 1013904223U;  // Numerical Recipes' linear congruential generator
            const int noise = static_cast<int>(state >> 28U) - 8;
            row[x] = static_cast<std::uint8_t>(std::clamp(row[x] + noise, 0, 255));
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "accolade_enlarge takes IN OUT WIDTH HEIGHT\n";
        return 2;
    }
    const Surface read(IMG_Load(argv[1]), SDL_FreeSurface);
    if (read == nullptr) {
        std::cerr << argv[1] << ": " << IMG_GetError() << "\n";
        return 1;
    }
    const Surface small(SDL_ConvertSurfaceFormat(read.get(), SDL_PIXELFORMAT_ARGB8888, 0), SDL_FreeSurface);
    const Surface large(
        SDL_CreateRGBSurfaceWithFormat(0, std::atoi(argv[3]), std::atoi(argv[4]), 32, SDL_PIXELFORMAT_ARGB8888),
        SDL_FreeSurface);
    if (small == nullptr || large == nullptr ||
        SDL_SoftStretchLinear(small.get(), nullptr, large.get(), nullptr) != 0) {
        std::cerr << SDL_GetError() << "\n";
        return 1;
    }
    add_noise(*large);
    if (IMG_SaveJPG(large.get(), argv[2], 92) != 0) {
        std::cerr << argv[2] << ": " << IMG_GetError() << "\n";
        return 1;
    }
    return 0;
}
