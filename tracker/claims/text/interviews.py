"""Speech that a label or a question introduces instead of marks: "Q: … A: …", "MARSH: …", "Frage: …", « Reporter : … ».

Answers are the words of who is asked; questions are nobody's claims. A label is one by its company: another line has it
too, or all are set in capitals and somebody speaks of himself, or it is one of the words for question and answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Final

from tracker.claims.text.quotation_marks import Quote
from tracker.languages.lexicon import Language

OPENING: Final = '"“«„'
CLOSING: Final = '"”»“'
BLANKS: Final = " *_"
_NAME: Final = r"[^\W\d_][\w.'-]{0,24}"
LABELLED: Final = re.compile(
    rf"^[ *_{OPENING}]{{0,4}}(?P<label>{_NAME}(?: {_NAME}){{0,3}})(?: \((?P<role>[^()\n]{{2,60}})\))?[ *_]{{0,4}}"
    r"(?P<mark>[:.]| [–—-](?= ))[ *_]{0,4}(?=\S)",
    re.MULTILINE,
)
PARAGRAPH: Final = re.compile(r"[^\n]+")
WORD: Final = re.compile(r"\w+'?")
# In code points: a longer line is no speech in an interview.
LONGEST: Final = 3000
FEWEST_LINES: Final = 2
FEWEST_WORDS: Final = 3
LETTERS: Final = 3
LONGEST_QUESTION: Final = 300
# Paragraphs of one answer.
MOST_PARAGRAPHS: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line: where it starts, where its words do, and where it ends."""

    start: int
    begin: int
    end: int
    label: str
    role: bool
    mark: str


def with_interviews(text: str, quotes: list[Quote], language: Language) -> list[Quote]:
    """The quotations of a normalised text and the answers and speeches that labels introduce, in order.

    A line that begins with a quotation is left to it. `quotes` are in order, and none overlaps another.
    """
    if text.count("\n") < FEWEST_LINES - 1:
        return quotes
    found = _lines(text)
    quotes = [quote for quote in quotes if not _is_transcript(text, quote, found)]
    starts = [quote.start for quote in quotes]
    lines = [line for line in found if _around(quotes, starts, line.begin) is None]
    spoken = (
        _answers(text, lines, language)
        or _replies(text, lines, language)
        or _speeches(text, lines, language)
        or _behind_questions(text, language)
    )
    spoken = [quote for quote in spoken if not _crosses(quote, quotes, starts)]
    if not spoken:
        return quotes
    turns = [quote.start for quote in spoken]
    holders = ((one, _around(spoken, turns, one.start)) for one in quotes)
    # What an answer quotes belongs to it.
    apart = [one for one, holder in holders if holder is None or one.end > holder.end]
    return sorted([*apart, *spoken], key=lambda quote: quote.start)


def _lines(text: str) -> list[Line]:
    found = []
    for match in LABELLED.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if end - match.end() <= LONGEST:
            label, role = match["label"], match["role"] is not None
            found.append(Line(match.start(), match.end(), end, label, role, match["mark"]))
    return found


def _is_transcript(text: str, quote: Quote, lines: list[Line]) -> bool:
    """Whether a quotation over paragraphs holds a conversation, each turn behind its label: "ORR: …" "PENE: …"."""
    if "\n" not in text[quote.start : quote.end]:
        return False
    first, last = (bisect_left(lines, place, key=lambda line: line.start) for place in (quote.start, quote.end))
    return len({line.label for line in lines[first:last] if line.mark == ":"}) >= FEWEST_LINES


def _around(quotes: list[Quote], starts: list[int], at: int) -> Quote | None:
    """The quotation that stands around a place, of those that begin at `starts`."""
    index = bisect_right(starts, at) - 1
    return quotes[index] if index >= 0 and at < quotes[index].end else None


def _crosses(answer: Quote, quotes: list[Quote], starts: list[int]) -> bool:
    """Whether an answer begins or ends inside a quotation."""
    last = _around(quotes, starts, answer.end)
    return _around(quotes, starts, answer.start) is not None or (last is not None and last.start < answer.end)


