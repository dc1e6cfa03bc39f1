#include "archive.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/digest.h"
#include "picture_name.h"

namespace accolade::feed {
namespace {

constexpr std::size_t kListBytes = 16U << 20U;

// One picture of a list as it is written: its address, its file, and five more.
template <class Visit>
void each_listed(std::string_view in, Visit visit) {
    while (!in.empty()) {
        const auto address = take(in), file = take(in);
        if (!address || !file) return;
        visit(*address, *file);
        for (int i = 0; i < 5; ++i) (void)take(in);
    }
}

std::string damaged(const std::filesystem::path& path) {
    return path.string() + ": the file is damaged; it is removed, and its picture fetched again";
}

template <class Pictures>
bool names_a_picture_not_in(std::string_view list, const Pictures& pictures) {
    bool found = false;
    each_listed(list, [&](std::string_view address, std::string_view) {
        found = found || !pictures.contains(std::string(address));
    });
    return found;
}

}  // namespace

Archive::Archive(Disk& disk, Log& log, std::filesystem::path folder, std::uint64_t quota)
    : disk_(disk),
      log_(log),
      folder_(std::move(folder)),
      quota_(quota),
      feeds_(disk_, log_, folder_),
      list_(disk_, log_, folder_, "pictures.list", 2, kListBytes) {}

void Archive::open(const std::vector<SourceSettings>& sources) {
    // Neither read nor written through a link: what it leads to is not ours.
    if (const auto made = make_folders(); !made) {
        log_.warn("archive", to_string(made.error()) + "; nothing is kept for a start without a network");
        return;
    }
    read_list();
    if (list_.newer()) return;
    feeds_.sweep(sources);
    const auto files = disk_.list(folder_ / "pictures");
    if (!files) return;
    std::map<std::string, std::uint64_t> sizes;
    for (const auto& file : *files) {
        if (!file.folder) sizes[file.name] = file.bytes;
    }
    std::set<std::string> listed;
    for (auto it = pictures_.begin(); it != pictures_.end();) {
        const auto found = sizes.find(it->second.file);
        listed.insert(it->second.file);
        const bool whole = found != sizes.end() && found->second == it->second.bytes;
        if (found != sizes.end() && !whole) {
            log_.warn("archive " + path_of(it->second).string(), damaged(path_of(it->second)));
            (void)disk_.remove(path_of(it->second));
        }
        it = whole ? std::next(it) : forget_picture(it);
    }
    if (list_.unreadable()) return;  // files that it named would look unused
    for (const auto& [name, size] : sizes) {
        if (is_named_by_us(name, 0) && !listed.contains(name)) (void)disk_.remove(folder_ / "pictures" / name);
    }
}

Result<void> Archive::make_folders() {
    auto made = disk_.make_folder(folder_);
    for (const auto* name : {"news", "pictures"}) {
        if (made) made = disk_.make_folder(folder_ / name);
    }
    return made;
}

void Archive::read_list() {
    pictures_.clear();
    uses_.clear();
    bytes_in_use_ = 0;
    list_on_disk_.clear();
    const auto versions = list_.read();
    if (versions.empty()) return;
    std::string_view in = versions.front();
    while (!in.empty()) {
        const auto address = take(in), file = take(in);
        const auto bytes = take_number(in), width = take_number(in), height = take_number(in);
        const auto etag = take(in), modified = take(in);
        if (!address || !file || !bytes || !width || !height || !etag || !modified || !is_sha256(*file)) return;
        set_picture(picture_name(std::string(*address)), {std::string(*file),
                                                          *bytes,
                                                          {static_cast<int>(*width), static_cast<int>(*height)},
                                                          {std::string(*etag), std::string(*modified)}});
    }
    list_on_disk_ = versions.front();
}

std::string Archive::written_list() const {
    std::string out;
    for (const auto& [address, picture] : pictures_) {
        put(out, address);
        put(out, picture.file);
        put(out, std::to_string(picture.bytes));
        put(out, std::to_string(picture.size.w));
        put(out, std::to_string(picture.size.h));
        put(out, picture.validators.etag);
        put(out, picture.validators.last_modified);
    }
    return out;
}

void Archive::set_picture(const std::string& address, KeptPicture picture) {
    if (const auto before = pictures_.find(address); before != pictures_.end()) forget_picture(before);
    if (++uses_[picture.file] == 1) bytes_in_use_ += picture.bytes;
    pictures_[address] = std::move(picture);
}

Archive::Pictures::iterator Archive::forget_picture(Pictures::iterator picture) {
    const auto uses = uses_.find(picture->second.file);
    if (--uses->second == 0) {
        bytes_in_use_ -= picture->second.bytes;
        uses_.erase(uses);
    }
    return pictures_.erase(picture);
}

const KeptPicture* Archive::picture(const std::string& address) const {
    const auto found = pictures_.find(address);
    return found == pictures_.end() ? nullptr : &found->second;
}

std::vector<std::string> Archive::picture_addresses() const {
    std::vector<std::string> all;
    for (const auto& [address, picture] : pictures_) all.push_back(address);
    return all;
}

std::filesystem::path Archive::path_of(const KeptPicture& picture) const {
    return folder_ / "pictures" / picture.file;
}

bool Archive::verify(const std::string& address) {
    const auto found = pictures_.find(address);
    if (found == pictures_.end()) return false;
    const auto path = path_of(found->second);
    const auto bytes = disk_.read(path, kPictureBytes);
    if (bytes && sha256(*bytes) == found->second.file) return true;
    log_.warn("archive " + path.string(),
              bytes ? damaged(path) : to_string(bytes.error()) + "; its picture is fetched again");
    const auto file = found->second.file;
    for (auto it = pictures_.begin(); it != pictures_.end();) {
        it = it->second.file == file ? forget_picture(it) : std::next(it);
    }
    (void)disk_.remove(path);
    return false;
}

Result<void> Archive::keep_picture(const std::string& address, std::string_view bytes, PixelSize size,
                                   Validators validators) {
    KeptPicture picture{sha256(bytes), bytes.size(), size, std::move(validators)};
    const auto found = pictures_.find(address);
    const bool here = uses_.contains(picture.file);
    if (!here) {
        const auto spared = found != pictures_.end() ? found->second.bytes : 0;
        if (bytes_in_use_ + picture.bytes > quota_ + spared) {
            return failure("no space is left for pictures (limit " + std::to_string(quota_ >> 20U) + " MiB)", address);
        }
        if (auto made = make_folders(); !made) return made;
        // One that left the list a moment ago may be here, and may be damaged.
        const auto before = unlisted_.contains(picture.file) ? disk_.read(path_of(picture), kPictureBytes)
                                                             : Result<std::string>(std::string());
        if (!before || *before != bytes) {
            if (auto done = disk_.write_whole(path_of(picture), bytes); !done) return done;
        }
        written_since_.insert(picture.file);
    } else if (found != pictures_.end() && found->second.file == picture.file) {
        return {};  // unchanged: new validators alone are not worth a write
    }
    unlisted_.erase(picture.file);
    set_picture(address, std::move(picture));
    return {};
}

Result<void> Archive::list_pictures(const std::vector<std::string>& wanted, SteadyTime now) {
    const std::set<std::string_view> keep(wanted.begin(), wanted.end());
    auto before = written_since_;  // files that may have to go
    // Also files of pictures that have been replaced since.
    each_listed(list_on_disk_, [&](std::string_view, std::string_view file) { before.insert(std::string(file)); });
    for (auto it = pictures_.begin(); it != pictures_.end();) {
        it = keep.contains(it->first) ? std::next(it) : forget_picture(it);
    }
    auto list = written_list();
    if (list != list_on_disk_) {
        auto done = list_.write(list);
        // An address may have a name in it.
        if (done && names_a_picture_not_in(list_on_disk_, pictures_)) done = list_.drop_older();
        if (!done) return done;
        list_on_disk_ = std::move(list);
    }
    written_since_.clear();
    for (const auto& [address, picture] : pictures_) {
        before.erase(picture.file);
        unlisted_.erase(picture.file);
    }
    for (const auto& file : before) unlisted_.emplace(file, now);
    return {};
}

void Archive::remove_unlisted_files(SteadyTime now) {
    constexpr Milliseconds kOnScreen{60'000};  // what is being shown may still be read
    for (auto it = unlisted_.begin(); it != unlisted_.end();) {
        if (now - it->second < kOnScreen) {
            ++it;
            continue;
        }
        (void)disk_.remove(folder_ / "pictures" / it->first);
        it = unlisted_.erase(it);
    }
}

}  // namespace accolade::feed
