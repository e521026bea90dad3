"""What speaks for and against a flattened post beginning at a place: named numbers, weighed by `weights.toml`.

The weights are fitted by `python -m bench.flattened`; a feature that is not in the table weighs nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.dates.printed_words import LETTER
from tracker.embeds.flattened.byline import any_of, spoken
from tracker.embeds.flattened.pieces import BY_LINE, WORD, Piece, PieceContext, is_label
from tracker.embeds.flattened.repetition import repeated_pieces
from tracker.embeds.short_language import language_of
from tracker.languages.posts import introducers
from tracker.platforms import PLATFORM_NAMES
from tracker.spans import Span

Facts = dict[str, float]

_WORDS = introducers().values()
# Platforms whose names are no common words bring a post in without a preposition.
_PLATFORMS = frozenset(("twitter", "instagram", "facebook", "bluesky", "mastodon", "threads", "tiktok", "telegram"))
_INTRODUCERS = _PLATFORMS.union(*(table.words for table in _WORDS))
_REPORTING = frozenset(word for table in _WORDS for word in table.reporting)
_PERSONAL = frozenset(word for table in _WORDS for word in table.personal)
_THIRD = frozenset(word for table in _WORDS for word in table.third)
_PAST = frozenset(word for table in _WORDS for word in table.past)
WEIGHTS: Mapping[str, float] = tomllib.loads(Path(__file__).with_name("weights.toml").read_text("utf-8"))["starts"]

# "on X", "auf Instagram", "sur Telegram": a platform named behind a preposition, where it is no other word.
_ON_PLATFORM = re.compile(
    rf"(?<!\w)(?:{any_of([*spoken('on'), *spoken('label_at'), 'via', 'to'])})\s(?:{PLATFORM_NAMES})(?!\w)",
    re.IGNORECASE,
)
# A compound is another name: "Port-Sevran" does not call the prefect of Sevran.
_WHOLE_WORD = re.compile(rf"{LETTER}{{1,40}}(?:[-‐'’]{LETTER}{{1,40}}){{0,5}}")
# "…”, said the mayor", "…, according to the mayor": how near the verb stands to the mark or to the sentence's end.
_NEAR = 70
_POST_SIGN = re.compile(
    r"(?<![\w&])#\w|https?://t\.co/|pic\.(?:twitter|x)\.com/|(?<!\w)[@＠]\w|[\U0001f000-\U0001faff\u2600-\u27bf]"
)
_SIGNED = re.compile(r"[#@＠][^\s]{1,100}|https?://[^\s]{1,300}|pic\.(?:twitter|x)\.com/\w{1,30}|\s")
_PICTURE = re.compile(r"\s?pic\.(?:twitter|x)\.com/\w{1,30}\s?\Z")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{3,20}\b")
_NUMBER_ONLY = re.compile(r"\W{0,3}\d{1,3}\W{0,3}")
_ENDS_WHOLE = re.compile(r"[.!?…。！？:»”\"’)]\s{0,8}\Z")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{12,600}[”»\"“]")
# Fewer characters than these beside hashtags and links are what posts end in, seldom all there is.
_BARE_TAIL = 12
# Upper ends of the classes of length, as shares of the longest post.
_CLASSES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0)
# How far before a post its announcement stands.
_ANNOUNCED = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at a stretch found. `own` and `article` say whose language it is in, as far as that shows."""

    facts: Facts
    introduced: bool
    called: float
    first: Facts


def candidates(text: str, pieces: Sequence[Piece], context: PieceContext) -> list[Facts]:
    """The features of a start at each piece, in the order of the pieces."""
    own = _own_language(text, pieces, context)
    repeated = repeated_pieces(text, pieces)
    seen = [_look(text, piece, own, context, repeated=repeats) for piece, repeats in zip(pieces, repeated, strict=True)]
    layout = _Layout(text, pieces, context)
    sums: Facts = {}
    out: list[Facts] = []
    for place in range(len(pieces) - 1, -1, -1):
        _add(sums, seen[place].facts)
        before = seen[place - 1] if place else None
        facts = {f"in.{name}": value for name, value in sums.items()}
        facts |= {f"first.{name}": value for name, value in seen[place].first.items()}
        facts |= layout.facts(place)
        facts |= _whole(text[pieces[place].start : context.end], pieces[place], context)
        if before is not None:
            facts |= _before(before, pieces[place])
        facts[f"back.{min(len(pieces) - 1 - place, 6)}"] = 1.0
        out.append(facts)
    out.reverse()
    return out


