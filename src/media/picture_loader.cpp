#include "media/picture_loader.h"

#include <exception>
#include <future>
#include <optional>
#include <utility>
#include <variant>

#include "base/cache.h"
#include "base/latest.h"
#include "base/queue.h"
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

}  // namespace

struct PictureLoader::Work {
    Work(Disk& d, Decode dec, Log& l, std::function<void()> r, std::size_t capacity)
        : disk(d), decode(std::move(dec)), log(l), ready(std::move(r)), finished(capacity) {}

    void run(const std::stop_token& stop);
    void make(const PictureRequest& request);
    Result<Bitmap> made(const PictureRequest& request);
    BitmapPtr find(const PictureRequest& request);
    void count(const std::string& reason);

    Disk& disk;
    Decode decode;
    Log& log;
    std::function<void()> ready;

    Queue<std::variant<PictureRequest, Fence>> queue;
    Cache<PictureRequest, BitmapPtr, RequestHash> finished;
    Cache<PictureRequest, std::weak_ptr<const Bitmap>, RequestHash> in_use{kInUse};  // also what has left `finished`
    Cache<PictureRequest, Stamp, RequestHash> failures{kFailures};
    Latest<std::map<std::string, std::uint64_t>> reasons;
    Cache<PictureRequest, bool, RequestHash> asked{
        kAsked};  // in the queue or at work; one pushed out is only asked for twice

    Worker thread;  // last: it uses all of the above
};

void PictureLoader::Work::run(const std::stop_token& stop) {
    while (const auto next = queue.wait()) {
        if (const auto* fence = std::get_if<Fence>(&*next)) {
            (*fence)->set_value();
        } else if (!stop.stop_requested()) {
            make(std::get<PictureRequest>(*next));
        }
    }
}

BitmapPtr PictureLoader::Work::find(const PictureRequest& request) {
    if (auto picture = finished.find(request)) return *picture;
    const auto held = in_use.find(request);
    return held ? held->lock() : nullptr;
}

Result<Bitmap> PictureLoader::Work::made(const PictureRequest& request) {
    try {
        const auto bytes = disk.read(request.path, Limits{}.bytes);
        if (!bytes) return std::unexpected(bytes.error());
        return decode(*bytes, request.crop);
    } catch (const std::exception& trouble) {  // no memory for this one: the show goes on without it
        return failure(std::string("the picture could not be created: ") + trouble.what());
    }
}

void PictureLoader::Work::make(const PictureRequest& request) {
    const auto info = disk.info(request.path);
    const Stamp stamp = info ? Stamp{info->modified_ns, info->bytes} : Stamp{};
    if (find(request) || failures.find(request) == stamp) {
        asked.remove(request);
        return;
    }
    auto bitmap = made(request);
    if (bitmap) {
        auto picture = std::make_shared<const Bitmap>(std::move(*bitmap));
        const auto cost = picture->bytes();
        in_use.put(request, picture);
        finished.put(request, std::move(picture), cost);
        failures.remove(request);
    } else {
        failures.put(request, stamp);
        count(bitmap.error().what);
        log.warn("picture " + request.path,
                 bitmap.error().where.empty() ? request.path + ": " + bitmap.error().what : to_string(bitmap.error()));
    }
    asked.remove(request);
    if (ready) ready();
}

void PictureLoader::Work::count(const std::string& reason) {
    auto counted = *reasons.get();
    const bool known = counted.contains(reason) || (counted.size() < kReasons && reason.size() < kReasonLetters);
    ++counted[known ? reason : "other"];
    reasons.publish(std::move(counted));
}

PictureLoader::PictureLoader(Disk& disk, Decode decode, Log& log, std::function<void()> ready, std::size_t capacity)
    : work_(std::make_unique<Work>(disk, std::move(decode), log, std::move(ready), capacity)) {
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

void PictureLoader::want(const PictureRequest& request) {
    if (work_->find(request)) return;
    if (work_->asked.put_new(request, true)) work_->queue.push(request);
}

BitmapPtr PictureLoader::find(const PictureRequest& request) const {
    return work_->find(request);
}

bool PictureLoader::failed(const PictureRequest& request) const {
    return work_->failures.find(request).has_value();
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

}  // namespace accolade::media
