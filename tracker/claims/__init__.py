"""Quotes, reported speech, who said it, when."""

from tracker.claims.pipeline import find, notes_on, read_as

__all__ = ["find", "notes_on", "read_as"]