def score(facts: Facts, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The sum of the features' weights: the logarithm of odds, up to a constant of the text."""
    return sum(value * weights.get(name, 0.0) for name, value in facts.items())


def _add(sums: Facts, facts: Facts) -> None:
    for name, value in facts.items():
        sums[name] = sums.get(name, 0.0) + value


class _Layout:
    """How the text keeps its lines, which decides what a line break is worth."""

    def __init__(self, text: str, pieces: Sequence[Piece], context: PieceContext) -> None:
        self.text, self.pieces = text, pieces
        self.by_line = any(piece.kind in BY_LINE for piece in pieces)
        edges = text[context.floor : pieces[0].start], text[context.end : context.end + 4]
        self.spaced = any(piece.kind == "paragraph" for piece in pieces) or any(e.count("\n") > 1 for e in edges)

    def facts(self, place: int) -> Facts:
        """The break before a piece, and the breaks within what begins there."""
        piece = self.pieces[place]
        kind = f"lines.{piece.kind}" if self.by_line and piece.kind not in BY_LINE else piece.kind
        facts = {f"break.{kind}": 1.0}
        if piece.kind == "line":
            facts["break.line.spaced" if self.spaced else "break.line.single"] = 1.0
            # A line that ends in no mark goes on in the next one.
            if place and not _ENDS_WHOLE.search(self.text, max(0, piece.start - 12), piece.start):
                facts["break.line.unended"] = 1.0
        inner = [later.kind for later in self.pieces[place + 1 :]]
        facts["inner.paragraph"] = float(inner.count("paragraph"))
        facts["inner.line.spaced" if self.spaced else "inner.line"] = float(inner.count("line"))
        facts["inner.label"] = float(inner.count("label"))
        facts["inner.address"] = float(inner.count("own-address"))
        facts["inner.colon"] = float(inner.count("colon"))
        facts["inner.switch"] = float(inner.count("switch"))
        return facts


def _look(text: str, piece: Piece, own: str | None, context: PieceContext, *, repeated: bool) -> Seen:
    words = text[piece.start : piece.end]
    tokens = WORD.findall(words.casefold().replace("’", "'"))
    kinds = set(tokens)
    plain = set(_WHOLE_WORD.findall(_SIGNED.sub(" ", words).casefold()))
    signs = len(_POST_SIGN.findall(words))
    introduced = bool(kinds & _INTRODUCERS) or _ON_PLATFORM.search(words) is not None
    called = 1.0 if plain & context.surnames else 0.4 if plain & context.names else 0.0
    quoted = _QUOTED.search(words) is not None
    facts: Facts = {
        "signs": float(min(signs, 3)),
        "unsigned": 0.0 if signs else len(words) / 100,
        "personal": float(bool(kinds & _PERSONAL)),
        "exclaimed": float("!" in words),
        "called": called if called == 1.0 else 0.0,
        "named": float(0 < called < 1),
        "introduced": float(introduced and not signs),
        "past": float(min(sum(token in _PAST for token in tokens), 3)),
        "capitals": float(min(len(_CAPITALS.findall(words)), 3)),
        "quoted": float(quoted),
        "label": float(is_label(words)),
        "lost_apostrophe": float("&" in words or " amp" in words),
    }
    facts |= _reporting(words, kinds, after_quote=piece.kind == "quote")
    facts |= _language(words, own, context)
    first = {
        "repeated": float(repeated and not quoted),
        "repeated_quotation": float(repeated and quoted),
        "third": float(bool(tokens) and tokens[0] in _THIRD),
        "number": float(_NUMBER_ONLY.fullmatch(words) is not None),
        "personal": facts["personal"],
        "called": called,
        "introduced": facts["introduced"],
        "quoted": float(quoted),
    }
    return Seen({name: value for name, value in facts.items() if value}, introduced, called, first)


def _reporting(words: str, kinds: set[str], *, after_quote: bool) -> Facts:
    """A reporting verb speaks against a post: more behind a quotation, or where it closes the sentence."""
    if not kinds & _REPORTING:
        return {}
    marks = 0 if after_quote else max(words.rfind(mark) for mark in ("”", "»", '"', "“"))
    if (marks > 0 or after_quote) and _REPORTING & set(WORD.findall(words[marks : marks + _NEAR].casefold())):
        return {"reporting.behind_quotation": 1.0}
    comma = words.rfind(",")
    closes = comma > 0 and len(words) - comma < _NEAR and _REPORTING & set(WORD.findall(words[comma:].casefold()))
    return {"reporting.closing": 1.0} if closes else {"reporting": 1.0}


def _language(words: str, own: str | None, context: PieceContext) -> Facts:
    """Decisive where the post's language is not the article's, nothing elsewhere."""
    if not own or own == context.article_language:
        return {}
    language = language_of(words, among=frozenset((own, context.article_language or own)))
    if language == own:
        return {"own_language": 1.0}
    return {"article_language": 1.0} if language and language == context.article_language else {}


def _whole(words: str, piece: Piece, context: PieceContext) -> Facts:
    """What the opening, the quotation marks and the length of a whole candidate say.

    A sign of posts begins one often; a small letter follows an abbreviation, not a full stop; hashtags and links alone
    are a post's tail; a closing mark that nothing opened means that the words begin inside somebody's quotation.
    """
    facts: Facts = {}
    if _POST_SIGN.match(words):
        facts["opens.handle" if words[0] in "@＠" else "opens.sign"] = 1.0
    elif piece.kind in ("stop", "colon", "quote", "glued") and words[0].islower():
        facts["opens.small"] = 1.0
    if _POST_SIGN.search(words) and len(_SIGNED.sub("", words)) < _BARE_TAIL:
        facts["bare_tail"] = 1.0
    facts |= _quotes(words)
    plain = _PICTURE.sub("", words)
    share = (len(plain) + len(_WIDE.findall(plain))) / context.limit()
    if share > 1:
        return facts | {"length.over": 1.0, "length.excess": min(share - 1, 1.0)}
    upper = next(limit for limit in _CLASSES if share <= limit)
    return facts | {f"length.{upper}": 1.0}


def _quotes(words: str) -> Facts:
    facts: Facts = {}
    for opening, closing in (("“„", "”"), ("«", "»")):
        first = words.find(closing)
        if first >= 0 and not any(mark in words[:first] for mark in opening):
            facts["unopened"] = 1.0
    if words.count('"') % 2:
        facts["odd_marks"] = 1.0
    return facts


def _before(before: Seen, piece: Piece) -> Facts:
    """What the stretch before a candidate says: whether it brings a post in."""
    colon = piece.kind == "colon"
    facts: Facts = {}
    if before.introduced:
        facts["prev.introduces.colon" if colon else "prev.introduces"] = 1.0
    if before.called == 1.0:
        facts["prev.calls.colon" if colon else "prev.calls"] = 1.0
    elif before.called:
        facts["prev.names"] = 1.0
    for name in ("personal", "past", "signs", "reporting", "reporting.closing", "reporting.behind_quotation", "quoted"):
        if before.facts.get(name):
            facts[f"prev.{name}"] = 1.0
    for name in ("own_language", "article_language", "label"):
        if before.facts.get(name):
            facts[f"prev.{name}"] = 1.0
    if before.first.get("number"):
        facts["prev.number"] = 1.0
    return facts


def stretch(text: str, start: int, end: int, context: PieceContext) -> Facts:
    """The features of a stretch by itself, under the names they have inside a candidate."""
    seen = _look(text, Piece(start, end, "stop"), None, context, repeated=False)
    return {f"in.{name}": value for name, value in seen.facts.items()}


def announces(text: str, before: Span, context: PieceContext) -> bool:
    """Whether the words right before a post speak of its author, or of posting."""
    words = text[max(before.start, before.end - _ANNOUNCED) : before.end]
    kinds = set(WORD.findall(words.casefold()))
    if kinds & _INTRODUCERS or _ON_PLATFORM.search(words):
        return True
    return bool(set(_WHOLE_WORD.findall(words.casefold())) & context.surnames)


def _own_language(text: str, pieces: Sequence[Piece], context: PieceContext) -> str | None:
    """The language of the last words, taking in one stretch more until it shows."""
    for piece in reversed(pieces):
        words = text[piece.start : context.end]
        if len(words) > 40 and (language := language_of(words)):
            return language
    return None
