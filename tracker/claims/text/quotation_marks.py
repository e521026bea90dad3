"""Quotation marks: which characters open and close a quotation.

A stack of open marks, paragraph by paragraph. Straight quotes open or close by what stands around them. A mark that
the paragraph does not close ends with the paragraph: as a continuation where the next paragraph opens with the same
mark (the printers' rule for long quotations), else flagged "unclosed".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

MARK: Final = re.compile(r"[«»“”„\"‹›\n]|''|``")
# In a text with single quotation marks every apostrophe may be one.
MARK_OR_SINGLE: Final = re.compile(r"[«»“”„\"‹›‘‚\n]|''|``|'")
# What typewriters and some wire feeds print for quotation marks.
DOUBLED: Final = "''"
MARKS: Final = frozenset("«»“”\"‹›‘'")
# Openers and what may close them. Typists mix marks: “…", "…”, „…".
CLOSERS: Final[dict[str, str | tuple[str, ...]]] = {
    "«": "»",
    "»": "«",
    "“": '”"',
    "„": '“”"',
    '"': '"”',
    "”": "”",
    "‹": "›",
    "›": "‹",
    DOUBLED: (DOUBLED,),
    # Single marks close by what stands around them (`singles`).
    "‘": "",
    "‚": "",
    "'": "",
}
BEFORE_OPENING: Final = frozenset(" \n\t([{—–-/:,;.'…‘")
# An unclosed mark in a text without paragraphs must not swallow the rest of it.
LONGEST_UNCLOSED: Final = 1500
DEEPEST: Final = 6
# A paragraph that goes on with a quotation may begin with its closing mark, where that looks unlike the opening one.
REOPENED: Final = "«“"


@dataclass(slots=True)
class Quote:
    """A quotation: [start, end) with its marks, [inner_start, inner_end) without them and without blanks.

    `doubled`: between doubled apostrophes. `closed` is false where the text lacks the closing mark;
    `continued` where the next paragraph goes on with it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    doubled: bool = False
    closed: bool = True
    continued: bool = False


def scan(text: str, inward: bool = False) -> list[Quote]:
    """The outermost quotations of a text, in order; none overlaps another. Linear in the length of the text.

    `inward`: the language also prints guillemets »so«; a text that begins with such a one is read that way.
    """
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    turned = inward and _turned(text)
    kind = singles_in(text)
    single = Single()
    for match in (MARK if kind is None else MARK_OR_SINGLE).finditer(text):
        mark, at = match.group(), match.start()
        if mark == "``":
            mark = DOUBLED
        if mark in "‘‚'" and len(mark) == 1:
            _single(text, at, kind, stack, single, found)
        elif mark == "\n":
            if stack:
                _paragraph_end(text, at, stack, single, found)
                stack.clear()
        elif stack and mark in CLOSERS[stack[-1][0]] and _may_close(text, at, stack[-1]):
            begin = stack.pop()[1]
            if not stack:
                _keep(text, begin, match.end(), found)
            elif len(stack) == 1 and stack[0][0] in "‘‚'":
                single.inside.append((begin, match.end()))
        elif len(stack) > 1 and mark in CLOSERS[stack[0][0]] and mark not in '"' and mark != "«":
            begin = stack[0][1]
            stack.clear()
            _keep(text, begin, at + 1, found)
        elif (opener := _opener(text, at, mark, turned, stack, found)) is not None:
            if mark == '"' and stack and stack[-1][0] in '"“':
                stack.clear()
            if len(stack) < DEEPEST:
                stack.append((opener, at))
    if stack:
        _paragraph_end(text, len(text), stack, single, found)
    return found


def _single(
    text: str, at: int, kind: str | None, stack: list[tuple[str, int]], single: Single, found: list[Quote]
) -> None:
    """A single mark or an apostrophe: only one that stands in no other quotation opens or closes a quotation."""
    if not stack:
        if opens(text, at, kind):
            stack.append((text[at], at))
            single.begin()
    elif stack[0][0] in "‘‚'" and closes(text, at, stack[0][0]):
        if may_be_apostrophe(text, at):
            single.perhaps = at
        else:
            _keep(text, stack[0][1], at + 1, found)
            stack.clear()


def _turned(text: str) -> bool:
    """Whether guillemets point inwards (»so«), as German books print them: the first one of the text points right."""
    right = text.find("»")
    return right >= 0 and not 0 <= text.find("«") < right and text.find("«", right) > right


def _may_open(text: str, at: int, mark: str) -> bool:
    if mark in "«„‹":
        return True
    width = len(mark)
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    if mark == "“":
        return not after.isspace() or before.isspace()
    if mark in ('"', "”", "»", DOUBLED):
        return before in BEFORE_OPENING and not after.isspace() and after not in ".,;!?"
    return False


def _may_close(text: str, at: int, opener: tuple[str, int]) -> bool:
    """A straight mark after a blank and before a word opens, unless the opening one has a blank inside as well."""
    if text[at] not in "\"'":
        return text[at] != "`"
    width = 1 if text[at] == '"' else 2
    before, after = text[at - 1], text[at + width : at + width + 1]
    return not (before.isspace() and after.isalnum() and not text[opener[1] + width].isspace())


