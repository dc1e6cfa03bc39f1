// SVG, drawn by librsvg. It is given no address, so that it reads nothing outside the file; and of this computer's
// fonts a handful, so that a process that may read no file has them all open.
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "load.h"
#include "walk.h"

namespace accolade::media {
namespace {

// What words in logos are set in. Cairo keeps ten faces open, and would ask for a file again after that.
struct Font {
    const char* pattern;  // fontconfig's
    const char* style;    // CSS
    const char* letters;
};
constexpr std::array<Font, 9> kFonts{{{"sans-serif", "font-family:sans-serif", "Aa"},
                                      {"sans-serif:bold", "font-family:sans-serif;font-weight:bold", "Aa"},
                                      {"sans-serif:italic", "font-family:sans-serif;font-style:italic", "Aa"},
                                      {"serif", "font-family:serif", "Aa"},
                                      {"serif:bold", "font-family:serif;font-weight:bold", "Aa"},
                                      {"monospace", "font-family:monospace", "Aa"},
                                      {"sans-serif:lang=ar", "font-family:sans-serif", "\u0627"},
                                      {"sans-serif:lang=hi", "font-family:sans-serif", "\u0915"},
                                      {"sans-serif:lang=ja", "font-family:sans-serif", "\u6587"}}};

struct Free {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// Makes the handful the fonts of this process, as far as Pango sees; `text` has a catalogue of its own.
void choose_fonts() {
    const Owned<FcConfig> all(FcInitLoadConfigAndFonts()), few(FcInitLoadConfig());
    if (!all || !few) return;
    for (const auto& font : kFonts) {
        const Owned<FcPattern> wish(FcNameParse(reinterpret_cast<const FcChar8*>(font.pattern)));
        if (!wish) continue;
        FcConfigSubstitute(all.get(), wish.get(), FcMatchPattern);
        FcDefaultSubstitute(wish.get());
        FcResult result = FcResultNoMatch;
        const Owned<FcPattern> found(FcFontMatch(all.get(), wish.get(), &result));
        FcChar8* file = nullptr;
        if (found && FcPatternGetString(found.get(), FC_FILE, 0, &file) == FcResultMatch)
            FcConfigAppFontAddFile(few.get(), file);
    }
    FcConfigSetCurrent(few.get());
    // That has looked for the system's fonts all the same: a family that is not among the handful must come out as one
    // that is, not as a file that nobody may open any more.
    auto* const others = FcConfigGetFonts(few.get(), FcSetSystem);
    while (others != nullptr && others->nfont > 0) FcPatternDestroy(others->fonts[--others->nfont]);
}

bool has_fonts() {
    const Owned<FcConfig> config(FcConfigReference(nullptr));
    const FcFontSet* fonts = config ? FcConfigGetFonts(config.get(), FcSetApplication) : nullptr;
    return fonts != nullptr && fonts->nfont > 0;
}

// Files that were copied out of a web page leave out what librsvg needs to know them.
std::string with_names(std::string_view bytes) {
    const auto root = bytes.find("<svg");
    std::string text(bytes);
    const auto tag = bytes.substr(root, bytes.find('>', root) - root);
    if (tag.find("xmlns:xlink") == std::string_view::npos)
        text.insert(root + 4, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    if (tag.find("xmlns=") == std::string_view::npos) text.insert(root + 4, " xmlns=\"http://www.w3.org/2000/svg\"");
    return text;
}

std::string reason(GError* error) {
    const Owned<GError> held(error);
    return held ? held->message : "no reason is given";
}

}  // namespace

bool writes_words(std::string_view svg) {
    return svg.find("<text") != std::string_view::npos;
}

void start_svg() {
    choose_fonts();
    if (!has_fonts()) return;
    std::string words = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\">";
    for (const auto& font : kFonts)
        words += std::string("<text y=\"40\" style=\"") + font.style + "\">" + font.letters + "</text>";
    (void)load_svg(words + "</svg>", {64, 64});
}

Result<Pixels> load_svg(std::string_view bytes, PixelSize size) {
    const auto own = svg_size(bytes);
    if (!own) return std::unexpected(own.error());
    if (writes_words(bytes) && !has_fonts())
        return failure("this SVG has text, and this computer has no fonts; convert its text to paths");
    const auto text = with_names(bytes);
    GError* error = nullptr;
    const Owned<RsvgHandle> handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(text.data()),
                                                             static_cast<gsize>(text.size()), &error));
    if (!handle) return failure("this SVG cannot be read: " + reason(error));
    rsvg_handle_set_dpi(handle.get(), 96);

    auto pixels = blank(size, Pixels::Order::bgra);
    const Owned<cairo_surface_t> surface(cairo_image_surface_create_for_data(pixels.first, CAIRO_FORMAT_ARGB32, size.w,
                                                                             size.h, static_cast<int>(pixels.pitch)));
    const Owned<cairo_t> cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), static_cast<double>(size.w) / own->w, static_cast<double>(size.h) / own->h);
    const RsvgRectangle all{0, 0, own->w, own->h};
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &all, &error) == 0)
        return failure("this SVG cannot be drawn: " + reason(error));
    cairo_surface_flush(surface.get());
    straighten(pixels);
    return pixels;
}

}  // namespace accolade::media
