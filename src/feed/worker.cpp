#include "feed/worker.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <random>
#include <utility>
#include <variant>

#include "base/cases.h"
#include "base/queue.h"
#include "feed/feed_parser.h"
#include "intake.h"
#include "net/client.h"
#include "net/url.h"
#include "os/give_way.h"
#include "os/heartbeat.h"
#include "os/watch.h"
#include "os/worker.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kQuiet{2000};

struct Refetch {};
struct LookAtFiles {};
struct Arrived {
    Ticket ticket;
    net::Fetched fetched;
};
struct HeardEvent {
    std::size_t source = 0;
    std::string stream;
    net::Event event;
    Now at;
};
struct StreamChanged {
    std::size_t source = 0;
    std::string stream;
    net::StreamState state;
};
using Event = std::variant<Refetch, LookAtFiles, Arrived, HeardEvent, StreamChanged>;

// What streams bring. They may still speak when nobody listens any more, so it is shared with them.
struct Inbox {
    static constexpr int kRoom = 4000;  // events that nobody has read

    Queue<Event> events;
    std::atomic<int> unread{0};
};

std::function<double()> chances(std::uint64_t seed) {
    return
        [engine = std::mt19937_64(seed)]() mutable { return std::uniform_real_distribution<double>(0.0, 1.0)(engine); };
}

void obey(Intake& intake, Event event, Now now) {
    std::visit(Cases{[&](Refetch) { intake.refetch(); }, [&](LookAtFiles) { intake.look_at_files(); },
                     [&](Arrived& arrived) { intake.arrived(arrived.ticket, std::move(arrived.fetched), now); },
                     [&](HeardEvent& heard) { intake.heard(heard.source, heard.stream, heard.event, heard.at); },
                     [&](StreamChanged& changed) {
                         intake.stream_changed(changed.source, changed.stream, changed.state, now);
                     }},
               event);
}

// What is downloaded comes as an event. REQUIRES that both outlive what is returned.
std::function<void(Ticket, net::Request)> into(Queue<Event>& events, net::Client& client) {
    return [&events, &client](Ticket ticket, net::Request request) {
        client.start(std::move(request), [&events, ticket = std::move(ticket)](net::Fetched fetched) {
            events.push(Arrived{ticket, std::move(fetched)});
        });
    };
}

std::unique_ptr<net::Stream> stream_into(const std::shared_ptr<Inbox>& inbox, net::Client& client, const Clock& clock,
                                         std::size_t source, const net::StreamRequest& request) {
    return client.listen(
        request,
        [inbox, clock, source, stream = request.url](net::Event event) {
            if (inbox->unread >= Inbox::kRoom) return false;
            ++inbox->unread;
            inbox->events.push(HeardEvent{source, stream, std::move(event), clock()});
            return true;
        },
        [inbox, source, stream = request.url](const net::StreamState& state) {
            inbox->events.push(StreamChanged{source, stream, state});
        });
}

}  // namespace

struct FeedWorker::Work {
    Clock clock;
    Latest<model::News>& news;
    std::function<void()> changed, quiet;
    int hurry;
    Latest<std::vector<model::SourceStatus>> status;
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    Queue<Event>& events = inbox->events;
    Queue<bool> ended;
    Heartbeat heartbeat;
    bool gone = false;  // the thread has ended; used by `stop` alone
    net::Client client;
    std::vector<std::unique_ptr<net::Stream>> streams;  // by source
    Intake intake;
    std::vector<std::shared_ptr<const model::News>> old;  // perhaps still on the screen
    std::optional<SteadyTime> quiet_at;                   // unless more news come before
    std::unique_ptr<FileWatch> watch;
    Worker thread;

    Work(const std::vector<SourceSettings>& sources, Seams seams, const std::filesystem::path& folder,
         const std::string& language, Latest<model::News>& latest, std::function<void()> then)
        : clock(seams.clock),
          news(latest),
          changed(std::move(then)),
          quiet(std::move(seams.quiet)),
          hurry(seams.hurry),
          client(seams.agent, seams.clock, seams.hurry, seams.authorities),
          streams(sources.size()),
          intake(sources,
                 {seams.disk, seams.log, into(events, client), parse_feed, seams.examine, chances(seams.seed),
                  [this](std::size_t source, const std::optional<net::StreamRequest>& request) {
                      streams[source].reset();
                      if (request) streams[source] = stream_into(inbox, client, clock, source, *request);
                  },
                  seams.zone},
                 folder, language) {
        std::vector<std::filesystem::path> paths;
        for (const auto& source : sources) {
            if (!net::is_web(source.address)) paths.emplace_back(path_of(source.address));
        }
        if (!paths.empty()) watch = std::make_unique<FileWatch>(paths, [this] { events.push(LookAtFiles{}); });
        thread = Worker("feeds", [this](const std::stop_token& stop) {
            run(stop);
            ended.push(true);
        });
    }

