"""A long quotation that goes on over paragraphs: one claim for each paragraph, all of one utterance.

A speaker's long answer says as many things as it has paragraphs, and other outlets quote it one paragraph at a time: a
claim of all of them has no counterpart anywhere. A few short lines are one thing said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.text.quotation_marks import DOUBLED, MARKS

# In code points, about what one post holds: as much is quoted in one piece elsewhere too. Of the annotated quotations
# over paragraphs those of 380 and more are counted by paragraph in hand-annotated articles, those of 100 as one in the
# field cases; PolNeAR counts every one as one.
LONGEST_TOGETHER: Final = 280


def by_paragraph(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts in their order, the long ones with several paragraphs as pieces whose `head` is the first of them."""
    return [piece for draft in drafts for piece in _pieces(text, draft)]


def _pieces(text: str, draft: Draft) -> Iterator[Draft]:
    """The draft itself, cut behind its first paragraph, and a copy of it for each further one."""
    begin, end = draft.start, draft.end
    cut = text.find("\n", begin, end)
    if cut < 0 or end - begin <= LONGEST_TOGETHER:
        yield draft
        return
    draft.end = _trimmed(text, begin, cut)[1]
    yield draft
    while cut < end:
        following = text.find("\n", cut + 1, end)
        following = end if following < 0 else following
        first, last = _trimmed(text, cut, following)
        if first < last:
            author = None if draft.author is None else replace(draft.author)
            flags = list(draft.flags)
            yield replace(draft, start=first, end=last, author=author, flags=flags, head=draft.head or draft)
        cut = following


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The words of a paragraph of [begin, end): without blanks, and without the mark that takes the quotation up."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    while begin < end and text[begin].isspace():
        begin += 1
    if text.startswith((DOUBLED, "``"), begin):
        begin += len(DOUBLED)
    elif begin < end and (text[begin] in MARKS or text[begin] == "„"):
        begin += 1
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end
