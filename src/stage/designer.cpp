#include "stage/designer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "model/kind.h"
#include "wording/celebration.h"
#include "wording/words.h"

namespace accolade::stage {
namespace {

constexpr float kOrbit = 0.35F;  // u

model::Brand brand_of(const Look& look, const model::News& news) {
    model::Brand brand = news.brand;
    if (!look.brand.name.empty()) brand.name = look.brand.name;
    if (look.nameless) brand.name.clear();
    if (!look.brand.logo.empty()) {
        brand.logo = look.brand.logo;
        brand.logo_dark = look.brand.logo_dark;
    } else if (!look.brand.logo_dark.empty()) {
        brand.logo_dark = look.brand.logo_dark;
    }
    return brand;
}

slide::Content celebrated(const Look& look, const model::News& news, const model::Item& item,
                          const model::Celebration& celebration, WallTime now) {
    const auto& locale = look.locale;
    slide::Content content;
    content.phrases = locale.phrases;
    content.id = item.id;
    content.kind = "celebration";
    content.language = item.language.empty() ? locale.language : item.language;
    content.words = wording::celebration_words(item, celebration, brand_of(look, news), locale, now);
    content.item = &item;
    if (const auto number = wording::celebrated_number(item, celebration, now)) content.counter = number->value;
    content.counts_from = celebration.from;
    return content;
}

}  // namespace

slide::Arrangement corners_at(WallTime at, Company company) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(at.time_since_epoch()).count();
    const bool bare = company == Company::others ? minutes % 4 == 3 : minutes % 60 >= 45;
    if (bare) return slide::Arrangement::bare;
    return minutes / 60 % 2 == 0 ? slide::Arrangement::usual : slide::Arrangement::opposite;
}

slide::Photo Designer::photo(const model::PictureFile* file, const slide::PictureRequest& order,
                             const std::string& without) {
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
    loader_->want(wanted, {file->named, without});
    return {nullptr, true};
}

slide::Slide Designer::design(const Look& look, const model::News& news, Items items, const Canvas& canvas,
                              WallTime now) {
    const model::Brand brand = brand_of(look, news);
    const auto& locale = look.locale;
    slide::Content content;
    content.phrases = locale.phrases;
    model::Item all;  // where one item says what all of them say
    if (!items.empty()) {
        const auto* item = items.front();
        const auto as_one = model::row_of(item->kind).shares_slides.as_one;
        if (items.size() > 1 && as_one != nullptr) {
            all = as_one(items);
            item = &all;
            items = {};
        }
        content.id = item->id;
        content.kind = std::string(model::name_of(item->kind));
        content.language = item->language.empty() ? locale.language : item->language;
        content.words = items.empty() ? wording::words_of(*item, brand, locale, now)
                                      : wording::words_of(items, news, brand, locale, now);
        content.item = item;
        if (items.size() > 1) content.companions.assign(items.begin() + 1, items.end());
        if (item->counter) {
            content.counter = wording::counter_value(*item->counter, now);
            content.counts_from = canvas.counts_from;
        }
        content.position = canvas.position;
        content.count = canvas.count;
    } else {
        content.id = "idle";
        content.kind = "idle";
        content.language = locale.language;
        content.words = wording::idle_words(brand, locale, now);
    }
    return laid_out(content, look, news, canvas);
}

slide::Slide Designer::celebrate(const Look& look, const model::News& news, const model::Item& item,
                                 const model::Celebration& celebration, const Canvas& canvas, WallTime now) {
    return laid_out(celebrated(look, news, item, celebration, now), look, news, canvas);
}

slide::Slide Designer::banner(const Look& look, const model::News& news, const model::Item& item,
                              const model::Celebration& celebration, const Canvas& canvas, WallTime now, float ends) {
    auto content = celebrated(look, news, item, celebration, now);
    content.kind = "banner";
    content.banner_end = ends;
    return laid_out(content, look, news, canvas);
}

slide::Slide Designer::laid_out(const slide::Content& content, const Look& look, const model::News& news,
                                const Canvas& canvas) {
    slide::Stage stage;
    stage.theme = look.theme.get();
    stage.fonts = fonts_;
    stage.size = canvas.size;
    stage.small_text = look.small_text;
    stage.corners = canvas.corners;
    if (canvas.orbit != 0) {
        const float angle = static_cast<float>(canvas.orbit) * std::numbers::pi_v<float> / 6;
        const float radius = kOrbit * canvas.size.unit();
        stage.shift = {std::round(radius * std::cos(angle)), std::round(radius * std::sin(angle))};
    }
    const auto file_of = [&](const std::string& address) -> const model::PictureFile* {
        if (look.logo && address == look.brand.logo) return &*look.logo;
        if (look.logo_dark && address == look.brand.logo_dark) return &*look.logo_dark;
        const auto file = news.pictures.find(address);
        return file == news.pictures.end() ? nullptr : &file->second;
    };
    // What it means if it cannot be decoded.
    const auto without = [&](const std::string& address) {
        const bool logo = address == look.brand.logo || address == look.brand.logo_dark || content.item == nullptr;
        return logo ? "the brand is shown without its logo"
                    : "item \"" + escaped(content.id, 80) + "\" is shown without this picture";
    };
    stage.pictures = [&](const slide::PictureRequest& order) {
        return photo(file_of(order.address), order, without(order.address));
    };
    stage.picture_size = [&](const std::string& address) -> std::optional<PixelSize> {
        const auto* file = file_of(address);
        if (file == nullptr) return std::nullopt;
        // One that cannot be decoded is not there: the slide is laid out without it, and has no hole.
        if (loader_->trouble(file->path, file->written_ns)) return std::nullopt;
        return file->size;
    };
    auto slide = slide::design(content, stage);
    tell_missing(content.id);
    return slide;
}

void Designer::tell_missing(std::string_view item) {
    for (const auto& [script, count] : fonts_->missing()) {
        if (!told_.insert(script).second) continue;
        log_->warn("fonts " + script, "item \"" + std::string(item) + "\": " + missing_advice(script));
    }
}

slide::Slide dark_slide(PixelSize size) {
    slide::Slide slide;
    slide.id = "dark";
    slide.kind = "idle";
    slide.size = size;
    Drawing ground;
    ground.bounds = {0, 0, size.w, size.h};
    ground.commands = {
        Fill{rectangle({0, 0, static_cast<float>(size.w), static_cast<float>(size.h)}), Color{0, 0, 0, 255}}};
    ground.opaque = true;
    slide.ground = std::make_shared<const Drawing>(std::move(ground));
    return slide;
}

std::string missing_advice(std::string_view script) {
    return "no font has some of its characters (script " + std::string(script) +
           "); they are left out. On Debian, fonts-noto-core, fonts-noto-extra, fonts-noto-cjk and "
           "fonts-noto-color-emoji have nearly all";
}

}  // namespace accolade::stage
