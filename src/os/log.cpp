#include "os/log.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace accolade {

namespace {

constexpr int kLinesPerMinute = 60;
constexpr std::size_t kTopics = 512;  // topics may carry foreign addresses: the memory of them is bounded
constexpr std::size_t kTopicBytes = 200;
constexpr std::size_t kLineBytes = 1000;

std::string_view name_of(Level level) {
    switch (level) {
        case Level::error:
            return "error: ";
        case Level::warning:
            return "warning: ";
        case Level::notice:
        case Level::info:
            return "";
        case Level::debug:
            return "debug: ";
    }
    return "";
}

void write_to_stderr(std::string_view line) {
    while (!line.empty()) {
        const auto written = ::write(STDERR_FILENO, line.data(), line.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;  // nobody listens; there is nobody to tell
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

// systemd.exec(5): $JOURNAL_STREAM is "device:inode" of the journal's socket, and also inherited by those whose stderr
// was led elsewhere since.
bool stderr_is_the_journal() {
    const char* stream = std::getenv("JOURNAL_STREAM");
    struct stat here{};
    if (stream == nullptr || ::fstat(STDERR_FILENO, &here) != 0) return false;
    return std::to_string(here.st_dev) + ":" + std::to_string(here.st_ino) == stream;
}

// The topic without what the line begins with anyway: of "feed X" before "X: gone", "feed ".
std::string_view without_echo(std::string_view topic, std::string_view line) {
    for (std::size_t at = 0; at != std::string_view::npos && at < topic.size();) {
        const auto rest = topic.substr(at);
        if (line.starts_with(rest) &&
            (line.size() == rest.size() || line[rest.size()] == ':' || line[rest.size()] == ' '))
            return topic.substr(0, at);
        const auto space = topic.find(' ', at);
        at = space == std::string_view::npos ? space : space + 1;
    }
    return topic;
}

}  // namespace

Log::Log(Clock clock) : Log(write_to_stderr, std::move(clock), stderr_is_the_journal()) {}

Log::Log(Sink sink, Clock clock, bool priorities)
    : sink_(std::move(sink)), clock_(std::move(clock)), priorities_(priorities) {}

void Log::say(Level level, std::string_view topic, std::string_view line) {
    const std::lock_guard lock(mutex_);
    const auto now = clock_().steady;
    if (now - minute_ >= std::chrono::minutes(1) || now < minute_) {
        minute_ = now;
        lines_this_minute_ = 0;
        if (const int held_back = std::exchange(held_back_, 0); held_back > 0) {
            put(Level::warning, std::to_string(held_back) + " lines were held back: more than " +
                                    std::to_string(kLinesPerMinute) + " came in a minute");
        }
    }

    auto known = topics_.find(topic);
    if (known != topics_.end() && known->second.line == line) {
        ++known->second.repeats;
        return;
    }
    if (lines_this_minute_ >= kLinesPerMinute) {
        ++held_back_;  // not remembered as said, so that it is said when it comes again
        return;
    }

    const auto head = without_echo(topic, line);
    std::string whole = escaped(head, kTopicBytes);
    if (!topic.empty() && head.size() == topic.size()) whole += ": ";
    whole += escaped(line, kLineBytes);
    if (known != topics_.end() && known->second.repeats > 0) {
        whole += " (the line before came " + std::to_string(known->second.repeats + 1) + " times)";
    }
    put(level, whole);

    if (known == topics_.end()) {
        if (topics_.size() >= kTopics) topics_.clear();
        known = topics_.emplace(std::string(topic), Topic{}).first;
    }
    known->second = Topic{std::string(line), 0};
}

void Log::put(Level level, std::string_view line) {
    ++lines_this_minute_;
    std::string whole;
    if (priorities_) {
        whole += '<';
        whole += std::to_string(static_cast<int>(level));
        whole += '>';
    } else {
        whole += name_of(level);
    }
    whole += line;
    whole += '\n';
    sink_(whole);
}

}  // namespace accolade
