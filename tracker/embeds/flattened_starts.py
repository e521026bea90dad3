"""Where a flattened post's words begin: nothing marks it, so candidates are ranked.

A candidate is the end of a sentence, a colon, a line break, the end of the previous post, or the place where the
language changes. Its score adds up what speaks for a post of this length to begin there: the break itself, the
sentences it takes in (hashtags, links, first person, the post's language against the article's; the author's own
name and reporting verbs speak against) and the length. The weights were set by hand on 69 snippets; the facts
behind them: 79 % of the starts follow a full stop, 7 % a colon, 51 of 51 a line break where lines were kept, and
no post of the time before links and pictures stopped counting was longer than 326 code points.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.date_words import LETTER
from tracker.embeds.short_language import language_of
from tracker.models import StartCandidate

_DATA = tomllib.loads(Path(__file__).with_name("flattened.toml").read_text("utf-8"))["introducers"]
_INTRODUCERS = frozenset(_DATA["words"].split())
_REPORTING = frozenset(_DATA["reporting"].split())
_PERSONAL = frozenset(_DATA["personal"].split())

# Twitter doubled its limit on 7 November 2017; Chinese, Japanese and Korean characters count twice.
_DOUBLED = date(2017, 11, 8)
_LIMITS = (148, 290)
# Share of the limit, and how much oftener a post has that length than a stretch between two breaks at random: posts
# that news embed crowd just below the limit.
_LENGTHS = ((0.1, -2.0), (0.2, -1.4), (0.8, -0.6), (0.88, -0.1), (1.0, 0.9))
_REACH = 420
_PARAGRAPH_REACH = 3000
_KEPT = 6

_SPACES = r"[ \t\u00a0]{1,9}(?!\s)"
_BREAK = re.compile(
    r"(?P<paragraph>\s{0,8}\n[ \t\r\u00a0]{0,8}\n\s{0,20})"
    r"|(?P<line>[ \t\r]{0,8}\n\s{0,20})"
    r"|(?P<reply>(?<=\s)(?=\.\s?[@＠]\w))"
    rf"|(?P<stop>[.!?…]{{1,9}}[)\]»”\"’'“]{{0,3}}{_SPACES})"
    r"|(?P<cjk>[。！？][」』）]{0,2}[ \u3000]?(?!\s))"
    rf"|(?P<colon>:{_SPACES})"
    rf"|(?P<quote>[»”\"]{_SPACES})"
    r"|(?P<address>(?<=\S/status/)\d{5,20}\s{1,9}(?![a-z\s]))"
)
_BREAKS: dict[str, tuple[str, float]] = {
    "paragraph": ("after a blank line", 3.0),
    "line": ("after a line break", 2.0),
    "stop": ("after a full stop", 0.0),
    "cjk": ("after a full stop", 0.0),
    "reply": ("at the full stop before a handle", 1.5),
    "colon": ("after a colon", -1.5),
    "quote": ("after a quotation mark", -2.5),
    "address": ("after the post's address", 4.0),
    "floor": ("where the text or the previous post ends", -0.7),
    "switch": ("where the script changes", 1.0),
}
_WORD = re.compile(rf"{LETTER}{{1,40}}(?:['’]{LETTER}{{1,3}})?|#\w")
_POST_SIGN = re.compile(
    r"(?<![\w&])#\w|https?://t\.co/|pic\.(?:twitter|x)\.com/|(?<!\w)[@＠]\w|[\U0001f000-\U0001faff\u2600-\u27bf]"
)
_SIGNED = re.compile(r"[#@＠][^\s]{1,100}|https?://[^\s]{1,300}|pic\.(?:twitter|x)\.com/\w{1,30}|\s")
# Fewer characters than these beside hashtags and links are what posts end in, seldom all there is.
_BARE_TAIL = 12
_PICTURE = re.compile(r"\s?pic\.(?:twitter|x)\.com/\w{1,30}\s?\Z")
_ENDS_WHOLE = re.compile(r"[.!?…。！？:»”\"’)]\s{0,8}\Z")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(slots=True)
class _Piece:
    """A stretch between two breaks: `start` in the text, the kind of break before it, and the weight of its words."""

    start: int
    end: int
    kind: str
    weight: float = 0.0
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the post: where its words end, what they cannot begin before, who wrote it, when, and where.

    `after_post` says that `floor` is the end of another post.
    """

    floor: int
    end: int
    names: frozenset[str]
    surnames: frozenset[str]
    posted: date | None
    article_language: str | None
    after_post: bool


