#include "quarantine.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/digest.h"

namespace accolade::decoder {
namespace {

constexpr std::size_t kFileBytes = 4096;
constexpr std::string_view kTitle = "accolade quarantine 1\n";

// "accolade quarantine 1", the version, how often, and what: a line each.
std::string written(const std::string& version, int count, const std::string& what) {
    return std::string(kTitle) + version + "\n" + std::to_string(count) + "\n" + what + "\n";
}

std::optional<std::string_view> line_of(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace

Quarantine::Quarantine(Disk& disk, Log& log, std::filesystem::path folder, std::string version)
    : disk_(disk), log_(log), folder_(std::move(folder)), version_(std::move(version)) {
    if (folder_.empty()) return;
    auto files = disk_.list(folder_);
    if (!files) return;  // usually there is none
    std::erase_if(*files, [](const FileInfo& file) { return file.folder || !is_sha256(file.name); });
    std::ranges::sort(*files, std::greater{}, &FileInfo::modified_ns);
    for (const auto& file : *files) {
        const auto bytes = disk_.read(folder_ / file.name, kFileBytes);
        std::string_view text = bytes ? std::string_view(*bytes) : std::string_view();
        const bool ours = text.starts_with(kTitle);
        text.remove_prefix(ours ? kTitle.size() : 0);
        const auto made_by = line_of(text), count = line_of(text), what = line_of(text);
        Strikes strikes;
        if (ours && made_by == version_ && count && what && strikes_.size() < kMost &&
            std::from_chars(count->data(), count->data() + count->size(), strikes.count).ec == std::errc{}) {
            strikes.what = *what;
            strikes_.emplace(file.name, std::move(strikes));
        } else {
            (void)disk_.remove(folder_ / file.name);
        }
    }
}

std::optional<std::string> Quarantine::held(const std::string& hash) const {
    const auto found = strikes_.find(hash);
    if (found == strikes_.end() || found->second.count < kStrikes) return std::nullopt;
    return found->second.what;
}

bool Quarantine::strike(const std::string& hash, std::string_view what) {
    if (strikes_.size() >= kMost && !strikes_.contains(hash)) forgive(strikes_.begin()->first);
    auto& strikes = strikes_[hash];
    ++strikes.count;
    strikes.what = what;
    keep(hash, strikes);
    return strikes.count >= kStrikes;
}

void Quarantine::forgive(const std::string& hash) {
    if (strikes_.erase(hash) == 0 || folder_.empty()) return;
    (void)disk_.remove(folder_ / hash);
}

void Quarantine::keep(const std::string& hash, const Strikes& strikes) {
    if (folder_.empty()) return;
    auto kept = disk_.make_folder(folder_);
    if (kept) kept = disk_.write_whole(folder_ / hash, written(version_, strikes.count, strikes.what));
    if (!kept)
        log_.warn("quarantine",
                  "that a picture cannot be decoded is forgotten with the next start: " + to_string(kept.error()));
}

}  // namespace accolade::decoder
