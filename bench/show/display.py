"""An X display in memory, and the eye that watches it."""

import os
import subprocess
import tempfile
import time


class Display:
    """Xvfb of one size, its picture in a file that others can watch. Ends with its `with`."""

    def __init__(self, width, height):
        self.width, self.height = width, height

    def __enter__(self):
        # In memory where there is room: a picture that lies on a disk makes the server wait each time it is written back.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.TemporaryDirectory(prefix="accolade-bench-", dir=memory)
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.width}x{self.height}x24",
             "-fbdir", self.folder.name, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as f:
            self.name = ":" + f.readline().strip()
        self.picture = os.path.join(self.folder.name, "Xvfb_screen0")
        time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()


class Eye:
    """Watches a display for so many seconds, in a process of its own that writes into a file: a pipe that nobody empties
    would make it wait. `stop` gives what it saw, line by line."""

    def __init__(self, program, display, seconds):
        self.notes = tempfile.TemporaryFile(mode="a+")  # appends, wherever we read
        self.process = subprocess.Popen([program, display.picture, str(seconds)], stdout=self.notes, text=True)
        self.start = float(self._wait_for("start").split()[1])  # CLOCK_MONOTONIC, s

    def _wait_for(self, word):
        """The first line that begins so, or None when it ends without one."""
        while True:
            over = self.process.poll() is not None
            self.notes.seek(0)
            for line in self.notes:
                if line.startswith(word) and line.endswith("\n"):
                    return line
            if over:
                return None
            time.sleep(0.005)

    def wait_for_picture(self):
        """Seconds of CLOCK_MONOTONIC at which there was a picture, or None."""
        line = self._wait_for("picture")
        self.process.terminate()
        self.process.wait()
        self.notes.close()
        return self.start + float(line.split()[1]) / 1000 if line else None

    def stop(self):
        self.process.wait()
        self.notes.seek(0)
        lines = self.notes.read().splitlines()
        self.notes.close()
        return Sight(lines)


class Sight:
    """What the eye saw: the times (ms) at which each row, and each piece of a row, changed."""

    def __init__(self, lines):
        self.rows, self.pieces, self.late, self.longest_wait = {}, {}, 0, 0.0
        self.all = []
        for line in lines:
            words = line.split()
            if words[0] == "late":
                self.late, self.longest_wait = int(words[1]), float(words[2])
            if words[0] != "c":
                continue
            at, runs = float(words[1]), [int(w) for w in words[2:]]
            self.all.append(at)
            for row, first, count in zip(runs[0::3], runs[1::3], runs[2::3]):
                times = self.rows.setdefault(row, [])
                if not times or times[-1] != at:
                    times.append(at)
                for piece in range(first, first + count):
                    self.pieces.setdefault((row, piece), []).append(at)

    def transitions(self, quiet=700, shortest=150):
        """(begin, end) of the times when something moved."""
        found = []
        for at in self.all:
            if found and at - found[-1][1] < quiet:
                found[-1][1] = at
            else:
                found.append([at, at])
        return [(a, b) for a, b in found if b - a >= shortest]

    def frames(self, begin, end, together=5):
        """Times of the frames of a stretch, at the row that saw most of them. A row that two parts of one frame touch
        changes twice within a few ms: that is one frame."""
        best = []
        by_row = []
        for times in self.rows.values():
            seen = []
            for at in times:
                if begin <= at <= end and (not seen or at - seen[-1] >= together):
                    seen.append(at)
            by_row.append(seen)
        most = max((len(seen) for seen in by_row), default=0)
        # Of the rows that saw nearly all, the one with the smallest longest gap: a row may be calm for a while.
        best_gap = None
        for seen in by_row:
            if len(seen) < 2 or len(seen) < 0.9 * most:
                continue
            gap = max(b - a for a, b in zip(seen, seen[1:]))
            if best_gap is None or gap < best_gap:
                best, best_gap = seen, gap
        return best

    def frames_anywhere(self, begin, end, together=9):
        """Times at which a frame began to arrive, wherever it changed something: for movement that no one row sees all
        of. A frame that is copied in parts takes less than `together` ms."""
        found = []
        for at in self.all:
            if begin <= at <= end and (not found or at - found[-1] >= together):
                found.append(at)
        return found

    def frames_at_one_piece(self, begin, end):
        return max((sum(begin <= at <= end for at in times) for times in self.pieces.values()), default=0)
