#include "stage.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "model/kind.h"

namespace accolade::bench {
namespace {

const WallTime kMoment{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12)};

template <class T>
T or_end(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    std::cerr << "bench: " << what << ": " << to_string(result.error()) << "\n";
    std::exit(1);
}

app::Places places() {
    return {ACCOLADE_SOURCE_DIR};
}

}  // namespace

std::string file(const std::string& name) {
    RealDisk disk;
    return or_end(disk.read(places().demo().parent_path() / name, 64U << 20U), name.c_str());
}

std::string demo_feed() {
    return file("feed.json");
}

std::string large_feed(std::size_t items) {
    const std::string feed = demo_feed();
    const auto begin = feed.find("\"items\": [") + 10;
    const std::string head = feed.substr(0, begin), body = feed.substr(begin, feed.rfind("  ]") - begin);
    std::string out = head;
    const std::string mark = "{ \"id\": \"";
    for (std::size_t i = 0, made = 0; made < items; ++i) {
        std::string all = body;
        for (auto at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1)) {
            all.insert(at + mark.size(), std::to_string(i) + "-");
            ++made;
        }
        out += (i > 0 ? "," : "") + all;
    }
    return out + "]}";
}

std::unique_ptr<text::Fonts> new_fonts() {
    return or_end(text::Fonts::open(places().fonts(), text::SystemFonts::use), "fonts");
}

Stage::Stage() {
    auto read = app::read_setup({}, places(), disk);
    if (!read.setup) {
        for (const auto& complaint : read.complaints) std::cerr << "bench: " << to_string(complaint) << "\n";
        std::exit(1);
    }
    setup = std::move(*read.setup);
    media::start_codecs();
    fonts = new_fonts();
    look = app::look_of(setup);
    designer = std::make_unique<stage::Designer>(*fonts, loader, log);
    const std::string address = places().demo().string();
    auto parsed = or_end(feed::parse_feed(demo_feed(), {address, "demo", "en", {}}), "the demo's feed");
    news.items = std::move(parsed.items);
    news.brand = parsed.brand;
    for (const char* name : {"arch", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "sea-l", "sea-p"}) {
        const auto path = (places().demo().parent_path() / "pictures" / (std::string(name) + ".jpg")).string();
        const auto bytes = or_end(disk.read(path, 64U << 20U), name);
        news.pictures[path] = {path, or_end(media::examine(bytes), name).size};
    }
}

std::size_t Stage::first_of(std::string_view kind) const {
    for (std::size_t i = 0; i < news.items.size(); ++i) {
        if (model::name_of(news.items[i].kind) == kind) return i;
    }
    std::cerr << "bench: the demo has no " << kind << "\n";
    std::exit(1);
}

slide::Slide Stage::slide(std::size_t index, PixelSize size) {
    const auto make = [&] { return designer->design(look, news, &news.items.at(index), {size, 0, 5}, kMoment); };
    auto made = make();
    if (made.waiting) {
        loader.wait_idle();
        made = make();
    }
    return made;
}

Stage& stage() {
    static Stage it;
    return it;
}

}  // namespace accolade::bench
