// How each part of a slide is drawn: pictures, bylines, tiles, rules, mosaics and gauges.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "builder.h"
#include "mirror.h"
#include "mosaic.h"
#include "shapes.h"
#include "text/initials.h"

namespace accolade::slide {
namespace {

constexpr float kAvatarZoom = 1.55F;  // a head is to fill about half of the circle (4.4)

// An eased ramp: a straight one shows its edge (screen-design.md 3.3).
constexpr std::pair<float, float> kScrim[] = {{0, 0},         {0.08F, 0.02F}, {0.22F, 0.13F},  {0.42F, 0.42F},
                                              {0.60F, 0.74F}, {0.78F, 0.93F}, {0.90F, 0.985F}, {1, 1}};

LinearGradient scrim(Color ink, theme::Side side, float strength, Rect area) {
    LinearGradient gradient;
    switch (side) {  // from the clear end to the full one
        case theme::Side::bottom:
            gradient.from = {0, area.y};
            gradient.to = {0, area.bottom()};
            break;
        case theme::Side::top:
            gradient.from = {0, area.bottom()};
            gradient.to = {0, area.y};
            break;
        case theme::Side::left:
            gradient.from = {area.right(), 0};
            gradient.to = {area.x, 0};
            break;
        case theme::Side::right:
            gradient.from = {area.x, 0};
            gradient.to = {area.right(), 0};
            break;
    }
    for (const auto& [at, alpha] : kScrim) gradient.stops.push_back({at, with_alpha(ink, alpha * strength)});
    return gradient;
}

}  // namespace

Color Builder::color(const theme::Ink& ink) const {
    return theme::resolve(ink, *stage_.theme, design_.colors);
}

Color Builder::named(const char* name) const {
    return color(theme::Ink{name, {}, 1});
}

Paint Builder::paint(const theme::Fill& fill, Rect area) const {
    const auto stops = [&](const std::vector<theme::InkStop>& from) {
        std::vector<Stop> out;
        for (const auto& stop : from) out.push_back({stop.at, color(stop.ink)});
        return out;
    };
    if (const auto* ink = std::get_if<theme::Ink>(&fill)) return color(*ink);
    if (const auto* veil = std::get_if<theme::ScrimFill>(&fill))
        return scrim(color(veil->ink), veil->side, veil->strength, area);
    if (const auto* radial = std::get_if<theme::RadialFill>(&fill)) {
        return RadialGradient{
            {area.x + area.w * radial->at.x, area.y + area.h * radial->at.y}, px(radial->radius), stops(radial->stops)};
    }
    const auto& linear = std::get<theme::LinearFill>(fill);
    // The gradient's line is as long as CSS makes it: the corners get the end colours.
    const float angle = linear.angle * std::numbers::pi_v<float> / 180;
    const float dx = std::sin(angle), dy = -std::cos(angle);
    const float half = (std::fabs(area.w * dx) + std::fabs(area.h * dy)) / 2;
    const Point c = area.center();
    return LinearGradient{{c.x - dx * half, c.y - dy * half}, {c.x + dx * half, c.y + dy * half}, stops(linear.stops)};
}

std::optional<PictureRequest> Builder::order_for(const std::string& word, Rect area, Point aim) const {
    const auto it = content_.words.find(word);
    if (it == content_.words.end()) return std::nullopt;
    if (turned_) aim.x = 1 - aim.x;  // the frame is turned over, the picture is not
    PictureRequest order{it->second, {}, {0.5F, 0.5F}, aim, 1};
    const PixelRect cover = covering(area);
    order.size = {cover.w, cover.h};
    std::optional<model::Focus> focus;
    if (content_.item != nullptr) {
        const model::Item& item = *content_.item;
        if (word == "image") focus = item.focus;
        if (word == "from.photo") focus = item.from && item.from->focus ? item.from->focus : model::Focus{0.5F, 0.38F};
        if (word == "person.photo") {
            focus = !item.people.empty() && item.people.front().focus ? item.people.front().focus
                                                                      : model::Focus{0.5F, 0.38F};
        }
    }
    if (focus) order.focus = {focus->x, focus->y};
    return order;
}

// Fills the path with the picture; a quiet field while it is on its way. False where it is not to be had.
bool Builder::fill_from(std::vector<Command>& commands, const Path& path, const PictureRequest& order) {
    const Photo photo = stage_.pictures(order);
    if (photo.coming) slide_.waiting = true;
    if (photo.picture == nullptr && !photo.coming) return false;
    const PixelRect at = covering(bounds(path));
    if (photo.picture != nullptr) {
        if (!photo.picture->opaque) commands.emplace_back(Fill{path, named("surface")});
        commands.emplace_back(Fill{path, PicturePaint{photo.picture, at.x, at.y}});
    } else {
        commands.emplace_back(Fill{path, named("surface2")});
    }
    return true;
}

void Builder::put_picture(const theme::Part& part, Rect area) {
    const Path path = outline(part.shape, part.corner, px(part.radius), area);
    const auto names = theme::names_in(part.words);
    const auto order = order_for(names.front(), area, part.aim);
    std::vector<Command> commands;
    if (order && fill_from(commands, path, *order)) return add(part, std::move(commands));
    if (const theme::Part* other = part.instead.empty() ? nullptr : design_.part(part.instead)) put(*other, area);
}

void Builder::put_shape(const theme::Part& part, Rect area) {
    const Fill fill{outline(part.shape, part.corner, px(part.radius), area),
                    paint(part.fill.value_or(theme::Ink{"accent", {}, 1}), area)};
    add(part, {fill});
}

void Builder::put_mosaic(const theme::Part& part, Rect area) {
    const PixelRect whole = covering(area);
    std::vector<Color> colors;
    for (const auto& ink : part.inks) colors.push_back(color(ink));
    if (colors.size() < 2)
        colors = {named("accent"), named("spark"), named("deep"), named("mid"), named("soft"), named("surface")};
    std::vector<Command> commands;
    const float wanted = px(part.tile > 0 ? part.tile : 16.67F);
    const int columns = std::max(1, static_cast<int>(std::lround(static_cast<float>(whole.w) / wanted)));
    const int tile = std::max(4, (whole.w + columns - 1) / columns);
    const auto inside = [&](std::vector<Fill> fills) {
        for (auto& fill : fills) fill.clip = whole;  // the last row and column may reach over
        commands.insert(commands.end(), fills.begin(), fills.end());
        if (part.enter.empty() && !fills.empty()) slide_.tiles = Tiles{whole, tile, std::move(fills)};
    };
    if (part.mosaic == theme::Mosaic::tone) {
        ToneSpec spec{
            whole,  tile, {named("bg"), mixed(named("bg"), named("surface2"), 0.55F), named("surface2"), named("bg")},
            colors, {},   9091};
        for (const auto& name : part.calm) {
            const auto it = areas_.find(name);
            if (it == areas_.end()) continue;
            spec.calm.push_back(it->second);
            const theme::Part* over = design_.part(name);
            if (stage_.corners == Arrangement::opposite && over != nullptr && moves_to_other_corner(*over))
                spec.calm.push_back(mirrored(it->second, static_cast<float>(stage_.size.w)));
        }
        inside(tone_mosaic(spec));
    } else {
        MosaicSpec spec{whole, tile, colors, 1};
        spec.seed = seed_for(content_.id, spec);
        inside(mosaic(spec));
    }
    add(part, std::move(commands));
}

std::vector<Command> Builder::avatar(const model::Person& person, Point center, float diameter, bool ringed) {
    std::vector<Command> commands;
    const float ring = px(0.55F), radius = diameter / 2 - (ringed ? ring : 0);
    if (ringed) commands.emplace_back(Fill{disc(center, diameter / 2), named("bg")});
    const Path face = disc(center, radius);
    const model::Focus focus = person.focus.value_or(model::Focus{0.5F, 0.38F});
    if (!person.photo.empty() && stage_.picture_size(person.photo)) {
        const PixelRect frame = covering(bounds(face));
        const PictureRequest order{person.photo, {frame.w, frame.h}, {focus.x, focus.y}, {0.5F, 0.5F}, kAvatarZoom};
        if (fill_from(commands, face, order)) return commands;
    }
    // A monogram; its field is chosen by the name, so that a person keeps it.
    const bool first = hash_of(person.name) % 2 == 0;
    commands.emplace_back(Fill{face, named(first ? "mid" : "soft")});
    const auto laid = lay({{text::initials(person.name)}}, "monogram", {diameter, 0}, nullptr, 0, theme::Align::center);
    if (laid) {
        LaidText scaled = *laid;
        const float wanted = diameter * 0.42F;
        if (scaled.block.size != wanted) {
            scaled.style.sizes = {wanted};
            scaled.block =
                stage_.fonts->set({{text::initials(person.name)}}, scaled.style, {diameter, 0}, content_.language);
        }
        scaled.tints = {on_dark(named("mid")) == on_dark(named("deep")) ? named("ink") : named("deep")};
        commands.emplace_back(
            letters(scaled, {center.x - diameter / 2, std::round(center.y - scaled.block.height / 2)}));
    }
    return commands;
}

void Builder::put_people(const theme::Part& part, Rect area) {
    if (content_.item == nullptr || content_.item->people.empty()) return;
    area = beside(part, area, area.y, area.bottom());
    const auto& people = content_.item->people;
    std::vector<const model::Person*> faces;
    for (const auto& person : people) {
        if (!person.photo.empty() && stage_.picture_size(person.photo) && faces.size() < 3) faces.push_back(&person);
    }
    const bool any_face = !faces.empty();
    if (faces.empty()) faces.push_back(&people.front());
    const float size = px(part.size), overlap = px(1.7F);
    const bool several = faces.size() > 1;
    const float y = area.y + (area.h - size) / 2 + size / 2;
    float x = area.x - (several ? px(0.5F) : 0);
    std::vector<Command> commands;
    for (const auto* person : faces) {
        auto drawn = avatar(*person, {x + size / 2, y}, size, several);
        std::move(drawn.begin(), drawn.end(), std::back_inserter(commands));
        x += size - overlap;
    }
    x += overlap + px(2.4F);
    // The first of the people is named; where several are to be named and none stands for all, the list is.
    const bool team = people.size() > 1 && people.front().photo.empty() && any_face;
    const std::string word = people.size() == 1 || team ? "person.name" : "people.names";
    const auto name = content_.words.find(word);
    const auto line = content_.words.find("person.line");
    const text::Box box{area.right() - x, 0};
    auto first = name == content_.words.end() ? std::nullopt : lay({{name->second}}, part.style, box);
    auto second =
        line == content_.words.end() || word == "people.names" ? std::nullopt : lay({{line->second}}, part.second, box);
    float height = first ? first->block.height : 0, gap = 0;
    if (first && second) {
        const float room = std::max(area.h, size) - height - second->block.height;
        gap = first->look->leading * first->block.size - second->block.cap_height;
        // What the script needs more, as far as there is room; a name on two lines may leave none for what its owner
        // does.
        gap = std::max(gap, std::min(room, gap + first->block.margin + second->block.margin));
        if (gap > room + 0.5F) {
            second.reset();
        } else {
            height += gap + second->block.height;
        }
    } else if (second) {
        height += second->block.height;
    }
    float top = y - height / 2;
    if (first) {
        if (!first->block.fits) slide_.fits = false;
        commands.emplace_back(letters(*first, {x, std::round(top)}));
        top += first->block.height + gap;
    }
    if (second) commands.emplace_back(letters(*second, {x, std::round(top)}));
    add(part, std::move(commands));
}

// A tile in one of the shapes with a number and its unit at its lower left (comp 01).
void Builder::put_figure(const theme::Part& part, Rect area) {
    const auto names = theme::names_in(part.words);
    const std::string stem = names.empty() ? "figures.0" : names.front().substr(0, names.front().rfind('.'));
    const auto value = content_.words.find(stem + ".value");
    const auto unit = content_.words.find(stem + ".unit");
    if (value == content_.words.end()) return;
    std::vector<Command> commands;
    const theme::Fill fill = part.fill.value_or(theme::Ink{"accent", {}, 1});
    commands.emplace_back(Fill{outline(part.shape, part.corner, px(part.radius), area), paint(fill, area)});
    const float left = area.x + px(3), width = area.w * 0.72F;
    float bottom = area.bottom() - px(4.6F);
    if (unit != content_.words.end()) {
        if (auto laid = lay_anyhow({{unit->second}}, part.second, {width, 0})) {
            commands.emplace_back(letters(*laid, {left, std::round(bottom - laid->block.height)}));
            bottom -= laid->block.height + px(2.9F) + laid->block.margin;
        }
    }
    if (auto laid = lay_anyhow({{value->second}}, part.style, {width, 0})) {
        commands.emplace_back(letters(*laid, {left, std::round(bottom - laid->block.height)}));
    }
    add(part, std::move(commands));
}

// Up to three numbers side by side, each under a rule (comp 09).
void Builder::put_figures(const theme::Part& part, Rect area) {
    const float gap = px(2.4F), width = (area.w - 2 * gap) / 3;
    std::vector<Command> commands;
    for (int i = 0; i < 3; ++i) {
        const std::string stem = "figures." + std::to_string(i);
        const auto value = content_.words.find(stem + ".value");
        const auto unit = content_.words.find(stem + ".unit");
        if (value == content_.words.end()) continue;
        const float x = area.x + static_cast<float>(i) * (width + gap);
        const float rule = std::max(1.0F, std::round(px(0.185F)));
        commands.emplace_back(Fill{rectangle({std::round(x), area.y, std::round(width), rule}),
                                   color(part.line.value_or(theme::Ink{"line", {}, 1}))});
        float top = area.y + px(3.5F);
        if (auto laid = lay_anyhow({{value->second}}, part.style, {width, 0})) {
            commands.emplace_back(letters(*laid, {x, std::round(top)}));
            top += laid->block.height + px(3) + laid->block.margin;
        }
        if (unit == content_.words.end()) continue;
        if (auto laid = lay_anyhow({{unit->second}}, part.second, {width, 0})) {
            commands.emplace_back(letters(*laid, {x, std::round(top + laid->block.margin)}));
        }
    }
    add(part, std::move(commands));
}

void Builder::put_gauge(const theme::Part& part, Rect area) {
    if (content_.item == nullptr || !content_.item->counter || !content_.item->counter->target) return;
    const model::Counter& counter = *content_.item->counter;
    const double start = counter.start ? counter.start->value : 0, span = counter.target->value - start;
    GaugeSpec spec;
    spec.area = area;
    spec.unit = unit_;
    // A narrow screen has a nearer horizon: 96 u on an upright one (screen-design.md 4.2).
    spec.radius = std::min(px(part.radius > 0 ? part.radius : 144.4F), area.w * 0.96F);
    // A very wide one has a farther horizon, or its ends would sink out of sight.
    const float sag = px(30.6F), half = area.w / 2;
    spec.radius = std::max(spec.radius, (half * half + sag * sag) / (2 * sag));
    spec.peak = area.y + px(part.peak);
    spec.fraction = span == 0 ? 1 : static_cast<float>(std::clamp((content_.counter - start) / span, 0.0, 1.0));
    for (const auto& ink : part.inks) spec.ramp.push_back(color(ink));
    if (spec.ramp.empty()) spec.ramp = {named("accent")};
    spec.unlit = color(part.line.value_or(theme::Ink{"line", {}, 1}));
    spec.rest = named("line");
    spec.marker_ink = named("accent_ink");
    GaugeGround under;
    const auto optional = [&](const char* name) {
        return stage_.theme->colors.contains(name) ? named(name) : Color{0, 0, 0, 0};
    };
    under.halo = optional("halo");
    under.glow = optional("glow");
    if (part.fill) {
        if (const auto* linear = std::get_if<theme::LinearFill>(&*part.fill)) {
            for (const auto& stop : linear->stops) under.planet.push_back(color(stop.ink));
        } else if (const auto* ink = std::get_if<theme::Ink>(&*part.fill)) {
            under.planet = {color(*ink)};
        }
    }
    for (auto& fill : gauge_ground(spec, under)) ground_.emplace_back(std::move(fill));
    std::vector<Command> commands;
    for (auto& fill : gauge(spec, 1)) commands.emplace_back(std::move(fill));
    act(part.name, part.enter, std::move(commands), 0);
    slide_.actors.back().change = Filling{spec};
    const auto percent = content_.words.find("counter.percent");
    if (part.style.empty() || percent == content_.words.end()) return;
    Point label = gauge_label(spec, LabelSide::inside);
    const Rect there{label.x - px(5), label.y - px(2.5F), px(10), px(5)};
    for (const auto& [name, rect] : areas_) {
        const theme::Part* other = design_.part(name);
        const bool words = other != nullptr && (other->what == theme::What::stack || other->what == theme::What::text);
        if (words && rect.x < there.right() && there.x < rect.right() && rect.y < there.bottom() &&
            there.y < rect.bottom())
            label = gauge_label(spec, LabelSide::above);
    }
    if (auto laid = lay({{percent->second}}, part.style, {px(18), 0}, nullptr, 0, theme::Align::center)) {
        act(part.name + ".label", part.enter,
            {letters(*laid, {label.x - px(9), std::round(label.y - laid->block.height / 2)})}, 1);
    }
}

}  // namespace accolade::slide
