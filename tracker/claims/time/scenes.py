"""The day of a scene: who acts or speaks on a day goes on speaking on it, until the text names another day for them.

"On Monday the minister presented the plan. “It is fair,” he said." The second sentence has no day of its own; the day
is carried from the sentence that shows the same person on it. A carried date keeps the span it comes from and is
flagged. The day of what an article reports is nobody's day of saying: carried to all who speak in it, it was right for
three claims and wrong for two, so it is left out. An occasion on which many speak (a debate, a sitting) is the
exception: where an article opens with one and its day, whoever has no day of their own spoke on it, until a paragraph
opens with another day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.time.narrative import Moment
from tracker.claims.time.time_clauses import sentence_around
from tracker.dates.calendar.words import Lexicon
from tracker.dates.expressions import lexicon_of
from tracker.folding import plain

CARRIED: Final = "date-carried"
# How far a day is carried, in code points: an article of ordinary length, not a live blog of a day.
REACH: Final = 2500
# A longer time than a day ("in March") is carried to the next sentences only, in code points.
NEAR: Final = 600
# An article opens within its headline and first sentences, in code points.
LEAD: Final = 600
# A day this close to the beginning of its paragraph opens it.
OPENING: Final = 15
# A name of fewer letters is in too many sentences.
SHORTEST: Final = 3
NAMELESS: Final = frozenset({"anonymous", "document"})
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True, slots=True)
class SceneDay:
    """The day at a moment of the text, and whom the sentence shows on it (their last names, folded)."""

    moment: Moment
    start: int
    names: frozenset[str]


def scene_days(text: str, telling: Sequence[tuple[Moment, Draft | None]], drafts: Sequence[Draft]) -> list[SceneDay]:
    """The days in the past that the narrative names outside all claims, each with the speakers in its sentence.

    `telling` are the moments of main clauses, each with the claim in whose content it stands. A longer time counts
    where it dates a claim ("in March he said …"), since the day before it is then over.
    """
    dating = {draft.date_start for draft in drafts}
    printed = _printed_voices(drafts)
    named = _named_voices(text, frozenset(key for _, key in printed)) if telling else []
    out: list[SceneDay] = []
    for moment, cover in telling:
        past = moment.past
        if past is None or moment.ahead or moment.found.kind == "time":
            continue
        if (cover is not None or not past.within_a_day()) and moment.found.start not in dating:
            continue
        start, end = sentence_around(text, moment.found.start)
        out.append(SceneDay(moment, start, _voices_in(named, start, end) | _voices_in(printed, start, end)))
    return out


def carried(draft: Draft, days: Sequence[SceneDay]) -> Moment | None:
    """The moment whose day the claim's author still speaks on; None where the text shows none."""
    author = draft.author
    key = voice(author) if author else ""
    if not key or author is None:
        return None
    at = bisect_left(days, draft.sentence_start, key=lambda day: day.start) - 1
    while at >= 0 and (days[at].start >= draft.start - REACH or days[0].start < LEAD):
        day = days[at]
        if key in day.names:
            past = day.moment.past
            near = past is not None and (past.within_a_day() or draft.start - day.start < NEAR)
            reached = day.start >= draft.start - REACH or day.start < LEAD
            return day.moment if near and reached else None
        at -= 1
    return None


def of_headline(draft: Draft, days: Sequence[SceneDay], text: str) -> Moment | None:
    """The day on which the article, below its headline, first shows the one whom the headline has say something."""
    key = voice(draft.author) if draft.author else ""
    end = text.find("\n", draft.start)
    if not key or end < 0 or "\n" in text[: draft.start]:
        return None
    for day in days:
        if day.start > end + LEAD:
            return None
        if day.start >= end and key in day.names:
            past = day.moment.past
            return day.moment if past is not None and past.within_a_day() else None
    return None


def occasion(text: str, days: Sequence[SceneDay], language: str) -> SceneDay | None:
    """The day of the gathering that an article opens with; None where it opens with none."""
    lexicon = lexicon_of(language)
    for day in days:
        past = day.moment.past
        if lexicon is None or past is None or day.start > LEAD:
            return None
        if not past.within_a_day():
            continue
        _, end = sentence_around(text, day.moment.found.start)
        if "\n" not in text[end - 1 : end + 2]:
            # "Parliament passed the budget on Monday. At the end of the debate …"
            _, end = sentence_around(text, end + 1)
        words = [word[0].casefold() for word in _WORD.finditer(text, day.start, end)]
        if any(_is_gathering(words, at, lexicon) for at in range(len(words))):
            return day
    return None


def _is_gathering(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the word is of an occasion on which many speak; to the press speaks one."""
    word = words[at]
    if not (word.endswith(lexicon.gatherings) or word.rstrip("s").endswith(lexicon.gatherings)):
        return False
    return lexicon.of_press.isdisjoint(words[max(0, at - 1) : at + 3])


def on_occasion(draft: Draft, day: SceneDay, days: Sequence[SceneDay], text: str) -> bool:
    """Whether the claim may have been made on the occasion: behind it, by somebody, before another day opens a
    paragraph."""
    author = draft.author
    if author is None or author.kind in NAMELESS or draft.start < day.moment.found.start:
        return False
    opening = [
        other
        for other in days
        if day.start < other.start <= draft.start
        and "\n" in text[max(0, other.moment.found.start - OPENING) : other.moment.found.start]
    ]
    return all(other.moment.past == day.moment.past for other in opening)


def voice(author: AuthorDraft) -> str:
    """The last word of a resolved author's name, folded; "" where nobody is known by it, as a source without a name."""
    if not author.resolved or not author.name or author.kind in NAMELESS:
        return ""
    last = plain(author.name).split()[-1]
    return last if len(last) >= SHORTEST else ""


def _printed_voices(drafts: Sequence[Draft]) -> list[tuple[int, str]]:
    """Where an author is printed, in order: "he" and "the minister" show the person whom they mean."""
    found = {(draft.author.start, key) for draft in drafts if draft.author and (key := voice(draft.author))}
    return sorted(found)


def _named_voices(text: str, known: frozenset[str]) -> list[tuple[int, str]]:
    """Where a word of the text is one of some last names, in order."""
    if not known:
        return []
    return [(word.start(), key) for word in _WORD.finditer(text) if (key := plain(word[0])) in known]


def _voices_in(places: Sequence[tuple[int, str]], start: int, end: int) -> frozenset[str]:
    inside = places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))]
    return frozenset(key for _, key in inside)
