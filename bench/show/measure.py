#!/usr/bin/env python3
"""Measures whole programs from outside, side by side in one run; bench/run calls it. Needs Python alone, Xvfb, and of
Chromium, feh and mpv what is there. Writes results.json; report.py makes the page of it."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import procs
from display import Display, Eye

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HOLD = 5  # s a slide; the feed format knows no shorter one


def bench_feed(folder):
    """The demo's items, HOLD seconds each."""
    demo = os.path.join(ROOT, "assets", "demo")
    with open(os.path.join(demo, "feed.json")) as f:
        feed = json.load(f)
    for item in feed["items"]:
        item["_accolade"]["seconds"] = HOLD
    with open(os.path.join(folder, "feed.json"), "w") as f:
        json.dump(feed, f)
    shutil.copytree(os.path.join(demo, "pictures"), os.path.join(folder, "pictures"))
    return os.path.join(folder, "feed.json")


def photographs(enlarge, folder):
    """A feed of six stories, each with a photograph of 12 megapixels."""
    os.makedirs(os.path.join(folder, "photographs"))
    items = []
    for name in ("arch", "sea-l", "p1", "p2", "p3", "p4"):
        picture = os.path.join(folder, "photographs", f"{name}.jpg")
        subprocess.run([enlarge, os.path.join(ROOT, "assets", "demo", "pictures", f"{name}.jpg"), picture, "4000", "3000"],
                       check=True)
        items.append({"id": name, "title": f"What {name} is about", "image": f"photographs/{name}.jpg",
                      "content_text": "Six photographs as they come out of a camera, one after the other.",
                      "_accolade": {"kind": "story", "seconds": HOLD}})
    feed = os.path.join(folder, "photographs.json")
    with open(feed, "w") as f:
        json.dump({"version": "https://jsonfeed.org/version/1.1", "title": "Photographs", "items": items}, f)
    return feed, len(items)


def previews(accolade, feed, folder, width, height):
    """The same slides as PNGs, for programs that only know pictures."""
    out = os.path.join(folder, f"{width}x{height}")
    subprocess.run([accolade, "preview", "--feed", feed, "--size", f"{width}x{height}", "--out", out],
                   check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(out, "manifest.json")) as f:
        shots = [shot for shot in json.load(f) if shot["item"] != "idle"]
    shutil.copy(os.path.join(HERE, "page", "index.html"), out)
    return out, [shot["file"] for shot in shots]


def commands(accolade, feed, folder, slides, size):
    """The programs to compare: name -> (how its command is made, length of its cross-fade in ms)."""
    width, height = size
    files = [os.path.join(folder, slide) for slide in slides]
    page = f"file://{folder}/index.html?hold={HOLD}&slides=" + ",".join(slides)

    def chromium(home):
        return ["chromium", "--no-sandbox", "--kiosk", f"--window-size={width},{height}", "--window-position=0,0",
                "--disable-gpu", "--force-device-scale-factor=1", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-quic", "--hide-scrollbars",
                "--allow-file-access-from-files", f"--user-data-dir={home}/chromium", page]

    # Every fourth change is a wipe, and two mosaics turn; with fewer effects all changes are cross-fades.
    fades_only = os.path.join(folder, "fades-only.json")
    with open(fades_only, "w") as f:
        json.dump({"feeds": [{"address": feed}], "screen": {"effects": "less"}}, f)

    known = {
        "accolade": (lambda home: [accolade, "run", "--feed", feed], 600),
        "accolade, fades only": (lambda home: [accolade, "run", "--config", fades_only], 600),
        "chromium": (chromium, 1000),
        "mpv": (lambda home: ["mpv", "--no-config", "--no-audio", "--vo=x11", "--fullscreen", "--no-osc", "--really-quiet",
                              f"--image-display-duration={HOLD}", "--loop-playlist=inf"] + files, 0),
        "feh": (lambda home: ["feh", "--fullscreen", "--hide-pointer", "--zoom", "fill", "--slideshow-delay", str(HOLD)] + files, 0),
    }
    return {name: how for name, how in known.items() if name.startswith("accolade") or shutil.which(name)}


