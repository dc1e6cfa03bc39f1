#include "base/complaint.h"

#include <algorithm>

namespace accolade {

std::string to_string(const Complaint& complaint) {
    const std::string where = complaint.where.empty() ? std::string() : complaint.where + ": ";
    switch (complaint.severity) {
        case Severity::info:
            return where + "info: " + complaint.what;
        case Severity::warning:
            return where + "warning: " + complaint.what;
        case Severity::error:
            break;
    }
    return where + "error: " + complaint.what;
}

bool any_error(const Complaints& complaints) {
    return std::ranges::any_of(complaints, [](const Complaint& c) { return c.severity == Severity::error; });
}

}  // namespace accolade
