#include "casting.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "text/unicode.h"

namespace accolade::text {
namespace {

bool shared(std::string_view script) {
    return script == "Zyyy" || script == "Zinh" || script == "Zzzz";
}

constexpr float kNastaliqLeading = 2.1F;

// Baseline to baseline, em, that the marks above and below a script's letters need.
float leading_of(std::string_view script) {
    if (script == "Arab" || script == "Syrc" || script == "Nkoo" || script == "Mong") return 1.5F;
    if (script == "Thai" || script == "Laoo" || script == "Khmr" || script == "Mymr" || script == "Tibt") return 1.5F;
    if (script == "Deva" || script == "Beng" || script == "Gujr" || script == "Guru" || script == "Taml" ||
        script == "Telu" || script == "Knda" || script == "Mlym" || script == "Sinh" || script == "Orya")
        return 1.35F;
    if (script == "Hani" || script == "Hira" || script == "Kana" || script == "Hang") return 1.25F;
    return 0;
}

std::vector<char32_t> points_of(const Paragraph& p, const Cluster& c) {
    return to_code_points(std::u16string_view(p.words).substr(c.begin, c.end - c.begin));
}

bool punctuation(char32_t c) {
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_P_MASK | U_GC_Z_MASK)) != 0;
}

// One face for the letters of all European alphabets, and one for each other script, where there is such a face.
std::map<std::string, std::optional<FaceId>> common_faces(const Paragraph& p, const Design& design,
                                                          const std::string& language, Fallback& fallback) {
    std::map<std::string, std::vector<char32_t>> letters;
    for (const auto& c : p.clusters) {
        if (c.emoji || c.silent || c.space || c.script == "Zyyy") continue;
        for (const auto point : points_of(p, c))
            if (!shared(script_of(point)) && !nobody_draws(point))
                letters[european(c.script) ? "Latn" : c.script].push_back(point);
    }
    std::map<std::string, std::optional<FaceId>> out;
    for (auto& [script, points] : letters) {
        std::ranges::sort(points);
        points.erase(std::ranges::unique(points).begin(), points.end());
        out[script] = european(script) ? fallback.one_for_all(design, points)
                                       : fallback.face_for(design, points, script, language, false);
    }
    return out;
}

// Punctuation that stands before any letter has the face of what follows.
void cast_later(Paragraph& p, const std::vector<std::size_t>& later, const Design& design, const std::string& language,
                Faces& faces, Fallback& fallback) {
    for (auto i = later.rbegin(); i != later.rend(); ++i) {
        auto& c = p.clusters[*i];
        const auto points = points_of(p, c);
        std::optional<FaceId> face;
        for (auto next = *i + 1; next < p.clusters.size() && !face; ++next) {
            const auto& n = p.clusters[next];
            if (n.face >= 0 && !n.emoji) {
                if (faces.at(static_cast<FaceId>(n.face)).covers(points)) face = static_cast<FaceId>(n.face);
                break;
            }
        }
        if (!face) face = fallback.face_for(design, points, c.script, language, false);
        if (face) c.face = *face;
    }
}

// How large each cluster is in its face, how much leading they need, and what no font has.
void measure_cast(Paragraph& p, const Design& design, Faces& faces, Fallback& fallback) {
    for (auto& c : p.clusters) {
        if (c.face >= 0) {
            c.scale = fallback.scale(design, static_cast<FaceId>(c.face), c.script);
            const auto points = points_of(p, c);  // figures alone need no more room than ours
            if (std::ranges::none_of(points, [](char32_t x) { return u_isalpha(static_cast<UChar32>(x)) != 0; }))
                continue;
            const bool sloping = faces.at(static_cast<FaceId>(c.face)).nastaliq();
            p.least_leading = std::max(p.least_leading, sloping ? kNastaliqLeading : leading_of(c.script));
        } else if (!c.silent && !c.space) {
            for (const auto point : points_of(p, c))
                if (!default_ignorable(point)) ++p.missing[script_of(point)];
        }
    }
}

}  // namespace

void cast(Paragraph& p, const Design& design, const std::string& language, Faces& faces, Fallback& fallback) {
    const auto common = common_faces(p, design, language, fallback);
    const auto common_for = [&](const std::string& script) {
        const auto known = common.find(european(script) ? "Latn" : script);
        return known == common.end() ? std::nullopt : known->second;
    };
    std::vector<std::size_t> later;  // punctuation before any letter takes the face of what follows
    int last = -1;
    for (std::size_t i = 0; i < p.clusters.size(); ++i) {
        auto& c = p.clusters[i];
        if (c.silent) continue;
        const auto points = points_of(p, c);
        std::optional<FaceId> face;
        const bool own = std::ranges::any_of(points, [](char32_t x) { return !shared(script_of(x)); });
        if (!c.emoji && !own && std::ranges::all_of(points, punctuation)) {
            if (last < 0 && !common.empty()) {
                later.push_back(i);
                continue;
            }
            if (last >= 0 && faces.at(static_cast<FaceId>(last)).covers(points)) face = static_cast<FaceId>(last);
        }
        if (!face && !c.emoji && own)
            if (const auto id = common_for(c.script); id && faces.at(*id).covers(points)) face = id;
        if (!face && !c.emoji && european(c.script))
            if (const auto id = common_for(c.script); id && faces.at(*id).covers(points)) face = id;
        if (!face) face = fallback.face_for(design, points, c.script, language, c.emoji);
        // Marks that no font has beside its letter are dropped rather than the letter.
        if (!face && points.size() > 1) {
            face = fallback.face_for(design, {points.front()}, c.script, language, c.emoji);
            for (const auto point : points)
                if (face && !faces.at(*face).covers({point})) ++p.missing[script_of(point)];
        }
        if (face) {
            c.face = *face;
            if (!c.emoji) last = c.face;
        }
    }
    cast_later(p, later, design, language, faces, fallback);
    measure_cast(p, design, faces, fallback);
}

}  // namespace accolade::text