def _paragraph_end(text: str, at: int, stack: list[tuple[str, int]], single: Single, found: list[Quote]) -> None:
    """What the paragraph leaves open: a quotation that goes on or is unclosed, or an apostrophe that only looked so."""
    mark, begin = stack[0]
    following = at
    while following < len(text) and following - at < 8 and text[following].isspace():
        following += 1
    continued = at < len(text) and (text.startswith(mark, following) or _reopens(text, following, mark))
    if mark in "‘‚'" and not (continued and single.perhaps < 0):
        after = begin
        if single.perhaps >= 0:
            _keep(text, begin, single.perhaps + 1, found)
            after = single.perhaps
        for start, end in single.inside:
            if start > after:
                _keep(text, start, end, found)
        return
    if mark in "‹”›" or (not continued and at - begin > LONGEST_UNCLOSED):
        return
    _keep(text, begin, at, found)
    if found and found[-1].end == at:
        found[-1].closed, found[-1].continued = False, continued


def _reopens(text: str, at: int, mark: str) -> bool:
    """Whether the paragraph at `at` goes on with a quotation by its closing mark ("» Nous …"), and closes it later."""
    if mark not in REOPENED or text[at : at + 1] not in CLOSERS[mark]:
        return False
    end = text.find("\n", at)
    return text[at + 1 : at + 3].strip()[:1].isalnum() and text.find(text[at], at + 1, end if end >= 0 else None) >= 0


def _opener(
    text: str, at: int, mark: str, turned: bool, stack: list[tuple[str, int]], found: list[Quote]
) -> str | None:
    """What the mark at `at` opens as: as what it is, or, where by its closing mark it takes up again a quotation that
    the paragraph before left open, as that one's opening mark; None where it opens nothing."""
    if not stack and found and found[-1].continued and not text[found[-1].end : at].strip():
        before = text[found[-1].start]
        if before in REOPENED and mark in CLOSERS[before]:
            return before
    opens = (mark in "»›") if turned and mark in "«»‹›" else _may_open(text, at, mark)
    return mark if opens else None


def _keep(text: str, start: int, end: int, found: list[Quote]) -> None:
    doubled = text.startswith((DOUBLED, "``"), start)
    inner_start, inner_end = start + 1 + doubled, end
    if doubled and text[end - 2 : end] == DOUBLED:
        inner_end -= 2
    elif not doubled and text[end - 1] in MARKS and end - 1 > start:
        inner_end -= 1
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_start >= inner_end:
        return
    if found and found[-1].continued and found[-1].doubled == doubled and not text[found[-1].end : start].strip():
        # The next paragraph opens with the mark again: one quotation goes on.
        found[-1] = Quote(found[-1].start, end, found[-1].inner_start, inner_end, doubled)
    else:
        found.append(Quote(start, end, inner_start, inner_end, doubled))


DOUBLE: Final = frozenset('“„«"')
TYPED: Final = re.compile(r"(?:^|(?<=[\s(]))'(?=[A-ZÀ-ÖØ-Þ])", re.MULTILINE)
BEFORE: Final = frozenset(' \n\t([{—–-/:,;.…“"«„')
STOPS: Final = frozenset('.,;:!?…)]}—–-”"»\n')


@dataclass(slots=True)
class Single:
    """What is known of the single quotation that is open: where it may have ended, and the quotations inside it."""

    perhaps: int = -1
    inside: list[tuple[int, int]] = field(default_factory=list)

    def begin(self) -> None:
        self.perhaps = -1
        self.inside = []


def singles_in(text: str) -> str | None:
    """ "curly" or "typed" where single marks are what the text quotes with, None where double ones are.

    In a text with more double marks the single ones stand in headlines and inside quotations, and are left alone.
    """
    doubles = sum(text.count(mark) for mark in DOUBLE) + text.count("''")
    curly = text.count("‘") + text.count("‚")
    if curly:
        return "curly" if curly >= doubles else None
    if "'" not in text:
        return None
    return "typed" if sum(1 for _ in TYPED.finditer(text)) > doubles else None


def opens(text: str, at: int, kind: str | None) -> bool:
    """Whether the mark at `at` can open: behind a blank or a mark, before a letter; a typed one before a capital."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "‚":
        return after.isalnum() and not before.isalnum()
    if before not in BEFORE:
        return False
    if text[at] == "'":
        return kind == "typed" and after.isupper()
    return after.isalpha() or after in "“«¿¡…"


def closes(text: str, at: int, opener: str) -> bool:
    """Whether the mark at `at` can close what `opener` opened: behind no blank, before no letter."""
    if text[at] == "‚" or (text[at] == "‘" and opener != "‚"):
        return False
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()


def may_be_apostrophe(text: str, at: int) -> bool:
    """ "the workers' strike": a plural's genitive looks as a closing mark does."""
    if text[at] != "'" or text[at - 1] != "s":
        return False
    after = text[at + 1] if at + 1 < len(text) else "\n"
    return after not in STOPS
