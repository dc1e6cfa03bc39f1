#include "scene/builder.h"

#include <algorithm>
#include <cmath>

#include "text/typography.h"

namespace accolade::scene {
namespace {

using theme::What;

constexpr float kSmall = 6.2F;  // u: words below it grow with the viewing distance
constexpr int kMostLines = 20;

bool right_to_left(std::string_view language) {
    const auto base = language.substr(0, language.find('-'));
    return base == "ar" || base == "he" || base == "fa" || base == "ur" || base == "ps" || base == "yi" || base == "dv";
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Splits a number at its grouping signs: digits in `tint`, signs in `sign`. Only where digits stand on both sides.
void add_number(text::Text& out, const std::string& words, int tint, int sign) {
    std::string run;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && !is_digit(words[end])) ++end;
        const bool separator = i > 0 && end > i && end < words.size() && is_digit(words[i - 1]);
        if (separator) {
            if (!run.empty()) out.push_back({run, tint, !out.empty()});
            out.push_back({words.substr(i, end - i), sign, true});
            run.clear();
            i = end;
        } else {
            run += words[i++];
        }
    }
    if (!run.empty()) out.push_back({run, tint, !out.empty()});
}

text::Align aligned(theme::Align align) {
    switch (align) {
        case theme::Align::start:
            return text::Align::start;
        case theme::Align::center:
            return text::Align::center;
        case theme::Align::end:
            return text::Align::end;
    }
    return text::Align::start;
}

bool moves_with_shift(What what) {
    return what == What::text || what == What::people || what == What::figures || what == What::brand ||
           what == What::progress || what == What::stack;
}

}  // namespace

Builder::Builder(const Content& content, const Stage& stage, const theme::Slide& slide)
    : content_(content), stage_(stage), design_(slide), unit_(stage.size.unit()) {
    slide_.id = content.id;
    slide_.kind = content.kind;
    slide_.size = stage.size;
    slide_.name = slide.name;
}

Slide Builder::build() {
    const Rect screen{0, 0, static_cast<float>(stage_.size.w), static_cast<float>(stage_.size.h)};
    slide_.bg = named("bg");
    ground_.emplace_back(Fill{rectangle(screen), Paint{named("bg")}});
    ground_.emplace_back(Fill{rectangle(screen), paint(design_.ground, screen)});
    const auto areas = layout::place(stage_.size.portrait() ? design_.portrait : design_.landscape, stage_.size);
    for (const auto& area : areas) areas_.try_emplace(area.name, area.rect);
    for (const auto& area : areas) {
        if (const theme::Part* part = design_.part(area.name)) put(*part, area.rect);
    }
    for (const auto& [part, area] : last_) put_progress(*part, area);
    leave_covered_tiles_out();
    auto ground = std::make_shared<Drawing>();
    ground->bounds = {0, 0, stage_.size.w, stage_.size.h};
    ground->commands = std::move(ground_);
    ground->opaque = true;
    slide_.ground = std::move(ground);
    return std::move(slide_);
}

// A tile that the ground has something over cannot turn beneath it.
void Builder::leave_covered_tiles_out() {
    if (!slide_.tiles) return;
    Tiles& tiles = *slide_.tiles;
    const auto last = std::find(ground_.rbegin(), ground_.rend(), Command{tiles.fills.back()});
    std::vector<PixelRect> above;
    for (auto it = ground_.rbegin(); it != last; ++it) above.push_back(covering(bounds_of(*it)));
    std::erase_if(tiles.fills, [&](const Fill& fill) {
        const PixelRect tile = tiles.tile_of(fill);
        return std::any_of(above.begin(), above.end(),
                           [&](const PixelRect& box) { return !intersection(box, tile).empty(); });
    });
}

