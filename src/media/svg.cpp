// SVG for logos: shapes and gradients only. Whatever would reach outside the file, run, or be drawn wrongly (text needs
// fonts, dashes can be made to take for ever) is refused, and the error says what to do about it.
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

// Every url(...) points into the file itself.
bool stays_inside(const std::string& style) {
    for (std::size_t at = 0; (at = style.find("url(", at)) != std::string::npos;) {
        at = style.find_first_not_of(" \t\r\n\"'", at + 4);
        if (at == std::string::npos || style[at] != '#') return false;
    }
    return style.find("@import") == std::string::npos;
}

// No number that leaves a float: nanosvg makes of 0e999 what is no number, and of that an index.
bool numbers_are_tame(std::string_view text) {
    constexpr std::size_t kDigits = 7;
    const auto digits = [&text](std::size_t at) {
        return std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '#' || c == '_') {  // a colour or an id
            at = std::min(text.find_first_of(" \t\r\n;,)", at), text.size());
            continue;
        }
        if (!ascii::digit(c) && c != '.') continue;
        if (digits(at) > kDigits) return false;
        at += digits(at);
        if (at < text.size() && text[at] == '.') at += 1 + digits(at + 1);
        if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
            const bool minus = text[at + 1] == '-';
            const std::size_t exponent = at + 1 + (minus || text[at + 1] == '+' ? 1 : 0);
            if (digits(exponent) > (minus ? 2U : 1U)) return false;
            at = exponent + digits(exponent);
        }
        --at;
    }
    return true;
}

std::unexpected<Error> outside() {
    return failure("this SVG refers to something outside it; save it with everything embedded");
}

Result<void> check(const Tag& tag) {
    constexpr std::array<std::string_view, 9> kForeign{
        "image", "feimage", "script", "foreignobject", "iframe", "animate", "audio", "video", "set"};
    const auto name = ascii::lower(tag.name.substr(tag.name.rfind(':') + 1));
    if (std::ranges::find(kForeign, name) != kForeign.end())
        return failure("this SVG has an element \"" + name + "\"; a logo may have shapes and gradients only");
    if (name == "text") return failure("this SVG has text; convert its text to paths");
    if (name == "use")
        return failure("this SVG has copies (\"use\"); save it as plain SVG with every shape written out");
    for (const auto& attribute : tag.attributes) {
        const auto key = ascii::lower(attribute.name), value = ascii::lower(ascii::trimmed(attribute.value));
        const bool reference = key == "href" || key == "src" || key.ends_with(":href");
        if ((reference && !value.starts_with('#')) || !stays_inside(value)) return outside();
        const bool name_only = key == "id" || key == "class" || key == "xmlns" || key.starts_with("data-") ||
                               key.find(':') != std::string::npos;
        if (!name_only && !reference && !numbers_are_tame(value))
            return failure("\"" + key +
                           "\" in this SVG has a number above 9,999,999; export the logo at a smaller size");
        if (key.starts_with("on")) return failure("this SVG has a script; save it as plain SVG");
        if ((key == "stroke-dasharray" && value != "none") || value.find("stroke-dasharray") != std::string::npos)
            return failure("this SVG has dashed lines; convert its lines to shapes");
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

Result<PixelSize> size_of(const Tag& root) {
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
    // A vector has no px of its own: large enough that whole numbers keep its shape, and that it is never "enlarged".
    const double scale = kLongSide / std::max(w, h);
    if (!std::isfinite(w) || !std::isfinite(h) || w <= 0 || h <= 0 || !std::isfinite(scale))
        return failure("this SVG has no size; give it a viewBox");
    if (std::max(w, h) > kRatio * std::min(w, h)) return failure("this SVG is far too narrow for a logo");
    return PixelSize{std::max(1, static_cast<int>(std::lround(w * scale))),
                     std::max(1, static_cast<int>(std::lround(h * scale)))};
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
        // nanosvg takes the first > for the end, and would go on to read what we skip.
        if (close == std::string_view::npos || bytes.find_first_of("<>", at + 1) < close)
            return failure("this SVG is cut short, or has a comment with < or > in it; save it as plain SVG");
        at = close + end.size();
        return true;
    };
    if (rest.starts_with("<!--")) return skip("-->");
    if (rest.starts_with("<?")) {
        if (ascii::lower(rest.substr(0, 16)).starts_with("<?xml-stylesheet")) return outside();
        return skip("?>");
    }
    if (rest.starts_with("<![CDATA[")) return skip("]]>");
    if (rest.starts_with("<!")) return failure("this SVG has a DOCTYPE; save it as plain SVG");
    return false;
}

Result<void> check_style_sheet(std::string_view bytes) {
    const auto all = ascii::lower(bytes);
    const auto style = all.find("<style");
    if (style == std::string::npos) return {};
    if (!stays_inside(all.substr(style)) || all.find("stroke-dasharray", style) != std::string::npos)
        return failure("this SVG has a style sheet that is not supported; save it as plain SVG");
    return {};
}

}  // namespace

Result<Header> walk_svg(std::string_view bytes) {
    const auto damaged = [] { return failure("this SVG is cut short or damaged"); };
    if (bytes.size() > kBytes) return failure("this SVG is larger than 1 MB; a logo needs far less");
    if (bytes.find('\0') != std::string_view::npos) return failure("this SVG is not UTF-8 text");
    // nanosvg reads past the end of a single stop. It gives a stop to the gradient that began last, and so do we.
    const auto one_stop = [] {
        return failure("this SVG has a gradient with only one colour; fill the shape with that colour");
    };
    int stops = 0;
    std::vector<std::string_view> open;
    std::optional<PixelSize> size;
    for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos;) {
        const auto no_tag = skipped(bytes, at);
        if (!no_tag) return std::unexpected(no_tag.error());
        if (*no_tag) continue;
        const auto end = end_of_tag(bytes, at);
        if (end == std::string_view::npos || bytes.find_first_of("<>", at + 1) < end) return damaged();
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
        const bool gradient = tag->name == "linearGradient" || tag->name == "radialGradient";
        if (gradient && stops == 1) return one_stop();
        if (gradient) stops = 0;
        if (tag->name == "stop") ++stops;
        if (!size) {
            const auto found = size_of(*tag);
            if (!found) return std::unexpected(found.error());
            size = *found;
        }
        if (!tag->empty) open.push_back(tag->name);
        if (open.size() > kDepth) return failure("this SVG is nested too deeply; save it as plain SVG");
    }
    if (!size || !open.empty()) return damaged();
    if (stops == 1) return one_stop();
    if (const auto fine = check_style_sheet(bytes); !fine) return std::unexpected(fine.error());
    return Header{Format::svg, *size, 1};
}

}  // namespace accolade::media
