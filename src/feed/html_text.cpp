#include "html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace accolade::feed {

namespace {

using Names = std::string_view;

// HTML 4.01, 24.2: the names of U+00A0 to U+00FF, in order.
constexpr std::array<Names, 96> kLatin1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array<std::pair<Names, char32_t>, 40> kOthers{{
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"OElig", 0x152},   {"oelig", 0x153},  {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"circ", 0x2C6},    {"tilde", 0x2DC},  {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"zwnj", 0x200C},   {"zwj", 0x200D},   {"lrm", 0x200E},    {"rlm", 0x200F},    {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},
    {"rdquo", 0x201D},  {"bdquo", 0x201E}, {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026},
    {"permil", 0x2030}, {"prime", 0x2032}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"larr", 0x2190},  {"rarr", 0x2192},   {"minus", 0x2212},  {"hearts", 0x2665},
}};

// What authors of &#128; to &#159; meant: Windows-1252 (WHATWG HTML, "numeric character reference end state").
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

constexpr std::array<Names, 31> kBlocks{
    "p",  "br", "div",    "li",         "ul",         "ol",   "tr",     "table",   "h1",      "h2", "h3",
    "h4", "h5", "h6",     "section",    "blockquote", "pre",  "header", "footer",  "article", "hr", "dl",
    "dt", "dd", "figure", "figcaption", "aside",      "main", "nav",    "address", "td"};

// The content of these elements is not text.
constexpr std::array<Names, 8> kSilent{"script", "style", "template", "iframe", "object", "svg", "noscript", "title"};

// What stands between & and ; where that is a character.
std::optional<char32_t> meaning(std::string_view name) {
    if (name.starts_with('#')) {
        name.remove_prefix(1);
        const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
        if (hexadecimal) name.remove_prefix(1);
        std::uint32_t code = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
        if (name.empty() || read.ptr != name.data() + name.size()) return std::nullopt;
        if (read.ec != std::errc()) return char32_t{0xFFFD};
        if (code >= 0x80 && code < 0xA0) return kWindows1252.at(code - 0x80);
        return code;
    }
    if (const auto found = std::ranges::find(kLatin1, name); found != kLatin1.end()) {
        return static_cast<char32_t>(0xA0 + (found - kLatin1.begin()));
    }
    if (const auto found = std::ranges::find(kOthers, name, [](auto& entry) { return entry.first; });
        found != kOthers.end()) {
        return found->second;
    }
    return std::nullopt;
}

// Takes what is left of the document from its front.
class Reader {
  public:
    explicit Reader(std::string_view html) : rest_(html) {}

    std::string read() {
        while (!rest_.empty()) {
            const char c = rest_.front();
            if (c == '<') {
                markup();
            } else if (c == '&') {
                entity();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                rest_.remove_prefix(1);
                if (!text_.empty() && !text_.ends_with(' ') && !text_.ends_with('\n')) text_ += ' ';
            } else {
                const auto end = std::min(rest_.find_first_of("<& \t\n\r\f"), rest_.size());
                text_ += rest_.substr(0, end);
                rest_.remove_prefix(end);
            }
        }
        return std::move(text_);
    }

  private:
    void drop_through(std::string_view mark) {
        const auto end = rest_.find(mark);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + mark.size());
    }

    void new_line() {
        while (text_.ends_with(' ')) text_.pop_back();
        if (!text_.empty() && !text_.ends_with('\n')) text_ += '\n';
    }

    void markup() {
        if (rest_.starts_with("<!--")) return drop_through("-->");
        if (rest_.starts_with("<!") || rest_.starts_with("<?")) return drop_through(">");
        const bool closing = rest_.starts_with("</");
        std::size_t i = closing ? 2 : 1;
        if (i >= rest_.size() || !ascii::letter(rest_[i])) {
            text_ += '<';  // "1 < 2"
            rest_.remove_prefix(1);
            return;
        }
        std::string name;
        for (; i < rest_.size() && rest_[i] != '>' && rest_[i] != '/' && rest_[i] != ' ' && rest_[i] != '\n' &&
               rest_[i] != '\t' && rest_[i] != '\r';
             ++i) {
            if (name.size() < 16) name += ascii::lower(rest_[i]);
        }
        // A > inside a quoted attribute does not end a tag. A tag without an end takes the rest with it, so that this
        // stays linear.
        char quote = 0;
        for (; i < rest_.size(); ++i) {
            const char c = rest_[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '>') {
                break;
            } else if ((c == '"' || c == '\'') && rest_[i - 1] == '=') {
                quote = c;
            }
        }
        const bool alone = i < rest_.size() && rest_[i - 1] == '/';
        rest_.remove_prefix(std::min(i + 1, rest_.size()));
        if (std::ranges::find(kBlocks, name) != kBlocks.end()) new_line();
        if (!closing && !alone && std::ranges::find(kSilent, name) != kSilent.end()) drop_content(name);
    }

    void drop_content(const std::string& name) {
        for (std::size_t at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
            const auto candidate = rest_.substr(at + 2, name.size());
            if (ascii::same_word(candidate, name)) {
                rest_.remove_prefix(at);
                return drop_through(">");
            }
        }
        rest_ = {};
    }

    void entity() {
        const auto end = rest_.find_first_of("; \t\n<&", 1);
        const bool ended = end != std::string_view::npos && rest_[end] == ';';
        if (ended && end <= 32) {
            if (const auto code = meaning(rest_.substr(1, end - 1))) {
                append_utf8(text_, *code);
                rest_.remove_prefix(end + 1);
                return;
            }
        }
        text_ += '&';
        rest_.remove_prefix(1);
    }

    std::string_view rest_;
    std::string text_;
};

}  // namespace

std::string html_text(std::string_view html) {
    return Reader(html).read();
}

std::string without_entities(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    if (!has("&") || has("<") || has("&lt;") || has("&gt;")) return std::string(text);
    std::string result;
    while (!text.empty()) {
        const auto start = std::min(text.find('&'), text.size());
        result += text.substr(0, start);
        text.remove_prefix(start);
        if (text.empty()) break;
        const auto end = text.substr(0, 12).find(';');
        const auto code = end == std::string_view::npos ? std::nullopt : meaning(text.substr(1, end - 1));
        const bool character = code && *code >= 0x20 && *code <= 0x10FFFF && !(*code >= 0x7F && *code < 0xA0) &&
                               !(*code >= 0xD800 && *code <= 0xDFFF);
        if (character) {
            append_utf8(result, *code);
        } else {
            result += text.substr(0, 1);
        }
        text.remove_prefix(character ? end + 1 : 1);
    }
    return result;
}

}  // namespace accolade::feed
