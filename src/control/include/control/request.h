// What can be asked of a running show, and how it travels: a request is one line of JSON, {"do": "rehearse", "item":
// "x"} or {"ask": "status"}; so is the answer, {"ok": true, "bytes": 120} or {"error": "…"}, and so many bytes follow
// it. Values and pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "model/command.h"

namespace accolade::control {

inline constexpr std::size_t kLongestRequest = 4096;        // bytes of its line
inline constexpr std::size_t kLongestAnswer = 256U << 20U;  // bytes after it: a picture of the screen at 8K

struct AskStatus {
    bool json = false;  // for programs; else for people
    bool operator==(const AskStatus&) const = default;
};
struct AskScreenshot {
    bool operator==(const AskScreenshot&) const = default;
};
using Request = std::variant<model::Command, AskStatus, AskScreenshot>;

// Without its line's end. What can be said by keys and signals alone (quit, inspect) has no line.
std::string line_of(const Request& request);
Result<Request> read_request(std::string_view line);

// What comes back, or why nothing does.
struct Said {
    std::string bytes{};
    int code = 0;  // what the command that asked ends with
    bool operator==(const Said&) const = default;
};
using Answer = Result<Said>;

std::string head_of(const Answer& answer);  // its line, with its end
// What it says of the bytes that follow it, or the error that it tells.
struct Head {
    std::size_t bytes = 0;
    int code = 0;
    bool operator==(const Head&) const = default;
};
Result<Head> read_head(std::string_view line);

}  // namespace accolade::control
