#!/usr/bin/env python3
"""Makes docs/performance.md's tables and docs/performance.svg of results.json (measure.py) and micro.json (Google
Benchmark). What stands between the marks of the page is replaced, the rest is people's."""

import json
import statistics
import sys

COLOURS = {"accolade": "#0b6e4f", "chromium": "#c8553d", "mpv": "#5b6c9e", "feh": "#8d8741"}


def middle(values):
    return statistics.median(values) if values else None


def said(value, form="{:.0f}"):
    return form.format(value) if value is not None else "–"


def show_table(results):
    lines = []
    for size, programs in results["sizes"].items():
        lines += [f"### {size.replace('x', ' × ')}", "",
                  "| | " + " | ".join(programs) + " |", "|---|" + "---:|" * len(programs)]

        def row(name, of):
            lines.append(f"| {name} | " + " | ".join(of(p) for p in programs.values()) + " |")

        row("frames a second in a cross-fade, median", lambda p: said(middle([f["fps"] for f in p["fades"]])))
        row("longest gap in a cross-fade, median / worst, ms",
            lambda p: said(middle([f["gap"] for f in p["fades"]])) + " / " + said(max((f["gap"] for f in p["fades"]), default=None)))
        row("frames a second, whole entrances, median", lambda p: said(middle([f["fps"] for f in p["wholes"]])))
        row("longest gap in a whole entrance, median / worst, ms",
            lambda p: said(middle([f["gap"] for f in p["wholes"]])) + " / " + said(max((f["gap"] for f in p["wholes"]), default=None)))
        row("processor, of a core", lambda p: f"{p['cpu']:.3f}")
        row("the X server for it, of a core", lambda p: f"{p['server_cpu']:.3f}")
        row("processor while a slide stands, of a core", lambda p: said(p["still_cpu"], "{:.4f}"))
        row("wake-ups a second while a slide stands", lambda p: said(p["still_wakeups"], "{:.1f}"))
        row("memory (PSS, all its processes), most seen, MB", lambda p: f"{p['pss']:.0f}")
        row("first picture after its start, least / median, ms",
            lambda p: said(min(p["first"], default=None)) + " / " + said(middle(p["first"])))
        lines.append("")
    return lines


def party_table(results):
    parties = {size: one for size, one in results.get("party", {}).items() if one["entrances"]}
    if not parties:
        return []
    lines = ["### Confetti", "", "300 pieces over whole entrances of slides and a number that counts up, the show's own code in a "
             "real window (`bench/show/party.cpp`):", "", "| | " + " | ".join(s.replace("x", " × ") for s in parties) + " |",
             "|---|" + "---:|" * len(parties)]
    for name, of in (("frames a second, median", lambda e: said(middle([x["fps"] for x in e]))),
                     ("longest gap, median / worst, ms",
                      lambda e: said(middle([x["gap"] for x in e])) + " / " + said(max(x["gap"] for x in e)))):
        lines.append(f"| {name} | " + " | ".join(of(one["entrances"]) for one in parties.values()) + " |")
    return lines + [""]


def photographs_table(results):
    shows = results.get("photographs", {})
    if not shows:
        return []
    lines = ["### Photographs", "", "Six photographs of 12 megapixels, two rounds of them after the first:", "",
             "| | " + " | ".join(s.replace("x", " × ") for s in shows) + " |", "|---|" + "---:|" * len(shows)]
    for name, of in (("processor, of a core", lambda one: f"{one['cpu']:.3f}"),
                     ("memory (PSS, all its processes), most seen, MB", lambda one: f"{one['pss']:.0f}"),
                     ("longest gap in an entrance, median / worst, ms",
                      lambda one: said(middle([x["gap"] for x in one["wholes"]])) + " / " +
                      said(max((x["gap"] for x in one["wholes"]), default=None)))):
        lines.append(f"| {name} | " + " | ".join(of(one) for one in shows.values()) + " |")
    return lines + [""]


def conditions(results):
    before = ("Everything measured went before whatever else ran on the machine" if results["before_others"]
              else "Everything measured shared the machine with whatever else ran")
    late = max(p["late_looks"] for size in results["sizes"].values() for p in size.values())
    return [f"Made on {results['when']}: {results['processor']}, {results['cores']} cores, no GPU. {before} (load "
            f"{results['load_before'][0]:.1f} at the beginning, {results['load_after'][0]:.1f} at the end; the eye itself "
            f"came late for up to {late} of its looks in one show). Slides of {results['hold']} s.", ""]