class Program:
    def __init__(self, make, display):
        self.home = tempfile.TemporaryDirectory(prefix="accolade-bench-home-")
        surroundings = {key: value for key, value in os.environ.items()
                        if key not in ("WAYLAND_DISPLAY", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "STATE_DIRECTORY")}
        surroundings.update(DISPLAY=display.name, HOME=self.home.name, XDG_RUNTIME_DIR=self.home.name)
        # Fonts are looked for in the machine's cache, which a real home has too.
        surroundings.setdefault("XDG_CACHE_HOME", os.path.join(os.environ.get("HOME", "/root"), ".cache"))
        command = make(self.home.name)
        self.began = time.monotonic()
        self.process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def pids(self):
        return procs.tree_of(self.process.pid)

    def end(self):
        pids = self.pids()
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            pass
        for pid in reversed(pids):
            try:
                os.kill(pid, 9)
            except OSError:
                pass
        self.process.wait()
        try:
            self.home.cleanup()
        except OSError:
            pass


def first_picture(make, size, eye):
    """ms from its start until its display shows a picture."""
    with Display(*size) as display:
        watcher = Eye(eye, display, 20)
        program = Program(make, display)
        shown = watcher.wait_for_picture()
        program.end()
        return (shown - program.began) * 1000 if shown else None


