#include "text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "text/unicode.h"

namespace accolade::text {

Direction direction_of(std::u16string_view paragraph, std::string_view language) {
    std::size_t from_left = 0, from_right = 0;
    for (const auto c : to_code_points(paragraph)) {
        const auto kind = u_charDirection(static_cast<UChar32>(c));
        if (kind == U_LEFT_TO_RIGHT) ++from_left;
        if (kind == U_RIGHT_TO_LEFT || kind == U_RIGHT_TO_LEFT_ARABIC) ++from_right;
    }
    if (!right_to_left(language)) return from_right > from_left ? Direction::rtl : Direction::ltr;
    return from_right > 0 || from_left == 0 ? Direction::rtl : Direction::ltr;
}

bool reads_from_right(std::string_view utf8, std::string_view language) {
    return direction_of(clean(utf8), language) == Direction::rtl;
}

Bidi bidi_of(std::u16string_view words, Direction direction) {
    Bidi out{std::vector<std::uint8_t>(words.size(), 0), std::vector<std::uint8_t>(words.size(), 0)};
    const UBiDiLevel asked = direction == Direction::ltr         ? UBiDiLevel{0}
                             : direction == Direction::rtl       ? UBiDiLevel{1}
                             : direction == Direction::ltr_first ? UBiDiLevel{UBIDI_DEFAULT_LTR}
                                                                 : UBiDiLevel{UBIDI_DEFAULT_RTL};
    const std::unique_ptr<UBiDi, void (*)(UBiDi*)> bidi(ubidi_open(), &ubidi_close);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), words.data(), static_cast<std::int32_t>(words.size()), asked, nullptr, &status);
    if (U_FAILURE(status) || words.empty()) return out;
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status)) return out;
    std::copy_n(levels, words.size(), out.levels.begin());
    const auto paragraphs = ubidi_countParagraphs(bidi.get());
    for (std::int32_t p = 0; p < paragraphs; ++p) {
        std::int32_t begin = 0, end = 0;
        UBiDiLevel base = 0;
        status = U_ZERO_ERROR;
        ubidi_getParagraphByIndex(bidi.get(), p, &begin, &end, &base, &status);
        if (U_SUCCESS(status)) std::fill(out.bases.begin() + begin, out.bases.begin() + end, base);
    }
    return out;
}

std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels) {
    std::vector<std::uint32_t> order(levels.size());
    std::iota(order.begin(), order.end(), 0U);
    if (levels.empty()) return order;
    const auto highest = *std::ranges::max_element(levels);
    for (int level = highest; level > 0; --level) {
        for (std::size_t i = 0; i < levels.size();) {
            if (levels[order[i]] < level) {
                ++i;
                continue;
            }
            auto end = i;
            while (end < levels.size() && levels[order[end]] >= level) ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
    }
    return order;
}

}  // namespace accolade::text
