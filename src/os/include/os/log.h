// Log: one line per change of state, to stderr. With journal priorities ("<4>…", sd-daemon(3)) where stderr is the
// journal; the same line again is counted, not repeated; control characters of foreign text come out escaped; at most
// 60 lines a minute, the rest counted. Every member may be called from any thread.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/escaped.h"
#include "base/time.h"

namespace accolade {

enum class Level { error = 3, warning = 4, notice = 5, info = 6, debug = 7 };

class Log {
  public:
    using Sink = std::function<void(std::string_view line)>;  // called with a whole line, newline included

    // To stderr; the clock is that of the lines a minute.
    explicit Log(Clock clock = machine_clock());
    // For tests: where lines go, what time it is, and whether priorities are written.
    Log(Sink sink, Clock clock, bool priorities);
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // `topic` is what the line is about ("feed https://…"): a line is said again only when it differs from the last
    // one of its topic.
    void say(Level level, std::string_view topic, std::string_view line);

    void error(std::string_view topic, std::string_view line) { say(Level::error, topic, line); }
    void warn(std::string_view topic, std::string_view line) { say(Level::warning, topic, line); }
    void info(std::string_view topic, std::string_view line) { say(Level::info, topic, line); }

  private:
    struct Topic {
        std::string line;
        int repeats = 0;
    };
    void put(Level level, std::string_view line);  // REQUIRES the lock

    mutable std::mutex mutex_;
    Sink sink_;
    Clock clock_;
    bool priorities_;
    std::map<std::string, Topic, std::less<>> topics_;
    SteadyTime minute_{};
    int lines_this_minute_ = 0;
    int held_back_ = 0;
};

}  // namespace accolade
