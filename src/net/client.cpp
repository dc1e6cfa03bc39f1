#include "net/client.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <utility>
#include <variant>

#include "base/queue.h"
#include "exchange.h"
#include "failures.h"
#include "lanes.h"
#include "multi.h"
#include "net/url.h"
#include "os/heartbeat.h"
#include "os/worker.h"
#include "stream_run.h"

namespace accolade::net {
namespace {

using Id = Client::Id;

constexpr Milliseconds kLongestSleep{60'000};

struct Start {
    Id id = 0;
    Request request;
    Client::Piece piece;  // empty: the bytes are kept for the answer
    Client::Then then;
};
struct Listen {
    Id id = 0;
    StreamRequest request;
    OnEvent on_event;
    OnState on_state;
};
struct Leave {
    Id id = 0;
};
using Order = std::variant<Start, Listen, Leave>;

struct Download {
    Start start;
    std::string bytes;
    std::unique_ptr<Exchange> exchange;  // once its turn has come
};

}  // namespace

struct Client::Work {
    Caller caller;
    Clock clock;
    int hurry;
    Multi multi;
    Queue<Order> orders;
    Queue<bool> ended;  // closed once the thread has ended
    Heartbeat heartbeat;
    std::atomic<Id> ids = 0;

    // Of the thread alone.
    std::stop_token stopping;
    std::mt19937_64 chances{std::random_device{}()};
    Lanes lanes;
    std::map<Id, Download> downloads;
    std::map<Id, StreamRun> streams;
    Worker thread;

    Work(Caller who, Clock time, int times) : caller(std::move(who)), clock(std::move(time)), hurry(times) {
        thread = Worker("network", [this](const std::stop_token& stop) {
            stopping = stop;
            run();
            ended.close();
        });
    }

    void order(Order order) {
        orders.push(std::move(order));
        multi.wake();
    }

    void run() {
        const std::stop_callback wake(stopping, [this] { multi.wake(); });
        auto now = clock();
        while (!stopping.stop_requested()) {
            heartbeat.begin(now.steady);
            for (auto& order : orders.take_all()) std::visit([&](auto& one) { obey(one, now); }, order);
            for (auto& [id, stream] : streams) stream.before(now);
            multi.turn();
            while (const auto id = lanes.next()) begin(*id);
            auto next = now.steady + kLongestSleep;
            for (auto& [id, stream] : streams) next = std::min(next, stream.after(now));
            if (stopping.stop_requested()) break;
            heartbeat.rest();
            multi.wait(slept(std::max(next - now.steady, Milliseconds(0)), hurry));
            now = clock();
        }
        for (const auto& [id, download] : downloads) {
            if (download.exchange) multi.leave(*download.exchange);
        }
        downloads.clear();
        streams.clear();
    }

    void obey(Start& start, Now) {
        const auto id = start.id;
        lanes.wait(id, start.request.lane, server_of(start.request.url));
        downloads.emplace(id, Download{std::move(start), {}, nullptr});
    }

    void obey(Listen& listen, Now now) {
        const auto on_event = [this, tell = std::move(listen.on_event)](Event event) {
            return !stopping.stop_requested() && tell(std::move(event));
        };
        const auto on_state = [this, tell = std::move(listen.on_state)](const StreamState& state) {
            if (!stopping.stop_requested()) tell(state);
        };
        const auto chance = [this] { return std::uniform_real_distribution<double>(0.0, 1.0)(chances); };
        streams.try_emplace(listen.id, std::move(listen.request), on_event, on_state,
                            StreamRun::Seams{multi, caller, chance}, now);
    }

    void obey(Leave& leave, Now) {
        streams.erase(leave.id);
        const auto found = downloads.find(leave.id);
        if (found == downloads.end()) return;
        if (found->second.exchange) multi.leave(*found->second.exchange);
        const auto url = found->second.start.request.url;
        end(leave.id, std::unexpected(failed(Fault::cancelled, "cancelled", url)));
    }

    void begin(Id id) {
        auto& download = downloads.at(id);
        const auto piece = [this, &download](std::string_view bytes) {
            if (stopping.stop_requested()) return false;
            if (download.start.piece) return download.start.piece(bytes);
            download.bytes.append(bytes);
            return true;
        };
        download.exchange =
            std::make_unique<Exchange>(download.start.request, std::nullopt, caller, Exchange::Sink{nullptr, piece});
        multi.begin(*download.exchange, [this, id](Fetched fetched) { end(id, std::move(fetched)); });
    }

    void end(Id id, Fetched fetched) {
        lanes.leave(id);
        auto download = std::move(downloads.extract(id).mapped());
        if (stopping.stop_requested()) return;
        if (fetched) fetched->bytes = std::move(download.bytes);
        download.start.then(std::move(fetched));
    }
};

Client::Client(std::string agent, Clock clock, int hurry, std::string authorities)
    : work_(std::make_unique<Work>(Caller{std::move(agent), std::move(authorities), Proxies::of_environment()},
                                   std::move(clock), hurry)) {}

Client::~Client() {
    work_->thread.request_stop();
}

Client::Id Client::start(Request request, Then then) {
    return start(std::move(request), nullptr, std::move(then));
}

Client::Id Client::start(Request request, Piece piece, Then then) {
    const auto id = ++work_->ids;
    work_->order(Start{id, std::move(request), std::move(piece), std::move(then)});
    return id;
}

void Client::cancel(Id id) {
    work_->order(Leave{id});
}

std::unique_ptr<Stream> Client::listen(StreamRequest request, OnEvent on_event, OnState on_state) {
    const auto id = ++work_->ids;
    work_->order(Listen{id, std::move(request), std::move(on_event), std::move(on_state)});
    return std::make_unique<Stream>([work = work_.get(), id] { work->order(Leave{id}); });
}

Milliseconds Client::busy(SteadyTime now) const {
    return work_->heartbeat.busy(now);
}

bool Client::stop(Milliseconds longest) {
    work_->thread.request_stop();
    (void)work_->ended.wait_for(longest);
    return work_->ended.closed();
}

}  // namespace accolade::net
