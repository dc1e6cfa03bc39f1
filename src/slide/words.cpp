// Which words a part shows: its template with the item's words put in, its numbers with their signs in another colour,
// and a number on its way.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "text/bidi.h"
#include "text/typography.h"
#include "text/unicode.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

// Splits a number at its grouping signs: digits in `tint`, signs in `sign`. Only where digits stand on both sides.
void add_number(text::Text& out, const std::string& words, int tint, int sign) {
    std::string run;
    auto bond = text::Bond::field;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && !ascii::digit(words[end])) ++end;
        const bool separator = i > 0 && end > i && end < words.size() && ascii::digit(words[i - 1]);
        if (separator) {
            if (!run.empty()) out.push_back({run, tint, bond});
            bond = text::Bond::goes_on;
            out.push_back({words.substr(i, end - i), sign, bond});
            run.clear();
            i = end;
        } else {
            run += words[i++];
        }
    }
    if (!run.empty()) out.push_back({run, tint, bond});
}

}  // namespace

bool read_from_right(const Content& content) {
    std::string words;
    for (const char* name : {"title", "lead", "greeting"}) {
        const auto word = content.words.find(name);
        if (word != content.words.end()) words += word->second + " ";
    }
    return text::reads_from_right(words, content.language);
}

std::optional<text::Text> words_of(const SlideContext& context, const theme::TextPart& part,
                                   const theme::TextStyle& look) {
    const std::string& language = context.content.language;
    text::Text out;
    const std::string& form = part.words;
    int next_tint = 1;
    for (std::size_t at = 0; at < form.size();) {
        if (form[at] != '{') {
            const auto end = std::min(form.find('{', at), form.size());
            out.push_back({form.substr(at, end - at), 0, text::Bond::frame});
            at = end;
            continue;
        }
        const auto close = std::min(form.find('}', at), form.size() - 1);
        const std::string name = form.substr(at + 1, close - at - 1);
        at = close + 1;
        const std::string* word = context.word(name);
        if (word == nullptr) return std::nullopt;
        const int tint = part.tints.contains(name) ? next_tint++ : 0;
        if (part.separators && !text::right_to_left(language)) {
            add_number(out, *word, tint, static_cast<int>(part.tints.size()) + 1);
        } else {
            out.push_back({look.quotes ? text::in_quotes(*word, language) : text::set_right(*word, language), tint});
        }
    }
    return out;
}

std::vector<Color> tints_of(const SlideContext& context, const theme::TextPart* part, const theme::TextStyle& look) {
    std::vector<Color> tints{context.color(look.color)};
    if (part == nullptr) return tints;
    for (const auto& name : theme::names_in(part->words)) {
        if (const auto it = part->tints.find(name); it != part->tints.end()) tints.push_back(context.color(it->second));
    }
    if (part->separators) tints.push_back(context.color(*part->separators));
    return tints;
}

DrawingPtr counting_at(const Counting& counting, double value, float settled, text::Fonts& fonts, PixelRect bounds) {
    text::Text words;
    const std::string number = wording::written({value, counting.decimals}, counting.language);
    if (counting.separators) {
        add_number(words, number, 0, static_cast<int>(counting.tints.size()) - 1);
    } else {
        words.push_back({number});
    }
    const auto laid = [&](text::Figures figures) {
        text::Style style = counting.style;
        style.figures = figures;
        return fonts.set(words, style, counting.box, counting.language);
    };
    TextBlock block = laid(settled < 1 ? text::Figures::tabular : text::Figures::proportional);
    if (settled > 0 && settled < 1) {
        const TextBlock goal = laid(text::Figures::proportional);
        for (std::size_t l = 0; l < std::min(block.lines.size(), goal.lines.size()); ++l) {
            auto& glyphs = block.lines[l].glyphs;
            const auto& theirs = goal.lines[l].glyphs;
            if (glyphs.size() != theirs.size()) continue;
            for (std::size_t g = 0; g < glyphs.size(); ++g) {
                glyphs[g].index = theirs[g].index;
                glyphs[g].x += (theirs[g].x - glyphs[g].x) * settled;
            }
        }
        block.ink = united(block.ink, goal.ink);
    }
    Letters letters{std::move(block), counting.at, counting.tints, counting.on_dark};
    auto drawing = std::make_shared<Drawing>();
    drawing->bounds = united(bounds, covering(bounds_of(letters)));
    drawing->commands = {std::move(letters)};
    drawing->fleeting = true;
    return drawing;
}

}  // namespace accolade::slide
