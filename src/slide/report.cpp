#include "slide/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

#include "canvas.h"
#include "contrast.h"

namespace accolade::slide {
namespace {

constexpr double kMustBeRead = 16, kIncidental = 10;  // minutes of arc (screen-design.md 1.1)
constexpr float kBody = 4;                            // u: styles below it are kickers, captions, clocks
constexpr double kSharp = 1.1;                        // minutes of arc: what is finer is not seen
constexpr float kEnlarged = 1.5F;                     // times as large as it is, a picture may always be shown

// The commands of a slide in the order they are painted, each with where it stands.
struct Painted {
    const Letters* letters;
    std::size_t index;  // of the command in the ground, or of the actor
    bool ground;
};

std::vector<Painted> letters_of(const Slide& slide) {
    std::vector<Painted> all;
    const auto add = [&](const Drawing& drawing, bool ground, std::size_t actor) {
        for (std::size_t i = 0; i < drawing.commands.size(); ++i) {
            if (const auto* letters = std::get_if<Letters>(&drawing.commands[i]))
                all.push_back({letters, ground ? i : actor, ground});
        }
    };
    if (slide.ground) add(*slide.ground, true, 0);
    for (std::size_t i = 0; i < slide.actors.size(); ++i) add(*slide.actors[i].drawing, false, i);
    return all;
}

bool belongs(const PlacedPart& part, const Painted& painted) {
    const auto from = painted.ground ? part.ground_from : part.actors_from;
    const auto to = painted.ground ? part.ground_to : part.actors_to;
    return painted.index >= from && painted.index < to;
}

std::string font_of(const TextBlock& block, const text::Fonts& fonts) {
    std::map<FaceId, int> faces;
    for (const auto& line : block.lines)
        for (const auto& glyph : line.glyphs) ++faces[glyph.face];
    if (faces.empty()) return "";
    return fonts.file(std::ranges::max_element(faces, {}, &std::pair<const FaceId, int>::second)->first);
}

class Writer {
  public:
    Writer(const Slide& slide, const theme::Theme& theme, const text::Fonts& fonts, const theme::Seen& seen,
           const Bitmap* behind)
        : slide_(slide), theme_(theme), fonts_(fonts), seen_(seen), behind_(behind) {}

    WordsReport words(const Letters& letters) const {
        const TextBlock& block = letters.block;
        WordsReport out;
        for (const auto& line : block.lines) out.words += (out.words.empty() ? "" : " ") + line.words;
        out.style = letters.style;
        out.font = font_of(block, fonts_);
        out.ink = bounds_of(letters);
        out.size = block.size;
        out.u = block.size / slide_.size.unit();
        out.lines = static_cast<int>(block.lines.size());
        out.fits = block.fits;
        out.cut = block.cut;
        out.missing = block.missing;
        out.minutes = theme::minutes_of_arc(out.u, seen_);
        const auto style = theme_.text.find(letters.style);
        float nominal = out.u;
        if (style != theme_.text.end() && !style->second.sizes.empty()) {
            const auto& sizes = style->second.sizes;
            nominal = *std::ranges::max_element(sizes);
            const float least = sizes.back() * (sizes.back() < 6.2F ? seen_.small_text : 1);
            out.shrunk = !slide_.fits && out.u < least * 0.99F;
            // Letters in a form are as large as the form: initials in a face, not words to be read.
            if (!out.shrunk && out.u < least * 0.99F) nominal = 0;
        }
        out.least_minutes = nominal < kBody ? kIncidental : kMustBeRead;
        if (nominal == 0) out.least_minutes = 0;
        if (behind_ != nullptr) {
            const auto seen = [&](int x, int y) { return opaque_of(behind_->row(y)[x]); };
            const PixelRect screen{0, 0, behind_->width, behind_->height};
            out.contrast = contrast_of(letters, seen, screen, out.u >= kLargeWords, on_picture(out.ink));
        }
        return out;
    }

    // Lines of one text that enter one after another are one text.
    static void join(WordsReport& all, const WordsReport& line) {
        all.words += " " + line.words;
        all.ink = united(all.ink, line.ink);
        all.lines += line.lines;
        all.fits = all.fits && line.fits;
        all.cut = all.cut || line.cut;
        all.shrunk = all.shrunk || line.shrunk;
        if (line.contrast && (!all.contrast || line.contrast->lc < all.contrast->lc)) {
            all.contrast = line.contrast;
        }
    }

  private:
    bool on_picture(Rect ink) const {
        const auto meets = [&](const Command& command) {
            const auto* fill = std::get_if<Fill>(&command);
            return fill != nullptr && std::holds_alternative<PicturePaint>(fill->paint) &&
                   meet(bounds_of(command), ink);
        };
        return std::ranges::any_of(slide_.ground->commands, meets) ||
               std::ranges::any_of(slide_.actors, [&](const Actor& actor) {
                   return std::ranges::any_of(actor.drawing->commands, meets);
               });
    }

