// Any bytes as a server's whole answer, over a real socket: headers, redirects, Retry-After, validators. What comes out
// of it may be logged and sent again, so nothing of it has control characters.
#include <csignal>
#include <cstdlib>
#include <mutex>

#include "base/queue.h"
#include "net/client.h"
#include "retry_after.h"
#include "support/raw_server.h"
#include "transfer.h"

using namespace accolade;

namespace {

struct World {
    std::mutex mutex;
    std::string bytes;
    test::RawServer server{[this](const std::string&, const test::Client& to) {
        const std::lock_guard lock(mutex);
        to.send(bytes);
    }};
    net::Client client{"accolade/fuzz"};

    World() { std::signal(SIGPIPE, SIG_IGN); }
};

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static World world;
    const void* bytes = data;
    const std::string text(static_cast<const char*>(bytes), size);
    {
        const std::lock_guard lock(world.mutex);
        world.bytes = text;
    }
    net::Request request;
    request.url = world.server.url();
    request.max_bytes = 1U << 16U;
    request.connect = request.stall = request.whole = Seconds(5);
    Queue<net::Fetched> came;
    world.client.start(request, [&](net::Fetched fetched) { came.push(std::move(fetched)); });
    const auto fetched = came.wait_for(Milliseconds(20'000));
    if (!fetched) std::abort();  // nobody was told how it ended
    const auto wait = *fetched ? (*fetched)->retry_after : fetched->error().retry_after;
    if (wait && (*wait < Seconds(1) || *wait > Seconds(6 * 3600))) std::abort();
    if (!*fetched) return net::printable(fetched->error().error.what) ? 0 : (std::abort(), 0);
    const auto& answer = **fetched;
    if (!net::printable(answer.etag) || !net::printable(answer.last_modified) || !net::printable(answer.url))
        std::abort();
    if (answer.bytes.size() > request.max_bytes) std::abort();
    const auto line = text.find('\n');
    if (line != std::string::npos) net::retry_after(text.substr(0, line), text.substr(line + 1));
    return 0;
}
