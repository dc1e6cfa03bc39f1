#include "media/picture.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "walk.h"

namespace accolade::media {
namespace {

using namespace std::string_view_literals;

// Behind the byte order mark, the XML declaration and comments.
std::string_view behind_prolog(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(ascii::kBlanks), text.size()));
        const std::string_view end = text.starts_with("<?xml") ? "?>" : text.starts_with("<!--") ? "-->" : "";
        const auto close = end.empty() ? std::string_view::npos : text.find(end);
        if (close == std::string_view::npos) return text;
        text.remove_prefix(close + end.size());
    }
}

bool is_svg(std::string_view bytes) {
    const auto text = behind_prolog(bytes);
    if (text.starts_with("<!DOCTYPE svg")) return true;  // refused later, with the reason
    return text.size() > 4 && text.starts_with("<svg") &&
           std::string_view(" \t\r\n>").find(text[4]) != std::string_view::npos;
}

Result<Header> walk(Format format, std::string_view bytes) {
    switch (format) {
        case Format::png:
            return walk_png(bytes);
        case Format::jpeg:
            return walk_jpeg(bytes);
        case Format::webp:
            return walk_webp(bytes);
        case Format::gif:
            return walk_gif(bytes);
        case Format::svg:
            return walk_svg(bytes);
        case Format::heif:
            return walk_heif(bytes);
    }
    return failure("not a picture");
}

// What people send instead of a picture that can be shown.
std::string name_of_kind(std::string_view bytes) {
    const auto text = ascii::lower(behind_prolog(bytes).substr(0, 64));
    const auto brand = bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" ? bytes.substr(8, 4) : std::string_view();
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return "a TIFF";
    if (bytes.starts_with("BM") && bytes.size() > 14) return "a BMP";
    if (bytes.starts_with("%PDF")) return "a PDF";
    if (bytes.starts_with("8BPS")) return "a Photoshop document";
    if (bytes.starts_with("\0\0\1\0"sv)) return "an icon (ICO)";
    if (bytes.starts_with("\xFF\x0A") || bytes.starts_with("\0\0\0\x0CJXL "sv)) return "a JPEG XL";
    if (bytes.starts_with("\0\0\0\x0CjP  "sv)) return "a JPEG 2000";
    if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("PK\x03\x04")) return "a compressed file";
    if (!brand.empty() || bytes.starts_with("\x1A\x45\xDF\xA3")) return "a video";
    if (text.starts_with("<!doctype html") || text.starts_with("<html")) return "a web page, not a picture";
    return "not a picture of a known format, whatever its name says";
}

std::string megabytes(std::size_t bytes) {
    return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MB";
}

}  // namespace

std::optional<Format> sniff(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Format::png;
    if (bytes.starts_with("\xFF\xD8\xFF")) return Format::jpeg;
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return Format::gif;
    if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return Format::webp;
    if (is_heif(bytes)) return Format::heif;
    if (is_svg(bytes)) return Format::svg;
    return std::nullopt;
}

Result<Header> examine(std::string_view bytes, const Limits& limits) {
    if (bytes.empty()) return failure("the file is empty");
    if (bytes.size() > limits.bytes)
        return failure("the picture has " + megabytes(bytes.size()) + "; at most " + megabytes(limits.bytes) +
                       " are allowed; save it at a smaller size");
    const auto format = sniff(bytes);
    if (!format) return failure("this is " + name_of_kind(bytes) + "; use PNG, JPEG, WebP, HEIC, AVIF, SVG or GIF");
    auto header = walk(*format, bytes);
    if (!header) return header;

    const long width = header->size.w, height = header->size.h;
    if (width > limits.pixels / height)
        return failure("the picture is too large (" + std::to_string(width) + " × " + std::to_string(height) +
                       " px): at most " + std::to_string(limits.pixels / 1'000'000) + " megapixels are allowed");
    if (header->orientation >= 5) std::swap(header->size.w, header->size.h);
    return header;
}

Rect cover(PixelSize picture, Size frame, Point focus, Point target) {
    const auto w = static_cast<float>(picture.w), h = static_cast<float>(picture.h);
    if (w <= 0 || h <= 0 || frame.w <= 0 || frame.h <= 0) return {0, 0, w, h};
    const float scale = std::max(frame.w / w, frame.h / h);
    const Size part{std::min(w, frame.w / scale), std::min(h, frame.h / scale)};
    // A focus from a feed may be anything, also no number.
    const auto sane = [](float share) { return std::isfinite(share) ? std::clamp(share, 0.0F, 1.0F) : 0.5F; };
    return {std::clamp(sane(focus.x) * w - sane(target.x) * part.w, 0.0F, w - part.w),
            std::clamp(sane(focus.y) * h - sane(target.y) * part.h, 0.0F, h - part.h), part.w, part.h};
}

}  // namespace accolade::media