def micro_table(micro):
    lines = ["| what | time | |", "|---|---:|---:|"]
    for one in micro["benchmarks"]:
        if one.get("run_type") == "aggregate" and one.get("aggregate_name") != "median":
            continue
        if one.get("repetitions", 1) > 1 and one.get("run_type") != "aggregate":
            continue
        name = one.get("run_name", one["name"]).split("/iterations")[0]
        scale = {"ns": 1e-6, "us": 1e-3, "ms": 1.0}[one["time_unit"]]
        extra = ""
        if "B/s" in one:
            extra = f"{one['B/s'] / 1e9:.1f} GB/s" if one["B/s"] > 1e9 else f"{one['B/s'] / 1e6:.0f} MB/s"
        if "kB" in one:
            extra = f"{one['kB']:,.0f} kB of heap"
        if "kB_pixels" in one:
            extra = f"{one['kB_pixels'] / 1024:,.1f} MB of pixels"
        if "lines/s" in one:
            extra = f"{one['lines/s']:,.0f} lines/s"
        if "longest" in one:
            extra = (f"a frame {one['median']:.1f} ms, 95 of 100 below {one['p95']:.1f} ms, the longest "
                     f"{one['longest']:.1f} ms; the slide designed in {one['design']:.1f} ms")
        lines.append(f"| {name} | {one['real_time'] * scale:.3g} ms | {extra} |")
    return lines + [""]


def plot(results):
    """The gaps between frames over the course of cross-fades: a dot a frame."""
    sizes = list(results["sizes"])
    width, height, left, top, most = 760, 210, 60, 30, 100
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height * len(sizes) + 20}" '
           f'font-family="sans-serif" font-size="12">', '<rect width="100%" height="100%" fill="#fff"/>']
    for i, size in enumerate(sizes):
        base = height * i + top
        inner_w, inner_h = width - left - 130, height - top - 40

        def x(ms):
            return left + min(ms, 1000) / 1000 * inner_w

        def y(gap):
            return base + inner_h - min(gap, most) / most * inner_h

        out.append(f'<text x="{left}" y="{base - 10}" font-weight="bold">{size.replace("x", " × ")}: '
                   "ms between two frames, over a cross-fade</text>")
        for gap in (0, 16.7, 34, 50, 100):
            out.append(f'<line x1="{left}" x2="{left + inner_w}" y1="{y(gap):.1f}" y2="{y(gap):.1f}" stroke="#ddd"/>'
                       f'<text x="{left - 6}" y="{y(gap) + 4:.1f}" text-anchor="end" fill="#666">{gap:g}</text>')
        for ms in range(0, 1001, 200):
            out.append(f'<text x="{x(ms):.1f}" y="{base + inner_h + 16}" text-anchor="middle" fill="#666">{ms}</text>')
        line = 0
        for name, program in results["sizes"][size].items():
            if not program["fades"]:
                continue
            for fade in program["fades"]:
                for at, gap in zip(fade["at"][1:], fade["gaps"]):
                    out.append(f'<circle cx="{x(at):.1f}" cy="{y(gap):.1f}" r="2.2" fill="{COLOURS[name]}" fill-opacity=".55"/>')
            out.append(f'<circle cx="{width - 115}" cy="{base + 12 + line}" r="4" fill="{COLOURS[name]}"/>'
                       f'<text x="{width - 105}" y="{base + 16 + line}">{name}</text>')
            line += 20
    out.append("</svg>")
    return "\n".join(out) + "\n"


def replaced(page, mark, lines):
    begin, end = f"<!-- {mark} begins -->", f"<!-- {mark} ends -->"
    before, rest = page.split(begin, 1)
    return before + begin + "\n" + "\n".join(lines) + end + rest.split(end, 1)[1]


def main():
    results_file, micro_file, page_file, plot_file = sys.argv[1:5]
    with open(page_file, encoding="utf-8") as f:
        page = f.read()
    with open(results_file, encoding="utf-8") as f:
        results = json.load(f)
    page = replaced(page, "shows", conditions(results) + show_table(results) + photographs_table(results) + party_table(results))
    with open(plot_file, "w", encoding="utf-8") as f:
        f.write(plot(results))
    with open(micro_file, encoding="utf-8") as f:
        page = replaced(page, "micro", micro_table(json.load(f)))
    with open(page_file, "w", encoding="utf-8") as f:
        f.write(page)


if __name__ == "__main__":
    main()
