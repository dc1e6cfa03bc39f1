// SVG, before librsvg draws it: its size, and that it stays within itself. Whatever would reach outside the file or run
// is refused, and the error says what to do about it. What is large or deep beyond sense is refused too; what is slow,
// the deadline of whoever decodes has to end.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/ascii.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr std::size_t kBytes = 1U << 20U, kDepth = 64;
constexpr double kLongSide = 1024, kRatio = 50;

struct Attribute {
    std::string_view name, value;
};

struct Tag {
    std::string_view name;
    std::vector<Attribute> attributes;
    bool closes = false, empty = false;  // </a>, <a/>
};

// `inside` is what stands between < and >. Nothing if it is no tag.
std::optional<Tag> tag_of(std::string_view inside) {
    Tag tag;
    if (inside.starts_with('/')) {
        tag.closes = true;
        inside.remove_prefix(1);
    } else if (inside.ends_with('/')) {
        tag.empty = true;
        inside.remove_suffix(1);
    }
    const auto end = std::min(inside.find_first_of(ascii::kBlanks), inside.size());
    tag.name = inside.substr(0, end);
    if (tag.name.empty()) return std::nullopt;
    inside = ascii::trimmed(inside.substr(end));
    while (!inside.empty()) {
        const auto equals = inside.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        Attribute attribute{ascii::trimmed(inside.substr(0, equals)), {}};
        inside = ascii::trimmed(inside.substr(equals + 1));
        if (inside.empty() || (inside[0] != '"' && inside[0] != '\'')) return std::nullopt;
        const auto close = inside.find(inside[0], 1);
        if (close == std::string_view::npos) return std::nullopt;
        attribute.value = inside.substr(1, close - 1);
        inside = ascii::trimmed(inside.substr(close + 1));
        tag.attributes.push_back(attribute);
    }
    return tag;
}

// Every url(...) points into the file itself, or is a font that is written out (and never used).
bool stays_inside(const std::string& style) {
    for (std::size_t at = 0; (at = style.find("url(", at)) != std::string::npos;) {
        at = style.find_first_not_of(" \t\r\n\"'", at + 4);
        if (at == std::string::npos || (style[at] != '#' && style.compare(at, 10, "data:font/") != 0 &&
                                        style.compare(at, 16, "data:application") != 0))
            return false;
    }
    return style.find("@import") == std::string::npos;
}

std::unexpected<Error> outside() {
    return failure("this SVG refers to something outside it; save it with everything embedded");
}

Result<void> check(const Tag& tag) {
    constexpr std::array<std::string_view, 7> kForeign{"image",  "feimage", "script", "foreignobject",
                                                       "iframe", "audio",   "video"};
    const auto name = ascii::lower(tag.name.substr(tag.name.rfind(':') + 1));
    if (std::ranges::find(kForeign, name) != kForeign.end())
        return failure("this SVG has an element \"" + name + "\"; it may have shapes and text only");
    for (const auto& attribute : tag.attributes) {
        const auto key = ascii::lower(attribute.name), value = ascii::lower(ascii::trimmed(attribute.value));
        const bool reference = key == "href" || key == "src" || key.ends_with(":href");
        if ((reference && !value.starts_with('#')) || !stays_inside(value)) return outside();
        if (key.starts_with("on")) return failure("this SVG has a script; save it as plain SVG");
    }
    return {};
}

// In px at 96 dpi; 0 if it is absent, a share of something (100%) or no length.
double length_of(std::string_view text) {
    text = ascii::trimmed(text);
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value) || value <= 0) return 0;
    const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (unit.empty() || unit == "px") return value;
    if (unit == "pt") return value * 96 / 72;
    if (unit == "pc") return value * 16;
    if (unit == "mm") return value * 96 / 25.4;
    if (unit == "cm") return value * 96 / 2.54;
    if (unit == "in") return value * 96;
    return 0;
}

