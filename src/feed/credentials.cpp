#include "credentials.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/base64.h"

namespace accolade::feed {
namespace {

constexpr std::size_t kLargest = 16384;
constexpr std::string_view kBasic = "Authorization: Basic ";

// A path of the settings may be a link; the disk itself follows none.
Result<std::string> text_of(Disk& disk, const std::filesystem::path& path) {
    std::error_code ignored;
    auto real = std::filesystem::weakly_canonical(path, ignored);
    auto text = disk.read(ignored ? path : real, kLargest);
    if (text && text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    return text;
}

Result<std::string> first_line_of(Disk& disk, const std::filesystem::path& path, std::string_view what) {
    const auto text = text_of(disk, path);
    if (!text) return std::unexpected(text.error());
    std::string line(ascii::trimmed(std::string_view(*text).substr(0, text->find('\n'))));
    if (line.empty()) return failure("the first line of the " + std::string(what) + " file is empty", path.string());
    return line;
}

Result<std::filesystem::path> credential_named(const std::string& name) {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");  // NOLINT(concurrency-mt-unsafe): nothing sets it
    if (folder == nullptr || *folder == '\0') {
        return failure("systemd gave this program no credentials; add LoadCredential=" + name +
                           ":/path/of/the/file to the service",
                       "\"token_credential\"");
    }
    return std::filesystem::path(folder) / name;
}

bool is_token(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return ascii::letter(c) || ascii::digit(c) ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

// Those by which a request is delimited and routed are the client's own.
bool may_be_set(std::string_view name) {
    const auto lower = ascii::lower(name);
    for (const std::string_view own : {"host", "connection", "content-length", "transfer-encoding", "te", "upgrade",
                                       "expect", "accept-encoding", "if-none-match", "if-modified-since"}) {
        if (lower == own) return false;
    }
    return !lower.starts_with("proxy-");
}

Result<std::vector<std::string>> header_lines(Disk& disk, const std::string& path) {
    const auto text = text_of(disk, path);
    if (!text) return std::unexpected(text.error());
    std::vector<std::string> lines;
    int number = 0;
    for (std::size_t at = 0; at < text->size();) {
        const auto end = std::min(text->find('\n', at), text->size());
        const auto line = ascii::trimmed(std::string_view(*text).substr(at, end - at));
        at = end + 1;
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        const auto colon = line.find(':');
        const auto name = line.substr(0, colon);
        const auto where = path + ":" + std::to_string(number);
        if (colon == std::string_view::npos || !is_token(name))
            return failure("a header is a name, a colon and a value, like \"X-Api-Key: ...\"", where);
        if (!may_be_set(name)) return failure("the header \"" + std::string(name) + "\" cannot be set", where);
        lines.push_back(std::string(name) + ": " + std::string(ascii::trimmed(line.substr(colon + 1))));
    }
    return lines;
}

std::vector<std::string> secrets_of(const net::Credentials& credentials) {
    std::vector<std::string> all{credentials.token};
    for (const auto& line : credentials.headers) {
        all.push_back(line.substr(line.find(':') + 2));
        if (!line.starts_with(kBasic)) continue;
        const auto encoded = line.substr(kBasic.size());
        const auto decoded = text_of_base64(encoded);
        all.push_back(encoded);
        all.push_back(decoded);
        all.push_back(decoded.substr(decoded.find(':') + 1));
    }
    std::ranges::sort(all, [](const auto& a, const auto& b) { return a.size() > b.size(); });  // the whole before parts
    return all;
}

}  // namespace

Result<net::Credentials> read_credentials(Disk& disk, const SourceSettings& settings) {
    net::Credentials credentials;
    if (!settings.token_file.empty()) {
        auto token = first_line_of(disk, settings.token_file, "token");
        if (!token) return std::unexpected(token.error());
        credentials.token = std::move(*token);
    }
    if (!settings.credential.empty()) {
        const auto path = credential_named(settings.credential);
        if (!path) return std::unexpected(path.error());
        auto token = first_line_of(disk, *path, "token");
        if (!token) return std::unexpected(token.error());
        credentials.token = std::move(*token);
    }
    if (!settings.headers_file.empty()) {
        auto lines = header_lines(disk, settings.headers_file);
        if (!lines) return std::unexpected(lines.error());
        credentials.headers = std::move(*lines);
    }
    if (!settings.password_file.empty()) {
        const auto line = first_line_of(disk, settings.password_file, "password");
        if (!line) return std::unexpected(line.error());
        if (line->find(':') == std::string::npos)
            return failure("the password file holds a name, a colon and a password: \"name:password\"",
                           settings.password_file);
        credentials.headers.push_back(std::string(kBasic) + to_base64(*line));
    }
    credentials.certificate = settings.certificate;
    credentials.key = settings.key;
    return credentials;
}

std::string without_secrets(std::string text, const net::Credentials& credentials, std::size_t least) {
    constexpr std::string_view kHidden = "[hidden]";
    for (const auto& secret : secrets_of(credentials)) {
        if (secret.size() < least) continue;
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kHidden.size()))
            text.replace(at, secret.size(), kHidden);
    }
    return text;
}

}  // namespace accolade::feed
