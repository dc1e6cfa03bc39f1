#include "schedule/celebrations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <unordered_map>
#include <utility>

#include "celebration_times.h"
#include "thresholds.h"

namespace accolade::schedule {

namespace {

using model::Cause;
using model::Item;

constexpr std::size_t kMostPending = 200;
constexpr std::size_t kMostCalls = 1'000;  // of the news, the newest: fewer than the ledger remembers
constexpr Milliseconds kTick{1};
}  // namespace

std::string key_of(const std::string& item, double number) {
    constexpr double kPlain = 1e18;  // written without an exponent up to here
    const auto format = number < kPlain && number > -kPlain ? std::chars_format::fixed : std::chars_format::general;
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, format).ptr;
    return item + "@" + std::string(text.data(), end);
}

std::string key_of(const std::string& item) {
    return item + "!";
}

Celebrations::Celebrations(Ledger ledger) : ledger_(std::move(ledger)) {
    for (auto& [key, mark] : ledger_.marks) {
        if (mark.state == Mark::State::over) {
            if (mark.takeover) told_.push_back({mark.item, mark.at, true});
        } else if (mark.tries >= kMostTries) {
            mark.state = Mark::State::over;
        } else {
            pending_.push_back({key, mark.cause, mark.item, mark.number, mark.fell, kLongAgo, mark.earlier, false,
                                std::nullopt, std::nullopt, false, std::nullopt});
        }
    }
}

void Celebrations::look(const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now,
                        std::optional<WallTime> heard) {
    if (now.wall < rules.earliest_believable) return;
    const bool first = !absence_.watched();
    absence_.watch(now, heard, ledger_.looked);
    ledger_.looked = now.wall;
    if (news != news_) {
        streamed_ = news->pushed && (!news_ || news_->pushed != news->pushed);
        const auto before = std::exchange(news_, news);
        if (banner_ && before && !says_what(banner_->celebration.item, *before, rules, now.wall)) banner_stale_ = true;
        learn(rules, now, before.get());
    }
    if (first || !pending_.empty()) drop_expired(now.wall);
}

void Celebrations::learn(const Rules& rules, const Now& now, const model::News* before) {
    for (const auto& item : news_->items) {
        if ((!item.counter && !item.celebrate) || !permitted(item, rules)) continue;
        learn_counter(item, now, before);
        if (item.celebrate) learn_item(item, now, before);
    }
    const auto calls = news_->calls.size();
    for (auto i = calls - std::min(calls, kMostCalls); i < calls; ++i) learn_call(news_->calls[i], rules, now);
    find_items();
    ledger_.bound(now.wall);
}

void Celebrations::learn_counter(const Item& item, const Now& now, const model::News* before) {
    if (!item.counter) return;
    const auto& counter = *item.counter;
    const auto value = counter.value.value;
    Pending pending;
    pending.cause = Cause::threshold;
    pending.item = item.id;
    pending.learned = now.wall;
    pending.streamed = streamed_;
    if (streamed_) pending.sent = news_->pushed;
    const auto found = ledger_.counters.find(item.id);
    if (found == ledger_.counters.end()) {
        ledger_.counters[item.id] = {value, std::nullopt, now.wall};
        ++marked_;
        if (counter.previous && counter.as_of) {
            pending.number = crossed(counter, counter.previous->value, value);
            pending.fell = std::min(*counter.as_of, now.wall);
            pending.earlier = true;
        }
    } else {
        auto& known = found->second;
        known.seen = now.wall;
        if (value <= known.highest) return;
        pending.number = crossed(counter, known.highest, value);
        pending.fell = absence_.lasts() && !streamed_
                           ? absence_.fell_meanwhile(counter.as_of ? counter.as_of : item.modified, now)
                           : now.wall;
        known.highest = value;
    }
    if (!pending.number) return;
    pending.key = key_of(item.id, *pending.number);
    remember(pending, before);
    add(std::move(pending));
}

void Celebrations::learn_item(const Item& item, const Now& now, const model::News* before) {
    auto key = key_of(item.id);
    if (ledger_.marks.contains(key)) return;
    const auto said = std::max(item.published, item.show_from);
    const bool old = said && now.wall - *said > kTold;
    Pending pending;
    pending.key = std::move(key);
    pending.item = item.id;
    pending.fell = absence_.lasts() && !streamed_ ? absence_.fell_meanwhile(said, now) : now.wall;
    if (old) pending.fell = *said;
    // One that is to be shown from tomorrow on arrives tomorrow.
    if (item.show_from) pending.fell = std::max(pending.fell, *item.show_from);
    pending.learned = now.wall;
    pending.streamed = streamed_;
    if (streamed_) pending.sent = news_->pushed;
    remember(pending, before);
    add(std::move(pending));
}

