"""The lines that say who wrote an article and when, as a page prints them around its text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from tracker.dates.instants import Instant
from tracker.dates.printed import read_declared
from tracker.languages.posts import printed_dates

_WORDS = tomllib.loads((files("tracker.reading") / "signatures.toml").read_text("utf-8"))
_MODIFIED = tuple(_WORDS["modified"])
_BY = tuple(f"{word} " for word in _WORDS["by"])
# A signature is a line: what is longer is a sentence with a date in it.
LONGEST = 160
# Letters that may stand beside the date in a line that is nothing but a signature (a name, a place, labels).
_BESIDE = 70
_LONGEST_BYLINE = 90
# A line that ends like a sentence is one when it has more words than this beside its date.
_WORDS_OF_NO_SENTENCE = 4
# Words that may stand between a label and its date ("Last updated on Monday,").
_LABEL_REACH = 24
_MONTH = r"[^\W\d_]{3,12}"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"\d{4}-\d\d?-\d\d?|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d\d)(?!\d)|\d{4}/\d\d?/\d\d?"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?(?: de)? {_MONTH}\.?,?(?: de| del)? \d{{4}}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}年 ?\d{1,2}月 ?\d{1,2}日|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.?"
    r")(?!\d)"
)
_AT = "|".join(re.escape(word) for table in printed_dates().values() for word in table.at_clock)
_CLOCK = re.compile(
    rf"[\s,|T·•–-]{{0,4}}(?:(?:{_AT}|h) )?\d{{1,2}}[:h.]\d{{2}}(?::\d{{2}})?"
    r"(?: ?(?:[AaPp]\.?[Mm]\.?(?![a-z])|Uhr|h(?!\w)))?"
    r"(?: ?(?:GMT|UTC|CES?T|MES?Z|BST|E[SD]T|P[SD]T|IST|Z)(?!\w))?(?: ?[+-]\d{2}:?\d{2})?"
)
_DOTTED_CLOCK = re.compile(r"(\d{1,2})\.(\d{2})(?= ?[AaPp]\.?[Mm])")
_MAIL = re.compile(r"[\w.+-]{1,40}+@[\w-]{1,40}+\.[\w.]{2,20}")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Signed:
    """A date of a signature, and whether the line calls it that of a later version."""

    instant: Instant
    modified: bool


def dates_in(line: str, language: str | None) -> list[Signed]:
    """The dates with a year in a line, in order, with the time of day behind them; basis "declared"."""
    found: list[Signed] = []
    text = " ".join(line.split())
    if len(text) > LONGEST:
        return found
    label_from = 0
    for match in _DATE.finditer(text):
        clock = _CLOCK.match(text, match.end())
        printed = _DOTTED_CLOCK.sub(r"\1:\2", match[0] + (clock[0].replace("|", " ") if clock else ""))
        instant = read_declared(printed, language) or read_declared(match[0], language)
        if instant is not None and 1990 <= instant.earliest.year <= 2100:
            label = text[max(label_from, match.start() - _LABEL_REACH) : match.start()].lower()
            found.append(Signed(instant, any(word in label for word in _MODIFIED)))
        label_from = clock.end() if clock else match.end()
    return found


def is_date(text: str) -> bool:
    """Whether a text is a date with its year and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def is_signature(text: str) -> bool:
    """Whether a block is a byline or a line with little beside a date."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        return False
    if len(line) <= _LONGEST_BYLINE and line.lower().startswith(_BY) and line[-1:] not in ".?!:…":
        following = line.split()[1:2]
        return bool(following) and following[0][:1].isupper()
    date = _DATE.search(line)
    if date is None and _MAIL.search(line) and len(line) <= _LONGEST_BYLINE:
        return True
    if date is None:
        return False
    rest = line[: date.start()] + line[date.end() :]
    if line[-1:] in ".?!" and len(rest.split()) > _WORDS_OF_NO_SENTENCE:
        return False
    return len(_LETTER.findall(rest)) <= _BESIDE
