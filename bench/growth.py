"""Whether reading in shards stays flat as a corpus grows: pages made from nothing, read, loaded.

    python -m bench.growth                    1,000 and 4,000 pages
    python -m bench.growth 1000 4000 16000    a quarter of an hour on two cores

The pages are invented: every event is told by four outlets in their own frames, each with two quotations; one telling
in three is a copy of another outlet's, and one article in ten comes again later with a changed sentence. Printed for
each size: pages a second by processor time and on the wall, for `shard read` and for `shard load`; the most memory
that a reading process and the loading one held.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from bench.worker import peak

OUTLETS: Final = ("Vell Courier", "Tarn Quay Herald", "Corail Dispatch", "Brell Observer")
PLACES: Final = ("harbour", "bridge", "school", "theatre", "station", "library", "market", "mill", "lock", "depot")
TOWNS: Final = ("Vell", "Tarn Quay", "Corail", "Brell", "Orvenne", "Saltmarsh", "Ferrow", "Merle")
ROLES: Final = ("mayor", "harbour master", "prefect", "engineer", "head teacher", "spokeswoman", "union leader")
FIRST: Final = ("Ada", "Ilse", "Tomas", "Elise", "Anselm", "Nadia", "Benedikt", "Carla", "Oren", "Mina")
LAST: Final = ("Quill", "Marn", "Reuel", "Marne", "Vautrin", "Ferrow", "Koren", "Brun", "Tell", "Sand")
DOINGS: Final = ("stays shut", "will open again", "must be rebuilt", "is not safe", "costs too much", "was sold")
WHYS: Final = ("nobody measured the beams", "the water rose at night", "the council has not voted", "a pump failed")
PROSE: Final = (
    "People stood in the rain and waited for news of the {place}.",
    "The council of {town} met until late in the evening.",
    "Repairs of the {place} began two winters ago and were stopped twice.",
    "A table of costs was handed out to everyone who came.",
    "Boats from {town} were sent to the other bank.",
)
COPIED, AGAIN = 1 / 3, 1 / 10


def pages(count: int, seed: int = 5) -> Iterator[tuple[str, str]]:
    """(name of the file, page), always the same for a seed."""
    return islice(_all(random.Random(seed)), count)


def _all(chance: random.Random) -> Iterator[tuple[str, str]]:
    number = 0
    while True:
        number += 1
        body = _body(chance)
        for outlet in OUTLETS:
            body = body if chance.random() < COPIED else _body(chance, body[0])
            address = f"https://{outlet.split()[0].lower()}.example/{number}"
            yield f"{number:07}-{outlet.split()[0]}.html", _page(address, outlet, number, body, chance)
            if chance.random() < AGAIN:
                later = [*body[:-1], f"The figure was corrected on day {number}."]
                yield f"{number:07}-{outlet.split()[0]}-later.html", _page(address, outlet, number, later, chance)


def _body(chance: random.Random, head: str | None = None) -> list[str]:
    town, place = chance.choice(TOWNS), chance.choice(PLACES)
    who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    said = f"The {place} {chance.choice(DOINGS)} for {chance.randint(2, 400)} days because {chance.choice(WHYS)}"
    more = f"we asked {chance.randint(2, 90)} times and {chance.choice(WHYS)}"
    prose = [chance.choice(PROSE).format(town=town, place=place) for _ in range(12)]
    return [
        head or f"The {place} of {town} {chance.choice(DOINGS)}",
        f"“{said},” the {chance.choice(ROLES)} {who} told reporters in {town} on Monday.",
        *prose[:6],
        f"{who.split()[1]} said that {more}.",
        *prose[6:],
    ]


def _page(address: str, outlet: str, number: int, body: list[str], chance: random.Random) -> str:
    """An article in a site of its own: navigation, teasers and scripts take more room than the words."""
    teasers = "".join(
        f'<li><a href="/{chance.randint(1, number + 9)}"><img src="/i/{one}.jpg" alt="">More of {one}</a></li>'
        for one in range(40)
    )
    scripts = "".join(f"<script>window.s{one}={{page:{one},flags:[1,2,3,4,5,6,7,8]}};</script>" for one in range(40))
    words = "".join(f"<p>{one}</p>" for one in body[1:])
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}T09:00:00Z"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{body[0]} | {outlet}</title><link rel="canonical" '
        f'href="{address}"><meta property="og:site_name" content="{outlet}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{day}">{scripts}</head><body><nav><ul>{teasers}</ul></nav>'
        f"<article><h1>{body[0]}</h1>{words}</article><aside><ul>{teasers}</ul></aside></body></html>"
    )


def measure(count: int, folder: Path, jobs: int) -> None:
    """Prints one line: `count` pages, read and loaded by the program itself."""
    made = folder / f"pages{count}"
    made.mkdir()
    for name, page in pages(count):
        (made / name).write_text(page, encoding="utf-8")
    out, database = folder / f"shards{count}", folder / f"{count}.duckdb"
    told = [f"{count:>9,} pages"]
    for verb, words in (
        ("read", ["shard", "read", str(made), "-o", str(out), f"--jobs={jobs}"]),
        ("load", ["shard", "load", str(out), "--no-link", f"--db={database}"]),
    ):
        before, began = _children(), time.monotonic()
        command = [sys.executable, "-m", "bench.growth", "--run", *words]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        spent, wall = _children() - before, time.monotonic() - began
        rates = f"{count / spent:,.0f}/s by processor, {count / wall:,.0f}/s on the wall"
        told.append(f"{verb} {rates}, {float(answer.stdout.split()[-1]):.2f} GB")
    print("; ".join(told), flush=True)


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _run(words: list[str]) -> None:
    """The program itself, and then what its largest process held."""
    from tracker.cli import main as tracker

    sys.argv = ["tracker", *words]
    try:
        tracker()
    except SystemExit as ended:
        if ended.code:
            raise
    print(peak())


def main() -> None:
    """Reads the sizes from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 4000], help="numbers of pages")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read")
    if sys.argv[1:2] == ["--run"]:
        _run(sys.argv[2:])
        return
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            measure(size, Path(folder), given.jobs)


if __name__ == "__main__":
    main()
