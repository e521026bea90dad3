"""`python -m bench.steps`: where the time of a page goes, step by step, in milliseconds of processor time and shares.

The same pages as `make bench`; of three passes the fastest counts. docs/speed.md has what was tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from time import process_time
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser

from bench.material import material
from tracker import embeds
from tracker.errors import InputError
from tracker.mentions import handles
from tracker.reading import metadata
from tracker.reading import page as reading
from tracker.reading.article import survey
from tracker.reading.bounds import bounded
from tracker.reading.charset import decode
from tracker.reading.tree import grow_page

_PASSES = 3
Made = TypeVar("Made")


class _Steps:
    """The seconds spent in each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def take(self, name: str, work: Callable[[], Made]) -> Made:
        started = process_time()
        made = work()
        self.seconds[name] += process_time() - started
        return made

    def page(self, data: bytes) -> None:
        source = self.take("charset", lambda: decode(data, "text/html"))
        markup = self.take("bounds", lambda: bounded(source))
        self.take("parser alone (again in the tree)", lambda: LexborHTMLParser(markup))
        tree = self.take("the tree", lambda: grow_page(markup))
        head = self.take("JSON-LD and <meta>", lambda: metadata.head_of(tree, None))
        self.take("which part is the article", lambda: survey(tree, [title for title in head.stated if title]))
        page = reading.parse(data, "text/html")
        places, _ = self.take("the search for posts", lambda: embeds.locate(page))
        laid = self.take("layout", lambda: reading.lay_out(page, places))
        language = self.take("language", lambda: reading.language_of(page, laid.text))
        posts, _, _ = self.take("posts settled, flattened ones", lambda: embeds.settle(laid, places, language))
        self.take("handles", lambda: (handles.find_handles(laid.text, posts), handles.find_hashtags(laid.text)))


def main() -> None:
    """Prints one line for each step."""
    pages = material().pages
    passes = []
    for _ in range(_PASSES):
        steps = _Steps()
        for data in pages:
            try:
                steps.page(data)
            except InputError:
                continue
        passes.append(steps.seconds)
    best = min(passes, key=lambda seconds: sum(seconds.values()))
    whole = sum(best.values())
    print(f"{len(pages)} pages, {whole / len(pages) * 1000:.1f} ms each in these steps")
    for name, spent in sorted(best.items(), key=lambda one: -one[1]):
        print(f"{name:34} {spent / len(pages) * 1000:6.2f} ms  {spent / whole:5.1%}")


if __name__ == "__main__":
    main()
