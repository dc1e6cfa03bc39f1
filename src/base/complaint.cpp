#include "base/complaint.h"

#include <algorithm>

namespace accolade {

std::string to_string(const Complaint& complaint) {
    const std::string severity = complaint.severity == Severity::error ? "error: " : "warning: ";
    return (complaint.where.empty() ? std::string() : complaint.where + ": ") + severity + complaint.what;
}

bool any_error(const Complaints& complaints) {
    return std::ranges::any_of(complaints, [](const Complaint& c) { return c.severity == Severity::error; });
}

}  // namespace accolade
