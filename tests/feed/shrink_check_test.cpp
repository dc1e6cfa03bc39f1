#include "shrink_check.h"

#include <doctest/doctest.h>

namespace accolade::feed {
namespace {

constexpr SteadyTime kStart{Milliseconds(1'000'000)};

}  // namespace

TEST_CASE("a feed that is suddenly empty is followed when seen so twice, a minute apart") {
    ShrinkCheck check;
    CHECK(check.judge(10, 0, kStart) == Verdict::wait);
    CHECK(check.judge(10, 0, kStart + Seconds(59)) == Verdict::wait);
    CHECK(check.judge(10, 1, kStart + Seconds(60)) == Verdict::follow);
    CHECK(check.judge(10, 1, kStart + Seconds(61)) == Verdict::wait);  // a new loss
    CHECK(check.judge(10, 9, kStart + Seconds(62)) == Verdict::follow);
    CHECK(check == ShrinkCheck{});
}

TEST_CASE("what is no sudden loss is followed at once") {
    CHECK(ShrinkCheck{}.judge(0, 0, kStart) == Verdict::follow);
    CHECK(ShrinkCheck{}.judge(10, 2, kStart) == Verdict::follow);
    CHECK(ShrinkCheck{}.judge(4, 1, kStart) == Verdict::follow);
    CHECK(ShrinkCheck{}.judge(1, 500, kStart) == Verdict::follow);
    CHECK(ShrinkCheck{}.judge(11, 2, kStart) == Verdict::wait);
}

}  // namespace accolade::feed
