"""Quotes, reported speech, who said it, when."""

from tracker.claims.pipeline import find

__all__ = ["find"]
