"""Where something that is not running text stands in a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Place:
    """A place in a page's tree that must keep its position in the text.

    It stands at element `node`, or right behind it when `behind` is set. `printed` is what the text shows there
    ("" for nothing); with `replaces` it is shown instead of what the element holds (a placeholder, a fallback link).
    """

    node: int
    printed: str = ""
    behind: bool = False
    replaces: bool = True
    in_article: bool = True
