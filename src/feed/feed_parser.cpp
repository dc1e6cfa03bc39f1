#include "feed/feed_parser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>

#include "address.h"
#include "base/json.h"
#include "clean_text.h"
#include "dates.h"
#include "item_reader.h"
#include "members.h"
#include "show_limits.h"

namespace accolade::feed {

namespace {

using json::Type;

constexpr std::array<std::pair<std::string_view, bool>, 1> kTimes{{{"local", true}}};

// The document, or why it cannot be read. Broken UTF-8 is repaired first, so that it costs a letter and not the feed.
Result<json::Document> read_document(std::string_view bytes, const FeedContext& context, Report& report) {
    const auto name = public_form(context.address);
    if (bytes.size() > context.caps.bytes) {
        return failure("the feed is larger than " + std::to_string(context.caps.bytes >> 20U) + " MiB", name);
    }
    const auto start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos) return failure("got an empty document, not a feed", name);
    if (bytes[start] == '<') {
        const auto rest = bytes.substr(start);
        const bool xml = rest.starts_with("<?xml") || rest.starts_with("<rss") || rest.starts_with("<feed");
        return failure(std::string(xml ? "got XML (RSS or Atom?), not a JSON feed" : "got a web page, not a feed") +
                           "; it begins: " + shown(rest.substr(0, 320), 80),
                       name);
    }
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (bytes[start] != '{' && bytes[start] != '[' && !utf16) {
        return failure("got something that is not JSON; it begins: " + shown(bytes.substr(start, 320), 80), name);
    }
    json::Limits limits;
    limits.bytes = std::numeric_limits<std::size_t>::max();
    limits.comments = json::Comments::refused;
    if (utf16) return json::parse(bytes, name, limits);
    const auto repaired = repaired_utf8(bytes);
    auto document = json::parse(repaired.text, name, limits);
    if (document && repaired.first_broken) {
        const auto before = bytes.substr(0, *repaired.first_broken);
        report.warn({static_cast<int>(std::ranges::count(before, '\n')) + 1, 1},
                    "some bytes are not UTF-8 and are shown as \xEF\xBF\xBD; save the feed with the encoding UTF-8");
    }
    return document;
}

Result<void> check_version(const json::Value& root, const std::string& name, Report& report) {
    const auto* items = root.find("items");
    const bool has_items = items != nullptr && items->is(Type::array);
    const auto* version = root.find("version");
    const bool text = version != nullptr && version->is(Type::string);
    const auto said = version == nullptr ? "no \"version\"" : "the version \"" + shown(version->string) + "\"";
    if (!has_items) {
        return failure("this is not a JSON Feed: it has " + said + " and no list \"items\"", name);
    }
    const bool known = text && (version->string.starts_with("https://jsonfeed.org/version/1") ||
                                version->string.starts_with("http://jsonfeed.org/version/1"));
    if (!known) {
        report.warn(
            version == nullptr ? root.place : version->place,
            "the feed has " + said + "; write \"version\": \"https://jsonfeed.org/version/1.1\"; it is read anyway");
    }
    return {};
}

json::Value taken(json::Value& object, std::string_view key) {
    const auto member = std::ranges::find(object.members, key, &json::Member::key);
    return member == object.members.end() ? json::Value{} : std::move(member->value);
}

// The newest, in feed order; those without a date are the oldest.
std::vector<std::size_t> newest(const std::vector<json::Value>& items, std::size_t most, Report& report) {
    const auto& context = report.context();
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (items.size() <= most) return order;
    std::vector<WallTime> dates(items.size(), WallTime::min());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto* published = items[i].find("date_published");
        if (published == nullptr || !published->is(Type::string)) continue;
        dates[i] =
            instant_of(published->string, context.local_times ? &context.zone : nullptr).value_or(WallTime::min());
    }
    std::ranges::stable_sort(order, [&](auto a, auto b) { return dates[a] > dates[b]; });
    order.resize(most);
    std::ranges::sort(order);
    report.warn(items.front().place, "the feed has " + std::to_string(items.size()) + " items; the newest " +
                                         std::to_string(most) + " are shown");
    return order;
}

