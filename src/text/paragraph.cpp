#include "paragraph.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "bonds.h"
#include "casting.h"
#include "text/bidi.h"
#include "text/unicode.h"

namespace accolade::text {
namespace {

constexpr char16_t open_isolate = 0x2068, close_isolate = 0x2069;

bool shared(std::string_view script) {
    return script == "Zyyy" || script == "Zinh" || script == "Zzzz";
}

// Each paragraph by itself. Where fields are put together, what stands between them is the language's.
Bidi ordered(const Text& text, std::u16string_view words, std::string_view language) {
    if (text.size() > 1 && right_to_left(language)) return bidi_of(words, Direction::rtl);
    Bidi out;
    for (std::size_t begin = 0; begin < words.size();) {
        const auto end = std::min(words.find(u'\n', begin), words.size() - 1) + 1;
        const auto paragraph = words.substr(begin, end - begin);
        const auto bidi = bidi_of(paragraph, direction_of(paragraph, language));
        out.levels.insert(out.levels.end(), bidi.levels.begin(), bidi.levels.end());
        out.bases.insert(out.bases.end(), bidi.bases.begin(), bidi.bases.end());
        begin = end;
    }
    return out;
}

// The pieces, one after the other, each isolated if there are several, together with those that go on from it.
std::u16string joined(const Text& text, const Style& style, std::string_view language,
                      std::vector<std::size_t>& piece_of) {
    std::u16string out;
    std::size_t left = most_code_points, last = 0;
    bool open = false;  // an isolate
    for (std::size_t p = 0; p < text.size() && left > 0; ++p) {
        auto words = clean(text[p].words, left);
        left -= std::min(left, code_points(words));
        if (style.capitals) words = in_capitals(words, language);
        if (words.empty()) continue;
        const bool alone = text.size() > 1 && text[p].bond != Bond::frame;
        const bool goes_on = text[p].bond == Bond::goes_on && open;
        if (open && !goes_on) out += close_isolate;
        piece_of.resize(out.size(), last);
        if (alone && !goes_on) out += open_isolate;
        out += words;
        piece_of.resize(out.size(), p);
        open = alone;
        last = p;
    }
    if (open) out += close_isolate;
    piece_of.resize(out.size(), last);
    return out;
}

void find_clusters(Paragraph& out, const std::vector<std::size_t>& piece_of, const Bidi& bidi) {
    std::uint32_t begin = 0;
    for (const auto end : cluster_ends(out.words)) {
        Cluster c;
        c.begin = begin;
        c.end = end;
        c.level = bidi.levels[begin];
        c.base = bidi.bases[begin];
        c.piece = piece_of[begin];
        const char16_t first = out.words[begin];
        const auto points = to_code_points(std::u16string_view(out.words).substr(begin, end - begin));
        c.space = first == u'\n' || (u_isUWhiteSpace(static_cast<UChar32>(points.front())) != 0 && first != 0xA0 &&
                                     first != 0x202F && first != 0x2007);
        c.silent = first == u'\n' || std::ranges::all_of(points, default_ignorable);
        c.emoji = wants_emoji(std::u16string_view(out.words).substr(begin, end - begin));
        for (const auto point : points) {
            c.script = script_in_use(point);
            if (!shared(c.script)) break;
        }
        if (shared(c.script)) c.script = "Zyyy";
        out.clusters.push_back(std::move(c));
        begin = end;
    }
    // What all scripts share belongs to the letters before it, or else to those after it.
    std::string last;
    for (auto& c : out.clusters) {
        if (c.script != "Zyyy")
            last = c.script;
        else if (!last.empty() && !c.emoji)
            c.script = last;
    }
    last.clear();
    for (auto c = out.clusters.rbegin(); c != out.clusters.rend(); ++c) {
        if (c->script != "Zyyy")
            last = c->script;
        else if (!last.empty() && !c->emoji)
            c->script = last;
    }
}

void shape_runs(Paragraph& p, Faces& faces) {
    const auto& all = p.clusters;
    for (std::size_t i = 0; i < all.size();) {
        if (all[i].face < 0) {
            ++i;
            continue;
        }
        auto end = i + 1;
        while (end < all.size() && all[end].face == all[i].face && all[end].script == all[i].script &&
               all[end].level == all[i].level && all[end].emoji == all[i].emoji)
            ++end;
        p.runs.push_back({i, end, {}});
        i = end;
    }
    p.run_of.assign(all.size(), p.runs.size());
    for (std::size_t r = 0; r < p.runs.size(); ++r) {
        auto& run = p.runs[r];
        std::fill(p.run_of.begin() + static_cast<std::ptrdiff_t>(run.begin),
                  p.run_of.begin() + static_cast<std::ptrdiff_t>(run.end), r);
        const auto& c = all[run.begin];
        run.glyphs = shape(faces.at(static_cast<FaceId>(c.face)), p.words,
                           {c.begin, all[run.end - 1].end, c.script, (c.level & 1U) != 0}, 0, p.words.size(), p.manner);
    }
}

// Letters that carry more than one mark above or below: Vietnamese has many.
bool stacked(std::u16string_view cluster) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<char16_t, 32> parts{};
    const auto n = unorm2_normalize(unorm2_getNFDInstance(&status), cluster.data(), static_cast<int>(cluster.size()),
                                    parts.data(), 32, &status);
    return U_SUCCESS(status) &&
           std::count_if(parts.begin(), parts.begin() + n, [](char16_t c) { return u_getCombiningClass(c) > 0; }) > 1;
}

// Where letters are built upwards and downwards, lines keep clear of each other by what these words really need.
void measure_stacks(Paragraph& p, Faces& faces) {
    constexpr std::array<std::string_view, 16> kStacking{"Tibt", "Mymr", "Khmr", "Thai", "Laoo", "Deva",
                                                         "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu",
                                                         "Knda", "Mlym", "Sinh", "Java"};
    constexpr float kLight = 0.05F;  // em, between two lines
    float above = 0, below = 0;
    bool stacks = false;
    for (const auto& run : p.runs) {
        const auto& first = p.clusters[run.begin];
        auto& face = faces.at(static_cast<FaceId>(first.face));
        if (face.color() || face.nastaliq()) continue;
        const bool stacking = std::ranges::find(kStacking, first.script) != kStacking.end();
        for (auto i = run.begin; i < run.end && !stacks; ++i)
            stacks = stacking || stacked(std::u16string_view(p.words).substr(p.clusters[i].begin,
                                                                             p.clusters[i].end - p.clusters[i].begin));
        for (const auto& glyph : run.glyphs) {
            const auto ink = face.ink(glyph.glyph);
            if (ink.empty()) continue;
            above = std::max(above, -(ink.y + glyph.dy) * first.scale);
            below = std::max(below, (ink.bottom() + glyph.dy) * first.scale);
        }
    }
    if (stacks) p.least_leading = std::max(p.least_leading, above + below + kLight);
}

float hyphen_advance(const Face& face) {
    const auto glyph = face.has(0x2010) ? face.glyph_of(0x2010) : face.glyph_of(U'-');
    return glyph == 0 ? 0.0F : face.advance(glyph);
}

void measure_clusters(Paragraph& p, const Style& style, std::string_view language, Faces& faces) {
    auto& m = p.measure;
    const auto count = p.clusters.size();
    std::vector<float> advance(count, 0.0F);
    for (const auto& run : p.runs) {
        // HarfBuzz may have joined several of our clusters into one glyph: they share its advance. It may also have
        // begun one inside a cluster of ours (a conjunct): what that has belongs to the one it lies in.
        std::map<std::uint32_t, float> sums;
        for (const auto& g : run.glyphs) sums[g.cluster] += g.advance;
        auto c = run.begin;
        for (auto sum = sums.begin(); sum != sums.end(); ++sum) {
            const auto next = std::next(sum);
            const auto until = next != sums.end() ? next->first : p.clusters[run.end - 1].end;
            auto end = c;
            while (end < run.end && p.clusters[end].begin < until) ++end;
            if (end == c && c > run.begin) --c;
            for (auto i = c; i < end; ++i)
                advance[i] += sum->second * p.clusters[i].scale / static_cast<float>(end - c);
            c = end;
        }
    }
    const auto inside = inside_words(p.words, language);
    const auto syllables = syllable_ends(p.words);
    auto breaks = line_breaks(p.words, language);
    keep_together(p.words, language, breaks);
    m.before.assign(count + 1, 0.0F);
    m.tracking.assign(count, 0.0F);
    m.hyphen.assign(count, 0.0F);
    m.cut_hyphen.assign(count, 0.0F);
    m.divides.assign(count, false);
    m.dislike.assign(count, 0.0F);
    m.after.assign(count, Break::none);
    m.space.assign(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& c = p.clusters[i];
        if (c.face >= 0) m.tracking[i] = tracking_of(style, c.script);
        m.before[i + 1] = m.before[i] + advance[i] + m.tracking[i];
        m.after[i] = breaks[c.end];
        m.space[i] = c.space || (c.silent && p.words[c.begin] != 0xAD);
        if (m.after[i] == Break::may) m.dislike[i] = inside[c.end] ? 2 : dislike(p.words, language, c.end);
        if (p.words[c.begin] == 0xAD && i > 0 && p.clusters[i - 1].face >= 0) {
            const auto& face = faces.at(static_cast<FaceId>(p.clusters[i - 1].face));
            m.hyphen[i] = hyphen_advance(face);
            m.dislike[i] = 4;
        }
        if (syllables[c.end] && c.face >= 0 && european(c.script))
            m.cut_hyphen[i] = hyphen_advance(faces.at(static_cast<FaceId>(c.face)));
    }
    if (count > 0) m.after.back() = Break::must;
    if (!style.hang) return;
    constexpr std::u16string_view marks = u"“„«‹‘‚\"'”「『";
    while (p.hung < std::min<std::size_t>(count, 3)) {
        const auto& c = p.clusters[p.hung];
        const bool mark = marks.find(p.words[c.begin]) != std::u16string_view::npos;
        const bool thin = p.hung > 0 && (p.words[c.begin] == 0x202F || p.words[c.begin] == 0xA0);
        if (!mark && !thin && !(c.silent && p.words[c.begin] != u'\n')) break;
        const bool half = p.words[c.begin] == u'「' || p.words[c.begin] == u'『';
        m.hung += (m.before[p.hung + 1] - m.before[p.hung]) * (half ? 0.5F : 1.0F);
        ++p.hung;
    }
}

}  // namespace

