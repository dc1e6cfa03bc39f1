#include "text/fonts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/lru.h"
#include "compose.h"
#include "glyphs.h"
#include "text/unicode.h"

namespace accolade::text {
namespace {

constexpr std::size_t most_paragraphs = 400;  // kept analysed

// All that an analysis depends on; sizes and boxes are not among it.
std::string key_of(const Text& text, const Style& style, std::string_view language) {
    std::string out;
    for (const auto& piece : text) out += piece.words + '\x1e' + static_cast<char>('0' + static_cast<int>(piece.bond));
    for (const auto& face : style.faces) out += '\x1f' + face;
    out += '\x1f' + std::to_string(style.tracking) + (style.figures == Figures::tabular ? 't' : 'p') +
           (style.capitals ? 'C' : 'c') + (style.hang ? 'H' : 'h');
    return out.append(language);
}

enum class End { ellipsis, sentence };

// The text up to a cluster of its analysis, with an ellipsis where that is no sentence's end.
Text cut_at(const Text& text, const Paragraph& p, std::size_t end, End how) {
    while (end > 0) {
        const auto& c = p.clusters[end - 1];
        const auto unit = p.words[c.begin];
        const bool mark = how == End::ellipsis &&
                          std::u16string_view(u",;:.!?–—-(\u2068\u2069").find(unit) != std::u16string_view::npos;
        if (!c.space && !mark) break;
        --end;
    }
    Text out;
    for (std::size_t i = 0; i < end; ++i) {
        const auto& c = p.clusters[i];
        const auto words = std::u16string_view(p.words).substr(c.begin, c.end - c.begin);
        if (words == u"\u2068" || words == u"\u2069") continue;
        while (out.size() <= c.piece) out.push_back({"", text[out.size()].tint, text[out.size()].bond});
        out[c.piece].words += to_utf8(words);
    }
    if (out.empty()) out.push_back({});
    if (how == End::ellipsis) out.back().words += "…";
    return out;
}

constexpr float kEnough = 0.3F;  // of the words that go in: a sentence that says less is not worth the end

// The last whole sentence among the first `fitting` clusters; nothing if that would leave too little.
std::optional<std::size_t> last_sentence(const Paragraph& p, std::string_view language, std::size_t fitting) {
    const auto ends = sentence_ends(p.words, language);
    for (std::size_t end = fitting; end > 0 && static_cast<float>(end) > kEnough * static_cast<float>(fitting); --end)
        if (ends[p.clusters[end - 1].end]) return end;
    return std::nullopt;
}

}  // namespace

struct Fonts::Rooms {
    Faces faces;
    Fallback fallback;
    Glyphs glyphs;
    Hyphenation hyphenation;
    std::map<std::string, int> missing;
    Lru<std::string, Paragraph> paragraphs{most_paragraphs};

    Rooms(const std::filesystem::path& bundled, SystemFonts system) : fallback(faces, bundled, system) {}

    Paragraph& paragraph(const Text& text, const Style& style, std::string_view language) {
        const auto key = key_of(text, style, language);
        if (auto* known = paragraphs.find(key)) return *known;
        auto& fresh = paragraphs.put(key, analyse(text, style, language, faces, fallback));
        for (const auto& [script, count] : fresh.missing) missing[script] += count;
        return fresh;
    }

