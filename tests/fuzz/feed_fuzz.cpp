// Any bytes as a feed: read or refused, never more than the caps, and no text that is not UTF-8.
#include <cstdlib>

#include "base/utf8.h"
#include "feed/feed_parser.h"

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    feed::FeedContext context;
    context.address = "https://news.example/feeds/feed.json";
    context.source = "news";
    const void* bytes = data;
    const auto parsed = feed::parse_feed({static_cast<const char*>(bytes), size}, context);
    if (!parsed) return 0;
    if (parsed->items.size() > context.caps.items || parsed->places.size() != parsed->items.size()) std::abort();
    if (parsed->complaints.size() > context.caps.complaints + 1) std::abort();
    for (const auto& item : parsed->items)
        if (broken_utf8(item.id) || broken_utf8(item.title) || broken_utf8(item.body)) std::abort();
    return 0;
}
