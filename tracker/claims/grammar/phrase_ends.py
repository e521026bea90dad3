"""Where a noun phrase ends, read forwards by lists and capitals from its first word, with what stands in apposition."""

from __future__ import annotations

from typing import Final, Literal

from tracker.claims.grammar.word_signs import PUNCTUATION, is_name, is_nominative, is_voice
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK, QUOTE

LONGEST: Final = 22
LONGEST_APPOSITION: Final = 24
# Tokens from a bracket inside a noun phrase to the one that closes it.
LONGEST_BRACKET: Final = 7

# What a token is to a noun phrase: no part of it, a part only if more follows, a part, a part with which it has a name.
Part = Literal["none", "joint", "word", "name"]


def end_of(scene: Scene, i: int, end: int) -> int:
    """The last token of the noun phrase that begins at i, without appositions."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    named = False
    last = i - 1
    at = i
    while at < min(end, i + LONGEST) and tokens.quote[at] < 0 and low[at] not in (BREAK, QUOTE):
        if low[at] == "(":
            close = _closing(low, at, end)
            part: Part = "word" if 0 <= close <= at + LONGEST_BRACKET else "none"
            at = max(at, close)
        elif low[at] in PUNCTUATION:
            part = "word" if _joins(scene, at, end) else "none"
        else:
            part = _part(scene, i, at, end, named)
        if part == "none":
            break
        if part != "joint":
            last = at
        named = named or part == "name"
        at += 1
    while (
        last > i
        and (low[last] in language.noun_prepositions or low[last] in language.conjunctions)
        and low[last] not in language.genitives
    ):
        last -= 1
    return last


def _joins(scene: Scene, at: int, end: int) -> bool:
    """Whether a mark stands inside a noun phrase: the full stop of "Dr. Halm", the hyphen of "Jean-Luc"."""
    tokens, language = scene.tokens, scene.language
    if tokens.low[at] == ".":
        before = tokens.low[at - 1] if at else ""
        shortened = before in language.abbreviations or (len(before) == 1 and tokens.upper(at - 1))
        return shortened and at + 1 < end and tokens.upper(at + 1)
    return (
        tokens.low[at] in "-–'/"
        and at + 1 < end
        and tokens.start[at] == tokens.end[at - 1]
        and tokens.end[at] == tokens.start[at + 1]
    )


def _part(scene: Scene, i: int, at: int, end: int, named: bool) -> Part:
    """What the word at `at` is to the noun phrase that begins at `i` and in which a name has stood or not (`named`)."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    word = low[at]
    if named and word in language.relay_to and at + 1 < end and low[at + 1] in language.media:
        # "sagte Jonna Brei der Zeitung": to whom it was said.
        return "none"
    if at > i and _begins_another(scene, at):
        return "none"
    if word in language.noun_prepositions or (word in language.genitives and at > i):
        return "word"
    if word in language.conjunctions:
        return "joint" if at + 1 < end and _coordinates(scene, at + 1) else "none"
    if word in language.phrase_ends or word in language.time_words or word in language.finite_hints:
        capital = tokens.upper(at) and word not in language.time_words
        return "word" if capital and at > i and tokens.upper(at - 1) else "none"
    if at > i and at in scene.hit_at and not tokens.upper(at):
        return "none"
    if tokens.upper(at) and word[0].isalpha():
        return "name"
    if language.nouns_capitalised:
        held = not named or low[at - 1] in language.determiners or low[at - 1] in language.linkers
    else:
        held = not named or low[at - 1] in language.noun_prepositions or is_voice(word, language)
    return "word" if held or _qualifies(scene, i, at, end) else "none"


def _begins_another(scene: Scene, at: int) -> bool:
    """Whether the article at `at` begins another noun phrase, to which nothing joins the one before it."""
    low, language = scene.tokens.low, scene.language
    genitive = low[at] in language.linkers and low[at] in language.articles
    if genitive and is_nominative(low[at + 1], scene.class_at(at + 1), scene.tokens.upper(at + 1), language):
        # "Laut Werft der größte Teil".
        return True
    return (
        low[at] in language.articles
        and not (scene.tokens.upper(at) and low[at - 1] in language.media)
        and low[at] not in language.linkers
        and low[at - 1] not in language.noun_prepositions
        and low[at - 1] not in language.conjunctions
        and low[at - 1] not in language.determiners
    )


def _coordinates(scene: Scene, following: int) -> bool:
    """Whether "and" before the token at `following` joins it to the noun phrase, rather than a clause."""
    word, language = scene.tokens.low[following], scene.language
    noun = scene.tokens.upper(following) or word in language.determiners or is_voice(word, language)
    return noun and word not in language.pronouns and following not in scene.hit_at


def _qualifies(scene: Scene, i: int, at: int, end: int) -> bool:
    """The adjective of a name inside a description: "le secrétaire général des Nations unies, …"."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    return (
        not language.nouns_capitalised
        and low[i] in language.determiners
        and not tokens.upper(i + 1)
        and at + 1 < end
        and low[at + 1] in PUNCTUATION
        and low[at - 2] in language.noun_prepositions
    )


def _closing(low: list[str], at: int, end: int) -> int:
    for here in range(at + 1, min(end, at + 12)):
        if low[here] == ")":
            return here
    return -1


def with_apposition(scene: Scene, first: int, last: int, end: int) -> int:
    """The end of ", le porte-parole du port" or ", Ana Rivel" after the phrase, or `last`."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    comma = last + 1
    if comma + 1 >= end or low[comma] != ",":
        return last
    begin = comma + 1
    if tokens.quote[begin] >= 0 or not low[begin][0].isalnum():
        return last
    stop = end_of(scene, begin, min(end, begin + LONGEST_APPOSITION))
    if stop < begin:
        return last
    named = any(tokens.upper(at) and low[at] not in language.determiners for at in range(first, last + 1))
    role = any(
        low[at] in language.roles or low[at] in language.titles or low[at] in language.bodies
        for at in range(begin, min(stop + 1, begin + 6))
    )
    if named and role and not _is_subject(scene, begin, stop, end):
        return stop
    role_first = any(low[at] in language.roles or low[at] in language.titles for at in range(first, last + 1))
    if role_first and is_name(scene, begin, stop) and not _is_subject(scene, begin, stop, end):
        return stop
    return last


def _is_subject(scene: Scene, first: int, last: int, end: int) -> bool:
    """Whether the phrase is followed at once by a finite verb, so that it begins a clause of its own."""
    at = last + 1
    return at < end and (scene.tokens.low[at] in scene.language.finite_hints or at in scene.hit_at) and first > 0