void Celebrations::learn_call(const model::Call& call, const Rules& rules, const Now& now) {
    if (ledger_.marks.contains(call.key)) return;
    const auto item = std::ranges::find(news_->items, call.item, &Item::id);
    if (item != news_->items.end() && !permitted(*item, rules)) return;
    Pending pending;
    pending.key = call.key;
    pending.cause = Cause::call;
    pending.item = call.item;
    pending.fell = std::min({call.sent.value_or(call.heard), call.heard, now.wall});
    pending.learned = now.wall;
    pending.streamed = true;
    pending.sent = call.sent.value_or(call.heard);
    add(std::move(pending));
}

// What was told of its item until now; nothing where that is not known, or where it begins at once.
void Celebrations::remember(Pending& pending, const model::News* before) const {
    if (pending.streamed || before == nullptr) return;
    const auto old = std::ranges::find(before->items, pending.item, &Item::id);
    if (old == before->items.end()) {
        pending.fresh = pending.cause == Cause::item;
    } else if (pending.cause == Cause::threshold) {
        pending.before = old->counter;
    }
}

bool Celebrations::holds_back(const Pending& pending, WallTime now) const {
    if (!pending.index || (!pending.fresh && !pending.before)) return false;
    if ((on_ && on_->key == pending.key) || (banner_ && banner_->celebration.key == pending.key)) return false;
    return now - pending.learned <= kRound + kLate && news_->items[*pending.index].kind != model::Kind::notice;
}

std::shared_ptr<const model::News> Celebrations::told(const std::shared_ptr<const model::News>& news, const Now& now) {
    std::vector<std::string> keys;
    if (news == news_) {
        for (const auto& pending : pending_)
            if (holds_back(pending, now.wall)) keys.push_back(pending.key);
    }
    if (keys.empty()) {
        without_ = {};
        return news;
    }
    if (without_.news == news && without_.keys == keys) return without_.told;
    auto told = std::make_shared<model::News>(*news);
    told->items = {};
    for (std::size_t i = 0; i < news->items.size(); ++i) {
        const auto held = std::ranges::find_if(
            pending_, [&](const Pending& one) { return one.index == i && holds_back(one, now.wall); });
        if (held == pending_.end()) {
            told->items.share(news->items, i);
        } else if (held->before) {
            auto item = news->items[i];
            item.counter = held->before;
            told->items.push_back(std::move(item));
        }
    }
    without_ = {news, std::move(told), std::move(keys)};
    return without_.told;
}

void Celebrations::add(Pending pending) {
    if (ledger_.marks.contains(pending.key)) return;
    const auto now = pending.learned;
    auto& mark = ledger_.marks[pending.key];
    mark = {Mark::State::waiting, pending.cause, pending.item, pending.number, pending.fell, now, 0, pending.earlier};
    ++marked_;
    if (now - pending.fell > kTold) {
        mark.state = Mark::State::over;
        return;
    }
    if (told_lately(pending)) {
        mark.state = Mark::State::over;
        ++merged_;
        return;
    }
    std::vector<std::string> merged;
    for (const auto& other : pending_) {
        if (other.item == pending.item && !(on_ && on_->key == other.key)) merged.push_back(other.key);
    }
    if (pending_.size() >= kMostPending + merged.size()) merged.push_back(pending_.front().key);
    merged_ += merged.size();
    for (const auto& key : merged) over(key, now);
    pending_.push_back(std::move(pending));
}

// An item's number says more than that the item is celebrated: this would only say it again.
bool Celebrations::told_lately(const Pending& pending) const {
    if (pending.cause == Cause::threshold) return false;
    const auto waits = [&](const Pending& other) {
        const bool same = other.item == pending.item;
        return same && (other.cause == Cause::threshold || (on_ && on_->key == other.key));
    };
    const auto told = [&](const Told& other) {
        return other.item == pending.item && apart(other.at, pending.learned) < kBetweenTakeovers;
    };
    return std::ranges::any_of(pending_, waits) || std::ranges::any_of(told_, told);
}

void Celebrations::over(const std::string& key, WallTime now) {
    std::erase_if(pending_, [&](const Pending& pending) { return pending.key == key; });
    const auto found = ledger_.marks.find(key);
    if (found == ledger_.marks.end()) return;
    found->second.state = Mark::State::over;
    found->second.at = now;
    ++marked_;
}

void Celebrations::drop_expired(WallTime now) {
    std::vector<std::string> expired;
    for (const auto& pending : pending_) {
        if (now - pending.fell > kTold && !(on_ && on_->key == pending.key)) expired.push_back(pending.key);
    }
    for (const auto& key : expired) over(key, now);
    std::erase_if(told_, [&](const Told& told) { return apart(told.at, now) > std::chrono::hours(1); });
}

