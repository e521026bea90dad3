"""Platforms that differ only in a grammar: rows of `_tabled.toml`."""

from __future__ import annotations

from tracker.platforms.base import Platform


def platforms() -> tuple[Platform, ...]:
    """The rows."""
    return ()
