// Any bytes as a picture: refused, or pixels of the size that was asked for.
#include <cstdlib>

#include "media/picture.h"

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool started = (media::start_codecs(), true);
    if (!started) return 0;
    const void* bytes = data;
    const PixelSize shown{96, 64};
    const auto picture = media::decode({static_cast<const char*>(bytes), size}, {{0, 0, 512, 384}, shown});
    if (picture && picture->size() != shown) std::abort();
    return 0;
}
