#include "model/celebration.h"
#include "model/shown.h"
#include "model/status.h"

namespace accolade::model {

std::string_view name_of(Ended ended) {
    switch (ended) {
        case Ended::time:
            return "time";
        case Ended::withdrawn:
            return "withdrawn";
        case Ended::interrupted:
            return "interrupted";
        case Ended::skipped:
            return "skipped";
        case Ended::closed:
            return "closed";
        case Ended::quit:
            return "quit";
    }
    return "";
}

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::rotation:
            return "rotation";
        case Reason::emergency:
            return "emergency";
        case Reason::celebration:
            return "celebration";
        case Reason::by_hand:
            return "by hand";
        case Reason::nothing_to_show:
            return "nothing to show";
        case Reason::closed:
            return "closed";
    }
    return "";
}

std::string_view name_of(LastEnd end) {
    switch (end) {
        case LastEnd::unknown:
            return "unknown";
        case LastEnd::stopped:
            return "stopped";
        case LastEnd::killed:
            return "killed";
        case LastEnd::crashed:
            return "crashed";
        case LastEnd::power_cut:
            return "power cut";
    }
    return "";
}

std::string_view name_of(Cause cause) {
    switch (cause) {
        case Cause::threshold:
            return "threshold";
        case Cause::item:
            return "item";
        case Cause::call:
            return "call";
        case Cause::rehearsal:
            return "rehearsal";
    }
    return "";
}

}  // namespace accolade::model