void Builder::put(const theme::Part& part, Rect area) {
    if (!present(part)) {
        if (const theme::Part* other = part.instead.empty() ? nullptr : design_.part(part.instead)) put(*other, area);
        return;
    }
    if (moves_with_shift(part.what)) area = {area.x + stage_.shift.x, area.y + stage_.shift.y, area.w, area.h};
    switch (part.what) {
        case What::text:
            return put_text(part, area);
        case What::picture:
            return put_picture(part, area);
        case What::people:
            return put_people(part, area);
        case What::figure:
            return put_figure(part, area);
        case What::figures:
            return put_figures(part, area);
        case What::shape:
            return put_shape(part, area);
        case What::mosaic:
            return put_mosaic(part, area);
        case What::gauge:
            return put_gauge(part, area);
        case What::brand:
            return put_brand(part, area);
        case What::progress:
            last_.emplace_back(&part, area);
            return;
        case What::stack:
            return put_stack(part, area);
    }
}

// Whether a part has something to show.
bool Builder::present(const theme::Part& part) const {
    const auto has = [&](const std::string& word) {
        const auto it = content_.words.find(word);
        return it != content_.words.end() && !it->second.empty();
    };
    const auto names = theme::names_in(part.words);
    switch (part.what) {
        case What::text:
        case What::figure:
        case What::brand:
            return std::all_of(names.begin(), names.end(), has);
        case What::picture: {
            if (names.empty() || !has(names.front())) return false;
            const auto size = stage_.picture_size(content_.words.find(names.front())->second);
            return size && std::min(size->w, size->h) >= 64;
        }
        case What::people:
            return content_.item != nullptr && has("person.name");
        case What::figures:
            return has("figures.0.value");
        case What::gauge:
            return content_.item != nullptr && content_.item->counter && content_.item->counter->target;
        case What::progress:
            return content_.count > 1;
        case What::shape:
        case What::mosaic:
        case What::stack:
            return true;
    }
    return true;
}

// The template with its words put in; nothing where one is missing.
std::optional<text::Text> Builder::words_of(const theme::Part& part, const theme::TextStyle& look) const {
    text::Text out;
    const std::string& form = part.words;
    int next_tint = 1;
    for (std::size_t at = 0; at < form.size();) {
        if (form[at] != '{') {
            const auto end = std::min(form.find('{', at), form.size());
            out.push_back({form.substr(at, end - at), 0, !out.empty()});
            at = end;
            continue;
        }
        const auto close = std::min(form.find('}', at), form.size() - 1);
        const std::string name = form.substr(at + 1, close - at - 1);
        at = close + 1;
        const auto word = content_.words.find(name);
        if (word == content_.words.end() || word->second.empty()) return std::nullopt;
        const int tint = part.tints.contains(name) ? next_tint++ : 0;
        if (part.separators && !right_to_left(content_.language)) {
            add_number(out, word->second, tint, static_cast<int>(part.tints.size()) + 1);
        } else {
            out.push_back({look.quotes ? text::in_quotes(word->second, content_.language)
                                       : text::set_right(word->second, content_.language),
                           tint, false});
        }
    }
    return out;
}

std::vector<Color> Builder::tints_of(const theme::Part* part, const theme::TextStyle& look) const {
    std::vector<Color> tints{color(look.color)};
    if (part == nullptr) return tints;
    for (const auto& name : theme::names_in(part->words)) {
        if (const auto it = part->tints.find(name); it != part->tints.end()) tints.push_back(color(it->second));
    }
    if (part->separators) tints.push_back(color(*part->separators));
    return tints;
}

