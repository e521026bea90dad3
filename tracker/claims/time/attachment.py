"""Which time expression says when a claim was said: one attached to its cue, outside its content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.time.narrative import Moment
from tracker.claims.time.time_clauses import (
    OPENING,
    between,
    is_published,
    opens_with_participle,
    opens_with_preposition,
)
from tracker.dates.instants import Instant
from tracker.models import Embed

# A time expression further from its cue than this belongs to something else.
REACH: Final = 300
# As many time expressions on each side of a cue are looked at: the right one is hardly ever the fifth.
BESIDE: Final = 4


@dataclass(frozen=True, slots=True)
class TimeScene:
    """What the dates of one document's claims are read from. `covers[i]` is the innermost claim around `moments[i]`."""

    text: str
    language: str
    embeds: Sequence[Embed]
    moments: Sequence[Moment]
    starts: Sequence[int]
    covers: Sequence[Draft | None]
    anchor: Instant | None


def covers_of(moments: Sequence[Moment], drafts: Sequence[Draft]) -> list[Draft | None]:
    """For each moment the innermost claim whose content it stands in."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    out: list[Draft | None] = []
    open_: list[Draft] = []
    at = 0
    for moment in moments:
        while at < len(ordered) and ordered[at].start <= moment.found.start:
            open_.append(ordered[at])
            at += 1
        while open_ and open_[-1].end < moment.found.end:
            open_.pop()
        out.append(open_[-1] if open_ else None)
    return out


def attached(draft: Draft, scene: TimeScene) -> Moment | None:
    """The time expression that belongs to the cue: in its sentence, in no claim's content, nearest to it."""
    cue = draft.cue
    if cue is None:
        return None
    low = max(draft.sentence_start, cue.start - REACH)
    high = min(draft.sentence_end, cue.end + REACH)
    best: tuple[int, Moment] | None = None
    middle = bisect_left(scene.starts, cue.start)
    for index in range(max(0, middle - BESIDE), min(len(scene.moments), middle + BESIDE)):
        moment = scene.moments[index]
        if moment.found.start < low or moment.found.end > high:
            continue
        cover = scene.covers[index]
        if cover is not None and not (cover.start <= cue.start and cue.end <= cover.end):
            continue
        if cover is draft and "," in _way(scene.text, moment, cue.start, cue.end):
            # "Il ponte, ha spiegato NP, resterà chiuso fino a marzo": past the comma stands what was said.
            continue
        cost = _cost(moment, draft, scene)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, moment)
    return None if best is None else best[1]


def _way(text: str, moment: Moment, start: int, end: int) -> str:
    """What stands between the expression and the cue at [start, end)."""
    found = moment.found
    return text[end : found.start] if found.start >= end else text[found.end : start]


def _cost(moment: Moment, draft: Draft, scene: TimeScene) -> int | None:
    """How far the expression is from the cue, in words and commas; None where it cannot say when it was said."""
    found, cue = moment.found, draft.cue
    if cue is None or found.kind == "time" or moment.dates_event or "since" in found.reading.flags:
        return None
    if moment.past is not None and scene.anchor is not None and moment.past.local_day() > scene.anchor.last_day():
        return None
    after = found.start >= cue.end
    start, end = (cue.end, found.start) if after else (found.end, cue.start)
    words, commas, elsewhere = between(scene.text, start, end, scene.language, skip=(draft.start, draft.end))
    if _dates_document(moment, draft, scene):
        return 0
    if elsewhere if after else in_other_clause(found.start, draft.sentence_start, scene):
        return None
    opens = not after and (
        found.start - draft.sentence_start <= OPENING
        or opens_with_preposition(scene.text, draft.sentence_start, found.start, found.end, scene.language)
    )
    apart = not opens or (commas > 0 and scene.text[found.end : found.end + 1] != ",")
    if moment.past is not None and not moment.past.within_a_day() and (words > 3 or commas) and apart:
        # "Nommée en 2019, la ministre a déclaré", "Cette année, …" and "Cette année est sèche, et la ministre a dit": a
        # wide period counts only right beside the verb or before the comma that opens its clause.
        return None
    return min(words, 4) if opens else words + 4 * commas


def _dates_document(moment: Moment, draft: Draft, scene: TimeScene) -> bool:
    """ "In a report published last month, NP said", "laut einem Bericht vom vergangenen Juni": when the document that
    says it appeared is when it was said."""
    found, author = moment.found, draft.author
    if author is not None and author.kind == "document" and author.start < found.start and found.end <= author.end:
        return True
    opens = scene.text[draft.sentence_start : found.start]
    return "," not in opens and found.end < draft.start and is_published(scene.text, found.start, scene.language)


def in_other_clause(start: int, floor: int, scene: TimeScene) -> bool:
    """Whether another clause opens between the last comma and `start`: "le maire, qui a démissionné lundi, a dit".

    So does a participle: "la ministre, nommée lundi, a dit".
    """
    low = max(floor, start - REACH)
    comma = scene.text.rfind(",", low, start)
    begin = comma if comma >= 0 else low
    if between(scene.text, begin, start, scene.language, skip=(start, start))[2]:
        return True
    return opens_with_participle(scene.text, begin, start, scene.language)
