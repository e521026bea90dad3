"""What stands around a time expression: the future, other clauses, how far it is from a verb."""

from __future__ import annotations

import re
from typing import Final

from tracker.dates.calendar.words import TOKEN
from tracker.dates.expressions import lexicon_of
from tracker.languages import load

# How far before an expression its clause is looked at for the future, in code points.
CLAUSE: Final = 80
# An expression within this many code points of a sentence's start opens it ("Le vendredi, ...").
OPENING: Final = 12
SHORTEST_PARTICIPLE: Final = 3
# The auxiliary stands as near to its participle, in code points.
VERB: Final = 12
# No sentence is looked for further than this on either side of a time expression.
LONGEST: Final = 400
# Words before an expression that opens its clause, and what may stand before them: "BONN, 19. Mai — Am", "Bis zum".
_BREAK: Final = re.compile(r"[\n:,—–]")
_OPENING: Final = 2
_END: Final = re.compile(r"[.!?…](?=\s)|\n")
# What a quotation says of the future says nothing of when it was said: "“Nadie cederá”, dijo el lunes". “ closes, too.
_CLAUSE_BEGINS: Final = re.compile(r"[.;!?»”]|(?<=\S)[\"“]")
_CLAUSE_END: Final = re.compile(r"[.!?…;](?=\s)|\n|[«»“”]")


def speaks_ahead(text: str, start: int, floor: int, language: str, end: int = 0) -> bool:
    """Whether the clause before `start` tells of the future: a word of the future stands shortly before it.

    Only text from `floor` on is looked at. Where an expression that ends at `end` opens its clause, its verb may stand
    behind it: "Am Montag wird …", "El lunes anunciará …".
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return False
    before = text[max(floor, start - CLAUSE) : start]
    clause = _last_clause(before)
    if end and len(_last_clause(_BREAK.split(before)[-1])) <= _OPENING and text[end : end + 1] == " ":
        found = TOKEN.match(text, end + 1)
        clause += [found.group()] if found is not None else []
    # A name may end as a future does ("Sandra", "Rivera").
    return any(
        word.lower() in lexicon.future or (word.endswith(lexicon.future_endings) and not word[0].isupper())
        for word in clause
    )


def _last_clause(text: str) -> list[str]:
    cut = max((found.end() for found in _CLAUSE_BEGINS.finditer(text)), default=0)
    return [match.group() for match in TOKEN.finditer(text, cut)]


def between(text: str, start: int, end: int, language: str, *, skip: tuple[int, int]) -> tuple[int, int, bool]:
    """(words, commas, whether another clause opens) in text[start:end], without what lies in `skip`.

    A word that is also an article ("die") opens a clause only after a comma.
    """
    lexicon = lexicon_of(language)
    first = text[start : max(start, min(end, skip[0]))]
    second = text[min(end, max(start, skip[1])) : end]
    words = commas = 0
    opens = False
    for part in (first, second):
        commas += part.count(",")
        for match in TOKEN.finditer(part):
            words += 1
            word = match.group().lower()
            if lexicon is not None and word in lexicon.elsewhere and _next(part, match.end()) not in lexicon.paired:
                after_comma = part[: match.start()].rstrip().endswith(",")
                opens = opens or after_comma or word not in lexicon.glue
    return words, commas, opens


def _next(text: str, end: int) -> str:
    """The word behind `end` and one blank, "" where none is."""
    found = TOKEN.match(text, end + 1) if text[end : end + 1] == " " else None
    return found.group().lower() if found is not None else ""


def opens_with_participle(text: str, start: int, end: int, language: str) -> bool:
    """Whether the first word of text[start:end] is a participle that tells of something else ("nommée", "elected").

    Those of asking and reaching somebody ("interrogé lundi, il a dit") date what was said.
    """
    lexicon = lexicon_of(language)
    found = TOKEN.search(text, start, end)
    if lexicon is None or found is None or not lexicon.participle_endings:
        return False
    word = found.group().lower()
    return len(word) > SHORTEST_PARTICIPLE and word.endswith(lexicon.participle_endings) and word not in lexicon.asked


def opens_with_preposition(text: str, floor: int, start: int, end: int, language: str) -> bool:
    """ "During a visit in February, she said": text[floor:end] is the phrase before the comma that opens a clause.

    Another comma may stand right before its time ("During a visit, in February, …")."""
    if start - floor > 2 * CLAUSE:
        return False
    words, found = load(language), TOKEN.search(text, floor, start)
    if words is None or found is None or text[end : end + 1] != ",":
        return False
    comma = text.find(",", floor, start)
    behind = TOKEN.findall(text, comma + 1, start) if comma >= 0 else []
    return found.group().lower() in words.prepositions and len(behind) <= 1


def is_published(text: str, start: int, language: str) -> bool:
    """Whether the word before `start` says that something was published then ("published last month")."""
    lexicon = lexicon_of(language)
    words = [match.group().lower() for match in TOKEN.finditer(text, max(0, start - CLAUSE), start)]
    if lexicon is None or not words:
        return False
    last = words[-2] if len(words) > 1 and words[-1] in lexicon.glue else words[-1]
    return (last,) in lexicon.published and last.endswith(lexicon.participle_endings or (last,))


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around an offset begins and ends, as far as full stops and line breaks tell."""
    return _between(_END, text, at)


def clause_around(text: str, at: int) -> tuple[int, int]:
    """The part of the sentence around an offset between semicolons and quotation marks."""
    return _between(_CLAUSE_END, text, at)


def _between(marks: re.Pattern[str], text: str, at: int) -> tuple[int, int]:
    """From the last mark before an offset to the end of the next one."""
    low, high = max(0, at - LONGEST), min(len(text), at + LONGEST)
    start = max((found.end() for found in marks.finditer(text, low, at)), default=low)
    following = marks.search(text, at, high)
    return start, following.end() if following else high


def tells_of_before(text: str, start: int, end: int, language: str) -> bool:
    """Whether the verb of saying in text[start:end] is in the past of the past ("avait dit", "aveva detto")."""
    lexicon = lexicon_of(language)
    words = [match.group().lower() for match in TOKEN.finditer(text, max(0, start - VERB), end)]
    return lexicon is not None and not lexicon.past_of_past.isdisjoint(words)
