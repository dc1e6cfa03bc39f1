#include "streams.h"

#include <algorithm>

#include "credentials.h"
#include "live_event.h"
#include "net/url.h"

namespace accolade::feed {

Streams::Streams(Log& log, Listen listen, model::Zone zone)
    : log_(log), listen_(std::move(listen)), zone_(std::move(zone)) {}

void Streams::follow(std::vector<SourceState>& sources, Now now) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto& source = sources[i];
        for (const auto& complaint : expire(source.live, now.steady)) {
            say(source, Level::warning, to_string(complaint), now);
        }
        say_held_back(source, now);
        auto request = listen_ ? stream_of(source) : std::nullopt;
        if (request == source.stream) continue;
        source.stream = request;
        source.stream_state = {};
        if (request) request->last_id = source.live.last_id;  // the same hub may know it, another does not mind
        listen_(i, request);
    }
}

void Streams::heard(SourceState& source, const std::string& stream, const net::Event& event, Now at) {
    if (!source.stream || source.stream->url != stream || !source.contents) return;
    if (replayed(source.live, event)) return;
    FeedContext context{source.contents->live_base, source.settings.address, source.contents->live_language, {}};
    context.name = name_of(stream, event);
    context.zone = zone_;
    context.local_times = source.contents->live_local_times;
    auto data = without_secrets(event.data, source.access.credentials, kInDocuments);
    auto read = read_event({event.type, std::move(data), event.id}, context);
    for (const auto& complaint : read.complaints) {
        const auto level = complaint.severity == Severity::error ? Level::error : Level::warning;
        say(source, level, to_string(complaint), at);
    }
    if (!read.event) return;
    Heard heard{at, read.sent, std::move(context.name), ""};
    if (heard.sent && *heard.sent > at.wall) heard.sent = at.wall;
    if (const auto* call = std::get_if<Celebrated>(&*read.event)) heard.key = key_of(event, call->id);
    take_effect(source, hear(source.live, *source.contents, std::move(*read.event), std::move(heard)), at);
}

void Streams::confirm(SourceState& source, Now now) {
    if (!source.contents || !source.begun) return;
    take_effect(source, feed::confirm(source.live, *source.contents, *source.begun, now.steady), now);
}

void Streams::take_effect(SourceState& source, const Effect& effect, Now now) {
    for (const auto& complaint : effect.complaints) say(source, Level::warning, to_string(complaint), now);
    said_.something = said_.something || effect.changed;
    said_.items = said_.items || effect.items;
    if (effect.pushed) said_.pushed = std::min(said_.pushed.value_or(*effect.pushed), *effect.pushed);
    if (effect.fetch) want_look(source, now.steady);
}

void Streams::changed(SourceState& source, const std::string& stream, const net::StreamState& state, Now now) {
    if (!source.stream || source.stream->url != stream) return;
    const auto before = std::exchange(source.stream_state, state);
    auto& words = source.stream_state.words;
    words = without_secrets(std::move(words), source.access.credentials, kInMessages);
    const auto topic = "stream " + net::shown(stream);
    const bool wrong = state.is == net::StreamState::Is::silent || state.is == net::StreamState::Is::off ||
                       state.is == net::StreamState::Is::waiting;
    if (words != before.words && state.is != net::StreamState::Is::connecting) {
        log_.say(wrong ? Level::warning : Level::info, topic,
                 topic + ": " + words + (wrong ? "; the feed is fetched as ever" : ""));
    }
    const auto lost = (state.dropped - before.dropped) + (state.too_big - before.too_big);
    if (lost == 0) return;
    want_look(source, now.steady);
    say(source, Level::warning,
        topic + ": " + std::to_string(lost) +
            " events were too many at a time, or too big, and are left out; the feed is fetched instead",
        now);
}

void Streams::say(SourceState& source, Level level, const std::string& line, Now now) {
    say_held_back(source, now);
    if (source.stream_lines.may_say(now.steady)) {
        log_.say(level, "events of " + name_of(source), without_secrets(line, source.access.credentials, kInMessages));
    }
}

// Also where nothing follows: they may have been of another kind than those that were written.
void Streams::say_held_back(SourceState& source, Now now) {
    const int held_back = source.stream_lines.take_held_back(now.steady);
    if (held_back == 0) return;
    const auto topic = "events of " + name_of(source);
    log_.warn(topic, topic + ": " + std::to_string(held_back) +
                         (held_back == 1 ? " more complaint was" : " more complaints were") +
                         " not written in the last minute");
}

}  // namespace accolade::feed
