#include "address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/ascii.h"
#include "clean_text.h"

namespace accolade::feed {

namespace {

constexpr std::size_t kLongest = 2000;

// RFC 3986, appendix B.
struct Parts {
    std::optional<std::string_view> scheme, authority, query, fragment;
    std::string_view path;
};

bool scheme_letter(char c) {
    return ascii::letter(c) || ascii::digit(c) || c == '+' || c == '-' || c == '.';
}

Parts parts_of(std::string_view text) {
    Parts parts;
    if (const auto hash = text.find('#'); hash != std::string_view::npos) {
        parts.fragment = text.substr(hash + 1);
        text = text.substr(0, hash);
    }
    if (const auto mark = text.find('?'); mark != std::string_view::npos) {
        parts.query = text.substr(mark + 1);
        text = text.substr(0, mark);
    }
    const auto colon = text.find(':');
    if (colon != std::string_view::npos && colon > 0 && std::ranges::all_of(text.substr(0, colon), scheme_letter) &&
        ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'))) {
        parts.scheme = text.substr(0, colon);
        text = text.substr(colon + 1);
    }
    if (text.starts_with("//")) {
        const auto end = std::min(text.find('/', 2), text.size());
        parts.authority = text.substr(2, end - 2);
        text = text.substr(end);
    }
    parts.path = text;
    return parts;
}

// RFC 3986, 5.2.4.
std::string without_dots(std::string_view in) {
    std::string out;
    const auto drop_last = [&] {
        const auto slash = out.rfind('/');
        out.resize(slash == std::string::npos ? 0 : slash);
    };
    while (!in.empty()) {
        if (in.starts_with("../")) {
            in.remove_prefix(3);
        } else if (in.starts_with("./")) {
            in.remove_prefix(2);
        } else if (in.starts_with("/./")) {
            in.remove_prefix(2);
        } else if (in == "/.") {
            in = "/";
        } else if (in.starts_with("/../")) {
            in.remove_prefix(3);
            drop_last();
        } else if (in == "/..") {
            in = "/";
            drop_last();
        } else if (in == "." || in == "..") {
            in = {};
        } else {
            const auto end = std::min(in.find('/', 1), in.size());
            out += in.substr(0, end);
            in.remove_prefix(end);
        }
    }
    return out;
}

std::string merged(const Parts& base, std::string_view path) {
    if (base.authority && base.path.empty()) return "/" + std::string(path);
    const auto slash = base.path.rfind('/');
    if (slash == std::string_view::npos) return std::string(path);
    return std::string(base.path.substr(0, slash + 1)) + std::string(path);
}

// People write blanks and umlauts into addresses; the network wants them escaped.
std::string escaped_for_web(std::string_view address) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
            result += '%';
            result += kHex[byte / 16U];
            result += kHex[byte % 16U];
        } else {
            result += c;
        }
    }
    return result;
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
        return failure("a feed may only name files in its own folder; write the path as seen from there");
    }
    const auto folder = std::filesystem::path(feed).lexically_normal().parent_path();
    const auto inside = std::filesystem::path(name).lexically_normal();
    if (inside.empty() || inside == "." || *inside.begin() == "..") {
        return failure("it leads out of the feed's own folder; put the picture beside the feed or below");
    }
    return (folder / inside).string();
}

Result<std::string> checked_web(std::string address) {
    const auto parts = parts_of(address);
    if (!parts.authority || parts.authority->empty()) return failure("it names no server");
    if (parts.authority->find('%') != std::string_view::npos) return failure("the name of its server is not right");
    return address;
}

}  // namespace

std::string resolved(std::string_view base, std::string_view reference) {
    const auto b = parts_of(base), r = parts_of(reference);
    auto scheme = b.scheme, authority = b.authority, query = r.query;
    std::string path;
    if (r.scheme) {
        scheme = r.scheme;
        authority = r.authority;
        path = without_dots(r.path);
    } else if (r.authority) {
        authority = r.authority;
        path = without_dots(r.path);
    } else if (r.path.empty()) {
        path = b.path;
        if (!query) query = b.query;
    } else {
        path = without_dots(r.path.starts_with('/') ? std::string(r.path) : merged(b, r.path));
    }
    std::string result;
    if (scheme) result += std::string(*scheme) + ":";
    if (authority) result += "//" + std::string(*authority);
    result += path;
    if (query) result += "?" + std::string(*query);
    if (r.fragment) result += "#" + std::string(*r.fragment);
    return result;
}

bool is_web(std::string_view address) {
    const auto scheme = parts_of(address).scheme;
    return scheme && (ascii::same_word(*scheme, "http") || ascii::same_word(*scheme, "https"));
}

Result<std::string> media_address(std::string_view feed, std::string_view reference) {
    if (reference.size() > kLongest) return failure("it is longer than 2,000 characters");
    const auto scheme = parts_of(reference).scheme;
    if (is_web(reference) || is_web(feed)) return web_address(feed, reference);
    if (scheme && scheme->size() > 1) {
        return failure("only http, https and files in the feed's own folder can be shown, not \"" + shown(*scheme, 20) +
                       ":\"");
    }
    if (reference.starts_with("//")) return failure("it names a server but no scheme; begin it with https://");
    if (feed.starts_with("file://")) return file_below(feed.substr(7), reference);
    return file_below(feed, reference);
}

Result<std::string> web_address(std::string_view feed, std::string_view reference) {
    if (reference.size() > kLongest) return failure("it is longer than 2,000 characters");
    std::string plain(reference);
    const auto scheme = std::string(parts_of(plain).scheme.value_or(""));
    if (scheme.empty()) {
        std::ranges::replace(plain, '\\', '/');
        if (!is_web(feed)) return failure("it must begin with https:// or http://");
    } else if (!is_web(plain)) {
        return failure("only http and https are followed, not \"" + shown(scheme, 20) + ":\"");
    }
    return checked_web(escaped_for_web(is_web(feed) ? resolved(feed, plain) : resolved(plain, plain)));
}

std::string public_form(std::string_view address) {
    const auto parts = parts_of(address);
    if (!is_web(address) || !parts.scheme || !parts.authority) return shown(address, 300);
    const auto at = parts.authority->rfind('@');
    const auto host = at == std::string_view::npos ? *parts.authority : parts.authority->substr(at + 1);
    return shown(std::string(*parts.scheme) + "://" + std::string(host) + std::string(parts.path), 300);
}

}  // namespace accolade::feed
