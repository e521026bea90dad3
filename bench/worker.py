"""One contender in a process of its own: prints a line when ready, then a line of JSON for every pass asked for.

    python -m bench.worker MODULE FUNCTION FOLDER one|all

Reads "pass" lines from standard input until it ends.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import resource
import sys
import time
from multiprocessing import forkserver
from pathlib import Path


def main() -> None:
    """Serve passes."""
    module, function, folder, cores = sys.argv[1:]
    # One core each, so that ratios do not depend on how many the machine has; but for those that show what all do.
    if cores == "one" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    logging.disable(logging.CRITICAL)
    one_pass = getattr(importlib.import_module(module), function)(Path(folder))
    answers = os.fdopen(os.dup(1), "w")
    # Whatever a contender prints must not be taken for an answer.
    os.dup2(2, 1)
    print("ready", file=answers, flush=True)
    for _ in sys.stdin:
        gc.collect()
        began, started = time.perf_counter(), _processor()
        failed = one_pass()
        _end_server()
        # Processor time: on a busy machine the clock on the wall measures the others.
        answer = {
            "seconds": _processor() - started,
            "wall": time.perf_counter() - began,
            "failed": failed,
            "gigabytes": peak(),
        }
        print(json.dumps(answer), file=answers, flush=True)


def _end_server() -> None:
    """Ends what reading processes are copies of: only then does their processor time count, and its own each pass."""
    vars(forkserver)["_forkserver"]._stop()


def _processor() -> float:
    """Seconds of all threads, and of the processes that were started here and have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def peak() -> float:
    """The most gigabytes that this process, or any that it started and that has ended, held."""
    unit = 1e9 if sys.platform == "darwin" else 1e6
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    return max(children, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


if __name__ == "__main__":
    main()
