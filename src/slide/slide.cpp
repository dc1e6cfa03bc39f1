#include "slide/slide.h"

#include <algorithm>
#include <cmath>

#include "compose.h"
#include "slide/report.h"

namespace accolade::slide {
namespace {

bool needs_met(const theme::SlideLayout& slide, const Content& content, const Stage& stage) {
    return std::all_of(slide.needs.begin(), slide.needs.end(), [&](const std::string& need) {
        const auto word = content.words.find(need);
        if (word == content.words.end()) return false;
        const bool picture = need.starts_with("image") || need.ends_with("photo") || need.ends_with("logo");
        if (!picture) return true;
        const auto size = stage.picture_size(word->second);
        return size && (need.ends_with("logo") || std::min(size->w, size->h) >= kSmallestPicture);
    });
}

// Whether it has a place for everyone who shares the slide.
bool shows_companions(const theme::SlideLayout& slide) {
    return std::ranges::any_of(
        slide.parts, [](const theme::Part& part) { return std::holds_alternative<theme::CardsPart>(part.content); });
}

// With the pictures that it asked for.
Slide composed(const Content& content, const Stage& stage, const theme::SlideLayout& layout) {
    std::vector<PictureRequest> asked;
    Stage listening = stage;
    listening.pictures = [&](const PictureRequest& request) {
        asked.push_back(request);
        return stage.pictures(request);
    };
    Slide slide = compose(content, listening, layout);
    slide.pictures = std::move(asked);
    return slide;
}

// The gauge of the other slide, if it looks the same; else null.
const Actor* standing_gauge(const Slide& before, const Actor& actor) {
    const auto* now = std::get_if<Filling>(&actor.change);
    if (now == nullptr) return nullptr;
    const auto old = std::ranges::find(before.actors, actor.name, &Actor::name);
    const auto* then = old != before.actors.end() ? std::get_if<Filling>(&old->change) : nullptr;
    return then != nullptr && gauge_stands(then->gauge, now->gauge) ? &*old : nullptr;
}

// Whether nothing of the ground differs but what lies under this part.
bool same_but_under(const std::string& part, const Slide& before, const Slide& next) {
    const auto at = std::ranges::find(next.parts, part, &PlacedPart::name);
    if (at == next.parts.end() || !before.ground || !next.ground) return false;
    auto ground = *next.ground;
    const auto& then = before.ground->commands;
    if (then.size() != ground.commands.size()) return false;
    for (auto i = at->ground_from; i < at->ground_to; ++i) ground.commands[i] = then[i];
    return ground == *before.ground;
}

}  // namespace

PixelRect Tiles::tile_of(const Fill& fill) const {
    const Point middle = bounds(fill.path).center();
    const auto begin = [this](float at, int from) {
        return from + static_cast<int>(std::floor((at - static_cast<float>(from)) / static_cast<float>(size))) * size;
    };
    return {begin(middle.x, area.x), begin(middle.y, area.y), size, size};
}

Fill grown(const Growing& growing, float share) {
    Rect bar = growing.bar;
    bar.w *= share;
    if (growing.from_right) bar.x = growing.bar.right() - bar.w;
    const float r = std::min(growing.radius, bar.w);
    return {rounded(bar, growing.from_right ? Corners{r, 0, 0, r} : Corners{0, r, r, 0}), growing.color};
}

Slide design(const Content& content, const Stage& stage) {
    std::optional<Slide> last;
    for (const theme::SlideLayout* slide : stage.theme->slides_for(content.kind)) {
        if (!needs_met(*slide, content, stage)) continue;
        // However long the words of several are, none of them is left out.
        if (!content.companions.empty() && !shows_companions(*slide)) continue;
        last = composed(content, stage, *slide);
        if (last->fits) return std::move(*last);
    }
    if (last) return std::move(*last);
    // A theme whose every slide for this kind needs something the item lacks: the story shows anything.
    for (const theme::SlideLayout* slide : stage.theme->slides_for("story")) {
        last = composed(content, stage, *slide);
    }
    return last ? std::move(*last) : Slide{};
}

Slide kept(const Slide& before, Slide next) {
    const auto same = [](const DrawingPtr& a, const DrawingPtr& b) { return a && b && *a == *b; };
    if (same(before.ground, next.ground)) next.ground = before.ground;
    for (Actor& actor : next.actors) {
        if (const auto* gauge = standing_gauge(before, actor)) {
            if (same_but_under(actor.name, before, next)) next.ground = before.ground;
            actor.drawing = gauge->drawing;
            actor.change = gauge->change;
            continue;
        }
        const auto old = std::find_if(before.actors.begin(), before.actors.end(), [&](const Actor& a) {
            return a.name == actor.name && same(a.drawing, actor.drawing);
        });
        if (old != before.actors.end()) actor.drawing = old->drawing;
    }
    return next;
}

}  // namespace accolade::slide
