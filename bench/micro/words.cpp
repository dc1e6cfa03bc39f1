// Words: how long it takes to lay out lines and draw them, in five scripts, with caches cold and warm; a whole slide's
// text of twelve blocks; and the memory that a face takes once it is open.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <filesystem>

#include "raster/canvas.h"
#include "stage.h"

namespace {

using namespace accolade;

struct Script {
    const char* name;
    const char* language;
    const char* words;
};

constexpr Script kScripts[] = {
    {"latin", "en", "Every letter of October was answered on the day it came, by a desk of six people"},
    {"arabic", "ar", "أجاب الفريق عن كل رسالة وصلت في أكتوبر في اليوم نفسه ولم ينتظر أحد حتى الغد"},
    {"devanagari", "hi", "टीम ने अक्टूबर के हर पत्र का उत्तर उसी दिन दिया और किसी को अगले दिन तक प्रतीक्षा नहीं करनी पड़ी"},
    {"thai", "th", "ทีมงานตอบจดหมายทุกฉบับของเดือนตุลาคมภายในวันเดียวกันและไม่มีใครต้องรอจนถึงวันพรุ่งนี้"},
    {"japanese", "ja", "十月に届いた手紙にはすべてその日のうちに返事を書き、翌日まで待った人は一人もいませんでした"},
};

text::Style style(float size, int lines) {
    text::Style out;
    out.faces = {std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/Karla-Medium.otf"};
    out.sizes = {size};
    out.lines = lines;
    return out;
}

Drawing drawing_of(TextBlock block, PixelRect bounds) {
    Drawing drawing;
    drawing.bounds = bounds;
    drawing.commands.emplace_back(Letters{std::move(block), {20, 60}, {Color{20, 20, 30, 255}}, false});
    return drawing;
}

constexpr PixelRect kBounds{0, 0, 1400, 400};

std::size_t set_and_draw(text::Fonts& fonts, const Script& script, bool draw) {
    const auto block = fonts.set({{script.words}}, style(52, 4), {1300, 0}, script.language);
    if (draw) benchmark::DoNotOptimize(raster::draw(drawing_of(block, kBounds), fonts));
    return block.lines.size();
}

void lines_laid_out_warm(benchmark::State& state, const Script& script, bool draw) {
    auto& fonts = *bench::stage().fonts;
    std::size_t lines = 0;
    set_and_draw(fonts, script, true);
    for (auto _ : state) lines += set_and_draw(fonts, script, draw);
    state.counters["lines/s"] = benchmark::Counter(static_cast<double>(lines), benchmark::Counter::kIsRate);
}

void lines_cold(benchmark::State& state, const Script& script) {
    std::size_t lines = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto fonts = bench::new_fonts();
        state.ResumeTiming();
        lines += set_and_draw(*fonts, script, true);
        state.PauseTiming();
        fonts.reset();
        state.ResumeTiming();
    }
    state.counters["lines/s"] = benchmark::Counter(static_cast<double>(lines), benchmark::Counter::kIsRate);
}

// Twelve blocks as a slide has them: one headline that is fitted, a lead, captions and names.
void slide_text(benchmark::State& state) {
    auto& fonts = *bench::stage().fonts;
    const auto all = [&] {
        auto headline = style(124, 3);
        headline.sizes = {124, 110, 98, 88};
        benchmark::DoNotOptimize(
            fonts.set({{"Twelve turbines, back on the grid before the storm"}}, headline, {900, 330}, "en"));
        benchmark::DoNotOptimize(fonts.set({{kScripts[0].words}}, style(48, 4), {900, 0}, "en"));
        for (int i = 0; i < 10; ++i) {
            benchmark::DoNotOptimize(
                fonts.set({{"Aleksandra Kowalczyk, head of desk " + std::to_string(i)}}, style(36, 2), {420, 0}, "en"));
        }
    };
    all();
    for (auto _ : state) all();
}

void fonts_opened(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(bench::new_fonts());
}

double heap_kb() {
    const auto now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd) / 1024;
}

// All faces that come with the program are open from the start: the heap they take, for each. Their files are mapped,
// and shared with whoever else has them open.
void memory_of_bundled_faces(benchmark::State& state) {
    double grown = 0;
    for (auto _ : state) {
        const double before = heap_kb();
        const auto fonts = bench::new_fonts();
        grown = heap_kb() - before;
    }
    const std::filesystem::directory_iterator files(std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts");
    const auto faces = std::count_if(begin(files), end(files), [](const auto& file) {
        return file.path().extension() == ".ttf" || file.path().extension() == ".otf";
    });
    state.counters["kB"] = grown / static_cast<double>(faces);
}

// One more script, once the machine's list of fonts is read: its face opened, and a line laid out in it.
void memory_of_face(benchmark::State& state, const Script& script) {
    double grown = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto fonts = bench::new_fonts();
        benchmark::DoNotOptimize(fonts->set({{"გილოცავთ"}}, style(52, 4), {1300, 0}, "ka"));
        const double before = heap_kb();
        state.ResumeTiming();
        benchmark::DoNotOptimize(fonts->set({{script.words}}, style(52, 4), {1300, 0}, script.language));
        state.PauseTiming();
        grown = heap_kb() - before;
        state.ResumeTiming();
    }
    state.counters["kB"] = grown;
}

}  // namespace

void accolade::bench::register_words() {
    for (const auto& script : kScripts) {
        const std::string name = script.name;
        benchmark::RegisterBenchmark(("text/laid_out/warm/" + name).c_str(), [&script](auto& s) {
            lines_laid_out_warm(s, script, false);
        })->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark(("text/laid_out_and_drawn/warm/" + name).c_str(), [&script](auto& s) {
            lines_laid_out_warm(s, script, true);
        })->Unit(benchmark::kMicrosecond);
        benchmark::RegisterBenchmark(("text/memory_of_face/" + name).c_str(),
                                     [&script](auto& s) { memory_of_face(s, script); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(5);
        benchmark::RegisterBenchmark(("text/laid_out_and_drawn/cold/" + name).c_str(),
                                     [&script](auto& s) { lines_cold(s, script); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(5);
    }
    benchmark::RegisterBenchmark("text/slide_of_12_blocks/warm", slide_text)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("text/fonts_opened", fonts_opened)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("text/memory_of_face/each_bundled", memory_of_bundled_faces)
        ->Unit(benchmark::kMillisecond)
        ->Iterations(5);
}
