#include "address.h"

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"
#include "clean_text.h"
#include "net/url.h"

namespace accolade::feed {

namespace {

constexpr std::size_t kLongest = 2000;

// "http:" with nothing behind it as well: somebody meant the web, and is told what is wrong with it.
bool has_web_scheme(std::string_view reference) {
    const auto scheme = net::scheme_of(reference);
    return scheme == "http" || scheme == "https";
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && ascii::hex_digit(text[i + 1]) >= 0 &&
            ascii::hex_digit(text[i + 2]) >= 0) {
            result += static_cast<char>(ascii::hex_digit(text[i + 1]) * 16 + ascii::hex_digit(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

Result<std::string> file_below(std::string_view feed, std::string_view reference) {
    std::string name = unescaped(reference);
    std::ranges::replace(name, '\\', '/');
    const bool drive = name.size() > 1 && name[1] == ':';
    if (name.find('\0') != std::string::npos) return failure("it contains a NUL");
    if (name.starts_with('/') || drive) {
        return failure("a feed may only name files in its own folder; write the path relative to that folder");
    }
    const auto folder = std::filesystem::path(feed).lexically_normal().parent_path();
    const auto inside = std::filesystem::path(name).lexically_normal();
    if (inside.empty() || inside == "." || *inside.begin() == "..") {
        return failure("it leads out of the feed's own folder; put the picture beside the feed or below");
    }
    return (folder / inside).string();
}

}  // namespace

Result<std::string> media_address(std::string_view feed, std::string_view reference) {
    if (reference.size() > kLongest) return failure("it is longer than 2,000 characters");
    if (has_web_scheme(reference) || net::is_web(feed)) return web_address(feed, reference);
    const auto scheme = net::scheme_of(reference);
    if (scheme.size() > 1) {  // one letter: a drive, as in C:/a.jpg
        return failure("only http, https and files in the feed's own folder can be shown, not \"" + shown(scheme, 20) +
                       ":\"");
    }
    if (reference.starts_with("//")) return failure("it names a server but no scheme; begin it with https://");
    if (feed.starts_with("file://")) return file_below(feed.substr(7), reference);
    return file_below(feed, reference);
}

Result<std::string> web_address(std::string_view feed, std::string_view reference) {
    if (reference.size() > kLongest) return failure("it is longer than 2,000 characters");
    const auto scheme = net::scheme_of(reference);
    if (!scheme.empty()) {
        if (has_web_scheme(reference)) return net::web_url(net::resolved(feed, reference));
        return failure("only http and https are followed, not \"" + shown(scheme, 20) + ":\"");
    }
    if (!net::is_web(feed)) return failure("it must begin with https:// or http://");
    std::string plain(reference);
    std::ranges::replace(plain, '\\', '/');
    return net::web_url(net::resolved(feed, plain));
}

std::string public_form(std::string_view address) {
    return shown(net::is_web(address) ? net::without_secrets(address) : address, 300);
}

}  // namespace accolade::feed
