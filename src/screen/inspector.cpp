#include "screen/inspector.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include <algorithm>
#include <utility>

namespace accolade::screen {
namespace {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

struct CloseFont {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
};

constexpr SDL_Color kWhite{255, 255, 255, 255};
constexpr SDL_Color kPanel{16, 18, 24, 255};

// Blue and orange differ for every kind of colour vision; trouble is also thicker.
SDL_Color color_of(Inspection::Line line) {
    switch (line) {
        case Inspection::Line::grid:
            return {90, 190, 230, 255};
        case Inspection::Line::part:
            return {30, 90, 255, 255};
        case Inspection::Line::trouble:
            return {235, 95, 0, 255};
    }
    return kWhite;
}

Uint32 pixel(const SDL_Surface& surface, SDL_Color c) {
    return SDL_MapRGB(surface.format, c.r, c.g, c.b);
}

void outline(SDL_Surface& page, PixelRect area, int width, SDL_Color color) {
    const Uint32 value = pixel(page, color);
    const SDL_Rect sides[] = {{area.x, area.y, area.w, width},
                              {area.x, area.bottom() - width, area.w, width},
                              {area.x, area.y, width, area.h},
                              {area.right() - width, area.y, width, area.h}};
    SDL_FillRects(&page, sides, 4, value);
}

}  // namespace

struct Inspector::Fonts {
    ~Fonts() {
        font.reset();
        TTF_Quit();
    }
    std::unique_ptr<TTF_Font, CloseFont> font;
    int size = 0;  // px
    std::string path;

    bool take(int wanted) {
        if (font && size == wanted) return true;
        font.reset(TTF_OpenFont(path.c_str(), wanted));
        size = wanted;
        return font != nullptr;
    }

    // The words on a plain ground, so that they can be read on any picture. Null if there are none to show.
    Surface label(const std::string& words, SDL_Color ground) const {
        if (words.empty()) return nullptr;
        return Surface(TTF_RenderUTF8_Shaded(font.get(), words.c_str(), kWhite, ground));
    }
};

Inspector::Inspector(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}

Inspector::~Inspector() = default;

Result<std::unique_ptr<Inspector>> Inspector::open(const std::filesystem::path& font) {
    if (TTF_Init() != 0) return failure(std::string("SDL_ttf does not start: ") + TTF_GetError());
    auto fonts = std::make_unique<Fonts>();
    fonts->path = font.string();
    if (!fonts->take(16)) return failure("the font " + fonts->path + " cannot be used: " + TTF_GetError());
    return std::unique_ptr<Inspector>(new Inspector(std::move(fonts)));
}

std::unique_ptr<Inspector> Inspector::outlines_only() {
    return std::unique_ptr<Inspector>(new Inspector(nullptr));
}

void Inspector::draw(const Inspection& inspection, const raster::Target& target) {
    const Surface page(SDL_CreateRGBSurfaceWithFormatFrom(target.pixels, target.width, target.height, 32,
                                                          target.stride * 4, SDL_PIXELFORMAT_RGB888));
    const int unit = std::max(1, std::min(target.width, target.height) / 100);
    if (!page) return;
    const bool worded = fonts_ && fonts_->take(std::max(11, unit * 3 / 2));
    const int thin = std::max(1, unit / 8);
    for (const auto& part : inspection.outlines) {
        const auto color = color_of(part.line);
        outline(*page, part.area, part.line == Inspection::Line::trouble ? thin * 3 : thin, color);
        const auto label = worded ? fonts_->label(part.label, color) : nullptr;
        if (!label) continue;
        const int top = part.above ? part.area.y - label->h : part.area.y;
        // Inside the screen, whatever the part's place.
        SDL_Rect at{std::clamp(part.area.x, 0, std::max(0, target.width - label->w)),
                    std::clamp(top, 0, std::max(0, target.height - label->h)), label->w, label->h};
        SDL_BlitSurface(label.get(), nullptr, page.get(), &at);
    }
    if (!worded) return;
    std::vector<Surface> lines;
    int width = 0, height = 0;
    for (const auto& line : inspection.lines) {
        auto words = fonts_->label(line, kPanel);
        if (!words) continue;
        width = std::max(width, words->w);
        height += words->h;
        lines.push_back(std::move(words));
    }
    if (lines.empty()) return;
    SDL_Rect panel{unit, target.height - height - 3 * unit, width + 2 * unit, height + 2 * unit};
    SDL_FillRect(page.get(), &panel, pixel(*page, kPanel));
    SDL_Rect at{panel.x + unit, panel.y + unit, 0, 0};
    for (const auto& words : lines) {
        SDL_Rect place = at;
        SDL_BlitSurface(words.get(), nullptr, page.get(), &place);
        at.y += words->h;
    }
}

}  // namespace accolade::screen
