#include "live_event.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/json.h"
#include "clean_text.h"
#include "item_reader.h"
#include "members.h"
#include "net/url.h"

namespace accolade::feed {
namespace {

using json::Type;

constexpr std::size_t kMostComplaints = 20;  // about one event

enum class EventType { item, remove, counter, celebrate, refresh };
constexpr std::array<std::pair<std::string_view, EventType>, 5> kTypes{{{"item", EventType::item},
                                                                        {"remove", EventType::remove},
                                                                        {"counter", EventType::counter},
                                                                        {"celebrate", EventType::celebrate},
                                                                        {"refresh", EventType::refresh}}};

std::optional<EventType> type_of(const net::Event& event) {
    const auto* found = std::ranges::find(kTypes, event.type, &std::pair<std::string_view, EventType>::first);
    return found == kTypes.end() ? std::nullopt : std::optional(found->second);
}

// The id is asked for, so that the object's end does not complain of it.
std::string id_of(Members& members, const json::Value& root, Report& report) {
    auto id = item_id(root);
    if (members.any("id") == nullptr || id.empty()) {
        report.error(root.place, "the event has no \"id\" that says which item it is about; it is ignored");
    }
    return id;
}

// An item, whole; the reader says why where it cannot be shown, except where somebody does not consent to it.
std::optional<LiveEvent> read_whole(const json::Value& root, EventType type, const FeedContext& context,
                                    Report& report) {
    auto item = read_item(root, 0, context.language, report);
    report.about_feed();
    if (!item) {
        auto id = item_id(root);
        return id.empty() ? std::nullopt : std::optional<LiveEvent>(ItemRemoved{std::move(id)});
    }
    if (type == EventType::item) return ItemChanged{std::move(*item)};
    auto id = item->id;
    return Celebrated{std::move(id), std::move(item)};
}

// `{ "id": "x" }`, perhaps with when it was sent: an item that is known.
bool names_only(const json::Value& root) {
    return std::ranges::all_of(root.members,
                               [](const json::Member& member) {
                                   return member.key == "id" || member.key == "sent" || member.key.starts_with('_');
                               }) &&
           root.find("_accolade") == nullptr;
}

std::optional<LiveEvent> read_named(const json::Value& root, EventType type, Report& report) {
    Members members(root, report);
    auto id = id_of(members, root, report);
    (void)members.any("sent");
    std::optional<model::Number> value;
    std::optional<WallTime> as_of;
    if (type == EventType::counter) {
        value = members.number("value");
        as_of = members.instant("as_of");
        if (!value) report.error(root.place, "the event has no \"value\" that can be shown; it is ignored");
    }
    members.finish();
    if (id.empty()) return std::nullopt;
    if (type == EventType::remove) return ItemRemoved{std::move(id)};
    if (type == EventType::celebrate) return Celebrated{std::move(id), std::nullopt};
    if (!value) return std::nullopt;
    return CounterSet{std::move(id), *value, as_of};
}

std::optional<WallTime> read_sent(const json::Value& root, Report& report) {
    return Members(root, report).instant("sent");
}

}  // namespace

ReadEvent read_event(const net::Event& event, const FeedContext& context) {
    ReadEvent read;
    auto of_event = context;
    of_event.caps.complaints = kMostComplaints;
    Report report(of_event, read.complaints);
    const auto type = type_of(event);
    if (!type) {
        report.error({}, "\"" + shown(event.type) +
                             "\" is not a known event (item, remove, counter, celebrate, refresh); it is ignored");
        return read;
    }
    json::Limits limits;
    limits.comments = json::Comments::refused;
    auto document = json::parse(repaired_utf8(event.data).text, of_event.name, limits);
    if (!document) {
        const auto& error = document.error();
        read.complaints.push_back({Severity::error, error.where, error.what + "; the event is ignored"});
        return read;
    }
    read.complaints = std::move(document->complaints);
    const auto& root = document->root;
    if (!root.is(Type::object)) {
        report.error(root.place, "the event's data must be an object ({ ... }), not " +
                                     std::string(json::name_of(root.type)) + "; it is ignored");
        return read;
    }
    read.sent = read_sent(root, report);
    if (*type == EventType::refresh) {
        read.event = RefreshAsked{};
    } else if (*type == EventType::item || (*type == EventType::celebrate && !names_only(root))) {
        read.event = read_whole(root, *type, of_event, report);
    } else {
        read.event = read_named(root, *type, report);
    }
    report.finish();
    return read;
}

std::string name_of(const std::string& stream, const net::Event& event) {
    auto name = net::shown(stream) + ", " + shown(event.type, 20) + " event";
    if (!event.id.empty()) name += " \"" + shown(event.id) + "\"";
    return name;
}

}  // namespace accolade::feed
