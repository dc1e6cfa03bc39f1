// The client against a real web server, and streams against a real hub.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/queue.h"
#include "net/client.h"
#include "support/nginx.h"
#include "support/process.h"
#include "support/raw_server.h"

namespace accolade::net {
namespace {

using test::Nginx;
using Is = StreamState::Is;

constexpr Milliseconds kPatience{10'000};
const std::string kHub = "/usr/lib/nginx/modules/ngx_nchan_module.so";

// Whether all of so many pictures came whole.
bool fetched_all(const Nginx& web, int pictures, const std::string& bytes, const std::string& authorities = {}) {
    Queue<Fetched> came;
    Client client("accolade/test", machine_clock(), 1, authorities);
    for (int i = 0; i < pictures; ++i) {
        Request request;
        request.url = web.url("a.png?" + std::to_string(i));
        request.lane = Lane::pictures;
        client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
    }
    int good = 0;
    for (int i = 0; i < pictures; ++i) {
        const auto fetched = came.wait_for(kPatience);
        if (!fetched) break;
        if (!*fetched) MESSAGE(to_string(fetched->error().error));
        if (*fetched && (*fetched)->bytes == bytes) ++good;
    }
    return good == pictures;
}

// A certificate for "localhost" and its key, made here; empty where it cannot be made.
std::vector<std::pair<std::string, std::string>> certificate(const TempFolder& folder) {
    const auto made =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost -keyout " +
        (folder / "key.pem").string() + " -out " + (folder / "cert.pem").string() + " 2>/dev/null";
    if (std::system(made.c_str()) != 0) return {};
    return {{"key.pem", TempFolder::read(folder / "key.pem")}, {"cert.pem", TempFolder::read(folder / "cert.pem")}};
}

}  // namespace

TEST_CASE("five hundred pictures of one host cost a handful of connections") {
    if (!test::installed("nginx")) {
        MESSAGE("skipped: no nginx");
        return;
    }
    const Nginx web;
    const std::string bytes(20'000, 'p');
    web.put("a.png", bytes);
    CHECK(fetched_all(web, 500, bytes));
    CHECK(test::eventually([&] { return web.answered(" 200 ") == 500; }));
    CHECK(web.connections() >= 1);
    CHECK(web.connections() <= 4);
}

TEST_CASE("with HTTP/2 they cost one, and only a certificate that is trusted will do") {
    const TempFolder folder;
    const auto files = certificate(folder);
    if (!test::installed("nginx") || files.empty()) {
        MESSAGE("skipped: no nginx, or no openssl");
        return;
    }
    const Nginx web({{}, "ssl http2", "ssl_certificate F/cert.pem; ssl_certificate_key F/key.pem;\n", {}}, files);
    const std::string bytes(20'000, 'p');
    web.put("a.png", bytes);
    CHECK(fetched_all(web, 500, bytes, (folder / "cert.pem").string()));
    CHECK(test::eventually([&] { return web.answered(" HTTP/2.0\" 200 ") == 500; }));
    CHECK(web.connections() == 1);
    const auto fault_of = [](const std::string& url, const std::string& authorities) {
        Queue<Fetched> came;
        Client client("accolade/test", machine_clock(), 1, authorities);
        Request request;
        request.url = url;
        client.start(request, [&came](Fetched fetched) { came.push(std::move(fetched)); });
        const auto fetched = came.wait_for(kPatience);
        REQUIRE(fetched.has_value());
        REQUIRE_FALSE(fetched->has_value());
        CHECK(fetched->error().fault == Fault::certificate);
        return fetched->error().error.what;
    };
    CHECK(fault_of(web.url(), "").starts_with("certificate of an unknown authority"));
    CHECK(fault_of("https://127.0.0.1:" + std::to_string(web.port()) + "/", (folder / "cert.pem").string()) ==
          "the certificate is for another name than 127.0.0.1");
    CHECK(web.answered(" 200 ") == 500);
}

TEST_CASE("a feed waits neither for pictures of its own server nor for its stream") {
    if (!test::installed("nginx")) {
        MESSAGE("skipped: no nginx");
        return;
    }
    const test::RawServer silent([](const std::string&, const test::Client& client) { client.wait_for_goodbye(); });
    const Nginx web({{}, {}, {}, "location /silent { proxy_pass " + silent.url("/") + "; }\n"});
    web.put("feed.json", "{}");
    Queue<Fetched> pictures, feeds;
    Client client("accolade/test");
    StreamRequest live;
    live.url = web.url("silent");
    const auto stream = client.listen(live, [](const Event&) { return true; }, [](const StreamState&) {});
    Request request;
    request.url = web.url("silent");
    request.lane = Lane::pictures;
    for (int i = 0; i < 50; ++i) client.start(request, [&](Fetched fetched) { pictures.push(std::move(fetched)); });
    request.url = web.url();
    request.lane = Lane::feeds;
    for (int i = 0; i < 3; ++i) {
        client.start(request, [&](Fetched fetched) { feeds.push(std::move(fetched)); });
        const auto feed = feeds.wait_for(kPatience);
        REQUIRE(feed.has_value());
        CHECK(feed->has_value());
    }
    CHECK(pictures.take_all().empty());
}

TEST_CASE("a stream of a real hub: published, restarted, resumed") {
    if (!test::installed("nginx") || !std::filesystem::exists(kHub)) {
        MESSAGE("skipped: no nginx with nchan");
        return;
    }
    Nginx hub({"load_module " + kHub + ";\n",
               {},
               {},
               "location = /live { nchan_subscriber eventsource; nchan_channel_id lobby;\n"
               "  nchan_subscriber_first_message newest; nchan_eventsource_ping_interval 1; }\n"
               "location = /publish { nchan_publisher; nchan_channel_id lobby; nchan_message_timeout 5m; }\n"});
    CAPTURE(hub.said());
    const auto publish = [&hub](const std::string& data) {
        const auto answer = test::post(hub.port(), "/publish", data, "X-EventSource-Event: celebrate\r\n");
        return answer.starts_with("HTTP/1.1 20");
    };
    Queue<Event> before, events;
    Queue<Is> states;
    Client client("accolade/test", hurried(machine_clock(), 10), 10);
    const auto listen = [&](Queue<Event>& into, const std::string& last_id) {
        StreamRequest request;
        request.url = hub.url("live");
        request.last_id = last_id;
        return client.listen(
            request,
            [&into](Event event) {
                into.push(std::move(event));
                return true;
            },
            [&states](const StreamState& state) { states.push(state.is); });
    };
    const auto becomes = [&states](Is is) {
        for (auto next = states.wait_for(kPatience); next; next = states.wait_for(kPatience)) {
            if (*next == is) return true;
        }
        return false;
    };
    auto stream = listen(before, "");
    REQUIRE(becomes(Is::connected));
    REQUIRE(publish("one"));
    auto event = before.wait_for(kPatience);
    REQUIRE(event.has_value());
    CHECK(event->type == "celebrate");
    CHECK(event->data == "one");
    CHECK_FALSE(event->id.empty());

    // What is said while nobody listens comes to who asks with the id.
    stream.reset();
    REQUIRE(publish("two"));
    REQUIRE(publish("three"));
    stream = listen(events, event->id);
    for (const auto* data : {"two", "three"}) {
        event = events.wait_for(kPatience);
        REQUIRE(event.has_value());
        CHECK(event->data == data);
    }
    REQUIRE(becomes(Is::connected));
    hub.die();
    REQUIRE(becomes(Is::waiting));
    hub.start();
    REQUIRE(becomes(Is::connected));
    REQUIRE(publish("four"));
    event = events.wait_for(kPatience);
    REQUIRE(event.has_value());
    CHECK(event->data == "four");
    CHECK(events.take_all().empty());
}

}  // namespace accolade::net
