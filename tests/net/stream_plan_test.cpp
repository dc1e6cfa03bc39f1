#include "stream_plan.h"

#include <doctest/doctest.h>

#include <string>

namespace accolade::net {
namespace {

using Is = StreamState::Is;

// A stream, and a clock with hands.
struct Day {
    Now now{WallTime(Seconds(1'800'000'000)), SteadyTime(Seconds(1000))};
    StreamPlan plan{now};

    void pass(Milliseconds time) {
        now.wall += time;
        now.steady += time;
    }
    Milliseconds wait() const { return plan.next() - now.steady; }
    std::string words() const { return plan.state().words; }
    void connect() {
        plan.connecting(now);
        plan.connected(now);
    }
    void fail(Fault fault = Fault::refused, int status = 0, std::optional<Seconds> told = {}) {
        plan.failed({fault, {"connection refused", "where"}, told, status}, now, 0);
    }
};

}  // namespace

TEST_CASE("a stream connects at once, and says how it is and since when") {
    Day day;
    CHECK_FALSE(day.plan.has_connection());
    CHECK(day.wait() == Milliseconds(0));
    CHECK(day.words() == "connecting");
    day.pass(Seconds(2));
    day.connect();
    CHECK(day.plan.has_connection());
    CHECK(day.plan.state().is == Is::connected);
    CHECK(day.words() == "connected");
    CHECK(day.plan.state().since == day.now.wall);
    const auto since = day.now.wall;
    day.pass(Seconds(2));
    day.plan.heard(day.now);
    CHECK(day.plan.state().since == since);
}

TEST_CASE("a stream that ends is connected anew after its retry, between 1 s and 5 min") {
    const auto wait_after = [](std::optional<Milliseconds> retry, double chance) {
        Day day;
        day.connect();
        if (retry) day.plan.told_retry(*retry);
        day.plan.spoke();
        day.plan.closed(day.now, chance);
        CHECK(day.words() == "interrupted: the server ended the stream");
        CHECK_FALSE(day.plan.has_connection());
        return day.wait();
    };
    CHECK(wait_after({}, 0) == Seconds(3));
    CHECK(wait_after({}, 1) == Milliseconds(4500));
    CHECK(wait_after(Milliseconds(0), 0) == Seconds(1));
    CHECK(wait_after(Milliseconds(10'000), 0) == Seconds(10));
    CHECK(wait_after(Milliseconds(1'000'000'000'000), 0) == Seconds(300));
}

TEST_CASE("failures in a row double the wait, and a stream that spoke or lasted begins anew") {
    Day day;
    for (const int seconds : {3, 6, 12, 24, 48, 96, 192, 300, 300}) {
        day.plan.connecting(day.now);
        day.fail();
        CHECK(day.wait() == Seconds(seconds));
        day.pass(day.wait());
    }
    CHECK(day.words() == "interrupted: connection refused");

    day.connect();  // accepted, and thrown out again
    day.plan.closed(day.now, 0);
    CHECK(day.wait() == Seconds(300));

    day.connect();
    day.plan.spoke();
    day.fail(Fault::cut_short);
    CHECK(day.wait() == Seconds(3));

    for (int i = 0; i < 5; ++i) day.fail();
    day.connect();
    day.pass(Seconds(31));
    day.plan.closed(day.now, 0);
    CHECK(day.wait() == Seconds(3));
}

TEST_CASE("a server that names a time is not asked before it") {
    Day day;
    day.fail(Fault::busy, 503, Seconds(120));
    CHECK(day.wait() == Seconds(120));
    CHECK(day.plan.state().is == Is::waiting);
    day.fail(Fault::busy, 429, Seconds(1));
    CHECK(day.wait() == Seconds(6));
}

TEST_CASE("a server that does not want us is left alone for long, and longer") {
    Day day;
    day.plan.connecting(day.now);
    day.fail(Fault::status, 204);
    CHECK(day.plan.state().is == Is::off);
    CHECK(day.words() == "off: HTTP 204");
    CHECK(day.wait() == std::chrono::minutes(15));
    day.fail(Fault::status, 204);
    CHECK(day.wait() == std::chrono::minutes(30));
    for (int i = 0; i < 20; ++i) day.plan.unwanted("text/html is not an event stream", day.now, 1);
    CHECK(day.words() == "off: text/html is not an event stream");
    CHECK(day.wait() == std::chrono::hours(5));  // four, and a quarter for chance

    day.connect();
    day.fail(Fault::gone, 404);
    CHECK(day.wait() == std::chrono::minutes(15));
}

TEST_CASE("what a server answers is a refusal, or trouble that passes") {
    const auto is_off = [](Fault fault, int status) {
        Day day;
        day.plan.connecting(day.now);
        day.fail(fault, status);
        return day.plan.state().is == Is::off;
    };
    for (const int status : {204, 205, 210, 299, 400, 405, 418}) CHECK(is_off(Fault::status, status));
    CHECK(is_off(Fault::auth, 401));
    CHECK(is_off(Fault::gone, 410));
    CHECK(is_off(Fault::unsafe_redirect, 0));
    CHECK(is_off(Fault::not_allowed, 0));
    for (const int status : {408, 425, 500, 502}) CHECK_FALSE(is_off(Fault::status, status));
    for (const auto fault : {Fault::name, Fault::refused, Fault::no_answer, Fault::busy, Fault::cut_short,
                             Fault::certificate, Fault::nonsense})
        CHECK_FALSE(is_off(fault, 0));
}

TEST_CASE("no byte for 45 s is silence, and the stream is connected anew") {
    Day day;
    day.connect();
    CHECK(day.wait() == Seconds(45));
    day.pass(Seconds(10));
    day.plan.heard(day.now);
    CHECK(day.wait() == Seconds(45));
    day.pass(Seconds(45));
    day.plan.silent(day.now, 0);
    CHECK(day.plan.state().is == Is::silent);
    CHECK(day.words() == "silent: no sign of life for 45 s");
    CHECK(day.wait() == Seconds(3));

    day.pass(Seconds(3));
    day.plan.connecting(day.now);
    CHECK(day.plan.state().is == Is::silent);  // until it is known better
    CHECK(day.wait() == Seconds(45));
    day.pass(Seconds(45));
    day.plan.silent(day.now, 0);
    CHECK(day.words() == "interrupted: the server does not answer");
}

TEST_CASE("a heartbeat that is slow is waited for twice as long, and not for ever") {
    Day day;
    day.connect();
    for (int i = 0; i < 3; ++i) {
        day.pass(Seconds(40));
        day.plan.heard(day.now);
    }
    CHECK(day.wait() == Seconds(80));
    day.pass(Seconds(80));
    day.plan.silent(day.now, 0);
    CHECK(day.words() == "silent: no sign of life for 80 s");

    day.connect();
    for (const int pause : {79, 150, 290, 500}) {
        day.pass(Seconds(pause));
        day.plan.heard(day.now);
    }
    CHECK(day.wait() == std::chrono::minutes(10));
}

TEST_CASE("a server without heartbeats is asked ever less often whether it lives") {
    Day day;
    for (const int seconds : {45, 90, 180, 300, 300}) {
        day.connect();
        day.plan.heard(day.now);  // a greeting
        CHECK(day.wait() == Seconds(seconds));
        day.pass(day.wait());
        day.plan.silent(day.now, 0);
        CHECK(day.wait() == Seconds(3));
    }
    day.connect();
    day.pass(Seconds(60));
    day.plan.heard(day.now);
    CHECK(day.wait() == Seconds(120));
}

}  // namespace accolade::net
