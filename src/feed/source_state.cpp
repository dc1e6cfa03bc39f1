#include "source_state.h"

#include <utility>

#include "net/url.h"

namespace accolade::feed {

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
    if (source.contents) status.items = source.contents->items.size();
    return status;
}

}  // namespace accolade::feed
