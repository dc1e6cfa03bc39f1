// Certificates as real servers show them, signed by an authority of our own.
#include <doctest/doctest.h>

#include <string>

#include "base/queue.h"
#include "net/client.h"
#include "net/url.h"
#include "support/authority.h"
#include "support/nginx.h"
#include "support/own_network.h"
#include "support/process.h"

namespace accolade::net {
namespace {

using test::Authority;
using test::Nginx;

const std::string kSecure = "ssl_certificate F/cert.pem; ssl_certificate_key F/key.pem;\n";

// What is said of a server with this certificate; "well" where nothing is.
std::string said_of(const Authority::Files& files, const std::string& authorities,
                    const std::string& server = "localhost") {
    REQUIRE_FALSE(files.empty());
    const Nginx web({{}, "ssl", kSecure, {}}, files);
    web.put("index.html", "{}");
    Queue<Fetched> came;
    Client client("accolade/test", machine_clock(), 1, authorities);
    Request request;
    request.url = web_url("https://" + server + ":" + std::to_string(web.port()) + "/").value_or("");
    client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    const auto fetched = came.wait_for(Seconds(10));
    REQUIRE(fetched.has_value());
    if (*fetched) return "well";
    CHECK(fetched->error().fault == Fault::certificate);
    return fetched->error().error.what;
}

}  // namespace

TEST_CASE("what is wrong with a certificate is said by its kind") {
    const Authority authority;
    if (!test::installed("nginx") || !authority.made()) {
        MESSAGE("skipped: no nginx, or no openssl");
        return;
    }
    const auto& ours = authority.file();
    CHECK(said_of(authority.issue("DNS:localhost"), ours) == "well");
    CHECK(said_of(authority.issue("DNS:localhost"), "").starts_with("certificate of an unknown authority"));

    const std::string other = "the certificate is for another name than localhost";
    for (const auto* name : {"DNS:news.example", "IP:127.0.0.1", ""}) {
        CAPTURE(name);
        CHECK(said_of(authority.issue(name), ours) == other);
    }

    const auto clock = std::string(", or this computer's clock is wrong");
    CHECK(said_of(authority.issue("DNS:localhost", {"20200101000000Z", "20210101000000Z"}), ours) ==
          "the certificate has expired" + clock);
    CHECK(said_of(authority.issue("DNS:localhost", {"20480101000000Z", "20490101000000Z"}), ours) ==
          "the certificate is not valid yet" + clock);
}

TEST_CASE("a redirect from https to http is not followed") {
    const Authority authority;
    if (!test::installed("nginx") || !authority.made()) {
        MESSAGE("skipped: no nginx, or no openssl");
        return;
    }
    const Nginx plain;
    plain.put("index.html", "{}");
    const Nginx web({{}, "ssl", kSecure, "return 302 http://localhost:" + std::to_string(plain.port()) + "/;\n"},
                    authority.issue("DNS:localhost"));
    Queue<Fetched> came;
    Client client("accolade/test", machine_clock(), 1, authority.file());
    Request request;
    request.url = web.url();
    client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    const auto fetched = came.wait_for(Seconds(10));
    REQUIRE(fetched.has_value());
    REQUIRE_FALSE(fetched->has_value());
    CHECK(fetched->error().fault == Fault::unsafe_redirect);
    CHECK(plain.answered("GET") == 0);
}

TEST_CASE("a server whose name has an umlaut is asked for by its name in ASCII, which its certificate has to have") {
    const Authority authority;
    if (!test::installed("nginx") || !authority.made()) {
        MESSAGE("skipped: no nginx, or no openssl");
        return;
    }
    const std::string umlaut =
                          "b\xC3\xBC"
                          "cher.test",
                      ascii = "xn--bcher-kva.test";
    const bool done = test::in_own_network({.hosts = "127.0.0.1 localhost " + ascii + "\n"}, [&] {
        CHECK(said_of(authority.issue("DNS:" + ascii), authority.file(), umlaut) == "well");
        CHECK(said_of(authority.issue("DNS:localhost"), authority.file(), umlaut) ==
              "the certificate is for another name than " + ascii);
    });
    if (!done) MESSAGE("skipped: no network of its own on this machine");
}

TEST_CASE("a client's certificate goes to the origin it is for, and to no other") {
    const Authority authority;
    if (!test::installed("nginx") || !authority.made()) {
        MESSAGE("skipped: no nginx, or no openssl");
        return;
    }
    auto files = authority.issue("DNS:localhost");
    files.emplace_back("ca.pem", TempFolder::read(authority.file()));
    const auto verified = kSecure + "ssl_client_certificate F/ca.pem; ssl_verify_client optional;\n";
    const auto who = "add_header Content-Type text/plain; return 200 \"$ssl_client_verify\";";
    const Nginx other({{}, "ssl", verified, std::string("location / { ") + who + " }\n"}, files);
    const auto away = "location /away { return 302 https://localhost:" + std::to_string(other.port()) + "/; }\n";
    const Nginx web({{}, "ssl", verified, std::string("location / { ") + who + " }\n" + away}, files);

    const TempFolder folder;
    const auto own = authority.issue("DNS:screen");
    REQUIRE(own.size() == 2);
    const auto key = folder.write("key.pem", own[0].second), cert = folder.write("cert.pem", own[1].second);
    const auto both = folder.write("both.pem", own[1].second + own[0].second);
    Client client("accolade/test", machine_clock(), 1, authority.file());
    const auto told = [&](const std::string& path, const std::string& certificate, const std::string& its_key) {
        Queue<Fetched> came;
        Request request;
        request.url = web.url(path);
        request.credentials.certificate = certificate;
        request.credentials.key = its_key;
        client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
        const auto fetched = came.wait_for(Seconds(10));
        REQUIRE(fetched.has_value());
        return *fetched ? (*fetched)->bytes : fetched->error().error.what;
    };
    CHECK(told("", "", "") == "NONE");
    CHECK(told("", cert.string(), key.string()) == "SUCCESS");
    CHECK(told("", both.string(), "") == "SUCCESS");
    CHECK(told("", "", "") == "NONE");  // a connection that is kept for the one serves no other
    CHECK(told("away", cert.string(), key.string()) == "NONE");
    CHECK(told("", (folder / "none.pem").string(), "").starts_with("the client's certificate or its key cannot be"));
}

}  // namespace accolade::net
