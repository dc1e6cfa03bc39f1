#include "picture_fetcher.h"

#include <algorithm>

#include "net/url.h"
#include "picture_name.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kAgain{60 * 60'000};
// How often a picture is asked for whose item changes all the time: one about which the server can say "unchanged", and
// one that comes whole.
constexpr Milliseconds kChanging{60'000}, kChangingWhole{15 * 60'000};
constexpr Milliseconds kFilesAgain{60'000};
constexpr Milliseconds kLongest{60'000};
constexpr int kVerifiedAtOnce = 4;

bool any(const Validators& validators) {
    return !validators.etag.empty() || !validators.last_modified.empty();
}

// "news.json, item 7 ("storm-crew"), line 41: picture https://…/a.png".
std::string named(const WantedPicture& wanted) {
    return wanted.place + ": picture " + net::shown(wanted.address);
}

// What its trouble means for the screen.
std::string without_it(const WantedPicture& wanted, PictureFetcher::Instead instead) {
    using Instead = PictureFetcher::Instead;
    if (instead == Instead::from_memory) return "it is shown from memory";
    if (instead == Instead::the_one_before) return "the picture that was there before is shown";
    return wanted.item.empty() ? "the brand is shown without its logo"
                               : "item \"" + escaped(wanted.item, 80) + "\" is shown without this picture";
}

}  // namespace

PictureFetcher::PictureFetcher(Disk& disk, Log& log, Archive& archive, Start start, Examine examine,
                               std::function<double()> chance)
    : disk_(disk),
      log_(log),
      archive_(archive),
      start_(std::move(start)),
      examine_(std::move(examine)),
      chance_(std::move(chance)) {}

void PictureFetcher::want(std::vector<WantedPicture> wanted) {
    std::map<std::string, PictureState> next;
    by_rank_.clear();
    unverified_.clear();
    due_files_.clear();
    due_downloads_.clear();
    for (auto& one : wanted) {
        const auto name = picture_name(one.address);
        if (const auto before = next.find(name); before != next.end()) {
            // The first feed that names it answers for it.
            auto& addresses = before->second.addresses;
            if (std::ranges::find(addresses, one.address) == addresses.end()) addresses.push_back(one.address);
            continue;
        }
        auto& state = next.emplace(name, state_of(name, std::move(one))).first->second;
        state.rank = by_rank_.size();
        by_rank_.push_back(&state);
        if (state.unverified) unverified_.push_back(state.rank);
        enqueue(state);
    }
    for (auto& [name, state] : states_) let_go(state);  // of those that are not wanted any more
    states_ = std::move(next);
}

// As it is known, or new.
PictureFetcher::PictureState PictureFetcher::state_of(const std::string& name, WantedPicture wanted) {
    PictureState state;
    if (const auto known = states_.find(name); known != states_.end()) {
        state = std::move(known->second);
        states_.erase(known);
        const auto& before = state.wanted.shown_by;
        const bool same =
            before.empty() || wanted.shown_by.empty() || same_but_signatures(before.at(0), wanted.shown_by.at(0));
        if (!same && state.backoff.failures == 0 && state.from_web) {
            const auto apart = any(validators_of(state)) ? kChanging : kChangingWhole;
            state.backoff.next = std::min(state.backoff.next, state.asked + apart);
        }
    } else {
        state.from_web = net::is_web(wanted.address);
        if (const auto* kept = state.from_web ? archive_.picture(name) : nullptr) {
            state.picture = model::PictureFile{archive_.path_of(*kept).string(), kept->size};
            state.unverified = true;
        }
    }
    state.addresses = {wanted.address};
    state.wanted = std::move(wanted);
    return state;
}

Validators PictureFetcher::validators_of(const PictureState& state) const {
    if (state.validators) return *state.validators;
    const auto* kept = archive_.picture(picture_name(state.wanted.address));
    return kept != nullptr ? kept->validators : Validators{};
}

void PictureFetcher::enqueue(const PictureState& state) {
    if (state.under_way || state.unverified) return;
    if (!state.from_web) due_files_.emplace(state.backoff.next, state.rank);
    if (state.from_web && state.wanted.online) due_downloads_.emplace(state.backoff.next, state.rank);
}

void PictureFetcher::dequeue(const PictureState& state) {
    auto& queue = state.from_web ? due_downloads_ : due_files_;
    queue.erase({state.backoff.next, state.rank});
}

void PictureFetcher::set_backoff(PictureState& state, Backoff backoff) {
    dequeue(state);
    state.backoff = backoff;
    enqueue(state);
}

void PictureFetcher::set_picture(PictureState& state, std::optional<model::PictureFile> picture) {
    if (state.picture == picture) return;
    state.picture = std::move(picture);
    ++changes_;
}

void PictureFetcher::retry_now() {
    for (auto* state : by_rank_) {
        if (state->backoff.failures > 0 || !state->from_web) set_backoff(*state, {state->backoff.failures, {}});
    }
}

void PictureFetcher::ask_again() {
    for (auto* state : by_rank_) set_backoff(*state, {state->backoff.failures, {}});
}

Milliseconds PictureFetcher::turn(SteadyTime now) {
    now_ = now;
    held_.sweep(now);
    for (int i = 0; i < kVerifiedAtOnce && !unverified_.empty(); ++i) {
        auto& state = *by_rank_[unverified_.front()];
        unverified_.pop_front();
        verify(state, now);
    }
    while (!due_files_.empty() && due_files_.begin()->first <= now) {
        check_file(*by_rank_[due_files_.begin()->second], now);
    }
    while (under_way_ < kAtOnce && !due_downloads_.empty() && due_downloads_.begin()->first <= now) {
        start(*by_rank_[due_downloads_.begin()->second], now);
    }
    if (!unverified_.empty()) return Milliseconds(0);
    auto longest = kLongest;
    for (const auto* queue : {&due_files_, &due_downloads_}) {
        // What is due already waits for a download to end.
        if (!queue->empty() && queue->begin()->first > now) longest = std::min(longest, queue->begin()->first - now);
    }
    return longest;
}

void PictureFetcher::verify(PictureState& state, SteadyTime now) {
    const auto name = picture_name(state.wanted.address);
    state.unverified = false;
    if (archive_.verify(name)) {
        // It may have become another while nobody looked; one that would come whole waits its hour.
        set_backoff(state, {0, any(validators_of(state)) ? now : now + kAgain});
    } else {
        set_picture(state, std::nullopt);
        enqueue(state);
    }
}

void PictureFetcher::start(PictureState& state, SteadyTime now) {
    if (state.memory && keep_from_memory(state, now)) return;
    net::Request request;
    request.url = state.wanted.address;
    request.reach = state.wanted.reach;
    request.credentials = state.wanted.credentials;
    request.accept =
        "image/png, image/jpeg, image/webp, image/avif, image/heic, image/heif, image/gif, image/svg+xml, */*;q=0.1";
    request.max_bytes = kPictureBytes;
    request.lane = net::Lane::pictures;
    request.whole = Seconds(60);
    if (state.picture) {
        const auto validators = validators_of(state);
        request.etag = validators.etag;
        request.last_modified = validators.last_modified;
    }
    dequeue(state);
    state.under_way = true;
    state.asked = now;
    ++under_way_;
    start_(request.url, request);
}

void PictureFetcher::arrived(const std::string& address, net::Fetched fetched, SteadyTime now) {
    --under_way_;
    const auto name = picture_name(address);
    const auto found = states_.find(name);
    if (found == states_.end()) return;  // it is not wanted any more
    auto& state = found->second;
    state.under_way = false;
    state.tried = true;
    if (!fetched) return failed(state, fetched.error().error, fetched.error().retry_after, now);
    if (fetched->status == 304) return succeeded(state, kAgain, now);
    const auto header = examine_(fetched->bytes);
    if (!header) return failed(state, {header.error().what, net::shown(address)}, std::nullopt, now);
    auto kept = archive_.keep_picture(name, fetched->bytes, header->size, {fetched->etag, fetched->last_modified});
    if (!kept) {
        hold_in_memory(state, fetched->bytes, header->size);
        return failed(state, kept.error(), std::nullopt, now);
    }
    let_go(state);
    state.validators = {fetched->etag, fetched->last_modified};
    const auto* picture = archive_.picture(name);
    set_picture(state, model::PictureFile{archive_.path_of(*picture).string(), picture->size});
    succeeded(state, kAgain, now);
}

void PictureFetcher::hold_in_memory(PictureState& state, std::string_view bytes, PixelSize size) {
    let_go(state);
    state.memory = held_.hold(bytes);
    if (state.memory) set_picture(state, model::PictureFile{state.memory->path().string(), size, held_.number()});
}

// Whether there is nothing to download: it is on the disk now, or still cannot be.
bool PictureFetcher::keep_from_memory(PictureState& state, SteadyTime now) {
    const auto bytes = disk_.read(state.memory->path(), kPictureBytes);
    if (!bytes || !state.picture) return false;
    const auto name = picture_name(state.wanted.address);
    const auto size = state.picture->size;
    const auto kept = archive_.keep_picture(name, *bytes, size, validators_of(state));
    if (!kept) {
        failed(state, kept.error(), std::nullopt, now);
        return true;
    }
    let_go(state);
    set_picture(state, model::PictureFile{archive_.path_of(*archive_.picture(name)).string(), size});
    succeeded(state, kAgain, now);
    return true;
}

PictureFetcher::Instead PictureFetcher::instead(const PictureState& state) {
    if (state.memory) return Instead::from_memory;
    return state.picture ? Instead::the_one_before : Instead::nothing;
}

void PictureFetcher::check_file(PictureState& state, SteadyTime now) {
    state.tried = true;
    const auto path = path_of(state.wanted.address);
    if (!state.wanted.from_files) {
        set_picture(state, std::nullopt);
        return failed(state, {"a feed from the web names a file; it may only name http and https", path}, std::nullopt,
                      now);
    }
    const std::filesystem::path real = disk_.resolved(path).value_or(path);
    const std::filesystem::path folder = disk_.resolved(state.wanted.folder).value_or(state.wanted.folder);
    if (!lies_below(real, folder)) {
        set_picture(state, std::nullopt);
        state.stamp.reset();
        return failed(state, {"this is a link that leads out of the feed's folder; put the picture itself there", path},
                      std::nullopt, now);
    }
    const auto info = disk_.info(real);
    if (!info) {
        set_picture(state, std::nullopt);
        state.stamp.reset();
        return failed(state, info.error(), std::nullopt, now);
    }
    if (state.stamp != *info || !state.picture || state.picture->path != real) {
        const auto bytes = disk_.read(real, kPictureBytes);
        if (!bytes) return failed(state, bytes.error(), std::nullopt, now);
        const auto header = examine_(*bytes);
        if (!header) {
            // It may be half written, and what was there before can no longer be read.
            set_picture(state, std::nullopt);
            return failed(state, {header.error().what, path}, std::nullopt, now);
        }
        state.stamp = *info;
        set_picture(state, model::PictureFile{real.string(), header->size, info->modified_ns});
    }
    succeeded(state, kFilesAgain, now);
}

void PictureFetcher::succeeded(PictureState& state, Milliseconds again, SteadyTime now) {
    state.trouble.clear();
    set_backoff(state, after_success(now, again));
}

void PictureFetcher::failed(PictureState& state, const Error& error, std::optional<Seconds> told, SteadyTime now) {
    const bool itself = error.where == state.wanted.address || error.where == net::shown(state.wanted.address) ||
                        error.where == path_of(state.wanted.address) ||
                        error.where == picture_name(state.wanted.address);
    state.trouble = itself ? error.what : to_string(error);
    const auto picture = named(state.wanted);
    log_.warn(picture, picture + ": " + state.trouble + "; " + without_it(state.wanted, instead(state)));
    set_backoff(state, after_failure(state.backoff, now, kFilesAgain, told, chance_()));
}

std::map<std::string, model::PictureFile> PictureFetcher::pictures() const {
    std::map<std::string, model::PictureFile> all;
    for (const auto* state : by_rank_) {
        if (!state->picture) continue;
        auto picture = *state->picture;
        picture.named = named(state->wanted);
        for (const auto& address : state->addresses) all.emplace(address, picture);
    }
    return all;
}

bool PictureFetcher::idle() const {
    return under_way_ == 0 && unverified_.empty() && std::ranges::all_of(by_rank_, [](const PictureState* state) {
               return state->tried || state->picture || (state->from_web && !state->wanted.online);
           });
}

Complaints PictureFetcher::complaints() const {
    Complaints all;
    for (const auto* state : by_rank_) {
        if (!state->trouble.empty()) {
            all.push_back({Severity::warning, state->wanted.place,
                           "picture " + net::shown(state->wanted.address) + ": " +
                               without_it(state->wanted, instead(*state)) + ": " + state->trouble});
        }
    }
    return all;
}

}  // namespace accolade::feed
