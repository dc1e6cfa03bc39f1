#include "media/picture_loader.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <future>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

#include "base/cache.h"
#include "base/digest.h"
#include "base/latest.h"
#include "base/queue.h"
#include "base/rotation.h"
#include "os/heartbeat.h"
#include "os/worker.h"

namespace accolade::media {
namespace {

constexpr std::size_t kFailures = 1000, kAsked = 10'000, kInUse = 1000;
constexpr std::size_t kReasons = 16, kReasonLetters = 100;

struct RequestHash {
    std::size_t operator()(const PictureRequest& request) const {
        std::size_t hash = std::hash<std::string>{}(request.path);
        const auto mix = [&hash](std::size_t more) { hash ^= more + 0x9E3779B9U + (hash << 6U) + (hash >> 2U); };
        for (const float f : {request.crop.part.x, request.crop.part.y, request.crop.part.w, request.crop.part.h})
            mix(std::hash<float>{}(f));
        mix(static_cast<std::size_t>(request.crop.size.w));
        mix(static_cast<std::size_t>(request.crop.size.h));
        mix(static_cast<std::size_t>(request.written_ns));
        return hash;
    }
};

// What tells a file that changed.
struct Stamp {
    std::int64_t modified_ns = 0;
    std::uint64_t bytes = 0;
    bool operator==(const Stamp&) const = default;
};

using Fence = std::shared_ptr<std::promise<void>>;  // kept when everything before it is done

struct Wanted {
    PictureRequest request;
    PictureWords words;
    bool took_long = false;  // when it was tried briefly
};
struct KeepOnly {
    std::vector<std::string> paths;
};

// A file as it was last seen, and the hash of its bytes.
struct Hashed {
    Stamp stamp;
    std::string hash;
};
struct Broken {
    std::int64_t written_ns = 0;
    std::string why;
};

}  // namespace

struct PictureLoader::Work {
    Work(Disk& d, Decode dec, Log& l, std::function<void()> r, std::size_t capacity, More more)
        : disk(d),
          decode(std::move(dec)),
          briefly(std::move(more.briefly)),
          log(l),
          ready(std::move(r)),
          store(std::move(more.store)),
          finished(capacity) {}

    using Task = std::variant<Wanted, KeepOnly, Fence>;
    struct Made {
        Bitmap bitmap;
        std::string hash;  // of its file, where it is still to be kept; empty otherwise
    };
    void run(const std::stop_token& stop);
    std::optional<Task> next();
    void make(Wanted wanted);
    Result<Made> made(const PictureRequest& request, const Stamp& stamp, const Decode& how);
    void failed(const Wanted& wanted, const Stamp& stamp, const Error& error);
    BitmapPtr find(const PictureRequest& request);
    void count(const std::string& reason);

    Disk& disk;
    Decode decode, briefly;
    Log& log;
    std::function<void()> ready;
    std::unique_ptr<DecodedStore> store;
    Cache<std::string, Hashed> hashes{kAsked};  // by path

    Queue<Task> queue;
    std::deque<Task> waiting;  // taken out of it
    std::deque<Wanted> slow;   // took long: after all others
    bool doubtful = false;     // what was decoded last failed
    Heartbeat heartbeat;
    Rotation<PictureRequest, Bitmap, RequestHash> finished;
    Cache<PictureRequest, std::weak_ptr<const Bitmap>, RequestHash> in_use{kInUse};  // also what has left `finished`
    Cache<PictureRequest, Stamp, RequestHash> failures{kFailures};
    Cache<std::string, Broken> broken{kFailures};  // by path
    Latest<std::map<std::string, std::uint64_t>> reasons;
    Cache<PictureRequest, bool, RequestHash> asked{
        kAsked};  // in the queue or at work; one pushed out is only asked for twice

