#include "compose.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/bidi.h"
#include "text/unicode.h"

namespace accolade::text {
namespace {

// One run's part of a line.
struct Part {
    std::size_t begin = 0, end = 0;  // clusters
    std::vector<Shaped> glyphs;
};

bool is_rtl(const Cluster& c) {
    return (c.level & 1U) != 0;
}

// A line that does not cut a run takes the run's glyphs; one that does shapes anew where the cut changes letters.
std::vector<Shaped> glyphs_of(const Paragraph& p, const Run& run, std::size_t begin, std::size_t end, const Span& span,
                              Faces& faces) {
    if (begin == run.begin && end == run.end) return run.glyphs;
    const auto from = p.clusters[begin].begin, to = p.clusters[end - 1].end;
    const auto unsafe = [&](std::uint32_t at, bool cut) {
        if (!cut) return false;
        const auto g = std::ranges::find(run.glyphs, at, [](const Shaped& s) { return s.cluster; });
        return g == run.glyphs.end() || g->unsafe;
    };
    if (!unsafe(from, begin != run.begin) && !unsafe(to, end != run.end)) {
        std::vector<Shaped> out;
        std::ranges::copy_if(run.glyphs, std::back_inserter(out),
                             [&](const Shaped& g) { return g.cluster >= from && g.cluster < to; });
        return out;
    }
    const auto& c = p.clusters[begin];
    return shape(faces.at(static_cast<FaceId>(c.face)), p.words, {from, to, c.script, is_rtl(c)},
                 p.clusters[span.begin].begin, p.clusters[span.end - 1].end, p.manner);
}

std::vector<Part> parts_of(const Paragraph& p, const Span& span, Faces& faces) {
    std::vector<Part> out;
    for (auto i = span.begin; i < span.end;) {
        const auto r = p.run_of[i];
        if (r == p.runs.size()) {  // draws nothing, but parts its neighbours in the order: an isolate does
            out.push_back({i, i + 1, {}});
            ++i;
            continue;
        }
        const auto end = std::min(span.end, p.runs[r].end);
        out.push_back({i, end, glyphs_of(p, p.runs[r], i, end, span, faces)});
        i = end;
    }
    return out;
}

// The words of a line, and where each of the paragraph's UTF-16 units is in them.
std::string words_of(const Paragraph& p, const Span& span, bool pieces, std::vector<std::uint32_t>& byte_of) {
    std::string out;
    for (auto i = span.begin; i < span.end; ++i) {
        const auto& c = p.clusters[i];
        const auto words = std::u16string_view(p.words).substr(c.begin, c.end - c.begin);
        for (auto u = c.begin; u < c.end; ++u)
            byte_of[u - p.clusters[span.begin].begin] = static_cast<std::uint32_t>(out.size());
        const bool ours = pieces && (words[0] == 0x2068 || words[0] == 0x2069);
        if (!ours && words[0] != 0xAD && words[0] != u'\n') out += to_utf8(words);
    }
    if (span.hyphen) out += "\u2010";
    return out;
}

struct Setting {
    const Paragraph& p;
    const Style& style;
    float size;
    Faces& faces;

    // Puts a part's glyphs down from `pen`, px, and moves it on.
    void put(const Part& part, float& pen, TextLine& line, const std::vector<std::uint32_t>& byte_of,
             std::uint32_t origin, const Text& text) const {
        if (part.glyphs.empty()) return;
        const auto& first = p.clusters[part.begin];
        const auto face_id = static_cast<FaceId>(first.face);
        auto& face = faces.at(face_id);
        const float em = size * first.scale;
        const float tracking = tracking_of(style, first.script) * size;
        for (std::size_t i = 0; i < part.glyphs.size(); ++i) {
            const auto& g = part.glyphs[i];
            const auto ink = face.ink(g.glyph);
            if (!ink.empty()) {
                // A colour picture stands on the middle of the capitals, not on its own baseline.
                const float lift = face.color() ? -(p.cap_height * size / 2) - (ink.y + ink.h / 2) * em : 0;
                const auto cluster =
                    std::ranges::upper_bound(p.clusters, g.cluster, {}, &Cluster::begin) - p.clusters.begin() - 1;
                const auto piece = p.clusters[static_cast<std::size_t>(cluster)].piece;
                line.glyphs.push_back({face_id, g.glyph, pen + g.dx * em, g.dy * em + lift, em,
                                       piece < text.size() ? text[piece].tint : 0, byte_of[g.cluster - origin]});
            }
            pen += g.advance * em;
            if (i + 1 == part.glyphs.size() || part.glyphs[i + 1].cluster != g.cluster) pen += tracking;
        }
    }

