#include "base/rotation.h"

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using namespace accolade;

namespace {

using Pictures = Rotation<int, int>;

// How many of a round of slides, each with a picture, had to be made.
int made_in_a_round(Pictures& pictures, int slides) {
    std::shared_ptr<const int> on_screen;
    int made = 0;
    for (int i = 0; i < slides; ++i) {
        on_screen = pictures.find(i).value_or(nullptr);
        if (on_screen) continue;
        ++made;
        on_screen = std::make_shared<int>(i);
        pictures.put(i, on_screen, 10);
    }
    return made;
}

}  // namespace

TEST_CASE("in a round that does not fit, nearly as much stays as there is room for") {
    Pictures pictures(200);
    CHECK(made_in_a_round(pictures, 30) == 30);
    for (int round = 0; round < 5; ++round) {
        CAPTURE(round);
        CHECK(made_in_a_round(pictures, 30) <= 16);  // ten have no room; the newest few are not told from those
    }
    pictures.remove_if([](int i) { return i >= 20; });
    made_in_a_round(pictures, 20);
    CHECK(made_in_a_round(pictures, 20) == 0);  // once all fit, none is made again
}

TEST_CASE("what somebody holds stays, and so does the newest, even where it alone is too much") {
    Pictures pictures(100);
    std::vector<std::shared_ptr<const int>> held;
    for (int i = 0; i < 5; ++i) pictures.put(i, held.emplace_back(std::make_shared<int>(i)), 10);
    for (int i = 5; i < 40; ++i) pictures.put(i, std::make_shared<int>(i), 10);
    for (int i = 0; i < 5; ++i) CHECK(pictures.find(i));
    CHECK(pictures.find(39));
    held.clear();
    pictures.put(40, std::make_shared<int>(40), 10);
    pictures.resize(1);
    CHECK(pictures.find(40));
    for (int i = 0; i < 40; ++i) CHECK_FALSE(pictures.find(i));
}

TEST_CASE("what is needed no more makes room") {
    Pictures pictures(100);
    CHECK(made_in_a_round(pictures, 10) == 10);
    pictures.remove_if([](int i) { return i != 3 && i != 4; });
    CHECK(pictures.find(3));
    CHECK_FALSE(pictures.find(2));
    for (int i = 20; i < 28; ++i) pictures.put(i, std::make_shared<int>(i), 10);
    for (int i = 20; i < 28; ++i) CHECK(pictures.find(i));
}
