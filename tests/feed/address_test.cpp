#include "address.h"

#include <doctest/doctest.h>

using namespace accolade::feed;

TEST_CASE("pictures of a feed on the web are on the web") {
    const auto* feed = "https://news.example/lobby/feed.json?token=secret";
    CHECK(media_address(feed, "pictures/a.jpg") == "https://news.example/lobby/pictures/a.jpg");
    CHECK(media_address(feed, "/a.jpg") == "https://news.example/a.jpg");
    CHECK(media_address(feed, "//cdn.example/a.jpg") == "https://cdn.example/a.jpg");
    CHECK(media_address(feed, "HTTP://other.example/a.jpg") == "HTTP://other.example/a.jpg");
    CHECK(media_address(feed, "pictures\\our team \xC3\xB8.jpg") ==
          "https://news.example/lobby/pictures/our%20team%20%C3%B8.jpg");
    for (const auto* refused : {"file:///etc/passwd", "data:image/png;base64,AAAA", "ftp://a/b", "javascript:alert(1)",
                                "C:\\a.jpg", "http:///a.jpg", "https:"}) {
        CAPTURE(refused);
        CHECK_FALSE(media_address(feed, refused));
    }
    CHECK_FALSE(media_address(feed, std::string(3000, 'a')));
}

TEST_CASE("pictures of a feed that is a file are on the web, or in and below its folder") {
    const auto* feed = "/srv/lobby/feed.json";
    CHECK(media_address(feed, "pictures/a.jpg") == "/srv/lobby/pictures/a.jpg");
    CHECK(media_address(feed, "./pictures/../a.jpg") == "/srv/lobby/a.jpg");
    CHECK(media_address(feed, "pictures/our%20team.jpg") == "/srv/lobby/pictures/our team.jpg");
    CHECK(media_address(feed, "100%.jpg") == "/srv/lobby/100%.jpg");
    CHECK(media_address("demo/feed.json", "a.jpg") == "demo/a.jpg");
    CHECK(media_address("feed.json", "a.jpg") == "a.jpg");
    CHECK(media_address("file:///srv/lobby/feed.json", "a.jpg") == "/srv/lobby/a.jpg");
    CHECK(media_address(feed, "https://a.example/b.jpg") == "https://a.example/b.jpg");
    for (const auto* refused : {"/etc/passwd", "../secret.jpg", "pictures/../../secret.jpg", "%2e%2e/secret.jpg",
                                "..%2fsecret.jpg", "..\\secret.jpg", "%2Fetc/passwd", "file:///etc/passwd",
                                "//server/a.jpg", "C:/a.jpg", "..", ".", "a%00.jpg", "data:image/png;base64,AAAA"}) {
        CAPTURE(refused);
        CHECK_FALSE(media_address(feed, refused));
    }
}

TEST_CASE("links are for the web alone, and complaints do not show secrets") {
    CHECK(web_address("/srv/feed.json", "https://a.example/b c") == "https://a.example/b%20c");
    CHECK_FALSE(web_address("/srv/feed.json", "page.html"));
    CHECK_FALSE(web_address("https://a.example/feed.json", "mailto:a@b.example"));
    CHECK(public_form("https://user:pass@a.example/feed.json?token=secret#x") == "https://a.example/feed.json");
    CHECK(public_form("/srv/feed.json") == "/srv/feed.json");
}
