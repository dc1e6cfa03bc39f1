#include "decoder/decoder.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/digest.h"
#include "decoder/serve.h"
#include "os/child_process.h"
#include "os/shared_memory.h"
#include "protocol.h"
#include "quarantine.h"

namespace accolade::decoder {
namespace {

constexpr Milliseconds kStart{30'000};   // libraries and fonts come off a slow card once
constexpr Milliseconds kExamine{2'000};  // reads a file once, from its beginning to its end
constexpr int kBrief = 10;               // so much shorter is the deadline where others wait
constexpr int kFormats = 32;             // more than there are

// A letter of which the sender is not to be believed.
std::optional<media::Header> believed(const Answer& answer) {
    const media::Header header{static_cast<media::Format>(answer.format), answer.size, answer.orientation};
    const bool format = answer.format >= 0 && answer.format < kFormats;
    const bool size = answer.size.w > 0 && answer.size.h > 0 && answer.size.w <= media::Limits{}.pixels / answer.size.h;
    if (!format || !size || answer.orientation < 1 || answer.orientation > 8) return std::nullopt;
    return header;
}

// Pixels as they may be: no colour brighter than its alpha, and opaque only if all of them are.
Bitmap made_valid(std::span<const std::byte> bytes, PixelSize size) {
    Bitmap bitmap(size.w, size.h);
    std::memcpy(bitmap.pixels.data(), bytes.data(), bytes.size());
    std::uint32_t all = ~0U;
    for (const auto pixel : bitmap.pixels) all &= pixel;
    bitmap.opaque = all >> 24U == 255;
    if (bitmap.opaque) return bitmap;
    for (auto& pixel : bitmap.pixels) {
        const auto a = pixel >> 24U;
        const auto most = [&](unsigned shift) { return std::min(pixel >> shift & 255U, a) << shift; };
        pixel = a << 24U | most(16) | most(8) | most(0);
    }
    return bitmap;
}

std::string seconds(Milliseconds time) {
    return std::to_string(std::chrono::ceil<Seconds>(time).count()) + " s";
}

}  // namespace

struct Decoder::Work {
    Work(Disk& disk, Log& l, Settings s, std::unique_ptr<ChildProcess> begun)
        : log(l),
          settings(std::move(s)),
          quarantine(disk, l, settings.quarantine, settings.version),
          stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          child(std::move(begun)) {}
    ~Work() {
        if (stop >= 0) ::close(stop);
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    enum class Outcome { answered, took_too_long, starved, died, left, wants_fonts, stopped };
    Result<void> start(bool fonts);
    bool hears_ready();
    bool alive();
    void drop();
    Outcome exchange(const Request& request, std::span<const int> descriptors, Milliseconds deadline, Answer& answer);
    Result<Answer> ask(const Request& request, std::string_view bytes, const SharedMemory& pixels, Patience patience);

    Log& log;
    Settings settings;
    Quarantine quarantine;
    int stop = -1;  // readable for good once cancelled
    std::atomic<bool> cancelled{false};
    std::unique_ptr<ChildProcess> child;
    bool ready = false;  // the child, to answer
    std::string died_of;
};

bool Decoder::Work::hears_ready() {
    Answer answer;
    ready = child->wait(kStart, stop) == ChildProcess::Heard::packet &&
            receive_packet(child->socket(), std::as_writable_bytes(std::span(&answer, 1))).bytes == sizeof answer &&
            answer.kind == Answer::Kind::ready;
    if (!ready) drop();
    if (ready && answer.confined == 0)
        log.info("decoder", "this kernel cannot filter system calls; pictures are decoded without a filter");
    return ready;
}

Result<void> Decoder::Work::start(bool fonts) {
    if (child && !fonts && hears_ready()) return {};  // the one that was begun
    drop();
    auto started = ChildProcess::start(settings.program, fonts ? kServeWithFonts : kServe);
    if (!started) return failure("pictures cannot be decoded: " + to_string(started.error()));
    child = std::make_unique<ChildProcess>(std::move(*started));
    if (hears_ready()) return {};
    return failure("pictures cannot be decoded: the process for it does not start");
}

// It has not gone while nobody asked.
bool Decoder::Work::alive() {
    if (!ready) return false;
    if (child->wait(Milliseconds(0), -1) == ChildProcess::Heard::nothing) return true;
    drop();
    return false;
}

void Decoder::Work::drop() {
    ready = false;
    child.reset();
}

Decoder::Work::Outcome Decoder::Work::exchange(const Request& request, std::span<const int> descriptors,
                                               Milliseconds deadline, Answer& answer) {
    if (send_packet(child->socket(), std::as_bytes(std::span(&request, 1)), descriptors)) {
        const auto before = child->processor_time();
        const auto heard = child->wait(deadline, stop);
        if (heard == ChildProcess::Heard::nothing || heard == ChildProcess::Heard::stopped) {
            const bool worked = child->processor_time() - before >= deadline / 4;
            drop();
            if (heard == ChildProcess::Heard::stopped) return Outcome::stopped;
            return worked ? Outcome::took_too_long : Outcome::starved;
        }
        const auto packet = receive_packet(child->socket(), std::as_writable_bytes(std::span(&answer, 1)));
        for (const int descriptor : packet.descriptors) {  // nothing that was asked for
            if (descriptor >= 0) ::close(descriptor);
        }
        if (packet.bytes == sizeof answer) return Outcome::answered;
    }
    const auto end = child->end();
    drop();
    if (end && !end->killed && end->code == 0) return Outcome::left;
    if (end && !end->killed && end->code == kWantsFonts) return Outcome::wants_fonts;
    const char* name = end && end->killed ? ::sigabbrev_np(end->code) : nullptr;
    died_of = !end              ? "for an unknown reason"
              : name != nullptr ? std::string("by SIG") + name
                                : "with code " + std::to_string(end->code);
    return Outcome::died;
}

// REQUIRES that the pixels are as many as the request asks for, or none.
Result<Answer> Decoder::Work::ask(const Request& request, std::string_view bytes, const SharedMemory& pixels,
                                  Patience patience) {
    const auto stopped = [] { return failure("the program ends"); };
    if (cancelled) return stopped();  // not even a process is started for it
    std::string hash;
    const auto held = [&](const std::string& what) {
        return failure("decoding this picture failed twice (" + what +
                       "), and it is not tried again; export it again from the original, as a PNG or JPEG");
    };
    if (!quarantine.empty()) {
        hash = sha256(bytes);
        if (const auto what = quarantine.held(hash)) return held(*what);
    }
    auto shared = SharedMemory::create(bytes.size());
    if (!shared) return std::unexpected(shared.error());
    std::memcpy(shared->bytes().data(), bytes.data(), bytes.size());
    const std::array<int, 2> both{shared->descriptor(), pixels.descriptor()};
    const auto descriptors = std::span(both).first(pixels.descriptor() >= 0 ? 2 : 1);

    const auto strike = [&](const std::string& what) {
        if (hash.empty()) hash = sha256(bytes);
        return quarantine.strike(hash, what);
    };
    const bool brief = patience == Patience::brief;
    const auto deadline = brief                                    ? settings.deadline / kBrief
                          : request.what == Request::What::examine ? std::min(kExamine, settings.deadline)
                                                                   : settings.deadline;
    bool fonts = false;
    for (int left = 0, starved = 0; left < 3;) {
        if (!alive()) {
            if (auto started = start(fonts); !started) return std::unexpected(started.error());
        }
        Answer answer;
        const auto outcome = exchange(request, descriptors, deadline, answer);
        if (brief && (outcome == Outcome::took_too_long || outcome == Outcome::starved))
            return failure("decoding this picture takes long; those that wait come first");
        switch (outcome) {
            case Outcome::answered:
                if (!hash.empty() && request.what == Request::What::decode) quarantine.forgive(hash);
                return answer;
            case Outcome::stopped:
                return stopped();
            case Outcome::took_too_long: {
                const std::string what = "it took longer than " + seconds(settings.deadline);
                if (strike(what)) return held(what);
                return failure("decoding this picture took longer than " + seconds(settings.deadline) +
                               "; save it at a smaller size");
            }
            case Outcome::starved:  // a machine with no time for it says nothing about the picture
                if (++starved == 2) return failure("there was no time to decode this picture: the machine is too busy");
                break;
            case Outcome::died: {
                log.info("decoder", "the process that decodes pictures ended " + died_of + "; another one is started");
                const std::string what = "the decoder ended " + died_of;
                if (strike(what)) return held(what);
                break;
            }
            case Outcome::left:  // just then, with nothing to do
                ++left;
                break;
            case Outcome::wants_fonts:
                ++left;
                fonts = true;
                break;
        }
    }
    return failure("the process that decodes pictures ends again and again");
}

Decoder::Decoder(Disk& disk, Log& log, Settings settings, std::unique_ptr<ChildProcess> begun)
    : work_(std::make_unique<Work>(disk, log, std::move(settings), std::move(begun))) {}

Decoder::~Decoder() = default;

std::unique_ptr<ChildProcess> Decoder::begin(const std::filesystem::path& program) {
    auto started = ChildProcess::start(program, kServe);
    return started ? std::make_unique<ChildProcess>(std::move(*started)) : nullptr;
}

Result<media::Header> Decoder::examine(std::string_view bytes) {
    const media::Limits limits;
    if (bytes.empty() || bytes.size() > limits.bytes) return media::examine(bytes);  // looks at no byte of it
    Request request;
    request.what = Request::What::examine;
    request.bytes = bytes.size();
    const auto answer = work_->ask(request, bytes, {}, Patience::full);
    if (!answer) return std::unexpected(answer.error());
    if (answer->kind == Answer::Kind::refused) return failure(escaped(answer->said(), 600));
    if (const auto header = believed(*answer); header && answer->kind == Answer::Kind::done) return *header;
    return failure("the picture cannot be decoded");
}

Result<Bitmap> Decoder::decode(std::string_view bytes, const media::Crop& crop, Patience patience) {
    if (bytes.empty() || bytes.size() > media::Limits{}.bytes) return failure("the picture cannot be decoded");
    if (crop.size.w <= 0 || crop.size.h <= 0 || crop.size.w > kMostPixels / crop.size.h)
        return failure("a picture of that size cannot be created");
    const auto pixels = static_cast<std::size_t>(crop.size.w) * static_cast<std::size_t>(crop.size.h);
    const auto memory = SharedMemory::create(pixels * sizeof(std::uint32_t));
    if (!memory) return std::unexpected(memory.error());
    Request request;
    request.what = Request::What::decode;
    request.bytes = bytes.size();
    request.part = crop.part;
    request.size = crop.size;
    const auto answer = work_->ask(request, bytes, *memory, patience);
    if (!answer) return std::unexpected(answer.error());
    if (answer->kind == Answer::Kind::refused) return failure(escaped(answer->said(), 600));
    if (answer->kind != Answer::Kind::done) return failure("the picture cannot be decoded");
    return made_valid(memory->bytes(), crop.size);
}

void Decoder::cancel() {
    work_->cancelled = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(work_->stop, &one, sizeof one);
}

}  // namespace accolade::decoder