    const Slide& slide_;
    const theme::Theme& theme_;
    const text::Fonts& fonts_;
    const theme::Seen& seen_;
    const Bitmap* behind_;
};

std::string number(double value, int decimals = 1) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string metres(double distance) {
    return number(distance, std::fabs(distance - std::round(distance)) < 0.05 ? 0 : 1) + " m";
}

Problem contrast_problem(const std::string& part, const WordsReport& words) {
    const Contrast c = words.contrast.value_or(Contrast{});
    const std::string measured = "contrast " + number(c.ratio) + ":1 and Lc " + number(c.lc, 0) + ", wanted " +
                                 number(c.least_ratio) + ":1 and Lc " + number(c.least_lc, 0);
    if (c.on_picture)
        return {Problem::Cause::picture, part, words.style,
                "\"" + part + "\" is hard to read on what stands behind it: " + measured +
                    "; take a calmer picture, or a veil (\"scrim\") below the words"};
    return {Problem::Cause::ink, part, words.style,
            "\"" + part + "\" in style \"" + words.style + "\" (" + to_string(c.ink) + " on " + to_string(c.ground) +
                ") is hard to read: " + measured + "; take a darker or a lighter colour, or more of it"};
}

}  // namespace

Slide without_words(Slide slide) {
    const auto without = [](const DrawingPtr& drawing) -> DrawingPtr {
        if (!drawing) return drawing;
        const auto is_words = [](const Command& command) { return std::holds_alternative<Letters>(command); };
        if (std::ranges::none_of(drawing->commands, is_words)) return drawing;
        auto rest = std::make_shared<Drawing>(*drawing);
        std::erase_if(rest->commands, is_words);
        return rest;
    };
    slide.ground = without(slide.ground);
    for (Actor& actor : slide.actors) actor.drawing = without(actor.drawing);
    return slide;
}

Report report(const Slide& slide, const theme::Theme& theme, text::Fonts& fonts, const theme::Seen& seen,
              const Bitmap* behind,
              const std::function<std::optional<PixelSize>(const std::string& address)>& picture_size) {
    Report out;
    out.slide = slide.name;
    out.fits = slide.fits;
    for (const auto& part : slide.parts) out.parts.push_back({part.name, part.what, part.area, {}});
    const Writer writer(slide, theme, fonts, seen, behind);
    for (const Painted& painted : letters_of(slide)) {
        const auto part = std::ranges::find_if(slide.parts, [&](const auto& p) { return belongs(p, painted); });
        if (part == slide.parts.end()) continue;
        auto words = writer.words(*painted.letters);
        PartReport& own = out.parts[static_cast<std::size_t>(part - slide.parts.begin())];
        own.area = own.what == "text" ? united(own.area, words.ink) : own.area;
        if (own.what == "text" && !own.words.empty()) {
            Writer::join(own.words.front(), words);
        } else {
            own.words.push_back(std::move(words));
        }
    }
    for (const auto& request : slide.pictures) {
        const auto size = picture_size ? picture_size(request.address) : std::nullopt;
        if (!size || size->w <= 0 || size->h <= 0) continue;
        const auto w = static_cast<float>(size->w), h = static_cast<float>(size->h);
        const float scale = request.wanted * request.zoom *
                            std::max(static_cast<float>(request.size.w) / w, static_cast<float>(request.size.h) / h);
        // As fine as the eye is from there: what one pixel of the screen is seen as, and one of the picture.
        const double pixel = theme::minutes_of_arc(1 / (theme::kCapital * slide.size.unit()), seen);
        const float most = std::max(kEnlarged, static_cast<float>(kSharp / pixel));
        if (scale <= most) continue;
        const auto needed = [&](float side) { return static_cast<int>(std::ceil(side * scale / most)); };
        out.small_pictures.push_back({request.address, *size, {needed(w), needed(h)}});
    }
    return out;
}

std::string in_words(PixelSize size) {
    return std::to_string(size.w) + " × " + std::to_string(size.h);
}

std::string in_words(const SmallPicture& picture) {
    return in_words(picture.size) + " is too small for this slide; at least " + in_words(picture.needed) +
           " pixels look sharp";
}

std::vector<Problem> problems(const Report& report, const theme::Seen& seen) {
    using Cause = Problem::Cause;
    std::vector<Problem> found;
    // What stands whole in a size of its style may be more than its part has room for; nobody need shorten it.
    const bool too_long = !report.fits && std::ranges::any_of(report.parts, [](const PartReport& part) {
        return std::ranges::any_of(part.words,
                                   [](const WordsReport& words) { return words.cut || words.shrunk || !words.fits; });
    });
    if (too_long)
        found.push_back(
            {Cause::words, "", "", "its words are too long for this slide; shorten them (docs/feed.md, \"An item\")"});
    for (const auto& part : report.parts) {
        for (const auto& words : part.words) {
            if (!too_long && words.cut)
                found.push_back({Cause::words, part.name, words.style,
                                 "\"" + part.name + "\" is too long for the slide \"" + report.slide +
                                     "\" and ends in “…”; shorten it"});
            if (words.missing > 0)
                found.push_back({Cause::glyphs, part.name, "",
                                 "no font has " + std::to_string(words.missing) + " of the characters of \"" +
                                     part.name + "\"; they are left out"});
            if (words.too_small() && !words.shrunk)  // what was shrunk is too long, which is said
                found.push_back({Cause::size, part.name, words.style,
                                 "style \"" + words.style + "\" (" + number(words.u) +
                                     " u) is too small to be read from " + metres(seen.distance_m) + ": " +
                                     number(words.minutes, 0) + " minutes of arc, wanted " +
                                     number(words.least_minutes, 0)});
            if (words.contrast && !words.contrast->enough()) found.push_back(contrast_problem(part.name, words));
        }
    }
    for (const auto& picture : report.small_pictures)
        found.push_back({Cause::picture, "", picture.address, in_words(picture)});
    return found;
}

}  // namespace accolade::slide
