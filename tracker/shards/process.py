"""The process that reads one shard: says on standard output how far it is, and why it gives up."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path

from tracker.errors import TrackerError
from tracker.shards.here import read_here


def main(folder: str, number: str, seconds: str, careful: str, rules: str) -> None:
    """Reads a shard and ends, or ends when nobody waits for it any more."""
    # An interruption of the terminal reaches every process of the group; only the one that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_caller, daemon=True).start()
    # Whatever a library prints is no line of ours.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def say(**told: object) -> None:
        print(json.dumps(told), file=output, flush=True)

    try:
        read_here(
            Path(folder),
            int(number),
            seconds=float(seconds),
            careful=careful == "1",
            rules=rules,
            tell=lambda documents: say(documents=documents),
        )
    except (TrackerError, OSError) as error:
        say(why=str(error))
        sys.exit(1)


def _end_with_caller() -> None:
    """The other end of standard input is closed when the one that asked is gone, however it went."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