float tracking_of(const Style& style, std::string_view script) {
    if (joins(script)) return 0;
    const bool own = european(script) || shared(script) || script == "Armn" || script == "Geor";
    return own ? style.tracking : std::max(0.0F, style.tracking);
}

bool european(std::string_view script) {
    return script == "Latn" || script == "Grek" || script == "Cyrl";
}

bool joins(std::string_view script) {
    constexpr std::array<std::string_view, 28> list{
        "Arab", "Syrc", "Mong", "Nkoo", "Mand", "Phag", "Adlm", "Rohg", "Deva", "Beng", "Guru", "Gujr", "Orya", "Telu",
        "Knda", "Mlym", "Sinh", "Tibt", "Taml", "Thai", "Laoo", "Khmr", "Mymr", "Java", "Bali", "Modi", "Mtei", "Newa"};
    return std::ranges::find(list, script) != list.end();
}

Paragraph analyse(const Text& text, const Style& style, std::string_view language, Faces& faces, Fallback& fallback) {
    Paragraph out;
    std::vector<std::size_t> piece_of;
    out.words = joined(text, style, language, piece_of);
    out.manner = {style.figures == Figures::tabular, style.capitals, style.tracking > 0.03F, std::string(language)};
    const auto& design = fallback.design(style.faces);
    out.cap_height = design.cap_height;
    find_clusters(out, piece_of, ordered(text, out.words, language));
    cast(out, design, std::string(language), faces, fallback);
    shape_runs(out, faces);
    measure_stacks(out, faces);
    measure_clusters(out, style, language, faces);
    return out;
}

void find_divisions(Paragraph& p, Faces& faces, Hyphenation& hyphenation) {
    if (std::exchange(p.divisions_known, true)) return;
    const auto places = hyphenation.places(p.words, p.manner.language);
    for (std::size_t i = 0; i < p.clusters.size(); ++i) {
        const auto& c = p.clusters[i];
        p.measure.divides[i] = places[c.end] && c.face >= 0;
        if (p.measure.divides[i] && european(c.script))
            p.measure.cut_hyphen[i] = hyphen_advance(faces.at(static_cast<FaceId>(c.face)));
    }
}

}  // namespace accolade::text
