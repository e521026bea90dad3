"""The tables of cases, one file for each platform: addresses, ids, fragments of markup."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.platforms import all_platforms

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(platform.name for platform in all_platforms())


def of(name: str) -> dict[str, list[dict[str, Any]]]:
    """All cases of one platform; empty when it brings none, which the contract test refuses."""
    path = CASES / "platforms" / f"{name}.json"
    if not path.is_file():
        return {"urls": [], "ids": [], "markup": []}
    found: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def each(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Every case of one kind ("urls", "ids", "markup") with the platform's name."""
    return [(name, case) for name in NAMES for case in of(name)[kind]]


def moment(text: str) -> datetime:
    """A time as the tables write it."""
    return datetime.fromisoformat(text)