def show(make, fade, size, eye, seconds, start=4):
    """Lets the show run, and says what was seen and what it cost, after its `start` (s), which is measured by itself."""
    with Display(*size) as display:
        program = Program(make, display)
        time.sleep(start)
        watcher = Eye(eye, display, seconds)
        server = [display.server.pid]
        pids = program.pids()
        began = time.monotonic()
        ran0, _ = procs.running_ns_and_wakeups(pids)
        server0, _ = procs.running_ns_and_wakeups(server)
        ticks, memory = [], []
        while time.monotonic() - began < seconds:
            pids = program.pids()
            ran, woken = procs.running_ns_and_wakeups(pids)
            served, _ = procs.running_ns_and_wakeups(server)
            ticks.append((time.monotonic(), ran, woken, served))
            if len(ticks) % 10 == 0:
                memory.append(procs.pss_mb(pids))
            time.sleep(0.5)
        elapsed = ticks[-1][0] - began
        busy = procs.grown(ran0, ticks[-1][1]) / 1e9 / elapsed
        server_busy = procs.grown(server0, ticks[-1][3]) / 1e9 / elapsed
        # While a slide stands still: the calmest second and a half of every slide, the median of them.
        calm = []
        width = 3
        windows = [(b[0], procs.grown(a[1], b[1]) / 1e9 / (b[0] - a[0]), procs.grown(a[2], b[2]) / (b[0] - a[0]))
                   for a, b in zip(ticks, ticks[width:])]
        for i in range(int(elapsed // HOLD)):
            mine = [w for w in windows if began + i * HOLD <= w[0] < began + (i + 1) * HOLD]
            if mine:
                calm.append(min(mine, key=lambda w: (w[1], w[2])))
        threads, files = procs.threads_and_files(program.pids())
        program.end()
        sight = watcher.stop()

    moves = sight.transitions()
    fades, wholes = [], []
    for begin, end in moves:
        for found, until, seen in ((fades, min(end, begin + fade), sight.frames), (wholes, end, sight.frames_anywhere)):
            frames = seen(begin, until)
            if len(frames) < 3:
                continue
            gaps = [b - a for a, b in zip(frames, frames[1:])]
            found.append({"fps": (len(frames) - 1) / (frames[-1] - frames[0]) * 1000, "gap": max(gaps), "gaps": gaps,
                          "at": [round(f - begin, 1) for f in frames],
                          "pieces": sight.frames_at_one_piece(begin, until)})
    return {
        "cpu": busy, "server_cpu": server_busy,
        "still_cpu": statistics.median(c[1] for c in calm) if calm else None,
        "still_wakeups": statistics.median(c[2] for c in calm) if calm else None,
        "pss": max(memory, default=0), "threads": threads, "files": files,
        "fades": fades, "wholes": wholes, "changes": len(moves),
        "late_looks": sight.late, "longest_wait": sight.longest_wait,
    }


def party(program, size, eye, seconds):
    """Whole entrances, counting numbers and 300 pieces of confetti over them (party.cpp)."""
    with Display(*size) as display:
        watcher = Eye(eye, display, seconds)
        running = Program(lambda home: [program, str(seconds)], display)
        time.sleep(seconds)
        running.end()
        sight = watcher.stop()
    found = []
    for begin, end in sight.transitions():
        # While the air is full: the last pieces fall between the rows that are looked at. Not the program's own start.
        frames = sight.frames_anywhere(begin, min(end, begin + 3500))
        if end - begin > 2000 and len(frames) > 2 and begin > 5000:
            gaps = [b - a for a, b in zip(frames, frames[1:])]
            found.append({"fps": (len(frames) - 1) / (frames[-1] - frames[0]) * 1000, "gap": max(gaps), "gaps": gaps})
    return {"entrances": found, "late_looks": sight.late, "longest_wait": sight.longest_wait}


def take_precedence():
    """All that is measured goes before others on the machine, all of it alike, so that they disturb less. Linux shares
    processors among sessions first (sched(7), "The autogroup feature"), so nice alone would say nothing."""
    try:
        os.setsid()
    except PermissionError:
        pass  # leads one already
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -10)
        with open("/proc/self/autogroup", "w") as f:
            f.write("-19")
        return True
    except OSError:
        return False


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--accolade", required=True)
    ask.add_argument("--eye", required=True)
    ask.add_argument("--party", default="", help="accolade_party, to be measured too")
    ask.add_argument("--enlarge", default="", help="accolade_enlarge, to measure a show of large photographs too")
    ask.add_argument("--out", required=True)
    ask.add_argument("--seconds", type=float, default=42, help="of each show")
    ask.add_argument("--starts", type=int, default=5)
    ask.add_argument("--sizes", default="1920x1080,3840x2160")
    ask.add_argument("--only", default="", help="names of programs, with commas")
    asked = ask.parse_args()
    before_others = take_precedence()

    cores = os.cpu_count()
    results = {"when": time.strftime("%Y-%m-%d"), "cores": cores, "before_others": before_others, "hold": HOLD,
               "load_before": os.getloadavg(), "sizes": {}, "party": {}, "photographs": {}}
    with open("/proc/cpuinfo") as f:
        results["processor"] = next((line.split(":")[1].strip() for line in f if line.startswith("model name")), "unknown")
    with tempfile.TemporaryDirectory(prefix="accolade-bench-") as work:
        feed = bench_feed(work)
        for wanted in asked.sizes.split(","):
            size = tuple(int(n) for n in wanted.split("x"))
            folder, slides = previews(asked.accolade, feed, work, *size)
            programs = commands(asked.accolade, feed, folder, slides, size)
            if asked.only:
                programs = {name: how for name, how in programs.items() if name.split(",")[0] in asked.only.split(",")}
            here = results["sizes"][wanted] = {name: {"first": []} for name in programs}
            for turn in range(asked.starts + 1):  # in turn, so that a busy machine disturbs all alike; the first warms
                for name, (make, _) in programs.items():
                    if "," in name:
                        continue
                    took = first_picture(make, size, asked.eye)
                    if turn > 0 and took:
                        here[name]["first"].append(took)
            for name, (make, fade) in programs.items():
                here[name].update(show(make, fade, size, asked.eye, asked.seconds))
                one = here[name]
                print(f"{wanted} {name}: {one['cpu']:.3f} of a core, X {one['server_cpu']:.3f}, {one['pss']:.0f} MB, "
                      f"fades {[round(x['fps']) for x in one['fades']]} gaps {[round(x['gap']) for x in one['fades']]}, "
                      f"first {[round(x) for x in one['first']]}, still {one['still_cpu']:.4f} {one['still_wakeups']:.1f}/s, "
                      f"late looks {one['late_looks']}", file=sys.stderr)
            # Its cross-fades are looked at where there is nothing else; all else where there is everything.
            here["accolade"]["fades"] = here.pop("accolade, fades only")["fades"]
            if asked.enlarge:
                if not results["photographs"]:
                    large, count = photographs(asked.enlarge, work)
                one = results["photographs"][wanted] = show(lambda home: [asked.accolade, "run", "--feed", large], 600, size,
                                                            asked.eye, 2 * count * HOLD, start=(count + 1) * HOLD)
                print(f"{wanted} photographs: {one['cpu']:.3f} of a core, {one['pss']:.0f} MB", file=sys.stderr)
            if asked.party:
                one = results["party"][wanted] = party(asked.party, size, asked.eye, 34)
                print(f"{wanted} party: {[round(x['fps']) for x in one['entrances']]} gaps "
                      f"{[round(x['gap']) for x in one['entrances']]}", file=sys.stderr)
            results["load_after"] = os.getloadavg()
            with open(asked.out, "w") as f:
                json.dump(results, f, indent=1)


if __name__ == "__main__":
    main()
