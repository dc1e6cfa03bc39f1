#include "stream_run.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "failures.h"
#include "os/log.h"
#include "transfer.h"

namespace accolade::net {
namespace {

constexpr std::size_t kLongestId = 1024, kMostSkipped = 16U << 20U;
constexpr Milliseconds kBetweenCounts{1000};

// "text/event-stream; charset=utf-8" is one, in any case.
bool is_event_stream(std::string_view type) {
    type = type.substr(0, type.find(';'));
    return ascii::lower(ascii::trimmed(type)) == "text/event-stream";
}

bool may_be_sent(std::string_view id) {
    return id.size() <= kLongestId && printable(id);
}

}  // namespace

StreamRun::StreamRun(StreamRequest request, OnEvent on_event, OnState on_state, Seams seams, Now now)
    : request_(std::move(request)),
      on_event_(std::move(on_event)),
      on_state_(std::move(on_state)),
      seams_(std::move(seams)),
      now_(now),
      parser_(request_.last_id),
      plan_(now) {}

StreamRun::~StreamRun() {
    drop_connection();
}

SteadyTime StreamRun::after(Now now) {
    now_ = now;
    if (now.steady >= plan_.next()) {
        if (plan_.has_connection()) {
            drop_connection();
            plan_.silent(now, seams_.chance());
        } else {
            connect();
        }
    }
    tell_state();
    const bool counts = plan_.state() != told_;
    return counts ? std::min(plan_.next(), counts_told_ + kBetweenCounts) : plan_.next();
}

void StreamRun::connect() {
    parser_.restart();
    without_end_ = false;
    unwanted_.clear();
    Request request;
    request.url = request_.url;
    request.credentials = request_.credentials;
    request.reach = request_.reach;
    request.accept = "text/event-stream";
    const auto& id = parser_.last_id();
    exchange_ = std::make_unique<Exchange>(std::move(request), StreamStart{may_be_sent(id) ? id : ""}, seams_.caller,
                                           Exchange::Sink{[this](const Answer& answer) { return begins(answer); },
                                                          [this](std::string_view bytes) { return hear(bytes); }});
    plan_.connecting(now_);
    seams_.multi.begin(*exchange_, [this](const Fetched& fetched) { ended(fetched); });
}

bool StreamRun::begins(const Answer& answer) {
    if (!is_event_stream(answer.content_type)) {
        unwanted_ = answer.content_type.empty() ? "the answer does not say that it is an event stream"
                                                : escaped(answer.content_type, 80) + " is not an event stream";
        return false;
    }
    plan_.connected(now_);
    tell_state();
    return true;
}

bool StreamRun::hear(std::string_view bytes) {
    plan_.heard(now_);
    for (auto& event : parser_.read(bytes)) tell(std::move(event));
    if (const auto retry = parser_.take_retry()) plan_.told_retry(*retry);
    plan_.too_big(parser_.too_big());
    without_end_ = parser_.skipped() > kMostSkipped;
    return !without_end_;
}

void StreamRun::tell(Event event) {
    plan_.spoke();
    const auto bytes = event.data.size() + event.type.size() + event.id.size();
    if (!flood_.admits(bytes, now_.steady) || !on_event_(std::move(event))) plan_.dropped(1);
}

void StreamRun::ended(const Fetched& fetched) {
    exchange_.reset();
    if (without_end_) {
        plan_.failed(failed(Fault::too_big, "an event does not end", request_.url), now_, seams_.chance());
    } else if (!unwanted_.empty()) {
        plan_.unwanted(unwanted_, now_, seams_.chance());
    } else if (fetched) {
        plan_.closed(now_, seams_.chance());
    } else {
        plan_.failed(fetched.error(), now_, seams_.chance());
    }
}

void StreamRun::drop_connection() {
    if (exchange_) seams_.multi.leave(*exchange_);
    exchange_.reset();
}

void StreamRun::tell_state() {
    const auto& state = plan_.state();
    if (state == told_) return;
    const bool only_counts = state.is == told_.is && state.words == told_.words;
    if (only_counts && now_.steady < counts_told_ + kBetweenCounts) return;
    counts_told_ = now_.steady;
    told_ = state;
    on_state_(told_);
}

}  // namespace accolade::net
