"""A world that goes wrong, from a seed: a feed whose items come and go in many scripts, a server that every other time
answers something else, a stream that floods, lies and is cut, pictures that are broken, huge, missing or made to hang
whoever decodes them, a disk that is full for a while, and people who rewrite the settings."""

import http.server
import json
import os
import random
import struct
import subprocess
import threading
import time
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ITEMS = 40
KINDS = ["story", "kudos", "quote", "milestone", "award", "welcome", "event", "session", "learning", "notice"]
WORDS = [
    "Kept the grid up through the storm", "Twenty years of kind answers", "Hjulpet hver eneste kunde i dag",
    "شكرا لكل من بقي حتى انتهى العمل", "感谢整个团队的努力", "夜遅くまでありがとうございました", "ขอบคุณทุกคนที่ช่วยกัน",
    "पूरी टीम को धन्यवाद", "תודה לכולם על העזרה", "Спасибо всей команде", "Ευχαριστούμε όλη την ομάδα",
    "모두에게 감사드립니다", "🎉 Nine of nine apprentices passed 🇩🇰", "Dziękujemy całemu zespołowi",
]
NAMES = ["Ingrid Solberg", "Mei-Lin Tan", "Ahmed Al-Farsi", "Yūko Sakamoto", "Ada Holm", "Zoë Núñez", "李小龙", "Олена Шевченко"]


def png_that_claims(width, height):
    """69 bytes that ask for gigabytes."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b""))


def png_of_nothing(width, height):
    """Half a megabyte that is 50 megapixels of 16 bits: four hundred megabytes for whoever believes it."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    packer, row = zlib.compressobj(9), bytes(1 + width * 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 6, 0, 0, 0)) +
            chunk(b"IDAT", data) + chunk(b"IEND", b""))


