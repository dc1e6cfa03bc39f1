#include "screen/chime.h"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numbers>
#include <string>

namespace accolade::screen {
namespace {

struct Tone {
    float hertz, at;  // s
};
struct Partial {
    float ratio, strength, dies;  // of its tone; 1/s
};

constexpr std::array<Tone, 3> kTones{{{659.26F, 0}, {987.77F, 0.09F}, {1318.51F, 0.18F}}};
constexpr std::array<Partial, 4> kPartials{{{1, 1, 2.2F}, {2, 0.45F, 3.4F}, {2.76F, 0.22F, 5}, {5.4F, 0.08F, 9}}};
constexpr float kSeconds = 2.4F, kAttack = 0.004F, kRelease = 0.3F, kLoudness = 0.5F;
constexpr Milliseconds kTooLate{300}, kPoll{20};
constexpr Uint16 kBuffer = 1024;  // samples: 21 ms

SteadyTime now() {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::steady_clock::now());
}

// Audio as a whole, and one device of it.
class Device {
  public:
    Device() {
        started_ = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
        if (!started_) return;
        SDL_AudioSpec wanted{};
        wanted.freq = kChimeRate;
        wanted.format = AUDIO_F32SYS;
        wanted.channels = 1;
        wanted.samples = kBuffer;
        id_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    }
    ~Device() {
        if (id_ != 0) SDL_CloseAudioDevice(id_);
        if (started_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    explicit operator bool() const { return id_ != 0; }
    bool play(const std::vector<float>& samples) {
        if (SDL_QueueAudio(id_, samples.data(), static_cast<Uint32>(samples.size() * sizeof(float))) != 0) return false;
        SDL_PauseAudioDevice(id_, 0);
        return true;
    }
    bool playing() const { return SDL_GetQueuedAudioSize(id_) > 0; }
    void hush() { SDL_ClearQueuedAudio(id_); }

  private:
    bool started_ = false;
    SDL_AudioDeviceID id_ = 0;
};

}  // namespace

std::vector<float> chime_samples(int rate) {
    std::vector<float> samples(static_cast<std::size_t>(kSeconds * static_cast<float>(rate)));
    float loudest = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(rate);
        float sum = 0;
        for (const auto& tone : kTones) {
            const float since = t - tone.at;
            if (since < 0) continue;
            const float rises = std::min(1.0F, since / kAttack);
            for (const auto& partial : kPartials)
                sum += rises * partial.strength * std::exp(-partial.dies * since) *
                       std::sin(2 * std::numbers::pi_v<float> * tone.hertz * partial.ratio * since);
        }
        samples[i] = sum * std::min(1.0F, (kSeconds - t) / kRelease);
        loudest = std::max(loudest, std::fabs(samples[i]));
    }
    for (float& sample : samples) sample *= kLoudness / loudest;
    return samples;
}

Chime::~Chime() {
    orders_.close();
    worker_.request_stop();
}

void Chime::play(Milliseconds in) {
    orders_.push({now() + in, false});
    if (!worker_.running()) worker_ = Worker("chime", [this](const std::stop_token& stop) { work(stop); });
}

void Chime::hush() {
    if (worker_.running()) orders_.push({{}, true});
}

void Chime::work(const std::stop_token& stop) {
    struct Ended {
        ~Ended() { SDL_TLSCleanup(); }  // what SDL keeps of a thread that it has not started
    } const ended;
    while (const auto order = orders_.wait()) {
        if (stop.stop_requested()) return;
        if (order->hush) continue;
        const Heartbeat::Turn turn(heartbeat_);
        if (!sound(order->at)) log_.info("sound", "no sound device: " + std::string(SDL_GetError()) + "; no chime");
    }
}

bool Chime::sound(SteadyTime at) {
    const auto chime = chime_samples(kChimeRate);  // takes a while too
    Device device;
    if (!device) return false;
    const auto wait = at - now();
    if (wait < -kTooLate) return true;
    const auto silent = std::max<std::int64_t>(wait.count(), 0) * kChimeRate / 1000;
    std::vector<float> samples(static_cast<std::size_t>(silent));
    samples.insert(samples.end(), chime.begin(), chime.end());
    if (!device.play(samples)) return false;
    while (device.playing() && !orders_.closed()) {
        const auto next = orders_.wait_for(kPoll);
        if (!next) continue;
        device.hush();
        if (!next->hush) orders_.push(*next);
        return true;
    }
    // What the device still has in its buffers.
    if (!orders_.closed()) orders_.wait_for(Milliseconds(2'000 * kBuffer / kChimeRate));
    return true;
}

}  // namespace accolade::screen
