#!/usr/bin/env python3
"""Measures live events from outside: bench/live calls it. A hub, a screen that listens to it, and an eye on that screen."""

import argparse
import atexit
import datetime
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from display import Display, Eye

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NCHAN = "/usr/lib/nginx/modules/ngx_nchan_module.so"
TARGET = 1_000_000
CELEBRATION = 12.0  # s


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Hub:
    """config/nginx-live.conf, with a port and a folder of its own."""

    def __init__(self, folder):
        self.port, self.www = free_port(), os.path.join(folder, "www")
        os.mkdir(self.www)
        with open(os.path.join(ROOT, "config", "nginx-live.conf")) as f:
            words = f.read()
        words = words.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("listen [::]:80;", "")
        words = words.replace("/srv/accolade;", f"{self.www};").replace("/etc/nginx/", f"{folder}/")
        paths = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(folder, "nginx.conf"), "w") as f:
            f.write(f"load_module {NCHAN}; daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
                    f"events {{ worker_connections 64; }}\nhttp {{ access_log off; {paths}\n{words}\n}}\n")
        self.server = subprocess.Popen(["nginx", "-p", folder, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"],
                                       env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}, stdout=subprocess.DEVNULL)
        atexit.register(self.end)  # also where something goes wrong
        while not self._answers():
            time.sleep(0.05)

    def _answers(self):
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0

    def _ask(self, method, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, "/publish", body, headers or {})
        answer = connection.getresponse().read().decode()
        connection.close()
        return answer

    def put(self, feed):
        with open(os.path.join(self.www, "new"), "w") as f:
            json.dump(feed, f)
        os.replace(os.path.join(self.www, "new"), os.path.join(self.www, "feed.json"))

    def publish(self, event, data):
        self._ask("POST", json.dumps(data), {"X-EventSource-Event": event})

    def wait_for_listeners(self, count=1):
        for _ in range(400):
            found = re.search(r"active subscribers: (\d+)", self._ask("GET"))
            if found and int(found.group(1)) >= count:
                return
            time.sleep(0.05)
        sys.exit("nobody listens to the hub")

    def end(self):
        self.server.terminate()
        self.server.wait()


def feed(value):
    return {"version": "https://jsonfeed.org/version/1.1", "language": "en", "title": "Nordhavn",
            "_accolade": {"live": "/live"},
            "items": [{"id": "homes", "title": "Homes powered by our wind",
                       "_accolade": {"kind": "milestone", "seconds": 600,
                                     "counter": {"value": value, "target": TARGET, "unit": "homes"}}}]}


class Screen:
    """The show, listening to the hub."""

    def __init__(self, accolade, hub, display, home, theme):
        with open(os.path.join(home, "kiosk.json"), "w") as f:
            json.dump({"feeds": [{"address": f"http://127.0.0.1:{hub.port}/feed.json"}], "theme": theme,
                       "state_folder": os.path.join(home, "state")}, f)
        environment = dict(os.environ, DISPLAY=display.name, HOME=home, XDG_RUNTIME_DIR=home, ACCOLADE_SHARE=ROOT,
                           SDL_VIDEODRIVER="x11")
        self.accolade, self.environment = accolade, environment
        self.log = open(os.path.join(home, "log"), "w+")
        self.process = subprocess.Popen([accolade, "run", "--config", os.path.join(home, "kiosk.json")],
                                        env=environment, stderr=self.log)

    def status(self):
        said = subprocess.run([self.accolade, "status", "--json"], env=self.environment, capture_output=True, text=True)
        return json.loads(said.stdout)

    def end(self):
        self.process.terminate()
        self.process.wait()