def bombs():
    """What takes a decoder's time or memory for ever; each with another number is another file."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">'
    squares = head + '<path d="M0 0h99v99H0"/>' * 43_000
    curve = head + '<path stroke="red" stroke-width="3" d="M0 0' + "C60000 0 0 60000 5 5" * 50_000 + '"/>'
    png = png_of_nothing(7000, 7000)
    return [lambda n: f"{squares}<!-- {n} --></svg>".encode(), lambda n: f"{curve}<!-- {n} --></svg>".encode(),
            lambda n: png + struct.pack(">I", n)]


class World:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.lock = threading.Lock()
        self.made = 0
        self.counts = {}
        folder = os.path.join(ROOT, "assets", "demo", "pictures")
        self.pictures = []
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as f:
                self.pictures.append(f.read())
        folder = os.path.join(ROOT, "tests", "samples", "formats")
        self.photographs = []  # HEIC and AVIF
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as f:
                self.photographs.append(f.read())
        self.bombs = bombs()
        self.items = [self.new_item() for _ in range(ITEMS)]
        self.edition = 0

    def new_item(self):
        chance = self.chance
        self.made += 1
        item = {"id": f"item-{self.made}", "title": f"{chance.choice(WORDS)} {self.made}",
                "content_text": " ".join(chance.choices(WORDS, k=chance.randrange(1, 5)))}
        kind = chance.choice(KINDS)
        more = {"kind": kind, "seconds": chance.randrange(5, 12)}
        if chance.random() < 0.6:
            item["image"] = f"pictures/{self.made}.jpg"
        people = [{"name": chance.choice(NAMES)} for _ in range(chance.randrange(1, 4))]
        if chance.random() < 0.5:
            people[0]["photo"] = f"pictures/p{self.made}.jpg"
        if chance.random() < 0.1:
            people[0]["consent"] = chance.choice(["full", "name", "none"])
        more["people"] = people
        if chance.random() < 0.1:  # a day of the show's takes a quarter of an hour
            more["show_until"] = time.strftime("%Y-%m-%dT%H:%M:%SZ",
                                               time.gmtime(time.time() + chance.randrange(60, 86_400)))
        if kind == "milestone":
            more["counter"] = {"value": chance.randrange(10**6), "unit": "homes"}
        if kind == "quote":
            more["from"] = {"name": chance.choice(NAMES), "company": "Port of Tallinn"}
        item["_accolade"] = more
        return item

    def change(self):
        """Some leave, some come, some are said otherwise."""
        chance = self.chance
        for _ in range(chance.randrange(1, 6)):
            self.items[chance.randrange(len(self.items))] = self.new_item()
        if chance.random() < 0.2:
            self.items = self.items[:ITEMS - chance.randrange(8)]
            self.items += [self.new_item() for _ in range(chance.randrange(8))]
        self.items = self.items[-ITEMS:]  # about as many as ever
        chance.shuffle(self.items)
        self.edition += 1

    def feed(self):
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Soak", "items": self.items,
                           "_accolade": {"live": "/live"}}, ensure_ascii=False).encode()

    def picture(self, name):
        """Always the same bytes under the same name: good ones are all different files, a third are none at all."""
        number = zlib.crc32(name.encode())
        good = self.pictures[number % len(self.pictures)]
        # What follows the end is ignored, but for an SVG's.
        mark = b"<!-- %d -->" % number if good.lstrip().startswith(b"<") else struct.pack(">I", number)
        if number % 300 == 7:
            return self.bombs[number // 300 % len(self.bombs)](number)
        if number % 10 == 8:
            box = struct.pack(">I4sI", 12, b"free", number)
            return self.photographs[number // 10 % len(self.photographs)] + box
        return {0: None, 1: good[:len(good) // 2], 2: png_that_claims(60000, 60000), 3: b"<html>no picture</html>",
                4: b""}.get(number % 15, good + mark)

    def answer(self, path):
        """(status, headers, body, seconds to wait, how much of the body is sent); which fault it was is counted."""
        with self.lock:
            if "pictures/" in path:
                body = self.picture(path.rsplit("/", 1)[1])
                return (404, {}, b"", 0, 1) if body is None else (200, {}, body, 0, 1)
            fault = self.chance.choice(["none"] * 4 + ["changed"] * 8 +
                                       ["500", "503", "page", "short", "cut", "garbage", "nothing", "slow", "emptied",
                                        "large", "deep", "redirect"])
            self.counts[fault] = self.counts.get(fault, 0) + 1
            if fault == "changed":
                self.change()
            body, headers = self.feed(), {"ETag": f'"{self.edition}"'}
            if fault == "500":
                return 500, {}, b"<html>Internal Server Error</html>", 0, 1
            if fault == "503":
                return 503, {"Retry-After": "1"}, b"", 0, 1
            if fault == "redirect":
                return 302, {"Location": path}, b"", 0, 1
            strange = {"page": b"<html><form>Password</form></html>", "short": body[:len(body) // 2], "nothing": b"",
                       "garbage": self.chance.randbytes(2000), "deep": b"[" * 100_000, "large": b" " * (9 << 20),
                       "emptied": b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'}
            if fault in strange:
                return 200, {}, strange[fault], 0, 1
            return 200, headers, body, 0.5 if fault == "slow" else 0, 0.5 if fault == "cut" else 1


    def event(self, name, data):
        return f"event: {name}\nid: {self.chance.randrange(10**9)}\ndata: {json.dumps(data)}\n\n".encode()

    def stream(self):
        """What a hub says on one connection: pieces of bytes, and the seconds it waits after each."""
        with self.lock:
            chance, item = self.chance, self.items[self.chance.randrange(len(self.items))]
            fault = chance.choice(["true"] * 3 + ["flood", "cut", "garbage", "endless", "strangers", "silence"])
            self.counts["stream: " + fault] = self.counts.get("stream: " + fault, 0) + 1
            counter = self.event("counter", {"id": item["id"], "value": chance.randrange(10**6)})
            said = {"true": [counter, self.event("celebrate", {"id": item["id"]}), self.event("item", self.new_item()),
                             self.event("remove", {"id": item["id"]})],
                    "flood": [self.event("counter", {"id": item["id"], "value": n}) for n in range(5000)],
                    "cut": [counter[:len(counter) // 2]],
                    "garbage": [chance.randbytes(5000)],
                    "endless": [b"data: " + b"x" * (1 << 20)],
                    "strangers": [self.event("celebrate", {"id": "nobody"}), self.event("refresh", {}),
                                  self.event("counter", {"id": item["id"], "value": "many"})],
                    "silence": []}[fault]
            if fault == "flood":
                said = [b"".join(said)]
            return [(piece, chance.random() * 0.2) for piece in said] + [(b":\n\n", chance.random() * 3)]


class Disk:
    """A small file system in memory as somebody's folder, which is full for seconds now and then. `there`: whether
    this machine lets us have one."""

    BYTES = 400 << 20

    def __init__(self, seed, folder):
        self.chance, self.folder, self.times, self.until = random.Random(seed + 3), folder, 0, None
        os.makedirs(folder)
        self.there = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={self.BYTES},mode=0750", "accolade-soak", folder],
            stderr=subprocess.DEVNULL).returncode == 0

    def turn(self):
        filler = os.path.join(self.folder, "filler")
        if self.until and time.monotonic() > self.until:
            os.remove(filler)
            self.until = None
        elif self.there and not self.until and self.chance.random() < 0.1:
            room = os.statvfs(self.folder)
            free = room.f_bavail * room.f_frsize
            with open(filler, "wb") as f:
                while free > 0:  # the show writes there meanwhile
                    try:
                        os.posix_fallocate(f.fileno(), 0, free)
                        break
                    except OSError:
                        free -= 1 << 16
            self.until = time.monotonic() + self.chance.uniform(1, 6)
            self.times += 1

    def close(self):
        if self.there:
            subprocess.run(["umount", "--lazy", self.folder])


def serve(world):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def stream(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.close_connection = True
            for piece, wait in world.stream():
                self.wfile.write(piece)
                time.sleep(wait)

        def do_GET(self):
            if self.path == "/live":
                return self.stream()
            status, headers, body, wait, share = world.answer(self.path)
            if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                status, body = 304, b""
            time.sleep(wait)
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[:int(len(body) * share)])
            except OSError:
                pass
            self.close_connection = self.close_connection or share < 1

        def handle(self):
            try:
                super().handle()
            except OSError:  # the other side has gone
                pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Staff:
    """Rewrites the settings now and then, as people do: sensibly, by halves, and back again."""

    def __init__(self, seed, folder, feed):
        self.chance, self.feed = random.Random(seed + 1), feed
        self.path = os.path.join(folder, "kiosk.json")
        self.write(whole=True)

    def write(self, whole=None):
        chance = self.chance
        feeds = [{"address": self.feed, "every": 30}]
        if chance.random() < 0.2:
            feeds.append({"address": "http://127.0.0.1:9/nobody.json", "every": 30})
        settings = {"feeds": feeds, "theme": chance.choice(["atelier", "nocturne", "beacon", "meridian", "gala", "base", "no such theme"]),
                    "language": chance.choice(["en", "nb", "de", "ar", "ja"]),
                    "kinds": {chance.choice(KINDS): chance.choice([0, 0.5, 2])},
                    "screen": {"rotation": chance.choice([0, 0, 0, 0, 90, 180]),
                               "reduced_motion": chance.random() < 0.2}}
        if whole:
            settings["theme"] = "atelier"
        text = json.dumps(settings)
        if not whole and chance.random() < 0.3:
            text = text[:len(text) // 2]
        with open(self.path + ".new", "w") as f:
            f.write(text)
        os.rename(self.path + ".new", self.path)
