// Contents: what was last read of a source, and how its documents are read. Values and a pure function; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/complaint.h"
#include "base/result.h"
#include "feed/feed_parser.h"
#include "feed/source.h"
#include "model/items.h"
#include "model/news.h"

namespace accolade::feed {

struct Contents {
    std::vector<Document> documents;                                // the documents it was read from
    std::vector<std::optional<std::vector<std::size_t>>> elements;  // of each of them: Parsed::elements
    model::Items items;
    std::vector<std::string> places;  // of each of them, as complaints name it; empty where the reader does not say
    model::Brand brand;               // the first one that a document names
    std::string language;             // the first one that a document names
    std::vector<model::Refusal> refusals;
    Complaints complaints;  // about the documents and what is in them

    // The first stream that a document names: its address, that of the document, and the language of its items.
    std::string live, live_base, live_language;
    bool live_local_times = false;

    std::unordered_map<std::string_view, std::size_t> index;  // of the items, by id
};

// Of an item that is there; null of others. `index_items` REQUIRES to be called once the items are all there.
const model::Item* find_item(const Contents& contents, std::string_view id);
void index_items(Contents& contents);

// Where an item stands, for complaints: "news.json, item 7 ("storm-crew"), line 41"; of one that only a stream brought,
// its id. `address`: of the feed.
std::string place_of(const Contents& contents, const std::string& address, const model::Item& item);

using ReadDocument = std::function<Result<Parsed>(const Document& document)>;

// Reads every document. One that cannot be read stays as it was in `before`, where it is in there, with a complaint;
// `complaints` are those of finding the documents. Error: nothing new can be read. `before` may be null.
Result<Contents> read_contents(const SourceSettings& settings, std::vector<Document> documents, Complaints complaints,
                               const Contents* before, const ReadDocument& read);

}  // namespace accolade::feed
