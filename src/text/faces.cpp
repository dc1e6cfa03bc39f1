#include "faces.h"

#include <hb-ot.h>
#include FT_TRUETYPE_TABLES_H
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <cmath>
#include <string_view>

#include "built_in.h"
#include "text/unicode.h"

namespace accolade::text {
namespace {

std::string failing(const std::string& file, std::string_view why) {
    return "the font \"" + file + "\" cannot be used: " + std::string(why);
}

// Inter Display in Debian 12 (Inter 4.0 beta 7) has the accents of many small letters, ñ and å among them, touch them
// or lie in them.
bool draws_accents_into_letters(FT_Face face) {
    const auto* head = static_cast<const TT_Header*>(FT_Get_Sfnt_Table(face, FT_SFNT_HEAD));
    return face->family_name != nullptr && std::string_view(face->family_name).starts_with("Inter Display") &&
           head != nullptr && head->Font_Revision < 0x40000;
}

}  // namespace

Result<std::unique_ptr<Face>> Face::open(FT_Library library, const std::string& file, int index) {
    std::unique_ptr<Face> face(new Face);
    face->file_ = file;
    const auto built_in = built_in_face();
    face->blob_ = file == kBuiltInFace ? hb_blob_create(built_in.data(), static_cast<unsigned int>(built_in.size()),
                                                        HB_MEMORY_MODE_READONLY, nullptr, nullptr)
                                       : hb_blob_create_from_file_or_fail(file.c_str());
    if (face->blob_ == nullptr) return failure(failing(file, "it cannot be read"), file);
    unsigned int length = 0;
    const char* data = hb_blob_get_data(face->blob_, &length);
    FT_Open_Args args{};
    args.flags = FT_OPEN_MEMORY;
    args.memory_base = reinterpret_cast<const FT_Byte*>(data);
    args.memory_size = static_cast<FT_Long>(length);
    if (FT_Open_Face(library, &args, index, &face->ft_) != 0) {
        face->ft_ = nullptr;
        return failure(failing(file, "it is not a font, or it is damaged"), file);
    }
    if (!FT_IS_SFNT(face->ft_) || (!FT_IS_SCALABLE(face->ft_) && !FT_HAS_COLOR(face->ft_)))
        return failure(failing(file, "only TrueType and OpenType fonts are"), file);
    hb_face_t* hb_face = hb_face_create(face->blob_, static_cast<unsigned int>(index & 0xFFFF));
    const auto em = static_cast<int>(hb_face_get_upem(hb_face));
    face->hb_ = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_font_set_scale(face->hb_, em, em);
    hb_ot_font_set_funcs(face->hb_);
    if ((index >> 16) > 0) hb_font_set_var_named_instance(face->hb_, static_cast<unsigned int>((index >> 16) - 1));
    face->em_ = static_cast<float>(em);
    if (face->ft_->num_glyphs <= 1 || em <= 0) return failure(failing(file, "it has no glyphs"), file);
    face->read_metrics();
    return face;
}

Face::~Face() {
    if (hb_ != nullptr) hb_font_destroy(hb_);
    if (ft_ != nullptr) FT_Done_Face(ft_);
    if (blob_ != nullptr) hb_blob_destroy(blob_);
}

void Face::read_metrics() {
    color_ = FT_HAS_COLOR(ft_);
    crowds_ = draws_accents_into_letters(ft_);
    const std::string_view family = ft_->family_name == nullptr ? "" : ft_->family_name;
    serif_ = family.find("Serif") != std::string_view::npos;
    nastaliq_ = family.find("Nastaliq") != std::string_view::npos;
    const auto height_of = [this](char32_t c) {
        const auto glyph = glyph_of(c);
        return glyph == 0 ? 0.0F : -ink(glyph).y;
    };
    // What the eye sees counts; OS/2 is believed if there is no letter to measure.
    metrics_.cap_height = height_of(U'H');
    metrics_.x_height = height_of(U'x');
    metrics_.ascent = static_cast<float>(ft_->ascender) / em_;
    metrics_.descent = -static_cast<float>(ft_->descender) / em_;
    if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(ft_, FT_SFNT_OS2)); os2 != nullptr) {
        weight_ = os2->usWeightClass >= 1 && os2->usWeightClass <= 1000 ? os2->usWeightClass : 400;
        if (os2->version >= 2 && metrics_.cap_height <= 0)
            metrics_.cap_height = static_cast<float>(os2->sCapHeight) / em_;
        if (os2->version >= 2 && metrics_.x_height <= 0) metrics_.x_height = static_cast<float>(os2->sxHeight) / em_;
    }
    if (metrics_.cap_height <= 0.2F || metrics_.cap_height > 1.2F) metrics_.cap_height = 0.7F;
    if (metrics_.x_height <= 0.1F || metrics_.x_height > 1.2F) metrics_.x_height = 0.5F;
}

