"""Feeds for measurements, a server that lets its answers fall when it is told to, and one who sees when that is."""

import http.server
import json
import os
import shutil
import struct
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEMO = os.path.join(ROOT, "assets", "demo")
ITEMS, PICTURES, HOLD = 5000, 200, 5
PEOPLE = 50  # that an item may name


def write(folder, name, feed):
    """A folder with the feed and the demo's pictures."""
    into = os.path.join(folder, name)
    if not os.path.isdir(into):
        shutil.copytree(os.path.join(DEMO, "pictures"), os.path.join(into, "pictures"))
        with open(os.path.join(into, "feed.json"), "w") as f:
            json.dump(feed(into), f)
    return into


def demo_items():
    with open(os.path.join(DEMO, "feed.json")) as f:
        feed = json.load(f)
    for item in feed["items"]:
        item["_accolade"]["seconds"] = HOLD
    return feed


def demo(folder):
    return write(folder, "demo", lambda _: demo_items())


def one(folder):
    """One item that stands for ever, and no clock in its words."""
    return write(folder, "one", lambda _: {
        "version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": "thanks", "content_text": "Thank you for staying late so that the whole team could go home.",
             "_accolade": {"kind": "kudos", "people": [{"name": "Ada Holm"}], "seconds": 60}}]})


def crowd(folder):
    """The demo's items over and over, each an item of its own, with many pictures among them."""
    def feed(into):
        all_of = demo_items()
        names = sorted(os.listdir(os.path.join(DEMO, "pictures")))
        for i in range(PICTURES):  # what follows a JPEG's end is ignored, but makes it another file
            with open(os.path.join(DEMO, "pictures", names[i % len(names)]), "rb") as f:
                data = f.read()
            with open(os.path.join(into, "pictures", f"many-{i}.jpg"), "wb") as f:
                f.write(data + struct.pack(">I", i))
        patterns, items = all_of["items"], []
        for i in range(ITEMS):
            item = json.loads(json.dumps(patterns[i % len(patterns)]))
            item["id"] = f"{item['id']}-{i}"
            if "title" in item:
                item["title"] += f" {i}"
            if item.get("image"):
                item["image"] = f"pictures/many-{i % PICTURES}.jpg"
            items.append(item)
        return {**all_of, "items": items}
    return write(folder, "crowd", feed)


def faces(folder, number):
    """Items that name so many people, each with a picture of their own."""
    def feed(into):
        names = sorted(os.listdir(os.path.join(DEMO, "pictures")))
        with open(os.path.join(DEMO, "pictures", names[0]), "rb") as f:
            data = f.read()
        for i in range(number):
            with open(os.path.join(into, "pictures", f"face-{i}.jpg"), "wb") as f:
                f.write(data + struct.pack(">I", i))
        people = [{"name": f"Ada {i}", "photo": f"pictures/face-{i}.jpg"} for i in range(number)]
        return {"version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": f"team-{i}", "content_text": "Thank you.",
             "_accolade": {"kind": "kudos", "people": people[i:i + PEOPLE]}} for i in range(0, max(1, number), PEOPLE)]}
    return write(folder, f"faces-{number}", feed)


def hidden_crowd(folder):
    """The one item, and thousands whose time has not come."""
    def feed(into):
        with open(os.path.join(one(folder), "feed.json")) as f:
            all_of = json.load(f)
        with open(os.path.join(crowd(folder), "feed.json")) as f:
            for item in json.load(f)["items"][1:]:
                item.pop("image", None)
                item["_accolade"]["show_from"] = "2099-01-01T00:00:00Z"
                all_of["items"].append(item)
        return all_of
    return write(folder, "hidden", feed)


class Watcher(threading.Thread):
    """Looks at some rows of a display's memory two hundred times a second, and tells when its picture begins to change
    after it stood."""

    def __init__(self, display):
        super().__init__(daemon=True)
        self.display, self.changes, self.ended = display, 0, False
        self.begins = threading.Condition()
        self.start()

    def run(self):
        line = self.display.width * 4
        rows = [int(self.display.height * i / 12) for i in range(1, 12)]
        head = os.path.getsize(self.display.picture) - line * self.display.height
        seen, since = None, 0.0
        with open(self.display.picture, "rb") as f:
            while not self.ended:
                now = [os.pread(f.fileno(), line, head + line * row) for row in rows]
                if now != seen:
                    self.changes += seen is not None
                    if time.monotonic() - since > 0.7:
                        with self.begins:
                            self.begins.notify_all()
                    seen, since = now, time.monotonic()
                time.sleep(0.005)

    def end(self):
        self.ended = True
        self.join()


class Server:
    """Serves a folder on loopback. `land_in`: answers of the feed wait for the next entrance, and fall into it at
    another moment each time, with something new in them if they should."""

    def __init__(self, folder, always_whole=False):
        self.requests = self.landed = 0
        self.watcher, self.changing = None, False
        self.asked = threading.Condition()
        with open(os.path.join(folder, "feed.json"), "rb") as f:
            self.body = f.read()
        self.edition = 0
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                body, tag = server.answer(self.path, folder)
                known = tag and self.headers.get("If-None-Match") == tag and not always_whole
                try:
                    self.send_response(404 if body is None else 304 if known else 200)
                    if tag and not always_whole:
                        self.send_header("ETag", tag)
                    body = b"" if body is None or known else body
                    if not known:
                        self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/feed.json"

    def land_in(self, watcher, changing):
        self.watcher, self.changing = watcher, changing

    def wait_for_request(self):
        with self.asked:
            self.asked.wait(20)

    def answer(self, path, folder):
        """The body, or None, and its tag."""
        name = path.split("?")[0].lstrip("/")
        if name != "feed.json":
            try:
                with open(os.path.join(folder, name), "rb") as f:
                    return f.read(), '"picture"'
            except OSError:
                return None, None
        with self.asked:
            self.requests += 1
            self.asked.notify_all()
        watcher = self.watcher
        if watcher:
            if self.changing:
                self.edition += 1
                feed = json.loads(self.body)
                feed["items"][-1]["content_text"] = f"This is said for the {self.edition}th time."
                self.body = json.dumps(feed).encode()
            with watcher.begins:
                watcher.begins.wait(15)
            time.sleep(self.landed % 8 * 0.1)
            self.landed += 1
        return self.body, f'"{self.edition}"'
