#include "slots.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/digest.h"

namespace accolade::feed {
namespace {

constexpr std::string_view kMagic = "accolade 1 ";

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string sealed(const std::string& name, std::uint64_t version, std::string_view bytes) {
    std::string inside = name + " " + std::to_string(version) + " " + std::to_string(bytes.size()) + "\n";
    inside += bytes;
    return std::string(kMagic) + sha256(inside) + " " + inside;
}

// "accolade 2 ", and not what a flipped bit made of a file of ours.
bool is_of_another_format(std::string_view file) {
    constexpr std::string_view kName = "accolade ";
    if (!file.starts_with(kName) || file.starts_with(kMagic)) return false;
    const auto rest = file.substr(kName.size(), 8);
    const auto version = number(rest.substr(0, rest.find(' ')));
    return version && *version > 1;
}

struct Opened {
    std::uint64_t version = 0;
    std::string bytes;
};

std::optional<Opened> opened(const std::string& name, std::string_view file) {
    if (!file.starts_with(kMagic)) return std::nullopt;
    file.remove_prefix(kMagic.size());
    if (file.size() < 66 || file[64] != ' ') return std::nullopt;
    const auto sum = file.substr(0, 64), inside = file.substr(65);
    if (sha256(inside) != sum) return std::nullopt;
    const auto line = inside.substr(0, inside.find('\n'));
    if (line.size() == inside.size() || !line.starts_with(name + " ")) return std::nullopt;
    const auto rest = line.substr(name.size() + 1);
    const auto space = rest.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto version = number(rest.substr(0, space)), length = number(rest.substr(space + 1));
    const auto bytes = inside.substr(line.size() + 1);
    if (!version || *version == 0 || length != bytes.size()) return std::nullopt;
    return Opened{*version, std::string(bytes)};
}

}  // namespace

Slots::Slots(Disk& disk, Log& log, std::filesystem::path folder, std::string name, int count, std::size_t limit)
    : disk_(disk),
      log_(log),
      folder_(std::move(folder)),
      name_(std::move(name)),
      limit_(limit),
      numbers_(static_cast<std::size_t>(count), 0) {}

std::filesystem::path Slots::path_of(std::size_t slot) const {
    return folder_ / (name_ + "." + std::to_string(slot));
}

std::vector<std::string> Slots::file_names() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < numbers_.size(); ++i) names.push_back(name_ + "." + std::to_string(i));
    return names;
}

std::vector<std::string> Slots::read() {
    std::vector<Opened> all;
    unreadable_ = newer_ = false;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        numbers_[i] = 0;
        if (!disk_.info(path_of(i))) continue;
        const auto file = disk_.read(path_of(i), limit_ + 1024);
        if (!file) {
            unreadable_ = true;
            log_.warn("archive " + path_of(i).string(), to_string(file.error()));
            continue;
        }
        if (is_of_another_format(*file)) {
            newer_ = unreadable_ = true;
            log_.warn("archive " + path_of(i).string(),
                      path_of(i).string() + ": another version of this program wrote this; it is left alone");
            continue;
        }
        auto one = opened(name_, *file);
        if (!one) {
            unreadable_ = true;
            log_.warn("archive " + path_of(i).string(),
                      path_of(i).string() + ": the file is damaged; it is removed, and its feed fetched again");
            (void)disk_.remove(path_of(i));
            continue;
        }
        numbers_[i] = one->version;
        all.push_back(std::move(*one));
    }
    std::sort(all.begin(), all.end(), [](const Opened& a, const Opened& b) { return a.version > b.version; });
    std::vector<std::string> bytes;
    for (auto& one : all) bytes.push_back(std::move(one.bytes));
    return bytes;
}

Result<void> Slots::write(std::string_view bytes) {
    if (newer_) {
        return failure(
            "another version of this program keeps its news here; remove the folder, or name another "
            "\"state_folder\"",
            folder_.string());
    }
    if (bytes.size() > limit_) return failure("too large to be saved", path_of(0).string());
    if (auto made = disk_.make_folder(folder_); !made) return made;
    const auto oldest = std::min_element(numbers_.begin(), numbers_.end());
    const auto version = *std::max_element(numbers_.begin(), numbers_.end()) + 1;
    const auto slot = static_cast<std::size_t>(oldest - numbers_.begin());
    auto written = disk_.write_whole(path_of(slot), sealed(name_, version, bytes));
    if (written) *oldest = version;
    return written;
}

Result<void> Slots::drop_older() {
    if (newer_) return {};
    const auto newest = *std::ranges::max_element(numbers_);
    Result<void> dropped;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] == newest) continue;
        if (numbers_[i] == 0 && !disk_.info(path_of(i))) continue;
        if (auto removed = disk_.remove(path_of(i)); !removed) {
            dropped = std::move(removed);
            continue;
        }
        numbers_[i] = 0;
    }
    return dropped;
}

bool is_named_by_us(std::string_view name, std::size_t suffix) {
    if (name.starts_with('.') && name.ends_with(".tmp")) return is_sha256(name.substr(1, 64));
    return name.size() == 64 + suffix && is_sha256(name.substr(0, 64));
}

void put(std::string& out, std::string_view field) {
    out += std::to_string(field.size());
    out += ':';
    out += field;
    out += ',';
}

std::optional<std::string_view> take(std::string_view& in) {
    const auto colon = in.substr(0, 21).find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto length = number(in.substr(0, colon));
    const auto rest = in.substr(colon + 1);
    if (!length || *length >= rest.size() || rest[*length] != ',') return std::nullopt;
    in = rest.substr(*length + 1);
    return rest.substr(0, *length);
}

std::optional<std::uint64_t> take_number(std::string_view& in) {
    const auto field = take(in);
    return field ? number(*field) : std::nullopt;
}

}  // namespace accolade::feed
