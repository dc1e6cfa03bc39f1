#include "net/stream.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <string>

#include "base/queue.h"
#include "net/client.h"
#include "support/process.h"
#include "support/raw_server.h"

namespace accolade::net {
namespace {

using test::RawServer;
using Is = StreamState::Is;

constexpr Milliseconds kPatience{8000};
const std::string kStream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

// A listener, with a clock that runs a hundred times as fast, so that a reconnection does not take seconds.
struct Ear {
    Queue<Event> events;
    Queue<StreamState> states;
    Client client;
    std::unique_ptr<Stream> stream;

    explicit Ear(int hurry = 100) : client("accolade/test", hurried(machine_clock(), hurry), hurry) {}
    ~Ear() { stream.reset(); }
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    void listen(StreamRequest request) {
        stream = client.listen(
            std::move(request),
            [this](Event event) {
                events.push(std::move(event));
                return true;
            },
            [this](const StreamState& state) { states.push(state); });
    }
    void listen(const RawServer& server) {
        StreamRequest request;
        request.url = server.url("/live");
        listen(request);
    }
    std::string heard() {
        const auto event = events.wait_for(kPatience);
        return event ? event->type + " " + event->data + " " + event->id : "nothing";
    }
    // The next state that is so.
    std::string becomes(Is is) {
        while (const auto state = states.wait_for(kPatience)) {
            if (state->is == is) return state->words;
        }
        return "nothing";
    }
};

}  // namespace

TEST_CASE("a stream asks as an event source does, and tells each event at once") {
    Queue<std::string> say;
    RawServer server([&say](const std::string&, const test::Client& client) {
        client.send(kStream);
        while (const auto words = say.wait()) client.send(*words);
    });
    Ear ear;
    StreamRequest request;
    request.url = server.url("/live");
    request.credentials.token = "canary";
    request.last_id = "6";
    ear.listen(request);
    CHECK(ear.becomes(Is::connecting) == "connecting");
    CHECK(ear.becomes(Is::connected) == "connected");  // before the first byte
    const auto asked = server.request();
    CHECK(asked.starts_with("GET /live HTTP/1.1\r\n"));
    CHECK(asked.find("Accept: text/event-stream\r\n") != std::string::npos);
    CHECK(asked.find("Cache-Control: no-cache\r\n") != std::string::npos);
    CHECK(asked.find("Last-Event-ID: 6\r\n") != std::string::npos);
    CHECK(asked.find("Authorization: Bearer canary\r\n") != std::string::npos);

    say.push("event: item\nid: 7\ndata: {}\n\nda");
    CHECK(ear.heard() == "item {} 7");
    say.push("ta: b\n\n");
    CHECK(ear.heard() == "message b 7");
    say.close();
}

TEST_CASE("a stream that ends comes back with the id of what it has heard") {
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        client.send(kStream + "retry: 2\nid: \xe2\x80\xa6\ndata: " + std::to_string(++turn) +
                    "\n\nid: lost\ndata: half");
    });
    Ear ear;
    ear.listen(server);
    CHECK(ear.heard() == "message 1 \xe2\x80\xa6");
    CHECK(ear.becomes(Is::waiting) == "interrupted: the server ended the stream");
    CHECK(ear.heard() == "message 2 \xe2\x80\xa6");
    CHECK(server.request().find("Last-Event-ID") == std::string::npos);
    CHECK(server.request().find("Last-Event-ID: \xe2\x80\xa6\r\n") != std::string::npos);
}

TEST_CASE("an id with control characters is not sent back") {
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        const auto id = ++turn == 1 ? std::string("a\x01\tb") : std::string(2000, 'x');
        client.send(kStream + "id: " + id + "\ndata: x\n\n");
    });
    Ear ear;
    ear.listen(server);
    for (int i = 0; i < 3; ++i) {
        CHECK(ear.events.wait_for(kPatience).has_value());
        CHECK(server.request().find("Last-Event-ID") == std::string::npos);
    }
}

TEST_CASE("a server without a stream is left alone, and told so") {
    const auto told = [](const std::string& answer, const std::string& token = "") {
        RawServer server(answer);
        Ear ear;
        StreamRequest request;
        request.url = server.url("/live");
        request.credentials.token = token;
        ear.listen(request);
        const auto words = ear.becomes(Is::off);
        CHECK(ear.events.take_all().empty());
        CHECK(server.requests_so_far() == 1);
        return words;
    };
    const auto status = [](const std::string& line) {
        return "HTTP/1.1 " + line + "\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: data\n\n";
    };
    CHECK(told("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n") == "off: HTTP 204");
    CHECK(told(status("205 Reset Content")) == "off: HTTP 205");
    CHECK(told(status("210 Odd")) == "off: HTTP 210");
    CHECK(told(status("404 Not Found")) == "off: not found (404)");
    CHECK(told(status("401 No"), "canary") == "off: token refused (401)");
    CHECK(told(status("401 No")) == "off: the server wants a token or a password (401)");
    CHECK(told("HTTP/1.1 200 OK\r\nContent-Type: text/x-bogus\r\n\r\ndata: data\n\n") ==
          "off: text/x-bogus is not an event stream");
    CHECK(told("HTTP/1.1 200 OK\r\n\r\ndata: data\n\n") == "off: the answer does not say that it is an event stream");
    CHECK(told("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n") ==
          "off: redirected to an address that is not safe to follow");
}