std::optional<LaidText> Builder::lay(const text::Text& words, const std::string& style_name, text::Box box,
                                     const theme::Part* part, std::size_t skip_sizes, std::optional<theme::Align> align,
                                     float shrink) {
    const auto look = stage_.theme->text.find(style_name);
    if (look == stage_.theme->text.end()) return std::nullopt;
    const theme::TextStyle& t = look->second;
    if (t.sizes.size() < 3) skip_sizes = 0;  // kickers and leads keep their size when a title goes down a step
    LaidText laid;
    laid.look = &t;
    text::Style& style = laid.style;
    if (const auto font = stage_.theme->fonts.find(t.font); font != stage_.theme->fonts.end())
        style.faces = {font->second};
    if (const auto plain = stage_.theme->fonts.find("text"); plain != stage_.theme->fonts.end())
        style.faces.push_back(plain->second);
    style.sizes.clear();
    for (std::size_t i = std::min(skip_sizes, t.sizes.size() - 1); i < t.sizes.size(); ++i) {
        style.sizes.push_back(px(t.sizes[i]) * (t.sizes[i] < kSmall ? stage_.small_text : 1));
    }
    style.lines = t.lines;
    style.last_lines = t.last_lines;
    if (shrink < 1) {
        style.sizes = {style.sizes.back() * shrink};
        if (t.lines > 1 && !t.ellipsis) style.lines = style.last_lines = kMostLines;
    }
    style.breaking = t.balance ? text::Breaking::balance : text::Breaking::fill;
    style.align = aligned(align.value_or(t.align));
    style.figures = t.tabular ? text::Figures::tabular : text::Figures::proportional;
    style.leading = t.leading;
    style.tracking = t.tracking;
    style.capitals = t.capitals;
    style.hang = t.hang;
    style.ellipsis = t.ellipsis;
    laid.tints = tints_of(part, t);
    if (skip_sizes == 0 && shrink == 1 && lay_short(laid, words, box)) return laid;
    laid.block = stage_.fonts->set(words, style, box, content_.language);
    if (laid.block.lines.empty()) return std::nullopt;
    return laid;
}

std::optional<LaidText> Builder::lay_anyhow(const text::Text& words, const std::string& style, text::Box box,
                                            const theme::Part* part) {
    auto laid = lay(words, style, box, part);
    for (std::size_t i = 1; laid && !laid->block.fits && i < kShrinks.size(); ++i) {
        laid = lay(words, style, box, part, 0, {}, kShrinks[i]);
        if (laid && laid->block.fits) {
            laid->block.fits = false;
            break;
        }
    }
    return laid;
}

void Builder::put_text(const theme::Part& part, Rect area) {
    const auto look = stage_.theme->text.find(part.style);
    if (look == stage_.theme->text.end()) return;
    const auto words = words_of(part, look->second);
    if (!words) return;
    area = beside(part, area, area.y, area.bottom());
    const auto laid = lay_anyhow(*words, part.style, {area.w, area.h}, &part);
    if (!laid) return;
    if (!laid->block.fits) slide_.fits = false;
    float top = area.y;
    if (part.align == theme::Align::center) top += (area.h - laid->block.height) / 2;
    if (part.align == theme::Align::end) top += area.h - laid->block.height;
    put_laid(part, *laid, area, std::round(top));
}

// Every line of a block that enters by lines is an actor of its own.
void Builder::put_laid(const theme::Part& part, const LaidText& laid, Rect area, float top) {
    const std::string& motion = part.enter.empty() ? laid.look->enter : part.enter;
    const Letters whole = letters(laid, {area.x, top});
    if (motion.empty() && !part.counts) {  // what does not enter by itself belongs to the ground
        ground_.emplace_back(whole);
        return;
    }
    if (motion_of(motion).effect == theme::Effect::lines && laid.block.lines.size() > 1) {
        for (std::size_t i = 0; i < laid.block.lines.size(); ++i) {
            Letters line = whole;
            line.block.lines = {laid.block.lines[i]};
            const float half = laid.style.leading * laid.block.size;
            Rect& ink = line.block.ink;
            const float baseline = laid.block.lines[i].baseline;
            // Its own ink is somewhere in the block's, within a line above and below its baseline.
            const float y = std::max(ink.y, baseline - half * 1.1F),
                        bottom = std::min(ink.bottom(), baseline + half * 0.6F);
            ink = {ink.x, y, ink.w, bottom - y};
            act(part.name + "." + std::to_string(i), motion, {line}, static_cast<int>(i));
        }
        return;
    }
    act(part.name, motion, {whole}, 0);
    if (!part.counts || content_.item == nullptr || !content_.item->counter) return;
    if (std::fabs(content_.counter) < 20) return;
    Counting counting;
    counting.to = content_.counter;
    const auto& previous = content_.item->counter->previous;
    counting.from = previous && previous->value < counting.to ? previous->value : counting.to * 0.92;
    counting.decimals = content_.item->counter->value.decimals;
    counting.language = content_.language;
    counting.style = laid.style;
    counting.style.sizes = {laid.block.size};
    counting.at = {area.x, top};
    counting.box = {area.w, 0};
    counting.tints = laid.tints;
    counting.separators = part.separators.has_value() && !right_to_left(content_.language);
    counting.on_dark = whole.on_dark;
    slide_.actors.back().change = std::move(counting);
}

