"""What linking costs as the corpus grows: claims from nothing, then a thousand new ones.

    python -m bench.scale                     10,000, 30,000 and 100,000 claims
    python -m bench.scale 1000000             a million (about a quarter of an hour, 3 GB of disk)

Invented words with the frequencies of a language; one claim in twenty is a near-copy of an earlier one (one or two
words exchanged, another document). Each run is a process of its own with a gigabyte for DuckDB, without the encoder.
Printed: seconds of processor time (of all threads, so that a busy machine does not show), seconds on the wall, the most
memory the process held, the share of the planted copies that were linked, and the cost against n log n.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from math import log
from pathlib import Path

from tracker import store
from tracker.ids import content_id
from tracker.linking import run

CLAIMS_PER_DOCUMENT = 10
COPIES = 0.05
VOCABULARY, NAMES = 60_000, 20_000
NEW = 1000
MEMORY = "1GB"
START = datetime(2031, 1, 1)
SYLLABLES = [
    first + vowel + last for first in "bcdfghjklmnprstvwz" for vowel in "aeiou" for last in ("", "n", "r", "l")
]

Claim = tuple[str, str, str]


class Corpus:
    """Claims as (claim id, document id, text), always the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.names = [self._word().capitalize() + "on" for _ in range(NAMES)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self.name_weights = list(accumulate(1 / (rank + 50) for rank in range(NAMES)))
        self.texts: list[str] = []
        self.planted: list[tuple[str, str]] = []

    def _word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))

    def documents(self, first: int, count: int) -> Iterator[tuple[str, datetime, str, list[Claim]]]:
        """Documents with their times, texts and claims; the next ones continue the corpus."""
        for number in range(first, first + count):
            document = content_id("doc", "scale", number)
            names = self.random.choices(self.names, cum_weights=self.name_weights, k=4)
            claims = [
                self._claim(document, number * CLAIMS_PER_DOCUMENT + place) for place in range(CLAIMS_PER_DOCUMENT)
            ]
            text = " ".join(names) + ". " + ". ".join(text for _, _, text in claims)
            yield document, START + timedelta(minutes=number * 3), text, claims

    def _claim(self, document: str, number: int) -> Claim:
        claim = content_id("clm", "scale", number)
        if self.texts and self.random.random() < COPIES:
            source = self.random.randrange(len(self.texts))
            words = self.texts[source].split()
            for _ in range(self.random.randint(1, 2)):
                words[self.random.randrange(len(words))] = self._draw(1)[0]
            text = " ".join(words)
            self.planted.append((content_id("clm", "scale", source), claim))
        else:
            text = " ".join(self._draw(self.random.randint(9, 20)))
        self.texts.append(text)
        return claim, document, text

    def _draw(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)


def fill(opened: store.Store, corpus: Corpus, first: int, count: int) -> None:
    """Writes documents and claims as an ingest would leave them."""
    con = opened.connection
    documents: list[tuple[object, ...]] = []
    claims: list[tuple[object, ...]] = []
    for document, published, text, made in corpus.documents(first, count):
        documents.append((document, "cap", 0, document, 1, True, "run", "0", "en", published, published, text, "0", []))
        claims += [
            (claim, document, place, claim, "direct", text, 0, len(text), published, published, "rule", 1.0, [])
            for place, (claim, _, text) in enumerate(made)
        ]
    columns = (
        "document_id capture_id item article_id version is_current run_id rules_version language published_earliest"
    )
    with con.appender(
        "documents", columns=[*columns.split(), "published_latest", "text", "text_sha256", "notes"]
    ) as rows:
        rows.append_rows(documents)
    columns = "claim_id document_id position utterance_id kind text start_char end_char date_earliest date_latest rule"
    with con.appender("claims", columns=[*columns.split(), "confidence", "flags"]) as rows:
        rows.append_rows(claims)


@dataclass(frozen=True, slots=True)
class Linked:
    """What one linking run took: processor seconds of all threads, seconds on the wall, gigabytes at most."""

    seconds: float
    wall: float
    peak: float
    candidates: int


def link_alone(database: Path) -> Linked:
    """Links what is new in a process of its own, so that its memory is linking's and not the corpus's."""
    command = [sys.executable, "-m", "bench.scale", "--link", str(database)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Linked(**json.loads(answer.stdout))


def link(database: Path) -> None:
    """Links what is new and prints a Linked as JSON."""
    began, wall = time.process_time(), time.monotonic()
    with store.open(database) as opened:
        opened.connection.execute(f"SET memory_limit = '{MEMORY}'")
        report = run.link(opened.connection, content_id("run", str(wall)), use_encoder=False)
    taken = Linked(time.process_time() - began, time.monotonic() - wall, _peak(), report.candidates)
    print(json.dumps(asdict(taken)))


def _peak() -> float:
    """Gigabytes this process held at most. Not getrusage: what it tells on Linux begins with the parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e9  # macOS counts bytes
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(held.split()[1]) / 1e6


def measure(size: int, folder: Path) -> Linked:
    """Prints one line of the curve: claims from nothing, and what a thousand new ones cost on top."""
    corpus, database = Corpus(size), folder / f"{size}.duckdb"
    with store.open(database) as opened:
        fill(opened, corpus, 0, size // CLAIMS_PER_DOCUMENT)
    first = link_alone(database)
    with store.open(database) as opened:
        linked = set(opened.connection.table("claim_pairs").project("claim_id, other_claim_id").fetchall())
        found = sum((min(pair), max(pair)) in linked for pair in corpus.planted) / max(1, len(corpus.planted))
        fill(opened, corpus, size // CLAIMS_PER_DOCUMENT, NEW // CLAIMS_PER_DOCUMENT)
    more = link_alone(database)
    print(
        f"{size:>9,} claims {first.seconds:>6.1f} s ({first.wall:.0f} s on the wall, {first.peak:.1f} GB), "
        f"{first.candidates:,} pairs compared, copies found {found:.3f}; "
        f"{NEW:,} more {more.seconds:.1f} s ({more.wall:.1f} s on the wall, {more.peak:.1f} GB)",
        flush=True,
    )
    return first


def main() -> None:
    """Reads the sizes from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 30_000, 100_000], help="numbers of claims")
    parser.add_argument("--link", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.link:
        link(given.link)
        return
    smallest: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            cost = measure(size, Path(folder)).seconds / (size * log(size))
            if smallest is None:
                smallest = size, cost
            else:
                print(f"{'':>9}        {cost / smallest[1]:.2f} times the cost at {smallest[0]:,} by n log n")


if __name__ == "__main__":
    main()
