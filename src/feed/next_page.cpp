#include "next_page.h"

#include "address.h"
#include "base/json.h"

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

}  // namespace accolade::feed
