#include "schedule/reading_time.h"

#include <doctest/doctest.h>

#include <string>

using namespace accolade;
using namespace accolade::schedule;
using namespace std::chrono_literals;

TEST_CASE("a slide stays as long as it takes to read, within 8 to 24 seconds") {
    model::Item item;
    CHECK(reading_time(item) == 8s);
    item.title = std::string(48, 'a');
    item.body = std::string(108, 'b');
    CHECK(reading_time(item) == 16300ms);  // 3.3 s, and 156 characters at 12 a second
    item.image = "a.jpg";
    CHECK(reading_time(item) == 18300ms);
    item.counter = model::Counter{};
    CHECK(reading_time(item) == 19800ms);
    item.body = std::string(2000, 'b');  // cut on the slide, so it is not read to its end
    CHECK(reading_time(item) == 24s);
}

TEST_CASE("an editor's own time goes first, but nothing stays less than five seconds") {
    model::Item item;
    item.seconds = 6s;
    CHECK(reading_time(item) == 6s);
    item.seconds = 60s;
    CHECK(reading_time(item) == 60s);
    item.seconds = 1s;
    CHECK(reading_time(item) == 5s);
}

TEST_CASE("each script is read at its own pace, CJK without its spaces") {
    CHECK(seconds_to_read("abcdef ghijk", 1000) == doctest::Approx(1));
    CHECK(seconds_to_read("Двенадцать", 1000) == doctest::Approx(10 / 12.0));
    CHECK(seconds_to_read("สวัสดี", 1000) == doctest::Approx(6 / 11.0));
    CHECK(seconds_to_read("감사 합니다", 1000) == doctest::Approx(5 / 8.0));
    CHECK(seconds_to_read("成功故事", 1000) == doctest::Approx(4 / 6.0));
    CHECK(seconds_to_read("お客様の声", 1000) == doctest::Approx(5 / 3.0));
    CHECK(seconds_to_read("e\u0301", 1000) == doctest::Approx(1 / 12.0));
    CHECK(seconds_to_read("成功故事成功故事", 10) == doctest::Approx(4 / 6.0));  // after ten it is cut
}
