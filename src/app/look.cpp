#include "app/look.h"

namespace accolade::app {
namespace {

std::optional<motion::Effects> effects_of(const config::ScreenSettings& screen) {
    if (screen.reduced_motion) return motion::Effects::reduced;
    switch (screen.effects) {
        case config::Effects::automatic:
            return std::nullopt;
        case config::Effects::full:
            return motion::Effects::full;
        case config::Effects::less:
            return motion::Effects::less;
        case config::Effects::least:
            return motion::Effects::least;
    }
    return std::nullopt;
}

}  // namespace

std::string screen_language(const config::Settings& settings, const model::News& news) {
    if (!settings.language.empty()) return settings.language;
    return news.language.empty() ? "en" : news.language;
}

stage::Look look_of(const Setup& setup, const model::News& news) {
    const auto& settings = setup.settings;
    stage::Look look;
    look.theme = std::make_shared<const theme::Theme>(setup.theme);
    look.locale = {screen_language(settings, news), setup.zone, setup.phrases};
    look.brand = {settings.brand.name, settings.brand.logo.string(), settings.brand.logo_dark.string()};
    look.nameless = settings.brand.nameless;
    look.logo = setup.logo;
    look.logo_dark = setup.logo_dark;
    look.small_text = stage::small_text_factor(settings.screen.diagonal_inches, settings.screen.viewing_distance_m);
    look.effects = effects_of(settings.screen);
    look.dark_when_closed = settings.when_closed != config::WhenClosed::idle;
    return look;
}

}  // namespace accolade::app
