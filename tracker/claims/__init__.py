"""Quotes, reported speech, who said it, when."""

from tracker.claims.finding import find

__all__ = ["find"]
