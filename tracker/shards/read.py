"""The one function that every engine calls: a shard, read by a process of its own.

Of its own, because what a page or the system does to that process must not end the engine's; because the limit of time
for a document is kept in a main thread, and engines call from others; and because memory that was taken is given back.
It costs a second and a half a shard. A process that ended is started once more, and then reads carefully.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, Final

from tracker.shards.folder import ShardFolder
from tracker.version import rules_version
from tracker.workers import DOCUMENT_SECONDS

# As for a process that reads captures: of the wall's clock for a second of computing, and to start.
_FACTOR: Final = 4
_STANDSTILL_SECONDS: Final = 120.0
_LOOK_SECONDS: Final = 0.2


def read_shard(
    folder: str,
    number: int,
    seconds: float = DOCUMENT_SECONDS,
    *,
    tell: Callable[[int], None] | None = None,
    stop: threading.Event | None = None,
) -> dict[str, Any]:
    """Reads one shard of a planned folder, which every worker must see under this name; returns what its marker says.

    {"state": "completed", "documents": …, "failures": …, "seconds": …} or {"state": "failed", "why": …}. Nothing is
    raised for what is wrong with the shard. It may be called again, at the same time by several, and killed at any
    moment: what is in the folder afterwards is the same. `tell` and `stop` are for callers in the same process.
    """
    place = ShardFolder(folder)
    careful = place.standing(number).state in ("interrupted", "failed")
    why = ""
    for again in (careful, True):
        why = _attempt(folder, number, seconds, again, tell, stop)
        if stop is not None and stop.is_set():
            return {"state": "waiting"}
        if place.marked("completed", number):
            return {"state": "completed", **place.standing(number).told}
        if why.startswith(_SAID):
            break
    why = why.removeprefix(_SAID)
    place.mark("failed", number, {"why": why})
    place.unmark("running", number)
    return {"state": "failed", "why": why}


# Before what the reading process itself had to say: trying again would end in the same.
_SAID: Final = "!"


def _attempt(
    folder: str,
    number: int,
    seconds: float,
    careful: bool,
    tell: Callable[[int], None] | None,
    stop: threading.Event | None,
) -> str:
    """Runs the process; returns why it did not complete the shard, if it did not."""
    told = (folder, str(number), str(seconds), str(int(careful)), rules_version())
    command = [sys.executable, "-m", "tracker.shards.process", *told]
    patience = _FACTOR * seconds + _STANDSTILL_SECONDS
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_lines, args=(process.stdout, lines), daemon=True).start()
    waited, said = 0.0, ""
    try:
        while True:
            try:
                line = lines.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                waited += _LOOK_SECONDS
                if (stop is not None and stop.is_set()) or waited > patience:
                    process.kill()
                continue
            if line is None:
                break
            waited = 0.0
            message = json.loads(line)
            said = message.get("why", said)
            if tell is not None and "documents" in message:
                tell(message["documents"])
        code = process.wait()
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
    if said:
        return _SAID + said
    if waited > patience:
        return f"the process that read it said nothing for {patience:g} seconds"
    return f"the process that read it was killed (signal {-code})" if code < 0 else f"its process ended (code {code})"


def _lines(pipe: IO[str] | None, lines: queue.SimpleQueue[str | None]) -> None:
    for line in pipe or ():
        lines.put(line)
    lines.put(None)
