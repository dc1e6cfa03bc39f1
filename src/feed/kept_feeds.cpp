#include "kept_feeds.h"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace accolade::feed {
namespace {

constexpr int kGenerations = 3;
constexpr std::size_t kDocuments = kFolderFiles;

std::string written(const KeptFeed& feed) {
    std::string out;
    put(out, feed.validators.etag);
    put(out, feed.validators.last_modified);
    for (const auto& document : feed.documents) {
        put(out, document.address);
        put(out, document.bytes);
    }
    return out;
}

std::optional<KeptFeed> feed_of(std::string_view in) {
    KeptFeed feed;
    const auto etag = take(in), modified = take(in);
    if (!etag || !modified) return std::nullopt;
    feed.validators = {std::string(*etag), std::string(*modified)};
    while (!in.empty() && feed.documents.size() < kDocuments) {
        const auto address = take(in), bytes = take(in);
        if (!address || !bytes) return std::nullopt;
        feed.documents.push_back({std::string(*address), std::string(*bytes)});
    }
    return feed;
}

}  // namespace

KeptFeeds::KeptFeeds(Disk& disk, Log& log, std::filesystem::path folder)
    : disk_(disk), log_(log), folder_(std::move(folder)) {}

void KeptFeeds::sweep(const std::vector<SourceSettings>& sources) {
    std::set<std::string> ours;
    for (const auto& source : sources) {
        for (auto& name : generations(source.address).slots->file_names()) ours.insert(std::move(name));
    }
    const auto files = disk_.list(folder_ / "news");
    if (!files) return;
    for (const auto& file : *files) {
        if (!file.folder && is_named_by_us(file.name, 2) && !ours.contains(file.name)) {
            (void)disk_.remove(folder_ / "news" / file.name);
        }
    }
}

KeptFeeds::Generations& KeptFeeds::generations(const std::string& source) {
    auto& one = all_[source];
    if (!one.slots) {
        one.slots =
            std::make_unique<Slots>(disk_, log_, folder_ / "news", sha256(source), kGenerations, 4 * kFeedBytes);
    }
    return one;
}

// Refused where one of them is a link: what it leads to is not ours.
Result<void> KeptFeeds::make_folders() {
    auto made = disk_.make_folder(folder_);
    return made ? disk_.make_folder(folder_ / "news") : made;
}

std::vector<KeptFeed> KeptFeeds::of(const std::string& source) {
    auto& one = generations(source);
    std::vector<KeptFeed> feeds;
    for (const auto& bytes : one.slots->read()) {
        if (auto feed = feed_of(bytes)) feeds.push_back(std::move(*feed));
    }
    one.digest = feeds.empty() ? "" : digest_of(feeds.front().documents);
    return feeds;
}

Result<void> KeptFeeds::keep(const std::string& source, const KeptFeed& feed) {
    auto& one = generations(source);
    auto digest = digest_of(feed.documents);
    if (digest == one.digest) return {};
    if (auto made = make_folders(); !made) return made;
    auto kept = one.slots->write(written(feed));
    if (kept) one.digest = std::move(digest);
    return kept;
}

Result<void> KeptFeeds::forget_older(const std::string& source) {
    if (auto made = make_folders(); !made) return made;
    return generations(source).slots->drop_older();
}

}  // namespace accolade::feed
