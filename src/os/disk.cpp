#include "os/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <random>
#include <system_error>
#include <utility>

#include "os/memory_file.h"

namespace accolade {

namespace {

namespace fs = std::filesystem;

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int fd() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    // Some file systems tell of a failed write only here.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

  private:
    int fd_;
};

bool is_link(const fs::path& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::unexpected<Error> refusal(const fs::path& path, std::string_view what, int error) {
    if (error == ELOOP || (error == ENOTDIR && is_link(path)) || (error == ENOTDIR && is_link(folder_of(path))))
        return failure(std::string(what) + ": it is a link, and links are not followed here", path.string());
    return failure(std::string(what) + ": " + std::error_code(error, std::generic_category()).message(), path.string());
}

template <class Call>
auto again_if_interrupted(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileInfo info_of(std::string name, const struct stat& status) {
    FileInfo info;
    info.name = std::move(name);
    info.folder = S_ISDIR(status.st_mode);
    info.bytes = info.folder ? 0 : static_cast<std::uint64_t>(status.st_size);
    info.modified_ns = nanoseconds(status.st_mtim);
    info.device = status.st_dev;
    info.inode = status.st_ino;
    if (!info.folder) info.changed_ns = nanoseconds(status.st_ctim);
    return info;
}

bool file_or_folder(const struct stat& status) {
    return S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

// A name nobody guesses and nobody else takes; the ending tells a sweeper what a power cut left behind.
std::string temporary_name(const std::string& name) {
    std::random_device random;
    const auto number = (std::uint64_t{random()} << 32U) | random();
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 36).ptr;
    return "." + name + "." + std::string(digits.data(), end) + ".tmp";
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = again_if_interrupted([&] { return ::write(fd, bytes.data(), bytes.size()); });
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<std::string> RealDisk::read(const fs::path& path, std::size_t limit) {
    // O_NONBLOCK: opening a pipe must not wait for its writer. The path of a file in memory is a link of the kernel's.
    const int links = is_in_memory(path) ? 0 : O_NOFOLLOW;
    Descriptor file(again_if_interrupted(
        [&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | links | O_NONBLOCK | O_NOCTTY); }));
    if (!file.open()) return refusal(path, "cannot be read", errno);
    struct stat status{};
    if (::fstat(file.fd(), &status) != 0) return refusal(path, "cannot be read", errno);
    if (S_ISDIR(status.st_mode)) return refusal(path, "cannot be read", EISDIR);
    if (!S_ISREG(status.st_mode)) return failure("cannot be read: it is not a file", path.string());

    const auto too_long = [&] {
        return failure("is too long: more than " + std::to_string(limit) + " bytes", path.string());
    };
    if (static_cast<std::uint64_t>(status.st_size) > limit) return too_long();
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(status.st_size));
    std::array<char, 65536> chunk{};
    while (true) {
        const auto got = again_if_interrupted([&] { return ::read(file.fd(), chunk.data(), chunk.size()); });
        if (got < 0) return refusal(path, "cannot be read", errno);
        if (got == 0) return bytes;
        bytes.append(chunk.data(), static_cast<std::size_t>(got));
        if (bytes.size() > limit) return too_long();  // it grew while we read
    }
}

Result<void> RealDisk::write_whole(const fs::path& path, std::string_view bytes) {
    const auto name = path.filename().string();
    if (name.empty() || name == "." || name == "..")
        return failure("cannot be written: it names no file", path.string());
    Descriptor folder(again_if_interrupted(
        [&] { return ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); }));
    if (!folder.open()) return refusal(path, "cannot be written", errno);

    std::string temporary;
    int opened = -1;
    for (int tries = 0; opened < 0 && tries < 8; ++tries) {
        temporary = temporary_name(name);
        opened = again_if_interrupted([&] {
            return ::openat(folder.fd(), temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        });
        if (opened < 0 && errno != EEXIST) break;
    }
    if (opened < 0) return refusal(path, "cannot be written", errno);

    Descriptor file(opened);
    const auto drop = [&](std::string_view what) {
        const int error = errno;
        ::unlinkat(folder.fd(), temporary.c_str(), 0);
        return refusal(path, what, error);
    };
    if (!write_all(file.fd(), bytes)) return drop("cannot be written");
    if (again_if_interrupted([&] { return ::fsync(file.fd()); }) != 0) return drop("cannot be synced to the disk");
    if (!file.close()) return drop("cannot be written");
    if (::renameat(folder.fd(), temporary.c_str(), folder.fd(), name.c_str()) != 0) return drop("cannot be replaced");
    if (again_if_interrupted([&] { return ::fsync(folder.fd()); }) != 0) {
        return refusal(path, "was written, but its folder could not be synced to the disk", errno);
    }
    return {};
}

Result<void> RealDisk::remove(const fs::path& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return refusal(path, "cannot be removed", errno);
    return {};
}

namespace {

enum class Links { left_out, followed };

Result<std::vector<FileInfo>> listed(const fs::path& folder, Links links) {
    Descriptor descriptor(
        again_if_interrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!descriptor.open()) return refusal(folder, "cannot be listed", errno);
    // fdopendir takes the descriptor it is given; ours stays for fstatat.
    const int copy = ::fcntl(descriptor.fd(), F_DUPFD_CLOEXEC, 0);
    DIR* raw = copy < 0 ? nullptr : ::fdopendir(copy);
    if (raw == nullptr) {
        const int error = errno;
        if (copy >= 0) ::close(copy);
        return refusal(folder, "cannot be listed", error);
    }
    const auto close = [](DIR* open) { ::closedir(open); };
    const std::unique_ptr<DIR, decltype(close)> entries(raw, close);

    std::vector<FileInfo> files;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(entries.get());
        if (entry == nullptr) {
            if (errno != 0) return refusal(folder, "cannot be listed", errno);
            break;
        }
        std::string name(&entry->d_name[0]);
        if (name == "." || name == "..") continue;
        struct stat status{};
        // One that went away in between is not there; links, pipes and sockets are not ours.
        const int flags = links == Links::followed ? 0 : AT_SYMLINK_NOFOLLOW;
        if (::fstatat(descriptor.fd(), name.c_str(), &status, flags) != 0) continue;
        if (file_or_folder(status)) files.push_back(info_of(std::move(name), status));
    }
    std::ranges::sort(files, {}, &FileInfo::name);
    return files;
}

}  // namespace

Result<std::vector<FileInfo>> RealDisk::list(const fs::path& folder) {
    return listed(folder, Links::left_out);
}

Result<std::vector<FileInfo>> RealDisk::list_followed(const fs::path& folder) {
    return listed(folder, Links::followed);
}

Result<fs::path> RealDisk::resolved(const fs::path& path) {
    std::error_code error;
    auto real = fs::canonical(path, error);
    if (error) return refusal(path, "cannot be found", error.value());
    return real;
}

bool lies_below(const fs::path& path, const fs::path& folder) {
    const auto [end, at] = std::ranges::mismatch(folder, path);
    return end == folder.end() && at != path.end();
}

Result<FileInfo> RealDisk::info(const fs::path& path) {
    struct stat status{};
    const int found = is_in_memory(path) ? ::stat(path.c_str(), &status) : ::lstat(path.c_str(), &status);
    if (found != 0) return refusal(path, "cannot be found", errno);
    if (S_ISLNK(status.st_mode)) return refusal(path, "cannot be used", ELOOP);
    if (!file_or_folder(status)) return failure("is neither a file nor a folder", path.string());
    return info_of(path.filename().string(), status);
}

Result<void> RealDisk::make_folder(const fs::path& folder) {
    if (is_link(folder)) return refusal(folder, "cannot be used", ELOOP);
    fs::path so_far;
    for (const auto& part : folder) {
        so_far /= part;
        if (part.empty() || ::mkdir(so_far.c_str(), 0750) == 0) continue;
        const int error = errno;
        struct stat status{};
        if (::stat(so_far.c_str(), &status) == 0) {  // a link to a folder is one
            if (S_ISDIR(status.st_mode)) continue;
            return failure("cannot be created: " + so_far.string() + " exists and is not a folder", folder.string());
        }
        return refusal(folder, "cannot be made", error);
    }
    return {};
}

}  // namespace accolade
