#include "contents.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "net/url.h"
#include "os/log.h"

namespace accolade::feed {
namespace {

const Document* document_at(const Contents* contents, const std::string& address) {
    if (contents == nullptr) return nullptr;
    const auto found = std::ranges::find(contents->documents, address, &Document::address);
    return found == contents->documents.end() ? nullptr : &*found;
}

void add_stream(Contents& contents, const Document& document, const Parsed& parsed) {
    if (parsed.live.empty()) return;
    if (contents.live.empty()) {
        contents.live = parsed.live;
        contents.live_base = document.address;
        contents.live_language = parsed.language;
        contents.live_local_times = parsed.local_times;
    } else if (contents.live != parsed.live) {
        contents.complaints.push_back(
            {Severity::warning, net::shown(document.address),
             "\"live\" names a second stream; only that of " + net::shown(contents.live_base) + " is listened to"});
    }
}

// Ids count per file: an item whose id an earlier file of the folder has goes by the name of its own file as well.
model::Items with_own_ids(const model::Items& items, const Document& document, std::set<std::string>& taken) {
    model::Items own;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (taken.insert(items[i].id).second) {
            own.share(items, i);
            continue;
        }
        auto item = items[i];
        item.id = std::filesystem::path(document.address).filename().string() + "/" + item.id;
        taken.insert(item.id);
        own.push_back(std::move(item));
    }
    return own;
}

void add(Contents& contents, Document document, Parsed parsed) {
    add_stream(contents, document, parsed);
    contents.documents.push_back(std::move(document));
    contents.elements.push_back(std::move(parsed.elements));
    contents.items.append(parsed.items);
    std::ranges::move(parsed.places, std::back_inserter(contents.places));
    contents.places.resize(contents.items.size());
    contents.refusals.insert(contents.refusals.end(), parsed.refusals.begin(), parsed.refusals.end());
    if (contents.brand == model::Brand{}) contents.brand = std::move(parsed.brand);
    if (contents.language.empty()) contents.language = std::move(parsed.language);
    contents.complaints.insert(contents.complaints.end(), parsed.complaints.begin(), parsed.complaints.end());
}

}  // namespace

Result<Contents> read_contents(const SourceSettings& settings, std::vector<Document> documents, Complaints complaints,
                               const Contents* before, const ReadDocument& read) {
    const bool empty_folder = documents.empty() && !net::is_web(settings.address);
    Contents contents;
    contents.complaints = std::move(complaints);
    std::optional<Error> unreadable;
    std::set<std::string> ids;
    for (auto& document : documents) {
        auto parsed = read(document);
        if (!parsed) {
            const auto& error = parsed.error();
            contents.complaints.push_back({Severity::error,
                                           error.where.empty() ? net::shown(document.address) : error.where,
                                           error.what + "; its previous items are shown"});
            unreadable = error;
            const auto* old = document_at(before, document.address);
            if (old == nullptr) continue;
            document = *old;
            parsed = read(document);
            if (!parsed) continue;
        }
        if (!net::is_web(settings.address)) parsed->items = with_own_ids(parsed->items, document, ids);
        add(contents, std::move(document), std::move(*parsed));
    }
    const bool nothing_new =
        contents.documents.empty() || (before != nullptr && contents.documents == before->documents);
    if (unreadable && nothing_new) return std::unexpected(*unreadable);
    if (contents.documents.empty() && !empty_folder) return failure("there is no feed in it");
    index_items(contents);
    return contents;
}

const model::Item* find_item(const Contents& contents, std::string_view id) {
    const auto found = contents.index.find(id);
    return found == contents.index.end() ? nullptr : &contents.items[found->second];
}

std::string place_of(const Contents& contents, const std::string& address, const model::Item& item) {
    const auto found = contents.index.find(item.id);
    if (found != contents.index.end() && !contents.places[found->second].empty()) return contents.places[found->second];
    return net::shown(address) + ", item \"" + escaped(item.id, 80) + "\"";
}

// The ids lie in the items, which no list moves.
void index_items(Contents& contents) {
    contents.index.clear();
    contents.index.reserve(contents.items.size());
    for (std::size_t i = 0; i < contents.items.size(); ++i) contents.index.try_emplace(contents.items[i].id, i);
}

}  // namespace accolade::feed
