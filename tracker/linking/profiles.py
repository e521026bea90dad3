"""What is compared of a claim: its words and how much they tell, its clauses, numbers, names and negations. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import log

from tracker.folding import folded
from tracker.languages import comparison, load
from tracker.linking.clauses import SENTENCE, Clause, clauses_of
from tracker.linking.figures import Figure, figures
from tracker.linking.names import name_words, speaker_words
from tracker.linking.rarity import tellings
from tracker.linking.terms import stem

_LINK = re.compile(r"https?://\S{1,2000}|pic\.twitter\.com/\S{1,40}")
# Tags at the end of a post are not part of what it says; a name tagged in the middle is.
_SIGN = re.compile(r"[#@](?=\w)")
_WORD = re.compile(r"\w+")
# In two languages stems that begin alike may be one word.
_START, _LEAST_START = 5, 4
# A document of fewer words than this repeats its topic less often than a long one, in the same part of its sentences.
# Without this .547 of the pairs that say the same were found at precision .9 in the second world, and .600 with it.
_WORDS_OF_A_DOCUMENT = 300
_IN_MARKS = re.compile(r"[“”\"„«»]([^“”\"„«»\n]{4,2000})[“”\"«»]")
_QUOTED = frozenset({"direct", "post"})
# The rules whose claims are phrases that say something only with the verb or noun before them.
_OF_PHRASES = frozenset({"verb-nominal", "verb-infinitive", "noun-clause"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it is read from the database; times are naive UTC, `day` is when it was said (the middle)."""

    claim_id: str
    document_id: str
    kind: str
    text: str
    language: str | None
    embed_id: str | None
    post: str | None
    renders: str | None
    rendering: str | None
    author_id: str | None
    author_name: str | None
    author_kind: str | None
    date_basis: str | None
    day: datetime | None
    about_day: datetime | None
    about_text: str | None
    publisher: str | None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of a text alone.

    `weights`: of each stem how much it tells in its language, in (0, 1]; `names`: stems written with a capital within a
    sentence (none where nouns are); `capitals`: all stems written with one; `negated`: an odd number of clauses denies,
    `denies`: any does. `telling` are the texts of telling clauses; `counts` the values of the numbers that are neither
    times of day nor dates; `starts` the first letters of the stems, `capital_starts` of those written with a capital.
    """

    language: str
    clauses: tuple[Clause, ...]
    stems: tuple[str, ...]
    figures: tuple[Figure, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    capitals: frozenset[str]
    negated: bool
    denies: bool
    telling: tuple[str, ...]
    counts: frozenset[float]
    starts: frozenset[str]
    capital_starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim and what is compared of it.

    `author`: the telling words of its author's name, `speaker` the same with what bodies are called in any language.
    `plain`: the weights without those of numbers and of names within a sentence; `quoted`: the stems of what stands
    between quotation marks; `phrase`: it was told in a phrase without a verb of its own ("denied any part in it").
    """

    claim: Claimed
    text: Text
    author: frozenset[str]
    speaker: frozenset[str]
    weights: Mapping[str, float]
    plain: Mapping[str, float]
    quoted: frozenset[str]
    phrase: bool


def uses(text: str) -> Mapping[str, float]:
    """How often a document of usual length would use each stem of this one: what it says throughout is its topic.

    In two sentences a word that stands in both stands throughout, though it stands there but twice.
    """
    stems = stems_of(text)
    longer = max(1.0, _WORDS_OF_A_DOCUMENT / max(1, len(stems)))
    return {one: 1 + (count - 1) * longer for one, count in Counter(stems).items()}


def profile(claim: Claimed, used: Mapping[str, float]) -> Profile:
    """A claim as it is compared. `used` counts the stems of its document: what it says throughout tells less."""
    text = text_profile(claim.text, claim.language)
    weights = {one: weight / (1 + log(max(1, used.get(one, 1)))) for one, weight in text.weights.items()}
    plain = {one: weight for one, weight in weights.items() if one not in text.names and not one[0].isdigit()}
    phrase = claim.rule in _OF_PHRASES
    author = name_words(claim.author_name)
    speaker = speaker_words(claim.author_name, claim.author_kind)
    return Profile(claim, text, author, speaker, weights, plain, _quoted(claim, text), phrase)


def quoted_parts(kind: str, text: str) -> list[str]:
    """What of a claim stands between quotation marks: all of a direct one that prints none itself."""
    parts = [match[1] for match in _IN_MARKS.finditer(text)]
    return parts or ([text] if kind == "direct" else [])


def _quoted(claim: Claimed, text: Text) -> frozenset[str]:
    if claim.kind in _QUOTED:
        return frozenset(text.stems)
    return frozenset(one for part in quoted_parts(claim.kind, claim.text) for one in stems_of(part))


@lru_cache(maxsize=65536)
def text_profile(text: str, language: str | None) -> Text:
    """A text as it is compared."""
    plain = plain_text(text)
    clauses = clauses_of(plain, comparison(language))
    stems = tuple(map(stem, _WORD.findall(folded(plain))))
    table = tellings(language)
    weights = {one: weight for one in stems if (weight := table.get(one, 1.0)) > 0 and len(one) > 1}
    code = (language or "").partition("-")[0]
    denials = sum(clause.negated for clause in clauses)
    names, capitals = _capitals(plain, code)
    found = figures(plain, language)
    return Text(
        language=code,
        clauses=clauses,
        stems=stems,
        figures=found,
        weights=weights,
        names=names,
        capitals=capitals,
        negated=denials % 2 == 1,
        denies=denials > 0,
        telling=tuple(clause.text for clause in clauses if clause.telling),
        counts=frozenset(figure.value for figure in found if not figure.clock and not figure.calendar),
        starts=frozenset(one[:_START] for one in weights if len(one) >= _LEAST_START),
        capital_starts=frozenset(name[:_START] for name in capitals),
    )


def _capitals(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems written with a capital within a sentence (none where every noun is), and all of them."""
    words = load(language)
    nouns = words is not None and words.nouns_capitalised
    inside: set[str] = set()
    every: set[str] = set()
    for sentence in SENTENCE.split(text):
        for at, word in enumerate(_WORD.findall(sentence)):
            if word[0].isupper() and len(word) > 1:
                written = stem(folded(word))
                every.add(written)
                if at and not nouns:
                    inside.add(written)
    return frozenset(inside), frozenset(every)


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order, without links and the tags at its end."""
    return tuple(map(stem, words_of(text)))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order, without links and the tags at its end: as many as its stems."""
    return _WORD.findall(folded(plain_text(text)))


def plain_text(text: str) -> str:
    """A text without links, the tags at its end, and the signs before other tags and handles."""
    text = _without_trailing_tags(text)
    if "http" in text or "pic." in text:
        text = _LINK.sub(" ", text)
    return _SIGN.sub("", text) if "#" in text or "@" in text else text


def _without_trailing_tags(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[-1].startswith("#"):
        words.pop()
    return " ".join(words)
