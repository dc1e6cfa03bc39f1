#include "net/url.h"

#include <doctest/doctest.h>

namespace accolade::net {

TEST_CASE("references resolve as RFC 3986, 5.4 lists them") {
    const std::string base = "http://a/b/c/d;p?q";
    const std::pair<const char*, const char*> cases[] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    for (const auto& [reference, expected] : cases) {
        CAPTURE(reference);
        CHECK(resolved(base, reference) == expected);
    }
    CHECK(resolved("https://a.example", "g") == "https://a.example/g");
}

TEST_CASE("an address in a message has no query and no user") {
    CHECK(shown("https://news.example/feed.json?key=canary") == "https://news.example/feed.json?…");
    CHECK(shown("https://me:canary@news.example/feed.json#x") == "https://news.example/feed.json");
    CHECK(shown("/srv/feed@home.json") == "/srv/feed@home.json");
}

TEST_CASE("origins are scheme, host and port; relative addresses are resolved") {
    CHECK(origin_of("HTTPS://News.Example/a") == "https://news.example:443");
    CHECK(origin_of("http://news.example:80") == "http://news.example:80");
    CHECK(origin_of("file:///x") == "");
    CHECK(resolved("https://news.example/feeds/feed.json", "pictures/a.jpg") ==
          "https://news.example/feeds/pictures/a.jpg");
    CHECK(resolved("https://news.example/", "//cdn.example/a.jpg") == "https://cdn.example/a.jpg");
    CHECK_FALSE(web_url(resolved("https://news.example/", "file:///etc/passwd")));
}

TEST_CASE("an address is made fit to be asked for, or refused with the reason") {
    CHECK(web_url("https://a.example/b c?d e#f g") == "https://a.example/b%20c?d%20e#f%20g");
    CHECK(web_url("https://a.example/\"<>\\^`{|}%20") == "https://a.example/%22%3C%3E%5C%5E%60%7B%7C%7D%20");
    CHECK(web_url("https://a.example") == "https://a.example");
    CHECK(web_url("https://a.example:8443/x") == "https://a.example:8443/x");
    CHECK(web_url("http://[::1]:8080/x") == "http://[::1]:8080/x");
    for (const auto* none :
         {"", "a.example", "http:", "http:a", "http:/a", "http://", "http:///a", "file:///a", "/a"}) {
        CAPTURE(none);
        CHECK(web_url(none).error().what == "it names no server");
    }
    // The last one is no UTF-8; libcurl's copy of it is freed, as AddressSanitizer sees.
    for (const auto* wrong :
         {"http://a b/", "http://a%20b/", "http://a:b/", "http://a:99999/", "http://a\xFF.example/"}) {
        CAPTURE(wrong);
        CHECK(web_url(wrong).error().what == "the name of its server is not valid");
    }
    CHECK(web_url("http://me:canary@a.example/").error().what == "it has a user name in it");
}

TEST_CASE("servers may have names with umlauts") {
    CHECK(web_url("https://M\xC3\xBCnchen.example/\xC3\xBC") == "https://xn--mnchen-3ya.example/%C3%BC");
    CHECK(resolved("https://a.example/",
                   "//b\xC3\xBC"
                   "cher.example/a") == "https://xn--bcher-kva.example/a");
    CHECK(resolved("https://b\xC3\xBC"
                   "cher.example/",
                   "a") == "https://xn--bcher-kva.example/a");
}

TEST_CASE("schemes are known by their letters") {
    CHECK(scheme_of("HTTPS:x") == "https");
    CHECK(scheme_of("C:\\a.jpg") == "c");
    CHECK(scheme_of("a/b:c").empty());
    CHECK(scheme_of("1a:b").empty());
    CHECK(scheme_of(":b").empty());
    CHECK(is_web("HTTP://a"));
    CHECK_FALSE(is_web("http:a"));
    CHECK_FALSE(is_web("/srv/http://a"));
    CHECK(server_of("https://News.Example/a?b") == "news.example:443");
    CHECK(without_secrets("https://me:canary@news.example/feed.json?key=canary") == "https://news.example/feed.json");
}

}  // namespace accolade::net
