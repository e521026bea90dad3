"""Words of saying inside the quotation marks: «Je pars, dit X. Adieu.», «… - ha detto X -. …», "Me voy —dijo X—. Ya".

Newspapers of some languages close the marks only where the speech ends, and say between commas or dashes who speaks.
Commas set off other verbs too, so that behind such a verb somebody must stand who can speak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from typing import Final

from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.quotation_marks import Quote
from tracker.claims.text.sayings import WORD, Saying, past_marks, saying_at
from tracker.languages.lexicon import Language

JOINT: Final = re.compile(r"(?P<dash>,? [-–—] ?)(?=\w)|[,?!…] (?=\w)")
DASHES_END: Final = re.compile(r" ?[-–—](?=[\s.,;:])")
STOP: Final = re.compile(r"[,.;:?!\n]")
# What stands in marks of its own inside a quotation, and is somebody else's speech.
NESTED: Final = re.compile(
    r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|«[^«»\n]{1,400}»|‘[^‘’\n]{1,400}’|(?<!\w)'[^'\n]{1,400}'(?!\w)"
)
# In code points.
LONGEST: Final = 160
# So many commas and dashes without a verb of saying are a list, in which none is looked for any more.
JOINTS: Final = 120
# Behind a name.
APPOSITIONS: Final = 3
# Words of a place behind who speaks.
LONGEST_PLACE: Final = 6


def without_incises(text: str, quotes: list[Quote], language: Language) -> list[Quote]:
    """The quotations in pieces, without the words of saying between commas or dashes inside their marks."""
    return [piece for quote in quotes for piece in _apart(text, quote, language)] if language.verb_in_marks else quotes


def _apart(text: str, quote: Quote, language: Language) -> list[Quote]:
    """One pass over the joints of a quotation; `JOINTS` of them are looked at behind each incise."""
    nested = [match.span() for match in NESTED.finditer(text, quote.inner_start, quote.inner_end)]
    starts = [span[0] for span in nested]
    found: list[Quote] = []
    rest, looked = quote, 0
    for joint in JOINT.finditer(text, quote.inner_start, quote.inner_end):
        if joint.start() <= rest.inner_start or looked >= JOINTS:
            continue
        looked += 1
        inside = bisect_right(starts, joint.start()) - 1
        if inside >= 0 and joint.start() < nested[inside][1]:
            continue
        incise = _incise(text, joint, quote.inner_end, language)
        if incise is None:
            continue
        stop, until, begin = incise
        found.append(Quote(rest.start, until, rest.inner_start, stop, quote.doubled))
        begin = past_marks(text, begin, quote.inner_end)
        if begin >= quote.inner_end:
            return found
        rest, looked = replace(quote, start=begin, inner_start=begin), 0
    return [*found, rest]


def _incise(text: str, joint: re.Match[str], limit: int, language: Language) -> tuple[int, int, int] | None:
    """Where the speech before an incise ends, where the marks with it end, and where the speech goes on; None where
    none begins behind the joint."""
    verb = saying_at(text, joint.end(), limit, language)
    if verb is None:
        return None
    if joint["dash"]:
        close = DASHES_END.search(text, joint.end(), min(limit, joint.end() + LONGEST))
        return joint.start(), joint.end() - 1, close.end() if close is not None else limit
    end = _end(text, joint.end(), verb, limit, language)
    stop = joint.start() + (joint[0][0] in "?!…")
    return None if end is None else (stop, stop, end)


def _end(text: str, begin: int, verb: Saying, limit: int, language: Language) -> int | None:
    """Where an incise ends that begins with a verb; None where no speaker stands behind the verb."""
    own = {word[0].lower() for word in WORD.finditer(text, begin, verb.end)} & language.first_person
    who = verb.end if verb.joined else _subject(text, verb.end, min(limit, verb.end + LONGEST), language)
    if own or who is None:
        return None
    reach = min(limit, begin + LONGEST + 1)
    end = _stop(text, who, reach, language)
    for _ in range(APPOSITIONS):
        if end >= limit or text[end] != "," or who == verb.end:
            break
        following = _stop(text, end + 1, reach, language)
        if not (
            _is_apposition(text, end + 1, following, language) or _is_place(text, end + 1, following, limit, language)
        ):
            break
        end = following
    return end if end - begin <= LONGEST else None


def _subject(text: str, verb: int, limit: int, language: Language) -> int | None:
    """Where the words that name who speaks begin, right behind the verb: `verb` itself for a verb that stands alone
    where subjects are left out."""
    words = list(islice(WORD.finditer(text, verb, limit), 3))
    if not words or text[verb : words[0].start()].strip():
        return verb if language.dropped_subjects else None
    low = [word[0].lower() for word in words]
    if low[0] in language.addressed | language.first_person:
        return None
    if words[0][0][0].isupper() or low[0].rstrip(".") in language.titles:
        return words[0].start()
    if low[0] not in language.determiners or len(words) == 1:
        return None
    voices = (word for word in low[1:] if word not in language.documents)
    voiced = any(is_voice(word, language) or is_role(word, language) for word in voices)
    return words[0].start() if voiced or words[1][0][0].isupper() else None


def _stop(text: str, at: int, limit: int, language: Language) -> int:
    """The first mark from `at` on that is no full stop of an abbreviation or an initial ("M. Brun", "J. Brun")."""
    for found in STOP.finditer(text, at, limit):
        if found[0] == ".":
            before = text[at : found.start()].replace("'", " ").split()[-1:]
            if before and (
                before[0].lower() in language.abbreviations or (len(before[0]) == 1 and before[0].isupper())
            ):
                continue
        return found.start()
    return limit


def _is_apposition(text: str, begin: int, end: int, language: Language) -> bool:
    """Whether what stands between two commas behind a name says who it is: "…, dit X, maire de Y, …", "…, qui …"."""
    words = [word[0].lower() for word in islice(WORD.finditer(text, begin, end), 3)]
    if not words:
        return False
    if words[0] in language.relatives - language.complementisers:
        return True
    if words[0] in language.determiners:
        words = words[1:]
    aged = len(words) > 1 and words[0].isdecimal() and words[1] in language.units
    return aged or any(is_role(word, language) for word in words[:2])


def _is_place(text: str, begin: int, end: int, limit: int, language: Language) -> bool:
    """Whether a few words behind a preposition end the sentence in the middle of the quotation: "…, dit X, devant sa
    porte. …"."""
    words = [word[0].lower() for word in islice(WORD.finditer(text, begin, end), LONGEST_PLACE + 1)]
    small = 1 < len(words) <= LONGEST_PLACE and words[0] in language.prepositions
    closes = end < limit and text[end] == "." and text[end + 1 : limit].strip() != ""
    return small and closes and language.finite_hints.isdisjoint(words)
