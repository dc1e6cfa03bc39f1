"""What a tree of processes costs, read from /proc: processor time, memory, wake-ups."""

import os


def children_of_all():
    tree = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat") as f:
                fields = f.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        tree.setdefault(int(fields[1]), []).append(int(name))
    return tree


def tree_of(root):
    """The process and all that descend from it."""
    children, found, todo = children_of_all(), [], [root]
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += children.get(pid, [])
    return found


def running_ns_and_wakeups(pids):
    """Time on a processor (schedstat, exact where stat counts in ticks of 10 ms) and voluntary switches, by thread."""
    ran, woken = {}, {}
    for pid in pids:
        try:
            threads = os.listdir(f"/proc/{pid}/task")
        except OSError:
            continue
        for thread in threads:
            try:
                with open(f"/proc/{pid}/task/{thread}/schedstat") as f:
                    ran[thread] = int(f.read().split()[0])
                with open(f"/proc/{pid}/task/{thread}/status") as f:
                    for line in f:
                        if line.startswith("voluntary_ctxt_switches"):
                            woken[thread] = int(line.split()[1])
            except OSError:
                continue
    return ran, woken


def grown(before, after):
    return sum(n - before.get(key, 0) for key, n in after.items())


def pss_mb(pids):
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/smaps_rollup") as f:
                total += sum(int(line.split()[1]) for line in f if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


def threads_and_files(pids):
    threads = files = 0
    for pid in pids:
        try:
            threads += len(os.listdir(f"/proc/{pid}/task"))
            files += len(os.listdir(f"/proc/{pid}/fd"))
        except OSError:
            continue
    return threads, files
