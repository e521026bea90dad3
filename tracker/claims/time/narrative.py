"""The time expressions of a document in order, each resolved where the narrative stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from tracker.claims.bounds import TIMES
from tracker.claims.time.day_headings import day_headings
from tracker.claims.time.events import MOST, Told, of_event, words_beside
from tracker.claims.time.time_clauses import speaks_ahead
from tracker.dates import expressions
from tracker.dates.calendar.shape import is_bare_weekday
from tracker.dates.instants import Instant
from tracker.models import Embed
from tracker.spans import gaps

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Moment:
    """A found expression, resolved as something that has happened (`past`) and as the sentence tells it (`event`).

    `ahead`: the sentence tells of the future. `heads`: its day is that of what follows it, standing alone on a line.
    `dates_event`: it only says when something was from which another expression counts.
    """

    found: expressions.FoundDate
    past: Instant | None
    event: Instant | None
    ahead: bool
    heads: bool = False
    dates_event: bool = False


def moments_of(
    text: str, language: str, embeds: Sequence[Embed], anchor: date | None
) -> tuple[list[Moment], int | None]:
    """The expressions outside embeds, in order, and where the first one stands that is not read any more.

    "La veille" counts from the last day in the past that the text named, or from `anchor` before any. Without an
    anchor only what prints its year is resolved.
    """
    out: list[Moment] = []
    every = [
        (found, speaks_ahead(text, found.start, start, language, found.end))
        for found, start in islice(_found(text, language, embeds), TIMES + 1)
    ]
    over = every.pop()[0].start if len(every) > TIMES else None
    headings = dict(day_headings(text, [found for found, _ in every], anchor))
    written = story = anchor
    for found, ahead in every:
        if expressions.may_be_a_span(found) and not ahead:
            continue
        if anchor is None and found.kind != "absolute":
            out.append(Moment(found, None, None, ahead))
            continue
        heads = found.start in headings
        if heads:
            written = story = headings[found.start]
        base = written or date(1, 1, 1)
        past = expressions.instant_of(found, base, story)
        event = expressions.instant_of(found, base, story, forward=True) if ahead else past
        if past is not None and not ahead and past.local_day() > base and found.reading.names.get("which") == "this":
            # "Negó este domingo", printed on Monday: what has happened happened on the last one.
            past = expressions.instant_of(found, base - WEEK, story) if "weekday" in found.reading.numbers else past
        out.append(Moment(found, past, event, ahead, heads))
        if event is not None and event.within_a_day() and found.kind != "time":
            day = event.last_day()
            story = day if anchor is None or day <= anchor else story
    return (out if anchor is None else _with_events(text, language, out, anchor)), over


def _found(text: str, language: str, embeds: Sequence[Embed]) -> Iterator[tuple[expressions.FoundDate, int]]:
    """The expressions outside embeds, with where the piece of text begins that each stands in."""
    for start, end in gaps([(embed.start, embed.end) for embed in embeds], len(text)):
        for found in expressions.found(text, start, end, language):
            yield found, start


def _with_events(text: str, language: str, moments: list[Moment], anchor: date) -> list[Moment]:
    """The moments, with those resolved that count from an event whose day the text tells."""
    lexicon = expressions.lexicon_of(language)
    if lexicon is None or all(moment.found.kind != "event" for moment in moments):
        return moments
    days = [
        _told(moment.found, moment.event, anchor)
        for moment in moments
        if moment.event is not None and moment.found.kind != "time" and _names_days(moment)
    ]
    days[:MOST] = [replace(day, clause=words_beside(text, day.start)) for day in days[:MOST]]
    out, inner = [], set()
    for moment in moments:
        if moment.found.kind == "event":
            when, counted_from = of_event(text, moment.found, days, lexicon, anchor)
            moment = replace(moment, past=when, event=when)
            inner |= {counted_from.start} if counted_from is not None else set()
        out.append(moment)
    return [replace(moment, dates_event=moment.found.start in inner) for moment in out]


def _names_days(moment: Moment) -> bool:
    """Whether it names a day, or the days from one to another ("du 3 au 5 juin")."""
    return moment.event is not None and (moment.event.within_a_day() or moment.found.reading.to is not None)


def _told(found: expressions.FoundDate, when: Instant, anchor: date) -> Told:
    coming = expressions.instant_of(found, anchor, forward=True) if found.kind == "relative" else None
    bare = is_bare_weekday(found.reading)
    first, last = when.first_day(), when.last_day()
    return Told(found.start, found.end, first, last, coming.first_day() if coming else first, bare)