void Celebrations::find_items() {
    if (pending_.empty()) return;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < news_->items.size(); ++i) places.emplace(news_->items[i].id, i);
    for (auto& pending : pending_) {
        const auto found = places.find(pending.item);
        pending.index = found == places.end() ? std::nullopt : std::optional(found->second);
    }
}

void Celebrations::mark_begun(Mark& mark, const Now& now, bool takeover) {
    mark.state = Mark::State::begun;
    mark.at = now.wall;
    mark.takeover = takeover;
    ++mark.tries;
    ++marked_;
}

void Celebrations::begin(const model::Celebration& takeover, const Now& now) {
    const auto found = ledger_.marks.find(takeover.key);
    if (takeover.cause == Cause::rehearsal || found == ledger_.marks.end()) return;
    mark_begun(found->second, now, true);
    on_ = On{takeover.key, now.steady};
}

void Celebrations::begin(Banner banner, const Now& now) {
    const auto found = ledger_.marks.find(banner.celebration.key);
    if (found == ledger_.marks.end()) return;
    mark_begun(found->second, now, false);
    for (const auto& other : banner.others) over(other, now.wall);
    merged_ += banner.others.size();
    banner_ = std::move(banner);
    banner_since_ = now.steady;
    banner_stale_ = false;
}

void Celebrations::follow(const Show& show, const Now& now) {
    follow_takeover(show, now);
    follow_banner(show, now);
}

// It has been seen.
void Celebrations::tell(const std::string& key, const std::string& item, const Now& now) {
    over(key, now.wall);
    told_.push_back({item, now.wall, ledger_.marks.at(key).takeover});
}

void Celebrations::follow_takeover(const Show& show, const Now& now) {
    if (!on_) return;
    const auto key = on_->key;
    const auto found = ledger_.marks.find(key);
    if (found == ledger_.marks.end()) return on_.reset();
    const auto item = found->second.item;
    const auto waits = found->second.state != Mark::State::over;
    const auto is = [&](const Showing& showing) { return showing.celebration && showing.celebration->key == key; };
    if (is(show.current)) {
        if (waits && now.steady - on_->since >= kLanded) tell(key, item, now);
        return;
    }
    on_.reset();
    if (!waits) return;
    const auto why = show.previous_ended;
    const bool cut = show.previous && is(*show.previous) &&
                     (why == model::Ended::interrupted || why == model::Ended::withdrawn) &&
                     found->second.tries < kMostTries;
    if (!cut) tell(key, item, now);
}

// Whether the item of a banner may still be shown, and says what it said, its numbers apart.
bool Celebrations::says_what(const std::string& id, const model::News& before, const Rules& rules, WallTime now) const {
    const auto was = std::ranges::find(before.items, id, &Item::id),
               is = std::ranges::find(news_->items, id, &Item::id);
    if (is == news_->items.end() || !may_show(*is, rules, now)) return false;
    if (was == before.items.end()) return true;
    auto same = *was;
    same.counter = is->counter;
    same.modified = is->modified;
    return same == *is;
}

// A banner that something else took away before it could be read comes again.
void Celebrations::follow_banner(const Show& show, const Now& now) {
    banner_cut_ = false;
    if (!banner_) return;
    const auto key = banner_->celebration.key, item = banner_->celebration.item;
    const auto found = ledger_.marks.find(key);
    if (found == ledger_.marks.end()) return banner_.reset();
    const auto stood = now.steady - banner_since_;
    const bool waits = found->second.state != Mark::State::over;
    if (waits && stood >= kLanded) tell(key, item, now);
    const bool there =
        !banner_stale_ && news_ && std::ranges::find(news_->items, item, &Item::id) != news_->items.end();
    if (stood < kBanner && there && !show.current.emergency() && !show.current.celebration) return;
    banner_.reset();
    banner_cut_ = stood < kBanner;
    if (waits && stood < kLanded && found->second.tries >= kMostTries) tell(key, item, now);
}

void Celebrations::showed(const std::string& item, double value) {
    if (const auto found = ledger_.counters.find(item); found != ledger_.counters.end()) found->second.shown = value;
}

std::optional<SteadyTime> Celebrations::wakes(const Now& now) const {
    std::optional<SteadyTime> wakes;
    const auto at = [&](SteadyTime then) { wakes = std::min(wakes.value_or(then), std::max(then, now.steady)); };
    if (on_ && now.steady < on_->since + kLanded) at(on_->since + kLanded);
    if (banner_) at(now.steady < banner_since_ + kLanded ? banner_since_ + kLanded : banner_since_ + kBanner);
    for (const auto& pending : pending_)
        if (holds_back(pending, now.wall)) at(now.steady + (pending.learned + kRound + kLate - now.wall) + kTick);
    if (!pending_.empty() && !on_) at(now.steady + (rounded_down(now.wall, kRound) + kRound - now.wall));
    return wakes;
}

}  // namespace accolade::schedule
