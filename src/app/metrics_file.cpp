#include "app/metrics_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "control/metrics_text.h"

namespace accolade::app {
namespace {

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Beside it under a name that no collector reads.
bool put(const std::filesystem::path& path, std::string_view text) {
    const auto beside = path.parent_path() / ("." + path.filename().string() + ".new");
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file < 0) return false;
    const bool whole = write_all(file, text) && ::fchmod(file, 0644) == 0;
    const int why = errno;
    ::close(file);
    if (whole && ::rename(beside.c_str(), path.c_str()) == 0) return true;
    const int error = whole ? errno : why;
    ::unlink(beside.c_str());
    errno = error;
    return false;
}

}  // namespace

MetricsFile::MetricsFile(Log& log) : log_(log), worker_("metrics", [this](const std::stop_token&) { work(); }) {}

MetricsFile::~MetricsFile() {
    move_to({});
    jobs_.close();
}

void MetricsFile::move_to(const std::filesystem::path& file) {
    if (file == file_) return;
    if (!file_.empty()) jobs_.push({file_, std::nullopt, {}, {}});
    file_ = file;
    written_.reset();
}

std::optional<SteadyTime> MetricsFile::next() const {
    if (file_.empty()) return std::nullopt;
    return written_ ? *written_ + std::chrono::minutes(1) : SteadyTime{};
}

void MetricsFile::write(model::Status status, const std::filesystem::path& folder, const Now& now) {
    written_ = now.steady;
    jobs_.push({file_, std::move(status), folder, now.wall});
}

void MetricsFile::work() {
    bool failing = false;
    while (const auto job = jobs_.wait()) {
        const Heartbeat::Turn turn(heartbeat_);
        if (!job->status) {
            ::unlink(job->file.c_str());
            continue;
        }
        const bool done =
            put(job->file, control::metrics_text(*job->status, control::machine_of(job->folder), job->now));
        if (!done && !failing) {
            log_.warn("metrics", job->file.string() + ": the metrics cannot be written: " +
                                     std::generic_category().message(errno) + "; see who may write into its folder");
        }
        if (done && failing) log_.info("metrics", "the metrics are written again");
        failing = !done;
    }
}

}  // namespace accolade::app