def latency(asked, size, events):
    """A counter that goes up by one, again and again, well below its target."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home, Display(*size) as display:
        hub = Hub(folder)
        hub.put(feed(900_000))
        screen = Screen(asked.accolade, hub, display, home, asked.theme)
        hub.wait_for_listeners()
        time.sleep(4)
        for i in range(events):
            hub.publish("counter", {"id": "homes", "value": 900_001 + i, "sent": now()})
            time.sleep(0.9 + 0.037 * (i % 7))
        time.sleep(1)
        found = screen.status()["latency"]
        screen.end()
        hub.end()
    return found


def gaps_of(sight, begin):
    frames = sight.frames_anywhere(begin, begin + CELEBRATION * 1000)
    # From its first frame to the time when it holds still: after that only confetti falls.
    gaps = sorted(b - a for a, b in zip(frames, frames[1:]))
    if not gaps:
        return None
    return {"frames": len(frames), "median_ms": statistics.median(gaps), "p95_ms": gaps[int(len(gaps) * .95)],
            "longest_ms": gaps[-1]}


def celebration(asked, size):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home, Display(*size) as display:
        hub = Hub(folder)
        hub.put(feed(TARGET - 10))
        screen = Screen(asked.accolade, hub, display, home, asked.theme)
        hub.wait_for_listeners()
        time.sleep(6)
        eye = Eye(asked.eye, display, CELEBRATION + 4)
        began = time.monotonic()
        hub.publish("counter", {"id": "homes", "value": TARGET, "sent": now()})
        sight = eye.stop()
        found = gaps_of(sight, (began - eye.start) * 1000)
        found["latency"] = screen.status()["latency"]
        screen.log.seek(0)
        found["said"] = [line.strip() for line in screen.log if "celebrates" in line]
        screen.end()
        hub.end()
    return found


def together(asked, size, rounds):
    """Two screens that listen to one hub: ms between their first frames of the same celebration, round by round."""
    apart = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as left_home, \
                tempfile.TemporaryDirectory() as right_home, Display(*size) as left, Display(*size) as right:
            hub = Hub(folder)
            hub.put(feed(TARGET - 10))
            screens = [Screen(asked.accolade, hub, display, home, asked.theme)
                       for display, home in ((left, left_home), (right, right_home))]
            hub.wait_for_listeners(2)
            time.sleep(6)
            eyes = [Eye(asked.eye, display, 4) for display in (left, right)]
            time.sleep(0.2)
            began = time.monotonic()
            hub.publish("counter", {"id": "homes", "value": TARGET, "sent": now()})
            firsts = []
            for eye in eyes:
                frames = eye.stop().frames_anywhere((began - eye.start) * 1000, 4000)
                firsts.append(eye.start * 1000 + frames[0])
            apart.append(round(abs(firsts[0] - firsts[1])))
            for screen in screens:
                screen.end()
            hub.end()
    return apart


def chromium(asked, size):
    """A page that does the same with a canvas: bench/show/page/celebration.html."""
    if not shutil.which("chromium"):
        return None
    page = f"file://{ROOT}/bench/show/page/celebration.html?pieces=350&wait=5"
    with tempfile.TemporaryDirectory() as home, Display(*size) as display:
        process = subprocess.Popen(
            ["chromium", "--no-sandbox", "--kiosk", f"--window-size={size[0]},{size[1]}", "--window-position=0,0",
             "--disable-gpu", "--force-device-scale-factor=1", "--no-first-run", "--disable-background-networking",
             f"--user-data-dir={home}/chromium", page],
            env=dict(os.environ, DISPLAY=display.name, HOME=home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eye = Eye(asked.eye, display, 26)
        sight = eye.stop()
        process.terminate()
        process.wait()
    moves = sight.transitions(shortest=4000)
    return gaps_of(sight, moves[-1][0]) if moves else None


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--accolade", required=True)
    ask.add_argument("--eye", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--sizes", default="1920x1080,3840x2160")
    ask.add_argument("--events", type=int, default=40)
    ask.add_argument("--together", type=int, default=5, help="how often two screens celebrate side by side")
    ask.add_argument("--theme", default="gala")
    asked = ask.parse_args()
    results = {}
    for wanted in asked.sizes.split(","):
        size = tuple(int(n) for n in wanted.split("x"))
        one = results[wanted] = {"latency": latency(asked, size, asked.events),
                                 "celebration": celebration(asked, size), "chromium": chromium(asked, size)}
        if asked.together:
            one["together_ms"] = together(asked, size, asked.together)
        print(f"{wanted}: {json.dumps(one)}")
        with open(asked.out, "w") as f:
            json.dump(results, f, indent=1)


main()
