// Celebration: all frames of one, from the first to the next slide's, and what is made before it: its slide, its paper,
// its ground. Counters: ms of a frame (median, 95th of a hundred, longest), and of what is made once.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "motion/celebration.h"
#include "raster/canvas.h"
#include "raster/painter.h"
#include "stage.h"

namespace {

using namespace accolade;

constexpr PixelSize kSizes[] = {{1920, 1080}, {3840, 2160}};
const WallTime kMoment{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12)};
constexpr Milliseconds kFrame{16};

double milliseconds(const auto& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

std::size_t index_of(const std::string& id) {
    const auto& items = bench::stage().news.items;
    std::size_t index = 0;
    while (items.at(index).id != id) ++index;
    return index;
}

void celebration(benchmark::State& state, PixelSize size, motion::Effects effects) {
    auto& stage = bench::stage();
    const auto& item = stage.news.items.at(index_of("homes"));
    model::Celebration celebration;
    celebration.key = "bench";
    celebration.number = 1'000'000;
    celebration.from = 999'989;
    const auto before = stage.slide(index_of("homes"), size), after = stage.slide(index_of("storm-crew"), size);
    for (auto _ : state) {
        const auto fonts = bench::new_fonts();
        media::PictureLoader loader(stage.disk, media::decode, stage.log, [] {});
        stage::Designer designer(*fonts, loader, stage.log);
        raster::Painter painter(*fonts);
        Bitmap screen(size.w, size.h, 0xFF000000U);
        const raster::Target target{screen.pixels.data(), size.w, size.h, size.w};
        painter.paint(motion::at_rest(before), target);
        slide::Slide slide;
        motion::Takeover takeover;
        const double designed = milliseconds(
            [&] { slide = designer.celebrate(stage.look, stage.news, item, celebration, {size, 0, 0}, kMoment); });
        const double prepared = milliseconds(
            [&] { takeover = motion::takeover_of(&before, slide, effects, motion::seed_of(celebration.key), *fonts); });
        const double ground = milliseconds([&] { painter.prepare(slide.ground); });
        std::vector<double> took;
        const auto step = std::max(kFrame, motion::celebration_step(effects));
        for (Milliseconds t{0}; t <= motion::kCelebration; t += step) {
            took.push_back(milliseconds([&] {
                painter.paint(motion::celebration(&before, &slide, &after, takeover, t, effects, *fonts), target);
            }));
            if (t / kFrame == Milliseconds(8'800) / kFrame) painter.prepare(after.ground);  // as the stage does it
        }
        state.counters["first"] = took.front();
        std::ranges::sort(took);
        state.counters["median"] = took[took.size() / 2];
        state.counters["p95"] = took[took.size() * 95 / 100];
        state.counters["longest"] = took.back();
        state.counters["design"] = designed;
        state.counters["takeover"] = prepared;
        state.counters["ground"] = ground;
    }
}

}  // namespace

void accolade::bench::register_celebrations() {
    for (const auto size : kSizes) {
        for (const auto& [name, effects] :
             {std::pair{"full", motion::Effects::full}, std::pair{"less", motion::Effects::less},
              std::pair{"least", motion::Effects::least}}) {
            const std::string title = std::string("celebration/") + name + "/" + (size.w == 1920 ? "1080p" : "4k");
            benchmark::RegisterBenchmark(
                title.c_str(),
                [size, effects = effects](benchmark::State& state) { celebration(state, size, effects); })
                ->Unit(benchmark::kMillisecond)
                ->Iterations(1);
        }
    }
}
