#include "os/watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace accolade {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 4096;  // a mistaken "/" must not cost the machine
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

bool in_passing(const std::string& name) {
    return name.starts_with('.') || name.ends_with('~') || name.ends_with(".tmp");
}

// Sorted, so that two looks at the same folder are equal.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end && entries.size() < kMostFiles;
         it.increment(error)) {
        if (!in_passing(it->path().filename().string())) entries.push_back(it->path());
    }
    std::ranges::sort(entries);
    return entries;
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

fs::path folder_of(const fs::path& path) {
    const auto plain = path.has_filename() ? path : path.parent_path();
    return plain.has_parent_path() ? plain.parent_path() : fs::path(".");
}

SteadyTime steady_now() {
    return std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now());
}

}  // namespace

FileWatch::FileWatch(std::vector<fs::path> paths, std::function<void()> changed)
    : FileWatch(std::move(paths), std::move(changed), Pace{}) {}

FileWatch::FileWatch(std::vector<fs::path> paths, std::function<void()> changed, Pace pace, Means means)
    : paths_(std::move(paths)), changed_(std::move(changed)), pace_(pace) {
    stop_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (stop_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    if (means == Means::inotify) inotify_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    arm();  // before the first look, and both before we return: nothing that comes later is missed
    seen_ = look();
    try {
        thread_ = Worker("file watch", [this](const std::stop_token&) { run(); });
    } catch (...) {
        if (inotify_ >= 0) ::close(inotify_);
        ::close(stop_);
        throw;
    }
}

FileWatch::~FileWatch() {
    const std::uint64_t one = 1;
    while (::write(stop_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
    if (inotify_ >= 0) ::close(inotify_);
    ::close(stop_);
}

void FileWatch::run() {
    while (true) {
        const bool polling = inotify_ < 0 || !all_armed_;
        if (!sleep(polling ? pace_.poll : pace_.make_sure)) return;
        const auto give_up = steady_now() + pace_.at_latest;
        while (told_ && steady_now() < give_up) {
            if (!sleep(pace_.settle)) return;
        }
        arm();
        auto seen = look();
        if (seen == seen_) continue;
        if (polling) {
            // No event told us that writing has ended; two looks that agree do.
            if (!sleep(pace_.settle)) return;
            auto again = look();
            if (again != seen) continue;
        }
        seen_ = std::move(seen);
        changed_();
    }
}

bool FileWatch::sleep(Milliseconds timeout) {
    std::array<pollfd, 2> on{pollfd{stop_, POLLIN, 0}, pollfd{inotify_, POLLIN, 0}};  // poll skips a negative one
    heartbeat_.rest();
    const int ready = ::poll(on.data(), on.size(), static_cast<int>(timeout.count()));
    heartbeat_.begin(steady_now());
    told_ = ready > 0 && on[1].revents != 0;
    if (told_) {
        // What the events say is not read: the files say it themselves.
        alignas(inotify_event) std::array<char, 16384> events;
        while (::read(inotify_, events.data(), events.size()) > 0) {
        }
    }
    return on[0].revents == 0;
}

void FileWatch::arm() {
    if (inotify_ < 0) return;
    std::set<int> armed;
    all_armed_ = true;
    const auto add = [&](const fs::path& folder) {
        const int watch = ::inotify_add_watch(inotify_, folder.c_str(), kEvents | IN_ONLYDIR);
        if (watch >= 0) {
            armed.insert(watch);
        } else {
            all_armed_ = false;
        }
    };
    for (const auto& path : paths_) {
        add(folder_of(path));  // where a file is replaced, deleted and comes back
        std::error_code error;
        if (const auto target = fs::canonical(path, error); !error) add(folder_of(target));
        // Where a link on the way lies, for it may be led elsewhere, as those of a Kubernetes volume are.
        for (auto way = fs::absolute(path, error).parent_path(); way.has_relative_path(); way = way.parent_path())
            if (fs::is_symlink(way, error)) add(folder_of(way));
        if (!is_folder(path)) continue;
        add(path);
        for (const auto& entry : entries_of(path)) {
            if (is_folder(entry)) add(entry);
        }
    }
    for (const int old : watches_) {
        if (!armed.contains(old)) ::inotify_rm_watch(inotify_, old);
    }
    watches_ = std::move(armed);
}

std::vector<FileWatch::Seen> FileWatch::look() const {
    std::vector<Seen> seen;
    const auto add = [&](const auto& self, const fs::path& path, int levels) -> void {
        struct stat status{};
        if (seen.size() >= kMostFiles || ::stat(path.c_str(), &status) != 0) return;
        Seen one;
        one.path = path.string();
        one.device = status.st_dev;
        one.inode = status.st_ino;
        if (S_ISDIR(status.st_mode)) {
            seen.push_back(std::move(one));  // a folder is what is in it; its own times change with files in passing
            if (levels == 0) return;
            for (const auto& entry : entries_of(path)) self(self, entry, levels - 1);
            return;
        }
        const auto ns = [](const timespec& t) { return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec; };
        one.bytes = status.st_size;
        one.modified_ns = ns(status.st_mtim);
        one.changed_ns = ns(status.st_ctim);
        seen.push_back(std::move(one));
    };
    for (const auto& path : paths_) add(add, path, 2);
    return seen;
}

}  // namespace accolade
