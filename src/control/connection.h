// Connection: a socket with a deadline for whatever is done with it, so that the other end can hold nobody. Resource;
// one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/time.h"

namespace accolade::control {

class Connection {
  public:
    // `end`: a file that can be read once nothing is to be waited for any more.
    explicit Connection(int file, int end = -1) : file_(file), end_(end) {}
    Connection(Connection&& other) noexcept
        : file_(std::exchange(other.file_, -1)), end_(other.end_), deadline_(other.deadline_) {}
    Connection& operator=(Connection&&) = delete;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    // Waits so long where many others wait to be answered.
    static Result<Connection> to(const std::filesystem::path& socket, Milliseconds patience);
    // Whether a show listens there, however busy it is.
    static bool possible(const std::filesystem::path& socket);

    // How long each of the calls below may take from now on, all in all.
    void allow(Milliseconds time);

    std::optional<std::string> read_line(std::size_t longest);  // nothing: too long, too late, or gone
    std::optional<std::string> read_bytes(std::size_t count);
    bool write(std::string_view bytes);

    int file() const { return file_; }

  private:
    int reach(const std::filesystem::path& socket, Milliseconds patience) const;
    bool ready(short events) const;  // in time

    int file_, end_;
    SteadyTime deadline_{};
};

}  // namespace accolade::control
