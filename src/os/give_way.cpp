#include "os/give_way.h"

#include <sys/resource.h>
#include <unistd.h>

namespace accolade {

// On Linux, niceness is a thread's own (pthreads(7), "NPTL", and setpriority(2), "BUGS").
void give_way() {
    constexpr int kGivesWay = 10;
    const auto thread = static_cast<id_t>(::gettid());
    if (::getpriority(PRIO_PROCESS, thread) < kGivesWay) (void)::setpriority(PRIO_PROCESS, thread, kGivesWay);
}

}  // namespace accolade