def names_in(name: str | None, handle: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the author's name; and those by which an article calls nobody else: the last of them, the handle."""
    words = [word for word in _WORD.findall((name or "").casefold()) if len(word) > 3 and not word.startswith("#")]
    return frozenset(words), frozenset(words[-1:] + ([handle.casefold()] if handle else []))


def rank_starts(text: str, context: Context) -> list[StartCandidate]:
    """The likeliest starts, best first; confidences are shares of one. Empty when there are no words at all."""
    pieces = _pieces(text, context)
    if not pieces:
        return []
    _weigh(text, pieces, context)
    by_line = any(piece.kind in ("line", "paragraph") for piece in pieces)
    edges = text[context.floor : pieces[0].start], text[context.end : context.end + 4]
    blank_lines = any(piece.kind == "paragraph" for piece in pieces) or any(edge.count("\n") > 1 for edge in edges)
    scores: list[tuple[float, _Piece]] = []
    total = 0.0
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        total += piece.weight
        score = total + _BREAKS[piece.kind][1] + _length_score(text[piece.start : context.end], context)
        if by_line and piece.kind not in ("line", "paragraph", "address"):
            score -= 5.0 if piece.kind != "floor" or not context.after_post else 0.0
        if piece.kind == "address" and not _names_author(text, piece.start, context):
            score -= 3.0
        if blank_lines and piece.kind == "line":
            score -= 4.0
        if piece.kind == "line" and place and not _ENDS_WHOLE.search(text, max(0, piece.start - 12), piece.start):
            score -= 2.0
        if piece.kind == "floor" and context.after_post:
            score += 2.0
        if place and pieces[place - 1].introduces:
            score += 0.7 if piece.kind != "colon" else 3.5
        score += _first_word_score(text, piece) + _quotes_score(text[piece.start : context.end])
        if _is_bare_tail(text[piece.start : context.end]):
            score -= 2.0
        scores.append((score, piece))
        # What begins here stands in another paragraph than what was taken in so far: a post seldom has two.
        total -= 1.5 if piece.kind == "paragraph" else 0.5 if piece.kind == "line" and not blank_lines else 0.0
    return _as_candidates(scores)


def _as_candidates(scores: list[tuple[float, _Piece]]) -> list[StartCandidate]:
    ranked = sorted(scores, key=lambda pair: (-pair[0], pair[1].start))
    best = ranked[0][0]
    mass = sum(math.exp(score - best) for score, _ in ranked)
    return [
        StartCandidate(
            start=piece.start, rule=_BREAKS[piece.kind][0], confidence=round(math.exp(score - best) / mass, 3)
        )
        for score, piece in ranked[:_KEPT]
    ]


def _pieces(text: str, context: Context) -> list[_Piece]:
    """The stretches between `floor` and the end of the words, in order."""
    low = max(context.floor, context.end - _REACH)
    cut = low > context.floor
    starts: list[tuple[int, str]] = []
    if not cut:
        first = low
        while first < context.end and text[first].isspace():
            first += 1
        starts.append((first, "floor"))
    for match in _BREAK.finditer(text, low, context.end):
        if match.end() < context.end and (not starts or match.end() > starts[-1][0]):
            starts.append((match.end(), match.lastgroup or "stop"))
    starts = _with_switch(text, starts, low, context.end)
    ends = [start for start, _ in starts[1:]] + [context.end]
    return [_Piece(start, end, kind) for (start, kind), end in zip(starts, ends, strict=True) if start < end]


def _with_switch(text: str, starts: list[tuple[int, str]], low: int, end: int) -> list[tuple[int, str]]:
    """The starts with the place where a Chinese, Japanese or Korean post follows text in letters, if there is one."""
    wide = [match.start() for match in _WIDE.finditer(text, low, end)]
    if len(wide) * 2 < end - low - 40 and wide and len(wide) > 10:
        gap = max(range(len(wide)), key=lambda i: wide[i] - (wide[i - 1] if i else low))
        place = wide[gap]
        if place - (wide[gap - 1] if gap else low) > 30:
            while place > low and not text[place - 1].isspace():
                place -= 1
            if place not in {start for start, _ in starts}:
                return sorted([*starts, (place, "switch")])
    return starts


def _weigh(text: str, pieces: Sequence[_Piece], context: Context) -> None:
    """Sets how much each stretch looks like the post's own words."""
    own = _own_language(text, pieces, context)
    for piece in pieces:
        words = text[piece.start : piece.end]
        tokens = set(_WORD.findall(words.casefold().replace("’", "'")))
        plain = set(_WORD.findall(_SIGNED.sub(" ", words).casefold()))
        signs = len(_POST_SIGN.findall(words))
        piece.weight += min(signs, 3) * 0.9 if signs else -0.002 * len(words)
        piece.weight += 0.7 if tokens & _PERSONAL else 0.0
        piece.weight += 0.7 if "!" in words else 0.0
        piece.weight -= 0.9 if tokens & _REPORTING else 0.0
        called = 2.5 if plain & context.surnames else 1.0 if plain & context.names else 0.0
        introduced = bool(tokens & _INTRODUCERS)
        piece.weight -= called
        piece.weight -= 1.2 if introduced and not signs else 0.0
        piece.introduces = called > 1 or introduced
        if own and own != context.article_language:
            language = language_of(words, among=frozenset((own, context.article_language or own)))
            piece.weight += 2.0 if language == own else -4.0 if language == context.article_language else 0.0


def _own_language(text: str, pieces: Sequence[_Piece], context: Context) -> str | None:
    """The language of the last words, taking in one stretch more until it shows."""
    for piece in reversed(pieces):
        words = text[piece.start : context.end]
        if len(words) > 40 and (language := language_of(words)):
            return language
    return None


def _names_author(text: str, end: int, context: Context) -> bool:
    """Whether the post's address that ends at `end` is one of the author's."""
    address = text[max(0, end - 80) : end].casefold()
    return any(f"/{name}/status/" in address for name in context.surnames)


def _first_word_score(text: str, piece: _Piece) -> float:
    """What the first character says: a sign of posts begins one often, a small letter follows an abbreviation."""
    first = text[piece.start]
    if _POST_SIGN.match(text, piece.start):
        return 0.3 if first in "@＠" else 1.0
    return -2.0 if first.islower() and piece.kind in ("stop", "colon", "quote") else 0.0


def _is_bare_tail(words: str) -> bool:
    """Whether these are hashtags and links with hardly a word beside them."""
    return bool(_POST_SIGN.search(words)) and len(_SIGNED.sub("", words)) < _BARE_TAIL


def _quotes_score(words: str) -> float:
    """A mark that closes what nothing opened: the words begin inside somebody's quotation."""
    for opening, closing in (("“„", "”"), ("«", "»")):
        first = words.find(closing)
        if first >= 0 and not any(mark in words[:first] for mark in opening):
            return -2.5
    return -1.0 if words.count('"') % 2 else 0.0


def _length_score(words: str, context: Context) -> float:
    """How likely a post has this length: none is over the limit, few are very short."""
    plain = _PICTURE.sub("", words)
    length = len(plain) + len(_WIDE.findall(plain))
    share = length / _LIMITS[context.posted is None or context.posted >= _DOUBLED]
    if share > 1:
        return -2.5 - (share - 1) * 20
    return next(score for upto, score in _LENGTHS if share <= upto)
