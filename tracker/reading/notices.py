"""Whether a block is the page speaking of itself (labels, notices, references to other articles): `notices.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files

from tracker.platforms import parse_post_url

_WORDS = tomllib.loads((files("tracker.reading") / "notices.toml").read_text("utf-8"))
_LABELS = frozenset(_WORDS["labels"])
_SPACE = re.compile(r"\s+")
_AROUND = " :.…-–—|>»«›‹→↓▶•·*+\u00a0\u200b"
# References are short; what speaks of the reader's data or subscription may fill a paragraph.
_BEGINS_WITHIN, _SAYS_WITHIN = 300, 600
_LONGEST_LABEL = 60
_MOST_SAID = 4
_SHORT = 220
_CREDITED = 400
_CREDITING, _MAKERS, _PICTURES, _LAST, _FIRST = (
    "|".join(map(re.escape, _WORDS[name])) for name in ("credits", "makers", "pictures", "ends", "starts")
)
_CREDIT = re.compile(
    rf"©|(?<!\w)(?:{_CREDITING}) ?[:/]|/ ?(?:{_MAKERS})\)?\Z|\((?:{_MAKERS}) (?:{_PICTURES})\b"
    rf"|(?:{_LAST})\)?\Z|\A(?:{_FIRST})\b"
)
# One of these stands in every credit; looking for them costs a tenth of the pattern.
_SIGNS = (":", "©", "/", *_WORDS["ends"], *_WORDS["starts"], *(f"({maker} " for maker in _WORDS["makers"]))
_SUMMARIES, _MACHINES = ("|".join(map(re.escape, _WORDS[name])) for name in ("summaries", "machines"))
_OF_A_MACHINE = re.compile(
    rf"(?:{_SUMMARIES})[^.]{{0,120}}(?<!\w)(?:{_MACHINES})|(?<!\w)(?:{_MACHINES})[^.]{{0,120}}(?:{_SUMMARIES})"
)
_CHANNEL = re.compile(
    r"apps\.apple\.com|itunes\.apple\.com|play\.google\.com|news\.google\.com|whatsapp\.com/channel|newsletter|/abo\b|subscri",
    re.IGNORECASE,
)
_FOLLOW, _NOBODY, _THERE, _NETWORKS, _GOES_ON = (
    "|".join(map(re.escape, _WORDS[name])) for name in ("follow", "not_somebody", "there", "networks", "goes_on")
)
_FOLLOWED = 160
_ASKS_TO_FOLLOW = re.compile(
    rf"(?:{_FOLLOW}) (?!(?:{_NOBODY}) )[^.!?:;]{{1,120}}(?<= )(?:{_THERE}) (?:{_NETWORKS})"
    rf"(?= ?(?:[^\w\s]|(?:{_GOES_ON}) |\Z))"
)
_LEAST_NAME = 3
_WORD = re.compile(r"[^\W_]+")

_LONGEST_NOTE = 250
_ABOUT_AUTHOR = 600
_AND = re.compile("|".join((",", *(f" {re.escape(word)} " for word in _WORDS["and"]))))
_IS = tuple(f" {word} " for word in _WORDS["is"])
_PAGES = re.compile(rf"(?:{'|'.join(_WORDS['pages'])}) ?\d++(?:(?:\W{{1,8}}| (?:{'|'.join(_WORDS['of'])}) )\d++)+")
_OPENERS = tuple(_WORDS["begins"])
_PHRASES = tuple(_WORDS["says"])
# The longest word inside each: a text that has the phrase has it as a word, and looking up a word costs a tenth.
_INNER = {phrase: max(_WORD.findall(phrase)[1:-1], key=len, default=None) for phrase in _PHRASES}


def is_label(text: str) -> bool:
    """Whether the whole text is a label of the page ("Advertisement", "Lire aussi :") or has no letters."""
    if len(text) >= _LONGEST_LABEL:
        return False
    bare = _folded(text).strip(_AROUND)
    return bare in _LABELS or not any(map(str.isalpha, bare)) or _PAGES.fullmatch(bare) is not None


def is_of_author(text: str, byline: str) -> bool:
    """Whether a block tells who an author of the byline is: it begins with the whole name and goes on with "is"."""
    if len(text) > _ABOUT_AUTHOR:
        return False
    names = [name for one in _AND.split(byline) if " " in (name := one.strip())]
    return any(text.startswith(name) and text[len(name) :].lower().startswith(_IS) for name in names)


def said_in(text: str) -> tuple[str, ...]:
    """The phrases of notices that stand anywhere in a page's text: few do, and only those are looked for again."""
    folded = _folded(text)
    words = frozenset(_WORD.findall(folded))
    return tuple(phrase for phrase, inner in _INNER.items() if (inner is None or inner in words) and phrase in folded)


def is_notice(text: str, phrases: Sequence[str] = _PHRASES, *, in_text: bool = False) -> bool:
    """Whether a block refers to another article, asks the reader for something, or speaks of the page itself.

    A paragraph `in_text`, among the article's others, may write of such things: it needs to be short or to say two.
    `phrases` are those that the page has at all.
    """
    if len(text) > _MOST_SAID * _SAYS_WITHIN:
        return False
    folded = _folded(text)
    begins = folded.lstrip(_AROUND)
    if len(text) <= _BEGINS_WITHIN and begins.startswith(_OPENERS):
        return True
    if len(text) <= _FOLLOWED and _ASKS_TO_FOLLOW.match(begins):
        return True
    said = sum(phrase in folded for phrase in phrases)
    if in_text and said == 1:
        return len(text) <= _SHORT
    return len(text) <= _SAYS_WITHIN * said


def may_be_machine_made(text: str) -> bool:
    """Whether a summary is spoken of anywhere in a text: cheap, and nearly always False."""
    folded = text.lower()
    return any(word in folded for word in _WORDS["summaries"])


def is_machine_made(text: str) -> bool:
    """Whether a line says that the summary beside it was made by a machine."""
    if not 15 <= len(text) <= _LONGEST_NOTE:
        return False
    return _OF_A_MACHINE.search(_folded(text)) is not None


def is_own_channel(text: str, addresses: Iterable[str], outlet: frozenset[str]) -> bool:
    """Whether a block names its outlet and links to a channel of it: an app, a newsletter, its page on a platform.

    `outlet` has the outlet's names, letters only. A post or somebody else's page is no channel.
    """
    words = _WORD.findall(text.casefold())
    named = any(word in outlet or "".join(words[i : i + 3]) in outlet for i, word in enumerate(words))
    return named and any(_is_channel(address, outlet) for address in addresses)


def _is_channel(address: str, outlet: frozenset[str]) -> bool:
    if _CHANNEL.search(address):
        return True
    found = parse_post_url(address)
    if found is None or found.kind != "profile" or not found.handle:
        return False
    handle = "".join(_WORD.findall(found.handle.casefold()))
    return len(handle) >= _LEAST_NAME and any(handle in name or name in handle for name in outlet)


def is_credit(text: str) -> bool:
    """Whether a block is the line under a picture: it names who made the picture."""
    if len(text) > _CREDITED:
        return False
    folded = _folded(text)
    return any(sign in folded for sign in _SIGNS) and _CREDIT.search(folded) is not None


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).strip().lower()
