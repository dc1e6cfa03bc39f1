// Result: the value that was asked for, or why there is none.
//
// Our own mistakes are asserts. What the world does to us (a missing file, a bad feed, a dead server) is a Result whose
// Error is a sentence for the person who has to fix it, and where: "config/kiosk.json:12:5", an address, an item's id.
// Values; any thread.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace accolade {

struct Error {
    std::string what;   // a sentence that says what is wrong and, where we know it, what to do
    std::string where;  // "file:line:column", an address or an item; may be empty

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

// "where: what", or only what.
inline std::string to_string(const Error& error) {
    return error.where.empty() ? error.what : error.where + ": " + error.what;
}

inline std::unexpected<Error> failure(std::string what, std::string where = {}) {
    return std::unexpected(Error{std::move(what), std::move(where)});
}

}  // namespace accolade
