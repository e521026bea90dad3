"""A small change to a file of Python or SQL that could be a mistake: what `bench.mutants` puts into a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench import python_changes, sql_changes


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Characters [start, end) of a file, and what stands there instead; `line` counts from 1."""

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    def made_in(self, text: str) -> str:
        """The text with the change."""
        return text[: self.start] + self.new + text[self.end :]


def changes(path: Path, text: str) -> list[Change]:
    """Every change to one file, in order. Raises KeyError for a file of another kind."""
    places = {".py": python_changes.places, ".sql": sql_changes.places}[path.suffix](text)
    return [
        Change(path, text.count("\n", 0, start) + 1, start, end, text[start:end], new)
        for start, end, new in sorted(set(places))
    ]