Result<Size> size_of(const Tag& root) {
    double w = 0, h = 0;
    std::array<double, 4> box{};
    for (const auto& attribute : root.attributes) {
        if (attribute.name == "width") w = length_of(attribute.value);
        if (attribute.name == "height") h = length_of(attribute.value);
        if (attribute.name != "viewBox") continue;
        const char* at = attribute.value.data();
        const char* const end = at + attribute.value.size();
        for (auto& number : box) {
            while (at != end && (ascii::kBlanks.find(*at) != std::string_view::npos || *at == ',')) ++at;
            at = std::from_chars(at, end, number).ptr;
        }
    }
    if (w <= 0 && h > 0 && box[3] > 0) w = h * box[2] / box[3];
    if (h <= 0 && w > 0 && box[2] > 0) h = w * box[3] / box[2];
    if (w <= 0 && h <= 0) {
        w = box[2];
        h = box[3];
    }
    if (!std::isfinite(w) || !std::isfinite(h) || w <= 0 || h <= 0 || !std::isfinite(kLongSide / std::max(w, h)))
        return failure("this SVG has no size; give it a viewBox");
    if (std::max(w, h) > kRatio * std::min(w, h)) return failure("this SVG is far too narrow for a logo");
    return Size{static_cast<float>(w), static_cast<float>(h)};
}

// Where the > of the tag at `at` stands, quotes respected.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        if (quote != 0) {
            if (text[at] == quote) quote = 0;
        } else if (text[at] == '"' || text[at] == '\'') {
            quote = text[at];
        } else if (text[at] == '>') {
            return at;
        }
    }
    return std::string_view::npos;
}

// Steps over what is no tag: a comment, a declaration, plain characters. False if a tag begins.
Result<bool> skipped(std::string_view bytes, std::size_t& at) {
    const auto rest = bytes.substr(at);
    const auto skip = [&](std::string_view end) -> Result<bool> {
        const auto close = bytes.find(end, at);
        if (close == std::string_view::npos) return failure("this SVG is cut short");
        at = close + end.size();
        return true;
    };
    if (rest.starts_with("<!--")) return skip("-->");
    if (rest.starts_with("<?")) {
        if (ascii::lower(rest.substr(0, 16)).starts_with("<?xml-stylesheet")) return outside();
        return skip("?>");
    }
    if (rest.starts_with("<![CDATA[")) return skip("]]>");
    if (rest.starts_with("<!DOCTYPE") && rest.substr(0, rest.find('>')).find('[') == std::string_view::npos)
        return skip(">");
    if (rest.starts_with("<!")) return failure("this SVG has a DOCTYPE with definitions in it; save it as plain SVG");
    return false;
}

Result<void> check_style_sheet(std::string_view bytes) {
    const auto all = ascii::lower(bytes);
    const auto style = all.find("<style");
    if (style == std::string::npos) return {};
    if (!stays_inside(all.substr(style))) return outside();
    return {};
}

}  // namespace

Result<Size> svg_size(std::string_view bytes) {
    const auto damaged = [] { return failure("this SVG is cut short or damaged"); };
    if (bytes.size() > kBytes) return failure("this SVG is larger than 1 MB; a logo needs far less");
    if (bytes.find('\0') != std::string_view::npos) return failure("this SVG is not UTF-8 text");
    std::vector<std::string_view> open;
    std::optional<Size> size;
    for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos;) {
        const auto no_tag = skipped(bytes, at);
        if (!no_tag) return std::unexpected(no_tag.error());
        if (*no_tag) continue;
        const auto end = end_of_tag(bytes, at);
        if (end == std::string_view::npos || bytes.find('<', at + 1) < end) return damaged();
        const auto tag = tag_of(bytes.substr(at + 1, end - at - 1));
        at = end + 1;
        if (!tag) return damaged();
        if (size && open.empty()) return failure("this SVG is damaged: something follows its end");
        if (tag->closes) {
            if (open.empty() || open.back() != tag->name) return damaged();
            open.pop_back();
            continue;
        }
        if (const auto fine = check(*tag); !fine) return std::unexpected(fine.error());
        if (!size) {
            const auto found = size_of(*tag);
            if (!found) return std::unexpected(found.error());
            size = *found;
        }
        if (!tag->empty) open.push_back(tag->name);
        if (open.size() > kDepth) return failure("this SVG is nested too deeply; save it as plain SVG");
    }
    if (!size || !open.empty()) return damaged();
    if (const auto fine = check_style_sheet(bytes); !fine) return std::unexpected(fine.error());
    return *size;
}

// A vector has no px of its own: large enough that whole numbers keep its shape, and that it is never "enlarged".
Result<Header> walk_svg(std::string_view bytes) {
    const auto size = svg_size(bytes);
    if (!size) return std::unexpected(size.error());
    const double w = size->w, h = size->h, scale = kLongSide / std::max(w, h);
    return Header{
        Format::svg,
        {std::max(1, static_cast<int>(std::lround(w * scale))), std::max(1, static_cast<int>(std::lround(h * scale)))},
        1};
}

}  // namespace accolade::media
