#include "next_page.h"

#include <algorithm>

#include "address.h"
#include "base/json.h"
#include "net/url.h"

namespace accolade::feed {

Result<std::string> next_page_of(const Document& document) {
    if (document.bytes.find("\"next_url\"") == std::string::npos) return std::string();
    const auto parsed = json::parse(document.bytes, document.address, {.bytes = kFeedBytes});
    if (!parsed) return std::string();  // what is wrong with it is said where it is read
    const auto* next = parsed->root.is(json::Type::object) ? parsed->root.find("next_url") : nullptr;
    if (next == nullptr || !next->is(json::Type::string) || next->string.empty()) return std::string();
    auto address = web_address(document.address, next->string);
    if (!address) return failure("\"next_url\" cannot be asked for: " + address.error().what);
    return address;
}

std::optional<net::Request> request_for_next(const SourceState& source, const std::string& address,
                                             Complaints& complaints) {
    const auto& document = source.pages.back();
    const auto next = next_page_of({address, document.bytes});
    const auto cut = [&](const std::string& why) -> std::optional<net::Request> {
        complaints.push_back({Severity::warning, net::shown(document.address), why + "; what came before is shown"});
        return std::nullopt;
    };
    if (!next) return cut(next.error().what);
    if (next->empty()) return std::nullopt;
    std::size_t bytes = 0;
    for (const auto& page : source.pages) bytes += page.bytes.size();
    if (bytes >= kFeedBytes)
        return cut("the feed's pages are larger than " + std::to_string(kFeedBytes >> 20U) + " MiB");
    if (source.pages.size() >= kPages) return cut("the feed has more than " + std::to_string(kPages) + " pages");
    const auto same_bytes = [&](const Document& page) { return &page != &document && page.bytes == document.bytes; };
    if (*next == address || std::ranges::any_of(source.pages, same_bytes))
        return cut("\"next_url\" leads back to a page that was read");
    const bool own = net::origin_of(*next) == net::origin_of(source.settings.address);
    net::Request request;
    request.url = *next;
    request.accept = kAccept;
    request.max_bytes = kFeedBytes - bytes;
    request.whole = Seconds(60);
    request.reach = own ? net::Reach::machine : source.access.reach;
    if (own) request.credentials = source.access.credentials;
    return request;
}

}  // namespace accolade::feed
