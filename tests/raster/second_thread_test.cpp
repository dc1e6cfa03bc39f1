#include "second_thread.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

using accolade::raster::SecondThread;

TEST_CASE("two halves are done by two threads, and the second one stays") {
    SecondThread second;
    std::thread::id first_time, last_time;
    for (int i = 0; i < 100; ++i) {
        int here = 0, there = 0;
        std::thread::id mine, theirs;
        second.both(
            [&] {
                here = i;
                mine = std::this_thread::get_id();
            },
            [&] {
                there = i;
                theirs = std::this_thread::get_id();
            });
        REQUIRE(here == i);
        REQUIRE(there == i);
        CHECK(mine == std::this_thread::get_id());
        CHECK(theirs != mine);
        if (i == 0) first_time = theirs;
        last_time = theirs;
    }
    CHECK(first_time == last_time);
}

TEST_CASE("the other half is waited for when this one throws") {
    SecondThread second;
    bool done = false;
    CHECK_THROWS_AS(second.both([] { throw std::runtime_error("here"); },
                                [&] {
                                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                                    done = true;
                                }),
                    std::runtime_error);
    CHECK(done);
    second.both([] {}, [&] { done = false; });
    CHECK_FALSE(done);
}

TEST_CASE("a second thread that was never needed was never made") {
    const SecondThread second;
}
