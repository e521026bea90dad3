"""Processes that do what a page, the system or a bug may do to them; a pool starts one of these in place of its own."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from tracker import extract
from tracker.extraction import read_item
from tracker.inputs import Item
from tracker.models import Extraction
from tracker.rows.records import Capture
from tracker.workers import documents, worker

DEADLY, ONCE, GREEDY = "deadly to read", "deadly once", "takes all memory"
STILL, BUSY = "stands still", "never ends"


def killed_by_what_it_reads(asked: Connection, seconds: float, megabytes: int) -> None:
    """A page that says so kills the process, stops it, or fills its memory."""
    extract("They left, the harbour master of Vell said.", media_type="text/plain")
    vars(documents)["read_item"] = _harming(read_item)
    worker.serve(asked, seconds, megabytes)


def never_ready(asked: Connection, seconds: float, megabytes: int) -> None:
    """Ends before it can be asked anything."""
    os._exit(3)


def _harming(read: Callable[..., Extraction]) -> Callable[..., Extraction]:
    def harm(item: Item, capture: Capture, digest: str) -> Extraction:
        content = item.content if isinstance(item.content, str) else item.content.decode("utf-8", "replace")
        if DEADLY in content or (ONCE in content and _first(capture)):
            os.kill(os.getpid(), signal.SIGKILL)
        if STILL in content:
            time.sleep(3600)
        while BUSY in content:
            pass
        if GREEDY in content:
            bytearray(4_000_000_000)
        return read(item, capture, digest)

    return harm


def _first(capture: Capture) -> bool:
    mark = Path(f"{capture.path}.mark")
    seen = mark.exists()
    mark.touch()
    return not seen