    void publish() {
        if (auto states = intake.sources(); states != *status.get()) status.publish(std::move(states));
        // Freeing thousands of items takes a while: it is done on this thread, once nobody else holds them.
        std::erase_if(old, [](const auto& one) { return one.use_count() == 1; });
        if (auto fresh = intake.publication(clock())) {
            old.push_back(news.get());
            news.share(std::move(fresh));
            changed();
            quiet_at = clock().steady + kQuiet * hurry;
        }
    }

    void run(const std::stop_token& stop) {
        give_way();
        heartbeat.begin(clock().steady);
        intake.open(clock());
        publish();
        while (!stop.stop_requested()) {
            auto wait = intake.turn(clock());
            publish();
            if (quiet_at) wait = std::min(wait, std::max(*quiet_at - clock().steady, Milliseconds(0)));
            heartbeat.rest();
            auto event = events.wait_for(slept(wait, hurry));
            heartbeat.begin(clock().steady);
            if (stop.stop_requested()) break;
            if (quiet_at && clock().steady >= *quiet_at) {
                quiet_at.reset();
                quiet();
            }
            if (!event) continue;
            take(std::move(*event));
            for (auto& more : events.take_all()) {
                if (stop.stop_requested()) break;
                heartbeat.begin(clock().steady);
                take(std::move(more));
            }
        }
        streams.clear();
    }

    // What streams say is published as it comes, however much is behind it.
    void take(Event event) {
        const bool live = std::holds_alternative<HeardEvent>(event);
        if (live) --inbox->unread;
        obey(intake, std::move(event), clock());
        if (live || inbox->unread == 0) publish();
    }
};

FeedWorker::FeedWorker(const std::vector<SourceSettings>& sources, Seams seams, const std::filesystem::path& folder,
                       const std::string& fallback_language, Latest<model::News>& news, std::function<void()> changed)
    : work_(std::make_unique<Work>(sources, std::move(seams), folder, fallback_language, news, std::move(changed))) {}

FeedWorker::~FeedWorker() {
    work_->watch.reset();
    work_->thread.request_stop();
    work_->events.close();
}

void FeedWorker::refetch() {
    work_->events.push(Refetch{});
}

std::vector<model::SourceStatus> FeedWorker::sources() const {
    return *work_->status.get();
}

std::vector<FeedWorker::Busy> FeedWorker::busy() const {
    const auto now = work_->clock().steady;
    return {{"feeds", work_->heartbeat.busy(now)}, {"network", work_->client.busy(now)}};
}

bool FeedWorker::stop(Milliseconds longest) {
    work_->thread.request_stop();
    work_->events.close();
    const bool client_gone = work_->client.stop(longest / 2);
    work_->gone = work_->gone || work_->ended.wait_for(longest / 2).has_value();
    return client_gone && work_->gone;
}

Collected collect_once(std::vector<SourceSettings> sources, FeedWorker::Seams seams,
                       const std::filesystem::path& folder, const std::string& fallback_language) {
    Queue<Event> events;
    net::Client client(seams.agent, seams.clock, seams.hurry, seams.authorities);
    std::map<std::pair<std::string, std::string>, std::string> places;  // by source and id
    const auto read = [&places](std::string_view bytes, const FeedContext& context) {
        auto parsed = parse_feed(bytes, context);
        if (!parsed) return parsed;
        for (std::size_t i = 0; i < parsed->items.size(); ++i)
            places.try_emplace({context.source, parsed->items[i].id}, parsed->places[i]);
        return parsed;
    };
    Intake intake(
        std::move(sources),
        {seams.disk, seams.log, into(events, client), read, seams.examine, chances(seams.seed), {}, seams.zone}, folder,
        fallback_language);
    Collected collected;
    for (;;) {
        const auto now = seams.clock();
        (void)intake.turn(now);
        if (const auto news = intake.publication(now)) collected.news = *news;
        if (intake.idle()) break;
        // Downloads end by their own time-outs; the wait is for what comes due.
        if (auto event = events.wait_for(Milliseconds(100))) obey(intake, std::move(*event), seams.clock());
    }
    collected.complaints = intake.complaints();
    collected.left_out = intake.left_out();
    for (const auto& item : collected.news.items) {
        const auto place = places.find({item.source, item.id});
        collected.places.push_back(place == places.end() ? "item \"" + item.id + "\"" : place->second);
    }
    return collected;
}

}  // namespace accolade::feed
