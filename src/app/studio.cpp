#include "app/studio.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "model/kind.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

constexpr float kOrbit = 0.35F;  // u

model::Brand brand_of(const Setup& setup, const model::News& news) {
    model::Brand brand = news.brand;
    if (!setup.settings.brand.name.empty()) brand.name = setup.settings.brand.name;
    if (!setup.settings.brand.logo.empty()) brand.logo = setup.settings.brand.logo.string();
    return brand;
}

}  // namespace

slide::Arrangement corners_at(WallTime at, Company company) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(at.time_since_epoch()).count();
    const bool bare = company == Company::others ? minutes % 4 == 3 : minutes % 60 >= 45;
    if (bare) return slide::Arrangement::bare;
    return minutes / 60 % 2 == 0 ? slide::Arrangement::usual : slide::Arrangement::opposite;
}

float small_text_factor(double diagonal_inches, double viewing_distance_m) {
    constexpr double kArc = 16.0 / 60 * std::numbers::pi / 180;  // 16 minutes: the floor for what must be read
    constexpr double kCapHeight = 0.72;                          // em
    const double unit_mm = diagonal_inches * 25.4 * 9 / std::hypot(16, 9) / 100;
    const double size = viewing_distance_m * 1000 * std::tan(kArc) / kCapHeight / unit_mm;
    return static_cast<float>(std::clamp(size / 4.0, 1.0, 1.35));
}

slide::Photo Studio::photo(const model::PictureFile* file, const slide::PictureRequest& order) {
    if (file == nullptr || order.size.w <= 0 || order.size.h <= 0) return {};
    Rect part = media::cover(file->size, {static_cast<float>(order.size.w), static_cast<float>(order.size.h)},
                             order.focus, order.aim);
    if (order.zoom > 1) {
        // Nearer to the focus, and still inside the picture.
        const Size near{part.w / order.zoom, part.h / order.zoom};
        const float x = order.focus.x * static_cast<float>(file->size.w) - near.w * order.aim.x;
        const float y = order.focus.y * static_cast<float>(file->size.h) - near.h * order.aim.y;
        part = {std::clamp(x, 0.0F, static_cast<float>(file->size.w) - near.w),
                std::clamp(y, 0.0F, static_cast<float>(file->size.h) - near.h), near.w, near.h};
    }
    const media::PictureRequest wanted{file->path, {part, order.size}, file->written_ns};
    if (auto picture = loader_->find(wanted)) return {picture, false};
    if (loader_->failed(wanted)) return {};
    loader_->want(wanted);
    return {nullptr, true};
}

slide::Slide Studio::design(const Setup& setup, const theme::Theme& theme, const model::News& news,
                            const model::Item* item, const Canvas& canvas, WallTime now) {
    const model::Brand brand = brand_of(setup, news);
    const wording::Locale locale{setup.settings.language, setup.zone};
    slide::Content content;
    if (item != nullptr) {
        content.id = item->id;
        content.kind = std::string(model::name_of(item->kind));
        content.language = item->language.empty() ? locale.language : item->language;
        content.words = wording::words_of(*item, brand, locale, now);
        content.item = item;
        if (item->counter) content.counter = wording::counter_value(*item->counter, now);
        content.position = canvas.position;
        content.count = canvas.count;
    } else {
        content.id = "idle";
        content.kind = "idle";
        content.language = locale.language;
        content.words = wording::idle_words(brand, locale, now);
    }
    slide::Stage stage;
    stage.theme = &theme;
    stage.fonts = fonts_;
    stage.size = canvas.size;
    stage.small_text =
        small_text_factor(setup.settings.screen.diagonal_inches, setup.settings.screen.viewing_distance_m);
    stage.corners = canvas.corners;
    if (canvas.orbit != 0) {
        const float angle = static_cast<float>(canvas.orbit) * std::numbers::pi_v<float> / 6;
        const float radius = kOrbit * canvas.size.unit();
        stage.shift = {std::round(radius * std::cos(angle)), std::round(radius * std::sin(angle))};
    }
    const auto file_of = [&](const std::string& address) -> const model::PictureFile* {
        if (setup.logo && address == setup.settings.brand.logo.string()) return &*setup.logo;
        const auto file = news.pictures.find(address);
        return file == news.pictures.end() ? nullptr : &file->second;
    };
    stage.pictures = [&](const slide::PictureRequest& order) { return photo(file_of(order.address), order); };
    stage.picture_size = [&](const std::string& address) -> std::optional<PixelSize> {
        const auto* file = file_of(address);
        if (file == nullptr) return std::nullopt;
        return file->size;
    };
    auto slide = slide::design(content, stage);
    tell_missing(content.id);
    return slide;
}

void Studio::tell_missing(std::string_view item) {
    for (const auto& [script, count] : fonts_->missing()) {
        if (!told_.insert(script).second) continue;
        log_->warn("fonts " + script, "item \"" + std::string(item) + "\": " + missing_advice(script));
    }
}

std::string missing_advice(std::string_view script) {
    return "no font has some of its characters (script " + std::string(script) +
           "); they are left out. On Debian, fonts-noto-core, fonts-noto-extra, fonts-noto-cjk and "
           "fonts-noto-color-emoji have nearly all";
}

}  // namespace accolade::app
