#include "html_text.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "base/ascii.h"

namespace accolade::feed {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What no item shows is not parsed either: the parser's tree is as deep as tags are nested, and it takes itself down by
// recursion.
constexpr std::size_t kMostBytes = 1U << 20U, kMostTags = 4'000;
constexpr std::size_t kMostEntities = 500;  // of one text, that differ
constexpr std::size_t kLongestEntity = 34;  // "&CounterClockwiseContourIntegral;"

constexpr std::array<std::string_view, 31> kBlocks{
    "p",  "br", "div",    "li",         "ul",         "ol",   "tr",     "table",   "h1",      "h2", "h3",
    "h4", "h5", "h6",     "section",    "blockquote", "pre",  "header", "footer",  "article", "hr", "dl",
    "dt", "dd", "figure", "figcaption", "aside",      "main", "nav",    "address", "td"};

// The content of these elements is not text.
constexpr std::array<std::string_view, 8> kSilent{"script", "style", "template", "iframe",
                                                  "object", "svg",   "noscript", "title"};

using Tree = std::unique_ptr<GumboOutput, void (*)(GumboOutput*)>;

Tree parsed(std::string_view html) {
    auto options = kGumboDefaultOptions;
    options.max_errors = 0;
    return {gumbo_parse_with_options(&options, html.data(), html.size()),
            [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); }};
}

std::string_view bounded(std::string_view html) {
    html = html.substr(0, kMostBytes);
    std::size_t tags = 0;
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        if (at + 1 < html.size() && ascii::letter(html[at + 1]) && ++tags > kMostTags) return html.substr(0, at);
    }
    return html;
}

class Writer {
  public:
    void write(const GumboNode& node) {
        switch (node.type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE:
                add(node.v.text.text);
                return;
            case GUMBO_NODE_ELEMENT:
                element(node.v.element);
                return;
            default:
                return;
        }
    }
    std::string take() { return std::move(text_); }

  private:
    void element(const GumboElement& element) {
        const std::string_view name = gumbo_normalized_tagname(element.tag);
        if (std::ranges::find(kSilent, name) != kSilent.end()) return;
        const bool block = std::ranges::find(kBlocks, name) != kBlocks.end();
        if (block) new_line();
        for (unsigned i = 0; i < element.children.length; ++i)
            write(*static_cast<const GumboNode*>(element.children.data[i]));
        if (block) new_line();
    }
    void add(std::string_view text) {
        for (const char c : text) {
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                text_ += c;
            } else if (!text_.empty() && !text_.ends_with(' ') && !text_.ends_with('\n')) {
                text_ += ' ';
            }
        }
    }
    void new_line() {
        while (text_.ends_with(' ')) text_.pop_back();
        if (!text_.empty() && !text_.ends_with('\n')) text_ += '\n';
    }

    std::string text_;
};

void drop_replacements(std::string& text) {
    for (auto at = text.find(kReplacement); at != std::string::npos; at = text.find(kReplacement, at))
        text.erase(at, kReplacement.size());
}

// The character that "&hellip;" or "&#8230;" stands for; empty for one that can never be shown; the same where it is no
// entity.
std::string decoded(std::string_view entity) {
    const auto tree = parsed(entity);
    std::string text;
    const auto* at = tree->root;
    while (at != nullptr && at->type == GUMBO_NODE_ELEMENT) {
        const auto& children = at->v.element.children;
        at = children.length == 0 ? nullptr : static_cast<const GumboNode*>(children.data[children.length - 1]);
    }
    if (at != nullptr) text = at->v.text.text;
    drop_replacements(text);
    return text;
}

}  // namespace

std::string html_text(std::string_view html) {
    const auto tree = parsed(bounded(html));
    Writer writer;
    writer.write(*tree->root);
    auto text = writer.take();
    // Of &#0; and lone surrogates; where the text has broken letters of its own, they are told of.
    if (html.find(kReplacement) == std::string_view::npos) drop_replacements(text);
    return text;
}

std::string without_entities(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
    if (!has("&") || has("<") || has("&lt;") || has("&gt;")) return std::string(text);
    std::map<std::string_view, std::string> known;
    std::string result;
    while (!text.empty()) {
        const auto start = std::min(text.find('&'), text.size());
        result += text.substr(0, start);
        text.remove_prefix(start);
        if (text.empty()) break;
        const auto end = text.find_first_of(";& ", 1);
        const bool whole = end != std::string_view::npos && text[end] == ';' && end > 1 && end < kLongestEntity;
        const auto entity = text.substr(0, whole ? end + 1 : 1);
        if (whole && !known.contains(entity) && known.size() < kMostEntities) known[entity] = decoded(entity);
        const auto found = known.find(entity);
        result += found == known.end() ? std::string(entity) : found->second;
        text.remove_prefix(entity.size());
    }
    return result;
}

}  // namespace accolade::feed
