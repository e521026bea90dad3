"""Reads a page the way the pipeline does, and puts pieces of markup into an article of our own."""

from __future__ import annotations

from tracker import embeds
from tracker.embeds import Settled
from tracker.reading import page as reading
from tracker.reading.layout import Layout

BEFORE = "The storm reached the islands before dawn, and by six the harbour of Skerra was closed to all traffic."
AFTER = "By the evening the wind had dropped, and the first boats went out again to look for what they had lost."

_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Storm closes Skerra</title></head><body>
<nav><a href="/">Home</a> <a href="/islands">Islands</a></nav>
<main><article><h1>Storm closes Skerra</h1><p>{before}</p>{markup}<p>{after}</p></article></main>
<footer>All rights reserved. <a href="/about">About us</a></footer></body></html>"""


def article(markup: str) -> str:
    """A whole page whose article holds the markup between two paragraphs."""
    return _PAGE.replace("{before}", BEFORE).replace("{after}", AFTER).replace("{markup}", markup)


def read(page: bytes | str, url: str | None = None) -> tuple[Layout, Settled]:
    """The text of a page and what it embeds."""
    parsed = reading.parse(page, "text/html", url)
    places, _ = embeds.locate(parsed)
    layout = reading.lay_out(parsed, places)
    return layout, embeds.settle(layout, places, reading.language_of(parsed, layout.text))
