#include "base/complaint.h"

#include <algorithm>

#include "base/escaped.h"

namespace accolade {
namespace {

constexpr std::size_t kMostBytes = 4000;

}  // namespace

std::string to_string(const Complaint& complaint) {
    const std::string where = complaint.where.empty() ? std::string() : escaped(complaint.where, kMostBytes) + ": ";
    const std::string what = escaped(complaint.what, kMostBytes);
    switch (complaint.severity) {
        case Severity::info:
            return where + "info: " + what;
        case Severity::warning:
            return where + "warning: " + what;
        case Severity::error:
            break;
    }
    return where + "error: " + what;
}

bool any_error(const Complaints& complaints) {
    return std::ranges::any_of(complaints, [](const Complaint& c) { return c.severity == Severity::error; });
}

}  // namespace accolade