    TextBlock cut(const Text& text, const Style& style, const Box& box, std::string_view language, std::size_t lines);
};

namespace {

std::size_t lines_allowed(const Paragraph& p, const Style& style, const Box& box, float size, bool smallest) {
    auto lines =
        static_cast<std::size_t>(std::max(1, smallest && style.last_lines > 0 ? style.last_lines : style.lines));
    if (box.height > 0) {
        const float room = box.height - p.cap_height * size - margin(p, style) * size * 2;
        const float more = room / (leading(p, style) * size) + 0.01F;
        lines = std::min(lines, more < 0 ? std::size_t{0} : static_cast<std::size_t>(more) + 1);
    }
    return lines;
}

float em_width(const Box& box, float size) {
    return box.width > 0 ? box.width / size : std::numeric_limits<float>::max();
}

constexpr float kSmall = 0.55F;  // of the largest size: smaller is too much to pay for not dividing a word

struct Fitting {
    float size = 0;
    std::vector<Span> lines;
};

// The largest size in which the words go in. A dictionary divides one word for that, in the smallest size several.
std::optional<Fitting> first_that_fits(const Paragraph& p, const Style& style, const Box& box, WideWord wide) {
    for (std::size_t i = 0; i < style.sizes.size(); ++i) {
        const bool smallest = i + 1 == style.sizes.size();
        const float size = std::max(1.0F, style.sizes[i]);
        auto lines = fill(p.measure, em_width(box, size), wide);
        if (!lines || lines->size() > lines_allowed(p, style, box, size, smallest)) continue;
        if (wide == WideWord::divide && !smallest && std::ranges::count(*lines, true, &Span::hyphen) != 1) continue;
        return Fitting{size, std::move(*lines)};
    }
    return std::nullopt;
}

std::vector<Span> evened(const Paragraph& p, const std::vector<Span>& full, const Style& style, float width) {
    return style.breaking == Breaking::balance ? balanced(p.measure, full, width)
                                               : without_widow(p.measure, full, width);
}

}  // namespace

TextBlock Fonts::Rooms::cut(const Text& text, const Style& style, const Box& box, std::string_view language,
                            std::size_t lines) {
    const float size = style.sizes.back();
    const Paragraph whole = paragraph(text, style, language);
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < whole.clusters.size(); ++i)
        if (whole.measure.after[i] != Break::none && i + 1 < whole.clusters.size()) ends.push_back(i + 1);
    const auto fits = [&](std::size_t end) {
        auto shorter = analyse(cut_at(text, whole, end, End::ellipsis), style, language, faces, fallback);
        find_divisions(shorter, faces, hyphenation);
        const auto spans = fill(shorter.measure, em_width(box, size), WideWord::cut);
        return spans && spans->size() <= lines;
    };
    if (ends.empty() || !fits(ends.front())) {  // not even a word: by letters
        ends.clear();
        for (std::size_t i = 1; i <= whole.clusters.size(); ++i) ends.push_back(i);
    }
    std::size_t low = 0, high = ends.size();
    while (high - low > 1) {
        const auto middle = (low + high) / 2;
        if (fits(ends[middle]))
            low = middle;
        else
            high = middle;
    }
    const auto sentence = last_sentence(whole, language, ends[low]);
    const auto shorter =
        sentence ? cut_at(text, whole, *sentence, End::sentence) : cut_at(text, whole, ends[low], End::ellipsis);
    auto& p = paragraph(shorter, style, language);
    find_divisions(p, faces, hyphenation);
    const auto spans = fill(p.measure, em_width(box, size), WideWord::cut);
    auto out = compose(p, spans.value_or(std::vector<Span>{}), size, style, box, shorter, faces);
    out.cut = true;
    out.fits = out.lines.size() <= lines;
    return out;
}

Result<std::unique_ptr<Fonts>> Fonts::open(const std::filesystem::path& bundled, SystemFonts system) {
    auto rooms = std::make_unique<Rooms>(bundled, system);
    if (rooms->fallback.design({}).chain.empty())
        return failure("no font can be opened, not even the built-in one; memory may be used up", bundled.string());
    return std::unique_ptr<Fonts>(new Fonts(std::move(rooms)));
}

Fonts::Fonts(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Fonts::~Fonts() = default;

TextBlock Fonts::set(const Text& words, const Style& style, const Box& box, std::string_view language) {
    auto& r = *rooms_;
    if (style.sizes.empty()) return {};
    Paragraph& p = r.paragraph(words, style, language);
    if (p.words.empty()) return {};
    const auto whole_words = first_that_fits(p, style, box, WideWord::refuse);
    if (whole_words && whole_words->size >= kSmall * style.sizes.front())
        return compose(p, evened(p, whole_words->lines, style, em_width(box, whole_words->size)), whole_words->size,
                       style, box, words, r.faces);
    // Not even in the smallest size, or in one that is small for the sake of one word: then in the largest in which
    // that word is divided, or in the smallest, several; or where no dictionary knows the word, cut.
    find_divisions(p, r.faces, r.hyphenation);
    auto torn = first_that_fits(p, style, box, WideWord::divide);
    const bool divided = torn.has_value();
    if (!torn && (whole_words || !style.ellipsis)) torn = first_that_fits(p, style, box, WideWord::cut);
    if (whole_words && (!torn || whole_words->size >= kSmall * torn->size))
        return compose(p, evened(p, whole_words->lines, style, em_width(box, whole_words->size)), whole_words->size,
                       style, box, words, r.faces);
    if (torn) {
        auto out = compose(p, torn->lines, torn->size, style, box, words, r.faces);
        out.fits = divided || whole_words.has_value();  // what no size has room for is too long
        return out;
    }
    const float size = std::max(1.0F, style.sizes.back()), width = em_width(box, size);
    const auto lines = lines_allowed(p, style, box, size, true);
    if (style.ellipsis && lines > 0) return r.cut(words, style, box, language, lines);
    // Cut, every word fits: there are always spans then.
    const auto whole = fill(p.measure, width, WideWord::refuse);
    const auto spans =
        whole ? evened(p, *whole, style, width) : fill(p.measure, width, WideWord::cut).value_or(std::vector<Span>{});
    auto out = compose(p, spans, size, style, box, words, r.faces);
    out.fits = false;
    return out;
}

const GlyphPicture& Fonts::picture(FaceId face, std::uint32_t glyph, float size, int quarter) {
    static const GlyphPicture nothing;
    if (face >= rooms_->faces.size()) return nothing;
    return rooms_->glyphs.picture(rooms_->faces.at(face), face, glyph, size, quarter);
}

const std::string& Fonts::file(FaceId face) const {
    static const std::string none;
    return face < rooms_->faces.size() ? rooms_->faces.at(face).file() : none;
}

Result<void> Fonts::try_file(const std::string& file) {
    return rooms_->faces.attempt(file);
}

const std::map<std::string, int>& Fonts::missing() const {
    return rooms_->missing;
}

}  // namespace accolade::text