std::optional<Face::Accented> Face::crowded(char32_t c) {
    if (!crowds_ || c < 0xC0 || u_islower(static_cast<UChar32>(c)) == 0) return std::nullopt;
    if (c == U'ď' || c == U'ť' || c == U'ľ') return std::nullopt;  // their accent stands beside them
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    std::array<char16_t, 8> parts{};
    const auto n = unorm2_getRawDecomposition(nfc, static_cast<UChar32>(c), parts.data(), 8, &status);
    if (U_FAILURE(status) || n != 2 || u_getCombiningClass(parts[1]) != 230) return std::nullopt;
    // The combining double acute of this font is misdrawn, the spacing one is not.
    const Accented out{parts[0] == u'i' ? U'ı' : parts[0], parts[1] == 0x030B ? char32_t{0x02DD} : parts[1]};
    const auto whole = ink(glyph_of(c)), letter = ink(glyph_of(out.letter)), accent = ink(glyph_of(out.accent));
    if (whole.empty() || letter.empty() || accent.empty()) return std::nullopt;
    const float light = letter.y - (whole.y + accent.h);
    return light < 0.05F || crowded(out.letter) ? std::optional(out) : std::nullopt;
}

std::uint32_t Face::glyph_of(char32_t c) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hb_, c, &glyph) != 0 ? glyph : 0;
}

bool Face::has(char32_t c) const {
    return glyph_of(c) != 0;
}

bool Face::covers(const std::vector<char32_t>& points) const {
    for (const auto c : points) {
        if (default_ignorable(c) || c == U'\n' || has(c)) continue;
        UErrorCode status = U_ZERO_ERROR;
        const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
        std::array<char16_t, 32> parts{};
        const auto n = unorm2_getDecomposition(nfc, static_cast<UChar32>(c), parts.data(), 32, &status);
        if (U_FAILURE(status) || n <= 0 || n > 32) return false;
        for (const auto part : to_code_points({parts.data(), static_cast<std::size_t>(n)}))
            if (!has(part)) return false;
    }
    return true;
}

Rect Face::ink(std::uint32_t glyph) {
    if (const auto known = inks_.find(glyph); known != inks_.end()) return known->second;
    hb_glyph_extents_t e{};
    Rect out;
    if (hb_font_get_glyph_extents(hb_, glyph, &e) != 0)
        out = {static_cast<float>(e.x_bearing) / em_, -static_cast<float>(e.y_bearing) / em_,
               static_cast<float>(e.width) / em_, -static_cast<float>(e.height) / em_};
    if (out.empty()) out = {};
    inks_.emplace(glyph, out);
    return out;
}

float Face::advance(std::uint32_t glyph) const {
    return static_cast<float>(hb_font_get_glyph_h_advance(hb_, glyph)) / em_;
}

Faces::Faces() {
    if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
}

Faces::~Faces() {
    faces_.clear();
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

std::optional<FaceId> Faces::open(const std::string& file, int index) {
    const auto key = std::pair(file, index);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    std::optional<FaceId> id;
    if (library_ != nullptr && faces_.size() < 4'000) {
        if (auto face = Face::open(library_, file, index)) {
            id = static_cast<FaceId>(faces_.size());
            faces_.push_back(std::move(*face));
        }
    }
    known_.emplace(key, id);
    return id;
}

Result<void> Faces::attempt(const std::string& file) {
    const auto face = Face::open(library_, file, 0);
    if (!face) return std::unexpected(face.error());
    return {};
}

}  // namespace accolade::text
