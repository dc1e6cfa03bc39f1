#include "picture_name.h"

#include <doctest/doctest.h>

namespace accolade::feed {

TEST_CASE("a picture's name is its address without what only opens it for a while") {
    const std::string plain = "https://cdn.example/a.png";
    CHECK(picture_name(plain) == plain);
    CHECK(picture_name(plain + "?sig=abc") == plain);
    CHECK(picture_name(plain + "?Expires=1&Signature=b&Key-Pair-Id=c") == plain);
    CHECK(picture_name(plain + "?X-Amz-Date=1&X-Amz-Signature=2&w=400") == plain + "?w=400");
    CHECK(picture_name(plain + "?sv=2020&se=2026&sp=r&sig=x%3D") == plain);
    CHECK(picture_name(plain + "?w=400&token=t#top") == plain + "?w=400");
    for (const auto* other : {"?id=5", "?v=2", "?se=north", "?w=1&h=2"}) {
        CAPTURE(other);
        CHECK(picture_name(plain + other) == plain + other);
    }
    CHECK(picture_name("/srv/a?sig=1.png") == "/srv/a?sig=1.png");  // a file
}

TEST_CASE("items that differ in signatures alone are the same") {
    model::Item a;
    a.id = "a";
    a.image = "https://cdn.example/a.png?sig=1";
    a.people.resize(1);
    a.people[0].photo = "https://cdn.example/p.png?sig=1";
    auto b = a;
    b.image = "https://cdn.example/a.png?sig=2";
    b.people[0].photo = "https://cdn.example/p.png?sig=2";
    CHECK(same_but_signatures(a, b));
    b.people[0].photo = "https://cdn.example/q.png?sig=2";
    CHECK_FALSE(same_but_signatures(a, b));
}

}  // namespace accolade::feed
