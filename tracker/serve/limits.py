"""What a query may use before it is ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServeLimits:
    """ServeLimits of one query in the box; the process that runs it is ended at the first that is reached."""

    wall_seconds: float = 10.0
    cpu_seconds: int = 20
    # DuckDB's own limit, and the address space of its process, which holds the program and its libraries too.
    memory_megabytes: int = 512
    address_space_megabytes: int = 2048
    rows: int = 1_000
    output_bytes: int = 2_000_000
    # Loading the program takes a second or two; it is not the query's time.
    start_seconds: float = 60.0
    sql_characters: int = 10_000
