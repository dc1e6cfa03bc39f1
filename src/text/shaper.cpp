#include "shaper.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

namespace accolade::text {
namespace {

hb_feature_t feature(const char (&tag)[5], std::uint32_t value) {
    return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

std::vector<hb_feature_t> features(const Manner& manner) {
    std::vector<hb_feature_t> out{feature("lnum", 1), feature("pnum", 1)};
    if (manner.tabular) out.push_back(feature("kern", 0));
    if (manner.capitals) out.push_back(feature("case", 1));
    if (manner.loose) {
        out.push_back(feature("liga", 0));
        out.push_back(feature("clig", 0));
    }
    return out;
}

// The letter and, in the middle above it and clear of it, its accent.
void add_composed(Face& face, char32_t c, const Shaped& like, std::vector<Shaped>& out) {
    constexpr float light = 0.058F;  // em, between letter and accent: that of Inter
    const auto parts = face.crowded(c);
    auto glyph = like;
    if (!parts) {
        glyph.glyph = face.glyph_of(c);
        out.push_back(glyph);
        return;
    }
    add_composed(face, parts->letter, like, out);
    const auto below = face.ink(out.back().glyph);
    glyph.glyph = face.glyph_of(parts->accent);
    const auto above = face.ink(glyph.glyph);
    glyph.dx = out.back().dx + below.center().x - above.center().x;
    glyph.dy = out.back().dy + below.y - light - above.bottom();
    out.push_back(glyph);
}

// Letters whose accents the font draws into them are composed of their parts.
std::vector<Shaped> with_clear_accents(Face& face, std::u16string_view words, const std::vector<Shaped>& glyphs) {
    std::vector<Shaped> out;
    out.reserve(glyphs.size());
    for (const auto& glyph : glyphs) {
        const char16_t c = words[glyph.cluster];
        if (glyph.glyph != face.glyph_of(c) || !face.crowded(c)) {
            out.push_back(glyph);
            continue;
        }
        const auto first = out.size();
        add_composed(face, c, glyph, out);
        // The pen moves on once, after all of them.
        for (auto i = first; i + 1 < out.size(); ++i) out[i].advance = 0;
    }
    return out;
}

}  // namespace

float digit_cell(Face& face, char16_t zero) {
    float out = 0;
    for (char16_t c = zero; c < zero + 10; ++c)
        for (const auto& g : shape(face, {&c, 1}, {0, 1, "Latn", false}, 0, 1, {})) out = std::max(out, g.advance);
    return out;
}

std::vector<Shaped> shape(Face& face, std::u16string_view words, const Stretch& stretch, std::size_t from,
                          std::size_t to, const Manner& manner) {
    static_assert(sizeof(char16_t) == sizeof(std::uint16_t));
    const std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer(hb_buffer_create(), &hb_buffer_destroy);
    const auto seen = words.substr(from, to - from);
    hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const std::uint16_t*>(seen.data()),
                        static_cast<int>(seen.size()), static_cast<unsigned int>(stretch.begin - from),
                        static_cast<int>(stretch.end - stretch.begin));
    hb_buffer_set_direction(buffer.get(), stretch.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), hb_script_from_string(stretch.script.c_str(), -1));
    if (!manner.language.empty())
        hb_buffer_set_language(buffer.get(), hb_language_from_string(manner.language.c_str(), -1));
    hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    const auto wanted = features(manner);
    hb_shape(face.hb(), buffer.get(), wanted.data(), static_cast<unsigned int>(wanted.size()));

    unsigned int count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    std::vector<Shaped> out;
    out.reserve(count);
    const float em = face.em();
    for (unsigned int i = 0; i < count; ++i) {
        const auto& info = infos[i];
        const auto& p = positions[i];
        if (info.codepoint == 0) continue;  // the box of a character the face lacks is never drawn
        out.push_back({info.codepoint, info.cluster + static_cast<std::uint32_t>(from),
                       static_cast<float>(p.x_advance) / em, static_cast<float>(p.x_offset) / em,
                       -static_cast<float>(p.y_offset) / em,
                       (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
    }
    if (face.crowds()) out = with_clear_accents(face, words, out);
    if (!manner.tabular) return out;
    // Not by the font's own tabular figures: Inter Display's are unequal, League Spartan has none, and figures that
    // change their shape when they come to rest would be seen to.
    char16_t zero = 0;
    float cell = 0;
    for (auto& g : out) {
        const char16_t c = words[g.cluster];
        if (u_isdigit(c) == 0) continue;
        if (const auto own = static_cast<char16_t>(c - u_charDigitValue(c)); own != zero)
            cell = digit_cell(face, zero = own);
        g.dx += (cell - g.advance) / 2;
        g.advance = cell;
    }
    return out;
}

}  // namespace accolade::text
