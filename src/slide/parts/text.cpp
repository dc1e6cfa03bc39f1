// Words in a style.
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "text/unicode.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

bool shows_text(const theme::TextPart& part, const SlideContext& context) {
    return context.has_words(part.words);
}

// A clock stands on every slide; where the theme says nothing, it changes corners.
Traits traits(const theme::TextPart& part) {
    const auto names = theme::names_in(part.words);
    const bool clock = std::find(names.begin(), names.end(), "clock") != names.end();
    return {.words = true, .corner = part.changes_corners.value_or(clock) ? InCorner::moves : InCorner::stays};
}

bool draw_text(const theme::TextPart& part, PartContext& context, Rect area) {
    const theme::TextStyle* look = context.style(part.style);
    if (look == nullptr) return false;
    const auto words = words_of(context, part, *look);
    if (!words) return false;
    area = context.beside(part.clear, area, area.y, area.bottom());
    const auto laid = lay_anyhow(context, *words, part.style, {area.w, area.h}, &part);
    if (!laid) return false;
    if (!laid->block.fits) context.canvas.say_too_long();
    float top = area.y + laid->block.margin;
    if (part.align == theme::Align::center) top = area.y + (area.h - laid->block.height) / 2;
    if (part.align == theme::Align::end) top = area.bottom() - laid->block.height - laid->block.margin;
    put_words(part, context, *laid, area, std::round(top));
    return true;
}

// One line of a block, with what ink of the block's is its own: within a line above and below its baseline.
Letters line_of(const Letters& whole, const LaidText& laid, std::size_t i) {
    Letters line = whole;
    line.block.lines = {laid.block.lines[i]};
    const float half = laid.style.leading * laid.block.size, baseline = laid.block.lines[i].baseline;
    Rect& ink = line.block.ink;
    const float y = std::max(ink.y, baseline - half * 1.1F), bottom = std::min(ink.bottom(), baseline + half * 0.6F);
    ink = {ink.x, y, ink.w, bottom - y};
    return line;
}

// Its counter as far as its decimals show it: one that runs is between two numbers.
double as_shown(const Content& content) {
    if (content.item == nullptr || !content.item->counter) return content.counter;
    const double scale = std::pow(10.0, content.item->counter->value.decimals);
    return std::floor(content.counter * scale + 1e-6) / scale;
}

// The item's counter on its way; nothing for numbers that are there too soon to count.
std::optional<Counting> counting_of(const theme::TextPart& part, const SlideContext& context, const LaidText& laid,
                                    const Letters& whole, float width) {
    const Content& content = context.content;
    if (!part.counts || content.item == nullptr || !content.item->counter) return std::nullopt;
    const auto& seen = content.counts_from;
    const bool grew = seen && *seen < as_shown(content);
    if (std::fabs(content.counter) < 20 && !grew) return std::nullopt;
    Counting counting;
    counting.to = content.counter;
    const auto& previous = content.item->counter->previous;
    counting.from = previous && previous->value < counting.to ? previous->value : counting.to * 0.92;
    if (seen) counting.from = grew ? *seen : counting.to;  // what people know, or what fell, stands at once
    counting.decimals = content.item->counter->value.decimals;
    counting.language = content.language;
    counting.style = laid.style;
    counting.style.sizes = {laid.block.size};
    counting.at = whole.at;
    counting.box = {width, 0};
    counting.tints = laid.tints;
    counting.separators = part.separators.has_value() && !text::right_to_left(content.language);
    counting.on_dark = whole.on_dark;
    return counting;
}

}  // namespace

void put_words(const theme::TextPart& part, PartContext& context, const LaidText& laid, Rect area, float top) {
    const std::string& name = context.part.name;
    const auto before = context.canvas.mark();
    const auto is_part = [&](const Letters& whole) {
        context.canvas.is_part(name, key_of(context.part), bounds_of(whole), before);
    };
    if (laid.block.cut) context.canvas.say_shortened(name);
    const std::string& enter = context.part.enter.empty() ? laid.look->enter : context.part.enter;
    const auto whole = std::get<Letters>(context.on_screen({letters(laid, {area.x, top})}).front());
    if (enter.empty() && !part.counts) {  // what does not enter by itself belongs to the ground
        context.canvas.to_ground({whole});
        return is_part(whole);
    }
    const theme::Motion motion = context.motion(enter);
    if (motion.effect == theme::Effect::lines && laid.block.lines.size() > 1) {
        for (std::size_t i = 0; i < laid.block.lines.size(); ++i)
            context.canvas.act(name + "." + std::to_string(i), motion, {line_of(whole, laid, i)}, static_cast<int>(i));
        return is_part(whole);
    }
    Actor& actor = context.canvas.act(name, motion, {whole}, 0);
    if (auto counting = counting_of(part, context, laid, whole, area.w)) actor.change = std::move(*counting);
    is_part(whole);
}

const PartRules<theme::TextPart>& rules_of(const theme::TextPart&) {
    static constexpr PartRules<theme::TextPart> rules{.shows = shows_text, .traits = traits, .draw = draw_text};
    return rules;
}

}  // namespace accolade::slide