    Worker thread;  // last: it uses all of the above
};

void PictureLoader::Work::run(const std::stop_token& stop) {
    while (auto task = next()) {
        const Heartbeat::Turn turn(heartbeat);
        if (const auto* fence = std::get_if<Fence>(&*task)) {
            for (; !slow.empty() && !stop.stop_requested(); slow.pop_front()) make(slow.front());
            (*fence)->set_value();
        } else if (stop.stop_requested()) {
            continue;
        } else if (auto* wanted = std::get_if<Wanted>(&*task)) {
            make(std::move(*wanted));
        } else {
            const auto& paths = std::get<KeepOnly>(*task).paths;
            finished.remove_if([&](const auto& of) { return std::ranges::find(paths, of.path) == paths.end(); });
            if (store) store->keep_only(paths);
        }
    }
}

// What was asked for, and when there is nothing else what took long. Behind one that failed what was asked for last
// comes first: it is on the slide that is on now, or on the next.
std::optional<PictureLoader::Work::Task> PictureLoader::Work::next() {
    if (waiting.empty() && slow.empty()) {
        auto task = queue.wait();
        if (!task) return std::nullopt;
        waiting.push_back(std::move(*task));
    }
    for (auto& task : queue.take_all()) waiting.push_back(std::move(task));
    if (!waiting.empty()) {
        auto which = waiting.begin();
        if (briefly && doubtful) {
            const auto end = std::ranges::find_if_not(
                waiting, [](const Task& task) { return std::holds_alternative<Wanted>(task); });
            if (end != which) which = std::prev(end);
        }
        auto task = std::move(*which);
        waiting.erase(which);
        return task;
    }
    if (queue.closed()) return std::nullopt;
    Task task = std::move(slow.front());
    slow.pop_front();
    return task;
}

BitmapPtr PictureLoader::Work::find(const PictureRequest& request) {
    if (auto picture = finished.find(request)) return *picture;
    const auto held = in_use.find(request);
    return held ? held->lock() : nullptr;
}

Result<PictureLoader::Work::Made> PictureLoader::Work::made(const PictureRequest& request, const Stamp& stamp,
                                                            const Decode& how) {
    try {
        std::string hash;
        const auto kept = [&]() -> std::optional<Bitmap> {
            return store && !hash.empty() ? store->find(request.path, hash, request.crop) : std::nullopt;
        };
        if (const auto known = hashes.find(request.path); known && known->stamp == stamp) hash = known->hash;
        if (auto bitmap = kept()) return Made{std::move(*bitmap), {}};
        const auto bytes = disk.read(request.path, Limits{}.bytes);
        if (!bytes) return std::unexpected(bytes.error());
        if (store && hash.empty()) {
            hash = sha256(*bytes);
            hashes.put(request.path, {stamp, hash});
            if (auto bitmap = kept()) return Made{std::move(*bitmap), {}};
        }
        doubtful = true;
        auto bitmap = how(*bytes, request.crop);
        doubtful = !bitmap;
        if (!bitmap) return std::unexpected(bitmap.error());
        return Made{std::move(*bitmap), std::move(hash)};
    } catch (const std::exception& trouble) {  // no memory for this one: the show goes on without it
        return failure(std::string("the picture could not be created: ") + trouble.what());
    }
}

void PictureLoader::Work::failed(const Wanted& wanted, const Stamp& stamp, const Error& error) {
    const auto& request = wanted.request;
    failures.put(request, stamp);
    broken.put(request.path, {request.written_ns, error.what});
    const auto& [named, without] = wanted.words;
    const auto topic = named.empty() ? "picture " + request.path : named;
    const bool nameless = named.empty() && error.where.empty();
    log.warn(topic, (named.empty() ? "" : named + ": ") + (nameless ? request.path + ": " : "") + to_string(error) +
                        (without.empty() ? "" : "; " + without));
}

void PictureLoader::Work::make(Wanted wanted) {
    const auto& request = wanted.request;
    const auto info = disk.info(request.path);
    const Stamp stamp = info ? Stamp{info->modified_ns, info->bytes} : Stamp{};
    if (find(request) || failures.find(request) == stamp) {
        asked.remove(request);
        return;
    }
    const bool others =
        std::ranges::any_of(waiting, [](const Task& task) { return std::holds_alternative<Wanted>(task); });
    const bool brief = briefly && doubtful && others && !wanted.took_long;
    auto result = made(request, stamp, brief ? briefly : decode);
    if (!result && brief) {
        wanted.took_long = true;
        slow.push_back(std::move(wanted));
        return;
    }
    BitmapPtr picture;
    if (result) {
        picture = std::make_shared<const Bitmap>(std::move(result->bitmap));
        in_use.put(request, picture);
        finished.put(request, picture, picture->bytes());
        failures.remove(request);
        broken.remove(request.path);
    } else {
        count(result.error().what);
        failed(wanted, stamp, result.error());
    }
    asked.remove(request);
    if (ready) ready();
    // Nobody waits for the disk.
    if (store && result && !result->hash.empty()) store->put(request.path, result->hash, request.crop, *picture);
}

void PictureLoader::Work::count(const std::string& reason) {
    auto counted = *reasons.get();
    const bool known = counted.contains(reason) || (counted.size() < kReasons && reason.size() < kReasonLetters);
    ++counted[known ? reason : "other"];
    reasons.publish(std::move(counted));
}

PictureLoader::PictureLoader(Disk& disk, Decode decode, Log& log, std::function<void()> ready, std::size_t capacity,
                             More more)
    : work_(std::make_unique<Work>(disk, std::move(decode), log, std::move(ready), capacity, std::move(more))) {
    work_->thread = Worker("pictures", [work = work_.get()](const std::stop_token& stop) { work->run(stop); });
}

PictureLoader::~PictureLoader() {
    work_->thread.request_stop();
    work_->queue.close();
    work_->thread.join();
}

void PictureLoader::resize(std::size_t capacity) {
    work_->finished.resize(capacity);
}

void PictureLoader::want(const PictureRequest& request, const PictureWords& words) {
    if (work_->find(request)) return;
    if (work_->asked.put_new(request, true)) work_->queue.push(Wanted{request, words});
}

void PictureLoader::keep_only(std::vector<std::string> paths) {
    work_->queue.push(KeepOnly{std::move(paths)});
}

BitmapPtr PictureLoader::find(const PictureRequest& request) const {
    return work_->find(request);
}

bool PictureLoader::failed(const PictureRequest& request) const {
    return work_->failures.find(request).has_value();
}

std::optional<std::string> PictureLoader::trouble(const std::string& path, std::int64_t written_ns) const {
    const auto broken = work_->broken.find(path);
    return broken && broken->written_ns == written_ns ? std::optional(broken->why) : std::nullopt;
}

std::map<std::string, std::uint64_t> PictureLoader::failures() const {
    return *work_->reasons.get();
}

void PictureLoader::wait_idle() {
    const auto fence = std::make_shared<std::promise<void>>();
    auto reached = fence->get_future();
    work_->queue.push(fence);
    reached.wait();
}

Milliseconds PictureLoader::busy() const {
    return work_->heartbeat.busy();
}

}  // namespace accolade::media
