// The party: whole entrances, numbers that count up and 300 pieces of confetti over them, in a real window and with the
// show's own code: what the heaviest moment of the display will cost. Celebrations themselves are not its affair.
//
//   accolade_party SECONDS [PIECES]
//
// Every ten seconds the demo's next slide enters, and two cannons fire. Ends after so many seconds.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "motion/confetti.h"
#include "motion/motion.h"
#include "raster/painter.h"
#include "screen/window.h"
#include "stage.h"
#include "stage/frame_clock.h"

namespace {

using namespace accolade;

constexpr Milliseconds kHold{10'000};
constexpr Milliseconds kFire{350};

motion::ShowerSpec shower_for(PixelSize size, const theme::Theme& theme, int pieces) {
    motion::ShowerSpec spec;
    spec.size = size;
    for (const char* name : {"accent", "spark", "spark", "deep", "mid", "soft"})
        if (const auto found = theme.colors.find(name); found != theme.colors.end())
            spec.colors.push_back(found->second);
    spec.ground = theme.colors.at("bg");
    spec.bursts = {{kFire, pieces / 2, motion::Cannon::left}, {kFire, pieces - pieces / 2, motion::Cannon::right}};
    return spec;
}

void insert(Frame& frame, std::size_t at, Drawing pieces) {
    if (pieces.commands.empty()) return;
    frame.layers.insert(frame.layers.begin() + static_cast<std::ptrdiff_t>(at),
                        {std::make_shared<const Drawing>(std::move(pieces)), {}, 1, 1, {}, {}});
}

}  // namespace

int main(int argc, char** argv) {
    const auto seconds = std::chrono::seconds(argc > 1 ? std::atoi(argv[1]) : 40);
    const int count = argc > 2 ? std::atoi(argv[2]) : 300;
    auto window = screen::Window::open({});
    if (!window) {
        std::fprintf(stderr, "accolade_party: %s\n", to_string(window.error()).c_str());
        return 1;
    }
    auto& stage = bench::stage();
    const auto size = (*window)->size();
    const auto frame_time = std::chrono::microseconds(std::lround(1e6 / (*window)->refresh_rate()));
    stage::FrameClock frame_clock;
    const auto spec = shower_for(size, stage.setup.theme, count);
    const auto pieces = motion::shower(spec);
    raster::Painter painter(*stage.fonts);
    const Clock clock = machine_clock();
    const auto began = clock().steady;
    std::optional<slide::Slide> before;
    for (std::size_t turn = 0; clock().steady - began < seconds; ++turn) {
        const auto slide = stage.slide(turn % stage.news.items.size(), size);
        painter.prepare(slide.ground);
        for (const auto& actor : slide.actors) painter.prepare(actor.drawing);
        const auto entered = clock().steady;
        while (true) {
            const auto now = clock().steady;
            const auto since = now - entered;
            if (since >= kHold) break;
            auto frame = motion::compose(before ? &*before : nullptr, slide, since, motion::Transition::fade,
                                         motion::Effects::full, *stage.fonts);
            const auto grounds = static_cast<std::size_t>(std::count_if(
                frame.layers.begin(), frame.layers.end(), [](const auto& layer) { return layer.drawing->opaque; }));
            insert(frame, grounds, motion::pieces_at(pieces, spec, since, motion::Depth::behind_words));
            insert(frame, frame.layers.size(), motion::pieces_at(pieces, spec, since, motion::Depth::before_words));
            const auto changed = painter.paint(frame, (*window)->target());
            if (!changed.empty()) (*window)->present(changed);
            (*window)->wait_until(frame_clock.next(now, frame_time), clock().steady);
            if ((*window)->lost()) {
                std::fprintf(stderr, "accolade_party: the display is lost\n");
                return 1;
            }
        }
        before = slide;
    }
    return 0;
}
