"""The process that runs one query and ends: `python -m tracker.serve.query_worker DATABASE LIMITS`.

LIMITS is a JSON object of the fields of `ServeLimits`. It prints READY, reads the query from standard input to its end,
and prints one JSON object: {"columns": [...], "rows": [[...]], "more": null | "rows" | "bytes"}, or {"error": message},
or {"stopped": reason}. Numbers, booleans and null are themselves; every other value is its text.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from collections.abc import Iterable
from pathlib import Path

from tracker.errors import StoreError
from tracker.serve.limits import ServeLimits
from tracker.store.sandbox import Sandbox

READY = b"ready\n"
_OPEN_FILES = 64
_LARGEST_EXACT = 2**53


def main(database: str, limits_json: str) -> None:
    """Runs the query of standard input."""
    limits = ServeLimits(**json.loads(limits_json))
    _confine(limits)
    sandbox = Sandbox(Path(database), memory_megabytes=limits.memory_megabytes)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    sql = sys.stdin.buffer.read().decode("utf-8", "replace")
    if not sql:
        return  # nobody asked: the server has ended
    _confine_time(limits.cpu_seconds)
    sys.stdout.buffer.write(_encoded(answer(sandbox, sql, limits)))
    sys.stdout.buffer.flush()


def answer(sandbox: Sandbox, sql: str, limits: ServeLimits) -> dict[str, object]:
    """The object that is printed."""
    try:
        columns, rows = sandbox.ask(sql)
        kept, more = _kept(rows, limits)
    except StoreError as error:
        return {"stopped": "memory"} if "Out of Memory" in str(error) else {"error": str(error)}
    except MemoryError:
        return {"stopped": "memory"}
    return {"columns": list(columns), "rows": kept, "more": more}


def _kept(rows: Iterable[tuple[object, ...]], limits: ServeLimits) -> tuple[list[list[object]], str | None]:
    kept: list[list[object]] = []
    room = limits.output_bytes
    for row in rows:
        if len(kept) == limits.rows:
            return kept, "rows"
        plain = [_plain(value) for value in row]
        # Characters first: a value of hundreds of megabytes is not encoded to learn that it is too long.
        longest = max((len(value) for value in plain if isinstance(value, str)), default=0)
        room -= longest if longest > room else len(_encoded(plain))
        if room < 0:
            return kept, "bytes"
        kept.append(plain)
    return kept, None


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= _LARGEST_EXACT:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return str(value)


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _confine(limits: ServeLimits) -> None:
    """No file can grow by a byte, whatever a query makes DuckDB try; no core is dumped."""
    space = limits.address_space_megabytes * 1_000_000
    for kind, most in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(kind, (most, most))


def _confine_time(seconds: int) -> None:
    """From now on: what loading the program took does not count."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(usage.ru_utime + usage.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, until + 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
