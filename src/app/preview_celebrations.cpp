#include "preview_celebrations.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "media/encode.h"
#include "model/kind.h"
#include "motion/celebration.h"
#include "stage/banner.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

// What is to be seen at each: the disc on its way, the number rolling and landed, all of it, and the end.
constexpr std::array<int, 7> kMarks{450, 900, 1600, 2600, 4000, 8400, 10'900};

std::string seconds_of(int ms) {
    const int tenths = (ms + 50) / 100;
    std::string text = std::to_string(ms / 1000) + "." + std::to_string(ms % 1000 / 100);
    if (ms % 100 != 0) text += std::to_string(ms % 100 / 10);
    return tenths < 100 ? "0" + text : text;
}

bool celebrates(const model::Item& item) {
    return item.celebrate || (item.counter && (item.counter->target || !item.counter->celebrate_at.empty()));
}

std::vector<const model::Item*> chosen(const Celebrated& what, std::string& unknown) {
    std::vector<const model::Item*> items;
    for (const auto& id : what.items) {
        const auto found = std::ranges::find(what.news.items, id, &model::Item::id);
        if (found != what.news.items.end()) {
            items.push_back(&*found);
        } else if (id != "*") {
            unknown = id;
        } else {
            for (const auto& item : what.news.items)
                if (celebrates(item)) items.push_back(&item);
        }
    }
    return items;
}

// One item in one theme on one screen.
class Series {
  public:
    Series(const Celebrated& what, const Drawers& with, stage::Look look, const model::Item& item, PixelSize size)
        : what_(what), with_(with), look_(std::move(look)), item_(item), canvas_{size, 0, 0} {}

    Result<void> draw(std::vector<Shot>& shots) {
        const auto celebration = celebration_of(item_, what_.now);
        const auto before =
            settled([&] { return with_.designer.design(look_, what_.news, &item_, canvas_, what_.now); });
        const auto other = std::ranges::find_if(
            what_.news.items, [&](const auto& one) { return one.id != item_.id && one.kind == model::Kind::story; });
        const auto* next = other == what_.news.items.end() ? &item_ : &*other;
        const auto after = settled([&] { return with_.designer.design(look_, what_.news, next, canvas_, what_.now); });
        const auto slide = settled(
            [&] { return with_.designer.celebrate(look_, what_.news, item_, celebration, canvas_, what_.now); });
        const auto takeover =
            motion::takeover_of(&before, slide, motion::Effects::full, motion::seed_of(celebration.key), with_.fonts);
        for (const int at : kMarks) {
            const auto frame = motion::celebration(&before, &slide, &after, takeover, Milliseconds(at),
                                                   motion::Effects::full, with_.fonts);
            if (auto kept = keep(frame, slide.name, seconds_of(at) + "s", shots); !kept) return kept;
        }
        std::optional<slide::Slide> bar;
        settled([&] {
            bar = stage::banner_over(after, with_.designer, look_, what_.news, item_, celebration, canvas_, what_.now);
            return bar.value_or(slide::Slide{});
        });
        if (!bar) return {};
        Frame frame = motion::at_rest(after);
        for (std::size_t i = after.actors.size(); i-- > 0;)
            if (stage::makes_room(after.actors[i], *bar))
                frame.layers.erase(frame.layers.begin() + static_cast<std::ptrdiff_t>(i + 1));
        frame.layers.push_back({bar->ground, {}, 1, 1, {}, {}});
        return keep(frame, bar->name, "banner", shots);
    }

  private:
    // With its pictures.
    template <class Make>
    slide::Slide settled(const Make& make) {
        slide::Slide made = make();
        if (!made.waiting) return made;
        with_.loader.wait_idle();
        return make();
    }

    Result<void> keep(const Frame& frame, const std::string& slide, const std::string& mark, std::vector<Shot>& shots) {
        Bitmap bitmap(frame.size.w, frame.size.h, 0xFF000000U);
        with_.painter.forget_target();
        with_.painter.paint(frame, {bitmap.pixels.data(), bitmap.width, bitmap.height, bitmap.width});
        Shot shot;
        shot.item = item_.id;
        shot.items = {item_.id};
        shot.kind = std::string(model::name_of(item_.kind));
        shot.theme = std::filesystem::path(look_.theme->folder).filename().string();
        shot.slide = slide;
        shot.size = frame.size;
        shot.seconds = static_cast<double>(motion::kCelebration.count()) / 1000;
        shot.file = shot.theme + "-" + std::to_string(frame.size.w) + "x" + std::to_string(frame.size.h) + "-" +
                    file_name(item_.id) + "-celebration-" + mark + ".png";
        const auto png = media::encode_png(bitmap);
        if (!png) return std::unexpected(png.error());
        auto written = with_.disk.write_whole(std::filesystem::path(what_.folder) / shot.file, *png);
        if (written) shots.push_back(std::move(shot));
        return written;
    }

    const Celebrated& what_;
    const Drawers& with_;
    stage::Look look_;
    const model::Item& item_;
    stage::Canvas canvas_;
};

}  // namespace

model::Celebration celebration_of(const model::Item& item, WallTime now) {
    model::Celebration celebration;
    celebration.key = item.id;
    celebration.item = item.id;
    celebration.cause = model::Cause::rehearsal;
    celebration.starts = now;
    if (!item.counter) return celebration;
    const double value = wording::counter_value(*item.counter, now);
    auto marks = item.counter->celebrate_at;
    if (marks.empty() && item.counter->target) marks.push_back(item.counter->target->value);
    const auto next = std::ranges::find_if(marks, [&](double mark) { return mark >= value; });
    celebration.number = next == marks.end() ? value : *next;
    celebration.from = value;
    return celebration;
}

Result<std::vector<Shot>> draw_celebrations(const Celebrated& what, const Drawers& with) {
    std::string unknown;
    const auto items = chosen(what, unknown);
    if (!unknown.empty()) return failure("no item \"" + unknown + "\" in the feed; --celebration takes an item's id");
    if (items.empty())
        return failure("no item has \"celebrate\" or a number with a target; --celebration takes any item's id");
    std::vector<Shot> shots;
    for (const auto& theme : what.themes) {
        auto look = what.look;
        look.theme = std::make_shared<const theme::Theme>(theme);
        for (const auto size : what.sizes) {
            for (const auto* item : items)
                if (auto drawn = Series(what, with, look, *item, size).draw(shots); !drawn)
                    return std::unexpected(drawn.error());
        }
    }
    return shots;
}

}  // namespace accolade::app
