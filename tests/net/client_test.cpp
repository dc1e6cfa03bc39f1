#include "net/client.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "base/queue.h"

#include "support/raw_server.h"

namespace accolade::net {
namespace {

using test::answer;
using test::RawServer;

Request ask(const RawServer& server) {
    Request request;
    request.url = server.url();
    return request;
}

constexpr Milliseconds kPatience{5000};

// Waits for one answer.
Fetched get(Client& client, const Request& request) {
    const auto came = std::make_shared<Queue<Fetched>>();  // the client's thread may still hold it
    client.start(request, [came](Fetched fetched) { came->push(std::move(fetched)); });
    return *came->wait();
}

Fetched get(const Request& request) {
    Client client("accolade/test");
    return get(client, request);
}

Fault fault_of(const Fetched& fetched) {
    REQUIRE_FALSE(fetched.has_value());
    return fetched.error().fault;
}

// A gzip stream of `zeros` zero bytes in about a 158th of that: fixed Huffman codes (RFC 1951, 3.2.6), one literal and
// then matches of 258 bytes at distance 1.
std::string gzip_bomb(std::size_t zeros) {
    std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    unsigned held = 0, count = 0;
    const auto bit = [&](unsigned value) {
        held |= value << count;
        if (++count == 8) {
            bytes.push_back(static_cast<char>(held));
            held = count = 0;
        }
    };
    const auto code = [&](unsigned value, int bits) {
        while (bits-- > 0) bit((value >> static_cast<unsigned>(bits)) & 1U);
    };
    bit(1), bit(1), bit(0);  // the last block; fixed codes
    code(0x30, 8);           // literal 0
    for (std::size_t done = 1; done < zeros; done += 258) code(0xc5, 8), code(0, 5);
    code(0, 7);
    while (count != 0) bit(0);
    return bytes;
}

}  // namespace

TEST_CASE("an answer brings its bytes, its validators and where it came from") {
    RawServer server(
        answer("{}", "ETag: \"a\"\r\nLast-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\nContent-Type: text/x\r\n"));
    auto request = ask(server);
    request.credentials.token = "canary";
    request.accept = "application/feed+json";
    const auto got = get(request);
    REQUIRE(got.has_value());
    CHECK(got->status == 200);
    CHECK(got->bytes == "{}");
    CHECK(got->etag == "\"a\"");
    CHECK(got->last_modified == "Mon, 23 Nov 2026 08:00:00 GMT");
    CHECK(got->content_type == "text/x");
    CHECK(got->url == request.url);
    CHECK(got->reach == Reach::machine);
    const auto sent = server.request();
    CHECK(sent.find("User-Agent: accolade/test\r\n") != std::string::npos);
    CHECK(sent.find("Authorization: Bearer canary\r\n") != std::string::npos);
    CHECK(sent.find("Accept: application/feed+json\r\n") != std::string::npos);
    CHECK(sent.find("Accept-Encoding: gzip\r\n") != std::string::npos);
    CHECK(sent.find("If-None-Match") == std::string::npos);
}

TEST_CASE("a feed that has not changed is answered by 304 and no bytes") {
    RawServer server(std::string("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nConnection: close\r\n\r\n"));
    auto request = ask(server);
    request.etag = "\"a\"";
    const auto got = get(request);
    REQUIRE(got.has_value());
    CHECK(got->status == 304);
    CHECK(got->bytes.empty());
    CHECK(server.request().find("If-None-Match: \"a\"\r\n") != std::string::npos);

    request.etag.clear();  // a 304 nobody asked for is no answer
    CHECK(fault_of(get(request)) == Fault::status);
}

TEST_CASE("an endless chunked body ends at the limit") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
        while (client.send(chunk)) {
        }
    });
    auto request = ask(server);
    request.max_bytes = 1U << 20U;
    const auto got = get(request);
    CHECK(fault_of(got) == Fault::too_big);
    CHECK(got.error().error.what == "too big (limit 1 MiB)");
}

