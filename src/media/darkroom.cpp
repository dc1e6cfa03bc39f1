#include "media/darkroom.h"

#include <exception>
#include <future>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

#include "base/cache.h"
#include "base/queue.h"

namespace accolade::media {
namespace {

constexpr std::size_t kFailures = 1000, kAsked = 10'000, kInUse = 1000;

struct OrderHash {
    std::size_t operator()(const Order& order) const {
        std::size_t hash = std::hash<std::string>{}(order.path);
        const auto mix = [&hash](std::size_t more) { hash ^= more + 0x9E3779B9U + (hash << 6U) + (hash >> 2U); };
        for (const float f : {order.crop.part.x, order.crop.part.y, order.crop.part.w, order.crop.part.h})
            mix(std::hash<float>{}(f));
        mix(static_cast<std::size_t>(order.crop.size.w));
        mix(static_cast<std::size_t>(order.crop.size.h));
        mix(static_cast<std::size_t>(order.written_ns));
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

struct Darkroom::Work {
    Work(Disk& d, Decode dec, Log& l, std::function<void()> r, std::size_t capacity)
        : disk(d), decode(std::move(dec)), log(l), ready(std::move(r)), finished(capacity) {}

    void run(const std::stop_token& stop);
    void make(const Order& order);
    Result<Bitmap> made(const Order& order);
    BitmapPtr find(const Order& order);

    Disk& disk;
    Decode decode;
    Log& log;
    std::function<void()> ready;

    Queue<std::variant<Order, Fence>> queue;
    Cache<Order, BitmapPtr, OrderHash> finished;
    Cache<Order, std::weak_ptr<const Bitmap>, OrderHash> in_use{kInUse};  // also what has left `finished`
    Cache<Order, Stamp, OrderHash> failures{kFailures};
    Cache<Order, bool, OrderHash> asked{kAsked};  // in the queue or at work; one pushed out is only asked for twice

    std::jthread thread;  // last: it uses all of the above
};

void Darkroom::Work::run(const std::stop_token& stop) {
    while (const auto next = queue.wait()) {
        if (const auto* fence = std::get_if<Fence>(&*next)) {
            (*fence)->set_value();
        } else if (!stop.stop_requested()) {
            make(std::get<Order>(*next));
        }
    }
}

BitmapPtr Darkroom::Work::find(const Order& order) {
    if (auto picture = finished.find(order)) return *picture;
    const auto held = in_use.find(order);
    return held ? held->lock() : nullptr;
}

Result<Bitmap> Darkroom::Work::made(const Order& order) {
    try {
        const auto bytes = disk.read(order.path, Limits{}.bytes);
        if (!bytes) return std::unexpected(bytes.error());
        return decode(*bytes, order.crop);
    } catch (const std::exception& trouble) {  // no memory for this one: the show goes on without it
        return failure(std::string("the picture could not be made: ") + trouble.what());
    }
}

void Darkroom::Work::make(const Order& order) {
    const auto info = disk.info(order.path);
    const Stamp stamp = info ? Stamp{info->modified_ns, info->bytes} : Stamp{};
    if (find(order) || failures.find(order) == stamp) {
        asked.remove(order);
        return;
    }
    auto bitmap = made(order);
    if (bitmap) {
        auto picture = std::make_shared<const Bitmap>(std::move(*bitmap));
        const auto cost = picture->bytes();
        in_use.put(order, picture);
        finished.put(order, std::move(picture), cost);
        failures.remove(order);
    } else {
        failures.put(order, stamp);
        log.warn("picture " + order.path,
                 bitmap.error().where.empty() ? order.path + ": " + bitmap.error().what : to_string(bitmap.error()));
    }
    asked.remove(order);
    if (ready) ready();
}

Darkroom::Darkroom(Disk& disk, Decode decode, Log& log, std::function<void()> ready, std::size_t capacity)
    : work_(std::make_unique<Work>(disk, std::move(decode), log, std::move(ready), capacity)) {
    work_->thread = std::jthread([work = work_.get()](const std::stop_token& stop) { work->run(stop); });
}

Darkroom::~Darkroom() {
    work_->thread.request_stop();
    work_->queue.close();
    work_->thread.join();
}

void Darkroom::resize(std::size_t capacity) {
    work_->finished.resize(capacity);
}

void Darkroom::want(const Order& order) {
    if (work_->find(order)) return;
    if (work_->asked.put_new(order, true)) work_->queue.push(order);
}

BitmapPtr Darkroom::find(const Order& order) const {
    return work_->find(order);
}

bool Darkroom::failed(const Order& order) const {
    return work_->failures.find(order).has_value();
}

void Darkroom::wait_idle() {
    const auto fence = std::make_shared<std::promise<void>>();
    auto reached = fence->get_future();
    work_->queue.push(fence);
    reached.wait();
}

}  // namespace accolade::media
