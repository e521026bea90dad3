"""Noun phrases without a parser, read forwards: who stands after a verb. `subjects` reads backwards.

Determiners, capitals, words of a voice (roles, bodies, sources) and the small words of the language are enough for
the phrases that newspapers put beside a reporting verb; anything longer is cut at the first sure boundary.
"""

from __future__ import annotations

from typing import Final, Literal

from tracker.claims.grammar.clauses import is_bracketed_day
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.tokens import BREAK, QUOTE
from tracker.languages.lexicon import Language

LONGEST: Final = 22
LONGEST_APPOSITION: Final = 24
# Tokens from a bracket inside a noun phrase to the one that closes it.
LONGEST_BRACKET: Final = 7
PUNCTUATION: Final = frozenset(".!?…;:,()[]{}–—-/«»\"'’‘•*|")

# What a token is to a noun phrase: no part of it, a part only if more follows, a part, a part with which it has a name.
Part = Literal["none", "joint", "word", "name"]


def is_voice(word: str, language: Language) -> bool:
    """Whether a noun names somebody or something that speaks."""
    return (
        word in language.roles
        or word in language.titles
        or word in language.anonymous
        or word in language.bodies
        or word in language.collectives
        or word in language.documents
    )


def looks_finite(scene: Scene, at: int) -> bool:
    """Whether a token is a finite verb, as far as lists and endings tell."""
    low, language = scene.tokens.low, scene.language
    word = low[at]
    if word in language.finite_hints:
        return True
    return (
        word.endswith(language.past_endings)
        and len(word) > 4
        and not scene.tokens.upper(at)
        and (at == 0 or low[at - 1] not in language.articles)
    )


def after(scene: Scene, i: int, end: int, *, any_noun: bool = False) -> Phrase | None:
    """The noun phrase that begins at token i, before token `end`; None where none begins there.

    `any_noun`: the place itself proves that a noun follows, so that one without determiner will do ("exit polls").
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    i = _past_adverbials(scene, i, end)
    if (
        i + 1 < end
        and low[i] in language.prepositions
        and (low[i] in language.determiners or low[i] in language.relay_to)
    ):
        i = _past_recipient(scene, i, end)
    if i >= end or not low[i][0].isalnum():
        return None
    if low[i] in language.pronouns and low[i] not in language.determiners:
        return Phrase(i, i, True)
    noun = any_noun and low[i] not in language.phrase_ends and low[i] not in language.prepositions
    known = low[i] in language.determiners or tokens.upper(i) or is_voice(low[i], language) or low[i][0].isdigit()
    if not (noun or known):
        return None
    if low[i] in language.time_words:
        return None
    read = _read(scene, i, end)
    if read is not None:
        return read
    last = _extent(scene, i, end)
    if last < i or (
        last == i and low[i] in language.determiners and low[i] not in language.pronouns and not tokens.upper(i)
    ):
        return None
    last = _apposition(scene, i, last, end)
    return Phrase(i, last)


def _read(scene: Scene, i: int, end: int) -> Phrase | None:
    """The phrase of the analysis that begins at token i."""
    analysis = scene.grammar.at(i)
    if analysis is None:
        return None
    beginning = [phrase for phrase in analysis.phrases if i in (phrase.begin, phrase.first) and not phrase.relative]
    fitting = [phrase for phrase in beginning if phrase.until < end]
    widest = max(fitting, key=lambda phrase: phrase.until, default=None)
    return None if widest is None else Phrase(i, before_time(scene, i, widest.until), widest.pronoun)


def before_time(scene: Scene, first: int, last: int) -> int:
    """The last token of a phrase before a day without a preposition ("il dirigente domenica sera")."""
    low, language = scene.tokens.low, scene.language
    for at in range(first + 1, last + 1):
        if low[at] not in language.time_words or scene.tokens.upper(at):
            continue
        before = low[at - 1]
        joined = before in language.prepositions or before in language.noun_prepositions
        if not joined and before not in language.determiners:
            return at - 1
    return last


def _past_adverbials(scene: Scene, i: int, end: int) -> int:
    """The first token that is no adverb, time ("mardi", "el martes", "am 5. März") or aside ("de son côté")."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    while i < end:
        word = low[i]
        if word in language.time_words or is_bracketed_day(low, i):
            i += 1
        elif (word in language.determiners or word in language.prepositions) and _is_time(scene, i + 1, end):
            i += 1
            while i < end and (low[i].isdigit() or low[i] == "." or low[i] in language.time_words):
                i += 1
        elif length := _aside(low, i, end, language):
            i += length
        elif word in language.adverbials and word not in language.determiners and not tokens.upper(i):
            i += 1
        else:
            break
    return i


def _aside(low: list[str], i: int, end: int, language: Language) -> int:
    """How many tokens "por sua vez", the same between commas, or "no Facebook" takes at i."""
    if length := matched(low, i, language.parentheticals.get(low[i], ())):
        return length
    if low[i] in language.prepositions and i + 1 < end and low[i + 1] in language.platforms:
        return 2
    if low[i] != "," or low[i + 1] not in language.parentheticals:
        return 0
    length = matched(low, i + 1, language.parentheticals[low[i + 1]])
    return length + 2 if length and low[i + 1 + length] == "," else 0


def _past_recipient(scene: Scene, i: int, end: int) -> int:
    """Past "au Courrier" or "à la presse" when a noun phrase follows at once; i where none does."""
    low, language = scene.tokens.low, scene.language
    following = _extent(scene, i + 1, end) + 1
    begins = low[following] in language.articles or scene.tokens.upper(following) or is_voice(low[following], language)
    if i + 1 < following < end and begins:
        return following
    return i


def _is_time(scene: Scene, i: int, end: int) -> bool:
    low, language = scene.tokens.low, scene.language
    if i >= end:
        return False
    if low[i] in language.time_words:
        return True
    ahead = i + 1 + (i + 1 < end and low[i + 1] == ".")
    return low[i].isdigit() and ahead < end and low[ahead] in language.time_words


def matched(low: list[str], i: int, tails: tuple[tuple[str, ...], ...]) -> int:
    """How many tokens the phrase at i takes, whose first word matched; 0 when none does."""
    return next((1 + len(tail) for tail in tails if tuple(low[i + 1 : i + 1 + len(tail)]) == tail), 0)


def _extent(scene: Scene, i: int, end: int) -> int:
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


def _apposition(scene: Scene, first: int, last: int, end: int) -> int:
    """The end of ", le porte-parole du Kremlin" or ", Antonio Guterres" after the phrase, or `last`."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    comma = last + 1
    if comma + 1 >= end or low[comma] != ",":
        return last
    begin = comma + 1
    if tokens.quote[begin] >= 0 or not low[begin][0].isalnum():
        return last
    stop = _extent(scene, begin, min(end, begin + LONGEST_APPOSITION))
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


def is_name(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    return all(
        (tokens.upper(at) and tokens.low[at] not in language.determiners)
        or tokens.low[at] in language.name_particles
        or tokens.low[at] in ".-'"
        for at in range(first, last + 1)
    ) and tokens.upper(first)
