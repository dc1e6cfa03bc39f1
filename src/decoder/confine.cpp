#include "confine.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "os/child_process.h"

namespace accolade::decoder {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // needs much memory, and files at its end
#else
constexpr bool kSanitized = false;
#endif

constexpr rlim_t kProcessorSeconds = 3600;  // of kRequests
constexpr rlim_t kDescriptors = 16;

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    (void)::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

void end_first() {
    const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    [[maybe_unused]] const auto written = ::write(file, "1000", 4);
    ::close(file);
}

// What is left is answered with EPERM, as if it were not allowed by whoever owns the thing: libraries know that.
constexpr int kAllowed[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(fcntl),
    // whether a font that is open is still there: fontconfig asks before each use
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    // memory
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
    // threads, which some libraries decode with, and time
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(nanosleep), SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(alarm), SCMP_SYS(setitimer),
    // its own end, and signals on the way there
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(tgkill), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall)};

}  // namespace

void set_limits() {
    (void)::syscall(SYS_close_range, static_cast<unsigned>(kChildSocket + 1), ~0U, 0U);
    end_first();  // before its own files under /proc are no longer its own
    (void)::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, kDescriptors);
    limit(RLIMIT_CPU, kProcessorSeconds);
    if (!kSanitized) limit(RLIMIT_DATA, kMostMemory);
}

bool filter_system_calls() {
    if (kSanitized) return true;
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                   &seccomp_release);
    if (!filter) return false;
    for (const int call : kAllowed) {
        // Those that this processor does not have are none.
        (void)seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
    }
    // A thread, never a process; the newer call, whose arguments no filter can see, counts as unknown.
    const scmp_arg_cmp thread{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD};
    (void)seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, &thread);
    (void)seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    return seccomp_load(filter.get()) == 0;
}

}  // namespace accolade::decoder
