#include "stream_plan.h"

#include <algorithm>
#include <utility>

namespace accolade::net {
namespace {

using Is = StreamState::Is;

constexpr Milliseconds kLeastRetry{1000}, kMostRetry{5 * 60'000};
constexpr Milliseconds kPatience{45'000}, kMostPatience{10 * 60'000}, kMostDoubt{5 * 60'000};
constexpr Milliseconds kPause{5000};  // a shorter one is no heartbeat: servers greet whoever connects
constexpr Milliseconds kLasting{30'000};
constexpr Milliseconds kLeftAlone{15 * 60'000}, kLeftAloneMost{4 * 60 * 60'000};

// `first`, doubled with each further time in a row; and then a part of it more, so that a building full of screens
// does not come back as one.
Milliseconds backoff(Milliseconds first, Milliseconds most, int times, double jitter) {
    auto wait = std::min(first, most);
    for (int i = 1; i < times && wait < most; ++i) wait = std::min(wait * 2, most);
    return wait + Milliseconds(static_cast<long long>(static_cast<double>(wait.count()) * jitter));
}

// The server has understood us, and does not want to.
bool is_refusal(const Failure& failure) {
    switch (failure.fault) {
        case Fault::bad_request:
        case Fault::redirects:
        case Fault::unsafe_redirect:
        case Fault::not_allowed:
        case Fault::auth:
        case Fault::gone:
            return true;
        case Fault::status:  // 408 and 425: the request came at the wrong time
            return failure.status < 500 && failure.status != 408 && failure.status != 425;
        default:
            return false;
    }
}

std::string in_words(const Failure& failure) {
    return failure.fault == Fault::status ? "HTTP " + std::to_string(failure.status) : failure.error.what;
}

}  // namespace

StreamPlan::StreamPlan(Now now) : next_(now.steady), doubt_(kPatience) {
    state_.since = now.wall;
}

void StreamPlan::connecting(Now now) {
    has_connection_ = true;
    next_ = now.steady + kPatience;
}

void StreamPlan::connected(Now now) {
    enter(Is::connected, "connected", now);
    refusals_ = 0;
    connected_ = heard_ = now.steady;
    next_ = now.steady + patience();
}

void StreamPlan::heard(Now now) {
    if (const auto pause = now.steady - heard_; pause >= kPause) {
        longest_pause_ = std::max(longest_pause_, pause);
        doubt_ = kPatience;
    }
    heard_ = now.steady;
    next_ = now.steady + patience();
}

void StreamPlan::silent(Now now, double chance) {
    if (state_.is == Is::connected) {
        enter(Is::silent, "silent: no sign of life for " + std::to_string(patience() / Seconds(1)) + " s", now);
        doubt_ = std::min(doubt_ * 2, kMostDoubt);
        failures_ = 0;
    } else {
        enter(Is::waiting, "interrupted: the server does not answer", now);
    }
    come_back(now, chance);
}

void StreamPlan::closed(Now now, double chance) {
    if (now.steady - connected_ >= kLasting) failures_ = 0;
    enter(Is::waiting, "interrupted: the server ended the stream", now);
    come_back(now, chance);
}

void StreamPlan::failed(const Failure& failure, Now now, double chance) {
    if (is_refusal(failure)) return unwanted(in_words(failure), now, chance);
    if (state_.is == Is::connected && now.steady - connected_ >= kLasting) failures_ = 0;
    enter(Is::waiting, "interrupted: " + in_words(failure), now);
    come_back(now, chance, failure.retry_after);
}

void StreamPlan::unwanted(const std::string& why, Now now, double chance) {
    enter(Is::off, "off: " + why, now);
    has_connection_ = false;
    failures_ = 0;
    refusals_ = std::min(refusals_ + 1, 1000);
    next_ = now.steady + backoff(kLeftAlone, kLeftAloneMost, refusals_, chance / 4);
}

void StreamPlan::enter(Is is, std::string words, Now now) {
    if (state_.is == is && state_.words == words) return;
    state_.is = is;
    state_.words = std::move(words);
    state_.since = now.wall;
}

void StreamPlan::come_back(Now now, double chance, std::optional<Seconds> told) {
    has_connection_ = false;
    failures_ = std::min(failures_ + 1, 1000);
    const auto retry = std::clamp(retry_, kLeastRetry, kMostRetry);
    const auto wait = backoff(retry, kMostRetry, failures_, chance / 2);
    next_ = now.steady + (told ? std::max<Milliseconds>(wait, *told) : wait);
}

Milliseconds StreamPlan::patience() const {
    return std::max(doubt_, std::min(longest_pause_ * 2, kMostPatience));
}

}  // namespace accolade::net