TEST_CASE("a gzip bomb ends at the limit of its decoded bytes") {
    const auto bomb = gzip_bomb(20U << 20U);
    CHECK(bomb.size() < 200'000);
    RawServer server(answer(bomb, "Content-Encoding: gzip\r\n"));
    auto request = ask(server);
    request.max_bytes = 1U << 20U;
    CHECK(fault_of(get(request)) == Fault::too_big);
}

TEST_CASE("a body that says it is too long is not even begun") {
    RawServer server(std::string("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"));
    CHECK(fault_of(get(ask(server))) == Fault::too_big);
}

TEST_CASE("a body shorter than its Content-Length was cut short") {
    RawServer server(std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"));
    const auto got = get(ask(server));
    CHECK(fault_of(got) == Fault::cut_short);
    CHECK(got.error().error.what == "the connection ended before the answer did");
}

TEST_CASE("a body longer than its Content-Length is taken as long as that says") {
    RawServer server(std::string("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\nmore"));
    Client client("accolade/test");
    for (int i = 0; i < 2; ++i) {  // and what is left over is no answer to the next question
        const auto got = get(client, ask(server));
        REQUIRE(got.has_value());
        CHECK(got->bytes == "{}");
    }
}

TEST_CASE("an answer that is not HTTP is said to be so") {
    for (const auto* words : {"hello\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"}) {
        CAPTURE(words);
        RawServer server{std::string(words)};
        const auto fault = fault_of(get(ask(server)));
        CHECK((fault == Fault::nonsense || fault == Fault::cut_short));
    }
}

TEST_CASE("five redirects are followed, a loop is not") {
    int left = 5;
    RawServer server([&left](const std::string&, const test::Client& client) {
        client.send(left-- > 0 ? answer("", "Location: /next?x=1\r\n", "302 Found") : answer("there"));
    });
    const auto got = get(ask(server));
    REQUIRE(got.has_value());
    CHECK(got->bytes == "there");
    CHECK(got->url == server.url("/next?x=1"));

    RawServer loop(answer("", "Location: /feed.json\r\n", "301 Moved"));
    CHECK(fault_of(get(ask(loop))) == Fault::redirects);
    CHECK(loop.requests_so_far() == 6);
}

TEST_CASE("a redirect to another scheme is refused") {
    for (const auto* target :
         {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "http://user:pw@127.0.0.1/", "data:,x"}) {
        CAPTURE(target);
        RawServer server(answer("", std::string("Location: ") + target + "\r\n", "302 Found"));
        const auto got = get(ask(server));
        CHECK(fault_of(got) == Fault::unsafe_redirect);
        CHECK(got.error().error.what == "redirected to an address that is not safe to follow");
    }
}

TEST_CASE("the token stays with the origin it is for") {
    RawServer other(answer("elsewhere"));
    RawServer server(answer("", "Location: " + other.url() + "\r\n", "307 Moved"));
    auto request = ask(server);
    request.credentials.token = "canary";
    REQUIRE(get(request).has_value());
    CHECK(server.request().find("Authorization: Bearer canary") != std::string::npos);
    const auto sent = other.request();
    CHECK_FALSE(sent.empty());
    CHECK(sent.find("canary") == std::string::npos);
    CHECK(sent.find("Referer") == std::string::npos);
}

TEST_CASE("headers of a request stay with the origin they are for, like its token") {
    RawServer other(answer("elsewhere"));
    RawServer server(answer("", "Location: " + other.url() + "\r\n", "307 Moved"));
    auto request = ask(server);
    request.credentials.headers = {"X-Api-Key: canary", "Authorization: Basic Y2FuYXJ5"};
    REQUIRE(get(request).has_value());
    const auto sent = server.request();
    CHECK(sent.find("X-Api-Key: canary\r\nAuthorization: Basic Y2FuYXJ5\r\n") != std::string::npos);
    const auto sent_on = other.request();
    CHECK_FALSE(sent_on.empty());
    CHECK(sent_on.find("canary") == std::string::npos);
    CHECK(sent_on.find("Authorization") == std::string::npos);
}

TEST_CASE("the token survives a redirect on its own origin, and is never given back after another") {
    RawServer* home = nullptr;
    RawServer other([&home](const std::string&, const test::Client& client) {
        client.send(answer("", "Location: " + home->url("/end") + "\r\n", "302 Found"));
    });
    RawServer server([&other](const std::string& request, const test::Client& client) {
        client.send(request.starts_with("GET /end") ? answer("end")
                                                    : answer("", "Location: " + other.url() + "\r\n", "302 F"));
    });
    home = &server;
    auto request = ask(server);
    request.credentials.token = "canary";
    REQUIRE(get(request).has_value());
    CHECK(server.request().find("canary") != std::string::npos);
    CHECK(server.request().find("canary") == std::string::npos);
}

TEST_CASE("what could forge a header is refused before anything is sent") {
    RawServer server(answer("x"));
    const auto broken = [&](auto change) {
        auto request = ask(server);
        change(request);
        const auto got = get(request);
        CHECK(fault_of(got) == Fault::bad_request);
        CHECK(to_string(got.error().error).find("canary") == std::string::npos);
    };
    broken([](Request& r) { r.credentials.token = "canary\r\nX: y"; });
    broken([](Request& r) { r.credentials.headers = {"X-Key: canary\r\nX: y"}; });
    broken([](Request& r) { r.etag = "\"canary\"\nX: y"; });
    broken([](Request& r) { r.last_modified = "canary\r\n"; });
    broken([](Request& r) { r.url += "\r\nX: y"; });
    broken([](Request& r) { r.url += " HTTP/1.1"; });
    broken([](Request& r) { r.url = "file:///etc/passwd"; });
    broken([](Request& r) { r.url = "http://canary:canary@127.0.0.1/"; });
    broken([](Request& r) { r.url = ""; });
    CHECK(server.requests_so_far() == 0);
}

TEST_CASE("a status is told as what it means, without the token") {
    const auto told = [](const std::string& status, const std::string& headers = "") {
        RawServer server(answer("no", headers, status));
        auto request = ask(server);
        request.url += "?key=canary";
        request.credentials.token = "canary";
        const auto got = get(request);
        REQUIRE_FALSE(got.has_value());
        CHECK(to_string(got.error().error).find("canary") == std::string::npos);
        return got.error();
    };
    CHECK(told("401 No").fault == Fault::auth);
    CHECK(told("403 No").error.what == "token refused (403)");
    CHECK(told("404 No").fault == Fault::gone);
    CHECK(told("404 No").error.what == "not found (404)");
    CHECK(told("410 Gone").fault == Fault::gone);
    CHECK(told("500 Oh").fault == Fault::status);
    CHECK(told("206 Part").fault == Fault::status);
    CHECK(told("429 Slow", "Retry-After: 120\r\n").retry_after == Seconds(120));
    CHECK(told("503 Slow").fault == Fault::busy);
}

TEST_CASE("where no token is set none is said to be refused") {
    const auto told = [](const std::string& status) {
        RawServer server(answer("no", "", status));
        const auto got = get(ask(server));
        CHECK(fault_of(got) == Fault::auth);
        return got.error().error.what;
    };
    CHECK(told("401 No") == "the server wants a token or a password (401)");
    CHECK(told("403 No") == "the server does not let this screen in (403)");
}

TEST_CASE("a closed port refuses, and a name that is none is not found") {
    int port = 0;
    {
        const RawServer server(std::string{});
        port = server.port();
    }
    Request request;
    request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
    const auto got = get(request);
    CHECK(fault_of(got) == Fault::refused);
    CHECK(got.error().error.what == "connection refused by 127.0.0.1:" + std::to_string(port));
}

TEST_CASE("a silent server is left when the transfer is cancelled") {
    RawServer server([](const std::string&, const test::Client& client) { client.wait_for_goodbye(); });
    Queue<Fetched> came;
    Client client("accolade/test");
    const auto id = client.start(ask(server), [&came](Fetched fetched) { came.push(std::move(fetched)); });
    CHECK_FALSE(server.request().empty());
    client.cancel(id);
    const auto got = came.wait_for(kPatience);
    REQUIRE(got.has_value());
    CHECK(fault_of(*got) == Fault::cancelled);

    client.cancel(id);  // nobody is told twice
    CHECK_FALSE(came.wait_for(Milliseconds(50)).has_value());
}

TEST_CASE("a silent server is left when the client is stopped, and nobody is told") {
    RawServer server([](const std::string&, const test::Client& client) { client.wait_for_goodbye(); });
    Queue<Fetched> came;
    Client client("accolade/test");
    for (int i = 0; i < 10; ++i) client.start(ask(server), [&came](Fetched fetched) { came.push(std::move(fetched)); });
    CHECK_FALSE(server.request().empty());
    CHECK(client.stop(kPatience));
    CHECK(client.stop(kPatience));
    CHECK(came.take_all().empty());
}

TEST_CASE("everything that was started is answered, each with its own bytes") {
    RawServer server([](const std::string& request, const test::Client& client) {
        client.send(answer("bytes of " + request.substr(4, request.find(" HTTP") - 4)));
    });
    Queue<std::pair<std::string, Fetched>> came;
    Client client("accolade/test");
    std::set<std::string> missing;
    for (int i = 0; i < 40; ++i) {
        Request request;
        const auto path = "/" + std::to_string(i);
        request.url = server.url(path);
        request.lane = i % 2 == 0 ? Lane::feeds : Lane::pictures;
        missing.insert(path);
        client.start(request, [&came, path](Fetched fetched) { came.push({path, std::move(fetched)}); });
    }
    while (!missing.empty()) {
        const auto delivery = came.wait_for(kPatience);
        REQUIRE(delivery.has_value());
        REQUIRE(delivery->second.has_value());
        CHECK(delivery->second->bytes == "bytes of " + delivery->first);
        missing.erase(delivery->first);
    }
}

TEST_CASE("a sink has the bytes as they come, and those of a good answer alone") {
    Queue<int> taken;
    RawServer server([&taken](const std::string& request, const test::Client& client) {
        if (request.starts_with("GET /moved")) {
            client.send(answer("not these", "Location: /feed.json\r\n", "302 Found"));
        } else {
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\none");
            (void)taken.wait_for(kPatience);
            client.send("two");
        }
    });
    Queue<Fetched> came;
    Queue<std::string> pieces;
    Client client("accolade/test");
    const auto piece = [&](std::string_view bytes) {
        pieces.push(std::string(bytes));
        taken.push(1);
        return bytes != "stop";
    };
    auto request = ask(server);
    request.url = server.url("/moved");
    client.start(request, piece, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    CHECK(pieces.wait_for(kPatience) == "one");
    CHECK(pieces.wait_for(kPatience) == "two");
    const auto got = came.wait_for(kPatience);
    REQUIRE(got.has_value());
    REQUIRE(got->has_value());
    CHECK((*got)->bytes.empty());
    CHECK((*got)->url == server.url());

    RawServer long_one(answer("stop"));
    client.start(ask(long_one), piece, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    const auto cut = came.wait_for(kPatience);
    REQUIRE(cut.has_value());
    CHECK(fault_of(*cut) == Fault::cancelled);
}

TEST_CASE("headers without end are no HTTP") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\n");
        while (client.send("X-Padding: " + std::string(4000, 'x') + "\r\n")) {
        }
    });
    CHECK(fault_of(get(ask(server))) == Fault::nonsense);
}

TEST_CASE("a stalled server is too slow") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        client.wait_for_goodbye();
    });
    auto request = ask(server);
    request.whole = Seconds(1);
    CHECK(fault_of(get(request)) == Fault::slow);
}

