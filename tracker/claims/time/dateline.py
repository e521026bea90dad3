"""The date that a plain text prints of itself: "Publié le 05/03/2024 à 16h10", "Oberlauen, 15. März 2024 –"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.dates import expressions
from tracker.dates.calendar.words import TOKEN
from tracker.dates.instants import Instant
from tracker.dates.printed import read_declared
from tracker.languages.model import code_of, codes, dates_table
from tracker.models import Embed
from tracker.reading import signatures
from tracker.spans import gaps

# A text dates itself in its first lines or not at all.
HEAD: Final = 300
# A place and nothing more stands before the date of a dateline ("SAINT-AUBRAC, le 5 mai 2021 –").
PLACE: Final = 40
# Words that may lie between "published" and its date ("Published: Thursday", "Stand vom", "Publié le").
LABEL_REACH: Final = 3
LONGEST_LABEL: Final = 3
# Before the label stands the start of a line, or what closes a byline ("By Nel Orfevre. Published ...").
_OPENERS: Final = "\n.|·•–—-:,("
_ZONES: Final = r"GMT|UTC|CES?T|E[SD]T"
# What stands between the date of a dateline and its dash: a time of day, the agency in brackets.
_AGENCY: Final = re.compile(r"[ \u00a0]{0,2}\([^()\n]{2,40}\)")
_DASH: Final = re.compile(r"[ \u00a0)*_]{0,3}(?:\.?[-–—]|\n|$)")
# A signature in running text has its time of day, and little before its date: else it may be the event's.
_BEFORE_SIGNED: Final = 14
_SEPARATORS: Final = ("|", "·", "•")


def _clock(code: str) -> re.Pattern[str]:
    """A time of day right behind a date ("à 16h10", ", 10:15 am GMT"), in the words of a language."""
    dates = dates_table(code)
    before, behind = ("|".join(map(re.escape, words)) for words in (dates.clock_after, dates.clock_units))
    return re.compile(
        rf"[ ,\u00a0]{{0,3}}+[-–|]?+[ ,\u00a0]{{0,3}}+(?![ ,\u00a0])(?:(?:{before}) )?\d{{1,2}}[:h.]\d{{2}}"
        rf"(?: ?(?:[ap]\.?m\.?|{behind}|h))?(?: (?:{_ZONES}))?",
        re.IGNORECASE,
    )


_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{2})(?= ?[ap]\.?m)", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LINE: Final = re.compile(r"[^\n]+")
_CLOCKS: Final = {code: _clock(code) for code in codes()}


def printed_published(text: str, language: str | None, embeds: Sequence[Embed]) -> Instant | None:
    """The date a text gives itself at its head, basis "declared"; None where none is labelled as such.

    It needs its year, and a label before it or the form of a dateline: any other date may be that of the event.
    """
    lexicon = expressions.lexicon_of(language or "")
    if lexicon is None or language is None:
        return None
    for start, end in gaps([(embed.start, embed.end) for embed in embeds], len(text)):
        if start >= HEAD:
            break
        for found in expressions.find(text, start, min(end, HEAD), language):
            if found.kind == "absolute" and (
                _labelled(text, found, lexicon.published) or _dateline(text, found, language)
            ):
                instant = _read(text, found, language)
                if instant is not None:
                    return instant
    return _signed(text, language, embeds)


def _signed(text: str, language: str, embeds: Sequence[Embed]) -> Instant | None:
    """The date in a line that is nothing but a signature: one of the first ones, or the last."""
    last = text.rstrip().rfind("\n") + 1
    for start, end in gaps([(embed.start, embed.end) for embed in embeds], len(text)):
        for match in _LINE.finditer(text, start, end):
            if (match.start() < HEAD or match.start() >= last) and _is_signature(match[0], language):
                return signatures.dates_in(match[0], language)[0].instant
    return None


def _is_signature(line: str, language: str) -> bool:
    dates = signatures.dates_in(line, language) if signatures.is_signature(line) else []
    if not dates or dates[0].instant.precision not in ("second", "minute", "hour"):
        return False
    first = _DIGIT.search(line.lstrip())
    return (first is not None and first.start() <= _BEFORE_SIGNED) or any(mark in line for mark in _SEPARATORS)


def _labelled(text: str, found: expressions.FoundDate, labels: frozenset[tuple[str, ...]]) -> bool:
    """Whether a label opens the line, or follows a byline, shortly before the date."""
    line = text.rfind("\n", 0, found.start) + 1
    tokens = [(match.group().lower(), match.start()) for match in TOKEN.finditer(text, line, found.start)]
    for at in range(max(0, len(tokens) - LABEL_REACH - LONGEST_LABEL), len(tokens)):
        before = text[line : tokens[at][1]].rstrip()
        if before and before[-1] not in _OPENERS:
            continue
        for size in range(1, LONGEST_LABEL + 1):
            label = tuple(word for word, _ in tokens[at : at + size])
            if label in labels and len(tokens) - at - size < LABEL_REACH:
                return True
    return False


def _dateline(text: str, found: expressions.FoundDate, language: str) -> bool:
    """Whether only a place stands before the date on its line, and a dash or the line's end after it."""
    line = text.rfind("\n", 0, found.start) + 1
    before = text[line : found.start]
    words = before.split()
    # Behind the place a comma, then perhaps an article: "The quay opens on" is none.
    if len(words) > 1 and not any(word.endswith((",", ")")) for word in words[-2:]):
        return False
    if len(before) > PLACE or any(mark in before for mark in ".!?;"):
        return False
    end = found.end
    for passed in (_CLOCKS[code_of(language)], _AGENCY):
        match = passed.match(text, end)
        end = match.end() if match else end
    return _DASH.match(text, end) is not None


def _read(text: str, found: expressions.FoundDate, language: str) -> Instant | None:
    clock = _CLOCKS[code_of(language)].match(text, found.end)
    for end in (clock.end() if clock else found.end, found.end):
        instant = read_declared(_DOTTED.sub(r"\1:\2", text[found.start : end]), language)
        if instant is not None and instant.precision not in ("month", "year"):
            return instant
    return None
