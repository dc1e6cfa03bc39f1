#include "source_state.h"

#include <algorithm>
#include <utility>

#include "net/url.h"
#include "picture_name.h"

namespace accolade::feed {

Essence essence_of(const Contents& contents) {
    return {contents.items, contents.brand, contents.language, contents.live};
}

bool Essence::is_that_of(const Contents& contents) const {
    return brand == contents.brand && language == contents.language && live == contents.live &&
           std::ranges::equal(items, contents.items, same_but_signatures);
}

bool SourceState::from_web() const {
    return net::is_web(settings.address);
}

void mark_failing(SourceState& source, Trouble trouble, std::string why, Now now) {
    source.trouble = std::move(why);
    source.unreachable = trouble == Trouble::unreachable;
    if (!source.failing_since) source.failing_since = now;
}

void mark_fresh(SourceState& source, Now now) {
    source.trouble.clear();
    source.unreachable = false;
    source.failing_since.reset();
    source.fresh_at = now.wall;
}

void set_backoff(SourceState& source, Backoff backoff, Now now) {
    source.backoff = backoff;
    source.next_try = now.wall + (backoff.next - now.steady);
}

void want_look(SourceState& source, SteadyTime now) {
    constexpr Milliseconds kApart{2000};
    const auto soonest = source.begun ? std::max(now, *source.begun + kApart) : now;
    source.wanted = source.wanted ? std::min(*source.wanted, soonest) : soonest;
}

SteadyTime next_look(const SourceState& source) {
    if (!source.wanted || source.backoff.failures > 0) return source.backoff.next;
    return std::min(source.backoff.next, *source.wanted);
}

std::optional<net::StreamRequest> stream_of(const SourceState& source) {
    if (!source.contents || source.contents->live.empty() || !source.access.online) return std::nullopt;
    net::StreamRequest request;
    request.url = source.contents->live;
    if (source.from_web()) {
        const bool own = net::origin_of(request.url) == net::origin_of(source.settings.address);
        request.reach = source.access.reach_of(own);
        if (own) request.credentials = source.access.credentials;
    }
    return request;
}

std::string name_of(const SourceState& source) {
    return source.settings.name.empty() ? net::shown(source.settings.address) : source.settings.name;
}

model::SourceStatus status_of(const SourceState& source) {
    model::SourceStatus status;
    status.name = name_of(source);
    status.fresh_at = source.fresh_at;
    if (source.failing_since) status.failing_since = source.failing_since->wall;
    status.next_try = source.next_try;
    status.trouble = source.trouble;
    status.failures = source.failures;
    if (source.contents) status.items = source.contents->items.size();
    if (source.stream) status.live = source.stream_state.words;
    return status;
}

}  // namespace accolade::feed
