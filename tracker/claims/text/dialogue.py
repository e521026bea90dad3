"""Dialogue behind a dash: "— Je pars, a dit X.", "—Me voy —dijo X—. Mañana vuelvo.", "— Vou — disse X. — Até já."

A dash at the head of a line opens a list as often as a speech, so that only a line with words of saying in it is taken:
behind a comma or a mark that ends a sentence, or behind a second dash, as Spanish sets them.
"""

from __future__ import annotations

import re
from typing import Final

from tracker.claims.text.incises import without_incises
from tracker.claims.text.quotation_marks import Quote
from tracker.claims.text.sayings import past_marks, saying_at
from tracker.languages.lexicon import Language

LINE: Final = re.compile(r"^ {0,8}[—–―] ?(?=\S)", re.MULTILINE)
JOINT: Final = re.compile(r"[,?!…](?= )| ?[—–―](?=\w)| [—–―](?= \w)")
CLOSE: Final = re.compile(r"[,.;:\n]")
DASHES: Final = "—–―"
# As many joints of a line are looked at; a line of more is a list.
JOINTS: Final = 40
# What follows a second comma in fewer words is more often an apposition ("…, a dit X, le maire.").
FEWEST_WORDS: Final = 4
# In code points.
LONGEST: Final = 2000


def with_dialogue(text: str, quotes: list[Quote], language: Language) -> list[Quote]:
    """The quotations of a normalised text and the speeches behind dashes, in order; none overlaps another."""
    quotes = without_incises(text, quotes, language)
    spoken: list[Quote] = []
    at = 0
    for line in LINE.finditer(text):
        end = text.find("\n", line.end())
        end = len(text) if end < 0 else end
        while at < len(quotes) and quotes[at].end <= line.start():
            at += 1
        if end - line.end() > LONGEST or (at < len(quotes) and quotes[at].start < end):
            continue
        spoken += _pieces(text, line.start(), line.end(), end, language)
    return sorted([*quotes, *spoken], key=lambda quote: quote.start) if spoken else quotes


def _pieces(text: str, start: int, begin: int, end: int, language: Language) -> list[Quote]:
    """The continuous pieces of one line, without the words of saying between them; none where it has no such words."""
    found: list[Quote] = []
    open_ = start
    for number, joint in enumerate(JOINT.finditer(text, begin, end)):
        if number >= JOINTS:
            return []
        if joint.start() < begin or not _says(text, joint.end(), end, language):
            continue
        stop = joint.start() + (joint[0] in "?!…")
        # The dash before the verb goes with the speech, so that a question mark before it ends no sentence.
        _keep(text, open_, begin, stop, joint.end() if joint[0].strip()[0] in DASHES else stop, found)
        begin = open_ = _behind(text, joint, end)
        if begin >= end:
            break
    else:
        dashed = text[:begin].rstrip()[-1:] in DASHES
        if found and len(text[begin:end].split()) >= (1 if dashed else FEWEST_WORDS):
            _keep(text, open_, begin, end, end, found)
    return found


def _says(text: str, at: int, end: int, language: Language) -> bool:
    """Whether a verb of saying stands at `at`, behind its auxiliaries and pronouns."""
    return text[at : at + 2].lstrip()[:1] not in DASHES and saying_at(text, at, end, language) is not None


def _behind(text: str, joint: re.Match[str], end: int) -> int:
    """Where the speaker's words go on: behind the second dash, or behind a second comma; `end` where they do not."""
    if joint[0].strip()[0] in DASHES:
        dashes = [text.find(dash, joint.end(), end) for dash in DASHES]
        at = min((dash for dash in dashes if dash >= 0), default=-1)
        if at < 0:
            return end
        at += 1
    else:
        close = CLOSE.search(text, joint.end(), end)
        if close is None or close[0] != ",":
            return end
        at = close.end()
    return past_marks(text, at, end)


def _keep(text: str, start: int, begin: int, end: int, until: int, found: list[Quote]) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append(Quote(start, max(until, end), begin, end))