float Builder::height_of(const theme::Part& part, float width) {
    switch (part.what) {
        case What::people:
        case What::brand:
            return px(part.size);
        case What::figures:
            return px(13);
        case What::progress:
            return px(0.45F);
        case What::shape:
            return px(part.size);
        default:
            return width * 0.5F;
    }
}

Letters Builder::letters(const LaidText& laid, Point at) const {
    return {laid.block, at, laid.tints, on_dark(laid.tints.front())};
}

bool Builder::on_dark(Color color) const {
    return luminance(color) > 0.4F;
}

theme::Motion Builder::motion_of(const std::string& name) const {
    const auto it = stage_.theme->motion.find(name);
    if (it != stage_.theme->motion.end()) return it->second;
    theme::Motion still;
    still.effect = theme::Effect::none;
    still.length = Milliseconds(0);
    return still;
}

// What does not enter by itself belongs to the ground.
void Builder::add(const theme::Part& part, std::vector<Command> commands, int order) {
    if (part.enter.empty()) {
        std::move(commands.begin(), commands.end(), std::back_inserter(ground_));
    } else {
        act(part.name, part.enter, std::move(commands), order);
    }
}

void Builder::act(const std::string& name, const std::string& motion, std::vector<Command> commands, int order) {
    auto drawing = std::make_shared<Drawing>();
    drawing->bounds = bounds_of(commands, stage_.size);
    drawing->commands = std::move(commands);
    slide_.actors.push_back({name, std::move(drawing), motion_of(motion), order, {}});
}

Rect bounds_of(const Command& command) {
    if (const auto* fill = std::get_if<Fill>(&command)) return inset(bounds(fill->path), -1);
    const auto& letters = std::get<Letters>(command);
    const Rect ink = letters.block.ink;
    return inset({letters.at.x + ink.x, letters.at.y + ink.y, ink.w, ink.h}, -2);
}

PixelRect bounds_of(const std::vector<Command>& commands, PixelSize screen) {
    Rect all;
    for (const Command& command : commands) all = united(all, bounds_of(command));
    return intersection(covering(all), {0, 0, screen.w, screen.h});
}

DrawingPtr counting_at(const Counting& counting, double value, float settled, text::Fonts& fonts, PixelRect bounds) {
    text::Text words;
    const std::string number = model::written({value, counting.decimals}, counting.language);
    if (counting.separators) {
        add_number(words, number, 0, static_cast<int>(counting.tints.size()) - 1);
    } else {
        words.push_back({number, 0, false});
    }
    const auto laid = [&](text::Figures figures) {
        text::Style style = counting.style;
        style.figures = figures;
        return fonts.set(words, style, counting.box, counting.language);
    };
    text::Block block = laid(settled < 1 ? text::Figures::tabular : text::Figures::proportional);
    if (settled > 0 && settled < 1) {
        const text::Block goal = laid(text::Figures::proportional);
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
    drawing->bounds = united(bounds, covering(bounds_of(Command{letters})));
    drawing->commands = {std::move(letters)};
    drawing->fleeting = true;
    return drawing;
}

}  // namespace accolade::scene
