#include "net/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <clocale>
#include <memory>

#include "base/ascii.h"

namespace accolade::net {
namespace {

struct UrlEnd {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlEnd>;

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    const auto code = curl_url_get(url, part, &text, flags);
    // Up to libcurl 7.88 there is text to free also where a name could not be turned into ASCII.
    const std::unique_ptr<char, decltype(&curl_free)> freed(text, curl_free);
    return code == CURLUE_OK ? std::string(text) : std::string();
}

bool scheme_character(char c) {
    return ascii::letter(c) || ascii::digit(c) || c == '+' || c == '-' || c == '.';
}

// Where "user@host:port" stands in "scheme://user@host:port/path" or "//user@host:port/path".
std::string_view authority_of(std::string_view text) {
    const auto slashes = text.find("//");
    const bool first = slashes == 0 || (slashes != std::string_view::npos && text[slashes - 1] == ':' &&
                                        scheme_of(text).size() + 1 == slashes);
    if (!first) return {};
    const auto rest = text.substr(slashes + 2);
    return rest.substr(0, rest.find_first_of("/?#"));
}

// libcurl refuses blanks and lets quotes pass; its own CURLU_URLENCODE writes a blank in a query as "+". The server's
// name is not touched: its umlauts are not escaped but turned into ASCII.
std::string escaped(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const auto authority = authority_of(text);
    const auto begin = authority.empty() ? 0U : static_cast<std::size_t>(authority.data() - text.data());
    const auto end = begin + authority.size();
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool foreign =
            byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>\\^`{|}").find(text[i]) != std::string_view::npos;
        if (foreign && (i < begin || i >= end)) {
            result += '%';
            result += kHex[byte / 16U];
            result += kHex[byte % 16U];
        } else {
            result += text[i];
        }
    }
    return result;
}

// libcurl reads names of servers in the thread's own encoding, and the program's locale is "C".
class Utf8Locale {
  public:
    Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (locale_ != nullptr) before_ = uselocale(locale_);
    }
    ~Utf8Locale() {
        if (locale_ == nullptr) return;
        uselocale(before_);
        freelocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

  private:
    locale_t locale_;
    locale_t before_{};
};

bool to_ascii(CURLU* url) {
    const auto host = part_of(url, CURLUPART_HOST);
    if (std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return true;
    const Utf8Locale locale;
    const auto ascii = part_of(url, CURLUPART_HOST, CURLU_PUNYCODE);
    return !ascii.empty() && curl_url_set(url, CURLUPART_HOST, ascii.c_str(), 0) == CURLUE_OK;
}

// libcurl writes the scheme in lower case, and ends a server's name with "/" where nothing follows it; RFC 3986 does
// neither, and an address stays as it was written where it can.
std::string text_of(CURLU* url, std::string_view written) {
    auto text = part_of(url, CURLUPART_URL);
    const auto authority = authority_of(written);
    const bool bare = !authority.empty() && authority.data() + authority.size() == written.data() + written.size();
    if (bare && text.ends_with('/')) text.pop_back();
    const auto scheme = scheme_of(written).size();
    return text.replace(0, scheme, written.substr(0, scheme));
}

Url parsed(const std::string& text, unsigned flags) {
    if (!is_web(text)) return nullptr;
    Url url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), flags) != CURLUE_OK) return nullptr;
    return url;
}

}  // namespace

bool is_web(std::string_view address) {
    const auto start = ascii::lower(address.substr(0, 8));
    return start.starts_with("http://") || start == "https://";
}

std::string scheme_of(std::string_view reference) {
    const auto colon = reference.find_first_of(":/?#");
    if (colon == std::string_view::npos || colon == 0 || reference[colon] != ':') return {};
    const auto scheme = reference.substr(0, colon);
    if (!ascii::letter(scheme.front()) || !std::ranges::all_of(scheme, scheme_character)) return {};
    return ascii::lower(scheme);
}

Result<std::string> web_url(std::string_view text) {
    const auto authority = authority_of(text);
    // libcurl would take "http:///a.jpg" and "http:/a" for the server "a.jpg" or "a".
    if (!is_web(text) || authority.empty()) return failure("it names no server");
    // libcurl would decode an escape in the name, and ask another server than the one that was checked.
    if (authority.find('%') != std::string_view::npos && authority.find('[') == std::string_view::npos) {
        return failure("the name of its server is not valid");
    }
    Url url(curl_url());
    const auto code = curl_url_set(url.get(), CURLUPART_URL, escaped(text).c_str(), CURLU_DISALLOW_USER);
    if (code == CURLUE_USER_NOT_ALLOWED) return failure("it has a user name in it");
    if (code != CURLUE_OK || !to_ascii(url.get())) return failure("the name of its server is not valid");
    return text_of(url.get(), text);
}

std::string resolved(std::string_view base, std::string_view reference) {
    auto written = escaped(reference);  // as it was written, where it makes no address
    if (!scheme_of(written).empty()) {
        const auto url = authority_of(written).empty() ? nullptr : parsed(written, 0);
        return url && to_ascii(url.get()) ? text_of(url.get(), written) : written;
    }
    const auto from = escaped(base);
    // libcurl takes off the last part of the path here.
    if (written.empty() || written.starts_with('#')) return from.substr(0, from.find('#')) + written;
    const auto url = parsed(from, 0);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, written.c_str(), 0) != CURLUE_OK || !to_ascii(url.get())) {
        return written;
    }
    return text_of(url.get(), written);
}

std::string origin_of(const std::string& url) {
    const auto parts = parsed(url, CURLU_DISALLOW_USER);
    if (!parts) return {};
    return ascii::lower(part_of(parts.get(), CURLUPART_SCHEME)) + "://" + server_of(url);
}

std::string host_of(const std::string& url) {
    const auto parts = parsed(url, CURLU_DISALLOW_USER);
    return parts ? ascii::lower(part_of(parts.get(), CURLUPART_HOST)) : "";
}

std::string server_of(const std::string& url) {
    const auto parts = parsed(url, CURLU_DISALLOW_USER);
    if (!parts) return {};
    return ascii::lower(part_of(parts.get(), CURLUPART_HOST)) + ":" +
           part_of(parts.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

// By its letters alone, since an address that libcurl cannot read must not give a secret away either.
std::string without_secrets(std::string_view url) {
    std::string text(url.substr(0, url.find_first_of("?#")));
    const auto scheme = text.find("://");
    if (scheme == std::string::npos) return text;
    const auto host = scheme + 3;
    const auto end = std::min(text.find('/', host), text.size());
    const auto at = text.rfind('@', end);
    if (at != std::string::npos && at > host) text.erase(host, at + 1 - host);
    return text;
}

std::string shown(std::string_view url) {
    auto text = without_secrets(url);
    if (url.find('?') != std::string_view::npos) text += "?…";
    return text;
}

}  // namespace accolade::net
