#include "stage/stage.h"

#include <algorithm>
#include <utility>

#include "motion/turning.h"
#include "stage/banner.h"

namespace accolade::stage {
namespace {

constexpr Milliseconds kFirstPatience{600};  // how long the first slide waits for its news and pictures
constexpr Milliseconds kExpecting{20};
constexpr Milliseconds kCalm{60'000};  // an idle slide stands before its tiles begin to turn
constexpr std::uint64_t kWipeEvery = 4;
constexpr Milliseconds kBannerWaits{1'000};  // for its picture

// The tiles as they stand become part of the ground, which then leaves as it was seen.
void fix_tiles(slide::Slide& slide, Milliseconds wandered) {
    if (!slide.tiles) return;
    auto ground = std::make_shared<Drawing>(*slide.ground);
    const auto tiles = motion::wandering(*slide.tiles, wandered);
    ground->commands.insert(ground->commands.end(), tiles->commands.begin(), tiles->commands.end());
    slide.ground = std::move(ground);
    slide.tiles.reset();
}

// An emergency comes and goes without display.
motion::Transition transition_to(const schedule::Show& show) {
    const auto& current = show.current;
    if (current.emergency() || (show.previous && show.previous->emergency())) return motion::Transition::fade;
    return current.serial % kWipeEvery == kWipeEvery - 1 ? motion::Transition::wipe : motion::Transition::fade;
}

}  // namespace

Stage::Stage(text::Fonts& fonts, media::PictureLoader& loader, Log& log)
    : fonts_(fonts), designer_(fonts, loader, log) {}

void Stage::restyle() {
    restyle_ = true;
    wings_.clear();
    standby_.clear();
}

void Stage::lay_over(slide::Slide overlay, SteadyTime now, Milliseconds stays) {
    overlays_.lay(std::move(overlay), entrance_.effects, now, stays);
}

void Stage::lay_over(const model::Item& item, const Scene& scene, Milliseconds stays) {
    lay_over(designer_.design(scene.look, *scene.news, &item, {.size = scene.size}, scene.now.wall), scene.now.steady,
             stays);
}

void Stage::follow(const Scene& scene) {
    const auto now = scene.now.steady;
    if (!opened_) opened_ = now;
    const auto& wanted = scene.show.current;
    was_there_ = false;
    if (on_.slide.size != scene.size) overlays_.clear();
    if (wanted.serial != on_.showing.serial || on_.slide.size != scene.size) {
        change(scene);
    } else if (celebrating_) {
        go_on_celebrating(scene);
    } else if (restyle_ || wanted.closed != on_.showing.closed) {
        redesign(scene);
    } else {
        entrance_.go_on(on_.slide, now);
        refresh(scene);
        correct(scene);
    }
    restyle_ = false;
    stirs_ = celebrating_ && celebrating_->moves(scene.now.wall);
    lay_waiting_banners(scene);
    overlays_.go_on(now);
    if (entering()) ticker_.stop();
    ticker_.go_on(now);
    if (expecting(scene)) entrance_.since = Milliseconds(0);
}

bool Stage::expecting(const Scene& scene) const {
    if (!first_ || scene.now.steady - opened_.value_or(scene.now.steady) >= kFirstPatience) return false;
    return on_.slide.waiting || scene.news->items.empty();
}

Frame Stage::frame(const Scene& scene) {
    first_ = false;
    if (celebrating_) {
        wandered_.reset();
        auto frame = celebrating_->frame(on_.slide, scene.now.wall, fonts_);
        overlays_.add_to(frame, scene.now.steady, fonts_);
        return frame;
    }
    if (!entering()) entrance_.before.reset();
    auto frame = ticker_.running() ? ticker_.frame(on_.slide, scene.now.steady) : entrance_.compose(on_.slide, fonts_);
    wandered_ = wandering(scene);
    if (wandered_ && on_.slide.tiles) {
        const Layer tiles{motion::wandering(*on_.slide.tiles, *wandered_), {}, 1, 1, {}, {}};
        frame.layers.insert(frame.layers.begin() + 1, tiles);
    }
    overlays_.make_room(frame, on_.slide, scene.now.steady);
    overlays_.add_to(frame, scene.now.steady, fonts_);
    return frame;
}

std::optional<std::string> Stage::shown(SteadyTime at, Milliseconds frame) {
    if (entrance_.since == Milliseconds(0)) entrance_.paced = at;
    if (celebrating_) celebrating_->shown();
    if (!entering() && !stirs_) {
        pace_.rest();
        return level_.entrance_ended();
    }
    const auto due = std::max(frame, step());
    if (const auto took = pace_.frame(at, due)) level_.frame_took(*took, due);
    return std::nullopt;
}

std::optional<Milliseconds> Stage::wandering(const Scene& scene) const {
    const auto& current = scene.show.current;
    const bool idle = current.idle() && !current.closed && on_.slide.tiles.has_value();
    if (!idle || scene.show.paused || entering() || effects(scene.look) != motion::Effects::full) return std::nullopt;
    const auto stood = scene.now.steady - current.began - kCalm;
    if (stood < Milliseconds(0)) return std::nullopt;
    return stood;
}

// Another showing, or another screen.
void Stage::change(const Scene& scene) {
    const bool resized = on_.slide.size != scene.size;
    pace_.begin();
    std::optional<slide::Slide> before;
    if (on_.slide.ground && !resized && !first_) {
        before = std::move(on_.slide);
        if (wandered_) fix_tiles(*before, *wandered_);
        if (celebrating_) before = celebrating_->left(scene.now.wall, *before);
    }
    const auto entered = celebrating_ ? celebrating_->entered(scene.now.wall) : std::nullopt;
    if (celebrating_) standby_.clear();  // its drawing has been let go of
    celebrating_.reset();
    auto ready = wings_.take(scene);
    const bool goes_on = ready && entered && before;
    if (scene.show.current.celebration) return celebrate(scene, std::move(before), std::move(ready));
    if (ready) {
        on_ = std::move(*ready);
    } else {
        const auto& wanted = scene.show.current;
        on_ = design(designer_, scene, wanted, canvas_for(wanted, scene, scene.now.wall), scene.now.wall);
    }
    held_.reset();
    ticker_.stop();
    pace_.forget_last();
    // An item that is alone does not leave and re-enter.
    const bool stays = before && before->id == on_.slide.id && before->kind == on_.slide.kind;
    was_there_ = stays;
    if (stays) on_.slide = slide::kept(*before, std::move(on_.slide));
    entrance_ =
        begin_entrance(std::move(before), on_.slide, transition_to(scene.show), effects(scene.look), scene.now.steady);
    // An emergency does not fade in: it is there with the next frame.
    if (goes_on) {  // it came out from under the celebration
        entrance_.before.reset();
        entrance_.since = *entered;
    } else if (stays || scene.show.current.emergency() || (resized && !first_))
        entrance_.finish();
}

// The first frame of a celebration is the slide that was on, with its banner: its own is designed in the turn after.
void Stage::celebrate(const Scene& scene, std::optional<slide::Slide> before, std::optional<OnStage> ready) {
    const auto& wanted = scene.show.current;
    if (before) overlays_.settle_into(*before, scene.now.steady);
    auto& celebrating =
        celebrating_.emplace(wanted.celebration.value_or(model::Celebration{}), before, effects(scene.look));
    held_.reset();
    ticker_.stop();
    pace_.forget_last();
    overlays_.clear();
    banners_.clear();
    const bool designed = ready.has_value();
    if (ready) {
        on_ = std::move(*ready);
    } else {
        slide::Slide none;
        none.size = scene.size;
        on_ = OnStage{wanted, canvas_for(wanted, scene, scene.now.wall), scene.now.wall, scene.pictures,
                      before ? std::move(*before) : std::move(none)};
    }
    entrance_ =
        begin_entrance(std::nullopt, on_.slide, motion::Transition::fade, effects(scene.look), scene.now.steady);
    entrance_.finish();
    if (designed) {
        celebrating.designed(on_.slide, fonts_);
    } else if (celebrating.due()) {
        design_celebration(scene);
    }
}

void Stage::go_on_celebrating(const Scene& scene) {
    if (!celebrating_) return;
    const bool picture = on_.slide.waiting && scene.pictures != on_.pictures;
    const auto *told = on_.showing.item(), *wanted = scene.show.current.item();
    const bool corrected = told != wanted && told != nullptr && wanted != nullptr && *told != *wanted;
    if (celebrating_->due() || picture || corrected || restyle_) design_celebration(scene);
    if (!celebrating_->wants_next(scene.now.wall)) return;
    if (const auto* next = wings_.ready(scene)) celebrating_->followed_by(*next);
}

void Stage::design_celebration(const Scene& scene) {
    auto fresh = design(designer_, scene, scene.show.current, on_.canvas, on_.worded);
    fresh.slide = slide::kept(on_.slide, std::move(fresh.slide));
    if (const auto* ready = standby_.slide()) fresh.slide = slide::kept(*ready, std::move(fresh.slide));
    on_ = std::move(fresh);
    if (celebrating_) celebrating_->designed(on_.slide, fonts_);
}

bool Stage::lay_banner(const Scene& scene, const model::Celebration& celebration) {
    const auto item = std::ranges::find(scene.news->items, celebration.item, &model::Item::id);
    if (item == scene.news->items.end()) return false;
    banners_.push_back({celebration, scene.now.steady + kBannerWaits});
    lay_waiting_banners(scene);
    return true;
}

void Stage::lay_waiting_banners(const Scene& scene) {
    if (celebrating_ || scene.show.current.emergency()) banners_.clear();
    std::erase_if(banners_, [&](const Banner& banner) { return lay(scene, banner); });
}

// True where nothing is left to be done.
bool Stage::lay(const Scene& scene, const Banner& banner) {
    const auto item = std::ranges::find(scene.news->items, banner.celebration.item, &model::Item::id);
    if (item == scene.news->items.end()) return true;
    if (entering() || !overlays_.empty()) return false;  // one after another, and never over a slide that is coming
    if (scene.makes) scene.makes(*item);
    auto canvas = on_.canvas;
    canvas.size = scene.size;
    auto bar =
        banner_over(on_.slide, designer_, scene.look, *scene.news, *item, banner.celebration, canvas, scene.now.wall);
    if (!bar) return true;
    if (bar->waiting && scene.now.steady < banner.at_latest) return false;
    overlays_.lay(std::move(*bar), effects(scene.look), scene.now.steady, kBannerStays, Way::slides);
    return true;
}

// The look is another one, or the news: the slide enters as a new one if it looks different.
void Stage::replace(const Scene& scene, OnStage fresh) {
    const bool same = looks_the_same(on_.slide, fresh.slide);
    auto before = std::exchange(on_, std::move(fresh)).slide;
    held_.reset();
    if (same) return;
    const auto transition = before.bg != on_.slide.bg ? motion::Transition::through : motion::Transition::fade;
    std::optional<slide::Slide> from;
    if (!first_) from = std::move(before);
    ticker_.stop();
    pace_.forget_last();
    entrance_ = begin_entrance(std::move(from), on_.slide, first_ ? motion::Transition::fade : transition,
                               effects(scene.look), scene.now.steady);
}

void Stage::redesign(const Scene& scene) {
    auto fresh = design(designer_, scene, scene.show.current, on_.canvas, on_.worded);
    fresh.slide = slide::kept(on_.slide, std::move(fresh.slide));
    replace(scene, std::move(fresh));
}

// Words change while a slide stands (the clock, a counter), and pictures come: what differs is drawn again, at once.
void Stage::refresh(const Scene& scene) {
    const bool picture = on_.slide.waiting && scene.pictures != on_.pictures;
    const bool words = words_are_old(on_, scene.now.wall) && !entering();
    if (picture || words) renew(scene);
}

void Stage::renew(const Scene& scene) {
    // The idle slide may stand for days, and moves a little all the same.
    const auto canvas = on_.showing.idle() ? canvas_for(on_.showing, scene, scene.now.wall) : on_.canvas;
    auto fresh = design(designer_, scene, on_.showing, canvas, scene.now.wall);
    fresh.slide = slide::kept(on_.slide, std::move(fresh.slide));
    const bool rolls = entrance_.effects == motion::Effects::full || entrance_.effects == motion::Effects::less;
    if (rolls) ticker_.start(on_.slide, fresh.slide, scene.now.steady);
    on_ = std::move(fresh);
}

bool Stage::corrected(const Scene& scene) const {
    const auto& wanted = scene.show.current;
    const bool changed = on_.showing.news != wanted.news || on_.showing.items != wanted.items;
    return changed && !entering() && !holds_back(scene);
}

// News that say something else of what is on are on at once, but not before their pictures are there. A number alone is
// told in its place.
void Stage::correct(const Scene& scene) {
    if (!corrected(scene)) return;
    if (only_counter_differs(on_.showing.item(), scene.show.current.item())) {
        on_.showing = scene.show.current;
        held_.reset();
        return renew(scene);
    }
    // With the words of the same moment, so that what differs is what the news say, and not a clock or a counter.
    auto fresh = design(designer_, scene, scene.show.current, on_.canvas, on_.worded);
    if (fresh.slide.waiting && !on_.slide.waiting) {
        held_ = Held{scene.news, scene.pictures};
        return;
    }
    fresh.slide = slide::kept(on_.slide, std::move(fresh.slide));
    replace(scene, std::move(fresh));
}

DrawingPtr Stage::prepare(const Scene& scene) {
    if (scene.show.paused || busy(scene)) return nullptr;
    if (celebrating_) {
        if (auto drawing = celebrating_->prepare(on_.slide)) return drawing;
    }
    if (auto drawing = wings_.prepare(designer_, scene)) return drawing;
    return celebrating_ || wings_.work_left() ? nullptr : standby_.prepare(designer_, scene);
}

bool Stage::busy(const Scene& scene) const {
    if (!celebrating_) return moving(scene.now.steady);
    return !celebrating_->prepares(on_.slide) && !celebrating_->wants_next(scene.now.wall);
}

Milliseconds Stage::step() const {
    return celebrating_ ? motion::celebration_step(celebrating_->effects()) : motion::step_of(entrance_.effects);
}

Due Stage::next_change(const Scene& scene, Milliseconds frame) const {
    const auto now = scene.now.steady;
    const auto in = [&](Milliseconds wait) { return Due{now + std::max(wait, frame), wait <= frame}; };
    if (expecting(scene)) return {now + kExpecting};
    if (moving(now)) return in(step());
    if (celebrating_) {
        const auto rests = std::min(celebrating_->moves_in(scene.now.wall), schedule::lasts(scene.show, scene.now));
        return in(busy(scene) ? rests : Milliseconds(0));
    }
    if (!scene.show.paused && wings_.work_left()) return {now};
    auto change = words_change(on_.showing.item(), on_.worded) - scene.now.wall;
    change = std::min(change, schedule::lasts(scene.show, scene.now));
    if (overlays_.empty())
        for (const auto& banner : banners_) change = std::min(change, std::max(banner.at_latest - now, kExpecting));
    if (const auto leaves = overlays_.next_change()) change = std::min(change, *leaves - now);
    if (const auto wandered = wandering(scene)) {
        const auto turns = motion::wanders_at(*wandered) - *wandered;
        if (turns < change) return in(turns);
    }
    return {now + std::max(Milliseconds(1), change)};
}

}  // namespace accolade::stage
