// Pixels: the kernels against memcpy, grounds drawn, frames of a cross-fade and of whole entrances, pictures decoded.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "media/picture.h"
#include "model/kind.h"
#include "motion/confetti.h"
#include "motion/motion.h"
#include "raster/blend.h"
#include "raster/canvas.h"
#include "raster/painter.h"
#include "stage.h"

namespace {

using namespace accolade;

constexpr PixelSize kSizes[] = {{1920, 1080}, {3840, 2160}};

const char* name_of(PixelSize size) {
    return size.w == 1920 ? "1080p" : "4k";
}

struct Frames {
    explicit Frames(PixelSize size)
        : pixels(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h)),
          a(pixels, 0xFF336699U),
          b(pixels, 0xFF112233U),
          out(pixels, 0xFF000000U) {}
    std::size_t pixels;
    std::vector<std::uint32_t> a, b, out;
};

void bytes(benchmark::State& state, double of_one) {
    state.counters["B/s"] =
        benchmark::Counter(of_one * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void copy(benchmark::State& state, PixelSize size) {
    Frames f(size);
    for (auto _ : state) {
        std::memcpy(f.out.data(), f.a.data(), f.pixels * 4);
        benchmark::ClobberMemory();
    }
    bytes(state, static_cast<double>(f.pixels) * 8);
}

void lerp(benchmark::State& state, PixelSize size) {
    Frames f(size);
    std::uint32_t t = 1;
    for (auto _ : state) {
        t = t % 255 + 1;
        raster::lerp(f.out.data(), f.a.data(), f.b.data(), static_cast<int>(f.pixels), t);
        benchmark::ClobberMemory();
    }
    bytes(state, static_cast<double>(f.pixels) * 12);
}

void over(benchmark::State& state, PixelSize size) {
    Frames f(size);
    for (auto& pixel : f.a) pixel = 0x80402010U;
    for (auto _ : state) {
        raster::over(f.out.data(), f.a.data(), static_cast<int>(f.pixels), 200);
        benchmark::ClobberMemory();
    }
    bytes(state, static_cast<double>(f.pixels) * 12);
}

double kilobytes(const Drawing& drawing) {
    return static_cast<double>(drawing.bounds.w) * static_cast<double>(drawing.bounds.h) * 4 / 1024;
}

// What the drawn ground and parts take while the slide is kept ready.
void ground(benchmark::State& state, std::string_view kind, PixelSize size) {
    const auto slide = bench::stage().slide(bench::stage().first_of(kind), size);
    for (auto _ : state) benchmark::DoNotOptimize(raster::draw(*slide.ground, *bench::stage().fonts));
    state.counters["kB_pixels"] = kilobytes(*slide.ground);
}

void actors(benchmark::State& state, std::string_view kind, PixelSize size) {
    const auto slide = bench::stage().slide(bench::stage().first_of(kind), size);
    double kept = 0;
    for (const auto& actor : slide.actors) kept += kilobytes(*actor.drawing);
    for (auto _ : state) {
        for (const auto& actor : slide.actors)
            benchmark::DoNotOptimize(raster::draw(*actor.drawing, *bench::stage().fonts));
    }
    state.counters["kB_pixels"] = kept;
}

// One frame of what follows `first`, `from`..`to` ms after it began, in steps of a sixtieth.
void transition(benchmark::State& state, PixelSize size, std::size_t first, std::size_t second, int from, int to,
                motion::Transition how) {
    auto& stage = bench::stage();
    const auto before = stage.slide(first, size), next = stage.slide(second, size);
    raster::Painter painter(*stage.fonts);
    std::vector<std::uint32_t> window(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
    const raster::Target target{window.data(), size.w, size.h, size.w};
    const auto paint = [&](int since) {
        return painter.paint(
            motion::compose(&before, next, Milliseconds(since), how, motion::Effects::full, *stage.fonts), target);
    };
    for (const auto& actor : next.actors) painter.prepare(actor.drawing);
    painter.prepare(next.ground);
    paint(from);
    int frame = 0;
    const int frames = (to - from) * 60 / 1000;
    for (auto _ : state) {
        frame = frame % frames + 1;
        benchmark::DoNotOptimize(paint(from + frame * 1000 / 60));
    }
}

// Every frame in which a slide of this kind takes the place of a story, a sixtieth of a second apart.
void entrance(benchmark::State& state, std::string_view kind, PixelSize size) {
    auto& stage = bench::stage();
    const auto before = stage.slide(0, size);
    const auto clock = [] { return std::chrono::steady_clock::now(); };
    const auto ms = [](auto time) { return std::chrono::duration<double, std::milli>(time).count(); };
    for (auto _ : state) {
        auto began = clock();
        const auto next = stage.slide(stage.first_of(kind), size);
        const double designed = ms(clock() - began);
        raster::Painter painter(*stage.fonts);
        std::vector<std::uint32_t> window(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
        const raster::Target target{window.data(), size.w, size.h, size.w};
        painter.prepare(next.ground);
        for (const auto& actor : next.actors) painter.prepare(actor.drawing);
        painter.paint(motion::at_rest(before), target);
        std::vector<double> took;
        const auto end = motion::rest_after(next, motion::Transition::fade, motion::Effects::full);
        for (Milliseconds since{1}; since < end; since += Milliseconds(17)) {
            began = clock();
            painter.paint(
                motion::compose(&before, next, since, motion::Transition::fade, motion::Effects::full, *stage.fonts),
                target);
            took.push_back(ms(clock() - began));
        }
        std::ranges::sort(took);
        state.counters["median"] = took[took.size() / 2];
        state.counters["p95"] = took[took.size() * 95 / 100];
        state.counters["longest"] = took.back();
        state.counters["design"] = designed;
    }
}

// One frame of 300 pieces over a slide that stands.
void confetti(benchmark::State& state, PixelSize size) {
    auto& stage = bench::stage();
    motion::ShowerSpec spec{size, {{185, 61, 27}, {226, 163, 59}, {31, 74, 61}}, {246, 240, 228}, 7, {}};
    spec.bursts = {{Milliseconds(0), 150, motion::Cannon::left}, {Milliseconds(0), 150, motion::Cannon::right}};
    const auto pieces = motion::shower(spec);
    const auto slide = stage.slide(0, size);
    raster::Painter painter(*stage.fonts);
    std::vector<std::uint32_t> window(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
    int ms = 300;
    for (auto _ : state) {
        ms = ms < 2'500 ? ms + 16 : 300;
        auto frame = motion::at_rest(slide);
        for (const auto depth : {motion::Depth::behind_words, motion::Depth::before_words}) {
            auto some = motion::pieces_at(pieces, spec, Milliseconds(ms), depth);
            frame.layers.push_back({std::make_shared<const Drawing>(std::move(some)), {}, 1, 1, {}, {}});
        }
        benchmark::DoNotOptimize(painter.paint(frame, {window.data(), size.w, size.h, size.w}));
    }
}

void design(benchmark::State& state, std::string_view kind, PixelSize size) {
    const auto item = bench::stage().first_of(kind);
    benchmark::DoNotOptimize(bench::stage().slide(item, size));
    for (auto _ : state) benchmark::DoNotOptimize(bench::stage().slide(item, size));
}

void decode(benchmark::State& state, const char* name, PixelSize to) {
    bench::stage();
    const auto bytes_of = bench::file(name);
    const auto header = media::examine(bytes_of);
    const auto part =
        media::cover(header->size, {static_cast<float>(to.w), static_cast<float>(to.h)}, {0.5F, 0.5F}, {0.5F, 0.5F});
    for (auto _ : state) benchmark::DoNotOptimize(media::decode(bytes_of, {part, to}));
}

// Of the demo; or of as many items as are read at most.
void parse(benchmark::State& state, std::optional<std::size_t> items) {
    const auto feed = items ? bench::large_feed(*items) : bench::demo_feed();
    const std::size_t wanted = items.value_or(bench::stage().news.items.size());
    for (auto _ : state) {
        const auto parsed = feed::parse_feed(feed, {"/demo/feed.json", "demo", "en", {}});
        if (!parsed || parsed->items.size() != wanted) state.SkipWithError("not all items were read");
    }
    bytes(state, static_cast<double>(feed.size()));
}

}  // namespace

void accolade::bench::register_pixels() {
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("feed/parse/demo", [](auto& s) { parse(s, {}); })->Unit(benchmark::kMillisecond);
    RegisterBenchmark("feed/parse/5000", [](auto& s) { parse(s, 5000); })->Unit(benchmark::kMillisecond);
    for (const auto size : kSizes) {
        const std::string at = std::string("/") + name_of(size);
        RegisterBenchmark(("kernel/memcpy" + at).c_str(), [size](auto& s) {
            copy(s, size);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("kernel/lerp" + at).c_str(), [size](auto& s) {
            lerp(s, size);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("kernel/over" + at).c_str(), [size](auto& s) {
            over(s, size);
        })->Unit(benchmark::kMillisecond);
        for (const auto kind : model::kind_names()) {
            const std::string of = at + "/" + std::string(kind);
            RegisterBenchmark(("slide/designed" + of).c_str(), [=](auto& s) {
                design(s, kind, size);
            })->Unit(benchmark::kMillisecond);
            RegisterBenchmark(("slide/ground_drawn" + of).c_str(), [=](auto& s) {
                ground(s, kind, size);
            })->Unit(benchmark::kMillisecond);
            RegisterBenchmark(("slide/parts_drawn" + of).c_str(), [=](auto& s) {
                actors(s, kind, size);
            })->Unit(benchmark::kMillisecond);
            RegisterBenchmark(("entrance" + of).c_str(), [=](auto& s) { entrance(s, kind, size); })
                ->Unit(benchmark::kMillisecond)
                ->Iterations(1);
        }
        // Item 1 is a full picture, 4 a portrait with text, 2 a number that counts up.
        RegisterBenchmark(("frame/cross_fade" + at).c_str(), [size](auto& s) {
            transition(s, size, 0, 3, 0, 600, motion::Transition::fade);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("frame/wipe" + at).c_str(), [size](auto& s) {
            transition(s, size, 0, 3, 150, 1050, motion::Transition::wipe);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("frame/entrance_after_the_fade" + at).c_str(), [size](auto& s) {
            transition(s, size, 0, 3, 600, 1000, motion::Transition::fade);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("frame/number_counts" + at).c_str(), [size](auto& s) {
            transition(s, size, 0, 1, 600, 1600, motion::Transition::fade);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("frame/confetti_of_300" + at).c_str(), [size](auto& s) {
            confetti(s, size);
        })->Unit(benchmark::kMillisecond);
        RegisterBenchmark(("picture/decoded_and_scaled" + at).c_str(), [size](auto& s) {
            decode(s, "pictures/sea-l.jpg", size);
        })->Unit(benchmark::kMillisecond);
    }
    RegisterBenchmark("picture/decoded_and_scaled/avatar", [](auto& s) {
        decode(s, "pictures/p1.jpg", {120, 120});
    })->Unit(benchmark::kMillisecond);
}

int main(int argc, char** argv) {
    bench::register_pixels();
    bench::register_words();
    bench::register_celebrations();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
