"""One value of a database row, as the type it has in the schema."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

Record = dict[str, object]


def text(row: Record, name: str) -> str:
    """A text; empty for NULL."""
    value = row[name]
    return "" if value is None else str(value)


def optional(row: Record, name: str) -> str | None:
    """A text or None."""
    value = row[name]
    return None if value is None else str(value)


def number(row: Record, name: str) -> int:
    """An integer; 0 for NULL."""
    value = row[name]
    return value if isinstance(value, int) else 0


def offset(row: Record, name: str) -> int | None:
    """An offset in code points, or None."""
    value = row[name]
    return value if isinstance(value, int) else None


def share(row: Record, name: str) -> float:
    """A number between 0 and 1; 0 for NULL."""
    value = row[name]
    return float(value) if isinstance(value, float | int) else 0.0


def moment(row: Record, name: str) -> datetime | None:
    """A naive UTC time, or None."""
    value = row[name]
    return value if isinstance(value, datetime) else None


def flag(row: Record, name: str) -> bool | None:
    """A truth value, or None for NULL."""
    value = row[name]
    return value if isinstance(value, bool) else None


def texts(row: Record, name: str) -> tuple[str, ...]:
    """A list of texts; empty for NULL."""
    value = row[name]
    return tuple(str(part) for part in value) if isinstance(value, list) else ()


def by(rows: Iterable[Record], name: str) -> dict[str, list[Record]]:
    """The rows under each value of a column, in their order."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(text(row, name), []).append(row)
    return found
