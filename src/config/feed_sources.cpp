#include "feed_sources.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace accolade::config {

namespace {

constexpr int kMostItems = 5000, kMostDays = 3650;
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
        read_credentials(fields, feed);
        feed.limit = fields.whole("limit", 1, kMostItems).value_or(feed.limit);
        feed.newer_than = fields.whole("newer_than", 1, kMostDays).value_or(feed.newer_than);
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
        complain_of_credentials(fields, *address, feed);
        return true;
    }

    void read_credentials(Fields& fields, FeedSource& feed) {
        feed.token_file = path_in(fields, "token_file", folder_);
        feed.password_file = path_in(fields, "password_file", folder_);
        feed.headers_file = path_in(fields, "headers_file", folder_);
        feed.certificate = path_in(fields, "certificate", folder_);
        feed.certificate_key = path_in(fields, "certificate_key", folder_);
        feed.token_credential = fields.text("token_credential").value_or("");
        const auto wrong = [&](const char* key, const char* what) { fields.complain(*fields.value().find(key), what); };
        if (feed.token_credential.find('/') != std::string::npos || feed.token_credential.starts_with('.')) {
            wrong("token_credential",
                  "a credential is a name, as in LoadCredential=; a path belongs in \"token_file\"");
            feed.token_credential.clear();
        }
        if (!feed.token_credential.empty() && !feed.token_file.empty())
            wrong("token_credential", "the token is in \"token_file\" already; remove one of the two");
        if (!feed.password_file.empty() && !(feed.token_file.empty() && feed.token_credential.empty()))
            wrong("password_file", "a server wants a token or a password, not both; remove one of the two");
        if (!feed.certificate_key.empty() && feed.certificate.empty())
            wrong("certificate_key", "this key is of no certificate; name that in \"certificate\"");
    }

    static void complain_of_credentials(Fields& fields, const json::Value& address, const FeedSource& feed) {
        for (const auto* key : {"token_file", "token_credential", "password_file", "headers_file", "certificate"}) {
            const auto* value = fields.value().find(key);
            if (value == nullptr || value->string.empty()) continue;
            const std::string name = std::string_view(key).starts_with("token") ? "token" : value_named(key);
            if (!feed.over_http()) {
                fields.complain(address, "a file needs no " + name + "; remove \"" + key + "\"", Severity::warning);
            } else if (feed.address.starts_with("http://")) {
                fields.complain(address, "anyone on the way could read the " + name + "; use https://",
                                Severity::warning);
            }
        }
    }

    static std::string value_named(std::string_view key) {
        return std::string(key.substr(0, key.find('_')));  // "password" of "password_file"
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
