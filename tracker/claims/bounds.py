"""How much of one text is searched: behind more speech, or more times, than any article has, nothing is.

What a claim costs is what it is worth in an article: who said it, when, in whose words. A text of nothing but claims
would take longer than a document may, and then nothing of it would be read. So a text is searched up to a bound, and
the notes of its document say up to where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from tracker.claims.text.named import SAYS
from tracker.languages import load
from tracker.languages.lexicon import Language

# Ten times and more what any of 2,000 articles, pages and chapters had (`docs/reliability.md`).
REPORTS: Final = 2_000
# Verbs of every class that report (thinking, fearing, asking), in any form and nouns of the same spelling counted with
# them: a book's chapter had 552, the longest pages 438.
VERBS: Final = 5_600
MARKS: Final = 2_500
TIMES: Final = 1_500
# A form of a verb and what parts it from the next are as many code points at least.
_SHORTEST: Final = 3
# Doubled apostrophes are marks, too.
_MARK: Final = re.compile(r"[“”„«»\"‹›‘]|''|``")
_WORD: Final = re.compile(r"\w+")
_FORMS: Final = frozenset(("finite", "participle"))
# The search ends where a sentence does, unless none does for so long.
_BACK: Final = 2_000
_END: Final = re.compile(r"[.!?…][”»\"]?\s|\n")


def searched_until(text: str, language: Language) -> int:
    """Where the search for claims ends: the length of the text, unless there is too much speech in it."""
    until = len(text)
    if until > MARKS:
        until = _nth((found.start() for found in _MARK.finditer(text)), MARKS, until)
    for most, forms in ((REPORTS, _sure), (VERBS, _any)):
        # To look at each word takes a hundredth of the time of an article, and most articles are shorter.
        if until > most * _SHORTEST:
            counted = forms(language.code)
            verbs = (found.start() for found in _WORD.finditer(text, 0, until) if found[0].lower() in counted)
            until = _nth(verbs, most, until)
    if until == len(text):
        return until
    ends = [found.end() for found in _END.finditer(text, max(0, until - _BACK), until)]
    return ends[-1] if ends else until


def searched(text: str, until: int) -> str:
    """A text as long as this one, with blanks for what is not searched."""
    return text if until == len(text) else f"{text[:until]}\n{' ' * (len(text) - until - 1)}"


def notes(text: str, until: int, first_time_over: int | None, unread_from: int | None) -> list[str]:
    """What a reader must know of a text that was not searched to its end; others say why from `unread_from` on."""
    said = []
    if until < (len(text) if unread_from is None else unread_from):
        said.append(
            f"claims: searched up to character {until:,} of {len(text):,}, where more than {REPORTS:,} verbs of "
            f"saying, {VERBS:,} verbs that report at all or {MARKS:,} quotation marks had been met; of what follows "
            "only posts, handles and tags were read"
        )
    if first_time_over is not None:
        said.append(f"dates: the first {TIMES:,} times were read, and none from character {first_time_over:,} on")
    return said


def _nth(places: Iterator[int], number: int, otherwise: int) -> int:
    return next(islice(places, number, None), otherwise)


@cache
def _sure(code: str) -> frozenset[str]:
    """The finite forms and participles of the verbs of saying that are no nouns as well."""
    language = load(code)
    if language is None:
        return frozenset()
    return frozenset(
        form
        for form, cues in language.cues.items()
        if form not in language.verb_or_noun
        and any(cue.category in _FORMS and not cue.tail and cue.type in SAYS for cue in cues)
    )


@cache
def _any(code: str) -> frozenset[str]:
    """Every form of every verb that reports, unless it does so only with other words behind it."""
    language = load(code)
    if language is None:
        return frozenset()
    return frozenset(form for form, cues in language.cues.items() if any(not cue.tail for cue in cues))