def _behind_questions(text: str, language: Language) -> list[Quote]:
    """The paragraphs behind paragraphs that are questions, in bold or by turns, where they speak in the first person.

    A page of questions and answers about a thing speaks of it in the third.
    """
    paragraphs = [(match.start(), match.end()) for match in PARAGRAPH.finditer(text)]
    asked = [number for number, (start, end) in enumerate(paragraphs) if _is_question(text, start, end)]
    bold = [number for number in asked if text.startswith(("**", "__"), paragraphs[number][0])]
    asked = bold if bold else asked if len(asked) >= FEWEST_LINES else []
    if not asked:
        return []
    answers: list[Quote] = []
    first_persons = 0
    for number, following in zip(asked, [*asked[1:], len(paragraphs)], strict=True):
        own = paragraphs[number + 1 : following if bold else number + 2]
        own = [(start, end) for start, end in own if start < end and end - start <= LONGEST][:MOST_PARAGRAPHS]
        first_persons += any(_has_first_person(text, start, end, language) for start, end in own)
        answers += [Quote(start, end, start, end) for start, end in own]
    return answers if first_persons * 2 > len(asked) else []


def _is_question(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return words.rstrip(" *_").endswith("?") and len(words) <= LONGEST_QUESTION and words[0] not in '-–—«“„"'


def _answers(text: str, lines: list[Line], language: Language) -> list[Quote]:
    """What stands behind the word for an answer, where the word for a question stands as well."""
    labels = [line.label.lower() for line in lines]
    if not any(
        label in language.asked and text[line.begin : line.end].rstrip(" *_").endswith("?")
        for label, line in zip(labels, lines, strict=True)
    ):
        return []
    # The label is no speaker's name and goes with the words.
    return [
        Quote(line.start, line.end, line.begin, _trimmed(text, line))
        for label, line in zip(labels, lines, strict=True)
        if label in language.answered
    ]


def _replies(text: str, lines: list[Line], language: Language) -> list[Quote]:
    """What stands behind the names of those whom "Repórter –" asks: they answer, whoever they speak of."""
    asking = {
        number
        for number, line in enumerate(lines)
        if line.label.lower() in language.asked and text[line.begin : line.end].rstrip(" *_").endswith("?")
    }
    labels = {lines[number + 1].label for number in asking if number + 1 < len(lines) and number + 1 not in asking} - {
        lines[number].label for number in asking
    }
    marks = {lines[number].mark for number in asking}
    return [
        Quote(line.begin, line.end, line.begin, _trimmed(text, line))
        for line in lines
        if line.label in labels and line.mark in marks and _is_name(line.label, language)
    ]


def _speeches(text: str, lines: list[Line], language: Language) -> list[Quote]:
    """What stands behind the names of speakers; questions are left out."""
    lines = [line for line in lines if line.mark == ":" and _is_name(line.label, language)]
    capitals = [line for line in lines if line.label.isupper() and len(line.label) >= LETTERS]
    # Who is asked may be named in full once and by his surname then.
    surnames = [line.label.split()[-1] for line in lines]
    turns = Counter(surnames)
    if len(turns) >= FEWEST_LINES and max(turns.values()) >= FEWEST_LINES:
        named = (turns[surname] >= FEWEST_LINES for surname in surnames)
        kept = [line for line, again in zip(lines, named, strict=True) if again or line.role]
    elif len(capitals) >= FEWEST_LINES:
        kept = capitals
    else:
        return []
    if not any(_speaks_of_himself(text, line, language) for line in kept):
        return []
    return [
        Quote(line.begin, line.end, line.begin, _trimmed(text, line))
        for line in kept
        if not text[line.begin : line.end].rstrip(" *_").endswith("?")
        and len(text[line.begin : line.end].split()) >= FEWEST_WORDS
    ]


def _is_name(label: str, language: Language) -> bool:
    words = label.split()
    return all(word[0].isupper() or word in language.name_particles for word in words) or len(words) == 1


def _speaks_of_himself(text: str, line: Line, language: Language) -> bool:
    return _has_first_person(text, line.begin, line.end, language)


def _has_first_person(text: str, start: int, end: int, language: Language) -> bool:
    return any(word[0].lower() in language.first_person for word in WORD.finditer(text, start, end))


def _trimmed(text: str, line: Line) -> int:
    end = line.end
    while end > line.begin and text[end - 1] in BLANKS:
        end -= 1
    # A turn of a quoted conversation may close the mark that was opened before its label.
    opened = any(mark in OPENING for mark in text[line.start : line.begin])
    return end - 1 if opened and end > line.begin and text[end - 1] in CLOSING else end