// Each part of the tree is freed once it is read: the tree of a long feed is larger than its items.
void read_items(json::Value list, const std::string& language, Report& report, Parsed& parsed) {
    struct Double {
        std::size_t count = 1;
        json::Place second;
    };
    std::map<std::string, Double> seen;
    auto& elements = parsed.elements.emplace();
    for (const auto i : newest(list.items, report.context().caps.items, report)) {
        const auto value = std::move(list.items[i]);
        // Noted before the item is read, so that there are no complaints about items that are not shown anyway; and an
        // item whose people did not consent still owns its id: another of the same id must not show them.
        if (const auto id = item_id(value); !id.empty()) {
            const auto [entry, fresh] = seen.try_emplace(id);
            if (!fresh) {
                if (++entry->second.count == 2) entry->second.second = value.place;
                continue;
            }
        }
        if (auto item = read_item(value, i + 1, language, report)) {
            elements.push_back(i);
            parsed.places.push_back(report.place(value.place));
            parsed.items.push_back(std::move(*item));
        }
    }
    report.about_feed();
    for (const auto& [id, twice] : seen) {
        if (twice.count == 1) continue;
        report.warn(twice.second, std::to_string(twice.count) + " items share the id \"" + shown(id) +
                                      "\"; the first is shown, give the others their own");
    }
}

}  // namespace

Result<Parsed> parse_feed(std::string_view bytes, const FeedContext& known) {
    Parsed parsed;
    auto context = known;
    Report report(context, parsed.complaints);
    auto document = read_document(bytes, context, report);
    if (!document) return std::unexpected(document.error());
    parsed.complaints.insert(parsed.complaints.end(), document->complaints.begin(), document->complaints.end());
    auto& root = document->root;
    const auto name = public_form(context.address);
    if (!root.is(Type::object)) {
        return failure(
            "this is not a JSON Feed: expected an object ({ ... }), found " + std::string(json::name_of(root.type)),
            name);
    }
    if (auto good = check_version(root, name, report); !good) return std::unexpected(good.error());

    Members members(root, report);
    parsed.title = members.line("title");
    auto language = language_of(members);
    if (language.empty()) language = context.language;
    parsed.language = language;
    bool held = false;
    if (const auto* value = members.object("_accolade")) {
        Members extension(*value, report, "_accolade");
        parsed.live = extension.link("live");
        parsed.local_times =
            extension.one_of<bool>("times", kTimes, "a time without its zone is left out").value_or(false);
        context.local_times = parsed.local_times;
        if (const auto* brand_value = extension.object("brand")) {
            Members brand(*brand_value, report, "brand");
            parsed.brand.name = brand.line("name");
            const auto* logo = brand_value->find("logo");
            if (logo != nullptr && logo->string == model::kHouseMark) {
                parsed.brand.logo = brand.line("logo");
            } else {
                parsed.brand.logo = brand.picture("logo");
            }
            parsed.brand.logo_dark = brand.picture("logo_dark");
            brand.finish();
        }
        extension.limited_by(kItemLimits);
        extension.finish();
        held = extension.held();
    }
    static constexpr std::array<std::string_view, 14> kStandard{
        "version", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon",
        "favicon", "authors",       "author",   "language",    "expired",      "hubs",     "items"};
    static constexpr std::array<std::string_view, 3> kOfAccolade{"brand", "live", "times"};
    members.finish_standard(kStandard, {kOfAccolade, "move it into \"_accolade\""});
    // A limit of the whole feed is one of every item.
    parsed.elements.emplace();
    if (!held) read_items(taken(root, "items"), language, report, parsed);
    parsed.refusals = report.refusals();
    report.finish();
    return parsed;
}

}  // namespace accolade::feed
