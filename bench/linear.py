"""How the time of reading grows with the length of what is read, for inputs made to be slow.

    python -m bench.linear                 every input of `bench.hostile` at 100, 200, 400 and 800 kB
    python -m bench.linear said "a feed"   some of them
    python -m bench.linear --to 200        up to 200 kB only

An input fails when eight times its length takes more than 8 × 1.15³ times as long (1.15 a doubling beyond linear), or
when a megabyte takes more than three seconds of one processor. What takes no time worth measuring passes the first.
Exit status 1 when one fails. Times are of the processor; the smallest of up to three runs counts. What the program
remembers of addresses and words is forgotten before each run: short inputs fit into its memory and long ones do not.
"""

from __future__ import annotations

import argparse
import functools
import gc
import math
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from bench.hostile import ALL, Hostile
from tracker.errors import InputError
from tracker.extraction import Given, read_document
from tracker.inputs import within
from tracker.rows.records import Capture
from tracker.workers import DOCUMENT_SECONDS, read_capture

BEYOND_LINEAR = 1.15
SECONDS_PER_MEGABYTE = 3.0
# Below this many seconds the clock and the caches are what is measured.
WORTH_MEASURING = 0.08
_SMALLEST = 100_000
_RUNS = 3
_SUFFIXES = {"text/html": "html", "text/plain": "txt", "application/rss+xml": "xml", "text/markdown": "md"}
_SEEN = datetime(2031, 5, 6, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds at each length in bytes, and what was said of the input when it could not be read."""

    seconds: dict[int, float]
    refused: str = ""

    @property
    def beyond(self) -> float:
        """By how much more than twice the time grows with each doubling; 1 when too little time was taken."""
        lengths = sorted(self.seconds)
        first, last = self.seconds[lengths[0]], self.seconds[lengths[-1]]
        doublings = math.log2(lengths[-1] / lengths[0])
        if last < WORTH_MEASURING or not doublings:
            return 1.0
        return float((last / max(first, 1e-4)) ** (1 / doublings)) / 2

    @property
    def per_megabyte(self) -> float:
        """Seconds for a million bytes, from the greatest length."""
        longest = max(self.seconds)
        return self.seconds[longest] / longest * 1e6

    def fault(self) -> str | None:
        """What is wrong with it, in words."""
        if "TooSlow" in self.refused:
            return "over the limit of time for one document"
        if self.beyond > BEYOND_LINEAR:
            return f"grows by {self.beyond:.2f} a doubling beyond linear"
        if self.per_megabyte > SECONDS_PER_MEGABYTE:
            return f"takes {self.per_megabyte:.1f} s a megabyte"
        return None


def measure(hostile: Hostile, lengths: list[int], runs: int = _RUNS) -> Growth:
    """Reads the input at each length, as an ingest does."""
    seconds: dict[int, float] = {}
    refused = ""
    for length in lengths:
        text = hostile.make(length)
        data = text.encode("utf-8")
        capture = Capture(
            f"hostile.{_SUFFIXES[hostile.media_type]}",
            data,
            _SEEN,
            path=f"hostile.{_SUFFIXES[hostile.media_type]}",
            media_type=hostile.media_type,
        )
        spent: list[float] = []
        for _ in range(runs):
            forget()
            before = time.process_time()
            refused = _read(hostile, text, capture)
            spent.append(time.process_time() - before)
            if spent[0] > 1:
                break
        seconds[len(data)] = min(spent)
        if "TooSlow" in refused:
            break
    return Growth(seconds, refused)


def forget() -> None:
    """Empties the program's memories of bounded size; those without a bound hold its own tables."""
    for memory in _memories(len(sys.modules)):
        memory.cache_clear()


@functools.cache
def _memories(modules: int) -> list[functools._lru_cache_wrapper[object]]:
    """Those of all modules imported so far, of which there are so many: to look for them takes longer than a text."""
    return [
        held
        for held in gc.get_objects()
        if isinstance(held, functools._lru_cache_wrapper)
        and held.__module__.startswith("tracker.")
        and held.cache_parameters()["maxsize"] is not None
    ]


def _read(hostile: Hostile, text: str, capture: Capture) -> str:
    """Reads the input as an ingest does, a text in its own language, which it may be too odd to show."""
    if hostile.media_type == "text/plain":
        try:
            with within(DOCUMENT_SECONDS, "hostile"):
                read_document("doc_0", text, "text/plain", Given(language=hostile.language))
        except InputError as error:
            return f"{type(error).__name__}: {error}"
        return ""
    failures = [item.failure for item in read_capture(capture) if item.failure is not None]
    return f"{failures[0].error}: {failures[0].message}" if failures else ""


def main() -> int:
    parser = argparse.ArgumentParser(description="How the time of reading grows with the length of what is read.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="inputs of bench.hostile; all of them without")
    parser.add_argument("--to", type=int, default=800, metavar="KB", help="the greatest length (800)")
    chosen = parser.parse_args()
    lengths = [_SMALLEST * 2**n for n in range(4) if _SMALLEST * 2**n <= chosen.to * 1000]
    failed = 0
    for name in chosen.names or ALL:
        growth = measure(ALL[name], lengths)
        fault = growth.fault()
        failed += fault is not None
        times = "  ".join(f"{seconds:7.2f}" for seconds in growth.seconds.values())
        print(f"{name:34} {times}  {growth.beyond:5.2f} {growth.per_megabyte:6.1f} s/MB  {fault or ''}", flush=True)
    print(f"{failed} of {len(chosen.names or ALL)} fail", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
