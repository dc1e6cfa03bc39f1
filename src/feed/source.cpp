#include "feed/source.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/digest.h"
#include "credentials.h"
#include "os/log.h"

namespace accolade::feed {

std::string path_of(const std::string& address) {
    return address.starts_with("file://") ? address.substr(7) : address;
}

std::string digest_of(const std::vector<Document>& documents) {
    std::string all;
    for (const auto& document : documents) all += sha256(document.address) + sha256(document.bytes);
    return sha256(all);
}

Result<Look> look_at(Disk& disk, const std::string& address, const std::vector<FileInfo>& before) {
    const std::filesystem::path path = path_of(address);
    const auto real = disk.resolved(path);  // what the settings name may be a link
    if (!real) return std::unexpected(real.error());
    const auto info = disk.info(*real);
    if (!info) return std::unexpected(info.error());

    Look look;
    if (!info->folder) {
        look.stamps.push_back(*info);
        look.stamps.back().name = path.string();
    } else {
        const auto files = disk.list_followed(*real);
        if (!files) return std::unexpected(files.error());
        look.folder = *info;
        for (const auto& file : *files) {
            if (file.folder || !ascii::lower(file.name).ends_with(".json") || file.name.starts_with('.')) continue;
            if (look.stamps.size() == kFolderFiles) {
                look.complaints.push_back(
                    {Severity::warning, path.string(),
                     "more than " + std::to_string(kFolderFiles) + " files; the rest are not read"});
                break;
            }
            look.stamps.push_back(file);
            look.stamps.back().name = (path / file.name).string();
        }
        if (look.stamps.empty()) {
            look.complaints.push_back(
                {Severity::warning, path.string(),
                 "there is no feed in this folder yet; feeds are files whose names end in .json"});
        }
    }
    if (!before.empty() && look.stamps == before) {
        look.same = true;
        return look;
    }
    for (const auto& stamp : look.stamps) {
        const auto file = disk.resolved(stamp.name);
        if (file && info->folder && !lies_below(*file, *real)) {
            look.complaints.push_back({Severity::error, stamp.name,
                                       "it is a link that leads out of the feed's folder and is not read; put the file "
                                       "itself there"});
            continue;
        }
        auto bytes = file ? disk.read(*file, kFeedBytes) : Result<std::string>(std::unexpected(file.error()));
        if (bytes) {
            look.documents.push_back({stamp.name, std::move(*bytes)});
        } else if (!info->folder) {
            return std::unexpected(bytes.error());
        } else {
            look.complaints.push_back({Severity::error, stamp.name, bytes.error().what});
        }
    }
    return look;
}

Result<net::Request> request_for(Disk& disk, const SourceSettings& settings, const Validators& have) {
    net::Request request;
    request.url = settings.address;
    request.etag = have.etag;
    request.last_modified = have.last_modified;
    request.accept = kAccept;
    request.max_bytes = kFeedBytes;
    request.whole = Seconds(60);
    auto credentials = read_credentials(disk, settings);
    if (!credentials) return std::unexpected(credentials.error());
    request.credentials = std::move(*credentials);
    return request;
}

std::string not_a_feed(const net::Answer& answer, const net::Credentials& credentials) {
    constexpr std::size_t kQuoted = 80;
    auto body = std::string_view(answer.bytes);
    if (body.starts_with("\xef\xbb\xbf")) body.remove_prefix(3);
    body = ascii::trimmed(body);
    if (body.empty()) return "the answer is empty, not a feed";
    const bool like_json = body.front() == '{' || body.front() == '[';
    if (body.front() != '<' && (like_json || !answer.content_type.starts_with("text/html"))) return {};
    // Hidden before it is cut, so that no half of a secret is left.
    const auto quoted = without_secrets(std::string(body.substr(0, 4096)), credentials, kInMessages);
    return "got a web page, not a feed; perhaps a login page. It begins: " +
           escaped(quoted.substr(0, kQuoted), kQuoted);
}

}  // namespace accolade::feed
