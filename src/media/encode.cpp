#include "media/encode.h"

#include <SDL.h>
#include <SDL_image.h>

#include <memory>

namespace accolade::media {
namespace {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

std::size_t append(SDL_RWops* to, const void* bytes, std::size_t size, std::size_t count) {
    static_cast<std::string*>(to->hidden.unknown.data1)->append(static_cast<const char*>(bytes), size * count);
    return count;
}

Sint64 no_seek(SDL_RWops* /*to*/, Sint64 /*offset*/, int /*whence*/) {
    return -1;
}

}  // namespace

Result<std::string> encode_png(const Bitmap& bitmap) {
    if ((IMG_Init(IMG_INIT_PNG) & IMG_INIT_PNG) == 0)
        return failure(std::string("the picture could not be created: ") + SDL_GetError());
    // SDL asks for memory it may write to, and does not.
    auto* pixels = const_cast<std::uint32_t*>(bitmap.pixels.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    const Surface whole(SDL_CreateRGBSurfaceWithFormatFrom(pixels, bitmap.width, bitmap.height, 32, bitmap.width * 4,
                                                           SDL_PIXELFORMAT_ARGB8888));
    if (!whole) return failure(std::string("the picture could not be created: ") + SDL_GetError());
    const Surface plain(bitmap.opaque ? SDL_ConvertSurfaceFormat(whole.get(), SDL_PIXELFORMAT_RGB24, 0) : nullptr);
    std::string bytes;
    SDL_RWops* to = SDL_AllocRW();
    if (to == nullptr) return failure(std::string("the picture could not be written: ") + SDL_GetError());
    to->type = SDL_RWOPS_UNKNOWN;
    to->hidden.unknown.data1 = &bytes;
    to->write = append;
    to->seek = no_seek;
    const int result = IMG_SavePNG_RW(plain ? plain.get() : whole.get(), to, 0);
    SDL_FreeRW(to);
    if (result != 0) return failure(std::string("the picture could not be written: ") + SDL_GetError());
    return bytes;
}

}  // namespace accolade::media
