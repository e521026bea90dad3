"""Bytes to document: charset, main text with offsets, metadata, embeds kept in place."""

from __future__ import annotations

from tracker.reading.layout import BlockLink, Layout
from tracker.reading.page import Page, language_of, lay_out, parse
from tracker.reading.places import Place

__all__ = ["BlockLink", "Layout", "Page", "Place", "language_of", "lay_out", "parse"]
