#include "proxies.h"

#include <doctest/doctest.h>
#include <netdb.h>
#include <stdlib.h>

#include <string>

#include "base/queue.h"
#include "net/client.h"
#include "support/nginx.h"
#include "support/raw_server.h"

namespace accolade::net {
namespace {

using test::answer;
using test::RawServer;

// While it lives, the environment has these proxies.
class Environment {
  public:
    explicit Environment(const std::string& proxy, const std::string& not_for = "") {
        for (const auto* name : kNames) setenv(name, proxy.c_str(), 1);
        setenv("no_proxy", not_for.c_str(), 1);
    }
    ~Environment() {
        for (const auto* name : kNames) unsetenv(name);
        unsetenv("no_proxy");
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

  private:
    static constexpr const char* kNames[] = {"http_proxy", "https_proxy"};
};

Fetched get(const std::string& url, Reach reach) {
    Queue<Fetched> came;
    Client client("accolade/test");
    Request request;
    request.url = url;
    request.reach = reach;
    client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    auto fetched = came.wait_for(Seconds(15));
    REQUIRE(fetched.has_value());
    return std::move(*fetched);
}

bool not_allowed(const std::string& url, Reach reach) {
    const auto got = get(url, reach);
    return !got && got.error().fault == Fault::not_allowed;
}

bool has_address(const char* name) {
    addrinfo* found = nullptr;
    if (getaddrinfo(name, nullptr, nullptr, &found) != 0) return false;
    freeaddrinfo(found);
    return true;
}

}  // namespace

TEST_CASE("which proxy an address is asked for through is decided as curl does") {
    const Proxies proxies{"http://p:1", "http://q:2", "localhost, .example.org,10.0.0.0/8  [fd00::]/8 wiki."};
    CHECK(proxies.of("http://news.example/a") == "http://p:1");
    CHECK(proxies.of("https://news.example/a") == "http://q:2");
    CHECK(proxies.of("https://10.2.3.4/a").empty());
    CHECK(proxies.of("https://11.2.3.4/a") == "http://q:2");
    CHECK(proxies.of("https://[fd12::1]/a").empty());
    CHECK(proxies.of("http://LOCALHOST:8080/a").empty());
    CHECK(proxies.of("http://example.org/a").empty());
    CHECK(proxies.of("http://news.example.org/a").empty());
    CHECK(proxies.of("http://notexample.org/a") == "http://p:1");
    CHECK(proxies.of("http://wiki/a").empty());
    CHECK(Proxies{"http://p:1", "", "*"}.of("http://a/").empty());
    CHECK(Proxies{"http://p:1", "", ""}.of("https://a/").empty());
}

TEST_CASE("how near a server is, by its name alone") {
    for (const auto* host : {"localhost", "a.localhost", "localhost.", "127.0.0.1", "[::1]", "169.254.169.254"}) {
        CAPTURE(host);
        CHECK(reach_of_name(host) == Reach::machine);
    }
    for (const auto* host : {"wiki", "files.local", "10.0.0.1", "[fd00::1]", "a.home.arpa", "git.internal."}) {
        CAPTURE(host);
        CHECK(reach_of_name(host) == Reach::intranet);
    }
    for (const auto* host : {"news.example", "8.8.8.8", "[2606:4700::1111]", "local.example"}) {
        CAPTURE(host);
        CHECK(reach_of_name(host) == Reach::everyone);
    }
}

TEST_CASE("a proxy on this machine is not taken for the server behind it") {
    RawServer proxy(answer("{}"));
    const Environment environment(proxy.url(""));
    const auto got = get("http://news.example/feed.json", Reach::everyone);
    REQUIRE(got.has_value());
    CHECK(got->bytes == "{}");
    CHECK(got->reach == Reach::everyone);
    CHECK(got->through_proxy);
    CHECK(proxy.request().starts_with("GET http://news.example/feed.json HTTP/1.1\r\n"));
}

TEST_CASE("a proxy reaches no further in than its asker may") {
    RawServer proxy(answer("secret"));
    const Environment environment(proxy.url(""));
    for (const auto* url : {"http://127.0.0.1:9/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
                            "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://wiki/"}) {
        CAPTURE(url);
        CHECK(not_allowed(url, Reach::everyone));
    }
    CHECK(not_allowed("http://169.254.169.254/latest", Reach::intranet));
    // A name that looks as if it were further away than it is.
    if (has_address("ip6-localhost")) CHECK(not_allowed("http://ip6-localhost/", Reach::intranet));
    CHECK(proxy.requests_so_far() == 0);
}

TEST_CASE("a redirect through a proxy leads no further in than the name that gave it") {
    RawServer proxy(answer("", "Location: http://127.0.0.1:9/secret\r\n", "302 Found"));
    const Environment environment(proxy.url(""));
    CHECK(not_allowed("http://news.example/feed.json", Reach::machine));
    CHECK(proxy.requests_so_far() == 1);
}

TEST_CASE("what should go through a proxy never goes directly") {
    RawServer server(answer("{}"));
    const auto url = server.url();
    {
        const Environment environment("http://127.0.0.1:" + std::to_string(test::free_port()));
        const auto got = get(url, Reach::machine);
        REQUIRE_FALSE(got.has_value());
        CHECK(got.error().error.what == "connection refused by the proxy");
        CHECK(server.requests_so_far() == 0);
    }
    const Environment environment("http://127.0.0.1:" + std::to_string(test::free_port()), "127.0.0.0/8");
    CHECK(get(url, Reach::machine).has_value());
}

TEST_CASE("what a proxy says itself is told as the proxy's") {
    RawServer proxy(answer("", "", "403 Forbidden"));
    const Environment environment(proxy.url(""));
    const auto got = get("https://news.example/feed.json", Reach::machine);
    REQUIRE_FALSE(got.has_value());
    CHECK(got.error().error.what == "the proxy does not connect to news.example:443 (403)");
    CHECK(proxy.request().starts_with("CONNECT news.example:443 HTTP/1.1\r\n"));
}

}  // namespace accolade::net
