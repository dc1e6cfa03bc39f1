#include "keeper.h"

#include <algorithm>
#include <string>
#include <utility>

#include "merge.h"
#include "picture_name.h"
#include "selection.h"
#include "withdrawn.h"

namespace accolade::feed {
namespace {

constexpr Milliseconds kLongest{60'000};
constexpr Milliseconds kWritesApart{15 * 60'000};  // of one feed, where nothing has to go from the disk
constexpr Milliseconds kForPictures{60'000};       // how long news wait for their pictures before they are written

// Looked up again only when another one of them is over.
const Over& over_of(std::optional<Over>& known, const Contents& contents, WallTime now) {
    if (known && known->holds(now)) return *known;
    return known.emplace(over_at(contents.items, now));
}

}  // namespace

Keeper::Keeper(Seams seams, const std::filesystem::path& folder)
    : seams_(std::move(seams)), archive_(seams_.disk, seams_.log, folder) {}

void Keeper::open() {
    std::vector<SourceSettings> settings;
    for (const auto& source : seams_.sources) settings.push_back(source.settings);
    archive_.open(settings);
    for (auto& source : seams_.sources) {
        for (auto& kept : archive_.feeds(source.settings.address)) {
            auto contents = seams_.read(source, std::move(kept.documents));
            if (!contents) continue;  // an older one may be readable
            source.contents = std::move(*contents);
            source.validators = std::move(kept.validators);
            source.on_disk.news = essence_of(*source.contents);
            break;
        }
    }
}

Milliseconds Keeper::turn(Now now) {
    auto longest = kLongest;
    for (auto& source : seams_.sources) {
        if (!source.contents || !source.access.online) continue;
        auto& on_disk = source.on_disk;
        const bool expires = source.over && !source.over->holds(now.wall);
        if (expires || (!on_disk.current && may_be_written(source, now))) keep(source, now);
        if (!on_disk.current && now.steady < on_disk.not_before)
            longest = std::min(longest, on_disk.not_before - now.steady);
    }
    archive_.remove_unlisted_files(now.steady);
    return longest;
}

void Keeper::contents_changed(SourceState& source, bool takes_back, Now now) {
    auto& on_disk = source.on_disk;
    source.over.reset();
    on_disk.taken_back = on_disk.taken_back || takes_back;
    on_disk.current = false;
    // Better without pictures than not at all.
    on_disk.not_before = on_disk.news ? now.steady + kForPictures : now.steady;
    if (on_disk.written_at) on_disk.not_before = std::max(on_disk.not_before, *on_disk.written_at + kWritesApart);
}

void Keeper::confirmed(SourceState& source, Now now) {
    // Nothing is written where nothing is new.
    if (pictures_unlisted_) keep_pictures(now);
    keep(source, now);
}

void Keeper::keep(SourceState& source, Now now) {
    if (!source.contents) return;
    const auto& contents = *source.contents;
    auto& on_disk = source.on_disk;
    const auto& over = over_of(source.over, contents, now.wall).items;
    const bool expires = !std::ranges::includes(on_disk.expired, over);
    if (on_disk.current && over == on_disk.expired) return;
    const bool must_go = on_disk.taken_back || expires;
    if (!must_go && !may_be_written(source, now)) return;
    if (!must_go && over == on_disk.expired && on_disk.news && on_disk.news->is_that_of(contents)) {
        check_older(source, contents);
        if (!on_disk.taken_back) {
            on_disk.current = true;  // another time stands in it, or the like
            return;
        }
    }
    write(source, contents, expires, now);
}

bool Keeper::may_be_written(const SourceState& source, Now now) const {
    const auto& on_disk = source.on_disk;
    if (on_disk.written_at && now.steady < *on_disk.written_at + kWritesApart) return false;
    return now.steady >= on_disk.not_before || (!on_disk.write_failed && seams_.pictures_idle());
}

void Keeper::write(SourceState& source, const Contents& contents, bool expires, Now now) {
    const auto& address = source.settings.address;
    auto& on_disk = source.on_disk;
    const auto& over = over_of(source.over, contents, now.wall).items;
    auto kept = archive_.keep_feed(address, {source.validators, as_kept(contents, over)});
    check_older(source, contents);
    if (kept && (on_disk.taken_back || expires)) kept = archive_.forget_older_feeds(address);
    on_disk.current = kept.has_value();
    on_disk.write_failed = !kept;
    if (kept) {
        on_disk.taken_back = false;
        on_disk.expired = over;
        on_disk.news = essence_of(contents);
        on_disk.written_at = now.steady;
        keep_pictures(now);
    } else {
        on_disk.not_before = now.steady + kForPictures;
        seams_.log.warn("archive of " + name_of(source),
                        "the news cannot be saved for a start without a network: " + to_string(kept.error()));
    }
}

// A power cut may have come between a feed that takes something back and the removal of those before it.
void Keeper::check_older(SourceState& source, const Contents& contents) {
    auto& on_disk = source.on_disk;
    if (std::exchange(on_disk.older_checked, true)) return;
    auto feeds = archive_.feeds(source.settings.address);
    for (std::size_t i = 1; i < feeds.size() && !on_disk.taken_back; ++i) {
        const auto older = seams_.read(source, std::move(feeds[i].documents));
        on_disk.taken_back = !older || takes_back(*older, contents);
    }
}

void Keeper::keep_pictures(Now now) {
    if (seams_.sources.empty()) return;
    std::vector<std::string> wanted;
    const auto want = [&](const model::Brand& brand, const model::Items& items) {
        for (const auto& address : picture_addresses(brand, items, now.wall)) wanted.push_back(picture_name(address));
    };
    const auto& newest = seams_.newest();
    want(newest.brand, newest.items);
    // And those of the news that lie on the disk: after a power cut these are shown, each with its pictures.
    for (const auto& source : seams_.sources) {
        const auto& kept = source.on_disk.news;
        if (kept) want(kept->brand, selected(kept->items, source.settings, now.wall).items);
    }
    // Nothing is given up for a feed that has not been heard of yet.
    if (!std::ranges::all_of(seams_.sources, [](const SourceState& source) { return source.contents.has_value(); })) {
        for (auto& address : archive_.picture_addresses()) wanted.push_back(std::move(address));
    }
    const auto done = archive_.list_pictures(wanted, now.steady);
    pictures_unlisted_ = !done;
    if (!done) {
        seams_.log.warn("archive",
                        "the pictures cannot be saved for a start without a network: " + to_string(done.error()));
    }
}

}  // namespace accolade::feed
