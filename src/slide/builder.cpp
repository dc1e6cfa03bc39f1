#include "builder.h"

#include <algorithm>
#include <cmath>

#include "mirror.h"
#include "text/unicode.h"

namespace accolade::slide {
namespace {

using theme::What;

constexpr float kSmall = 6.2F;  // u: words below it grow with the viewing distance
constexpr int kMostLines = 20;

// All words of a slide keep to the edges of its own direction, also those of another one: a foreign name begins where
// the title does.
text::Align aligned(theme::Align align, bool turned) {
    if (align == theme::Align::center) return text::Align::center;
    return (align == theme::Align::start) != turned ? text::Align::left : text::Align::right;
}

bool moves_with_shift(What what) {
    return what == What::text || what == What::people || what == What::figures || what == What::brand ||
           what == What::progress || what == What::stack;
}

}  // namespace

Builder::Builder(const Content& content, const Stage& stage, const theme::SlideLayout& slide)
    : content_(content),
      stage_(stage),
      design_(slide),
      unit_(stage.size.unit()),
      from_right_(read_from_right(content)),
      turned_(from_right_) {
    slide_.id = content.id;
    slide_.kind = content.kind;
    slide_.size = stage.size;
    slide_.name = slide.name;
    slide_.from_right = from_right_;
}

Slide Builder::build() {
    const Rect screen{0, 0, static_cast<float>(stage_.size.w), static_cast<float>(stage_.size.h)};
    slide_.bg = named("bg");
    ground_.emplace_back(Fill{rectangle(screen), Paint{named("bg")}});
    for (auto& ground : on_screen({Fill{rectangle(screen), paint(design_.ground, screen)}}))
        ground_.push_back(std::move(ground));
    const auto areas = slide::place(stage_.size.portrait() ? design_.portrait : design_.landscape, stage_.size);
    for (const auto& area : areas) areas_.try_emplace(area.name, area.rect);
    for (const auto& area : areas) {
        if (const theme::Part* part = design_.part(area.name)) put(*part, area.rect);
    }
    put_corners();
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
    const bool mover = moves_to_other_corner(part);
    if (stage_.corners == Arrangement::bare && (mover || part.what == What::progress)) return;
    if (stage_.corners == Arrangement::opposite && mover) {
        movers_.emplace_back(&part, area);
    } else {
        draw(part, area);
    }
}

void Builder::draw(const theme::Part& part, Rect area) {
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
    const bool all = std::all_of(names.begin(), names.end(), has);
    switch (part.what) {
        case What::text:
        case What::figure:
            return all;
        case What::brand:
            return all || has("brand.logo");  // which needs no name beside it
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
    style.align = aligned(align.value_or(t.align), turned_);
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
    float top = area.y + laid->block.margin;
    if (part.align == theme::Align::center) top = area.y + (area.h - laid->block.height) / 2;
    if (part.align == theme::Align::end) top = area.bottom() - laid->block.height - laid->block.margin;
    put_laid(part, *laid, area, std::round(top));
}

// Every line of a block that enters by lines is an actor of its own.
void Builder::put_laid(const theme::Part& part, const LaidText& laid, Rect area, float top) {
    const std::string& motion = part.enter.empty() ? laid.look->enter : part.enter;
    const auto whole = std::get<Letters>(on_screen({letters(laid, {area.x, top})}).front());
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
    counting.at = whole.at;
    counting.box = {area.w, 0};
    counting.tints = laid.tints;
    counting.separators = part.separators.has_value() && !text::right_to_left(content_.language);
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

std::vector<Command> Builder::on_screen(std::vector<Command> commands) const {
    return turned_ ? mirrored(std::move(commands), static_cast<float>(stage_.size.w)) : std::move(commands);
}

// What does not enter by itself belongs to the ground.
void Builder::add(const theme::Part& part, std::vector<Command> commands, int order) {
    if (commands.empty()) return;
    commands = on_screen(std::move(commands));
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

}  // namespace accolade::slide
