#include "collector.h"

#include <algorithm>
#include <utility>

#include "net/url.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kAgain{60 * 60'000};           // a picture the server can say "unchanged" about
constexpr Milliseconds kAgainWhole{6 * 60 * 60'000};  // one that would come whole again
constexpr Milliseconds kFilesAgain{60'000};
constexpr Milliseconds kLongest{60'000};
constexpr int kVerifiedAtOnce = 4;

Milliseconds pace(const Wanted& wanted, const KeptPicture* kept) {
    if (!net::is_web(wanted.address)) return kFilesAgain;
    const bool asks = kept != nullptr && (!kept->validators.etag.empty() || !kept->validators.last_modified.empty());
    return asks ? kAgain : kAgainWhole;
}

}  // namespace

std::vector<std::string> picture_addresses(const model::Item& item) {
    std::vector<std::string> all;
    const auto add = [&all](const std::string& address) {
        if (!address.empty() && std::find(all.begin(), all.end(), address) == all.end()) all.push_back(address);
    };
    add(item.image);
    for (const auto& person : item.people) add(person.photo);
    if (item.from) add(item.from->photo);
    if (item.host) add(item.host->photo);
    for (const auto& visitor : item.visitors) add(visitor.photo);
    for (const auto& entry : item.entries) add(entry.photo);
    return all;
}

Collector::Collector(Disk& disk, Log& log, Archive& archive, Start start, Examine examine,
                     std::function<double()> chance)
    : disk_(disk),
      log_(log),
      archive_(archive),
      start_(std::move(start)),
      examine_(std::move(examine)),
      chance_(std::move(chance)) {}

void Collector::want(std::vector<Wanted> wanted) {
    std::map<std::string, Shelf> next;
    order_.clear();
    for (auto& one : wanted) {
        if (next.contains(one.address)) continue;  // the first feed that names it answers for it
        order_.push_back(one.address);
        auto found = shelves_.find(one.address);
        Shelf shelf;
        if (found != shelves_.end()) {
            shelf = std::move(found->second);
            shelves_.erase(found);
        } else if (const auto* kept = net::is_web(one.address) ? archive_.picture(one.address) : nullptr) {
            shelf.picture = model::PictureFile{archive_.path_of(*kept).string(), kept->size};
            shelf.to_verify = true;
        }
        shelf.wanted = std::move(one);
        next.emplace(shelf.wanted.address, std::move(shelf));
    }
    shelves_ = std::move(next);
}

void Collector::hurry() {
    for (auto& [address, shelf] : shelves_) {
        if (shelf.patience.failures > 0 || !net::is_web(address)) shelf.patience.next = {};
    }
}

Milliseconds Collector::turn(SteadyTime now) {
    int verified = 0;
    auto longest = kLongest;
    for (const auto& address : order_) {
        auto& shelf = shelves_.at(address);
        if (shelf.to_verify) {
            if (verified == kVerifiedAtOnce) {
                longest = Milliseconds(0);
                continue;
            }
            ++verified;
            shelf.to_verify = false;
            if (archive_.verify(address)) {
                shelf.patience = after_success(now, pace(shelf.wanted, archive_.picture(address)));
            } else {
                shelf.picture.reset();
            }
        }
        if (shelf.under_way) continue;
        if (!shelf.patience.due(now)) {
            longest = std::min(longest, shelf.patience.next - now);
            continue;
        }
        if (!net::is_web(address)) {
            check_file(shelf, now);
        } else if (under_way_ < kAtOnce && shelf.wanted.online) {
            start(shelf);
        }
    }
    return std::max(longest, Milliseconds(0));
}

void Collector::start(Shelf& shelf) {
    net::Request request;
    request.url = shelf.wanted.address;
    request.reach = shelf.wanted.reach;
    request.token = shelf.wanted.token;
    request.accept = "image/png, image/jpeg, image/webp, image/gif, image/svg+xml";
    request.max_bytes = kPictureBytes;
    request.whole = Seconds(60);
    if (const auto* kept = archive_.picture(request.url); kept != nullptr && shelf.picture) {
        request.etag = kept->validators.etag;
        request.last_modified = kept->validators.last_modified;
    }
    shelf.under_way = true;
    ++under_way_;
    start_(request.url, request);
}

void Collector::arrived(const std::string& address, net::Fetched fetched, SteadyTime now) {
    --under_way_;
    const auto found = shelves_.find(address);
    if (found == shelves_.end()) return;  // not wanted any more
    auto& shelf = found->second;
    shelf.under_way = false;
    shelf.tried = true;
    if (!fetched) return failed(shelf, fetched.error().error, fetched.error().retry_after, now);
    if (fetched->status == 304) {
        shelf.trouble.clear();
        shelf.patience = after_success(now, pace(shelf.wanted, archive_.picture(address)));
        return;
    }
    const auto header = examine_(fetched->bytes);
    if (!header) return failed(shelf, {header.error().what, net::shown(address)}, std::nullopt, now);
    auto kept = archive_.keep_picture(address, fetched->bytes, header->size, {fetched->etag, fetched->last_modified});
    if (!kept) return failed(shelf, kept.error(), std::nullopt, now);
    const auto* picture = archive_.picture(address);
    shelf.picture = model::PictureFile{archive_.path_of(*picture).string(), picture->size};
    shelf.trouble.clear();
    shelf.patience = after_success(now, pace(shelf.wanted, picture));
}

void Collector::check_file(Shelf& shelf, SteadyTime now) {
    shelf.tried = true;
    const auto path = path_of(shelf.wanted.address);
    if (!shelf.wanted.from_files) {
        shelf.picture.reset();
        return failed(shelf, {"a feed from the web names a file; it may only name http and https", path}, std::nullopt,
                      now);
    }
    const auto info = disk_.info(path);
    if (!info) {
        shelf.picture.reset();
        shelf.stamp.reset();
        return failed(shelf, info.error(), std::nullopt, now);
    }
    if (shelf.stamp != *info || !shelf.picture) {
        const auto bytes = disk_.read(path, kPictureBytes);
        if (!bytes) return failed(shelf, bytes.error(), std::nullopt, now);
        const auto header = examine_(*bytes);
        if (!header) {
            // It may be half written: what was there before is no longer there to be shown.
            shelf.picture.reset();
            return failed(shelf, {header.error().what, path}, std::nullopt, now);
        }
        shelf.stamp = *info;
        shelf.picture = model::PictureFile{path, header->size, info->modified_ns};
    }
    shelf.trouble.clear();
    shelf.patience = after_success(now, kFilesAgain);
}

void Collector::failed(Shelf& shelf, const Error& error, std::optional<Seconds> told, SteadyTime now) {
    shelf.trouble = error.what;
    log_.warn("picture " + net::shown(shelf.wanted.address), "picture " + to_string(error));
    shelf.patience = after_failure(shelf.patience, now, kFilesAgain, told, chance_());
}

std::map<std::string, model::PictureFile> Collector::here() const {
    std::map<std::string, model::PictureFile> all;
    for (const auto& [address, shelf] : shelves_) {
        if (shelf.picture) all.emplace(address, *shelf.picture);
    }
    return all;
}

bool Collector::idle() const {
    return under_way_ == 0 && std::all_of(shelves_.begin(), shelves_.end(), [](const auto& entry) {
               const auto& shelf = entry.second;
               return !shelf.to_verify &&
                      (shelf.tried || shelf.picture || (net::is_web(entry.first) && !shelf.wanted.online));
           });
}

Complaints Collector::complaints() const {
    Complaints all;
    for (const auto& address : order_) {
        const auto& shelf = shelves_.at(address);
        if (!shelf.trouble.empty()) {
            all.push_back({Severity::warning, net::shown(address), "this picture is not shown: " + shelf.trouble});
        }
    }
    return all;
}

}  // namespace accolade::feed
