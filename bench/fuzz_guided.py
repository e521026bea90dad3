"""The inputs of `bench.fuzz`, mangled by libFuzzer, which keeps what reaches new code (atheris, which is optional).

    pip install atheris
    python -m bench.fuzz_guided 600 [--keep FOLDER] [--seed SEED]

The program's own modules are instrumented as they are imported, so they are imported here and not above. Faults do not
end the run: each is told once for its place, as `bench.fuzz` does. Exit status 1 when there is one.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

# What an input is read as is told by its first byte.
_KINDS = ("html", "txt", "md", "xml")


def main() -> int:
    parser = argparse.ArgumentParser(description="Mangled inputs that are kept where they reach new code.")
    parser.add_argument("seconds", type=int, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the shortest input of each fault there")
    chosen = parser.parse_args()
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        parser.error("atheris is not installed; python -m bench.fuzz needs nothing more")
    with atheris.instrument_imports(include=["tracker"]):
        fuzz: Any = importlib.import_module("bench.fuzz")
    fuzzer = fuzz.Fuzzer(random.Random(chosen.seed))

    end = time.monotonic() + chosen.seconds

    def one(data: bytes) -> None:
        fuzzer.attempt(_KINDS[data[0] % len(_KINDS)] if data else "txt", data[1:])
        if time.monotonic() > end:
            # libFuzzer would end the process by itself, with a status of its own and without a word on what was found.
            status = fuzz.tell(fuzzer, chosen.seed, chosen.keep)
            shutil.rmtree(folder, ignore_errors=True)
            sys.stdout.flush()
            os._exit(status)

    with tempfile.TemporaryDirectory() as folder:
        for number, (kind, data) in enumerate(fuzz.starting_inputs()):
            (Path(folder) / str(number)).write_bytes(bytes([_KINDS.index(kind)]) + data)
        options = [f"-seed={chosen.seed}", f"-max_len={fuzz.LONGEST}"]
        atheris.Setup([sys.argv[0], *options, folder], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
