// Any bytes as an event stream, whole and cut into pieces whose size is the first byte: the same events, within their
// bounds.
#include <cstdlib>

#include "base/utf8.h"
#include "net/event_stream.h"

using namespace accolade;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const void* bytes = data + 1;
    const std::string_view stream(static_cast<const char*>(bytes), size - 1);
    net::EventParser whole, cut;
    const auto events = whole.read(stream);
    std::vector<net::Event> pieces;
    const std::size_t step = 1U + *data;
    for (std::size_t at = 0; at < stream.size(); at += step)
        for (auto& event : cut.read(stream.substr(at, step))) pieces.push_back(std::move(event));
    if (events != pieces || whole.last_id() != cut.last_id() || whole.too_big() != cut.too_big()) std::abort();
    if (whole.take_retry() != cut.take_retry()) std::abort();
    for (const auto& event : events) {
        if (broken_utf8(event.data) || broken_utf8(event.type)) std::abort();
        if (event.id.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) std::abort();
        if (event.data.size() > 3 * net::EventParser::kLargestEvent) std::abort();
    }
    return 0;
}
