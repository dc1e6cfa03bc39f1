#include "typesetting.h"

#include <algorithm>

namespace accolade::slide {
namespace {

constexpr float kSmall = 6.2F;  // u: words below it grow with the viewing distance
constexpr int kMostLines = 20;

// All words of a slide keep to the edges of its own direction, also those of another one: a foreign name begins where
// the title does.
text::Align aligned(theme::Align align, bool turned) {
    if (align == theme::Align::center) return text::Align::center;
    return (align == theme::Align::start) != turned ? text::Align::left : text::Align::right;
}

constexpr std::size_t kVeryShort = 12;  // characters

// Very short words may take two lines for it.
bool very_short(const text::Text& words) {
    std::size_t characters = 0;
    for (const auto& piece : words)
        characters += static_cast<std::size_t>(
            std::count_if(piece.words.begin(), piece.words.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    return characters <= kVeryShort;
}

// Short words would be lost on a wall: what fits on one line in a larger size is set in it. True where that is so.
bool lay_short(const SlideContext& context, LaidText& laid, const text::Text& words, text::Box box) {
    if (laid.look->short_sizes.empty()) return false;
    text::Style large = laid.style;
    large.sizes.clear();
    for (const float size : laid.look->short_sizes) large.sizes.push_back(context.px(size));
    large.lines = large.last_lines = 1;
    laid.block = context.stage.fonts->set(words, large, box, context.content.language);
    if (!laid.block.fits && laid.look->lines > 1 && very_short(words)) {
        large.lines = large.last_lines = 2;
        laid.block = context.stage.fonts->set(words, large, box, context.content.language);
    }
    if (laid.block.lines.size() > static_cast<std::size_t>(large.lines) || !laid.block.fits) return false;
    // Scripts that reach far below their line would reach into what stands under it.
    if (laid.block.ink.bottom() > laid.block.height + 0.32F * laid.block.size) return false;
    laid.style = large;
    return true;
}

}  // namespace

std::optional<LaidText> lay(const SlideContext& context, const text::Text& words, const std::string& style_name,
                            text::Box box, const Setting& setting) {
    const theme::TextStyle* look = context.style(style_name);
    if (look == nullptr) return std::nullopt;
    const theme::TextStyle& t = *look;
    const auto& fonts = context.stage.theme->fonts;
    // Kickers and leads keep their size when a title goes down a step.
    const std::size_t skip_sizes = t.sizes.size() < 3 ? 0 : setting.skip_sizes;
    LaidText laid;
    laid.look = &t;
    laid.style_name = style_name;
    text::Style& style = laid.style;
    if (const auto font = fonts.find(t.font); font != fonts.end()) style.faces = {font->second};
    if (const auto plain = fonts.find("text"); plain != fonts.end()) style.faces.push_back(plain->second);
    style.sizes.clear();
    for (std::size_t i = std::min(skip_sizes, t.sizes.size() - 1); i < t.sizes.size(); ++i) {
        style.sizes.push_back(context.px(t.sizes[i]) * (t.sizes[i] < kSmall ? context.stage.small_text : 1));
    }
    style.lines = t.lines;
    style.last_lines = t.last_lines;
    if (setting.shrink < 1) {
        style.sizes = {style.sizes.back() * setting.shrink};
        if (t.lines > 1 && !t.ellipsis) style.lines = style.last_lines = kMostLines;
    }
    style.breaking = t.balance ? text::Breaking::balance : text::Breaking::fill;
    style.align = aligned(setting.align.value_or(t.align), context.turned);
    style.figures = t.tabular ? text::Figures::tabular : text::Figures::proportional;
    style.leading = t.leading;
    style.tracking = t.tracking;
    style.capitals = t.capitals;
    style.hang = t.hang;
    style.ellipsis = t.ellipsis;
    laid.tints = tints_of(context, setting.part, t);
    if (skip_sizes == 0 && setting.shrink == 1 && lay_short(context, laid, words, box)) return laid;
    laid.block = context.stage.fonts->set(words, style, box, context.content.language);
    if (laid.block.lines.empty()) return std::nullopt;
    return laid;
}

std::optional<LaidText> lay_anyhow(const SlideContext& context, const text::Text& words, const std::string& style,
                                   text::Box box, const theme::TextPart* part) {
    auto laid = lay(context, words, style, box, {.part = part});
    for (std::size_t i = 1; laid && !laid->block.fits && i < kShrinks.size(); ++i) {
        laid = lay(context, words, style, box, {.part = part, .shrink = kShrinks[i]});
        if (laid && laid->block.fits) {
            laid->block.fits = false;
            break;
        }
    }
    return laid;
}

Letters letters(const LaidText& laid, Point at) {
    return {laid.block, at, laid.tints, on_dark(laid.tints.front()), laid.style_name};
}

}  // namespace accolade::slide
