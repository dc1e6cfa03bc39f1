#include "feed_sources.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace accolade::config {

namespace {

constexpr int kHttpManners = 15;  // seconds; more often is for the live stream

class Reader {
  public:
    Reader(const std::filesystem::path& folder, Complaints& complaints) : folder_(folder), complaints_(complaints) {}

    std::vector<FeedSource> read(Fields& fields) {
        const auto* feeds = fields.list("feeds");
        if (feeds == nullptr) return {};
        for (const auto& value : feeds->items) {
            FeedSource feed;
            bool good = false;
            if (value.is(json::Type::string)) {
                good = read_address(fields, value, feed);
            } else if (value.is(json::Type::object)) {
                Fields inner(value, fields.file(), complaints_);
                good = read_feed(inner, feed);
                inner.finish();
            } else {
                fields.complain(value, "a feed is an address, or an object with an \"address\"; found " +
                                           std::string(json::name_of(value.type)));
            }
            if (!good) continue;
            const auto& known = feeds_;
            if (std::ranges::find(known, feed.address, &FeedSource::address) != known.end()) {
                fields.complain(value, "this feed is in the list twice; the first one counts; remove this one",
                                Severity::warning);
                continue;
            }
            feeds_.push_back(std::move(feed));
        }
        return std::move(feeds_);
    }

  private:
    bool read_feed(Fields& fields, FeedSource& feed) {
        const auto* every = fields.value().find("every");
        feed.every = Seconds(fields.whole("every", 5, 86400).value_or(static_cast<int>(feed.every.count())));
        feed.token_file = path_in(fields, "token_file", folder_);
        feed.name = fields.text("name").value_or("");
        const auto* address = fields.any("address");
        if (address == nullptr || !address->is(json::Type::string)) {
            fields.complain(address == nullptr ? fields.value() : *address,
                            "a feed needs an \"address\": http://, https://, or the path of a file or folder");
            return false;
        }
        if (!read_address(fields, *address, feed)) return false;
        if (feed.over_http() && feed.every < Seconds(kHttpManners)) {
            fields.complain(*every,
                            "asking every " + std::to_string(feed.every.count()) +
                                " seconds is a burden for the server; 60 is usual, and what cannot wait can come by "
                                "the live stream",
                            Severity::warning);
        }
        if (feed.token_file.empty()) return true;
        if (!feed.over_http()) {
            fields.complain(*address, "a file needs no token; remove \"token_file\"", Severity::warning);
        } else if (feed.address.starts_with("http://")) {
            fields.complain(*address, "anyone on the way could read the token; use https://", Severity::warning);
        }
        return true;
    }

    bool read_address(Fields& fields, const json::Value& value, FeedSource& feed) {
        const auto& text = value.string;
        const auto scheme = text.find("://");
        if (text.empty()) {
            fields.complain(value,
                            "an address is http://, https://, or the path of a file or folder; this one is empty");
            return false;
        }
        if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) {
            fields.complain(value, "an address cannot contain control characters");
            return false;
        }
        if (scheme == std::string::npos) {
            feed.address = resolved(text, folder_).string();
            return true;
        }
        const auto name = ascii::lower(text.substr(0, scheme));
        if (name != "http" && name != "https") {
            fields.complain(value, "\"" + text.substr(0, scheme + 3) +
                                       "\" is not supported; an address is http://, https://, or a plain path");
            return false;
        }
        const auto authority = text.substr(scheme + 3, text.find_first_of("/?#", scheme + 3) - (scheme + 3));
        if (authority.empty() || text.find(' ') != std::string::npos) {
            fields.complain(value, authority.empty() ? "this address names no server"
                                                     : "an address cannot contain spaces; write %20");
            return false;
        }
        if (authority.find('@') != std::string::npos) {
            fields.complain(value, "a password does not belong in an address; put a token in a \"token_file\"");
            return false;
        }
        feed.address = name + text.substr(scheme);
        return true;
    }

    const std::filesystem::path& folder_;
    Complaints& complaints_;
    std::vector<FeedSource> feeds_;
};

}  // namespace

std::vector<FeedSource> read_feed_sources(Fields& fields, const std::filesystem::path& folder, Complaints& complaints) {
    return Reader(folder, complaints).read(fields);
}

std::filesystem::path resolved(const std::string& path, const std::filesystem::path& folder) {
    return (folder / path).lexically_normal();
}

std::filesystem::path path_in(Fields& fields, std::string_view key, const std::filesystem::path& folder) {
    const auto text = fields.text(key);
    return text && !text->empty() ? resolved(*text, folder) : std::filesystem::path();
}

}  // namespace accolade::config
