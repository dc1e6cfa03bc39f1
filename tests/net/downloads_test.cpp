#include "net/downloads.h"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <string>

#include "base/queue.h"
#include "support/raw_server.h"

namespace accolade::net {

TEST_CASE("downloads deliver everything that was started") {
    struct Delivery {
        std::string label;
        Fetched fetched;
    };
    Queue<Delivery> came;
    Downloads downloads(
        [](const Request& request, const std::stop_token&) -> Fetched {
            Answer answer;
            answer.bytes = "bytes of " + request.url;
            return answer;
        },
        4);
    std::set<std::string> missing;
    for (int i = 0; i < 20; ++i) {
        Request request;
        request.url = std::to_string(i);
        missing.insert(request.url);
        downloads.start(request, [&came, i](Fetched fetched) { came.push({std::to_string(i), std::move(fetched)}); });
    }
    while (!missing.empty()) {
        const auto delivery = came.wait_for(std::chrono::seconds(5));
        REQUIRE(delivery.has_value());
        CHECK(delivery->fetched->bytes == "bytes of " + delivery->label);
        missing.erase(delivery->label);
    }
    CHECK(downloads.stop(std::chrono::seconds(5)));
}

TEST_CASE("downloads leave a silent server when they are stopped") {
    test::RawServer server([](const std::string&, const test::Client& client) { client.wait_for_goodbye(); });
    std::atomic<int> came = 0;
    Downloads downloads(http("accolade/test"), 4);
    Request request;
    request.url = server.url();
    for (int i = 0; i < 10; ++i) downloads.start(request, [&came](const Fetched&) { ++came; });
    CHECK_FALSE(server.request().empty());
    CHECK(downloads.stop(std::chrono::seconds(5)));
    CHECK(came == 0);
}

}  // namespace accolade::net