TEST_CASE("a server that sends a byte now and then is too slow, however long it would go on") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while (client.send("x")) std::this_thread::sleep_for(Milliseconds(20));
    });
    auto request = ask(server);
    request.whole = Seconds(1);
    const auto got = get(request);
    CHECK(fault_of(got) == Fault::slow);
    CHECK(got.error().error.what.starts_with("the answer takes too long"));
}

TEST_CASE("an address that is nearer than it may be is not asked") {
    RawServer server(answer("secret"));
    auto request = ask(server);
    request.reach = Reach::intranet;
    CHECK(fault_of(get(request)) == Fault::not_allowed);
    CHECK(server.requests_so_far() == 0);
}

TEST_CASE("a connection that is kept serves only those who may reach so far") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");  // and stays open
        client.wait_for_goodbye();
    });
    Client client("accolade/test");
    auto request = ask(server);
    REQUIRE(get(client, request).has_value());
    request.reach = Reach::everyone;
    CHECK(fault_of(get(client, request)) == Fault::not_allowed);
    CHECK(server.requests_so_far() == 1);
}

TEST_CASE("how near an address is") {
    for (const auto* ip : {"127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.169.254", "::1", "::", "fe80::1",
                           "fe80::1%eth0", "::ffff:127.0.0.1", "64:ff9b::7f00:1"}) {
        CAPTURE(ip);
        CHECK(reach_of(std::string(ip)) == Reach::machine);
    }
    for (const auto* ip : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd00::1",
                           "::ffff:10.0.0.1", "2002:c0a8:101::"}) {
        CAPTURE(ip);
        CHECK(reach_of(std::string(ip)) == Reach::intranet);
    }
    for (const auto* ip : {"1.1.1.1", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2606:4700::1111"}) {
        CAPTURE(ip);
        CHECK(reach_of(std::string(ip)) == Reach::everyone);
    }
}

}  // namespace accolade::net
