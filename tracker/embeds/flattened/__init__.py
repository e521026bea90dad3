"""Posts flattened into running text, as text extractors, reader views and clipboards leave them."""

from __future__ import annotations

from tracker.embeds.flattened.finding import find

__all__ = ["find"]
