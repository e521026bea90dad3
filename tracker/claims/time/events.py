"""The day of an event that an expression counts from: "deux jours après l'attentat", "la veille du vote".

The event's day is looked for where the text names it: right behind the event ("… après l'attentat du 3 juin"), or in
another sentence with the same noun and a day ("Le sommet s'ouvre le 27 juin."). Sentences that give it different days
leave it unresolved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracker.claims.time.time_clauses import clause_around
from tracker.dates import expressions
from tracker.dates.calendar.shape import looks_back
from tracker.dates.calendar.words import TOKEN, Lexicon
from tracker.dates.instants import Instant
from tracker.folding import plain

# The noun of the event is one of the first words behind the expression, and has at least as many letters.
WORDS: Final = 5
SHORTEST: Final = 4
# Two words of one family ("explosion", "explosé") share as many letters.
STEM: Final = 6
# Between the event and the day right behind it lies no more, in code points ("du sommet de Varnes, le 27 juin").
BESIDE: Final = 40
# As many days of a text, from its beginning, are asked for the event.
MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A day that the text names, with its span.

    `day` is it as the sentence tells it, `coming` the next one where no year or week is printed. `last` is another
    where it names several ("du 3 au 5 juin"). `bare` is a weekday, of which only the tense shows the side. `clause` are
    the folded words around it, which may name the event; of the first `MOST` days only.
    """

    start: int
    end: int
    day: date
    last: date
    coming: date
    bare: bool
    clause: tuple[str, ...] = ()


def noun_behind(text: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """The folded noun that names the event behind an expression, and where it ends; ("", end) where none does."""
    for number, found in enumerate(TOKEN.finditer(text, end, min(len(text), end + 80))):
        word = found[0].lower()
        if number >= WORDS or "\n" in text[end : found.start()] or word in lexicon.elsewhere:
            break
        small = word in lexicon.owners or word in lexicon.glue or len(word) < SHORTEST
        if small or lexicon.orders(word):
            continue
        return plain(found[0]), found.end()
    return "", end


def of_event(
    text: str, found: expressions.FoundDate, days: Sequence[Told], lexicon: Lexicon, anchor: date
) -> tuple[Instant | None, Told | None]:
    """When the expression is, and the day behind its event that it counts from, where that stands right there.

    `days` are sorted by start.
    """
    noun, end = noun_behind(text, found.end, lexicon)
    if not noun:
        return None, None
    beside = days[bisect_left(days, end, key=_start) : bisect_right(days, end + BESIDE, key=_start)]
    inner = next((day for day in beside if _belongs(text, end, day, lexicon)), None)
    if inner is not None:
        return _counted(found, _side(text, found, inner, anchor, lexicon), anchor), inner
    told = {
        _side(text, found, day, anchor, lexicon)
        for day in days[:MOST]
        if any(_alike(word, noun) for word in day.clause) and not found.start <= day.start <= end
    }
    return (_counted(found, told.pop(), anchor), None) if len(told) == 1 else (None, None)


def _side(text: str, found: expressions.FoundDate, told: Told, anchor: date, lexicon: Lexicon) -> date | None:
    """The day of the event, past or coming: what is said before it may be said now. None where nothing shows it."""
    if not looks_back(found.reading):
        return told.last
    if told.day > anchor or told.coming == told.day:
        return told.day
    if told.bare:
        start, stop = clause_around(text, told.start)
        words = [word[0].lower() for word in TOKEN.finditer(text, start, stop)]
        return told.day if any(word.endswith(lexicon.participle_endings) for word in words) else None
    return min((told.day, told.coming), key=lambda day: abs((day - anchor).days))


def _belongs(text: str, end: int, day: Told, lexicon: Lexicon) -> bool:
    """Whether only names and small words stand between the event and the day."""
    between = text[end : day.start]
    if between.count(",") > 1 or any(mark in between for mark in ".;:!?«»“”\n"):
        return False
    words = TOKEN.findall(between)
    return all(word[0].isupper() or word.lower() in lexicon.glue for word in words) and (
        bool(words) or not between.strip()
    )


def words_beside(text: str, at: int) -> tuple[str, ...]:
    """The folded words of the clause around an offset."""
    start, stop = clause_around(text, at)
    return tuple(plain(word[0]) for word in TOKEN.finditer(text, start, stop))


def _start(day: Told) -> int:
    return day.start


def _alike(word: str, noun: str) -> bool:
    if word.rstrip("sx") == noun.rstrip("sx"):
        return True
    return len(word) >= STEM and word[:STEM] == noun[:STEM]


def _counted(found: expressions.FoundDate, day: date | None, anchor: date) -> Instant | None:
    reading = found.reading
    if day is None:
        return None
    if "away" in reading.flags and day <= anchor:
        # "A tre giorni dal voto" counts down; "a tre giorni dal crollo" is after it.
        return None
    return expressions.instant_of(replace(found, reading=replace(reading, flags=reading.flags - {"event"})), day, day)