    // Ink of a glyph at its place, px.
    Rect ink(const Glyph& g) const {
        const auto r = faces.at(g.face).ink(g.index);
        return {g.x + r.x * g.size, g.y + r.y * g.size, r.w * g.size, r.h * g.size};
    }
};

void add_hyphen(const Paragraph& p, const Span& span, const Setting& set, float& pen, TextLine& line) {
    for (auto i = span.end; i-- > span.begin;) {
        const auto& c = p.clusters[i];
        if (c.face < 0) continue;
        const auto& face = set.faces.at(static_cast<FaceId>(c.face));
        const auto glyph = face.has(0x2010) ? face.glyph_of(0x2010) : face.glyph_of(U'-');
        if (glyph == 0) return;
        line.glyphs.push_back({static_cast<FaceId>(c.face), glyph, pen, 0, set.size * c.scale,
                               line.glyphs.empty() ? 0 : line.glyphs.back().tint,
                               static_cast<std::uint32_t>(line.words.size() - 3)});
        pen += face.advance(glyph) * set.size * c.scale;
        return;
    }
}

Align side(Align align, bool rtl) {
    if (align == Align::start) return rtl ? Align::right : Align::left;
    if (align == Align::end) return rtl ? Align::left : Align::right;
    return align;
}

TextLine set_line(const Setting& set, const Span& span, const Text& text) {
    TextLine line;
    if (span.end <= span.begin) return line;
    const auto& p = set.p;
    const auto& first = p.clusters[span.begin];
    line.rtl = (first.base & 1U) != 0;
    std::vector<std::uint32_t> byte_of(p.clusters[span.end - 1].end - first.begin + 1, 0);
    line.words = words_of(p, span, text.size() > 1, byte_of);
    auto parts = parts_of(p, span, set.faces);
    std::vector<std::uint8_t> levels;
    for (const auto& part : parts) levels.push_back(p.clusters[part.begin].level);
    float pen = 0;
    const auto order = visual_order(levels);
    for (const auto i : order) set.put(parts[i], pen, line, byte_of, first.begin, text);
    const auto last = std::find_if(order.rbegin(), order.rend(), [&](auto i) { return !parts[i].glyphs.empty(); });
    if (last != order.rend()) pen -= tracking_of(set.style, p.clusters[parts[*last].begin].script) * set.size;
    if (span.hyphen) {
        pen += tracking_of(set.style, first.script) * set.size;
        add_hyphen(p, span, set, pen, line);
    }
    line.width = pen;
    return line;
}

// Whether a light mark stands at a place: one that hangs by half its width at the right edge.
bool closes(std::string_view words, std::size_t at) {
    for (const std::string_view mark : {"”", "“", "»", "’", ".", ",", "…", "-", "\u2010"})
        if (words.substr(at) == mark) return true;
    return false;
}

// Stems, not side bearings, stand on the edge, so that kicker, headline and lead share one line to the eye; marks that
// hang stand outside it. Says how far the line's glyphs go to the left, px.
float overhang(const Setting& set, const TextLine& line, bool first_line, Align where) {
    const float hung = first_line ? set.p.measure.hung * set.size : 0;
    const bool at_start = (where == Align::left && !line.rtl) || (where == Align::right && line.rtl);
    if (line.glyphs.empty() || where == Align::center) return 0;
    const float out = at_start ? hung : 0;
    const auto inside = [&](const Glyph& g) {
        return where == Align::left ? g.x >= out - 0.01F * set.size : g.x < line.width - out - 0.01F * set.size;
    };
    const Glyph* edge = nullptr;
    for (const auto& glyph : line.glyphs)
        if (inside(glyph) && (edge == nullptr || where == Align::right)) edge = &glyph;
    float bearing = 0;
    if (edge != nullptr && !set.faces.at(edge->face).color()) {
        const auto ink = set.ink(*edge);
        bearing = where == Align::left ? ink.x - out : line.width - out - ink.right();
        if (bearing < 0 || bearing > 0.15F * set.size) bearing = 0;
    }
    if (set.style.hang && where == Align::right && !line.rtl && edge != nullptr && closes(line.words, edge->cluster))
        return -(line.width - edge->x) / 2;
    return where == Align::left ? out + bearing : -out - bearing;
}

}  // namespace

float leading(const Paragraph& paragraph, const Style& style) {
    return std::max(style.leading, paragraph.least_leading);
}

float margin(const Paragraph& paragraph, const Style& style) {
    return (leading(paragraph, style) - style.leading) / 2;
}

TextBlock compose(const Paragraph& paragraph, const std::vector<Span>& spans, float size, const Style& style,
                  const Box& box, const Text& text, Faces& faces) {
    const Setting set{paragraph, style, size, faces};
    TextBlock out;
    out.size = size;
    out.cap_height = paragraph.cap_height * size;
    out.margin = margin(paragraph, style) * size;
    for (const auto& [script, count] : paragraph.missing) out.missing += count;
    float baseline = out.cap_height;
    for (const auto& span : spans) {
        auto line = set_line(set, span, text);
        line.baseline = baseline;
        baseline += leading(paragraph, style) * size;
        out.lines.push_back(std::move(line));
    }
    bool first_line = true;
    for (auto& line : out.lines) {
        const float hung = first_line && style.align != Align::center ? paragraph.measure.hung * size : 0;
        out.width = std::max(out.width, line.width - hung);
        first_line = false;
    }
    if (out.lines.empty()) return out;
    out.height = out.lines.back().baseline;
    const float room = box.width > 0 && std::isfinite(box.width) ? box.width : out.width;
    out.room = room;
    first_line = true;
    for (auto& line : out.lines) {
        const auto where = side(style.align, line.rtl);
        const float hung = first_line && where != Align::center ? paragraph.measure.hung * size : 0;
        const bool hangs_left = hung > 0 && where == Align::left && !line.rtl;
        const bool hangs_right = hung > 0 && where == Align::right && line.rtl;
        const float shift = overhang(set, line, first_line, where);
        float x = where == Align::left ? 0 : where == Align::right ? room - line.width : (room - line.width) / 2;
        line.left = x;
        if (hangs_left || hangs_right) {
            line.width -= hung;
            if (hangs_right) line.left = room - line.width;
        }
        x -= shift;
        for (auto& g : line.glyphs) {
            g.x += x;
            g.y += line.baseline;
            out.ink = united(out.ink, set.ink(g));
        }
        first_line = false;
    }
    return out;
}

}  // namespace accolade::text
