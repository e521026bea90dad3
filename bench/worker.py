"""One contender in a process of its own: prints a line when ready, then a line of JSON for every pass asked for.

    python -m bench.worker MODULE FUNCTION FOLDER

Reads "pass" lines from standard input until it ends.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Serve passes."""
    module, function, folder = sys.argv[1:]
    # One core each, so that ratios do not depend on how many the machine has.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    logging.disable(logging.CRITICAL)
    one_pass = getattr(importlib.import_module(module), function)(Path(folder))
    answers = os.fdopen(os.dup(1), "w")
    # Whatever a contender prints must not be taken for an answer.
    os.dup2(2, 1)
    print("ready", file=answers, flush=True)
    for _ in sys.stdin:
        gc.collect()
        began, started = time.perf_counter(), time.process_time()
        failed = one_pass()
        # Processor time: on a busy machine the clock on the wall measures the others.
        answer = {"seconds": time.process_time() - started, "wall": time.perf_counter() - began, "failed": failed}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
