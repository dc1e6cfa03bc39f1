#include "app/stagehand.h"

#include <algorithm>

#include "motion/turning.h"
#include "rules.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kLongestStep{50};     // of an entrance, in one frame
constexpr Milliseconds kStall{250};          // after it, jump to the end
constexpr Milliseconds kAtRest{60'000};      // longer than any entrance
constexpr Milliseconds kFirstPatience{600};  // how long the first slide waits for its news and pictures
constexpr Milliseconds kExpecting{20};
constexpr Milliseconds kBackwards{2'000};  // the words of a slide made ready may be so far ahead of the clock
constexpr Milliseconds kCalm{60'000};      // an idle slide stands before its tiles begin to turn
constexpr std::uint64_t kWipeEvery = 4;

Canvas canvas_for(const schedule::Slide& slide, PixelSize size, WallTime at) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
    return {size, slide.progress.position, slide.progress.count, static_cast<int>(((minutes % 12) + 12) % 12),
            slide.idle() ? slide::Arrangement::usual  // its tiles turn, and its words have the calm of its corners
                         : corners_at(at, slide.progress.count > 1 ? Company::others : Company::alone)};
}

// The slide that is on keeps its news to the end of its turn; but a number that has changed is told at once.
std::optional<model::Counter> live_counter(const schedule::Slide& slide, const model::News& newest) {
    const auto* item = slide.item();
    if (item == nullptr || !item->counter) return std::nullopt;
    const auto found = std::find_if(newest.items.begin(), newest.items.end(),
                                    [&](const model::Item& other) { return other.id == item->id; });
    return found != newest.items.end() && found->counter ? found->counter : item->counter;
}

bool looks_the_same(const slide::Slide& a, const slide::Slide& b) {
    return a.ground == b.ground && std::equal(a.actors.begin(), a.actors.end(), b.actors.begin(), b.actors.end(),
                                              [](const auto& x, const auto& y) { return x.drawing == y.drawing; });
}

// The tiles as they stand become part of the ground, which then leaves as it was seen.
void settle(slide::Slide& slide, Milliseconds wandered) {
    if (!slide.tiles) return;
    auto ground = std::make_shared<Drawing>(*slide.ground);
    const auto tiles = motion::wandering(*slide.tiles, wandered);
    ground->commands.insert(ground->commands.end(), tiles->commands.begin(), tiles->commands.end());
    slide.ground = std::move(ground);
    slide.tiles.reset();
}

}  // namespace

Stagehand::Stagehand(text::Fonts& fonts, media::PictureLoader& loader, Log& log)
    : fonts_(fonts), studio_(fonts, loader, log), painter_(fonts) {}

void Stagehand::lay_anew() {
    anew_ = true;
    next_.reset();
}

void Stagehand::forget_target() {
    painter_.forget_target();
}

void Stagehand::picture_came() {
    ++pictures_;
}

bool Stagehand::entering() const {
    return since_ < motion::rest_after(slide_, transition_, ease_);
}

void Stagehand::set(const Turn& turn) {
    if (!opened_) opened_ = turn.now.steady;
    if (!paused_ || stepped_) {
        show_ = schedule::advance(show_, turn.news, turn.rules, {turn.now.wall + ahead_, turn.now.steady});
    }
    stepped_ = false;
    if (show_.current.serial != on_ || slide_.size != turn.size) {
        change(turn);
    } else if (anew_) {
        relay(turn);
    } else {
        pace(turn);
        refresh(turn);
    }
    anew_ = false;
    if (tick_ && (entering() || turn.now.steady - tick_->second >= motion::length_of(tick_->first))) tick_.reset();
    if (expecting(turn)) since_ = Milliseconds(0);
}

bool Stagehand::expecting(const Turn& turn) const {
    if (!first_ || turn.now.steady - opened_.value_or(turn.now.steady) >= kFirstPatience) return false;
    return slide_.waiting || turn.news->items.empty();
}

std::vector<PixelRect> Stagehand::paint(const Turn& turn, const raster::Target& target) {
    first_ = false;
    if (!entering()) before_.reset();
    auto frame = tick_ ? motion::ticking(slide_, tick_->first, turn.now.steady - tick_->second)
                       : motion::compose(before_ ? &*before_ : nullptr, slide_, since_, transition_, ease_, fonts_);
    wandered_ = wandering(turn);
    if (wandered_ && slide_.tiles) {
        const Layer tiles{motion::wandering(*slide_.tiles, *wandered_), {}, 1, 1, {}, {}};
        frame.layers.insert(frame.layers.begin() + 1, tiles);
    }
    return painter_.paint(frame, target);
}

std::optional<std::string> Stagehand::shown(SteadyTime at, Milliseconds frame) {
    if (since_ == Milliseconds(0)) last_ = at;
    if (!entering()) {
        shown_.reset();
        return tempo_.rested();
    }
    if (shown_) tempo_.frame(at - *shown_, std::max(frame, motion::step_of(ease_)));
    shown_ = at;
    return std::nullopt;
}

std::optional<Milliseconds> Stagehand::wandering(const Turn& turn) const {
    const bool idle = show_.current.idle() && !show_.current.closed && slide_.tiles.has_value();
    if (!idle || paused_ || entering() || tempo_.ease(turn.setup.settings.screen) != motion::Ease::full)
        return std::nullopt;
    const auto stood = turn.now.steady - show_.current.began - kCalm;
    if (stood < Milliseconds(0)) return std::nullopt;
    return stood;
}

void Stagehand::pace(const Turn& turn) {
    const auto step = turn.now.steady - last_;
    last_ = turn.now.steady;
    if (!entering()) return;
    since_ += step > kStall ? kAtRest : std::min(step, kLongestStep);
}

void Stagehand::enter(const Turn& turn, motion::Transition transition) {
    ease_ = tempo_.ease(turn.setup.settings.screen);
    transition_ = motion::possible(transition, before_ ? &*before_ : nullptr, slide_, ease_);
    since_ = Milliseconds(0);
    last_ = turn.now.steady;
    shown_.reset();
}

slide::Slide Stagehand::make(const Turn& turn, const schedule::Slide& slide, const Canvas& canvas, WallTime at) {
    if (slide.closed && turn.setup.settings.when_closed == config::WhenClosed::dark) return dark_slide(canvas.size);
    const auto* item = slide.item();
    model::Item live;
    if (const auto counter = live_counter(slide, *turn.news); counter && counter != item->counter) {
        live = *item;
        live.counter = counter;
        item = &live;
    }
    return studio_.design(turn.setup, turn.setup.theme, *slide.news, item, canvas, at);
}

bool Stagehand::ready(const Turn& turn) const {
    if (!next_ || next_->slide.waiting || next_->canvas.size != turn.size) return false;
    const auto &made = next_->coming, &wanted = show_.current;
    return made.news == wanted.news && made.index == wanted.index && made.closed == wanted.closed &&
           made.progress == wanted.progress;
}

void Stagehand::change(const Turn& turn) {
    const bool resized = slide_.size != turn.size;
    before_.reset();
    if (slide_.ground && !resized && !first_) {
        before_ = std::move(slide_);
        if (wandered_) settle(*before_, *wandered_);
    }
    if (next_ && ready(turn)) {
        canvas_ = next_->canvas;
        worded_ = next_->worded;
        pictures_on_ = next_->pictures;
        slide_ = std::move(next_->slide);
    } else {
        canvas_ = canvas_for(show_.current, turn.size, turn.now.wall);
        worded_ = turn.now.wall;
        pictures_on_ = pictures_;
        slide_ = make(turn, show_.current, canvas_, worded_);
    }
    counter_ = live_counter(show_.current, *turn.news);
    next_.reset();
    on_ = show_.current.serial;
    const bool wipe = on_ % kWipeEvery == kWipeEvery - 1;
    enter(turn, wipe ? motion::Transition::wipe : motion::Transition::fade);
    // An item that is alone does not leave and enter again for nobody.
    const bool stays = before_ && before_->id == slide_.id;
    if (stays) slide_ = slide::kept(*before_, std::move(slide_));
    if (stays || (resized && !first_)) since_ = kAtRest;
}

// The setup is another one: the slide that is on is laid out anew, and enters as a new one if it looks different.
void Stagehand::relay(const Turn& turn) {
    worded_ = turn.now.wall;
    pictures_on_ = pictures_;
    auto fresh = slide::kept(slide_, make(turn, show_.current, canvas_, worded_));
    const bool same = looks_the_same(slide_, fresh);
    if (!same && !first_) before_ = std::move(slide_);
    slide_ = std::move(fresh);
    const bool another_theme = before_ && before_->bg != slide_.bg;
    if (!same) enter(turn, another_theme ? motion::Transition::through : motion::Transition::fade);
}

// Words change while a slide stands (the clock, a counter), and pictures come: what differs is drawn again, at once.
void Stagehand::refresh(const Turn& turn) {
    const auto& current = show_.current;
    const unsigned pictures = pictures_;
    const auto now = turn.now.wall;
    const bool picture = slide_.waiting && pictures != pictures_on_;
    // The clock on the wall may have been set back since.
    const bool words = now >= words_change(current.item(), worded_) || now + kBackwards < worded_;
    const bool number = counter_ != live_counter(current, *turn.news);
    if (!picture && (entering() || (!words && !number))) return;
    // The idle slide may stand for days, and moves a little all the same.
    if (current.idle()) canvas_ = canvas_for(current, turn.size, now);
    auto fresh = slide::kept(slide_, make(turn, current, canvas_, now));
    const bool rolls = ease_ == motion::Ease::full || ease_ == motion::Ease::less;
    if (auto tick = rolls ? motion::tick_between(slide_, fresh) : std::nullopt) tick_ = {*tick, turn.now.steady};
    slide_ = std::move(fresh);
    worded_ = now;
    pictures_on_ = pictures;
    counter_ = live_counter(current, *turn.news);
}

bool Stagehand::drawing_left() const {
    return next_ && !next_->slide.waiting && next_->drawn <= next_->slide.actors.size();
}

void Stagehand::prepare(const Turn& turn) {
    if (paused_ || moving()) return;
    const bool stale = !next_ || next_->after != on_ || next_->news != turn.news || next_->canvas.size != turn.size;
    const unsigned pictures = pictures_;
    if (stale) {
        next_ = Prepared{};
        next_->after = on_;
        next_->news = turn.news;
        auto coming = schedule::upcoming(show_, turn.news, turn.rules, {turn.now.wall + ahead_, turn.now.steady});
        next_->coming = std::move(coming.slide);
        show_.rotation = std::move(coming.rotation);  // dear to make, so not between two frames
        // Its words are those of the moment it comes on.
        next_->worded = turn.now.wall + std::max(show_.current.ends - turn.now.steady, Milliseconds(0));
        next_->canvas = canvas_for(next_->coming, turn.size, next_->worded);
    }
    if (stale || (next_->slide.waiting && next_->pictures != pictures)) {
        next_->pictures = pictures;
        next_->slide = make(turn, next_->coming, next_->canvas, next_->worded);
    }
    if (!drawing_left()) return;
    painter_.prepare(next_->drawn == 0 ? next_->slide.ground : next_->slide.actors[next_->drawn - 1].drawing);
    ++next_->drawn;
}

Due Stagehand::next_change(const Turn& turn, Milliseconds frame) const {
    const auto now = turn.now.steady;
    const auto in = [&](Milliseconds wait) { return Due{now + std::max(wait, frame), wait <= frame}; };
    if (expecting(turn)) return {now + kExpecting};
    if (moving()) return in(motion::step_of(ease_));
    if (!paused_ && drawing_left()) return {now};
    auto change = words_change(show_.current.item(), worded_) - turn.now.wall;
    if (!paused_) change = std::min(change, show_.current.ends - now);
    if (const auto wandered = wandering(turn)) {
        const auto turns = motion::wanders_at(*wandered) - *wandered;
        if (turns < change) return in(turns);
    }
    return {now + std::max(Milliseconds(1), change)};
}

// The rotation goes by the clock on the wall. To be at the end of a slide before the clock is there, the show runs
// ahead of it; after a pause, behind.
void Stagehand::next(SteadyTime now) {
    if (show_.current.serial == 0) return;
    if (!show_.current.idle()) ahead_ += show_.current.ends - now;
    show_.current.ends = now;
    stepped_ = true;
}

void Stagehand::previous(SteadyTime now) {
    if (!show_.previous) return;
    const auto length =
        std::clamp(show_.previous->ends - show_.previous->began, Milliseconds(5'000), Milliseconds(60'000));
    std::swap(show_.current, *show_.previous);
    show_.current.serial = show_.previous->serial + 1;
    show_.current.began = now;
    show_.current.ends = now + length;
}

}  // namespace accolade::app