TEST_CASE("a stream is one by its type, whatever stands behind it") {
    for (const auto* type : {"text/event-stream;", "Text/Event-Stream; charset=windows-1252", "text/event-stream"}) {
        CAPTURE(type);
        RawServer server(std::string("HTTP/1.1 200 OK\r\nContent-Type: ") + type + "\r\n\r\ndata: ok\xe2\x80\xa6\n\n");
        Ear ear;
        ear.listen(server);
        CHECK(ear.heard() == "message ok\xe2\x80\xa6 ");
    }
}

TEST_CASE("a stream follows redirects, and its token stays at home") {
    RawServer other([](const std::string&, const test::Client& client) {
        client.send(kStream + "data: there\n\n");
        client.wait_for_goodbye();
    });
    RawServer server(test::answer("", "Location: " + other.url("/live") + "\r\n", "307 Moved"));
    Ear ear;
    StreamRequest request;
    request.url = server.url("/live");
    request.credentials.token = "canary";
    ear.listen(request);
    CHECK(ear.heard() == "message there ");
    CHECK(server.request().find("canary") != std::string::npos);
    CHECK(other.request().find("canary") == std::string::npos);
}

TEST_CASE("a server that is down or has an error is tried again") {
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        if (++turn <= 2) {
            client.send(test::answer("data: no\n\n", "Content-Type: text/event-stream\r\n", "503 Busy"));
        } else {
            client.send(kStream + "data: yes\n\n");
            client.wait_for_goodbye();
        }
    });
    Ear ear;
    ear.listen(server);
    CHECK(ear.becomes(Is::waiting) == "interrupted: the server asks to wait (503)");
    CHECK(ear.heard() == "message yes ");
    CHECK(server.requests_so_far() == 3);
}

TEST_CASE("a stream without a sign of life is silent, and heard again when it is connected anew") {
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        client.send(kStream + ": hello\n\n");
        if (++turn > 1) client.send("data: back\n\n");
        client.wait_for_goodbye();
    });
    Ear ear;
    ear.listen(server);
    CHECK(ear.becomes(Is::silent) == "silent: no sign of life for 45 s");
    CHECK(ear.heard() == "message back ");
}

TEST_CASE("a stream ends when nobody holds it, and the client goes on") {
    Queue<int> gone;
    RawServer server([&gone](const std::string&, const test::Client& client) {
        client.send(kStream + "data: a\n\n");
        client.wait_for_goodbye();
        gone.push(1);
    });
    Ear ear;
    ear.listen(server);
    CHECK(ear.heard() == "message a ");
    ear.stream.reset();
    CHECK(gone.wait_for(kPatience).has_value());
    ear.listen(server);
    CHECK(ear.heard() == "message a ");
    CHECK(ear.client.stop(kPatience));
    CHECK(gone.wait_for(kPatience).has_value());
}

TEST_CASE("a flood is cut to what a screen can use, and counted") {
    constexpr int kEvents = 50'000;
    RawServer server([](const std::string&, const test::Client& client) {
        std::string events;
        for (int i = 0; i < kEvents; ++i) events += "data: " + std::to_string(i) + "\n\n";
        client.send(kStream + events);
        client.wait_for_goodbye();
    });
    Ear ear(1);
    const auto begun = machine_clock()().steady;
    ear.listen(server);
    std::uint64_t dropped = 0, heard = 0;
    CHECK(test::eventually([&] {
        for (const auto& state : ear.states.take_all()) dropped = std::max(dropped, state.dropped);
        heard += ear.events.take_all().size();
        return dropped + heard == kEvents;
    }));
    const auto seconds = (machine_clock()().steady - begun) / Seconds(1) + 1;  // begun
    CHECK(heard >= 2000);
    CHECK(heard <= static_cast<std::uint64_t>(2000 * (seconds + 1)));
    CHECK(dropped + heard == kEvents);
}

TEST_CASE("who has no room for an event loses it, and it is counted") {
    RawServer server([](const std::string&, const test::Client& client) {
        client.send(kStream + "data: a\n\ndata: b\n\n");
        client.wait_for_goodbye();
    });
    Queue<std::uint64_t> dropped;
    Client client("accolade/test");
    StreamRequest request;
    request.url = server.url();
    const auto stream = client.listen(
        request, [](const Event& event) { return event.data == "a"; },
        [&dropped](const StreamState& state) { dropped.push(state.dropped); });
    bool counted = false;
    while (!counted) {
        const auto next = dropped.wait_for(kPatience);
        REQUIRE(next.has_value());
        counted = *next == 1;
    }
}

TEST_CASE("an event without end is left by a new connection") {
    std::atomic<int> turn = 0;
    RawServer server([&turn](const std::string&, const test::Client& client) {
        if (++turn > 1) {
            client.send(kStream + "data: good\n\n");
            client.wait_for_goodbye();
            return;
        }
        client.send(kStream + "data: ");
        const std::string much(1U << 16U, 'x');
        while (client.send(much)) {
        }
    });
    Ear ear;
    ear.listen(server);
    CHECK(ear.becomes(Is::waiting) == "interrupted: an event does not end");
    CHECK(ear.heard() == "message good ");
}

}  // namespace accolade::net
