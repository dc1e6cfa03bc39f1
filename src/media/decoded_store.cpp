#include "media/decoded_store.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include "base/digest.h"
#include "packed.h"

namespace accolade::media {
namespace {

constexpr std::size_t kPlace = 16, kHash = 64, kPart = 16;  // digits of a name, with a dash after the first two
constexpr std::string_view kMagic = "accolade decoded 1\n";
constexpr std::uintmax_t kLeftFree = 256U << 20U;  // for the news, and whoever else uses this disk
constexpr Milliseconds kWanted{24 * 60 * 60'000}, kFirstRound{60 * 60'000}, kUnwritable{10 * 60'000};

std::string place_of(const std::string& path) {
    return sha256(path).substr(0, kPlace);
}

std::string name_of(const std::string& path, const std::string& hash, const Crop& crop) {
    const std::array<float, 4> part{crop.part.x, crop.part.y, crop.part.w, crop.part.h};
    std::string numbers;
    for (const auto number : part) numbers += std::to_string(std::bit_cast<std::uint32_t>(number)) + " ";
    numbers += std::to_string(crop.size.w) + " " + std::to_string(crop.size.h);
    return place_of(path) + "-" + hash + "-" + sha256(numbers).substr(0, kPart);
}

bool is_ours(std::string_view name) {
    constexpr std::size_t kLength = kPlace + 1 + kHash + 1 + kPart;
    if (name.starts_with('.') && name.ends_with(".tmp")) {  // of a write that a power cut ended
        name.remove_prefix(1);
        name = name.substr(0, kLength);
    }
    return name.size() == kLength && name[kPlace] == '-' && name[kPlace + 1 + kHash] == '-' &&
           is_sha256(name.substr(kPlace + 1, kHash));
}

// Of bytes that no enemy wrote: to know damage.
std::uint64_t sum_of(std::string_view bytes) {
    std::uint64_t sum = bytes.size();
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), sizeof sum))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), std::min(bytes.size(), sizeof word));
        sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
        sum ^= sum >> 32U;
    }
    return sum;
}

std::string written(const Bitmap& bitmap) {
    const auto body = packed(bitmap);
    const auto sum = sum_of(body);
    std::string bytes(kMagic);
    std::array<char, sizeof sum> digits{};
    std::memcpy(digits.data(), &sum, sizeof sum);
    bytes.append(digits.data(), digits.size());
    return bytes + body;
}

std::optional<Bitmap> read(std::string_view bytes, PixelSize size) {
    std::uint64_t sum = 0;
    if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + sizeof sum) return std::nullopt;
    bytes.remove_prefix(kMagic.size());
    std::memcpy(&sum, bytes.data(), sizeof sum);
    bytes.remove_prefix(sizeof sum);
    return sum == sum_of(bytes) ? unpacked(bytes, size) : std::nullopt;
}

}  // namespace

DecodedStore::DecodedStore(Disk& disk, Log& log, std::filesystem::path folder, std::uint64_t capacity, Clock clock)
    : disk_(disk),
      log_(log),
      folder_(std::move(folder)),
      capacity_(capacity),
      clock_(std::move(clock)),
      opened_(clock_().steady) {
    read_folder();
}

void DecodedStore::read_folder() {
    const auto files = disk_.list(folder_);
    if (!files) return;  // there is none yet
    for (const auto& file : *files) {
        if (file.folder || !is_ours(file.name)) continue;
        if (file.name.starts_with('.')) {
            (void)disk_.remove(folder_ / file.name);
            continue;
        }
        entries_[file.name] = {file.bytes, file.modified_ns, {}};
        bytes_ += file.bytes;
    }
}

DecodedStore::Entries::iterator DecodedStore::erase(Entries::iterator entry) {
    (void)disk_.remove(folder_ / entry->first);
    bytes_ -= entry->second.bytes;
    return entries_.erase(entry);
}

std::optional<Bitmap> DecodedStore::find(const std::string& path, const std::string& hash, const Crop& crop) {
    const auto found = entries_.find(name_of(path, hash, crop));
    if (found == entries_.end()) return std::nullopt;
    const auto bytes = disk_.read(folder_ / found->first, found->second.bytes);
    auto bitmap = bytes ? read(*bytes, crop.size) : std::nullopt;
    if (bitmap) {
        found->second.used = clock_().steady;
    } else {
        erase(found);
    }
    return bitmap;
}

void DecodedStore::put(const std::string& path, const std::string& hash, const Crop& crop, const Bitmap& bitmap) {
    const auto now = clock_().steady;
    const auto name = name_of(path, hash, crop);
    const auto place = name.substr(0, kPlace + 1);
    for (auto it = entries_.lower_bound(place); it != entries_.end() && it->first.starts_with(place);) {
        it = it->first.compare(kPlace + 1, kHash, hash) == 0 ? std::next(it) : erase(it);
    }
    if (unwritable_until_ && now < *unwritable_until_) return;
    if (entries_.contains(name)) return;
    const auto bytes = written(bitmap);
    std::error_code unknown;
    const auto space = std::filesystem::space(folder_.parent_path(), unknown);
    if (!unknown && space.available < kLeftFree + bytes.size()) return;
    if (!make_room(bytes.size(), now)) return;
    auto done = disk_.make_folder(folder_);
    if (done) done = disk_.write_whole(folder_ / name, bytes);
    if (!done) {
        unwritable_until_ = now + kUnwritable;
        log_.warn("decoded pictures",
                  "decoded pictures cannot be kept, and are decoded each time: " + to_string(done.error()));
        return;
    }
    unwritable_until_.reset();
    entries_[name] = {bytes.size(), 0, now};
    bytes_ += bytes.size();
}

// False where all that is here is still wanted.
bool DecodedStore::make_room(std::uint64_t bytes, SteadyTime now) {
    const auto unwanted = [&](const Entry& entry) {
        return entry.used ? now - *entry.used > kWanted : now - opened_ > kFirstRound;
    };
    const auto age = [](const Entries::value_type& entry) {
        return std::tuple(entry.second.used, entry.second.written_ns);  // what was not used at all comes first
    };
    while (bytes_ + bytes > capacity_) {
        auto oldest = entries_.end();
        for (auto it = entries_.begin(); it != entries_.end(); ++it) {
            if (unwanted(it->second) && (oldest == entries_.end() || age(*it) < age(*oldest))) oldest = it;
        }
        if (oldest == entries_.end()) return false;
        erase(oldest);
    }
    return true;
}

void DecodedStore::keep_only(const std::vector<std::string>& paths) {
    std::set<std::string> places;
    for (const auto& path : paths) places.insert(place_of(path));
    for (auto it = entries_.begin(); it != entries_.end();) {
        it = places.contains(it->first.substr(0, kPlace)) ? std::next(it) : erase(it);
    }
}

}  // namespace accolade::media
