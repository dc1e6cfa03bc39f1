#include "slide_check.h"

#include <algorithm>
#include <filesystem>

#include "motion/motion.h"

namespace accolade::app {
namespace {

using Cause = slide::Problem::Cause;

// The longest of the words that had to be made smaller than the theme has them.
const slide::PartReport* longest_shrunk(const slide::Report& report) {
    const slide::PartReport* found = nullptr;
    std::size_t most = 0;
    for (const auto& part : report.parts) {
        for (const auto& words : part.words) {
            if ((!words.shrunk && words.fits) || words.words.size() <= most) continue;
            most = words.words.size();
            found = &part;
        }
    }
    return found;
}

std::string too_long(const slide::Report& report) {
    const auto* part = longest_shrunk(report);
    const std::string words = part == nullptr ? "the text is" : "\"" + part->name + "\" is";
    return words + " too long for the slide \"" + report.slide + "\"";
}

std::string picture_named(const std::string& address) {
    return "picture \"" + std::filesystem::path(address).filename().string() + "\": ";
}

const theme::SlideLayout* layout_of(const theme::Theme& theme, const slide::Slide& slide) {
    const auto found = std::ranges::find(theme.slides, slide.name, &theme::SlideLayout::name);
    return found == theme.slides.end() ? nullptr : &*found;
}

}  // namespace

theme::Seen seen_by(const config::Settings& settings) {
    const auto& screen = settings.screen;
    return {screen.diagonal_inches, screen.viewing_distance_m,
            stage::small_text_factor(screen.diagonal_inches, screen.viewing_distance_m)};
}

slide::Report SlideMeter::measure(const slide::Slide& slide, const stage::Look& look, const theme::Seen& seen,
                                  const model::News& news) {
    const auto picture_size = [&](const std::string& address) -> std::optional<PixelSize> {
        if (look.logo && address == look.brand.logo) return look.logo->size;
        if (look.logo_dark && address == look.brand.logo_dark) return look.logo_dark->size;
        const auto file = news.pictures.find(address);
        if (file == news.pictures.end()) return std::nullopt;
        return file->second.size;
    };
    Bitmap behind(slide.size.w, slide.size.h, 0xFF000000U);
    painter_.forget_target();
    painter_.paint(motion::at_rest(slide::without_words(slide)),
                   {behind.pixels.data(), behind.width, behind.height, behind.width});
    return slide::report(slide, *look.theme, fonts_, seen, &behind, picture_size);
}

void SlideComplaints::about_theme(const theme::Theme& theme) {
    for (auto& complaint : theme::readability(theme, seen_)) tell(std::move(complaint));
}

void SlideComplaints::tell(Complaint complaint) {
    if (std::ranges::find(themes_, complaint) == themes_.end()) themes_.push_back(std::move(complaint));
}

bool SlideComplaints::told(const std::string& where, const std::string& words) const {
    return std::ranges::any_of(themes_, [&](const Complaint& complaint) {
        return complaint.where.starts_with(where) && complaint.what.find(words) != std::string::npos;
    });
}

void SlideComplaints::about_theme(const slide::Problem& problem, const theme::SlideLayout& layout,
                                  const theme::Theme& theme) {
    const std::string style = "style \"" + problem.about + "\"";
    if (problem.cause == Cause::size) {
        const std::string file = theme.folder + "/theme.json";
        if (!told(file, style + " ") && !told(file, style + "(")) tell({Severity::warning, file, problem.what});
        return;
    }
    // A style in the same colours is the same cause on every slide of the theme.
    const auto colours = problem.what.find(style);
    const auto end = problem.what.find(')', colours);
    if (told(layout.file, style) || told(theme.folder, problem.what.substr(colours, end - colours))) return;
    tell({Severity::warning, layout.file, problem.what});
}

SlideComplaints::OfItem& SlideComplaints::of(const std::string& place) {
    const auto found = std::ranges::find(items_, place, &OfItem::place);
    if (found != items_.end()) return *found;
    items_.push_back({.place = place, .too_long = {}});
    return items_.back();
}

std::vector<std::string> SlideComplaints::add(const std::string& place, const slide::Slide& slide,
                                              const slide::Report& report, const theme::Theme& theme) {
    std::vector<std::string> here;
    const auto* layout = layout_of(theme, slide);
    for (const auto& problem : slide::problems(report, seen_)) {
        if (std::ranges::find(here, problem.what) != here.end()) continue;
        here.push_back(problem.what);
        const bool of_theme = problem.cause == Cause::size || problem.cause == Cause::ink;
        if (of_theme && layout != nullptr) about_theme(problem, *layout, theme);
        if (of_theme || problem.cause == Cause::glyphs || place.empty()) continue;
        OfItem& item = of(place);
        if (problem.cause == Cause::words && problem.part.empty()) {
            if (!item.too_long) item.too_long = TooLong{too_long(report), {}, {}};
            (slide.size.portrait() ? item.too_long->upright : item.too_long->landscape) = true;
        } else if (const auto picture =
                       std::ranges::find(report.small_pictures, problem.about, &slide::SmallPicture::address);
                   problem.part.empty() && picture != report.small_pictures.end()) {
            auto& needed = item.small.try_emplace(problem.about, *picture).first->second.needed;
            needed = {std::max(needed.w, picture->needed.w), std::max(needed.h, picture->needed.h)};
        } else if (const auto key = problem.part + "\n" + problem.about; item.known.insert(key).second) {
            item.others.push_back(problem.what);
        }
    }
    for (const auto& part : slide.shortened) {
        const std::string what = "\"" + part + "\" is not shown whole on " +
                                 (slide.size.portrait() ? "an upright" : "a landscape") + " screen in \"" + theme.name +
                                 "\"; shorten it";
        if (std::ranges::find(here, what) != here.end()) continue;
        here.push_back(what);
        if (!place.empty() && of(place).known.insert("shortened\n" + what).second) of(place).others.push_back(what);
    }
    return here;
}

void SlideComplaints::about_picture(const std::string& place, const model::Item& item, const model::News& news) {
    const auto file = news.pictures.find(item.image);
    if (file == news.pictures.end()) return;
    const PixelSize size = file->second.size;
    if (std::min(size.w, size.h) >= slide::kSmallestPicture) return;
    if (!of(place).known.insert(item.image).second) return;
    of(place).others.push_back(picture_named(item.image) + slide::in_words(size) +
                               " is too small to be shown; the slide is shown without it");
}

slide::Slide SlideComplaints::settled(const std::string& place, const std::function<slide::Slide()>& design,
                                      media::PictureLoader& loader, const model::News& news) {
    constexpr int kTries = 5;  // one that fails makes room for another slide, with pictures at other sizes
    auto slide = design();
    for (int i = 0; slide.waiting && i < kTries; ++i) {
        loader.wait_idle();
        for (const auto& asked : slide.pictures) {
            const auto file = news.pictures.find(asked.address);
            if (file == news.pictures.end() || place.empty()) continue;
            const auto why = loader.trouble(file->second.path, file->second.written_ns);
            if (why && of(place).known.insert("undecodable\n" + asked.address).second)
                of(place).others.push_back("a picture is not shown: " + *why + " (" + asked.address + ")");
        }
        slide = design();
    }
    return slide;
}

void SlideComplaints::about_address(const std::string& place, const model::Item& item, const slide::Slide& slide) {
    if (item.url.empty()) return;
    const bool shown = std::ranges::any_of(
        slide.parts, [](const slide::PlacedPart& part) { return part.what == "qr" || part.name == "address"; });
    if (shown || !unshown_.insert(slide.name).second) return;
    of(place).others.push_back("\"url\" is not shown; the slide \"" + slide.name + "\" has no room for a code");
}

Complaints SlideComplaints::take() {
    Complaints all;
    for (const auto& item : items_) {
        if (const auto& t = item.too_long) {
            const std::string screens = t->landscape && t->upright ? "on landscape and upright screens"
                                        : t->upright               ? "on an upright screen"
                                                                   : "on a landscape screen";
            all.push_back({Severity::warning, item.place,
                           t->words + " " + screens +
                               ", even in the smallest size; shorten it (docs/feed.md, \"An "
                               "item\")"});
        }
        for (const auto& [address, picture] : item.small)
            all.push_back({Severity::warning, item.place, picture_named(address) + slide::in_words(picture)});
        for (const auto& what : item.others) all.push_back({Severity::warning, item.place, what});
    }
    all.insert(all.end(), themes_.begin(), themes_.end());
    return all;
}

}  // namespace accolade::app
