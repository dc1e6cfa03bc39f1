// Protocol: what a Decoder and its process say to each other: one request and its answer at a time, each a packet.
// Both ends are the same program, so that the values go as they lie in memory. Values.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "base/time.h"
#include "gfx/geometry.h"

namespace accolade::decoder {

// Comes with the picture's bytes in shared memory, and, to be decoded, with another one for its pixels.
struct Request {
    enum class What : std::uint32_t { examine, decode };
    What what = What::examine;
    std::uint64_t bytes = 0;
    Rect part;
    PixelSize size;
};

struct Answer {
    enum class Kind : std::uint32_t {
        ready,    // said once, at the start
        done,     // the header, or the pixels
        refused,  // for the reason in `words`
    };
    Kind kind = Kind::refused;
    std::uint32_t confined = 0;  // of ready: whether the kernel filters its system calls
    std::int32_t format = 0;
    PixelSize size;
    std::int32_t orientation = 1;
    std::uint32_t length = 0;  // of the words
    std::array<char, 600> words{};

    void say(std::string_view reason) {
        length = static_cast<std::uint32_t>(std::min(reason.size(), words.size()));
        std::copy_n(reason.begin(), length, words.begin());
    }
    std::string_view said() const { return {words.data(), std::min<std::size_t>(length, words.size())}; }
};
static_assert(std::is_trivially_copyable_v<Request> && std::is_trivially_copyable_v<Answer>);

// px of a picture that is asked for: more than any screen has.
inline constexpr long kMostPixels = 80'000'000;
inline constexpr Milliseconds kIdle{15'000};     // then the process ends by itself
inline constexpr int kRequests = 500;            // that one process answers
inline constexpr unsigned kLongestRequest = 10;  // s; then it ends though nobody ends it: nobody may be left

}  // namespace accolade::decoder
