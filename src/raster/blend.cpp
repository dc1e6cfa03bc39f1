#include "raster/blend.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace accolade::raster {

namespace plain {

void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    for (int i = 0; i < length; ++i) out[i] = between(a[i], b[i], t);
}

void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    for (int i = 0; i < length; ++i) below[i] = laid_over(below[i], alpha == 255 ? above[i] : faded(above[i], alpha));
}

}  // namespace plain

namespace {

// How many pixels from the front were done; the plain version does the rest.
#if defined(__SSE2__)

__m128i load(const std::uint32_t* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

void store(std::uint32_t* to, __m128i pixels) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), pixels);
}

__m128i divided_by_255(__m128i x) {
    x = _mm_add_epi16(x, _mm_set1_epi16(128));
    return _mm_srli_epi16(_mm_add_epi16(x, _mm_srli_epi16(x, 8)), 8);
}

// The alpha of each of two pixels (16 bits a channel) in all of its channels.
__m128i alphas(__m128i two) {
    return _mm_shufflehi_epi16(_mm_shufflelo_epi16(two, 0xFF), 0xFF);
}

int fast_lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    const auto zero = _mm_setzero_si128(), half = _mm_set1_epi16(128);
    const auto to_b = _mm_set1_epi16(static_cast<short>(t)), to_a = _mm_set1_epi16(static_cast<short>(256U - t));
    const auto mix = [&](__m128i x, __m128i y) {
        const auto sum = _mm_add_epi16(_mm_mullo_epi16(x, to_a), _mm_mullo_epi16(y, to_b));
        return _mm_srli_epi16(_mm_add_epi16(sum, half), 8);
    };
    int i = 0;
    for (; i + 4 <= length; i += 4) {
        const auto x = load(a + i), y = load(b + i);
        store(out + i, _mm_packus_epi16(mix(_mm_unpacklo_epi8(x, zero), _mm_unpacklo_epi8(y, zero)),
                                        mix(_mm_unpackhi_epi8(x, zero), _mm_unpackhi_epi8(y, zero))));
    }
    return i;
}

int fast_over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    const auto zero = _mm_setzero_si128(), full = _mm_set1_epi16(255);
    const auto strength = _mm_set1_epi16(static_cast<short>(alpha));
    const auto opaque = _mm_set1_epi32(static_cast<int>(0xFF000000U));
    int i = 0;
    for (; i + 4 <= length; i += 4) {
        auto s = load(above + i);
        if (_mm_movemask_epi8(_mm_cmpeq_epi8(s, zero)) == 0xFFFF) continue;
        if (alpha != 255) {
            s = _mm_packus_epi16(divided_by_255(_mm_mullo_epi16(_mm_unpacklo_epi8(s, zero), strength)),
                                 divided_by_255(_mm_mullo_epi16(_mm_unpackhi_epi8(s, zero), strength)));
        } else if (_mm_movemask_epi8(_mm_cmpeq_epi32(_mm_and_si128(s, opaque), opaque)) == 0xFFFF) {
            store(below + i, s);
            continue;
        }
        const auto d = load(below + i);
        const auto rest = [&](__m128i two_above, __m128i two_below) {
            return divided_by_255(_mm_mullo_epi16(two_below, _mm_sub_epi16(full, alphas(two_above))));
        };
        const auto left = _mm_packus_epi16(rest(_mm_unpacklo_epi8(s, zero), _mm_unpacklo_epi8(d, zero)),
                                           rest(_mm_unpackhi_epi8(s, zero), _mm_unpackhi_epi8(d, zero)));
        store(below + i, _mm_adds_epu8(s, left));
    }
    return i;
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

// Rounded exactly as divided_by_255 does: vrshr gives (x + 128) >> 8, vraddhn adds x and 128 to it and takes the top.
uint8x16_t product(uint8x16_t a, uint8x16_t b) {
    const auto low = vmull_u8(vget_low_u8(a), vget_low_u8(b)), high = vmull_high_u8(a, b);
    return vcombine_u8(vraddhn_u16(low, vrshrq_n_u16(low, 8)), vraddhn_u16(high, vrshrq_n_u16(high, 8)));
}

int fast_lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    const auto to_b = static_cast<std::uint16_t>(t), to_a = static_cast<std::uint16_t>(256U - t);
    const auto mix = [&](uint8x8_t x, uint8x8_t y) {
        return vrshrn_n_u16(vaddq_u16(vmulq_n_u16(vmovl_u8(x), to_a), vmulq_n_u16(vmovl_u8(y), to_b)), 8);
    };
    int i = 0;
    for (; i + 4 <= length; i += 4) {
        const auto x = vreinterpretq_u8_u32(vld1q_u32(a + i)), y = vreinterpretq_u8_u32(vld1q_u32(b + i));
        const auto mixed = vcombine_u8(mix(vget_low_u8(x), vget_low_u8(y)), mix(vget_high_u8(x), vget_high_u8(y)));
        vst1q_u32(out + i, vreinterpretq_u32_u8(mixed));
    }
    return i;
}

int fast_over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    const auto strength = vdupq_n_u8(static_cast<std::uint8_t>(alpha));
    int i = 0;
    for (; i + 16 <= length; i += 16) {
        auto s = vld4q_u8(reinterpret_cast<const std::uint8_t*>(above + i));
        auto d = vld4q_u8(reinterpret_cast<const std::uint8_t*>(below + i));
        if (alpha != 255)
            for (auto& channel : s.val) channel = product(channel, strength);
        const auto rest = vmvnq_u8(s.val[3]);
        for (int c = 0; c < 4; ++c) d.val[c] = vqaddq_u8(s.val[c], product(d.val[c], rest));
        vst4q_u8(reinterpret_cast<std::uint8_t*>(below + i), d);
    }
    return i;
}

#else

int fast_lerp(std::uint32_t*, const std::uint32_t*, const std::uint32_t*, int, std::uint32_t) {
    return 0;
}

int fast_over(std::uint32_t*, const std::uint32_t*, int, std::uint32_t) {
    return 0;
}

#endif

}  // namespace

void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    const int done = fast_lerp(out, a, b, length, t);
    plain::lerp(out + done, a + done, b + done, length - done, t);
}

void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    const int done = fast_over(below, above, length, alpha);
    plain::over(below + done, above + done, length - done, alpha);
}

}  // namespace accolade::raster
