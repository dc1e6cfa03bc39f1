#include "withdrawn.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "merge.h"
#include "picture_name.h"
#include "selection.h"

namespace accolade::feed {
namespace {

using Words = std::set<std::string_view>;

void add(Words& words, const model::Person& person) {
    words.insert({person.name, person.role, person.team, person.place, person.company});
}

Words words_of(const model::Item& item) {
    Words words{item.title, item.body,       item.summary, item.url,    item.place,
                item.value, item.credential, item.issuer,  item.handle, item.prize};
    for (const auto& person : item.people) add(words, person);
    for (const auto& visitor : item.visitors) add(words, visitor);
    if (item.from) add(words, *item.from);
    if (item.host) add(words, *item.host);
    for (const auto& entry : item.entries) words.insert(entry.name);
    for (const auto& teaser : item.teasers) words.insert(teaser);
    words.erase("");
    return words;
}

bool takes_back(const model::Item& before, const model::Item& after) {
    if (&before == &after) return false;
    const auto now = words_of(after);
    if (!std::ranges::all_of(words_of(before), [&](std::string_view word) { return now.contains(word); })) return true;
    std::set<std::string> pictures;
    for (const auto& address : picture_addresses(after)) pictures.insert(picture_name(address));
    return !std::ranges::all_of(picture_addresses(before),
                                [&](const std::string& address) { return pictures.contains(picture_name(address)); });
}

// Goes through JSON that is known to be valid, without making anything of it.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    struct Element {
        std::size_t begin = 0, end = 0;
    };

    // The elements of the outermost object's first "items"; nothing where there is no such list.
    std::optional<std::vector<Element>> items() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        if (!takes('{')) return std::nullopt;
        while (!done() && !takes('}')) {
            const auto key = value();
            if (!takes(':')) return std::nullopt;
            if (text_.substr(key.begin, key.end - key.begin) == "\"items\"") return list();
            (void)value();
            (void)takes(',');
        }
        return std::nullopt;
    }

  private:
    bool done() const { return at_ >= text_.size(); }
    void blanks() {
        while (!done() && ascii::kBlanks.find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool takes(char c) {
        blanks();
        if (done() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void string() {
        for (++at_; !done() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        at_ = std::min(at_ + 1, text_.size());
    }
    Element value() {
        blanks();
        const auto begin = at_;
        int depth = 0;
        while (!done()) {
            const char c = text_[at_];
            if (depth == 0 && (c == ',' || c == ':' || c == '}' || c == ']')) break;
            if (c == '"') {
                string();
                if (depth == 0) break;
                continue;
            }
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            ++at_;
        }
        return {begin, at_};
    }
    std::optional<std::vector<Element>> list() {
        if (!takes('[')) return std::nullopt;
        std::vector<Element> elements;
        while (!done() && !takes(']')) {
            elements.push_back(value());
            if (elements.back().begin == elements.back().end) return std::nullopt;
            (void)takes(',');
        }
        return elements;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

bool takes_back(const Contents& before, const Contents& after) {
    return std::ranges::any_of(before.items, [&](const model::Item& item) {
        const auto* now = find_item(after, item.id);
        return now == nullptr || takes_back(item, *now);
    });
}

std::optional<WentBack> went_back(const Contents& before, const Contents& after) {
    for (const auto& item : before.items) {
        const auto* now = find_item(after, item.id);
        if (now == nullptr || now == &item) continue;
        if (item.modified && now->modified && *now->modified < *item.modified)
            return WentBack{item.id, *item.modified, *now->modified};
        const auto as_of = item.counter ? item.counter->as_of : std::nullopt;
        const auto as_of_now = now->counter ? now->counter->as_of : std::nullopt;
        if (as_of && as_of_now && *as_of_now < *as_of) return WentBack{item.id, *as_of, *as_of_now};
    }
    return std::nullopt;
}

std::string with_only(std::string_view bytes, const std::vector<std::size_t>& elements) {
    const auto all = Scanner(bytes).items();
    if (!all) return {};
    if (all->size() == elements.size()) return std::string(bytes);
    std::string kept(bytes.substr(0, all->front().begin));
    for (const auto i : elements) {
        if (i >= all->size()) return {};
        const auto& element = (*all)[i];
        if (i != elements.front()) kept += ',';
        kept += bytes.substr(element.begin, element.end - element.begin);
    }
    return kept + std::string(bytes.substr(all->back().end));
}

Over over_at(const model::Items& items, WallTime now) {
    Over over;
    for (const auto& item : items) {
        if (!item.show_until) continue;
        if (is_over(item, now)) {
            over.items.insert(item.id);
            over.from = std::max(over.from, *item.show_until);
        } else {
            over.until = std::min(over.until, *item.show_until);
        }
    }
    return over;
}

std::vector<Document> as_kept(const Contents& contents, const std::set<std::string>& over) {
    std::vector<Document> kept;
    std::size_t item = 0;
    for (std::size_t d = 0; d < contents.documents.size(); ++d) {
        const auto& document = contents.documents[d];
        const auto& elements = contents.elements[d];
        if (!elements) {
            kept.push_back(document);
            continue;
        }
        std::vector<std::size_t> shown;
        for (const auto element : *elements)
            if (!over.contains(contents.items[item++].id)) shown.push_back(element);
        kept.push_back({document.address, with_only(document.bytes, shown)});
    }
    std::erase_if(kept, [](const Document& document) { return document.bytes.empty(); });
    return kept;
}

}  // namespace accolade::feed
